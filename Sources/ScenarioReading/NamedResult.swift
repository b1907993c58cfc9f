import Coupling
package import Diagnostics
import Economy
import InputOutput
package import PlanReading
import RegionalBase
package import SimulationKit
package import Study

/// A result of a run that a person asks for by name.
package struct NamedResult: Hashable, Sendable {
  /// As plans write it.
  package var variable: String
  /// The target that is called so; nil for a variable.
  package var target: PlanTargets.Target?
  package var measure: Study.Target.Measure
  /// Of the measure.
  package var unit: String
  package var isGrowth: Bool
  /// The first year of a growth, by its place in the run.
  package var since: Int
}

/// A result that has a name, whether or not this run computes it.
package enum FoundResult: Sendable {
  case computed(NamedResult)
  /// With the target that is called so, and with who would offer it.
  case notModelled(PlanTargets.Target?, offer: Title?)
}

extension PreparedRun {
  /// The names of results that stand alone: targets, results of the economy, and outputs of modules.
  private var resultNames: [String] {
    targets.targets.map(\.identifier) + PlanVariableReading.names
      + problem.economy.physicalAccounts.map { "satellite:\($0.name)" }
      + modules.flatMap { module in module.member.outputs.map { "\(module.identifier)/\($0.name)" } }
  }

  /// Whether a name is one of a result, or looks more like one than like a key of the scenario.
  package func mayBeResult(_ name: String) -> Bool {
    if name.contains(where: { ":/([".contains($0) }) || target(named: name) != nil { return true }
    let outputs = modules.flatMap { $0.member.outputs.map(\.name) }
    let names = resultNames
    return !name.contains(".")
      && (outputs.contains(name) || names.contains(name) || closest(to: name, in: names) != nil)
  }

  private func target(named name: String) -> PlanTargets.Target? {
    targets.targets.first { $0.identifier == name }
      ?? targets.targets.first { $0.indicator.en == name || $0.indicator.zh == name }
  }

  /// Finds a target by its identifier or its name, or a variable as plans write it.
  /// - Throws: `InvalidInput` for a name that nothing has, with the nearest, and for what this run does not compute.
  package func result(named name: String) throws(InvalidInput) -> NamedResult {
    switch try lookUp(name) {
    case .computed(let result): return result
    case .notModelled(_, let offer):
      let why = offer.map { ": \($0.en)" } ?? ""
      throw InvalidInput(.error("'\(name)' is not modelled in this run\(why)"))
    }
  }

  /// Finds the same, and tells what nothing computes in this run from a name that nothing has.
  /// - Throws: `InvalidInput` for a name that nothing has, with the nearest.
  package func lookUp(_ name: String) throws(InvalidInput) -> FoundResult {
    let target = target(named: name)
    let text = target?.variable ?? name
    if let target, text.isEmpty {
      throw InvalidInput(
        .error("the plan names no variable for the target \(target.identifier)", advice: "nothing could compute it"))
    }
    let variable: PlanVariable
    do throws(PlanVariable.Malformed) { variable = try PlanVariable(text) } catch {
      throw InvalidInput(.error(error.message, advice: error.advice))
    }
    let resolved: ResolvedVariable
    do throws(PlanVariableReading.Fault) {
      resolved = try PlanVariableReading(scope: planScope).resolve(variable)
    } catch {
      guard case .economy(let plain, labels: []) = variable, !PlanVariableReading.names.contains(plain) else {
        throw InvalidInput(.error(error.message, advice: error.advice))
      }
      let offering = modules.first { module in module.member.outputs.contains { $0.name == plain } }
      let near = offering.map { "\($0.identifier)/\(plain)" } ?? closest(to: plain, in: resultNames)
      throw InvalidInput(
        .error(
          "no result is called '\(plain)'",
          advice: near.map { "did you mean \($0)?" }
            ?? "write a target of the plan, or a variable such as \(PlanVariable.spellings.joined(separator: ", "))"))
    }
    guard let measure = resolved.measure else { return .notModelled(target, offer: resolved.offer) }
    let first = (target?.since ?? target?.baseline?.year).flatMap(header.years.firstIndex) ?? 0
    return .computed(
      NamedResult(
        variable: text, target: target, measure: measure, unit: resolved.unit ?? "1", isGrowth: resolved.isGrowth,
        since: first))
  }

  private var planScope: PlanScope {
    var scope = PlanScope(
      years: header.years, accounts: accounts, industries: industries,
      physicalAccounts: problem.economy.physicalAccounts, members: modules.map(\.member), idle: idleModules, axes: axes)
    scope.knowsModules = true
    return scope
  }
}
