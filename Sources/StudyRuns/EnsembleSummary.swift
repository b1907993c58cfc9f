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

  package let count: Int
  package let bands: [Band]
  package let chances: [TargetChance]
  /// Samples without an answer; of the first few their factors too.
  package let failed: Int
  package let firstFailed: [SampleRow]
  package let run: StudyRun

  /// The most failed samples that are shown.
  private static let shownFailures = 3

  /// - Parameter folder: of a study that is complete.
  package init(_ run: StudyRun, _ folder: StudyFolder) throws(StudyError) {
    self.run = run
    count = run.design.count
    let width = run.outputs.columns.count
    var outputs: [Double] = []
    outputs.reserveCapacity(count * width)
    var failures: [SampleRow] = []
    var failed = 0
    try run.forEachRow(in: folder) { row in
      outputs += row.outputs
      guard row.failure != nil else { return }
      failed += 1
      if failures.count < Self.shownFailures { failures.append(row) }
    }
    self.failed = failed
    firstFailed = failures
    func column(_ column: Int) -> [Double] {
      stride(from: column, to: outputs.count, by: width).map { outputs[$0] }
    }
    var bands: [Band] = []
    do throws(AnalysisError) {
      for series in run.outputs.series {
        var numbers: [Double] = []
        numbers.reserveCapacity(count * series.columns.count)
        for sample in 0..<count {
          numbers += outputs[sample * width + series.columns.lowerBound..<sample * width + series.columns.upperBound]
        }
        bands.append(
          Band(
            series: series,
            quantiles: try Quantiles(numbers, columns: series.columns.count, probabilities: Self.probabilities)))
      }
    } catch { throw .analysis(error) }
    self.bands = bands
    chances = run.outputs.targets.map { target in
      let values = column(target.column)
      let sorted = values.filter(\.isFinite).sorted()
      return TargetChance(
        target: target, chance: Chance(values) { run.isMet(target, by: $0) ?? false },
        median: sorted.isEmpty ? .nan : quantile(0.5, ofSorted: sorted))
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
      "target", "indicator", "value", "unit", "year", "median", "met", "missed", "failed", "chance", "low", "high",
    ])
    for entry in chances {
      let (target, chance) = (entry.target.target, entry.chance)
      chanceTable.row([
        target.identifier, target.indicator[run.prepared.header.language], formatNumber(target.value), target.unit,
        "\(target.year)", entry.median.isFinite ? formatNumber(entry.median) : "", "\(chance.met)", "\(chance.missed)",
        "\(chance.failed)", formatNumber(chance.share), formatNumber(chance.interval.lowerBound),
        formatNumber(chance.interval.upperBound),
      ])
    }
    return [("bands.csv", bandTable.text), ("chances.csv", chanceTable.text)]
  }

  /// Writes the summary beside the samples.
  package func write(to folder: StudyFolder) throws(StudyError) {
    try folder.writeSummary(files, samples: count, failed: failed)
  }
}
