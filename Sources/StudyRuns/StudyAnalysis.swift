/// An analysis of a study's samples, by the name that files and commands use.
package enum StudyAnalysis: Hashable, Sendable, RawRepresentable, CaseIterable {
  /// Bands by year and the chance of each target.
  case ensemble
  case sensitivity(SensitivitySummary.Method)
  case discovery(DiscoverySummary.Method)
  case robustness

  package static let allCases: [StudyAnalysis] =
    [.ensemble] + SensitivitySummary.Method.allCases.map { .sensitivity($0) }
    + DiscoverySummary.Method.allCases.map { .discovery($0) } + [.robustness]

  package init?(rawValue: String) {
    guard let found = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = found
  }

  package var rawValue: String {
    switch self {
    case .ensemble: "ensemble"
    case .sensitivity(let method): method.rawValue
    case .discovery(let method): method.rawValue
    case .robustness: "robustness"
    }
  }

  /// The designs that it can be made of, the usual one first.
  package var designs: [StudyDesign.Kind] {
    let samples = StudyDesign.Kind.forEnsembles + [.points]
    switch self {
    case .ensemble: return samples
    case .sensitivity(let method):
      switch method {
      case .pawn: return samples
      case .regional: return samples + [.fullFactorial]
      // Pairs of the second order hold those of the first, in another arrangement.
      case .tornado, .sobol, .sobolSecondOrder, .morris, .efast: return [method.design]
      }
    case .discovery: return samples + [.fullFactorial]
    case .robustness: return samples
    }
  }

  /// Samples where nobody asks for a number.
  /// - Parameter dimensions: of the design.
  package func samples(dimensions: Int) -> Int {
    switch self {
    case .ensemble: 1000
    case .sensitivity(let method): method.samples(factors: dimensions)
    case .discovery: 2000
    case .robustness: 200
    }
  }
}
