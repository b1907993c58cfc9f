import Diagnostics
import Files

/// Promises about everything that the program says of an input.
enum Promises {
  /// A refusal names at least one error, and its text is safe to show.
  static func check(_ refusal: InvalidInput) {
    guard refusal.diagnostics.contains(where: { $0.severity == .error }) else { broken("a refusal without an error") }
    check(refusal.diagnostics)
    check(text: refusal.text(with: SourceText.files(of: refusal.diagnostics)))
  }

  /// Every place is one that its file has. `source` is for texts that stand in no file.
  static func check(_ diagnostics: [Diagnostic], in source: SourceText? = nil) {
    let sources = source.map { [$0] } ?? SourceText.files(of: diagnostics)
    for diagnostic in diagnostics {
      // Workbooks have no lines.
      guard let place = diagnostic.location, place.sheet == nil,
        let text = sources.first(where: { $0.file == place.file })
      else { continue }
      guard let line = text.line(place.line) else {
        broken("no such line: \(diagnostic.oneLine)")
      }
      guard (1...line.unicodeScalars.count + 1).contains(place.column) else {
        broken("no such column in a line of \(line.unicodeScalars.count): \(diagnostic.oneLine)")
      }
    }
    check(text: DiagnosticRenderer(sources: sources).render(diagnostics))
  }

  /// Nothing in it steers a terminal.
  static func check(text: String) {
    for scalar in text.unicodeScalars where scalar != "\n" && scalar.isControl {
      broken("U+\(String(scalar.value, radix: 16)) is shown as it is in: \(text.debugDescription)")
    }
  }
}
