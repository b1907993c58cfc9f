import CSVText
import Diagnostics
import NumberText
import PlanReading
import SampleAnalysis
import Sampling
import ScenarioReading
import SimulationKit

/// Which inputs matter most to a target.
package struct SensitivitySummary: Sendable {
  package enum Method: String, Hashable, Sendable, CaseIterable {
    case tornado, sobol, morris, pawn

    package var design: StudyDesign.Kind {
      switch self {
      case .tornado: .oneAtATime
      case .sobol: .saltelli
      case .morris: .morris
      case .pawn: .sobol
      }
    }

    /// Samples where nobody asks for a number.
    package func samples(factors: Int) -> Int {
      switch self {
      case .tornado: 1 + 2 * factors
      case .sobol: 256 * (factors + 2)
      case .morris: 50 * (factors + 1)
      case .pawn: 2000
      }
    }

    /// The measure by which inputs are ranked.
    fileprivate var measure: String {
      switch self {
      case .tornado: "the span between its low and its high value"
      case .sobol: "its total share of the variance, with interactions"
      case .morris: "the mean size of its effect over its range"
      case .pawn: "how far it moves the distribution, from 0 to 1"
      }
    }
  }

  /// An input with its measures, in the order of `heads`.
  package struct Line: Hashable, Sendable {
    package var factor: Int
    package var effect: Double
    package var cells: [Double]
  }

  package let method: Method
  package let target: StudyOutputs.JudgedTarget
  /// The largest effect first, then in the order of the factors.
  package let lines: [Line]
  package let heads: [String]
  package let failed: Int
  /// The target's value in a plain run, where the design has it.
  package let stated: Double?
  private let run: StudyRun

  /// - Parameter folder: of a study with the method's design that is complete.
  package init(
    _ run: StudyRun, _ folder: StudyFolder, _ method: Method, _ target: StudyOutputs.JudgedTarget
  ) throws(StudyError) {
    self.run = run
    self.method = method
    self.target = target
    var (outputs, values, failed) = ([Double](), [Double](), 0)
    try run.forEachRow(in: folder) { row in
      outputs.append(row.outputs[target.column])
      if method == .pawn { values += row.values }
      if row.failure != nil { failed += 1 }
    }
    self.failed = failed
    stated = method == .tornado ? outputs.first : nil
    do throws(AnalysisError) {
      (heads, lines) = try Self.analysed(method, outputs, values, run.design)
    } catch { throw .analysis(error) }
  }

  private static func analysed(
    _ method: Method, _ outputs: [Double], _ values: [Double], _ design: StudyDesign
  ) throws(AnalysisError) -> ([String], [Line]) {
    let dimensions = design.factors.keys.count
    let lines: [Line]
    let heads: [String]
    switch method {
    case .tornado:
      heads = ["at its low", "at its high", "span"]
      lines = try Tornado(outputs).bars.map {
        let span = abs($0.atHigh - $0.atLow)
        return Line(factor: $0.factor, effect: span, cells: [$0.atLow, $0.atHigh, span])
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
    case .morris:
      heads = ["mean size", "low", "high", "mean", "deviation"]
      let morris = try MorrisEffects(
        points: design.design.points(0..<design.count), outputs: outputs, dimensions: dimensions, seed: design.seed)
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
        ($1.effect.isNaN ? -1 : $1.effect, $0.factor) < ($0.effect.isNaN ? -1 : $0.effect, $1.factor)
      }
    )
  }

  /// The inputs that matter most, as a sentence.
  package var finding: String {
    let name = target.target.indicator[run.prepared.header.language]
    // An input that does a hundredth of what the first does does not matter.
    let least = (lines.first?.effect ?? 0) / 100
    let moving = lines.prefix(3).filter { $0.effect > 0 && $0.effect >= least }.map {
      run.design.factors.names[$0.factor]
    }
    guard let last = moving.last else { return "No input moves \"\(name)\"." }
    let list = moving.count == 1 ? last : "\(moving.dropLast().joined(separator: ", ")) and \(last)"
    return "What moves \"\(name)\" most: \(list)."
  }

  private var statedText: String {
    stated.map { "With every input as it is stated: \($0.isFinite ? decimals($0, 3) : "no answer").\n" } ?? ""
  }

  package var text: String {
    let design = run.design
    var table = TextTable(["input"] + heads, [.left] + heads.map { _ in .right })
    for line in lines {
      table.add([design.factors.names[line.factor]] + line.cells.map { $0.isFinite ? decimals($0, 3) : "-" })
    }
    let unit = method == .tornado || method == .morris ? ", \(target.target.unit)" : ""
    let count = "\(design.count) samples, \(design.kind.title), seed \(design.seed)"
    let answered =
      failed == 0
      ? "Every sample has an answer." : "\(failed) of \(design.count) samples have no answer and are left out."
    return """
      \(run.prepared.header.name): \(count)

      Effect of each input on "\(target.target.indicator[run.prepared.header.language])"\(unit), ranked by \(method.measure)
      \(table.text)
      \(statedText)\(finding)
      \(answered)

      """
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

  package func write(to folder: StudyFolder) throws(StudyError) {
    var table = CSVWriter()
    table.row(["rank", "input", "target"] + columns)
    for (rank, line) in lines.enumerated() {
      table.row(
        ["\(rank + 1)", run.design.factors.names[line.factor], target.target.identifier]
          + line.cells.map { $0.isFinite ? formatNumber($0) : "" })
    }
    try folder.writeSummary([("\(method.rawValue).csv", table.text)], samples: run.design.count, failed: failed)
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
