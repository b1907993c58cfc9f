import CSVText
package import Diagnostics
import Files
import NumberText
package import SimulationKit
package import Study

/// The targets of a plan, as its document states them.
package struct PlanTargets: Sendable {
  package struct Target: Sendable, Hashable, Codable {
    package var identifier: String
    package var indicator: Title
    /// In `unit`.
    package var value: Double
    package var unit: String
    /// about, at least, reach, more than, …: how the document words it.
    package var bound: String
    /// Its place in the document.
    package var clause: String
    /// Its relation to another target: plain conflict, other perimeter, stated higher later, …; empty if none is stated.
    package var relation: String
    package var relationTo: String
    package var note: Title
    /// The measure that the workbench computes for it; empty if it is not modelled.
    package var measure: String

    package init(
      identifier: String, indicator: Title, value: Double, unit: String, bound: String, clause: String,
      relation: String, relationTo: String, note: Title, measure: String
    ) {
      self.identifier = identifier
      self.indicator = indicator
      self.value = value
      self.unit = unit
      self.bound = bound
      self.clause = clause
      self.relation = relation
      self.relationTo = relationTo
      self.note = note
      self.measure = measure
    }
  }

  package var targets: [Target]
  /// The document, from the file's head.
  package var citation: String

  package init(targets: [Target], citation: String) {
    self.targets = targets
    self.citation = citation
  }

  private static let columns = [
    "target", "indicator_en", "indicator_zh", "target_2020", "unit", "bound", "clause", "relation", "relation_to",
    "note_en", "note_zh", "measure",
  ]

  /// - Throws: `InvalidInput` naming every cell that cannot be used.
  package static func read(bytes: [UInt8], file: String) throws(InvalidInput) -> PlanTargets {
    let csv = try CSVFile.read(bytes: bytes, file: file, leadingComments: true)
    var problems: [Diagnostic] = []
    let header = csv.records.first.map(Array.init) ?? []
    let place = Dictionary(header.enumerated().map { ($1.text, $0) }, uniquingKeysWith: { first, _ in first })
    let missing = columns.filter { place[$0] == nil }
    guard missing.isEmpty else {
      throw InvalidInput(
        .error(
          at: header.first?.location ?? SourceLocation(file: file, line: 1, column: 1),
          "there is no column \(missing.map { "'\($0)'" }.joined(separator: ", "))",
          advice: "a plan's targets have the columns \(columns.joined(separator: ", "))"))
    }
    var seen: Set<String> = []
    let targets: [Target] = csv.records.dropFirst().map { record in
      func cell(_ column: String) -> CSVCell { record[place[column] ?? 0] }
      let identifier = cell("target")
      if !seen.insert(identifier.text).inserted {
        problems.append(.error(at: identifier.location, "the target '\(identifier.text)' stands twice"))
      }
      let value = cell("target_2020").number(&problems) ?? 0
      let measure = cell("measure")
      if !measure.text.isEmpty, Study.Target.Measure(measure.text, industries: EconomySections.industries) == nil {
        problems.append(
          .error(
            at: measure.location, "no measure '\(measure.text)' is known",
            advice:
              "leave it empty for what is not modelled, or write one of \(Study.Target.Measure.spellings.joined(separator: ", "))"
          ))
      }
      return Target(
        identifier: identifier.text, indicator: Title(en: cell("indicator_en").text, zh: cell("indicator_zh").text),
        value: value, unit: cell("unit").text, bound: cell("bound").text,
        clause: cell("clause").text, relation: cell("relation").text, relationTo: cell("relation_to").text,
        note: Title(en: cell("note_en").text, zh: cell("note_zh").text), measure: measure.text)
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    let citation = csv.comments.first { $0.text.contains("citation:") }?.text ?? ""
    return PlanTargets(
      targets: targets,
      citation: citation.split(separator: ":", maxSplits: 1).last.map { String($0.drop { $0 == " " }) } ?? "")
  }
}

extension Study.Target.Measure {
  fileprivate static let spellings = [
    "sei_share", "sei_growth_premium", "gross_output:<industry>", "parameter:<module>.<key>",
  ]

  /// Returns nil for a text that names no measure.
  package init?(_ text: String, industries: [String]) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count) {
    case ("sei_share", 1): self = .share
    case ("sei_growth_premium", 1): self = .growthPremium
    case ("gross_output", 2):
      guard let place = industries.firstIndex(of: parts[1]) else { return nil }
      self = .grossOutput(industry: place)
    case ("parameter", 2):
      let path = parts[1].split(separator: ".", maxSplits: 1).map(String.init)
      guard path.count == 2 else { return nil }
      self = .parameter(module: path[0], key: path[1])
    default: return nil
    }
  }
}

extension PlanTargets.Target {
  /// The target as a problem judges it. "About 15" is met by a result that rounds to 15 in the digits that the document
  /// prints, or by more; any other wording is met by the number itself.
  func numbers(industries: [String]) -> Study.Target {
    Study.Target(
      identifier: identifier, value: value, needed: bound.hasPrefix("about") ? value - 0.5 * lastDigit : value,
      measure: Study.Target.Measure(measure, industries: industries))
  }

  private var lastDigit: Double {
    let text = formatNumber(value)
    guard let point = text.firstIndex(of: ".") else { return 1 }
    var digit = 1.0
    for _ in text[text.index(after: point)...] { digit /= 10 }
    return digit
  }
}
