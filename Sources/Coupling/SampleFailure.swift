import Economy
package import RegionalBase

/// Why one sample has no answer.
package struct SampleFailure: Error, Hashable, Sendable, CustomStringConvertible {
  package enum Kind: String, Hashable, Sendable {
    /// The computation did not succeed.
    case failed
    /// A part that the sample needs has no solution, and that is the answer.
    case infeasible
    case stopped
  }

  package var kind: Kind
  /// The module that could not answer; nil for the economy.
  package var module: String?
  package var sentences: [String]

  package init(_ kind: Kind, module: String? = nil, _ sentences: [String]) {
    self.kind = kind
    self.module = module
    self.sentences = sentences
  }

  package init(_ failure: EconomyFailure) { self.init(.failed, failure.sentences) }

  package var description: String { sentences.joined(separator: "\n") }
}
