package import Coupling
import Economy
import ModuleHost
import ScenarioKit
package import ScenarioReading
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
    answer = try prepared.problem.run(modules: prepared.loadedModules, progress: progress)
  }

  package var scorecard: Scorecard {
    Scorecard(rows: zip(prepared.targets.targets, answer.targets).map { Scorecard.Row(target: $0, $1) })
  }

  /// Sentences for the analyst.
  package var notes: [String] {
    (prepared.reference.map {
      [
        "the demand that grows, the import shares and the level of the strategic industries are those of \($0.scenario.path)"
      ]
    } ?? []) + answer.notes
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

    package init(target: PlanTargets.Target, _ result: TargetResult) {
      self.target = target
      state = result.state
      value = result.value
      shortfall = result.shortfall
    }
  }

  package var rows: [Row]

  package init(rows: [Row]) { self.rows = rows }
}
