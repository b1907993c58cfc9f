import CSVText
import LinearAlgebra
import NumberText
import PlanReading
package import SampleAnalysis
import ScenarioReading
import SimulationKit

/// The findings of an ensemble: bands of the headline series by year, the chance of meeting each target, and the samples that
/// have no answer.
package struct EnsembleSummary: Sendable {
  package struct Band: Sendable {
    package var series: StudyOutputs.Series
    package var quantiles: Quantiles
  }

  package struct TargetChance: Sendable {
    package var target: StudyOutputs.JudgedTarget
    package var chance: Chance
    /// Of the samples with a value; nan without any.
    package var median: Double
  }

  package static let probabilities = [0.05, 0.25, 0.5, 0.75, 0.95]
  private static let median = 2

  package let count: Int
  package let bands: [Band]
  package let chances: [TargetChance]
  package let failed: FailedSamples
  package let run: StudyRun

  /// - Parameter folder: of a study that is complete.
  package init(_ run: StudyRun, _ folder: StudyFolder) throws(StudyError) {
    self.run = run
    count = run.design.count
    var (counts, failed) = (run.outputs.targets.map { _ in Chance() }, FailedSamples())
    try run.forEachRow(in: folder) { row in
      for (place, target) in run.outputs.targets.enumerated() {
        counts[place].add(run.isMet(target, by: row.outputs[target.column]))
      }
      failed.note(row)
    }
    self.failed = failed
    try failed.requireAnswer(of: count)
    let quantiles = try Quantiles(columns: run.outputs.columns.count, probabilities: Self.probabilities) {
      take throws(StudyError) in
      try run.forEachRow(in: folder) { take($0.outputs[...]) }
    }
    bands = run.outputs.series.map { Band(series: $0, quantiles: quantiles.columns($0.columns)) }
    chances = zip(run.outputs.targets, counts).map { target, chance in
      TargetChance(target: target, chance: chance, median: quantiles.values[Self.median, target.column])
    }
  }

  /// The files of the summary.
  package var files: [(name: String, text: String)] {
    var bandTable = CSVWriter()
    bandTable.row(["series", "unit", "year", "probability", "value", "samples", "failed"])
    for band in bands {
      for (place, year) in band.series.years.enumerated() {
        for (number, probability) in Self.probabilities.enumerated() {
          let value = band.quantiles.values[number, place] * band.series.scale
          bandTable.row([
            band.series.name, band.series.unit, "\(year)", formatNumber(probability),
            value.isFinite ? formatNumber(value) : "", "\(band.quantiles.used[place])",
            "\(band.quantiles.failed[place])",
          ])
        }
      }
    }
    var chanceTable = CSVWriter()
    chanceTable.row([
      "target", "indicator", "value", "unit", "year", "median", "met", "missed", "failed", "needed", "chance", "low",
      "high", "bound", "condition",
    ])
    for entry in chances {
      let (target, chance) = (entry.target.target, entry.chance)
      chanceTable.row([
        target.identifier, target.indicator[run.prepared.header.language], formatNumber(target.value), target.unit,
        "\(target.year)", entry.median.isFinite ? formatNumber(entry.median) : "", "\(chance.met)", "\(chance.missed)",
        "\(chance.failed)", formatNumber(run.needed(entry.target)), formatNumber(chance.share),
        formatNumber(chance.interval.lowerBound),
        formatNumber(chance.interval.upperBound), target.bound, run.condition(entry.target),
      ])
    }
    return [("bands.csv", bandTable.text), ("chances.csv", chanceTable.text)]
  }
}
