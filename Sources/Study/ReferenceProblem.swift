package import Coupling
import Economy
package import ModuleHost

/// The scenario that a problem is a variant of: its hosts, import shares and calibration are the problem's too.
package final class ReferenceProblem: Sendable {
  /// As messages name it.
  package let name: String
  let problem: Problem
  let modules: [String: LoadedModule]

  package init(name: String, problem: Problem, modules: [String: LoadedModule]) {
    self.name = name
    self.problem = problem
    self.modules = modules
  }
}

extension Problem {
  /// The problem with the numbers of its reference, which its samples share: those of another scenario, or of its own
  /// central case.
  /// - Parameter modules: loaded, by the name under which the problem runs them.
  /// - Throws: `SampleFailure` where the reference has no answer.
  package func takingOverReference(modules: [String: LoadedModule]) throws(SampleFailure) -> Problem {
    guard economy.reference == nil else { return self }
    let (stated, loaded) = reference.map { ($0.problem, $0.modules) } ?? (self, modules)
    do throws(SampleFailure) {
      let sessions = try Sessions(stated, modules: loaded)
      let central = try stated.calibratingParts(sessions)
      let solved = central.solve(
        .central, [0], [], sessions, try central.tableMultipliers(), details: true, reported: false)
      if let failure = solved.failures[0] { throw failure }
      var problem = self
      problem.economy.reference = solved.economy.details[0]?.reference
      do { try problem.economy.takeSplit(of: central.economy) } catch { throw SampleFailure(error) }
      return problem
    } catch {
      let subject =
        reference.map { "the reference \($0.name)" } ?? "the central case, which is the reference of all samples,"
      throw SampleFailure(error.kind, module: error.module, ["\(subject) has no answer"] + error.sentences)
    }
  }
}
