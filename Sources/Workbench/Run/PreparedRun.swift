public import Diagnostics
import InputOutput
public import ModuleHost
import ScenarioKit
import SimulationKit

/// A scenario that has been read and checked as a whole: nothing is left that could be wrong in a file.
public struct PreparedRun: Sendable {
  let scenario: Scenario
  let header: ScenarioHeader
  let accounts: RegionalAccounts
  let axes: AxisLabels
  /// The economy's own sections, by name.
  let sections: [String: ResolvedSection]
  let modules: [PreparedModule]
  let idleModules: [IdleModule]
  let settings: EconomySettings
  let graph: CouplingGraph
  let targets: PlanTargets
  /// What an ensemble would vary.
  let varied: [VariedKey]
  /// Every file that was read, each once.
  let files: [SourceText]
  /// What is worth knowing and no error.
  public let notes: [Diagnostic]

  /// A module that takes part in the run.
  struct PreparedModule: Sendable {
    var loaded: LoadedModule
    var mode: String?
    var axes: AxisLabels
    var section: ResolvedSection

    var manifest: Manifest { loaded.manifest }
    var identifier: String { loaded.manifest.identifier }
    var member: CouplingGraph.Member { CouplingGraph.Member(manifest: loaded.manifest, mode: mode) }
  }

  /// A module that the scenario switches off, with what its section inherits.
  struct IdleModule: Sendable {
    var manifest: Manifest
    var section: ResolvedSection
  }

  /// Reads, merges and checks a scenario, its table, its plan and the parameters of its modules.
  /// - Parameter anywhere: whether the scenario may name files outside its project's folder.
  /// - Throws: `InvalidInput` with everything that is wrong in any of the files, at once.
  public init(path: String, anywhere: Bool = false, search: ModuleSearch) throws(InvalidInput) {
    var problems: [Diagnostic] = []
    guard let scenario = Scenario.read(path: path, anywhere: anywhere, into: &problems) else {
      throw InvalidInput(problems)
    }
    var check = ScenarioCheck(scenario, problems: problems, search: search)
    var settings: EconomySettings?
    if let accounts = check.accounts, let years = check.years {
      settings = EconomySettings(check: &check, accounts: accounts, years: years)
    }
    var graph: CouplingGraph?
    if let members = check.members {
      do throws(EconomyFailure) { graph = try CouplingGraph(members) } catch {
        let place = scenario.table(at: ["modules"]).location
        check.problems += error.sentences.map { .error(at: place, $0) }
      }
    }
    var varied: [VariedKey] = []
    if let accounts = check.accounts {
      let explained = ExplainedSection.all(
        scenario, accounts, sections: check.sections, modules: check.modules, idleModules: check.idleModules)
      let reading = VariationReading(scenario, sections: explained, hasErrors: check.hasErrors)
      varied = reading.keys
      check.problems += reading.problems
    }
    // Each of these is missing only where an error says why.
    guard !check.hasErrors, let header = check.header, let accounts = check.accounts, let targets = check.targets,
      let settings, let graph
    else { throw InvalidInput(check.problems) }
    self.scenario = scenario
    self.header = header
    self.accounts = accounts
    self.targets = targets
    self.settings = settings
    self.graph = graph
    self.varied = varied
    axes = check.axes
    sections = check.sections
    modules = check.modules
    idleModules = check.idleModules
    files = check.files
    notes = check.problems
  }
}
