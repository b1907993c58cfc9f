public import Diagnostics

extension CSVFile {
  /// The comment lines as keys and values, `# key: value`, each value with the place of its line. Lines that hold none are
  /// reported.
  public func keyedComments(_ problems: inout [Diagnostic]) -> [(key: String, value: CSVCell)] {
    comments.compactMap { line in
      let parts = line.text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(Self.trimmed)
      guard parts.count == 2, !parts[1].isEmpty else {
        problems.append(.error(at: line.location, "the line says no key and value", advice: "write '# key: value'"))
        return nil
      }
      return (parts[0], CSVCell(text: parts[1], location: line.location))
    }
  }

  /// The problem of a key that no comment line has.
  public func missing(key: String) -> Diagnostic {
    .error(
      at: SourceLocation(file: file, line: 1, column: 1), "the key '\(key)' is missing",
      advice: "add a line '# \(key): …' at the top")
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

extension CSVCell {
  /// The problem of a key whose second value this is.
  public func repeats(key: String, of first: CSVCell) -> Diagnostic {
    .error(at: location, "the key '\(key)' stands twice, first in line \(first.location.line)")
  }
}
