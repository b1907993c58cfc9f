import NumberText
import ResultText
import Results
import ScenarioReading
import SimulationKit

/// The sections on the computation.
extension HTMLReport {
  var runSection: Section? {
    Section(
      identifier: "run", title: say("F. How it was computed", "F. 计算过程"),
      content: [
        moduleTable,
        facts([
          (say("Program", "程序"), "simplan \(record.simplan)"),
          (
            say("Libraries", "数值库"),
            list(
              record.libraries.sorted { $0.key < $1.key }.map { name, version in
                version.hasPrefix(name) ? version : "\(name) \(version)"
              })
          ),
          (say("Order", "计算顺序"), record.order.map { $0.map(node).joined(separator: " ⇄ ") }.joined(separator: " → ")),
          (
            say("Calibration", "校准"),
            say(
              "shares of the strategic industries times \(shown(record.calibrationFactor, 4))",
              "战略性新兴产业份额乘以\(shown(record.calibrationFactor, 4))")
          ),
          (say("Condition of the equations", "方程条件数"), shown(record.conditionEstimate, 1)),
        ]),
        HTML("h3", say("Loops", "循环迭代")), loops, HTML("h3", say("Notes", "说明")), notes,
      ])
  }

  private func shown(_ number: Double?, _ places: Int) -> String { number.map { decimals($0, places) } ?? "–" }

  private var moduleTable: HTML {
    guard !record.modules.isEmpty else { return paragraph("No module took part.", "没有模块参与计算。") }
    var table = HTMLTable(
      say("Modules that took part", "参与计算的模块"),
      [
        .text(say("Module", "模块")), .text(say("Version", "版本")), .text(say("Mode", "模式")),
        .text(say("Library and its SHA-256", "库文件及其SHA-256"), width: 50),
      ])
    for module in record.modules {
      table.row([
        HTML(
          "span", [:],
          [HTML(module.title[language]), HTML("code", ["class": "remark", "lang": "en"], module.identifier)]),
        HTML(module.version), HTML(module.mode ?? "–"),
        HTML("span", [:], [code(module.library), HTML("code", ["class": "remark", "lang": "en"], module.sha256)]),
      ])
    }
    return table.html
  }

  private var loops: HTML {
    guard !record.loops.isEmpty else {
      return paragraph(
        "No part of this run waited for another in a circle: each was computed once.", "本次计算没有循环依赖，每个部分只计算一次。")
    }
    var table = HTMLTable(
      say("Loops, and how they closed", "循环及其收敛情况"),
      [
        .text(say("Series", "序列"), width: 60), .number(say("Sweeps", "迭代次数")), .number(say("Last residual", "最终残差")),
      ])
    for loop in record.loops { table.row([list(loop.series), "\(loop.sweeps)", "\(loop.residual)"]) }
    return table.html
  }

  private var notes: HTML {
    guard !record.notes.isEmpty else { return paragraph("The run left no notes.", "没有说明。") }
    let list = HTML.block("ul", [:], record.notes.map { HTML("li", [:], [prose(readable(inLanguage($0)))]) })
    guard record.scenario.language != language.rawValue else { return list }
    return .block(
      "div", [:],
      [
        paragraph(
          "They are in the language of the run; run the scenario with --language en for English ones.",
          "说明采用运行时的语言；以 --language zh 运行情景可得中文说明。"), list,
      ])
  }

  /// The note of a scenario file about a value outside its base's range, in Chinese; other notes as they are.
  private func inLanguage(_ note: String) -> String {
    guard language == .zh, let kind = note.firstRange(of: ": note: "), let verb = note.firstRange(of: " is "),
      let outside = note.firstRange(of: ", outside the "), let end = note.firstRange(of: " that its base gives ("),
      kind.upperBound <= verb.lowerBound, verb.upperBound <= outside.lowerBound,
      outside.upperBound <= end.lowerBound, note.hasSuffix(")")
    else { return note }
    let (key, value) = (note[kind.upperBound..<verb.lowerBound], note[verb.upperBound..<outside.lowerBound])
    let range = String(note[outside.upperBound..<end.lowerBound]).replacing(" to ", with: "至")
    let place = note[end.upperBound...].dropLast()
    return "\(note[..<kind.lowerBound])：\(key)取\(value)，超出基准情景给出的范围\(range)（\(place)）"
  }

  private func node(_ name: String) -> String {
    switch name {
    case "economy (coefficients)": say("economy (coefficients)", "经济（系数）")
    case "economy (quantities)": say("economy (quantities)", "经济（数量）")
    default: record.modules.first { $0.identifier == name }?.title[language] ?? name
    }
  }

  var filesSection: Section? {
    var table = HTMLTable(
      say("Every file that was read", "读取的全部文件"), [.text(say("File", "文件")), .text("SHA-256", width: 60)])
    for file in record.files { table.row([code(file.path), code(file.sha256)]) }
    let scenario = record.scenario
    return Section(
      identifier: "files", title: say("G. Data and files", "G. 数据与文件"),
      content: [
        facts([
          (say("Input-output table", "投入产出表"), scenario.tableTitle[language]),
          (say("Its source", "表的来源"), scenario.tableCitation(in: language)),
          (say("Plan", "规划"), record.plan(in: language)),
          (say("Prices", "价格"), say("prices of \(scenario.tableYear)", "\(scenario.tableYear)年价格")),
        ]),
        table.html,
      ])
  }

  private func facts(_ facts: [(name: String, text: String)]) -> HTML {
    .block(
      "dl", [:], facts.filter { !$0.text.isEmpty }.flatMap { [HTML("dt", $0.name), HTML("dd", [:], [prose($0.text)])] })
  }
}
