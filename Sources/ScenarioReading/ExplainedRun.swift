import Diagnostics
import Economy
package import RegionalBase
package import ScenarioKeys
package import ScenarioKit
import SimulationKit
package import Study

extension PreparedRun {
  package var explainedSections: [ExplainedSection] {
    ExplainedSection.all(scenario, accounts, sections: sections, modules: modules, idleModules: idleModules)
  }
}

extension PreparedRun {
  /// The place in the problem of the numbers at a path such as `modules.wind-solar.capacity.wind`; nil for a path that
  /// names no number of the computation.
  package func factor(_ path: String) -> Factor? {
    for section in explainedSections where !section.isHead && path.hasPrefix(section.name + ".") {
      let rest = Array(path.components.dropFirst(section.name.components.count))
      if let entry = section.entry(at: rest), section.inactivity(of: entry) == nil {
        return FactorReading(section, problem.economy, problem.financing).factor(path, entry)
      }
    }
    return nil
  }

  /// The number that a scenario writes at a path which may vary, and whether only whole numbers may stand there.
  package func plannedNumber(_ path: String) -> (value: Double, isWhole: Bool)? {
    for section in explainedSections where !section.isHead && path.hasPrefix(section.name + ".") {
      let rest = Array(path.components.dropFirst(section.name.components.count))
      guard let entry = section.entry(at: rest) else { continue }
      switch entry.value {
      case .number(let value): return (value, false)
      case .integer(let value): return (Double(value), true)
      case .array:
        // The last: what a base keeps for the first years stays.
        return ParameterElement(entry, axes: section.section.parameters.axes)?.values.last.map { ($0, false) }
      default: return nil
      }
    }
    return nil
  }

  /// A factor for every number that the scenario writes, or a manifest gives a default, and the run reads.
  package var factors: [Factor] {
    explainedSections.filter { !$0.isHead && $0.idle == nil }.flatMap { section in
      section.entries.compactMap { entry in
        guard section.inactivity(of: entry) == nil else { return nil }
        return FactorReading(section, problem.economy, problem.financing).factor(entry.path, entry)
      }
    }
  }
}

extension ExplainedSection {
  /// Every section of the scenario with who reads it, in the order of the reference.
  package static func all(
    _ scenario: Scenario, _ accounts: RegionalAccounts, sections: [String: ResolvedSection],
    modules: [PreparedRun.PreparedModule], idleModules: [PreparedRun.IdleModule]
  ) -> [ExplainedSection] {
    func own(_ table: ScenarioTable, _ declarations: [ParameterDeclaration], reader: String, otherKeys: [String] = [])
      -> ExplainedSection
    {
      var problems: [Diagnostic] = []
      let section = SectionChecker(axes: [:], declarations: declarations, otherKeys: otherKeys)
        .resolve(table, into: &problems)
      return ExplainedSection(
        name: table.path.joined(separator: "."), reader: reader, declarations: declarations, section: section,
        table: table, idle: nil, mode: nil)
    }
    func settings(_ name: String, _ manifest: Manifest) -> ExplainedSection {
      own(
        scenario.table(at: ["modules", name]).keeping(ModuleSettings.keys),
        ModuleSettings.declarations(of: manifest, named: name), reader: "the workbench", otherKeys: ["module"])
    }
    let head = [
      own(
        scenario.root, ScenarioHeader.declarations, reader: "the run's head", otherKeys: ScenarioHeader.otherKeys),
      own(scenario.table(at: ["years"]), ScenarioHeader.yearDeclarations, reader: "every axis of years"),
    ]
    let economy = EconomySections.all.compactMap { part in
      sections[part.name].map {
        ExplainedSection(
          name: part.name, reader: "the economy (\(part.meaning))",
          declarations: part.declarations.inPrices(of: accounts.year), section: $0,
          table: scenario.table(at: [part.name]), idle: nil, mode: nil)
      }
    }
    let running = modules.flatMap { module in
      [settings(module.identifier, module.manifest)] + [
        ExplainedSection(
          name: "modules.\(module.identifier)",
          reader: "the module \(module.identifier)"
            + (module.mode.map { " in the mode \($0)" } ?? ""),
          declarations: module.manifest.parameters.inPrices(of: accounts.year), section: module.section,
          table: scenario.table(at: ["modules", module.identifier]), idle: nil, mode: module.mode)
      ]
    }
    let idle = idleModules.flatMap { module in
      [settings(module.name, module.manifest)] + [
        ExplainedSection(
          name: "modules.\(module.name)", reader: "the module \(module.name)",
          declarations: module.manifest.parameters.inPrices(of: accounts.year), section: module.section,
          table: scenario.table(at: ["modules", module.name]), idle: "the module is switched off",
          mode: nil)
      ]
    }
    return head + economy + running + idle
  }
}
