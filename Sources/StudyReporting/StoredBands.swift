package import ChartRequests
import Files
import FoundationEssentials
import NumberText
import Reporting
package import ResultCharts
import Results
import SVGCharts
import ScenarioReading
package import SimulationKit
import StudyRuns

/// The bands of a study as its folder holds them, for charts that are drawn from them alone.
package struct StoredBands {
  private let record: StudyRecord
  private let samples: Int
  private let table: StoredTable
  private let series: [StudyRecord.SeriesPart]
  private let folder: String

  private struct SummaryRecord: Decodable {
    var study: String
    var samples: Int
  }

  /// Whether a folder is that of a study.
  package static func isStudy(_ folder: String) -> Bool { StudyRecord.stored(in: folder) != nil }

  /// - Throws: `ChartRequestProblem` for a study without bands, or without those of its samples.
  package init(in folder: String) throws(ChartRequestProblem) {
    guard let record = StudyRecord.stored(in: folder), let summary = StoredSummary(at: folder + "/summary"),
      let said = try? JSONDecoder().decode(SummaryRecord.self, from: Data(summary.body.utf8)), said.study == record.key
    else {
      throw ChartRequestProblem(
        .mark, "\(folder) has no summary of its samples", advice: "let the study end, or run it again")
    }
    guard let table = summary.tables["bands.csv"] else {
      throw ChartRequestProblem(
        .mark, "\(folder) is a study without bands by year", advice: "a fan needs one that simplan ensemble ran")
    }
    (self.record, samples, self.table, self.folder) = (record, said.samples, table, folder)
    let names = table.column("series").map { column in Set(table.rows.map { $0[column] }) } ?? []
    series = record.series.filter { names.contains($0.name) }
  }

  /// The names of the series that have bands.
  package var names: [String] { series.map(\.name) }

  /// The language of the scenario's reports: that in which it named its targets.
  private var language: Language {
    record.targets.contains { $0.indicator.unicodeScalars.contains { 0x4E00...0x9FFF ~= $0.value } } ? .zh : .en
  }

  /// The fan of a series as SVG, and its numbers as CSV.
  package func fan(
    _ request: ChartRequest, language asked: Language?, look: ChartLook
  ) throws(ChartRequestProblem) -> (svg: String, csv: String) {
    let language = asked ?? self.language
    guard let name = request.of.first, request.of.count == 1 else {
      throw ChartRequestProblem(
        .of, request.of.isEmpty ? "the chart names no variable" : "a fan shows one variable",
        advice: "\(folder) has bands of \(names.joined(separator: ", "))")
    }
    guard let series = series.first(where: { $0.name == name }) else {
      throw ChartRequestProblem(
        .of, "the study has no bands of '\(name)'", advice: "it has those of \(names.joined(separator: ", "))")
    }
    func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }
    let design = StudyDesign.Kind(rawValue: record.design).map { StudyWords.title($0)[language] } ?? record.design
    let count = short(Double(samples))
    var fan = FanChart(
      title: StudyWords.title(series.name, series.title)[language], unit: StudyWords.unit(series.unit)[language],
      decimals: decimals(of: series), years: series.years, bands: bands(of: series),
      subtitle: say("Bands of \(count) samples", "\(count)个样本的区间"),
      caption: say(
        "Scenario \(record.scenario); \(count) samples, \(design), seed \(record.seed). Computed by simplan.",
        "情景：\(record.scenario)；\(count)个样本，\(design)，种子\(record.seed)。由 simplan 计算。"))
    let lost = StudyWords.leftOut(lost(of: series), of: samples)[language]
    if !lost.isEmpty { fan.caption += say(" ", "") + lost }
    // The record of a study does not say which variable a target is about; its identifier is most often that name.
    let target = record.targets.filter { target in
      String(target.identifier.map { $0 == "-" ? "_" : $0 }) == series.name && target.unit.hasPrefix(series.unit)
    }.max { $0.year < $1.year }
    if let target {
      let value = short(target.value)
      fan.target = (
        target.value, say("plan for \(target.year): \(value) \(fan.unit)", "\(target.year)年规划值：\(value)\(fan.unit)")
      )
    }
    guard var chart = fan.chart(language) else {
      throw ChartRequestProblem(.of, "no sample has a number of \(name) in its last year", advice: "choose another")
    }
    if let title = request.title { chart.title = title[language] }
    return try ChartDrawing(chart, subject: fan.title).drawn(language, look)
  }

  /// The samples without a number, of the year with most of them.
  private func lost(of series: StudyRecord.SeriesPart) -> Int {
    guard let name = table.column("series"), let failed = table.column("failed") else { return 0 }
    return table.rows.filter { $0[name] == series.name }.compactMap { Int($0[failed]) }.max() ?? 0
  }

  private func bands(of series: StudyRecord.SeriesPart) -> [[Double?]] {
    EnsembleSummary.probabilities.map { probability in
      series.years.map { year in
        guard
          let row = table.row(where: [
            "series": series.name, "year": "\(year)", "probability": formatNumber(probability),
          ]), let column = table.column("value")
        else { return nil }
        return Double(row[column])
      }
    }
  }

  /// Digits after the point that three digits of the largest number need.
  private func decimals(of series: StudyRecord.SeriesPart) -> Int {
    let largest = bands(of: series).flatMap { $0.compactMap(\.self) }.map(\.magnitude).max() ?? 0
    return largest >= 1000 ? 0 : largest >= 100 ? 1 : 2
  }
}
