package import Coupling
package import Diagnostics
package import Files
package import Results
package import SampleAnalysis

/// Why a study has no results.
package enum StudyError: Error, Sendable, CustomStringConvertible {
  case input(InvalidInput)
  case sample(SampleFailure)
  case folder(ResultsFolderError)
  case file(UnwritableFile)
  /// Something in the study's folder cannot be read, or is of another study.
  case refused(folder: String, because: String)
  /// With the samples without an answer, which may be the reason.
  case analysis(AnalysisError, FailedSamples = FailedSamples())
  /// No sample has an answer.
  case unanswered(FailedSamples)

  /// The error behind it, as commands report it.
  package var cause: any Error {
    switch self {
    case .input(let error): error
    case .sample(let error): error
    case .folder(let error): error
    case .file(let error): error
    case .refused: self
    case .analysis, .unanswered: self
    }
  }

  /// Whether nothing but samples without a feasible answer stands in the way.
  package var isInfeasible: Bool {
    guard case .unanswered(let failed) = self else { return false }
    return failed.first.allSatisfy(\.isInfeasible)
  }

  package var description: String {
    switch self {
    case .input(let error): error.description
    case .sample(let error): error.description
    case .folder(let error): error.description
    case .file(let error): error.description
    case .refused(let folder, let reason): "\(folder): \(reason)"
    case .unanswered(let failed):
      (failed.count == 1 ? "the only sample has no answer" : "none of the \(failed.count) samples has an answer")
        + ", so that there is nothing to analyse; move the ranges to where the scenario has one\(failed.reasons)"
    case .analysis(.oneSided(let met, let count), _):
      count == 0
        ? "the target has no number in any sample, so that nothing tells where it is met; take another target"
        : (met == 0
          ? "none of the \(count) samples with an answer meets the target"
          : "all \(count) samples with an answer meet the target")
          + ", so that nothing tells where it is met; take more samples, wider ranges or another target"
    case .analysis(let error, let failed):
      "the samples cannot be analysed: \(error)"
        + (failed.count > 0 ? "; \(failed.count) of them \(failed.count == 1 ? "has" : "have") no answer" : "")
        + failed.reasons
    }
  }
}
