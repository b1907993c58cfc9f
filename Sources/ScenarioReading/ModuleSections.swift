import Coupling
import Diagnostics
import Economy
import ModuleHost
import RegionalBase
import ScenarioKeys
import ScenarioKit
import SimulationKit

/// The sections of the modules: which of them run, and whether their libraries, axes, inputs and bills fit the scenario.
extension ScenarioCheck {
  /// Loads every module that `[modules]` names and checks its parameters against its manifest, then by itself.
  mutating func readModules(search: ModuleSearch) {
    let table = scenario.table(at: ["modules"])
    if let place = table.misplacedAt { problems.append(.notATable("modules", at: place)) }
    var openAxes: Set<String> = []
    var fixedAxes: [String: String] = [:]
    defer {
      if isWhole && alone == nil && members != nil {
        scenarioAxes.reportUnused(open: openAxes, fixed: fixedAxes, into: &problems)
      }
    }
    var others = ClosestNames(table.members.filter { $0.value.inherited }.map(\.key))
    for member in table.members where alone == nil || alone == member.key {
      let section = scenario.table(at: ["modules", member.key])
      guard let identifier = ModuleSettings.module(of: section, named: member.key, into: &problems) else {
        members = nil
        continue
      }
      checkName(of: member, instanceOf: identifier)
      let loaded: LoadedModule
      do throws(ModuleError) { loaded = try search.load(identifier).named(member.key) } catch {
        problems.append(notLoaded(member, identifier, section["module"]?.location, &others, error))
        members = nil
        continue
      }
      let before = errorCount
      let settings = ModuleSettings(of: section, manifest: loaded.manifest, named: member.key, into: &problems)
      let modeIsRight = errorCount == before
      var moduleAxes = axes
      for axis in loaded.manifest.axes {
        if let labels = axis.labels {
          moduleAxes[axis.name] = labels
          fixedAxes[axis.name] = member.key
        } else if axis.records == nil {
          openAxes.insert(axis.name)
        }
      }
      let resolved = checker(
        moduleAxes, loaded.manifest.parameters, mode: settings.mode, enabled: settings.enabled,
        otherKeys: ModuleSettings.keys + [Self.inputsKey], recordAxes: loaded.manifest.recordAxes
      ).resolve(section, into: &problems)
      extensions.add(resolved, in: "modules.\(member.key)")
      moduleAxes = resolved.parameters.axes
      if alone != nil { readInputs(of: loaded.manifest, named: member.key, settings.mode, moduleAxes) }
      let sources = alone == nil ? readSources(of: loaded.manifest, named: member.key, settings.mode) : [:]
      files += resolved.tableFiles.filter { new in !files.contains { $0.file == new.file } }
      guard settings.enabled else {
        switchedOff.insert(member.key)
        idleModules.append(PreparedRun.IdleModule(name: member.key, loaded: loaded, section: resolved))
        continue
      }
      doubts.add(resolved, in: "modules.\(member.key)")
      problems += loaded.notes.map { Diagnostic(.note, at: member.value.keyLocation, "\(member.key): \($0)") }
      checkHosts(loaded, at: member.value.keyLocation)
      checkAxes(loaded, mode: settings.mode, moduleAxes, at: member.value.keyLocation)
      if modeIsRight {
        members?.append(
          CouplingGraph.Member(
            name: member.key, manifest: loaded.manifest, mode: settings.mode, axes: moduleAxes, sources: sources))
      } else {
        members = nil
      }
      guard isWhole, errorCount == before, isKnown(loaded.manifest.parameters, moduleAxes), scenario.isComplete else {
        continue
      }
      do throws(ModuleError) {
        let findings = try loaded.check(mode: settings.mode, axes: moduleAxes, parameters: resolved.parameters.values)
        problems += resolved.diagnostics(for: findings)
        doubts.add(findings, of: resolved, in: "modules.\(member.key)")
      } catch {
        problems.append(Diagnostic(error, at: member.value.keyLocation))
      }
      modules.append(
        PreparedRun.PreparedModule(
          loaded: loaded, mode: settings.mode, axes: moduleAxes, section: resolved, sources: sources))
    }
  }

