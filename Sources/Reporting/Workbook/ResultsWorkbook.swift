import Diagnostics
import PlanReading
import ResultText
package import Results
import ScenarioKit
import ScenarioReading
package import SimulationKit
package import WorkbookWriting

/// The results of a run as a workbook: what was run, the scorecard, every number that was entered with its source, and each
/// stored table and module's chart as a sheet.
package struct ResultsWorkbook {
  let results: StoredResults
  let language: Language
  /// Titles of the labels of modules' axes: by module, axis and label.
  let labels: [String: [String: [String: Title]]]
  /// By code, in the language.
  let sectorNames: [String: String]

  var record: RunRecord { results.record }

  /// - Parameter language: of heads, titles and units; the scenario's own where nil.
  package init(_ results: StoredResults, language: Language? = nil) {
    self.results = results
    let language = language ?? Language(rawValue: results.record.scenario.language) ?? .en
    self.language = language
    labels = Self.labels(of: results.record)
    sectorNames = Self.sectorNames(in: results, language)
  }

  func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }

  /// A sheet with what the list of contents says of it.
  struct Entry {
    var sheet: WorkbookSheet
    var content: String
    /// The file of the results that it holds; empty for what is made from several.
    var file: String
  }

  package var file: WorkbookFile {
    var names = WorkbookSheetNames()
    let contents = names.name(for: say("Contents", "目录"))
    let entries = (summaries + tableEntries + chartEntries).map { entry in
      var entry = entry
      entry.sheet.name = names.name(for: entry.sheet.name)
      return entry
    }
    return WorkbookFile(
      title: record.scenario.title[language], program: "simplan \(record.simplan)",
      sheets: [list(of: entries, named: contents)] + entries.map(\.sheet))
  }

  private var summaries: [Entry] {
    [
      Entry(
        sheet: runSheet, content: say("What was run, from what, with which program", "运行内容、输入和程序"), file: "run.json"),
      Entry(
        sheet: scorecardSheet, content: say("The targets of the plan beside the results", "规划目标与计算结果对照"),
        file: "scorecard.csv"),
      Entry(
        sheet: inputSheet,
        content: say("Every value that was entered, with kind, range and source", "全部输入数值及其类别、范围和来源"),
        file: "run.json"),
    ].filter { !$0.sheet.rows.isEmpty }
  }

  private func list(of entries: [Entry], named name: String) -> WorkbookSheet {
    WorkbookSheet(
      name,
      [
        .init(say("Sheet", "工作表"), width: 34), .init(say("Content", "内容"), width: 70),
        .init(say("File in the results", "结果文件"), width: 50), .init(say("Rows", "行数"), width: 8, format: "0"),
      ],
      rows: entries.map { entry in
        [
          .link(entry.sheet.name, sheet: entry.sheet.name), .text(entry.content),
          entry.file.isEmpty ? .empty : .text(entry.file), .number(Double(entry.sheet.rows.count)),
        ]
      })
  }

  private var runSheet: WorkbookSheet {
    let scenario = record.scenario
    var rows: [[WorkbookSheet.Cell]] = []
    func add(_ en: String, _ zh: String, _ text: String, _ detail: String = "") {
      guard !text.isEmpty else { return }
      rows.append([.text(say(en, zh)), .text(text), detail.isEmpty ? .empty : .text(detail)])
    }
    add("Scenario", "情景", scenario.title[language], scenario.name)
    if let variant = scenario.variant {
      for block in variant.blocks { add("Variant of the command line", "命令行变体", "--use \(block)") }
      for setting in variant.settings { add("Variant of the command line", "命令行变体", "--set \(setting)") }
    }
    add("Region", "地区", language == .zh ? scenario.regionZh ?? scenario.region : scenario.region)
    if let first = scenario.years.first, let last = scenario.years.last { add("Years", "年份", "\(first)–\(last)") }
    add("Table", "投入产出表", scenario.tableTitle[language], scenario.tableCitation(in: language))
    add("Money in prices of", "价格年", "\(scenario.tableYear)")
    add("Reference", "参照情景", scenario.reference == "self" ? say("self", "本情景") : scenario.reference)
    add("Plan", "规划", record.plan(in: language))
    add("Program", "程序", "simplan \(record.simplan)")
    for (name, version) in record.libraries.sorted(by: { $0.key < $1.key }) { add("Library", "程序库", name, version) }
    for loop in record.loops {
      add(
        "Loop", "循环", loop.series.joined(separator: ", "),
        say("\(loop.sweeps) sweeps, residual \(loop.residual)", "迭代\(loop.sweeps)次，残差\(loop.residual)"))
    }
    for module in record.modules {
      add(
        "Module", "模块", "\(module.title[language]) (\(module.identifier) \(module.version))", "SHA-256 \(module.sha256)"
      )
    }
    for file in record.files { add("File", "文件", file.path, "SHA-256 \(file.sha256)") }
    for note in record.notes { add("Note", "说明", note) }
    return WorkbookSheet(
      say("Run", "运行"),
      [
        .init(say("Subject", "项目"), width: 24), .init(say("Value", "内容"), width: 80, isWrapped: true),
        .init(say("Detail", "详情"), width: 80, isWrapped: true),
      ], rows: rows)
  }

  private var scorecardSheet: WorkbookSheet {
    let words = ScorecardText(record, language: language)
    let rows = zip(record.scorecard, words.lines).map { row, line -> [WorkbookSheet.Cell] in
      [
        .text(words.groupName(of: ScorecardText.Group(row.state))), .text(line.indicator),
        .number(row.target.value), .text(Translations.bound(row.target.bound)[language]), .text(line.unit),
        .number(Double(row.target.year)), row.value.map { .number($0) } ?? .empty, .text(line.stateText),
        row.shortfall.map { .number($0) } ?? .empty, row.perimeterRatio.map { .number($0) } ?? .empty,
        .text(line.clause),
        .text([line.relation, line.remark, line.note].filter { !$0.isEmpty }.joined(separator: "; ")),
      ]
    }
    return WorkbookSheet(
      say("Scorecard", "规划目标对照表"),
      [
        .init(say("Group", "分组"), width: 16), .init(say("Target", "目标"), width: 44, isWrapped: true),
        .init(say("Plan", "规划值"), format: "#,##0.##"), .init(say("Wording", "表述"), width: 10),
        .init(say("Unit", "单位"), width: 18), .init(say("Year", "年份"), width: 8, format: "0"),
        .init(say("Computed", "计算值"), format: "#,##0.00"), .init(say("State", "状态"), width: 34, isWrapped: true),
        .init(say("Gap", "差距"), format: "#,##0.00"), .init(say("Ratio", "比值"), width: 8, format: "0.00"),
        .init(say("Clause", "条款"), width: 12), .init(say("Remark", "备注"), width: 60, isWrapped: true),
      ], rows: rows, frozenColumns: 2)
  }

  private var inputSheet: WorkbookSheet {
    let report = HTMLReport(results, language: language)
    let rows = record.values.map { value -> [WorkbookSheet.Cell] in
      let origin = value.origin
      func text(_ text: String?) -> WorkbookSheet.Cell { text.map { $0.isEmpty ? .empty : .text($0) } ?? .empty }
      func bound(_ value: Double?, _ ranges: [Double]?) -> WorkbookSheet.Cell {
        if let value { return .number(value) }
        return text(ranges.map { $0.map(HTMLReport.brief).joined(separator: " ") })
      }
      var shown = text(value.value?.words.prefixed(30_000))
      if case .number(let number)? = value.value { shown = .number(number) }
      return [
        .text(value.section), text(report.sectionTitle(value.section)), .text(value.key),
        text(report.meaning(of: value)), shown,
        text(value.unit.map { Translations.unit($0, tableYear: record.scenario.tableYear)[language] }),
        text(origin.kind.map { Translations.kind($0.rawValue)[language] }), bound(origin.low, origin.ranges?.lows),
        bound(origin.high, origin.ranges?.highs), text(origin.reason(in: language)),
        text(origin.source(in: language)),
        text(origin.location.map { "\($0)" } ?? say("default of the module", "模块默认值")),
        text(origin.overridden.map(\.description).joined(separator: ", ")),
        text(origin.active ? nil : say("not in use here", "此处未启用")),
      ]
    }
    return WorkbookSheet(
      say("Inputs and sources", "输入与来源"),
      [
        .init(say("Section", "部分"), width: 26), .init(say("Section in words", "部分名称"), width: 20),
        .init(say("Key", "参数"), width: 34), .init(say("Meaning", "含义"), width: 44, isWrapped: true),
        .init(say("Value", "数值"), width: 18), .init(say("Unit", "单位"), width: 14),
        .init(say("Kind", "类别"), width: 12), .init(say("Low", "下限"), width: 10), .init(say("High", "上限"), width: 10),
        .init(say("Reason", "理由"), width: 60, isWrapped: true), .init(say("Source", "来源"), width: 60, isWrapped: true),
        .init(say("Written at", "所在位置"), width: 38), .init(say("Replaces", "覆盖"), width: 38),
        .init(say("Remark", "备注"), width: 16),
      ], rows: rows, frozenColumns: 3)
  }
}

extension String {
  /// The text as far as a cell holds it, with a mark where it is cut.
  fileprivate func prefixed(_ count: Int) -> String { self.count > count ? prefix(count) + " …" : self }
}
