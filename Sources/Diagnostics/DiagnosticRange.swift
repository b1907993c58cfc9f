/// The characters that a diagnostic speaks of, as the Language Server Protocol (3.17, "Position") counts: lines and
/// UTF-16 code units from 0, the end exclusive.
public struct DiagnosticRange: Sendable, Hashable {
  public struct Position: Sendable, Hashable {
    public var line: Int
    public var character: Int

    public init(line: Int, character: Int) {
      self.line = line
      self.character = character
    }
  }

  public var start: Position
  public var end: Position

  /// From the place to the end of the token there: a text in quotes, a list or an inline table on one line, a header,
  /// or a bare word. At least one character where the line has one.
  public init(_ place: SourceLocation?, in source: SourceText?) {
    let line = max(0, (place?.line ?? 1) - 1)
    let scalars = Array((source?.line(line + 1) ?? "").unicodeScalars)
    let first = min(max(0, (place?.column ?? 1) - 1), scalars.count)
    let last = place == nil ? first : Self.end(of: scalars, from: first)
    func units(_ range: Range<Int>) -> Int { scalars[range].reduce(0) { $0 + UTF16.width($1) } }
    start = Position(line: line, character: units(0..<first))
    end = Position(line: line, character: start.character + units(first..<last))
  }

  private static func end(of line: [Unicode.Scalar], from first: Int) -> Int {
    guard first < line.count else { return first }
    switch line[first] {
    case "\"", "'": return endOfText(line, from: first)
    case "[", "{": return endOfGroup(line, from: first)
    default:
      var end = first + 1
      while end < line.count, !breaks.contains(line[end]) { end += 1 }
      return end
    }
  }

  private static let breaks = Set(" \t,=[]{}#\"'".unicodeScalars)

  private static func endOfText(_ line: [Unicode.Scalar], from first: Int) -> Int {
    var end = first + 1
    while end < line.count, line[end] != line[first] {
      end += line[end] == "\\" && line[first] == "\"" ? 2 : 1
    }
    return min(end + 1, line.count)
  }

  private static func endOfGroup(_ line: [Unicode.Scalar], from first: Int) -> Int {
    var depth = 0
    var end = first
    while end < line.count {
      switch line[end] {
      case "[", "{": depth += 1
      case "]", "}": depth -= 1
      case "#": return end
      case "\"", "'":
        end = endOfText(line, from: end)
        continue
      default: break
      }
      end += 1
      if depth == 0 { return end }
    }
    return end
  }
}
