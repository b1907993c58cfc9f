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
  package let run: StudyRun

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
    table.row(["rank", "input", "target"] + columns)
    for (rank, line) in lines.enumerated() {
      table.row(
        ["\(rank + 1)", run.design.factors.names[line.factor], target.target.identifier]
          + line.cells.map { $0.isFinite ? formatNumber($0) : "" })
    }
    return [("\(method.rawValue).csv", table.text)]
  }

  package func write(to folder: StudyFolder) throws(StudyError) {
    try folder.writeSummary(files, samples: run.design.count, failed: failed)
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
