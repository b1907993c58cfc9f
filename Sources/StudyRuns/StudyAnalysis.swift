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

  /// The samples that its design takes together, and how many such groups it needs at least.
  func leastGroups(dimensions: Int) -> (size: Int, count: Int) {
    switch self {
    case .sensitivity(let method):
      switch method {
      case .sobol: (dimensions + 2, 2)
      case .sobolSecondOrder: (2 * dimensions + 2, 2)
      case .morris: (dimensions + 1, 2)
      // A curve that has room for four harmonics.
      case .efast: (max(1, dimensions), 65)
      // Two samples in each of ten slices.
      case .pawn: (1, 20)
      case .regional: (1, 2)
      case .tornado: (1, 1)
      }
    case .discovery: (1, 2)
    case .ensemble, .robustness: (1, 1)
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
