package import Diagnostics
import Files
import FoundationEssentials

/// Diagnostics as editors read them: a list of objects as in the Language Server Protocol (3.17, "Diagnostic"), each
/// with the file beside it.
package struct EditorDiagnostics: Sendable {
  private let found: [Diagnostic]
  private let file: String
  private let sources: [String: SourceText]

  /// - Parameter file: the scenario, which stands for what no file holds.
  package init(_ found: [Diagnostic], of file: String) {
    self.found = found
    self.file = file
    sources = Dictionary(SourceText.files(of: found).map { ($0.file, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private struct Entry: Encodable, Hashable {
    package struct Position: Encodable, Hashable {
      package var line: Int
      package var character: Int

      package init(_ position: DiagnosticRange.Position) { (line, character) = (position.line, position.character) }
    }

    package struct Range: Encodable, Hashable {
      package var start: Position
      package var end: Position
    }

    var file: String
    var range: Range
    /// 1 error, 2 warning, 3 information.
    var severity: Int
    var source = "simplan"
    var message: String
    var advice: String?
  }

  /// The diagnostics of several scenarios as one JSON list, by place; one of a base that they share once.
  package static func json(_ checked: [EditorDiagnostics]) throws(UnwritableJSON) -> String {
    var seen: Set<Entry> = []
    let entries = checked.flatMap(\.entries).filter { seen.insert($0).inserted }
    return try jsonText(of: entries)
  }

  private var entries: [Entry] {
    DiagnosticRenderer.sorted(found).map { diagnostic in
      let place = diagnostic.location
      let range = DiagnosticRange(place, in: place.flatMap { sources[$0.file] })
      let severity =
        switch diagnostic.severity {
        case .error: 1
        case .warning: 2
        case .note: 3
        }
      return Entry(
        file: place?.file ?? file, range: .init(start: .init(range.start), end: .init(range.end)), severity: severity,
        message: diagnostic.message, advice: diagnostic.advice)
    }
  }
}
