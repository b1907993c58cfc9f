package import Diagnostics
import Sampling
package import ScenarioReading

/// A study as files and commands describe it: what varies, how samples are drawn, and what is made of them.
package struct StudyDescription: Sendable {
  /// The last part of the results folder where none is named.
  package var name: String
  package var analyses: [StudyAnalysis]
  /// Nil for the usual one of the analyses.
  package var design: StudyDesign.Kind?
  package var seed: UInt64 = 1
  /// Nil for as many as the analyses need; with settings, for each of them.
  package var samples: Int?
  package var levels = StudyLevels()
  package var variation: StudyVariation
  /// Coordinates of the design `points` where factors are drawn.
  package var quantiles: [Double] = []
  /// The target that is analysed, by its identifier; nil for the first that is judged.
  package var target: String?
  /// Results whose bands are shown; empty for the headline series.
  package var outputs: [StudyOutputs.Wish] = []

  package init(_ name: String, _ analyses: [StudyAnalysis], _ variation: StudyVariation) {
    self.name = name
    self.analyses = analyses
    self.variation = variation
  }

  /// The design that all analyses can be made of.
  /// - Throws: `InvalidInput` naming those that need different ones.
  package func kind() throws(InvalidInput) -> StudyDesign.Kind {
    if let design {
      guard let misfit = analyses.first(where: { !$0.designs.contains(design) }) else { return design }
      throw InvalidInput(
        .error(
          "the analysis \(misfit.rawValue) cannot be made of the design \(design.rawValue)",
          advice: "take \(misfit.designs.map(\.rawValue).joined(separator: ", "))"))
    }
    let first = analyses.first ?? .ensemble
    if let kind = first.designs.first(where: { kind in analyses.allSatisfy { $0.designs.contains(kind) } }) {
      return kind
    }
    let other = analyses.first { $0.designs[0] != first.designs[0] && !$0.designs.contains(first.designs[0]) } ?? first
    throw InvalidInput(
      .error(
        "the analyses \(first.rawValue) and \(other.rawValue) need different designs, \(first.designs[0].rawValue) and "
          + other.designs[0].rawValue, advice: "make a study of each"))
  }

  /// - Throws: `StudyError` for a study that cannot be made, and where the scenario itself has no answer.
  package func run(_ prepared: PreparedRun) throws(StudyError) -> StudyRun {
    let design: StudyDesign
    do throws(InvalidInput) { design = try self.design(prepared) } catch { throw .input(error) }
    return try StudyRun(prepared, design, outputs: outputs)
  }

  /// - Throws: `InvalidInput` for a study that cannot be made.
  package func design(_ prepared: PreparedRun) throws(InvalidInput) -> StudyDesign {
    let kind = try kind()
    let factors = try StudyFactors(prepared, variation)
    let dimensions = factors.space?.dimensions ?? 0
    if analyses.contains(.robustness), variation.settings == nil {
      throw InvalidInput(
        .error(
          "robustness sets settings of levers beside each other, and there are no levers",
          advice: "write [levers] in the scenario, or bring settings of your own in a table"))
    }
    let usual = analyses.map { $0.samples(dimensions: max(1, dimensions)) }.max() ?? 1000
    if kind == .efast, let samples, dimensions > 0, (samples + dimensions - 1) / dimensions < Self.shortestCurve {
      throw InvalidInput(
        .error(
          "eFAST takes at least \(Self.shortestCurve) samples for each input",
          advice: "ask for \(Self.shortestCurve * dimensions) or more"))
    }
    return try StudyDesign(
      kind, seed: seed, samples: samples ?? usual, levels: levels, quantiles: quantiles, factors)
  }

  /// Samples of a curve that has room for four harmonics.
  private static let shortestCurve = 65
}
