import CSVText
public import Diagnostics

/// The targets of a plan, as its document states them.
public struct PlanTargets: Sendable {
  public struct Target: Sendable {
    public var identifier: String
    public var indicator: Phrase
    /// In `unit`.
    public var value: Double
    public var unit: String
    /// about, at least, reach, more than, …: how the document words it.
    public var bound: String
    /// Where in the document.
    public var clause: String
    /// How it stands to another target: plain conflict, other perimeter, stated higher later, …; empty for none.
    public var relation: String
    public var relationTo: String
    public var note: Phrase
    /// What the workbench computes for it; empty for what is not modelled.
    public var measure: String
  }

  public var targets: [Target]
  /// The document, from the file's head.
  public var citation: String

  private static let columns = [
    "target", "indicator_en", "indicator_zh", "target_2020", "unit", "bound", "clause", "relation", "relation_to",
    "note_en", "note_zh", "measure",
  ]

  /// - Throws: `InvalidInput` naming every cell that cannot be used.
  public static func read(bytes: [UInt8], file: String) throws(InvalidInput) -> PlanTargets {
    let csv = try CSVFile.read(bytes: bytes, file: file, leadingComments: true)
    var problems: [Diagnostic] = []
    let header = csv.records.first ?? []
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
      if !measure.text.isEmpty, Measure(measure.text) == nil {
        problems.append(
          .error(
            at: measure.location, "no measure '\(measure.text)' is known",
            advice:
              "leave it empty for what is not modelled, or write one of \(Measure.spellings.joined(separator: ", "))"))
      }
      return Target(
        identifier: identifier.text, indicator: Phrase(cell("indicator_en").text, cell("indicator_zh").text),
        value: value, unit: cell("unit").text, bound: cell("bound").text,
        clause: cell("clause").text, relation: cell("relation").text, relationTo: cell("relation_to").text,
        note: Phrase(cell("note_en").text, cell("note_zh").text), measure: measure.text)
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    let citation = csv.comments.first { $0.text.contains("citation:") }?.text ?? ""
    return PlanTargets(
      targets: targets,
      citation: citation.split(separator: ":", maxSplits: 1).last.map { String($0.drop { $0 == " " }) } ?? "")
  }
}

/// What the workbench can compute for a target.
enum Measure: Hashable, Sendable {
  /// SEI value added as a share of above-scale industrial value added, %.
  case share
  /// Mean yearly growth of SEI value added above that of industry since the year before the plan, percentage points.
  case growthPremium
  /// Gross output of one industry (all, for the scale of the whole), 1e8 CNY: beside the target, never judged.
  case grossOutput(industry: String)
  /// A number that the scenario itself sets: module and parameter.
  case parameter(module: String, key: String)

  static let spellings = [
    "sei_share", "sei_growth_premium", "gross_output:<industry>", "parameter:<module>.<key>",
  ]

  init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count) {
    case ("sei_share", 1): self = .share
    case ("sei_growth_premium", 1): self = .growthPremium
    case ("gross_output", 2):
      guard EconomySections.industries.contains(parts[1]) else { return nil }
      self = .grossOutput(industry: parts[1])
    case ("parameter", 2):
      let path = parts[1].split(separator: ".", maxSplits: 1).map(String.init)
      guard path.count == 2 else { return nil }
      self = .parameter(module: path[0], key: path[1])
    default: return nil
    }
  }
}
