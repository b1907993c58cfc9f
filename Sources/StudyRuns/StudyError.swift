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
  case analysis(AnalysisError)

  /// The error behind it, as commands report it.
  package var cause: any Error {
    switch self {
    case .input(let error): error
    case .sample(let error): error
    case .folder(let error): error
    case .file(let error): error
    case .refused: self
    case .analysis: self
    }
  }

  package var description: String {
    switch self {
    case .input(let error): error.description
    case .sample(let error): error.description
    case .folder(let error): error.description
    case .file(let error): error.description
    case .refused(let folder, let reason): "\(folder): \(reason)"
    case .analysis(.oneSided(let met, let count)):
      (met == 0
        ? "none of the \(count) samples with an answer meets the target"
        : "all \(count) samples with an answer meet the target")
        + ", so that nothing tells where it is met; take more samples, wider ranges or another target"
    case .analysis(let error): "the samples cannot be analysed: \(error)"
    }
  }
}
