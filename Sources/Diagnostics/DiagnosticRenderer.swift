/// Diagnostics as a person reads them: one line each, then the line of the file with a caret under the place.
public struct DiagnosticRenderer: Sendable {
  private let sources: [String: SourceText]
  /// Columns of a line that are shown; longer lines are cut around the place.
  private static let width = 120

  public init(sources: [SourceText]) {
    self.sources = Dictionary(sources.map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// All of them, by place; what stands in no file comes first. What is said twice is shown once.
  public func render(_ diagnostics: [Diagnostic]) -> String {
    var shown: Set<Diagnostic> = []
    // Many mistakes may stand in one long line.
    var line: (file: String, number: Int, scalars: [Unicode.Scalar]?) = ("", 0, nil)
    return Self.sorted(diagnostics).filter { shown.insert($0).inserted }.map { diagnostic in
      if let place = diagnostic.location, (place.file, place.line) != (line.file, line.number) {
        // A workbook has no lines to show.
        let text = place.sheet == nil ? sources[place.file]?.line(place.line) : nil
        line = (place.file, place.line, text.map { Array($0.unicodeScalars) })
      }
      return render(diagnostic, diagnostic.location == nil ? nil : line.scalars)
    }.joined()
  }

  /// By file, line and column; the order of finding decides between equals.
  public static func sorted(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
    diagnostics.enumerated().sorted { a, b in
      switch (a.element.location, b.element.location) {
      case (let x?, let y?) where x != y: x < y
      case (nil, .some): true
      case (.some, nil): false
      default: a.offset < b.offset
      }
    }.map(\.element)
  }

  private func render(_ diagnostic: Diagnostic, _ line: [Unicode.Scalar]?) -> String {
    // Lines of a message after its first are set in, so that none can be taken for a message of its own.
    let lines = diagnostic.oneLine.split(separator: "\n", omittingEmptySubsequences: false)
    var text =
      lines.map { String($0).escapingControls }
      .joined(separator: "\n  ") + "\n"
    guard let place = diagnostic.location, place.sheet == nil, let line else { return text }
    let before = min(max(0, place.column - 1), line.count)
    func width(_ place: Int) -> Int { displayWidth(Self.printable(line[place])) }
    var start = before
    var indent = 0
    while start > 0, indent + width(start - 1) <= Self.width / 2 {
      indent += width(start - 1)
      start -= 1
    }
    var end = start
    var used = 0
    while end < line.count, used + width(end) <= Self.width {
      used += width(end)
      end += 1
    }
    text += "  " + String(String.UnicodeScalarView(line[start..<end].map(Self.printable))) + "\n"
    text += "  " + String(repeating: " ", count: indent) + "^\n"
    return text
  }

  /// A tab is one column here as it is in the place; a control character must not reach the terminal.
  private static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar == "\t" { return " " }
    return scalar.isControl ? "\u{FFFD}" : scalar
  }
}

extension InvalidInput {
  /// Everything that is wrong as a person reads it, with the count of errors below where there are several.
  package func text(with sources: [SourceText]) -> String {
    let errors = diagnostics.count { $0.severity == .error }
    let count = errors > 1 ? "\(errors) errors\n" : ""
    return DiagnosticRenderer(sources: sources).render(diagnostics) + count
  }
}
