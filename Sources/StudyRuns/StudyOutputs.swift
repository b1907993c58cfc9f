import Economy
package import PlanReading
import RegionalBase
import ScenarioKeys
import ScenarioKit
package import ScenarioReading
package import Study

/// The numbers that a study keeps of every sample: the headline series by year, and the value of every judged target.
package struct StudyOutputs: Sendable {
  package struct Column: Hashable, Sendable {
    package var name: String
    package var output: Output
    /// Within the output's row.
    package var place: Int
  }

  package struct Series: Hashable, Sendable {
    package var name: String
    package var title: String
    package var unit: String
    /// Of its numbers as the unit has them; 100 for per cent.
    package var scale: Double
    package var decimals: Int
    package var years: [Int]
    package var columns: Range<Int>
  }

  /// A target that a run is judged by.
  package struct JudgedTarget: Hashable, Sendable {
    package var target: PlanTargets.Target
    /// By its place in the problem.
    package var number: Int
    package var column: Int
  }

  /// A result that a study asks for beside its targets, as bands over these years.
  package struct Wish: Hashable, Sendable {
    package var result: NamedResult
    package var years: [Int]

    package init(_ result: NamedResult, years: [Int]) {
      self.result = result
      self.years = years
    }
  }

  package let columns: [Column]
  /// Results in single years that the problem does not have as targets yet.
  let extra: [Study.Target]
  package let series: [Series]
  package let targets: [JudgedTarget]

  /// - Parameter wishes: the series whose bands are shown; none for the headline series.
  package init(_ prepared: PreparedRun, wishes: [Wish] = []) {
    let years = prepared.header.years
    let problem = prepared.problem
    var columns: [Column] = []
    var series: [Series] = []
    func add(_ name: String, _ variable: EconomyVariable, _ title: String, _ unit: String, scale: Double, decimals: Int)
    {
      let width = problem.width(of: .economy(variable))
      guard width > 0, width <= years.count else { return }
      let shown = Array(years.suffix(width))
      series.append(
        Series(
          name: name, title: title, unit: unit, scale: scale, decimals: decimals, years: shown,
          columns: columns.count..<columns.count + width))
      columns += shown.enumerated().map {
        Column(name: "\(name).\($0.element)", output: .economy(variable), place: $0.offset)
      }
    }
    var extra: [Study.Target] = []
    for wish in wishes {
      let isShare = wish.result.isGrowth || wish.result.unit == "1"
      let first = columns.count
      for year in wish.years {
        let place = years.firstIndex(of: year) ?? 0
        columns.append(
          Column(
            name: "\(wish.result.variable).\(year)", output: .target(problem.targets.count + extra.count), place: 0))
        extra.append(
          Study.Target(
            identifier: "", value: 0, needed: 0, measure: wish.result.measure, year: place, since: max(0, place - 1)))
      }
      series.append(
        Series(
          name: wish.result.variable, title: wish.result.variable,
          unit: isShare ? "%" : wish.result.unit.inPrices(of: prepared.accounts.year),
          scale: isShare ? 100 : 1, decimals: 2, years: wish.years, columns: first..<columns.count))
    }
    self.extra = extra
    if wishes.isEmpty, !prepared.industries.codes.isEmpty {
      add("sei_share", .strategicShare, "Share of the strategic industries in industry", "%", scale: 100, decimals: 2)
      add(
        "sei_growth_premium", .growthPremium, "Growth of the strategic industries above that of industry",
        "percentage points", scale: 100, decimals: 2)
    }
    if wishes.isEmpty {
      add("value_added", .valueAdded, "Value added", "1e8 CNY of \(prepared.accounts.year)", scale: 1, decimals: 0)
    }
    targets = zip(prepared.targets.targets, problem.targets).enumerated().compactMap { number, pair in
      guard [.met, .missed].contains(problem.judged(pair.1, value: 0).state) else { return nil }
      columns.append(Column(name: "target.\(pair.0.identifier)", output: .target(number), place: 0))
      return JudgedTarget(target: pair.0, number: number, column: columns.count - 1)
    }
    self.columns = columns
    self.series = series
  }

  /// The outputs that `Problem.evaluate` is asked for.
  package var outputs: Set<Output> { Set(columns.map(\.output)) }
}
