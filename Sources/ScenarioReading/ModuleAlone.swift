package import Coupling
package import Diagnostics
import Economy
package import ModuleHost
import PlanReading
import RegionalBase
package import ScenarioKeys
package import ScenarioKit
package import SimulationKit

/// One module of a scenario with its own inputs, read without the rest: it needs no economy, so that a fleet can be run, and
/// held against what was observed, on a nation that has no table here.
///
/// Labels of sectors and the year of prices come from the scenario's table where it names one, and else from `[axes]` and
/// `[years] prices`.
package struct ModuleAlone: Sendable {
  package let scenario: Scenario
  package let header: ScenarioHeader
  package let module: PreparedRun.PreparedModule
  package let axes: AxisLabels
  /// Numbers that the scenario gives the module in the place of the others.
  package let given: ResolvedSection?
  package let industries: StrategicIndustries
  /// The year in whose prices money is; nil for a module without any.
  package let priceYear: Int?
  /// Every file that was read, each once.
  package let files: [SourceText]
  /// Warnings and notes.
  package let notes: [Diagnostic]

  /// - Parameters:
  ///   - name: of the module's section, such as "new-energy-vehicles".
  ///   - anywhere: whether the scenario may name files outside its project's folder.
  /// - Throws: `InvalidInput` with everything that is wrong, also for a module that reads what only others give.
  package init(path: String, module name: String, anywhere: Bool = false, search: ModuleSearch) throws(InvalidInput) {
    var problems: [Diagnostic] = []
    guard let scenario = Scenario.read(path: path, anywhere: anywhere, into: &problems) else {
      throw InvalidInput(problems)
    }
    let names = scenario.table(at: ["modules"]).members.map(\.key)
    guard names.contains(name) else {
      throw InvalidInput(
        problems + [
          .error(
            at: SourceLocation(file: path, line: 1, column: 1), "the scenario has no module \(name)",
            advice: closest(to: name, in: names).map { "did you mean \($0)?" }
              ?? (names.isEmpty ? "write [modules.\(name)]" : "its modules are \(names.joined(separator: ", "))"))
        ])
    }
    let check = ScenarioCheck(scenario, alone: name, problems: problems, search: search)
    var found = check.problems
    let place = scenario.table(at: ["modules", name]).location
    if let idle = check.idleModules.first {
      found.append(.error(at: place, "\(idle.name) is switched off here", advice: "write enabled = true"))
    }
    if let member = check.members?.first {
      let manifest = member.manifest
      let needed = member.inputs.filter { !$0.optional && !(check.given?.isWritten([$0.name]) ?? false) }.map(\.name)
      if let first = needed.first {
        found.append(
          .error(
            at: place, "\(name) reads \(needed.joined(separator: ", ")), which others give where it is not alone",
            advice:
              "write \(needed.count == 1 ? "it" : "them") in [modules.\(name).inputs], as in \(first) = …, or run the "
              + "whole scenario, without --only"))
      }
      let hasPrices = manifest.parameters.contains { $0.kind.isInTablePrices }
      if check.priceYear == nil, hasPrices || member.outputs.contains(where: { $0.unit.contains("CNY_table") }) {
        found.append(
          .error(
            at: scenario.table(at: ["years"]).location, "\(name) has prices, and nothing says of which year",
            advice: "write prices = 2017 in [years], or name a table in [economy]"))
      }
      let variables = (manifest.inputs + manifest.outputs).filter { $0.applies(in: member.mode) }
      let missing = Set(variables.flatMap(\.axes)).subtracting(check.axes.names).subtracting(member.axes.names)
      for axis in missing.sorted() {
        found.append(
          .error(
            at: place, "\(name) needs labels of the axis \(axis), and no table gives them",
            advice: "write them in the section [axes], as in \(axis) = [\"…\", \"…\"], or name a table in [economy]"))
      }
    }
    guard !found.contains(where: { $0.severity == .error }), let header = check.header, let module = check.modules.first
    else { throw InvalidInput(found) }
    self.scenario = scenario
    self.header = header
    self.module = module
    axes = check.axes
    given = check.given
    industries = check.industries
    priceYear = check.priceYear
    files = check.files
    notes = found
  }

  /// The module's section and what it is given, with who reads them, for the record.
  package var explained: [ExplainedSection] {
    let section = ExplainedSection(
      name: "modules.\(module.identifier)", reader: "the module \(module.identifier)",
      declarations: module.manifest.parameters, section: module.section,
      table: scenario.table(at: ["modules", module.identifier]), idle: nil, mode: module.mode)
    guard let given, !given.provenance.isEmpty else { return [section] }
    var inputs = section
    inputs.name += ".inputs"
    inputs.declarations = []
    (inputs.section, inputs.table) = (given, scenario.table(at: ["modules", module.identifier, "inputs"]))
    return [section, inputs]
  }

  /// Runs the module once.
  /// - Parameter progress: called with each report of the module; answering false stops it.
  /// - Returns: its outputs by name, and its sentences.
  /// - Throws: `SampleFailure` saying what failed, or is infeasible.
  package func run(
    progress: @escaping (_ report: String) -> Bool = { _ in true }
  ) throws(SampleFailure) -> (outputs: [String: LabelledArray], notes: [String]) {
    let inputs = (given?.parameters.values ?? [:]).compactMapValues { value -> BatchValues? in
      switch value {
      case .number(let number): .shared([number])
      case .array(let numbers): .shared(numbers)
      case .integer, .boolean, .text, .records, .table: nil
      }
    }
    let outcome: BatchOutcome
    do throws(ModuleError) {
      outcome = try module.loaded.open(
        mode: module.mode, axes: module.axes, parameters: module.section.parameters.values, language: header.language
      ).run(inputs: inputs) {
        progress($0.message)
      }
    } catch { throw SampleFailure(.failed, module: module.identifier, [error.description]) }
    for report in outcome.reports where report.status.kind != .answered {
      throw SampleFailure(
        report.status.kind == .infeasible ? .infeasible : .failed, module: module.identifier,
        [report.status.message ?? "no reason given"])
    }
    var outputs: [String: LabelledArray] = [:]
    for output in module.member.outputs {
      guard let numbers = outcome.outputs[output.name] else { continue }
      outputs[output.name] = LabelledArray(
        axes: output.axes, labels: output.axes.map { (module.axes[$0] ?? axes[$0]) ?? [] }, values: numbers.values)
    }
    return (outputs, outcome.reports.flatMap { $0.notes.map { "\(module.identifier): \($0)" } })
  }

  /// Finds a variable as plans write it, such as `new-energy-vehicles/vehicle_stock[class=sum]`.
  /// - Throws: `InvalidInput` for a name that nothing has.
  package func lookUp(_ name: String) throws(InvalidInput) -> FoundResult {
    var scope = PlanScope(
      years: header.years, accounts: nil, industries: industries, physicalAccounts: [],
      members: [module.member], idle: [], axes: axes)
    scope.knowsModules = true
    let variable: PlanVariable
    do throws(PlanVariable.Malformed) { variable = try PlanVariable(name) } catch {
      throw InvalidInput(.error(error.message, advice: error.advice))
    }
    guard isOwn(variable) else {
      return .notModelled(
        nil, offer: Title(en: "only \(module.identifier) is run", zh: "只运行\(module.identifier)"))
    }
    let resolved: ResolvedVariable
    do throws(PlanVariableReading.Fault) { resolved = try PlanVariableReading(scope: scope).resolve(variable) } catch {
      throw InvalidInput(.error(error.message, advice: error.advice))
    }
    guard let measure = resolved.measure else { return .notModelled(nil, offer: resolved.offer) }
    return .computed(
      NamedResult(
        variable: name, target: nil, measure: measure, unit: resolved.unit ?? "1", isGrowth: resolved.isGrowth, since: 0
      ))
  }

  /// Whether a variable is made of outputs of this module, or of whichever offers it.
  private func isOwn(_ variable: PlanVariable) -> Bool {
    switch variable {
    case .output(let name, _, _): name == module.identifier || name == PlanVariable.anyModule
    case .growth(let inner): isOwn(inner)
    case .ratio(let a, let b): isOwn(a) && isOwn(b)
    case .economy, .parameter: false
    }
  }
}
