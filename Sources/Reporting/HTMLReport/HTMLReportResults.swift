import Diagnostics
import NumberText
import PlanReading
import ResultCharts
import ResultText
import Results
import ScenarioReading
import SimulationKit
import Study

/// The sections on the results.
extension HTMLReport {
  /// The targets in groups: those that are judged, those of another perimeter with the ratio, those that the scenario sets and
  /// those that nothing computes.
  var scorecardSection: Section? {
    guard !record.scorecard.isEmpty else { return nil }
    let text = ScorecardText(record, language: language)
    let judged = judgedTable(text)
    let ratios = ratioTable(text)
    return Section(
      identifier: "scorecard", title: say("Plan scorecard", "规划目标对照表"),
      content: [
        judged.isEmpty ? .empty : judged.html, ratios.isEmpty ? .empty : ratios.html, remainder(text),
        implausibleInputs,
      ])
  }

  private func judgedTable(_ text: ScorecardText) -> HTMLTable {
    let lines = text.lines.filter { [.met, .missed].contains($0.state) }
    var table = HTMLTable(
      say("Judged: \(lines.count) targets", "可作判断：\(lines.count)项"),
      [
        .text(say("Target", "目标"), width: 50), .number(text.heading), .number(say("Computed", "计算值")),
        .text(say("State", "状态")),
      ])
    for line in lines {
      table.row([
        named(say("\(line.indicator), \(line.clause)", "\(line.indicator)，\(line.clause)"), line.relation),
        HTML(line.target), HTML(line.value),
        HTML(
          "span", ["class": "state \(line.isDoubtful ? "other" : Self.tone(line.state))"],
          "\(Self.sign(line.state)) \(line.stateText)"),
      ])
    }
    return table
  }

  /// Two readings of one promise in one row.
  private func ratioTable(_ text: ScorecardText) -> HTMLTable {
    let lines = zip(text.lines, record.scorecard).filter { $0.0.state == .otherPerimeter }
    var table = HTMLTable(
      say(
        "Other perimeter, not judged: \(lines.count) targets. What is computed covers something else than the plan's number, as all that an industry makes in the place of its “scale”",
        "口径不同，不作判断：\(lines.count)项。计算值与规划数的统计口径不同，如以产业总产出对照其“规模”"),
      [
        .text(say("Target", "目标"), width: 40), .number(say("Computed", "计算值")),
        .text(say("Plan, and computed over plan", "规划值及计算值与规划值之比")),
      ])
    var rows: [(name: String, value: String, readings: [String])] = []
    for (line, row) in lines {
      let ratio = row.perimeterRatio.map { say(" (×\(decimals($0, 2)))", "（×\(decimals($0, 2))）") } ?? ""
      let reading = say("\(line.clause): \(line.target)\(ratio)", "\(line.clause)：\(line.target)\(ratio)")
      if let place = rows.firstIndex(where: { $0.name == line.indicator && $0.value == line.value }) {
        rows[place].readings.append(reading)
      } else {
        rows.append((line.indicator, line.value, [reading]))
      }
    }
    for row in rows { table.row([row.name, row.value, row.readings.joined(separator: say("; ", "；"))]) }
    return table
  }

  /// The targets without a computed number to set beside the plan's, in a sentence.
  private func remainder(_ text: ScorecardText) -> HTML {
    let parts = [TargetResult.State.assumed, .notModelled].map { remainder(text, $0) }.filter { !$0.isEmpty }
    return parts.isEmpty ? .empty : HTML("p", ["class": "rest"], Array(parts.joined(separator: [HTML(say(" ", ""))])))
  }

  private func remainder(_ text: ScorecardText, _ state: TargetResult.State) -> [HTML] {
    let lines = text.lines.filter { $0.state == state }
    guard !lines.isEmpty else { return [] }
    let title =
      state == .assumed
      ? say("Set by the scenario itself", "由情景本身给定") : say("Not modelled", "未建模")
    let parts = lines.map { line in
      let value = line.value.isEmpty ? line.target : line.value
      let remark = line.remark.isEmpty ? "" : say(" (\(line.remark))", "（\(line.remark)）")
      return say(
        "\(line.indicator), \(line.clause): \(value)\(remark)", "\(line.indicator)，\(line.clause)：\(value)\(remark)")
    }
    return [
      HTML("strong", say("\(title) (\(lines.count)): ", "\(title)（\(lines.count)项）：")),
      prose(parts.joined(separator: say("; ", "；")) + say(".", "。")),
    ]
  }

  private func named(_ name: String, _ remark: String) -> HTML {
    HTML("span", [:], [HTML(name), remark.isEmpty ? .empty : HTML("span", ["class": "remark"], remark)])
  }

