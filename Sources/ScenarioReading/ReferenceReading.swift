import Diagnostics
import Economy
import Files
import InputOutput
package import ModuleHost
import RegionalBase
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
    _ scenario: Scenario, economy: EconomyProblem?, anywhere: Bool, isReference: Bool, search: ModuleSearch
  ) {
    guard let value = scenario.value(at: ["reference"]), case .text(let name) = value.content,
      name != PreparedRun.itself,
      let file = scenario.project.file(named: name, at: value.location, key: "reference", into: &problems),
      // With changes of a command line over it, the file without them is another scenario.
      scenario.variant != nil || !isSameFile(file, scenario.path)
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
    if let difference = economy?.difference(from: found.problem.economy) {
      problems.append(
        Diagnostic(
          .note, at: value.location, "the reference \(file) \(difference), so \(scenario.path) is its own reference"))
    } else {
      reference = found
    }
  }
}

extension EconomyProblem {
  /// The table before any split.
  private var wholeTable: InputOutputTable { (parts?.table ?? accounts.model.table).withoutPlaces }

  /// Why the numbers of a reference cannot be taken over; nil where they can.
  fileprivate func difference(from reference: EconomyProblem) -> String? {
    if accounts.model.table.description.year != reference.accounts.model.table.description.year
      || wholeTable != reference.wholeTable
    {
      return "stands on another table"
    }
    guard parts?.split.parts.map(\.withoutPlaces) == reference.parts?.split.parts.map(\.withoutPlaces),
      accounts.model.table.withoutPlaces == reference.accounts.model.table.withoutPlaces
    else { return "splits the table into other parts" }
    if electricity.generated != reference.electricity.generated {
      return "lets \(reference.electricity.generated == nil ? "no" : "another") part of electricity follow generation"
    }
    // The outputs of parts are calibrated in the reference alone.
    let calibrated: [EconomyField] = [.publishedShare, .aboveScaleRatio, .industrial]
    if parts != nil,
      publishedYear != reference.publishedYear || calibrated.contains(where: { values[$0] != reference.values[$0] })
    {
      return "calibrates its parts of sectors to another published share"
    }
    return nil
  }
}

extension PreparedRun {
  /// The word for a scenario that is its own reference.
  package static let itself = "self"

  /// The modules that take part, by the name under which the problem runs them.
  package var loadedModules: [String: LoadedModule] {
    Dictionary(uniqueKeysWithValues: modules.map { ($0.identifier, $0.loaded) })
  }

  /// Whether the hosts, import shares and calibration of both come from one scenario, however its path is spelled; one that
  /// is its own reference may be the other's.
  package func hasSameReference(as other: PreparedRun) -> Bool {
    isSameFile((reference ?? self).scenario.path, (other.reference ?? other).scenario.path)
  }

  var asReference: ReferenceProblem {
    ReferenceProblem(name: scenario.path, problem: problem, modules: loadedModules)
  }
}
