import Diagnostics
import Economy
import NumberText
package import Observation
import PlanReading
import RegionalBase
package import ScenarioReading
package import SimulationKit

/// How actual figures stand to the targets of a plan, for a terminal.
package struct MonitorText {
  private let monitor: Monitor
  private let language: Language
  private let tableYear: Int

  /// - Parameter language: the scenario's own where nil.
  package init(_ monitor: Monitor, of prepared: PreparedRun, language: Language? = nil) {
    self.monitor = monitor
    self.language = language ?? prepared.header.language
    tableYear = prepared.accounts.year
  }

  private func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }

  package var text: String {
    var table = TextTable(
      [
        say("Target", "目标"), say("Year", "年份"), say("Actual", "实际值"), say("Scenario", "情景值"),
        say("Gap", "差距"), say("Needed by then", "应达到"), say("Gap", "差距"), say("So far", "已有年均增长"),
        say("Still needed", "尚需年均增长"),
      ], [.left, .right, .right, .right, .right, .right, .right, .right, .right])
    for line in monitor.lines {
      table.add(
        [
          line.target.indicator[language], "\(line.figure.year)", short(line.actual), line.scenario.map(short) ?? "",
          line.scenario.map { signed(line.actual - $0) } ?? "", line.needed.map(short) ?? "",
          line.needed.map { signed(line.actual - $0) } ?? "", line.growthSoFar.map(rate) ?? "",
          line.growthNeeded.map(rate) ?? (line.isReached ? say("reached", "已达到") : ""),
        ], below: goal(line))
    }
    return table.text + remarks.map { $0 + "\n" }.joined()
  }

  /// Figures that stand beside no target, and targets without a figure, a line for each.
  package var remarks: [String] {
    monitor.unused.yearsByVariable.map { variable, years in
      say("of no target: \(variable) (\(years))", "不属于任何目标：\(variable)（\(years)）")
    }
      + monitor.late.map { figure, year in
        say(
          "after the target's year, \(year): \(figure.variable) (\(figure.year))",
          "晚于目标年\(year)年：\(figure.variable)（\(figure.year)）")
      }
      + (monitor.unfollowed.isEmpty
        ? []
        : [
          say("judged targets without a figure: ", "没有数据的可判断目标：")
            + monitor.unfollowed.map { $0.indicator[language] }.joined(separator: say("; ", "；"))
        ])
  }

  /// "at least 15 % in 2020".
  private func goal(_ line: Monitor.Line) -> String {
    let target = line.target
    let unit = Translations.unit(target.unit, tableYear: tableYear)[language]
    let value = short(target.value) + (unit.first?.isNumber == true ? " (\(unit))" : " \(unit)")
    return say(
      "\(target.bound) \(value) in \(target.year)",
      "\(target.year)年\(Translations.bound(target.bound).zh)\(value)")
      + (line.figure.kind == "document"
        ? "" : say("; figure: ", "；数据来源：") + Translations.kind(line.figure.kind)[language])
  }

  private func rate(_ value: Double) -> String { say("\(signed(100 * value)) % a year", "每年\(signed(100 * value))%") }

  private func signed(_ value: Double) -> String { ResultText.signed(value, digits: short(value.magnitude)) }
}

extension [ObservedFigure] {
  /// Each variable once, in the order of the file, with its years.
  var yearsByVariable: [(variable: String, years: String)] {
    var groups: [(variable: String, years: [String])] = []
    for figure in self {
      if let place = groups.firstIndex(where: { $0.variable == figure.variable }) {
        groups[place].years.append("\(figure.year)")
      } else {
        groups.append((figure.variable, ["\(figure.year)"]))
      }
    }
    return groups.map { ($0.variable, $0.years.joined(separator: ", ")) }
  }
}
