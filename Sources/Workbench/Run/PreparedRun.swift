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
  let settings: EconomySettings
  let graph: CouplingGraph
  let targets: PlanTargets
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

  /// Reads, merges and checks a scenario, its table, its plan and the parameters of its modules.
  /// - Parameter anywhere: whether the scenario may name files outside its project's folder.
  /// - Throws: `InvalidInput` with everything that is wrong in any of the files, at once.
  public init(path: String, anywhere: Bool = false, search: ModuleSearch) throws(InvalidInput) {
    scenario = try Scenario.load(path: path, anywhere: anywhere)
    var check = ScenarioCheck(scenario: scenario)
    // What can be read is read, whatever else is wrong: all mistakes are told at once.
    let years = ScenarioHeader.years(scenario, into: &check.problems)
    let header = ScenarioHeader(scenario, years: years ?? [], into: &check.problems)
    check.readTargets()
    guard let years else { throw InvalidInput(check.problems) }
    check.readTable()
    guard let accounts = check.accounts else { throw InvalidInput(check.problems) }
    let axes = Self.axes(years, accounts)
    check.readSections(axes: axes, years: years)
    check.readModules(axes: axes, search: search)
    guard !check.problems.contains(where: { $0.severity == .error }), let header, let targets = check.targets else {
      throw InvalidInput(check.problems)
    }
    self.header = header
    let modules = check.modules
    self.accounts = accounts
    self.axes = axes
    self.sections = check.sections
    self.modules = modules
    self.targets = targets
    settings = EconomySettings(check: &check, accounts: accounts, years: years)
    do throws(EconomyFailure) {
      graph = try CouplingGraph(modules.map(\.member))
    } catch {
      let place = scenario.table(at: ["modules"]).location
      throw InvalidInput(check.problems + error.sentences.map { .error(at: place, $0) })
    }
    guard !check.problems.contains(where: { $0.severity == .error }) else { throw InvalidInput(check.problems) }
    files = check.files
    notes = scenario.notes + check.problems
  }

  private static func axes(_ years: [Int], _ accounts: RegionalAccounts) -> AxisLabels {
    AxisLabels([
      "year": years.map(String.init), "sector": accounts.sectors, "industry": EconomySections.industries,
      "final_demand": accounts.categories.map(\.code),
    ])
  }
}
