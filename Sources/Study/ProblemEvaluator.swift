package import Coupling
import Economy
package import ModuleHost
import Synchronization

/// Evaluates batches of one problem, one after the other or at once. The sessions of its modules live on from batch to batch,
/// which saves opening them anew and changes no answer.
package final class ProblemEvaluator: Sendable {
  private let problem: Problem
  private let modules: [String: LoadedModule]
  /// Sessions that no batch uses at the moment.
  private let idle = Mutex<[Sessions]>([])

  /// - Parameter modules: loaded, by the name under which the problem runs them.
  package init(_ problem: Problem, modules: [String: LoadedModule]) {
    self.problem = problem
    self.modules = modules
  }

  /// Evaluates samples as `Problem.evaluate` does.
  package func evaluate(
    _ samples: Samples, outputs: Set<Output>, limits: EvaluationLimits = .init()
  ) throws(SampleFailure) -> Answers {
    var groups: [(structure: ProblemStructure, samples: [Int])] = []
    if samples.factors.contains(where: \.isStructural) {
      var places: [ProblemStructure: Int] = [:]
      for sample in 0..<samples.count {
        let structure = ProblemStructure(samples, sample)
        if let place = places[structure] {
          groups[place].samples.append(sample)
        } else {
          places[structure] = groups.count
          groups.append((structure, [sample]))
        }
      }
    } else {
      groups = [(.whole, Array(0..<samples.count))]
    }
    var answers = Answers(samples: samples.count, failures: [:], outputs: [:])
    for output in outputs {
      let width = problem.width(of: output)
      answers.outputs[output] = SampleNumbers(
        perSample: Array(repeating: .nan, count: samples.count * width), width: width)
    }
    // With its reference: what a sample leaves out stays in that.
    var chosen: [Int: Problem] = [:]
    for (structure, members) in groups {
      do throws(SampleFailure) {
        let base: Problem
        if let known = chosen[structure.alternative] {
          base = known
        } else {
          base = try problem.chosen(structure.alternative, of: samples.alternatives)
            .takingOverReference(modules: modules)
          chosen[structure.alternative] = base
        }
        let part = try base.applying(structure)
        let evaluator = structure == .whole ? self : ProblemEvaluator(part, modules: modules)
        try part.evaluate(samples, members, outputs, evaluator, limits, into: &answers)
      } catch {
        for sample in members { answers.failures[sample] = error }
      }
    }
    return answers
  }

  /// Lends sessions that no other thread uses.
  func withSessions(_ body: (Sessions) -> Void) throws(SampleFailure) {
    let sessions: Sessions
    if let kept = idle.withLock({ $0.popLast() }) {
      sessions = kept
    } else {
      sessions = try Sessions(problem, modules: modules)
    }
    body(sessions)
    idle.withLock { $0.append(sessions) }
  }
}
