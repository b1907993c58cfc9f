package import Diagnostics
package import Sampling
package import ScenarioKeys
import ScenarioReading

/// Which samples a study takes: the kind of design, its seed, and the factors that it varies.
package struct StudyDesign: Sendable {
  package enum Kind: String, Codable, Hashable, Sendable, CaseIterable {
    case sobol, random
    case latinHypercube = "latin-hypercube"
    case oneAtATime = "one-at-a-time"
    case fullFactorial = "full-factorial"
    case morris, saltelli
    case saltelliSecondOrder = "saltelli-second-order"
    case efast
    case points

    /// Designs whose samples are a sample of the distributions.
    package static let forEnsembles: [Kind] = [.sobol, .random, .latinHypercube]

    /// Whether the inputs, their levels or a table decide all samples, and neither a number of samples nor a seed is read.
    package var drawsNothing: Bool { [.oneAtATime, .fullFactorial, .points].contains(self) }

    package var title: String {
      switch self {
      case .sobol: "a scrambled Sobol' sequence"
      case .random: "random samples"
      case .latinHypercube: "a Latin hypercube"
      case .oneAtATime: "one factor at a time"
      case .fullFactorial: "a full factorial design"
      case .morris: "trajectories of Morris"
      case .saltelli: "pairs of Saltelli"
      case .saltelliSecondOrder: "pairs of Saltelli for the second order"
      case .efast: "search curves of eFAST"
      case .points: "points of a table"
      }
    }
  }

  package let kind: Kind
  package let seed: UInt64
  package let factors: StudyFactors
  /// Whole groups of the design, with every row of a table of settings.
  package let count: Int
  /// Of the factors that are drawn; nil where a table gives all of them.
  package let design: (any Design)?
  /// Of a full factorial design, by factor; empty for any other.
  package let levels: [Int]
  private let space: FactorSpace?

  /// The most samples of a study.
  package static let largest = 10_000_000

  /// The levels of a factor in a full factorial design where nobody asks for a number.
  package static let usualLevels = 3

  /// - Parameters:
  ///   - asked: samples; a design of groups rounds up, and one of its own size ignores it.
  ///   - levels: of a full factorial design, by key; a list of values has all of its own.
  ///   - quantiles: of the design `points` where factors are drawn: their coordinates, [sample][dimension].
  package init(
    _ kind: Kind, seed: UInt64 = 1, samples asked: Int, levels: StudyLevels = StudyLevels(), quantiles: [Double] = [],
    _ factors: StudyFactors
  ) throws(InvalidInput) {
    guard (1...Self.largest).contains(asked) else {
      throw InvalidInput(.error("\(asked) samples cannot be taken", advice: "ask for 1 to \(Self.largest)"))
    }
    let variation = factors.variation
    if !variation.shares.isEmpty, kind == .oneAtATime || kind == .fullFactorial {
      throw InvalidInput(
        .error(
          at: variation.shares[0].place,
          "shares that sum to one move together, and the design \(kind.rawValue) moves "
            + "each input by itself", advice: "take the design sobol, random or latin-hypercube, or leave them out"))
    }
    if kind == .fullFactorial, let single = variation.keys.first(where: { levels.count(of: $0) < 2 }) {
      throw InvalidInput(
        .error(at: single.place, "\(single.key) has one level, and a factorial takes 2 or more", advice: "leave it out")
      )
    }
    self.levels = kind == .fullFactorial ? variation.keys.map { levels.count(of: $0) } : []
    let dimensions = factors.space?.dimensions ?? 0
    do throws(SamplingError) {
      space =
        if kind == .fullFactorial, let drawn = factors.space {
          try FactorSpace(try Self.evenly(drawn.parts))
        } else {
          factors.space
        }
      design =
        factors.space == nil
        ? nil : try Self.design(kind, seed, dimensions, samples: asked, levels: self.levels, quantiles)
    } catch { throw InvalidInput(.error("the samples cannot be drawn: \(error)")) }
    if let design, !variation.correlations.isEmpty, design.layout != .sample {
      throw InvalidInput(
        .error(
          at: variation.correlations[0].place,
          "inputs are correlated, and the design \(kind.rawValue) takes "
            + "independent ones", advice: "take the design sobol, random or latin-hypercube, or leave out [correlation]"
        ))
    }
    let drawn = design?.size(asked: asked) ?? 1
    let (count, overflows) = drawn.multipliedReportingOverflow(by: variation.settings?.count ?? 1)
    guard !overflows, count <= Self.largest else {
      throw InvalidInput(
        .error(
          "the study has more than \(Self.largest) samples",
          advice: "ask for fewer samples or levels, or leave out inputs"))
    }
    self.kind = kind
    self.seed = seed
    self.factors = factors
    self.count = count
  }

  private static func design(
    _ kind: Kind, _ seed: UInt64, _ dimensions: Int, samples asked: Int, levels: [Int], _ quantiles: [Double]
  ) throws(SamplingError) -> any Design {
    switch kind {
    case .sobol: try SobolSequence(dimensions: dimensions, .owen(seed: seed))
    case .random: try RandomDesign(dimensions: dimensions, seed: seed)
    case .latinHypercube: try LatinHypercube(dimensions: dimensions, count: asked, seed: seed)
    case .oneAtATime: try OneAtATime(centre: Array(repeating: 0.5, count: dimensions))
    case .fullFactorial: try FullFactorial(levels: levels)
    case .morris: try MorrisTrajectories(dimensions: dimensions, seed: seed)
    case .saltelli, .saltelliSecondOrder:
      try SaltelliPairs(dimensions: dimensions, secondOrder: kind == .saltelliSecondOrder, .owen(seed: seed))
    case .efast: try FourierCurves(dimensions: dimensions, length: (asked + dimensions - 1) / dimensions, seed: seed)
    case .points: try OwnPoints(quantiles, dimensions: dimensions)
    }
  }

  /// The same parts, a list of values with each of them as likely: a level for each.
  static func evenly(_ parts: [FactorSpace.Part]) throws(SamplingError) -> [FactorSpace.Part] {
    var even: [FactorSpace.Part] = []
    for part in parts {
      if case .number(let distribution) = part, case .discrete(let values, let weights) = distribution.shape {
        even.append(.number(try Distribution(anyOf: zip(values, weights).filter { $0.1 > 0 }.map { $0.0 })))
      } else {
        even.append(part)
      }
    }
    return even
  }

  /// Whether more samples can follow later; of a design with settings, more draws for each of them.
  package var growth: Growth {
    let rows = factors.variation.settings?.count ?? 1
    switch design?.growth {
    case .groups(let group): return .groups(of: group * rows)
    case .fixed(let count, let because): return .fixed(count * rows, because: because)
    case nil: return .fixed(rows, because: Self.tableIsWhole(rows))
    }
  }

  private static func tableIsWhole(_ rows: Int) -> String {
    "the table has \(rows) rows and no other: start again with more"
  }

  /// The samples that the design has for good; nil for one that can grow.
  package var fixedCount: Int? { if case .fixed(let count, _) = growth { count } else { nil } }

  /// The reason why a smaller study of this design cannot become this one; nil for one that can.
  func refusalToGrow(from samples: Int, levels: [Int]) -> String? {
    if kind == .points { return Self.tableIsWhole(samples) }
    let rows = factors.variation.settings?.count ?? 1
    let dimensions = factors.space?.dimensions ?? 0
    let before: (any Design)? =
      switch kind {
      case .latinHypercube, .efast:
        try? Self.design(kind, seed, dimensions, samples: samples / rows, levels: [], [])
      case .fullFactorial: try? FullFactorial(levels: levels)
      default: design
      }
    guard case .fixed(_, let because) = before?.growth ?? growth else { return nil }
    return because
  }

  /// The factors' values in these samples, [sample][factor].
  package func values(_ samples: Range<Int>) throws(InvalidInput) -> [Double] {
    guard let settings = factors.variation.settings else { return try drawn(samples) }
    let width = factors.drawn
    let first = samples.lowerBound / settings.count
    let drawn = width == 0 ? [] : try drawn(first..<(samples.upperBound + settings.count - 1) / settings.count)
    return samples.flatMap { sample in
      let (draw, row) = sample.quotientAndRemainder(dividingBy: settings.count)
      return Array(drawn[(draw - first) * width..<(draw - first + 1) * width]) + settings.row(row)
    }
  }

  private func drawn(_ samples: Range<Int>) throws(InvalidInput) -> [Double] {
    guard let space, let design else { return [] }
    var values: [Double]
    do throws(SamplingError) { values = try space.values(samples, of: design) } catch {
      throw InvalidInput(.error("the samples cannot be drawn: \(error)"))
    }
    guard kind == .oneAtATime else { return values }
    // All but one stand where a plain run has them, also where that lies outside of the distribution.
    let width = factors.drawn
    for sample in samples {
      for factor in 0..<width where sample == 0 || factor != (sample - 1) / 2 {
        values[(sample - samples.lowerBound) * width + factor] = factors.central[factor]
      }
    }
    return values
  }
}

extension VariedKey {
  /// Whether it takes listed values alone.
  package var listsValues: Bool {
    switch variation {
    case .choice, .discrete: true
    default: false
    }
  }
}

/// How many levels factors have in a factorial design.
package struct StudyLevels: Hashable, Sendable {
  package var usual = StudyDesign.usualLevels
  /// Of keys that have a number of their own.
  package var byKey: [String: Int] = [:]

  package init(_ usual: Int = StudyDesign.usualLevels, byKey: [String: Int] = [:]) {
    self.usual = usual
    self.byKey = byKey
  }

  /// The levels of a key: one for each value of a list.
  package func count(of key: VariedKey) -> Int {
    switch key.variation {
    case .choice(let values): values.count
    case .discrete(let values, let weights): zip(values, weights).count { $0.1 > 0 }
    default: byKey[key.key] ?? usual
    }
  }
}