  /// Remarks on how the plan's targets were read.
  var targetNotesSection: Section? {
    let noted = record.scorecard.filter { !$0.target.note[language].isEmpty }
    guard !noted.isEmpty else { return nil }
    var table = HTMLTable(
      say("How the targets were read", "对目标的解读"),
      [.text(say("Target", "目标"), width: 40), .text(say("Clause", "条款")), .text(say("Note", "说明"), width: 50)])
    for row in noted {
      table.row([
        HTML(row.target.indicator[language]), HTML(ClauseNumber.text(row.target.clause, language)),
        prose(row.target.note[language]),
      ])
    }
    return Section(identifier: "targets", title: say("E. Notes on the targets", "E. 目标说明"), content: [table.html])
  }

  /// Inputs that are probably mistakes, with the targets that rest on them.
  private var implausibleInputs: HTML {
    guard let inputs = record.implausible, !inputs.isEmpty else { return .empty }
    let titles = Dictionary(record.scorecard.map { ($0.target.identifier, $0.target.indicator[language]) }) { $1 }
    var table = HTMLTable(
      say("Implausible inputs: probably mistakes", "存疑的输入值"),
      [
        .text(say("Input", "输入值"), width: 30), .text(say("Finding", "问题"), width: 40), .text(say("Written at", "位置")),
        .text(say("Targets that rest on it", "受影响的目标"), width: 42),
      ])
    for input in inputs {
      table.row([
        HTML(input.path), HTML(input.words[language]), HTML(input.place?.description ?? ""),
        HTML(list(input.targets.compactMap { titles[$0] })),
      ])
    }
    return table.html
  }

  func economySection(_ gallery: ReportCharts.Gallery) -> Section? {
    let own = figures(gallery) { $0 == nil && $1 != "scorecard" }
    guard !own.isEmpty else { return nil }
    return Section(
      identifier: "economy", title: say("Economy and strategic industries", "经济与战略性新兴产业"), content: [charts(own)])
  }

  /// A heading for each module; those that have one chart and no word share theirs.
  func modulesSection(_ gallery: ReportCharts.Gallery) -> Section? {
    var (content, waiting): ([HTML], (titles: [String], figures: [HTML])) = ([], ([], []))
    func flush() {
      guard !waiting.figures.isEmpty else { return }
      content += [HTML("h3", list(waiting.titles)), charts(waiting.figures)]
      waiting = ([], [])
    }
    for module in record.modules {
      let parts = parts(of: module, gallery)
      if parts.words.isEmpty, parts.figures.count == 1 {
        waiting.titles.append(module.title[language])
        waiting.figures += parts.figures
      } else if !parts.words.isEmpty || !parts.figures.isEmpty {
        flush()
        content += [HTML("h3", module.title[language])] + parts.words
        content.append(charts(parts.figures))
      }
    }
    flush()
    guard !content.isEmpty else { return nil }
    return Section(identifier: "modules", title: say("Results of the modules", "各模块结果"), content: content)
  }

  /// Charts side by side where there is room.
  private func charts(_ figures: [HTML]) -> HTML {
    figures.isEmpty ? .empty : .block("div", ["class": "charts"], figures)
  }

  /// The charts that belong to a section, and a sentence for each that cannot be drawn.
  func figures(
    _ gallery: ReportCharts.Gallery, _ belongs: (_ module: String?, _ declared: String) -> Bool
  ) -> [HTML] {
    gallery.pictures.filter { belongs($0.module, $0.declared) }.map(figure)
      + gallery.undrawn.filter { belongs($0.module, $0.declared) }.map {
        paragraph("The chart \($0.name) is not drawn: \($0.error).", "图 \($0.name) 无法绘制：\($0.error)。")
      }
  }

  private func figure(_ picture: ReportCharts.Picture) -> HTML {
    // Names of many positions make a chart wider than was asked for: it takes the whole width, and scrolls on a telephone.
    .block(
      "figure", picture.width > ReportCharts.pageWidth ? ["class": "broad", "tabindex": "0"] : [:],
      [.drawing(picture.svg), HTML("figcaption", [:], [prose(picture.finding)])]
        + (picture.chart.flatMap { ChartValues($0, language)?.table }.map { table in
          [.block("details", [:], [HTML("summary", say("Values", "数值")), table])]
        } ?? []))
  }

  private static func tone(_ state: TargetResult.State) -> String {
    switch state {
    case .met: "met"
    case .missed: "missed"
    case .assumed, .otherPerimeter, .notModelled: "other"
    }
  }

  /// A sign beside the word, so that nothing hangs on colour.
  private static func sign(_ state: TargetResult.State) -> String {
    switch state {
    case .met: "●"
    case .missed: "▲"
    case .assumed: "◇"
    case .otherPerimeter: "□"
    case .notModelled: "–"
    }
  }
}
