package import Diagnostics
import NumberText
package import Results
import ScenarioKeys
import ScenarioKit
import ScenarioReading
import SimulationKit

/// The keys of a scenario outside its modules: the head, the years, and the sections of the economy.
package struct KeyList {
  struct Section {
    var name: String
    var meaning: String
    var declarations: [ParameterDeclaration]
  }

  static let sections: [Section] =
    [
      Section(
        name: "scenario", meaning: "the keys at the top of a scenario, before any section",
        declarations: [
          ParameterDeclaration(
            "base", .text, meaning: "the file under this one, or a list of them, the later over the earlier",
            optional: true),
          ParameterDeclaration(
            "use", .text, meaning: "override blocks [overrides.NAME] to lay over the bases, in their order",
            optional: true),
        ] + ScenarioHeader.declarations),
      Section(
        name: "years", meaning: "the years of the run",
        declarations: ScenarioHeader.yearDeclarations + [ScenarioHeader.pricesKey]),
    ] + EconomySections.all.map { Section(name: $0.name, meaning: $0.meaning, declarations: $0.declarations) }

  /// Other sections of a scenario, and where they are described.
  private static let others = [
    ("modules.NAME", "the parameters of a module: simplan modules show NAME"),
    ("overrides.NAME", "a named block of changes, for use = [\"NAME\"] or --use NAME"),
    ("uncertain, levers", "keys that studies vary: Scenarios/STUDIES.md"),
    ("axes", "labels of axes that modules leave to the scenario"),
  ]

  /// The sections, a row each.
  package static var overview: StoredTable {
    StoredTable(
      header: ["section", "keys", "meaning"],
      rows: sections.map { [$0.name, "\($0.declarations.count)", $0.meaning] } + others.map { [$0.0, "", $0.1] })
  }

  /// The keys of a section, or one of them, those of records below theirs.
  /// - Parameter name: `economy`, or `economy.markets` for one key and what stands below it.
  /// - Throws: `InvalidInput` where there is none of this name.
  package static func keys(of name: String) throws(InvalidInput) -> StoredTable {
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    if parts.first == "modules" {
      throw InvalidInput(
        .error(
          "the keys of modules are their own",
          advice: "write simplan modules show \(parts.count > 1 ? parts[1] : "NAME"); simplan modules list names them"))
    }
    guard let section = sections.first(where: { $0.name == parts.first ?? "" }) else {
      let known = sections.map(\.name)
      throw InvalidInput(
        .error(
          "a scenario has no section \(name)",
          advice: closest(to: name, in: known).map { "did you mean \($0)?" }
            ?? "write one of \(known.joined(separator: ", "))"))
    }
    var rows = section.declarations.flatMap { self.rows($0, prefix: "") }
    if parts.count > 1 {
      let all = rows.map { $0[0] }
      rows = rows.filter { $0[0] == parts[1] || $0[0].hasPrefix(parts[1] + ".") }
      if rows.isEmpty {
        throw InvalidInput(
          .error(
            "the section \(section.name) has no key \(parts[1])",
            advice: closest(to: parts[1], in: all).map { "did you mean \($0)?" }
              ?? "simplan keys \(section.name) lists them"))
      }
    }
    return StoredTable(header: ["key", "kind", "needed", "default", "plausible", "meaning"], rows: rows)
  }

  private static func rows(_ declaration: ParameterDeclaration, prefix: String) -> [[String]] {
    let key = prefix + declaration.key
    let fallback = declaration.fallback.map { ManifestText.value($0.value) } ?? ""
    let range = declaration.plausible.map { $0.text(unit: ManifestText.unit(of: declaration.kind)) } ?? ""
    let needed = declaration.optional || declaration.fallback != nil ? "" : "yes"
    let own = [key, ManifestText.kind(declaration.kind), needed, fallback, range, "\(declaration.meaning)"]
    guard case .records(let fields) = declaration.kind else { return [own] }
    return [own] + fields.flatMap { rows($0, prefix: "\(key).NAME.") }
  }

  /// The keys for a reader, each with its meaning below it.
  package static func text(_ table: StoredTable, columns: Int) -> String {
    table.rows.map { row in
      let head = "\(row[0]): \(row[1])" + (row[2] == "yes" ? ", needed" : "")
      var below = [row[5]]
      if !row[3].isEmpty { below.append("default \(row[3])") }
      if !row[4].isEmpty { below.append("plausible \(row[4])") }
      let lines =
        head.wrapped(to: columns, hanging: 4) + below.flatMap { $0.wrapped(to: columns - 4) }.map { "    " + $0 }
      return lines.map { $0 + "\n" }.joined()
    }.joined()
  }
}
