import Diagnostics
import Economy
import NumberText
package import Observation
import ScenarioReading
package import SimulationKit

/// A run's numbers for years that are known, beside the observed ones, for a terminal.
package struct BackCastText {
  private let backCast: BackCast
  private let language: Language
  private let tableYear: Int

  /// - Parameter language: the scenario's own where nil.
  package init(_ backCast: BackCast, of run: some ObservableRun, language: Language? = nil) {
    self.backCast = backCast
    self.language = language ?? run.header.language
    tableYear = run.priceYear ?? run.header.years[0]
  }

  private func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }

  package var text: String {
    [comparisons, errors, omissions].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// As many decimals as a series shows.
  private func places(_ series: BackCast.Series) -> Int {
    let largest = series.comparisons.reduce(0) { max($0, $1.figure.value.magnitude, $1.computed.magnitude) }
    return largest >= 10_000 ? 0 : largest >= 1000 ? 1 : largest >= 0.1 ? 2 : 4
  }

  private func signed(_ value: Double, _ places: Int) -> String {
    ResultText.signed(value, digits: decimals(value.magnitude, places))
  }

  private func heading(_ series: BackCast.Series) -> String {
    let unit = Translations.unit(series.unit, tableYear: tableYear)[language]
    return series.variable + (unit.isEmpty ? "" : say(" (\(unit))", "（\(unit)）"))
  }

  private var comparisons: String {
    guard !backCast.series.isEmpty else { return "" }
    var table = TextTable(
      [
        say("Series", "指标"), say("Year", "年份"), say("Observed", "观测值"), say("Computed", "计算值"),
        say("Difference", "差值"), "%", say("Kind", "来源类别"),
      ], [.left, .right, .right, .right, .right, .right, .left])
    for series in backCast.series {
      let places = places(series)
      for (row, comparison) in series.comparisons.enumerated() {
        table.add([
          row == 0 ? heading(series) : "", "\(comparison.figure.year)", decimals(comparison.figure.value, places),
          decimals(comparison.computed, places), signed(comparison.difference, places),
          comparison.perCent.map { signed($0, 1) } ?? "", Translations.kind(comparison.figure.kind)[language],
        ])
      }
    }
    return table.text
  }

  private var errors: String {
    guard !backCast.series.isEmpty else { return "" }
    var table = TextTable(
      [
        say("Error of a series", "各指标误差"), say("Years", "年数"), say("Mean absolute", "平均绝对误差"),
        say("Mean", "平均误差"), say("Mean absolute %", "平均绝对误差（%）"),
      ], [.left, .right, .right, .right, .right])
    for series in backCast.series {
      let places = places(series)
      table.add([
        heading(series), "\(Set(series.comparisons.map(\.figure.year)).count)",
        decimals(series.meanAbsoluteError, places),
        signed(series.meanError, places), series.meanAbsolutePerCent.map { decimals($0, 1) } ?? "",
      ])
    }
    return table.text
      + say(
        "What the scenario enters from the same figures, or is calibrated to, agrees by itself.",
        "情景直接录入或据以校准的数值，自然一致。") + "\n"
  }

  /// A line for each variable and reason.
  private var omissions: String {
    var reasons: [ObservedFigure.Omission] = []
    for case let reason? in backCast.omitted.map(\.omission) where !reasons.contains(reason) { reasons.append(reason) }
    return reasons.flatMap { reason in
      backCast.omitted.filter { $0.omission == reason }.yearsByVariable.map { variable, years in
        let why = reason.words[language]
        return say("not compared: \(variable) (\(years)): \(why)", "未比较：\(variable)（\(years)）：\(why)") + "\n"
      }
    }.joined()
  }
}
