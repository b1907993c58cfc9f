import Glibc

/// First-order and total indices from the spectrum of the output along each factor's curve (Saltelli, Tarantola and Chan
/// 1999): what swings with the factor's frequency and its harmonics is the factor's own, what swings slower than half of
/// it comes from the others alone.
package struct FourierIndices: Hashable, Sendable {
  /// By factor; nil where a sample of its curve failed, since a curve with a hole has no spectrum.
  package let first: [Double?]
  package let total: [Double?]
  package let failed: Int

  /// - Parameters:
  ///   - outputs: of `FourierCurves`: one curve of `length` samples for each factor.
  ///   - frequency: the design's high frequency ω.
  package init(_ outputs: [Double], length: Int, frequency: Int, harmonics: Int) throws(AnalysisError) {
    guard length > 2 * harmonics * frequency, outputs.count.isMultiple(of: length), !outputs.isEmpty else {
      throw .unevenOutputs(count: outputs.count, group: length)
    }
    failed = outputs.count { !$0.isFinite }
    // Exact angles: a frequency's angle at a sample is one of `length` on the circle.
    let circle = (0..<length).map { 2 * Double.pi * Double($0) / Double(length) }
    let (cosines, sines) = (circle.map(cos), circle.map(sin))
    var (first, total) = ([Double?](), [Double?]())
    for start in stride(from: 0, to: outputs.count, by: length) {
      let curve = outputs[start..<start + length]
      guard curve.allSatisfy(\.isFinite) else {
        first.append(nil)
        total.append(nil)
        continue
      }
      let (mean, variance) = moments(curve)
      guard variance > 1e-28 * mean * mean else { throw .constantOutput }
      // The part of the variance at a frequency and its negative, by Parseval's theorem.
      func part(_ frequency: Int) -> Double {
        var (real, imaginary) = (0.0, 0.0)
        for (place, value) in curve.enumerated() {
          let angle = place * frequency % length
          real += (value - mean) * cosines[angle]
          imaginary += (value - mean) * sines[angle]
        }
        return 2 * (real * real + imaginary * imaginary) / (Double(length) * Double(length)) / variance
      }
      first.append((1...harmonics).reduce(0) { $0 + part($1 * frequency) })
      total.append(1 - (1...max(1, frequency / 2)).reduce(0) { $0 + part($1) })
    }
    self.first = first
    self.total = total
  }
}
