import CSVText
import NumberText
import PlanReading
import Seeking

extension LeverSeek {
  /// The levers' values that reach the target, or come nearest, as CSV: each alone, then all together. Numbers are in the
  /// declared units; `goal` is the number that was sought.
  package func csv(_ answers: [Answer]) -> String {
    var writer = CSVWriter(guardsFormulas: true)
    writer.row([
      "moved", "lever", "unit", "plan", "low", "high", "value", "outcome", "target", "target_unit", "goal", "answer",
    ])
    for answer in answers { add(answer, to: &writer) }
    return writer.text
  }

  private func add(_ answer: Answer, to writer: inout CSVWriter) {
    func add(_ moved: String, _ lever: Lever, _ value: Double?, _ outcome: Double?, _ word: String) {
      writer.row(
        [moved, lever.key, lever.unit] + [lever.plan, lever.low, lever.high].map { formatNumber($0) }
          + [value, outcome].map { $0.map { formatNumber($0) } ?? "" }
          + [formatNumber(target.value), target.unit, formatNumber(answer.goal), word])
    }
    if answer.isReached {
      for lever in levers { add("none", lever, lever.plan, answer.planned, "the plan reaches it") }
      return
    }
    for (lever, alone) in zip(levers, answer.alone) {
      switch alone {
      case .reaches(let value, let outcome): add("alone", lever, value, outcome, "reached")
      case .outOfReach(let best, let outcome): add("alone", lever, best, outcome, "out of reach")
      case .failed(let value, let reason): add("alone", lever, value, nil, "failed: \(reason)")
      case .unfinished(let why): add("alone", lever, nil, nil, "not finished: \(why)")
      }
    }
    func addAll(_ values: [Double?], _ outcome: Double?, _ word: String) {
      for (lever, value) in zip(answer.moved, values) { add("together", lever, value, outcome, word) }
    }
    switch answer.together {
    case .found(let values, let outcome, _, let isNearest, _):
      addAll(values, outcome, isNearest ? "reached" : "reached, perhaps not nearest")
    case .outOfReach(let best, let outcome, _, _): addAll(best, outcome, "out of reach")
    case .failed(let values): addAll(values, nil, "failed: \(answer.failure ?? "")")
    case .unfinished(let why): addAll(answer.moved.map { _ in nil }, nil, "not finished: \(why)")
    case .planReaches, nil: break
    }
  }
}

extension Attribution {
  /// The part of the difference that each section adds, as CSV.
  package var csv: String {
    var writer = CSVWriter(guardsFormulas: true)
    writer.row(["target", "unit", "section", "part", "through_numerator", "through_denominator"])
    for part in parts {
      writer.row(
        [target.identifier, target.unit, part.section, formatNumber(part.part)]
          + [part.throughNumerator, part.throughDenominator].map { $0.map { formatNumber($0) } ?? "" })
    }
    return writer.text
  }
}
