import Coupling
import Economy
import RegionalBase
import Results
import ScenarioReading
import SimulationKit
import Study

extension StoredResults {
  /// The counts of numbers of each kind behind the economy's results, in a sentence.
  package var provenance: String? {
    guard let headline = record.headlines.first else { return nil }
    let counts = Translations.kinds.compactMap { kind in
      headline.kinds[kind].map { Title(en: "\($0) \(kind)", zh: "\(Translations.kind(kind).zh)\($0)项") }
    }
    return Title(
      en: "numbers behind the results: \(counts.map(\.en).joined(separator: ", "))",
      zh: "结果所依据的数值：\(counts.map(\.zh).joined(separator: "，"))")[Language(rawValue: record.scenario.language) ?? .en]
  }
}

extension PreparedRun {
  /// The scenario's name, which its results carry.
  package var name: String { header.name }

  /// In which order a run is computed, and who reads what from whom.
  package var planText: String {
    var text =
      "\(header.name): \(header.years[0]) to \(header.years[header.years.count - 1]), table of \(accounts.year)\n"
    for (number, step) in problem.graph.steps.enumerated() {
      let nodes = step.nodes.map(\.description).joined(separator: " -> ")
      text += "\(number + 1). \(nodes)\n"
      if !step.feedback.isEmpty {
        let closing = step.feedback.map { "\($0.variable) (\($0.from) to \($0.to))" }
        text += "   a loop, closed by \(closing.joined(separator: ", ")); solved by Gauss-Seidel sweeps\n"
      }
      for flow in problem.graph.flows where step.nodes.contains(flow.to) {
        text += "   \(flow.to) reads \(flow.variable) from \(flow.from)\n"
      }
    }
    return text
  }
}
