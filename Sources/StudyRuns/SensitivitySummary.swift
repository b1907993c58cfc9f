import CSVText
import Diagnostics
import NumberText
import PlanReading
import SampleAnalysis
import Sampling
import ScenarioReading
package import SimulationKit

/// Which inputs matter most to a target.
package struct SensitivitySummary: Sendable {
  package enum Method: String, Hashable, Sendable, CaseIterable {
    case tornado, sobol
    case sobolSecondOrder = "sobol-second-order"
    case morris, efast, pawn, regional

    package var design: StudyDesign.Kind {
      switch self {
      case .tornado: .oneAtATime
      case .sobol: .saltelli
      case .sobolSecondOrder: .saltelliSecondOrder
      case .morris: .morris
      case .efast: .efast
      case .pawn, .regional: .sobol
      }
    }

    /// Samples where nobody asks for a number.
    package func samples(factors: Int) -> Int {
      switch self {
      case .tornado: 1 + 2 * factors
      case .sobol: 256 * (factors + 2)
      case .sobolSecondOrder: 256 * (2 * factors + 2)
      case .morris: 50 * (factors + 1)
      case .efast: 257 * factors
      case .pawn, .regional: 2000
      }
    }
  }

  /// An input with its measures, in the order of `heads`.
  package struct Line: Hashable, Sendable {
    package var factor: Int
    /// The other input of a pair.
    package var partner: Int?
    /// Nan where it is not known.
    package var effect: Double
    package var cells: [Double]
    /// Whether the effect is only the least that it can be, since a sample that it needs has no answer.
    package var isAtLeast = false
  }

  package let method: Method
  package let target: StudyOutputs.JudgedTarget
  /// The largest effect first, then in the order of the factors.
  package let lines: [Line]
  package let heads: [String]
  package let failed: FailedSamples
  /// The target's value in a plain run, where the design has it.
  package let stated: Double?
  /// The effect that an input without any shows by chance; nil where the measure has none, or tells it for each input.
  package let effectByChance: Double?
  /// Those whose distributions are compared, by the methods that compare them.
  package let held: HeldSamples
  package let run: StudyRun
  /// The inputs that lines count.
  package let names: [String]
  /// Their names in reports.
  package let titles: [Title]

  /// - Parameter folder: of a study with the method's design that is complete.
  package init(
    _ run: StudyRun, _ folder: StudyFolder, _ method: Method, _ target: StudyOutputs.JudgedTarget,
    holding mostNumbers: Int = HeldSamples.mostNumbers
  ) throws(StudyError) {
    self.run = run
    self.method = method
    self.target = target
    var (outputs, values, failed) = ([Double](), [Double](), FailedSamples())
    let isByFactor = method == .pawn || method == .regional
    held = HeldSamples(
      of: run.design.count, inputs: isByFactor ? run.design.factors.keys.count : 1, seed: run.design.seed,
      mostNumbers: isByFactor ? mostNumbers : .max)
    var held = self.held
    try run.forEachRow(in: folder) { row in
      failed.note(row)
      guard held.holdsNext() else { return }
      outputs.append(row.outputs[target.column])
      if isByFactor { values += row.values }
    }
    self.failed = failed
    try failed.requireAnswer(of: run.design.count)
    stated = method == .tornado ? outputs.first : nil
    effectByChance = method == .pawn ? PAWN.distanceByChance(samples: outputs.count { $0.isFinite }) : nil
    let factors = run.design.factors
    names = isByFactor ? factors.names : factors.dimensionNames
    titles = isByFactor ? factors.keys.indices.map(factors.title) : factors.dimensionTitles
    let isMet = method == .regional ? outputs.map { run.isMet(target, by: $0) } : []
    do throws(AnalysisError) {
      (heads, lines) = try Self.analysed(method, outputs, values, isMet, run.design, dimensions: names.count)
    } catch { throw .analysis(error, failed) }
  }

  private static func analysed(
    _ method: Method, _ outputs: [Double], _ values: [Double], _ isMet: [Bool?], _ design: StudyDesign,
    dimensions: Int
  ) throws(AnalysisError) -> ([String], [Line]) {
    let lines: [Line]
    let heads: [String]
    switch method {
    case .tornado:
      heads = ["at its low", "at its high", "span"]
      lines = try Tornado(outputs).bars.map {
        Line(
          factor: $0.factor, effect: $0.reach, cells: [$0.atLow, $0.atHigh, abs($0.atHigh - $0.atLow)],
          isAtLeast: !$0.isWhole && $0.reach.isFinite)
      }
    case .sobol:
      heads = ["total", "low", "high", "alone", "low", "high"]
      let indices = try SobolIndices(outputs, dimensions: dimensions, secondOrder: false, seed: design.seed)
      lines = (0..<dimensions).map {
        let (first, total) = (indices.first[$0], indices.total[$0])
        return Line(
          factor: $0, effect: total.value,
          cells: [total.value, total.low, total.high, first.value, first.low, first.high])
      }
    case .sobolSecondOrder:
      heads = ["together", "low", "high", "first alone", "second alone"]
      let indices = try SobolIndices(outputs, dimensions: dimensions, secondOrder: true, seed: design.seed)
      lines = indices.second.map {
        let pair = $0.index
        return Line(
          factor: $0.first, partner: $0.second, effect: pair.value,
          cells: [pair.value, pair.low, pair.high, indices.first[$0.first].value, indices.first[$0.second].value])
      }
    case .efast:
      heads = ["total", "alone"]
      guard let curves = design.design as? FourierCurves else {
        throw .unevenOutputs(count: outputs.count, group: dimensions)
      }
      let indices = try FourierIndices(
        outputs, length: curves.length, frequency: curves.highFrequency, harmonics: curves.harmonics)
      lines = (0..<dimensions).map {
        let (total, first) = (indices.total[$0] ?? .nan, indices.first[$0] ?? .nan)
        return Line(factor: $0, effect: total, cells: [total, first])
      }
    case .regional:
      heads = ["distance", "by chance"]
      lines = try RegionalSensitivity(values: values, dimensions: dimensions, isOfInterest: isMet).factors.enumerated()
        .map {
          Line(
            factor: $0.offset, effect: $0.element.distance, cells: [$0.element.distance, $0.element.chance])
        }
    case .morris:
      heads = ["mean size", "low", "high", "mean", "deviation"]
      let morris = try MorrisEffects(
        points: design.design?.points(0..<design.count) ?? [], outputs: outputs, dimensions: dimensions,
        seed: design.seed)
      lines = morris.effects.enumerated().map {
        let effect = $0.element
        return Line(
          factor: $0.offset, effect: effect.meanSize.value,
          cells: [
            effect.meanSize.value, effect.meanSize.low, effect.meanSize.high, effect.mean, effect.standardDeviation,
          ])
      }
    case .pawn:
      heads = ["median", "mean", "largest"]
      lines = try PAWN(values: values, outputs: outputs, dimensions: dimensions).indices.enumerated().map {
        Line(
          factor: $0.offset, effect: $0.element.median, cells: [$0.element.median, $0.element.mean, $0.element.maximum])
      }
    }
    // An effect that is not known comes last.
    return (
      heads,
      lines.sorted {
        ($1.effect.isNaN ? -.infinity : $1.effect, $0.factor, $0.partner ?? 0)
          < ($0.effect.isNaN ? -.infinity : $0.effect, $1.factor, $1.partner ?? 0)
      }
    )
  }

  /// The name in reports of an input, or of two that act together.
  package func title(_ line: Line) -> Title {
    guard let partner = line.partner.map({ titles[$0] }) else { return titles[line.factor] }
    let first = titles[line.factor]
    return Title(en: "\(first.en) with \(partner.en)", zh: "\(first.zh)与\(partner.zh)")
  }

  /// Lines of which nothing is known, since samples that they need have no answer.
  package var unknown: [Line] { lines.filter(\.effect.isNaN) }

  /// Whether the interval of the largest effect is wider than all of the variance, so that the ranking tells nothing.
  package var isTooFew: Bool {
    guard method == .sobol, let first = lines.first else { return false }
    return !(first.cells[2] - first.cells[1] <= 1)
  }

  /// Whether the effect of a line is more than chance.
  package func isClear(_ line: Line) -> Bool {
    switch method {
    case .pawn: line.effect > PAWN.clear * (effectByChance ?? 0)
    case .regional: line.cells[1] < 0.05
    default: line.effect > 0
    }
  }

  /// The heads, the ends of intervals by what they are of.
  private var columns: [String] {
    var estimate = ""
    return heads.map { head in
      if head == "low" || head == "high" { return "\(estimate) \(head)" }
      estimate = head
      return head
    }
  }

  /// The files of the summary.
  package var files: [(name: String, text: String)] {
    var table = CSVWriter()
    let isPair = method == .sobolSecondOrder
    table.row(["rank"] + (isPair ? ["input", "with"] : ["input"]) + ["target"] + columns + ["title", "title_zh"])
    for (rank, line) in lines.enumerated() {
      table.row(
        ["\(rank + 1)", names[line.factor]] + (line.partner.map { [names[$0]] } ?? []) + [target.target.identifier]
          + line.cells.map { $0.isFinite ? formatNumber($0) : "" } + [title(line).en, title(line).zh])
    }
    return [("\(method.rawValue).csv", table.text)]
  }
}

extension StudyOutputs {
  /// The judged target of an identifier, the first one where none is named.
  package func target(_ identifier: String?) throws(StudyError) -> JudgedTarget {
    guard let first = targets.first else {
      throw .input(InvalidInput(.error("the scenario's plan has no target that a run is judged by")))
    }
    guard let identifier else { return first }
    if let found = targets.first(where: { $0.target.identifier == identifier }) { return found }
    throw .input(
      InvalidInput(
        .error(
          "no target that a run is judged by is called \"\(identifier)\"",
          advice: "write one of \(targets.map(\.target.identifier).joined(separator: ", "))")))
  }
}
