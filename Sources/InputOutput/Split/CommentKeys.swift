import CSVText
import Diagnostics

/// The `# key: value` lines at the top of a file of parts or profiles.
struct CommentKeys {
  private var values: [String: CSVCell] = [:]
  /// The values of `kind COLUMN` by their columns.
  private(set) var kinds: [String: CSVCell] = [:]

  private static let kindPrefix = "kind "
  /// Where a number comes from: stated by the cited document, computed from such figures, assumed, or not yet checked.
  static let kindWords = ["document", "derived", "assumption", "unverified"]

  /// - Parameters:
  ///   - known: the keys there may be.
  ///   - required: those of them that must be there.
  ///   - kindColumns: columns whose kind may be said.
  init(
    of csv: CSVFile, known: [String], required: [String], kindColumns: [String] = [], _ problems: inout [Diagnostic]
  ) {
    for (key, cell) in csv.keyedComments(&problems) {
      let isKind = key.hasPrefix(Self.kindPrefix)
      let column = String(key.dropFirst(Self.kindPrefix.count).drop { $0 == " " })
      guard known.contains(key) || isKind && kindColumns.contains(column) else {
        let kindAdvice = kindColumns.isEmpty ? "" : ", and 'kind' with \(kindColumns.joined(separator: ", "))"
        problems.append(
          .error(
            at: cell.location, "unknown key '\(key)'",
            advice: "the keys are \(known.joined(separator: ", "))\(kindAdvice)"))
        continue
      }
      if isKind || key == "kind", !Self.kindWords.contains(cell.text) {
        problems.append(
          .error(
            at: cell.location, "'\(cell.text)' is no kind of a number",
            advice: "the kinds are \(Self.kindWords.joined(separator: ", "))"))
      }
      let first = isKind ? kinds.updateValue(cell, forKey: column) : values.updateValue(cell, forKey: key)
      if let first { problems.append(cell.repeats(key: key, of: first)) }
    }
    for key in required where values[key] == nil { problems.append(csv.missing(key: key)) }
  }

  subscript(key: String) -> String { values[key]?.text ?? "" }
}
