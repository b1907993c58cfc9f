package import ModuleHost
import NumberText
package import Results
import SimulationKit

/// The manifest of a module, for a terminal.
package struct ManifestText {
  private let manifest: Manifest
  /// The version and the level of the contract that the module was built for.
  private let contract: (abi: Int, level: Int)

  package init(_ module: LoadedModule) {
    manifest = module.manifest
    contract = (LoadedModule.abi, module.level)
  }

  package var text: String {
    var text =
      "\(manifest.identifier) \(manifest.version): \(manifest.title.en) \(manifest.title.zh)\n\(manifest.summary)\n"
      + "built for ABI \(contract.abi) and level \(contract.level) of the module contract\n"
    for mode in manifest.modes { text += "\nmode \"\(mode.name)\": \(mode.meaning)" }
    if !manifest.modes.isEmpty { text += "\n" }
    for axis in manifest.axes {
      text +=
        "\naxis \(axis.name): \(axis.labels?.joined(separator: ", ") ?? axis.meaning?.en ?? "labels from the run")"
    }
    text += "\n\nParameters of [modules.\(manifest.identifier)]\n"
    for declaration in manifest.parameters { text += Self.lines(declaration, indent: "  ") }
    text += variables("Reads", manifest.inputs) + variables("Gives", manifest.outputs)
    if !manifest.links.isEmpty { text += "\nLinks to the economy\n" }
    for link in manifest.links {
      text += "  \(link.output): \(link.kind.rawValue)" + (link.host.map { ", part of \($0)" } ?? "")
      text += link.account.map { link.sign == -1 ? ", taken from \($0)" : ", added to \($0)" } ?? ""
      text += (link.user.map { ", of the inputs of \($0)" } ?? "") + "\n"
    }
    if text.contains("CNY") {
      text +=
        "\nCNY_table is money in the prices of the scenario's table (written CNY_2017); CNY without a year is money in "
        + "current prices\n"
    }
    return text
  }

  /// Parameters, what the module reads and what it gives, a row each.
  package var table: StoredTable {
    var table = StoredTable(
      header: [
        "part", "name", "kind", "unit", "axes", "modes", "optional", "default", "origin", "meaning_en", "meaning_zh",
      ])
    func add(_ declarations: [ParameterDeclaration], under path: String) {
      for declaration in declarations {
        var axes: [String] = []
        if case .array(let named, _, _, _) = declaration.kind { axes = named }
        table.rows.append([
          "parameter", path + declaration.key, Self.kind(declaration.kind), Self.unit(of: declaration.kind),
          axes.joined(separator: " "), declaration.modes.joined(separator: " "), declaration.optional ? "yes" : "no",
          declaration.fallback.map { Self.value($0.value) } ?? "",
          declaration.fallback.map(\.origin.rawValue) ?? "", declaration.meaning.en, declaration.meaning.zh,
        ])
        if case .records(let fields) = declaration.kind { add(fields, under: path + declaration.key + ".") }
      }
    }
    add(manifest.parameters, under: "")
    for (part, variables) in [("input", manifest.inputs), ("output", manifest.outputs)] {
      for variable in variables {
        table.rows.append([
          part, variable.name, "", variable.unit, variable.axes.joined(separator: " "),
          variable.modes.joined(separator: " "), variable.optional ? "yes" : "no", "", "", variable.meaning.en,
          variable.meaning.zh,
        ])
      }
    }
    return table
  }

  private func variables(_ heading: String, _ variables: [VariableDeclaration]) -> String {
    guard !variables.isEmpty else { return "" }
    return variables.reduce("\n\(heading)\n") { text, variable in
      text + "  \(variable.name) [\(variable.axes.joined(separator: ", "))] \(variable.unit): \(variable.meaning)"
        + (variable.modes.isEmpty ? "" : " (mode \(variable.modes.joined(separator: ", ")))") + "\n"
    }
  }

  private static func lines(_ declaration: ParameterDeclaration, indent: String) -> String {
    var text = "\(indent)\(declaration.key): \(kind(declaration.kind))"
    if !declaration.modes.isEmpty { text += ", mode \(declaration.modes.joined(separator: ", "))" }
    if declaration.optional { text += ", optional" }
    text += "\n\(indent)    \(declaration.meaning)\n"
    if let range = declaration.plausible {
      text += "\(indent)    plausible \(range.text(unit: unit(of: declaration.kind))): \(range.source)\n"
    }
    if let fallback = declaration.fallback {
      text += "\(indent)    default \(value(fallback.value)) (\(fallback.origin.rawValue): \(fallback.source))\n"
    }
    if case .records(let fields) = declaration.kind {
      for field in fields { text += lines(field, indent: indent + "    ") }
    }
    return text
  }

  static func unit(of kind: ParameterKind) -> String {
    switch kind {
    case .number(let unit, _), .array(_, let unit, _, _): unit
    default: "1"
    }
  }

  static func kind(_ kind: ParameterKind) -> String {
    switch kind {
    case .number(let unit, let bounds): "number, \(bounds.text(unit: unit))"
    case .integer(let bounds): "integer, \(bounds.text(unit: "1"))"
    case .choice(let choices): "one of \(choices.joined(separator: ", "))"
    case .array(let axes, let unit, let bounds, let absent):
      "array over \(axes.joined(separator: ", ")), \(bounds.text(unit: unit))"
        + (absent.map { ", absent labels are \(formatNumber($0))" } ?? "")
    case .records: "list of named records"
    case .table(let columns): "CSV file with the columns \(columns.map(\.name).joined(separator: ", "))"
    case .boolean, .text: kind.name
    }
  }

  static func value(_ value: ParameterValue) -> String {
    switch value {
    case .number(let number): formatNumber(number)
    case .integer(let integer): "\(integer)"
    case .boolean(let boolean): "\(boolean)"
    case .text(let text): "\"\(text)\""
    case .array(let values): values.map(formatNumber).joined(separator: " ")
    case .records(let records): records.map(\.name).joined(separator: ", ")
    case .table(let table): "\(table.rows) rows"
    }
  }
}
