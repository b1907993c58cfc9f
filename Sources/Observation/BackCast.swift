import CSVText
package import Coupling
import NumberText
import PlanReading
import ScenarioKit
import ScenarioReading
import SimulationKit

/// A run's numbers for years that are known, beside the observed ones.
package struct BackCast: Sendable {
  package struct Comparison: Sendable {
    package var figure: ObservedFigure
    /// In the figure's unit.
    package var computed: Double
    package var difference: Double
    /// Of the observed value; nil for a growth, and beside 0.
    package var perCent: Double?
  }

  /// Comparisons of one variable in one unit, by year.
  package struct Series: Sendable {
    package var variable: String
    package var unit: String
    package var comparisons: [Comparison]

    package var meanError: Double { mean { $0.difference } }
    package var meanAbsoluteError: Double { mean { $0.difference.magnitude } }
    /// Nil where any has none.
    package var meanAbsolutePerCent: Double? {
      comparisons.allSatisfy { $0.perCent != nil } ? mean { ($0.perCent ?? 0).magnitude } : nil
    }

    private func mean(_ value: (Comparison) -> Double) -> Double {
      comparisons.reduce(0) { $0 + value($1) } / Double(comparisons.count)
    }
  }

  /// In the file's order.
  package let series: [Series]
  /// Figures that no computed number stands beside, each with its reason.
  package let omitted: [ObservedFigure]

  /// Runs the scenario once.
  /// - Throws: `SampleFailure` saying what failed, or is infeasible, and where.
  package init(_ run: some ObservableRun, _ figures: [ObservedFigure]) throws(SampleFailure) {
    let wishes = figures.compactMap { figure -> ComputedYears.Wish? in
      guard figure.omission == nil, case .computed(let result) = figure.result else { return nil }
      return ComputedYears.Wish(result, year: figure.year)
    }
    let computed = try run.computed(Set(wishes))
    var series: [Series] = []
    var omitted: [ObservedFigure] = []
    for var figure in figures {
      guard figure.omission == nil, case .computed(let result) = figure.result, let conversion = figure.conversion
      else {
        omitted.append(figure)
        continue
      }
      guard let number = computed.value(result, in: figure.year) else {
        figure.omission = .noNumber
        omitted.append(figure)
        continue
      }
      let value = conversion(number)
      let difference = value - figure.value
      let comparison = Comparison(
        figure: figure, computed: value, difference: difference,
        perCent: result.isGrowth || figure.value == 0 ? nil : 100 * difference / figure.value.magnitude)
      if let place = series.firstIndex(where: { $0.variable == figure.variable && $0.unit == figure.unit }) {
        series[place].comparisons.append(comparison)
      } else {
        series.append(Series(variable: figure.variable, unit: figure.unit, comparisons: [comparison]))
      }
    }
    for place in series.indices {
      series[place].comparisons = series[place].comparisons.enumerated()
        .sorted { ($0.element.figure.year, $0.offset) < ($1.element.figure.year, $1.offset) }.map(\.element)
    }
    self.series = series
    self.omitted = omitted
  }

  /// Every figure with what was computed, those that are not compared with the reason.
  package var csv: String {
    var writer = CSVWriter(guardsFormulas: true)
    writer.row([
      "variable", "unit", "year", "observed", "computed", "difference", "per_cent", "kind", "source", "not_compared",
    ])
    func add(_ figure: ObservedFigure, _ numbers: [String], _ reason: String) {
      writer.row(
        [figure.variable, figure.unit, "\(figure.year)", formatNumber(figure.value)] + numbers
          + [figure.kind, figure.source, reason])
    }
    for comparison in series.flatMap(\.comparisons) {
      add(
        comparison.figure,
        [
          formatNumber(comparison.computed), formatNumber(comparison.difference),
          comparison.perCent.map { formatNumber($0) } ?? "",
        ], "")
    }
    for figure in omitted { add(figure, ["", "", ""], figure.omission?.words.en ?? "") }
    return writer.text
  }
}
