import SampleAnalysis
import Sampling

/// The function G of Sobol' in five factors, sampled and analysed in every way that a peer knows.
struct SampledCase {
  var folder: String
  private let factors = 5

  init(folder: String) { self.folder = folder }

  static func g(_ points: [Double], _ factors: Int) -> [Double] {
    let a = [0, 1, 4.5, 9, 99]
    return stride(from: 0, to: points.count, by: factors).map { start in
      var product = 1.0
      for factor in 0..<factors {
        let weight = a[factor % a.count]
        product *= (abs(4 * points[start + factor] - 2) + weight) / (1 + weight)
      }
      return product
    }
  }

  private func write(_ name: String, _ values: [Double]) { RawFile.write(values, to: "\(folder)/ours-\(name)") }

  /// Writes a design's points and outputs, and returns both.
  private func sample(_ name: String, _ design: any Design, asked: Int) -> (points: [Double], outputs: [Double]) {
    let points = design.points(0..<design.size(asked: asked))
    let outputs = Self.g(points, factors)
    write("\(name)-points", points)
    write("\(name)-outputs", outputs)
    return (points, outputs)
  }

  func write() throws {
    let pairs = try SaltelliPairs(dimensions: factors, secondOrder: true, .owen(seed: 1))
    let sobol = try SobolIndices(
      sample("sobol", pairs, asked: 12 * 2_048).outputs, dimensions: factors, secondOrder: true, resamples: 0, seed: 1)
    write("sobol", (sobol.first + sobol.total + sobol.second.map(\.index)).map(\.value))

    let trajectories = sample("morris", try MorrisTrajectories(dimensions: factors, seed: 1), asked: 3_000)
    let morris = try MorrisEffects(
      points: trajectories.points, outputs: trajectories.outputs, dimensions: factors, resamples: 0, seed: 1)
    write(
      "morris",
      morris.effects.map(\.mean) + morris.effects.map(\.meanSize.value) + morris.effects.map(\.standardDeviation))

    // An odd length has no frequency of its own in the middle of the spectrum.
    let curves = try FourierCurves(dimensions: factors, length: 1_001, seed: 1)
    let fourier = try FourierIndices(
      sample("efast", curves, asked: 0).outputs, length: 1_001, frequency: curves.highFrequency, harmonics: 4)
    write("efast", (fourier.first + fourier.total).compactMap(\.self))

    let scatter = sample("scatter", try SobolSequence(dimensions: factors, .owen(seed: 2)), asked: 4_000)
    let pawn = try PAWN(values: scatter.points, outputs: scatter.outputs, dimensions: factors)
    write("pawn", pawn.indices.map(\.median) + pawn.indices.map(\.mean) + pawn.indices.map(\.maximum))

    let prim = try Prim(
      values: scatter.points, dimensions: factors, isOfInterest: scatter.outputs.map { $0 < 0.25 },
      Prim.Options(smallestMass: 0.02))
    write("prim", prim.trajectory.flatMap { [$0.coverage, $0.density, $0.mass] })
    // Of the densest box: the limits, by factor, as far as the samples go, and the two chances, -1 for none.
    write(
      "box",
      (0..<factors).flatMap { factor in
        let limit = prim.trajectory.last?.limits.first { $0.factor == factor }
        return [limit?.low ?? -1, limit?.high ?? -1, limit?.lowChance ?? -1, limit?.highChance ?? -1]
      })
  }
}
