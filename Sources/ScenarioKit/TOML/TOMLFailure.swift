import CTOML
import Diagnostics

/// Why toml++ gave nothing, and where it noticed.
struct TOMLFailure: Error {
  var status: ctoml_status
  var message: String
  var line = 1
  var column = 1

  /// The failure in our words: at the token that is wrong, with what to write instead.
  func diagnostic(in source: SourceText) -> Diagnostic {
    let place = SourceLocation(file: source.file, line: max(1, line), column: max(1, column))
    switch status {
    case .ok, .no_resources:
      return .error(at: place, "the file could not be read: \(message)")
    case .too_deep:
      return .error(at: place, "tables are nested deeper than \(TOMLDocument.depthLimit) levels")
    case .syntax_error:
      return syntaxError(at: place, in: source)
    }
  }

  private func syntaxError(at place: SourceLocation, in source: SourceText) -> Diagnostic {
    let (scope, words) = scopeAndWords
    if words.hasPrefix("cannot redefine") || words.hasPrefix("cannot insert"),
      let duplicate = TOMLDuplicateKey.diagnostic(at: place, in: source)
    {
      return duplicate
    }
    let line = TOMLLine(source.line(place.line) ?? "", column: place.column)
    let advice = TOMLAdvice(scope: scope, words: words, line: line)
    var location = place
    // The end of the file is counted as a character by toml++.
    location.column = advice.column ?? line.column
    return .error(at: location, advice.message ?? words.escapingControls, advice: advice.advice)
  }

  /// "Error while parsing floating-point: expected …" cut in two.
  private var scopeAndWords: (scope: String, words: String) {
    let head = "Error while parsing "
    guard message.hasPrefix(head) else { return ("", message) }
    let rest = message.dropFirst(head.count)
    guard let colon = rest.firstIndex(of: ":") else { return ("", String(rest)) }
    return (String(rest[..<colon]), String(rest[rest.index(after: colon)...].drop { $0 == " " }))
  }
}

/// The line an error is on, as scalars, which is how toml++ counts columns.
struct TOMLLine {
  var scalars: [Unicode.Scalar]
  /// From 1; may lie just behind the end.
  var column: Int

  init(_ text: String, column: Int) {
    scalars = Array(text.unicodeScalars)
    self.column = min(max(1, column), scalars.count + 1)
  }

  var saw: Unicode.Scalar? { column <= scalars.count ? scalars[column - 1] : nil }

  /// The run of scalars around the column that no separator breaks, and the column where it begins.
  func word(separators: String) -> (text: String, column: Int) {
    let breaks = Set(separators.unicodeScalars)
    var start = min(column, scalars.count + 1) - 1
    while start > 0, !breaks.contains(scalars[start - 1]) { start -= 1 }
    var end = max(start, column - 1)
    while end < scalars.count, !breaks.contains(scalars[end]) { end += 1 }
    return (text(start..<end), start + 1)
  }

  /// The rest of the line from a column on, without its comment.
  func rest(from column: Int) -> String {
    var end = scalars[(column - 1)...].firstIndex(of: "#") ?? scalars.count
    while end > column - 1, scalars[end - 1] == " " || scalars[end - 1] == "\t" { end -= 1 }
    return text(column - 1..<end)
  }

  private func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(scalars[range])) }
}
