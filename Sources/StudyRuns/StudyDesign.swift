package import Diagnostics
package import Sampling

/// Which samples a study takes: the kind of design, its seed, and the factors that it varies.
package struct StudyDesign: Sendable {
  package enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
    case sobol, random
    case latinHypercube = "latin-hypercube"
    case oneAtATime = "one-at-a-time"
    case morris, saltelli

    /// Designs whose samples are a sample of the distributions.
    package static let forEnsembles: [Kind] = [.sobol, .random, .latinHypercube]

    package var title: String {
      switch self {
      case .sobol: "a scrambled Sobol' sequence"
      case .random: "random samples"
      case .latinHypercube: "a Latin hypercube"
      case .oneAtATime: "one factor at a time"
      case .morris: "trajectories of Morris"
      case .saltelli: "pairs of Saltelli"
      }
    }
  }

  package let kind: Kind
  package let seed: UInt64
  package let factors: StudyFactors
  /// Whole groups of the design.
  package let count: Int
  package let design: any Design

  /// The most samples of a study.
  package static let largest = 10_000_000

  /// - Parameter asked: samples; a design of groups rounds up, and one of its own size ignores it.
  package init(_ kind: Kind, seed: UInt64 = 1, samples asked: Int, _ factors: StudyFactors) throws(InvalidInput) {
    guard (1...Self.largest).contains(asked) else {
      throw InvalidInput(.error("\(asked) samples cannot be taken", advice: "ask for 1 to \(Self.largest)"))
    }
    let dimensions = factors.space.dimensions
    do throws(SamplingError) {
      design =
        switch kind {
        case .sobol: try SobolSequence(dimensions: dimensions, .owen(seed: seed))
        case .random: try RandomDesign(dimensions: dimensions, seed: seed)
        case .latinHypercube: try LatinHypercube(dimensions: dimensions, count: asked, seed: seed)
        case .oneAtATime: try OneAtATime(centre: Array(repeating: 0.5, count: dimensions))
        case .morris: try MorrisTrajectories(dimensions: dimensions, seed: seed)
        case .saltelli: try SaltelliPairs(dimensions: dimensions, secondOrder: false, .owen(seed: seed))
        }
    } catch { throw InvalidInput(.error("the samples cannot be drawn: \(error)")) }
    self.kind = kind
    self.seed = seed
    self.factors = factors
    count = design.size(asked: asked)
  }

  /// The samples that the design has for good; nil for one that can grow.
  package var fixedCount: Int? { if case .fixed(let count, _) = design.growth { count } else { nil } }

  /// The factors' values in these samples, [sample][factor].
  package func values(_ samples: Range<Int>) throws(InvalidInput) -> [Double] {
    var values: [Double]
    do throws(SamplingError) { values = try factors.space.values(samples, of: design) } catch {
      throw InvalidInput(.error("the samples cannot be drawn: \(error)"))
    }
    guard kind == .oneAtATime else { return values }
    // All but one stand where a plain run has them, also where that lies outside of the distribution.
    let width = factors.central.count
    for sample in samples {
      for factor in 0..<width where sample == 0 || factor != (sample - 1) / 2 {
        values[(sample - samples.lowerBound) * width + factor] = factors.central[factor]
      }
    }
    return values
  }
}
