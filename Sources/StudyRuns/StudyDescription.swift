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
  /// Nil for 1.
  package var seed: UInt64?
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

  /// Says that a design of whole groups takes more samples than were asked for; nil where it takes as many.
  package func rounding(in design: StudyDesign) -> String? {
    let rows = design.factors.variation.settings?.count ?? 1
    guard let samples, design.count > samples * rows else { return nil }
    return
      "note: \(samples) samples were asked for; \(design.kind.title) come in whole groups, which makes \(design.count / rows)"
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
    try checkRead(kind, drawing: dimensions)
    let usual = analyses.map { $0.samples(dimensions: max(1, dimensions)) }.max() ?? 1000
    if let samples, samples > 0 {
      for analysis in analyses {
        let (size, count) = analysis.leastGroups(dimensions: dimensions)
        guard samples.dividedRoundingUp(by: size) < count else { continue }
        throw InvalidInput(
          .error(
            "the analysis \(analysis.rawValue) takes at least \(size * count) samples"
              + (size > 1 ? " of \(dimensions) input\(dimensions == 1 ? "" : "s")" : ""),
            advice: "ask for \(size * count) or more"))
      }
    }
    return try StudyDesign(
      kind, seed: seed ?? 1, samples: samples ?? usual, levels: levels, quantiles: quantiles, factors)
  }

  /// - Throws: `InvalidInput` where nothing would read the number of samples or the seed that somebody asked for.
  private func checkRead(_ kind: StudyDesign.Kind, drawing dimensions: Int) throws(InvalidInput) {
    let ignored = (samples == nil ? [] : ["samples"]) + (seed == nil ? [] : ["seed"])
    guard !ignored.isEmpty else { return }
    if kind.drawsNothing {
      throw InvalidInput(
        .error(
          "the design \(kind.rawValue) draws nothing by chance and has a number of samples of its own",
          advice: "leave out \(ignored.joined(separator: " and "))"))
    }
    if dimensions == 0 {
      throw InvalidInput(
        .error(
          "nothing is drawn by chance: no key of [uncertain] varies",
          advice: "leave out \(ignored.joined(separator: " and "))"))
    }
  }
}

extension Int {
  fileprivate func dividedRoundingUp(by divisor: Int) -> Int { self / divisor + (isMultiple(of: divisor) ? 0 : 1) }
}
