/// Why samples cannot be analysed. Samples and factors count from 0.
package enum AnalysisError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Outputs that do not come in whole groups of the design.
  case unevenOutputs(count: Int, group: Int)
  case tooFewSamples(used: Int, failed: Int, needed: Int)
  /// Every sample that answered gave the same.
  case constantOutput
  /// All samples that answered are of interest, or none is.
  case oneSided(ofInterest: Int, of: Int)
  case tooManyGroups(Int, limit: Int)
  /// A ratio whose denominator is zero where this many groups have changed.
  case zeroDenominator
  case notFinite

  package var description: String {
    switch self {
    case .unevenOutputs(let count, let group): "\(count) outputs are no whole groups of \(group)"
    case .tooFewSamples(let used, let failed, let needed):
      "\(used) samples are too few: at least \(needed) are needed" + (failed > 0 ? ", and \(failed) failed" : "")
    case .constantOutput: "the output is the same in every sample: no factor has an effect on it"
    case .oneSided(let ofInterest, let count):
      ofInterest == 0
        ? "none of the \(count) samples is of interest"
        : "all \(count) samples are of interest: nothing tells them apart"
    case .tooManyGroups(let count, let limit):
      "\(count) groups have too many combinations: join them to \(limit) or fewer"
    case .zeroDenominator: "the denominator of the ratio is zero where some of the changes are made"
    case .notFinite: "a combination of changes has no finite value"
    }
  }
}
