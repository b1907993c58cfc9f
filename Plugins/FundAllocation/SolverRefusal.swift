import LinearProgramming
import SimulationKit

extension SampleProblem {
  /// Does what a solver refuses for numbers beyond what it takes: then the sample has failed.
  static func unlessRefused<Value>(_ work: () throws(InvalidLinearProgram) -> Value) throws(SampleProblem) -> Value {
    do throws(InvalidLinearProgram) { return try work() } catch { throw .failed(error.description) }
  }
}
