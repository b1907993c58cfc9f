import Glibc

/// The search curves of the extended Fourier amplitude sensitivity test (Saltelli, Tarantola and Chan 1999, "A
/// quantitative model-independent method for global sensitivity analysis of model output", Technometrics 41): one curve
/// of as many samples for each factor, on which that factor swings fast and the others slowly.
package struct FourierCurves: Design {
  package let dimensions: Int
  /// Samples on each curve.
  package let length: Int
  /// Harmonics that count, M.
  package let harmonics: Int
  private let numbers: CounterNumbers

  package init(dimensions: Int, length: Int, harmonics: Int = 4, seed: UInt64) throws(SamplingError) {
    guard dimensions > 0 else { throw .noDimensions }
    guard harmonics >= 1, length > 4 * harmonics * harmonics else {
      throw .tooFewSamples(length, needed: 4 * harmonics * harmonics + 1)
    }
    self.dimensions = dimensions
    self.length = length
    self.harmonics = harmonics
    numbers = CounterNumbers(seed: seed, for: .phase)
  }

  package var growth: Growth {
    .fixed(
      dimensions * length,
      because: "a curve of \(length) samples closes on itself, and none fits between them: start again with longer "
        + "curves, or take pairs of Saltelli, which can grow")
  }
  package var layout: Layout { .arranged }

  /// ω of the factor whose curve it is: the highest at which M harmonics are not folded back.
  package var highFrequency: Int { (length - 1) / (2 * harmonics) }

  /// The frequencies of the other factors, in their order: from 1 to ω / (2 M), as far apart as there is room.
  package var lowFrequencies: [Int] {
    let (others, largest) = (dimensions - 1, highFrequency / (2 * harmonics))
    guard largest < others else {
      return (0..<others).map { others == 1 ? 1 : 1 + $0 * (largest - 1) / (others - 1) }
    }
    return (0..<others).map { 1 + $0 % largest }
  }

  package func fill(_ samples: Range<Int>, into points: inout [Double]) {
    let others = lowFrequencies
    forEachRow(samples, of: points) { sample, start in
      let (curve, place) = sample.quotientAndRemainder(dividingBy: length)
      let s = 2 * Double.pi * Double(place) / Double(length)
      let phase = 2 * Double.pi * numbers.uniform(curve, 0)
      for factor in 0..<dimensions {
        let frequency =
          factor == curve ? highFrequency : others[factor < curve ? factor : factor - 1]
        // Equation 20: each coordinate goes evenly up and down the whole range.
        // A curve may meet a face of the cube, where a distribution may have no end.
        let coordinate = 0.5 + asin(sin(Double(frequency) * s + phase)) / .pi
        points[start + factor] = min(max(coordinate, 0x1p-32), 1 - 0x1p-32)
      }
    }
  }
}
