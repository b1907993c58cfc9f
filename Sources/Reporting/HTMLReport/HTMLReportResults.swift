import Diagnostics
import PlanReading
import Results
import ScenarioReading
import SimulationKit
import Study

/// The sections on the results.
extension HTMLReport {
  func scorecardSection(_ gallery: ReportCharts.Gallery) -> Section {
    let text = ScorecardText(record, language: language)
    var table = HTMLTable(
      say("Targets of the plan and what this scenario gives", "规划目标与本情景的结果"),
      [
        .text(say("Target", "目标"), width: 42), .text(say("Clause", "条款")),
        .number(text.heading),
        .number(say("Computed", "计算值")), .text(say("State", "状态")),
      ])
    for line in text.lines {
      let remarks = [line.relation, line.remark, line.note].filter { !$0.isEmpty }
      table.row([
        HTML("span", [:], [HTML(line.indicator)] + remarks.map { HTML("span", ["class": "remark"], $0) }),
        HTML(line.clause), HTML(line.target), HTML(line.value),
        HTML(
          "span", ["class": "state \(line.isDoubtful ? "other" : Self.tone(line.state))"],
          "\(Self.sign(line.state)) \(line.stateText)"),
      ])
    }
    return Section(
      identifier: "scorecard", title: say("Plan scorecard", "规划目标对照表"),
      content: [
        paragraph(
          "Assumed: the scenario itself sets the number. Other perimeter: what is computed beside the target covers something else, so that it is shown, with its ratio to the plan's number, and not judged. Not modelled: nothing is computed.",
          "为情景假设：数值由情景本身给定。口径不同：计算值与目标的统计口径不同，仅列出并给出与规划值之比，不作判断。未建模：没有计算。"),
        table.html, ShareReasons(results, language: language).map { HTML("p", [:], $0.sentence) } ?? .empty,
        implausibleInputs,
      ] + figures(gallery) { $0 == nil && $1 == "scorecard" })
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
      identifier: "economy", title: say("Economy and strategic industries", "经济与战略性新兴产业"), content: own)
  }

  func modulesSection(_ gallery: ReportCharts.Gallery) -> Section? {
    let content = record.modules.flatMap { module in
      let own = results(of: module, gallery)
      return own.isEmpty ? [] : [HTML("h3", module.title[language])] + own
    }
    guard !content.isEmpty else { return nil }
    return Section(identifier: "modules", title: say("Results of the modules", "各模块结果"), content: content)
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
    .block("figure", [:], [.drawing(picture.svg), HTML("figcaption", picture.finding)])
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
