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
    for line in csv.comments {
      let parts = line.text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(Self.trimmed)
      guard parts.count == 2, !parts[1].isEmpty else {
        problems.append(.error(at: line.location, "the line says no key and value", advice: "write '# key: value'"))
        continue
      }
      let (key, cell) = (parts[0], CSVCell(text: parts[1], location: line.location))
      let isKind = key.hasPrefix(Self.kindPrefix)
      let column = Self.trimmed(key.dropFirst(Self.kindPrefix.count))
      guard known.contains(key) || isKind && kindColumns.contains(column) else {
        let kindAdvice = kindColumns.isEmpty ? "" : ", and 'kind' with \(kindColumns.joined(separator: ", "))"
        problems.append(
          .error(
            at: line.location, "unknown key '\(key)'",
            advice: "the keys are \(known.joined(separator: ", "))\(kindAdvice)"))
        continue
      }
      if isKind || key == "kind", !Self.kindWords.contains(cell.text) {
        problems.append(
          .error(
            at: line.location, "'\(cell.text)' is no kind of a number",
            advice: "the kinds are \(Self.kindWords.joined(separator: ", "))"))
      }
      let first = isKind ? kinds.updateValue(cell, forKey: column) : values.updateValue(cell, forKey: key)
      if let first {
        problems.append(
          .error(at: line.location, "the key '\(key)' stands twice, first in line \(first.location.line)"))
      }
    }
    for key in required where values[key] == nil {
      let top = SourceLocation(file: csv.file, line: 1, column: 1)
      problems.append(.error(at: top, "the key '\(key)' is missing", advice: "add a line '# \(key): …' at the top"))
    }
  }

  subscript(key: String) -> String { values[key]?.text ?? "" }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
