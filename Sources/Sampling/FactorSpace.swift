/// The factors of a study and how they vary: turns the points of a design into the values of factors.
package struct FactorSpace: Hashable, Sendable {
  package enum Part: Hashable, Sendable {
    case number(Distribution)
    /// As many values as there are shares, from one coordinate less.
    case shares(BoundedShares)

    var dimensions: Int { if case .shares(let shares) = self { shares.count - 1 } else { 1 } }
    var width: Int { if case .shares(let shares) = self { shares.count } else { 1 } }
  }

  package let parts: [Part]
  private let copula: GaussianCopula?

  /// Where an arranged design stands at an end that a distribution does not have: this share of it lies beyond.
  package static let tail = 0.05

  /// - Parameter correlations: between dimensions, not values; shares take no part.
  package init(_ parts: [Part], correlations: [GaussianCopula.Pair] = []) throws(SamplingError) {
    guard !parts.isEmpty else { throw .noDimensions }
    self.parts = parts
    copula = correlations.isEmpty ? nil : try GaussianCopula(correlations)
    let dimensionsOfShares = parts.reduce(into: [Bool]()) { all, part in
      if case .shares = part { all += Array(repeating: true, count: part.dimensions) } else { all.append(false) }
    }
    for dimension in copula?.dimensions ?? [] {
      precondition(dimensionsOfShares.indices.contains(dimension), "a correlation names no dimension")
      if dimensionsOfShares[dimension] { throw .correlatedShares(dimension: dimension) }
    }
  }

  /// Coordinates that a design needs.
  package var dimensions: Int { parts.reduce(0) { $0 + $1.dimensions } }
  /// Values of a sample.
  package var width: Int { parts.reduce(0) { $0 + $1.width } }

  /// The values of these samples, [sample][value] in one array.
  package func values(_ samples: Range<Int>, of design: any Design) throws(SamplingError) -> [Double] {
    guard design.dimensions == dimensions else {
      throw .dimensionsDiffer(design: design.dimensions, factors: dimensions)
    }
    guard copula == nil || design.layout == .sample else { throw .correlatedDesign }
    var points = design.points(samples)
    var values = [Double]()
    values.reserveCapacity(samples.count * width)
    for sample in samples {
      let start = (sample - samples.lowerBound) * dimensions
      if let copula {
        for dimension in copula.dimensions where !isInside(points[start + dimension]) {
          throw .noEnd(sample: sample, dimension: dimension)
        }
        copula.mix(&points, from: start)
      }
      var dimension = 0
      for part in parts {
        switch part {
        case .number(let distribution):
          let point = Self.point(points[start + dimension], distribution, design.layout)
          guard (point > 0 || distribution.hasLow) && (point < 1 || distribution.hasHigh) else {
            throw .noEnd(sample: sample, dimension: dimension)
          }
          values.append(distribution.value(at: point))
        case .shares(let shares):
          values += shares.values(at: points[start + dimension..<start + dimension + part.dimensions])
        }
        dimension += part.dimensions
      }
    }
    return values
  }

  private static func point(_ coordinate: Double, _ distribution: Distribution, _ layout: Layout) -> Double {
    let (below, above) = (distribution.hasLow ? 0 : tail, distribution.hasHigh ? 0 : tail)
    return switch layout {
    case .sample, .arranged: coordinate
    case .levels: below + coordinate * (1 - below - above)
    case .ends: coordinate == 0 ? below : coordinate == 1 ? 1 - above : coordinate
    }
  }

  private func isInside(_ point: Double) -> Bool { point > 0 && point < 1 }
}
