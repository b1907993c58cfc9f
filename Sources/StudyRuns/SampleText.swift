import CSVText
import Diagnostics
import NumberText
import ScenarioKeys
import ScenarioReading

extension StudyRun {
  /// One sample in words: its factors and what it gave.
  package func text(of row: SampleRow) -> String {
    var factors = TextTable(["input", "value", "central", "unit"], [.left, .right, .right, .left])
    for ((key, value), central) in zip(zip(design.factors.keys, row.values), design.factors.central) {
      factors.add([key.key, formatNumber(value), formatNumber(central), key.unit == "1" ? "" : key.unit])
    }
    let head = "sample \(row.sample) of \(prepared.header.name), \(design.kind.title), seed \(design.seed)\n\n"
    guard row.failure == nil else {
      return "\(head)\(factors.text)\nit has no answer: \(row.failure?.sentence ?? "")\n"
    }
    var results = TextTable(["result", "value"], [.left, .right])
    for (column, value) in zip(outputs.columns, row.outputs) {
      results.add([column.name, value.isNaN ? "-" : formatNumber(value)])
    }
    return "\(head)\(factors.text)\n\(results.text)"
  }

  /// One sample as CSV: its factors, and what it gave, if it has an answer.
  package func tables(of row: SampleRow) -> [(name: String, text: String)] {
    var factors = CSVWriter(guardsFormulas: true)
    factors.row(["sample", "input", "value", "central", "unit"])
    for ((key, value), central) in zip(zip(design.factors.keys, row.values), design.factors.central) {
      factors.row(["\(row.sample)", key.key, formatNumber(value), formatNumber(central), key.unit])
    }
    var results = CSVWriter(guardsFormulas: true)
    results.row(["sample", "result", "value", "failure"])
    if let failure = row.failure {
      results.row(["\(row.sample)", "", "", failure.sentence])
    } else {
      for (column, value) in zip(outputs.columns, row.outputs) {
        results.row(["\(row.sample)", column.name, value.isNaN ? "" : formatNumber(value), ""])
      }
    }
    return [("inputs", factors.text), ("results", results.text)]
  }
}
