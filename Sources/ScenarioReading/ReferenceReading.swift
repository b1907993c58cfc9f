import Diagnostics
import Economy
import Files
import InputOutput
package import ModuleHost
import ScenarioKit
import Study

/// The scenario that `reference` names: its hosts, import shares and calibration are the scenario's too, so that a
/// difference of the two is a difference of what they do.
struct ReferenceReading {
  /// Nil for a scenario that is its own reference.
  private(set) var reference: PreparedRun?
  private(set) var problems: [Diagnostic] = []

  /// - Parameter isReference: whether another scenario names this one; a reference has none but itself.
  init(
    _ scenario: Scenario, accounts: RegionalAccounts?, anywhere: Bool, isReference: Bool, search: ModuleSearch
  ) {
    guard let value = scenario.value(at: ["reference"]), case .text(let name) = value.content,
      name != PreparedRun.itself,
      let file = scenario.project.file(named: name, at: value.location, key: "reference", into: &problems),
      realPath(of: file) != realPath(of: scenario.path)
    else { return }
    if isReference {
      problems.append(
        .error(
          at: value.location,
          "\(scenario.path) is the reference of another scenario and names a reference itself, \(file)",
          advice: "write reference = \"\(PreparedRun.itself)\" in \(scenario.path), or name \(file) in both"))
      return
    }
    let found: PreparedRun
    do throws(InvalidInput) {
      found = try PreparedRun(path: file, anywhere: anywhere, isReference: true, search: search)
    } catch {
      problems += error.diagnostics.filter { $0.severity == .error }
      return
    }
    if let accounts, accounts.model.table != found.accounts.model.table {
      problems.append(
        Diagnostic(
          .note, at: value.location,
          "the reference \(file) stands on another table, so \(scenario.path) is its own reference"))
    } else {
      reference = found
    }
  }
}

extension PreparedRun {
  /// The word for a scenario that is its own reference.
  package static let itself = "self"

  /// The modules that take part, by the name under which the problem runs them.
  package var loadedModules: [String: LoadedModule] {
    Dictionary(uniqueKeysWithValues: modules.map { ($0.identifier, $0.loaded) })
  }

  var asReference: ReferenceProblem {
    ReferenceProblem(name: scenario.path, problem: problem, modules: loadedModules)
  }
}
