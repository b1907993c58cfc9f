package import Coupling
import Economy
import ModuleHost
package import ScenarioReading
package import SimulationKit
package import Study

/// A scenario with the answer of its run: everything in memory, ready to be written.
package struct ScenarioRun: Sendable {
  package let prepared: PreparedRun
  package let answer: RunAnswer

  /// Runs a prepared scenario.
  /// - Parameter progress: called with a module and its report while it works; answering false stops the run.
  /// - Throws: `SampleFailure` saying what failed, or is infeasible, and where.
  package init(
    _ prepared: PreparedRun, progress: @escaping (_ module: String, _ report: String) -> Bool = { _, _ in true }
  ) throws(SampleFailure) {
    self.prepared = prepared
    let modules = Dictionary(uniqueKeysWithValues: prepared.modules.map { ($0.identifier, $0.loaded) })
    answer = try prepared.problem.run(modules: modules, progress: progress)
  }

  package var scorecard: Scorecard {
    Scorecard(rows: zip(prepared.targets.targets, answer.targets).map { Scorecard.Row(target: $0, $1) })
  }

  /// Sentences for the analyst.
  package var notes: [String] {
    answer.notes
      + prepared.changeSummaries(answer.economy.changeEffects).map { "\($0.words); \($0.change.reason)" }
      + prepared.modules.flatMap { module in
        module.loaded.notices.map { "\(module.identifier): \($0); that was undone, tell the module's author" }
      }
  }

  /// The declared changes in their order, with the money that each adds by year.
  package var changeEffects: [(change: DeclaredChange, effect: [Double])] {
    prepared.changes.map { change in
      (change, prepared.knownEffects[change.name] ?? answer.economy.changeEffects[change.name] ?? [])
    }
  }
}

/// The plan's targets beside the results that a run computed for them.
package struct Scorecard: Sendable {
  package struct Row: Hashable, Codable, Sendable {
    package var target: PlanTargets.Target
    package var state: TargetResult.State
    /// In the target's unit; nil for a target that is not modelled.
    package var value: Double?
    /// Target minus value where missed.
    package var shortfall: Double?
    /// The reason why a variable that is computed has no value.
    package var obstacle: Title?

    /// What is computed as a part of what the plan states, where the two have different perimeters.
    package var perimeterRatio: Double? {
      guard state == .otherPerimeter, target.value != 0 else { return nil }
      return value.map { $0 / target.value }
    }

    package init(target: PlanTargets.Target, _ result: TargetResult) {
      self.target = target
      state = result.state
      value = result.value
      shortfall = result.shortfall
      obstacle = result.obstacle
    }
  }

  package var rows: [Row]

  package init(rows: [Row]) { self.rows = rows }
}
