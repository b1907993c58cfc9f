import Coupling
import Economy
import NumberText
import RegionalBase
import Results
import ScenarioKeys
import ScenarioKit
import ScenarioReading
import SimulationKit
import Study

/// The inputs behind results: modules with the values they read, what they read from each other and from the economy, and
/// how many numbers of each kind stand behind it all.
struct ResultTrace {
  private let prepared: PreparedRun
  private let language: Language
  private let explanation: Explanation
  private let sections: [ExplainedSection]

  init(_ prepared: PreparedRun, language: Language) {
    self.prepared = prepared
    self.language = language
    explanation = Explanation(prepared)
    sections = prepared.explainedSections
  }

  private func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }

  /// - Parameter parameter: the key of a number that is the result itself.
  func text(behind outputs: Set<Output>, parameter: String?) -> String {
    if let parameter { return "\n" + ((try? explanation.text(of: parameter)) ?? "") }
    let modules = prepared.modules.map(\.identifier).filter { name in
      outputs.contains { if case .module(name, _) = $0 { true } else { false } }
    }
    let readsEconomy = outputs.contains { if case .economy = $0 { true } else { false } }
    var text = ""
    if readsEconomy { text += "\n" + senders }
    var seen: Set<CouplingGraph.Node> = readsEconomy ? [.quantities, .coefficients] : []
    for name in modules { text += chain(.module(name), &seen) }
    var kinds: [String: Int] = readsEconomy ? prepared.kinds(behind: .quantities) : [:]
    if !readsEconomy, let name = modules.first { kinds = prepared.kinds(behind: .module(name)) }
    if !readsEconomy, modules.count > 1 {
      for name in modules.dropFirst() {
        kinds.merge(prepared.kinds(behind: .module(name))) { max($0, $1) }
      }
    }
    let counts = Translations.kinds.compactMap { kind in
      kinds[kind].map { say("\($0) \(kind)", "\(Translations.kind(kind).zh)\($0)") }
    }
    return text + "\n"
      + say(
        "numbers behind it: \(counts.isEmpty ? "none" : counts.joined(separator: ", "))",
        "所依据的数值：\(counts.isEmpty ? "无" : counts.joined(separator: "，"))") + "\n"
  }

  /// A node, then the nodes that it reads from, each once.
  private func chain(_ node: CouplingGraph.Node, _ seen: inout Set<CouplingGraph.Node>) -> String {
    guard seen.insert(node).inserted else { return "" }
    var text = ""
    switch node {
    case .module(let name): text += "\n" + module(name)
    case .coefficients: text += "\n" + say("the economy's coefficients\n", "经济系数\n") + values(of: tableSection)
    case .prices: text += "\n" + say("the economy's prices\n", "经济价格\n")
    case .quantities:
      text += "\n" + say("the economy\n", "经济\n")
      for section in sections where !section.isHead && !section.isModule { text += values(of: section) }
      text += senders
    }
    let givers = prepared.problem.graph.flows.filter { $0.to == node }.map(\.from)
    for giver in givers { text += chain(giver, &seen) }
    return text
  }

  /// The section that names the table.
  private var tableSection: ExplainedSection? { sections.first { $0.name == EconomySections.economy.name } }

  private func module(_ name: String) -> String {
    guard let module = prepared.modules.first(where: { $0.identifier == name }) else { return "" }
    let mode = module.mode.map { say(", mode \($0)", "，模式\($0)") } ?? ""
    var text = say("module \(name): \(module.title.en)\(mode)\n", "模块\(name)：\(module.title.zh)\(mode)\n")
    for section in sections where section.name == "modules.\(name)" { text += values(of: section) }
    for flow in prepared.problem.graph.flows where flow.to == .module(name) {
      let unit = module.member.inputs.first { $0.name == flow.input }.map { unitText($0.unit) } ?? ""
      text += say(
        "  reads \(flow.variable)\(unit) from \(title(flow.from))\n",
        "  读取\(title(flow.from))的\(flow.variable)\(unit)\n")
    }
    return text
  }

  private func title(_ node: CouplingGraph.Node) -> String {
    switch node {
    case .module(let name): say("the module \(name)", "模块\(name)")
    case .coefficients: say("the economy's coefficients", "经济系数")
    case .prices: say("the economy's prices", "经济价格")
    case .quantities: say("the economy", "经济")
    }
  }

  /// Outputs that modules send to the economy.
  private var senders: String {
    var text = ""
    for member in prepared.modules.map(\.member) {
      for link in member.links {
        let to = [link.host, link.account, link.user].compactMap(\.self).first.map { " -> \($0)" } ?? ""
        text +=
          "  \(member.name)/\(link.output)"
          + say(" (\(link.kind.rawValue)\(to))\n", "（\(link.kind.rawValue)\(to)）\n")
      }
    }
    return text.isEmpty
      ? say("no module sends anything to the economy\n", "没有模块向经济输送数据\n")
      : say("modules send to the economy\n", "各模块向经济输送\n") + text
  }

  /// A line for each value that is read: value, unit, kind and place.
  private func values(of section: ExplainedSection?) -> String {
    guard let section else { return "" }
    return section.entries.filter { section.inactivity(of: $0) == nil && $0.value != nil }.map { entry in
      let kind = Translations.kind(entry.origin.kind?.rawValue ?? "unstated")[language]
      return "  \(entry.path) = \(brief(entry, in: section))  \(entry.isNumeric ? "\(kind)  " : "")\(place(entry))\n"
    }.joined()
  }

  private func place(_ entry: ExplainedSection.Entry) -> String {
    if entry.origin.fromDefault { return say("default", "默认值") }
    return explanation.place(entry.origin)
  }

  private func brief(_ entry: ExplainedSection.Entry, in section: ExplainedSection) -> String {
    let lines = explanation.value(of: entry, in: section)
    if lines.count == 1, lines[0].count <= 60 { return lines[0] }
    guard let part = ParameterElement(entry, axes: section.section.parameters.axes) else {
      return lines[0].prefix(59) + "…"
    }
    let (unit, axes) = (explanation.unit(of: entry), part.axes)
    return say(
      "\(part.values.count) numbers\(unit.isEmpty ? "" : " in\(unit)") over \(axes.joined(separator: " and "))",
      "\(part.values.count)个数值\(unit.isEmpty ? "" : "，单位\(unit)")，\(axes.joined(separator: " × "))")
  }

  private func unitText(_ unit: String) -> String {
    unit == "1" ? "" : " (\(Translations.unit(unit, tableYear: prepared.accounts.year)[language]))"
  }
}

extension ExplainedSection.Entry {
  /// Whether it is a number, or numbers, of which a kind is counted.
  fileprivate var isNumeric: Bool {
    switch value {
    case .number, .integer, .array, .table: true
    case .boolean, .text, .records, nil: false
    }
  }
}
