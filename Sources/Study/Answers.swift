package import Coupling
package import Economy

/// A result that a study asks for.
package enum Output: Hashable, Sendable {
  case economy(EconomyVariable)
  /// An output of a module, over the axes of its declaration.
  case module(String, output: String)
  /// The value of a target, by its place in the problem.
  case target(Int)
}

/// The answers to a batch of samples: numbers by output, and the samples that have none.
package struct Answers: Sendable {
  package let samples: Int
  /// By sample; a sample that is absent answered.
  package internal(set) var failures: [Int: SampleFailure]
  /// By output, one row for each sample; NaN in the rows of samples without an answer, and for a module that a sample
  /// switches off.
  package internal(set) var outputs: [Output: SampleNumbers]

  /// The row of a sample; nil for one without an answer or an output that was not asked for.
  package func row(_ output: Output, sample: Int) -> ArraySlice<Double>? {
    failures[sample] == nil ? outputs[output]?.row(sample) : nil
  }
}
