package import Coupling
package import Diagnostics
package import Economy
import Files
import InputOutput
package import ModuleHost
package import ScenarioKit
package import SimulationKit

/// A scenario that has been read and checked as a whole: nothing is left that could be wrong in a file.
package struct PreparedRun: Sendable {
  package let scenario: Scenario
  package let header: ScenarioHeader
  package let accounts: RegionalAccounts
  package let axes: AxisLabels
  /// The economy's own sections, by name.
  package let sections: [String: ResolvedSection]
  package let modules: [PreparedModule]
  let idleModules: [IdleModule]
  package let settings: EconomySettings
  package let graph: CouplingGraph
  package let targets: PlanTargets
  /// What an ensemble would vary.
  package let varied: [VariedKey]
  /// Every file that was read, each once.
  package let files: [SourceText]
  /// What is worth knowing and no error.
  package let notes: [Diagnostic]

  /// A module that takes part in the run.
  package struct PreparedModule: Sendable {
    package var loaded: LoadedModule
    package var mode: String?
    package var axes: AxisLabels
    package var section: ResolvedSection

    package var manifest: Manifest { loaded.manifest }
    package var identifier: String { loaded.manifest.identifier }
    package var member: CouplingGraph.Member { CouplingGraph.Member(manifest: loaded.manifest, mode: mode) }
  }

  /// A module that the scenario switches off, with what its section inherits.
  package struct IdleModule: Sendable {
    package var manifest: Manifest
    package var section: ResolvedSection
  }

  /// Reads, merges and checks a scenario, its table, its plan and the parameters of its modules.
  /// - Parameter anywhere: whether the scenario may name files outside its project's folder.
  /// - Throws: `InvalidInput` with everything that is wrong in any of the files, at once.
  package init(path: String, anywhere: Bool = false, search: ModuleSearch) throws(InvalidInput) {
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