  private mutating func readInputs(of manifest: Manifest, named name: String, _ mode: String?, _ axes: AxisLabels) {
    let declarations = manifest.inputs.filter { $0.applies(in: mode) }.map { input in
      ParameterDeclaration(
        input.name,
        input.axes.isEmpty
          ? .number(unit: input.unit, .any) : .array(axes: input.axes, unit: input.unit, .any, absent: nil),
        meaning: input.meaning, optional: true)
    }
    given = checker(axes, declarations)
      .resolve(scenario.table(at: ["modules", name, Self.inputsKey]), into: &problems)
  }

  /// The error of a module that cannot be loaded: most often a base names it, and its name is misspelt here.
  /// - Parameter written: where the key `module` names it; nil for a section that is called like its module.
  private func notLoaded(
    _ member: ScenarioTable.Member, _ identifier: String, _ written: SourceLocation?, _ others: inout ClosestNames,
    _ error: ModuleError
  ) -> Diagnostic {
    if let written {
      guard case .notFound = error, let close = others.closest(to: identifier, besides: [identifier, member.key]) else {
        return Diagnostic(error, at: written)
      }
      return .error(at: written, "there is no module '\(identifier)'", advice: "did you mean \(close)?")
    }
    if case .notFound = error, let close = others.closest(to: member.key, besides: [member.key]) {
      return .error(
        at: member.value.keyLocation, "there is no module '\(member.key)'", advice: "did you mean \(close)?")
    }
    return Diagnostic(error, at: member.value.keyLocation)
  }

  /// An instance stands beside categories of final demand, as a driver of value added, and beside the parts of the economy.
  private mutating func checkName(of member: ScenarioTable.Member, instanceOf identifier: String) {
    guard member.key != identifier else { return }
    let taken: String
    if accounts?.category(member.key) != nil {
      taken = "a category of final demand"
    } else if EconomySections.all.contains(where: { $0.name == member.key })
      || [EconomyYears.residual, EconomyYears.generation].contains(member.key)
    {
      taken = "a part of the economy"
    } else {
      return
    }
    problems.append(
      .error(
        at: member.value.keyLocation, "an instance of \(identifier) is called \(member.key), which is \(taken)",
        advice: "give it a name of its own, as in [modules.north-parks]"))
  }

  /// Every axis of what a module reads and gives must have labels. Of its parameters the reading of their values says so.
  private mutating func checkAxes(_ module: LoadedModule, mode: String?, _ axes: AxisLabels, at place: SourceLocation) {
    let manifest = module.manifest
    let unknown = unknownAxes(axes)
    let variables = (manifest.inputs + manifest.outputs).filter { $0.applies(in: mode) }
    for name in Set(variables.flatMap(\.axes)).sorted() where axes[name] == nil && !unknown.contains(name) {
      guard manifest.axes.contains(where: { $0.name == name && $0.records == nil }) else { continue }
      problems.append(
        .error(
          at: place, "\(module.name) needs labels of the axis \(name)",
          advice: "write them in the section [axes], as in \(name) = [\"…\", \"…\"]"))
    }
  }

  /// Every bill's host must be a category of the table.
  private mutating func checkHosts(_ module: LoadedModule, at place: SourceLocation) {
    for link in module.manifest.links {
      guard let host = link.host, let accounts, accounts.category(host) == nil else { continue }
      problems.append(
        .error(
          at: place, "\(module.name) bills '\(link.output)' to '\(host)', which the table does not have",
          advice:
            "its final-demand categories are \(accounts.categories[accounts.tableCategories].map(\.code).joined(separator: ", "))"
        ))
    }
  }
}

extension Diagnostic {
  /// The error of a module that was asked for at a place.
  fileprivate init(_ error: ModuleError, at place: SourceLocation) {
    self = .error(at: place, error.description)
    isFailure = error.isFailure
  }
}
