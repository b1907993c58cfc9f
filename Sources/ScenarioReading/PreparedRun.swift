import ChartRequests
package import Coupling
package import Diagnostics
import Economy
package import ModuleHost
package import PlanReading
package import RegionalBase
package import ScenarioKeys
package import ScenarioKit
package import SimulationKit
package import Study

/// A scenario that has been read and checked as a whole: nothing is left that could be wrong in a file.
package struct PreparedRun: Sendable {
  package let scenario: Scenario
  package let header: ScenarioHeader
  /// The table's year; where sectors are split, at outputs of the parts that are not calibrated yet.
  package let accounts: RegionalAccounts
  package let axes: AxisLabels
  package let industries: StrategicIndustries
  /// The economy's own sections, by name.
  package let sections: [String: ResolvedSection]
  package let modules: [PreparedModule]
  let idleModules: [IdleModule]
  /// The numbers that a run computes from.
  package let problem: Problem
  /// Declared changes of the economy, in the order in which they are applied.
  package let changes: [DeclaredChange]
  /// Money that a change adds as far as it is known without a run; by change and year of the run.
  let knownEffects: [String: [Double]]
  package let targets: PlanTargets
  /// The scenario that hosts, import shares and calibration come from; nil for one that is its own reference.
  package var reference: PreparedRun? { references.first }
  private let references: [PreparedRun]
  /// The keys that an ensemble would vary.
  package let varied: [VariedKey]
  /// Every file that was read, each once.
  package let files: [SourceText]
  /// Warnings and notes; the scenario is valid.
  package let notes: [Diagnostic]
  /// Numbers that are allowed and probably mistakes.
  package let implausible: [ImplausibleInput]

  /// A module that takes part in the run.
  package struct PreparedModule: Sendable {
    package var loaded: LoadedModule
    package var mode: String?
    package var axes: AxisLabels
    package var section: ResolvedSection
    /// The outputs that inputs are taken from, where the scenario chooses them.
    package var sources: [String: CouplingGraph.InputSource] = [:]

    package var manifest: Manifest { loaded.manifest }
    package var parameters: Parameters { section.parameters }
    /// The name under which the scenario runs it: the manifest's identifier, or the name of an instance.
    package var identifier: String { loaded.name }
    package var isInstance: Bool { loaded.name != manifest.identifier }
    /// The manifest's title, with the name of an instance, which tells it from others of the same module.
    package var title: Title { named(manifest.title) }

    /// A title of the manifest as reports write it: two instances have the same ones.
    package func named(_ title: Title) -> Title {
      isInstance ? Title(en: "\(title.en) (\(loaded.name))", zh: "\(title.zh)（\(loaded.name)）") : title
    }

    package var member: CouplingGraph.Member {
      CouplingGraph.Member(name: identifier, manifest: loaded.manifest, mode: mode, axes: axes, sources: sources)
    }
  }

  /// A module that the scenario switches off, with the values that its section inherits.
  package struct IdleModule: Sendable {
    /// The name under which the scenario has it.
    package var name: String
    package var loaded: LoadedModule
    package var section: ResolvedSection

    package var manifest: Manifest { loaded.manifest }
  }

  /// Reads, merges and checks a scenario, its table, its plan and the parameters of its modules.
  /// - Parameters:
  ///   - anywhere: whether the scenario may name files outside its project's folder.
  ///   - variant: the changes of a command line, laid over the scenario.
  ///   - language: of scorecard, charts and report in place of the scenario's.
  /// - Throws: `InvalidInput` with everything that is wrong in any of the files, at once.
  package init(
    path: String, anywhere: Bool = false, variant: ScenarioVariant? = nil, language: Language? = nil,
    search: ModuleSearch
  ) throws(InvalidInput) {
    try self.init(
      path: path, anywhere: anywhere, variant: variant, language: language, isReference: false, search: search)
  }

  init(
    path: String, anywhere: Bool, variant: ScenarioVariant? = nil, language: Language? = nil, isReference: Bool,
    search: ModuleSearch
  ) throws(InvalidInput) {
    var problems: [Diagnostic] = []
    guard var scenario = Scenario.read(path: path, anywhere: anywhere, variant: variant, into: &problems) else {
      throw InvalidInput(problems)
    }
    if let missing = Self.missingBase(scenario) {
      problems.append(missing)
      // Keys of the base that was forgotten are not missing too.
      scenario = scenario.withoutKnownBase
    }
    var check = ScenarioCheck(scenario, problems: problems, search: search)
    var reading: EconomyReading?
    if let accounts = check.accounts, let years = check.years {
      reading = EconomyReading(check: &check, accounts: accounts, years: years)
    }
    check.checkInputChoices()
    var graph: CouplingGraph?
    var economy: EconomyProblem?
    if let members = check.members {
      do throws(EconomyFailure) {
        let year = check.accounts?.year
        let physical = check.physicalAccounts.map { CouplingGraph.AccountName(name: $0.name, unit: $0.unit) }
        graph = try CouplingGraph(members, axes: check.axes, accounts: physical) { from, to in
          Self.factor(from: from, to: to, pricesOf: year)
        }
        economy = try reading?.economy.admitting(members)
      } catch {
        let place = scenario.table(at: ["modules"]).location
        check.problems += error.sentences.map { .error(at: place, $0) }
      }
    }
    var varied: [VariedKey] = []
    if let accounts = check.accounts, let reading {
      let explained = ExplainedSection.all(
        scenario, accounts, sections: check.sections, modules: check.modules, idleModules: check.idleModules)
      let variations = VariedKeysReader(
        scenario, sections: explained, economy: reading.economy, financing: reading.financing,
        industries: check.industries, hasErrors: check.hasErrors)
      varied = variations.keys
      check.problems += variations.problems
    }
    if let members = check.members, !check.charts.isEmpty {
      let idle = check.idleModules.map { ($0.name, Set($0.manifest.outputs.map(\.name))) }
      check.problems += ChartNames(
        axes: check.axes, years: check.years, targets: check.targets?.targets,
        accounts: check.physicalAccounts.map(\.name), idle: Dictionary(idle) { first, _ in first }, members: members
      ).problems(of: check.charts)
    }
    let referenceReading = ReferenceReading(
      scenario, economy: reading?.economy, anywhere: anywhere, isReference: isReference, search: search)
    // Mistakes that both inherit are told once.
    check.problems += referenceReading.problems.filter { !check.problems.contains($0) }
    // Each of these is missing only where an error says why.
    guard !check.hasErrors, var header = check.header, let accounts = check.accounts, let targets = check.targets,
      let reading, let economy, let graph
    else { throw InvalidInput(check.problems) }
    header.language = language ?? header.language
    self.scenario = scenario
    self.header = header
    self.accounts = accounts
    self.targets = targets
    problem = Problem(
      axes: check.axes, economy: economy, modules: check.modules.map { $0.problem(in: header.language) },
      graph: graph,
      financing: reading.financing, loops: reading.loops,
      targets: targets.numbers,
      reference: referenceReading.reference?.asReference)
    references = referenceReading.reference.map { [$0] } ?? []
    changes = reading.changes
    knownEffects = reading.knownEffects
    self.varied = varied
    axes = check.axes
    industries = check.industries
    sections = check.sections
    modules = check.modules
    idleModules = check.idleModules
    let referenceFiles = referenceReading.reference?.files ?? []
    files = check.files + referenceFiles.filter { new in !check.files.contains { $0.file == new.file } }
    notes = check.problems
    implausible = check.doubts.inputs(in: problem)
  }

  /// The error of a scenario of one file that lacks most sections: its base line is forgotten.
  private static func missingBase(_ scenario: Scenario) -> Diagnostic? {
    guard scenario.isComplete, scenario.files.count == 1 else { return nil }
    let needed =
      ["years"]
      + EconomySections.all.filter { $0.declarations.contains { $0.fallback == nil && !$0.optional } }.map(\.name)
    let missing = needed.filter { scenario.root[$0] == nil }
    guard missing.count > needed.count / 2 else { return nil }
    return .error(
      at: SourceLocation(file: scenario.path, line: 1, column: 1),
      "the scenario names no base, and has no section \(missing.map { "[\($0)]" }.joined(separator: ", "))",
      advice: "write base = \"2020.toml\" at its top, with the path of the scenario that it differs from")
  }

  /// The factor between two units of linked variables; nil where they measure different things.
  private static func factor(from: String, to: String, pricesOf year: Int?) -> Double? {
    func unit(_ text: String) -> Unit? { try? Unit(parsing: year.map { text.inPrices(of: $0) } ?? text) }
    guard let from = unit(from), let to = unit(to), let conversion = try? from.conversion(to: to) else { return nil }
    return conversion(1)
  }
}

extension PreparedRun.PreparedModule {
  fileprivate func problem(in language: Language) -> ModuleProblem {
    ModuleProblem(
      name: identifier, manifest: manifest, mode: mode, axes: axes, parameters: section.parameters.values,
      language: language, sources: sources)
  }
}
