/// A place in a file as a person counts it: lines and columns from 1, a column being one Unicode scalar. In a workbook a
/// sheet, its row and its column.
public struct SourceLocation: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
  public var file: String
  /// The sheet of a workbook; nil for text.
  public var sheet: String?
  public var line: Int
  public var column: Int

  public init(file: String, sheet: String? = nil, line: Int, column: Int) {
    self.file = file
    self.sheet = sheet
    self.line = line
    self.column = column
  }

  /// `table.csv:12:40`, or `table.xlsx:Sheet1!AN12`.
  public var description: String {
    guard let sheet else { return "\(file):\(line):\(column)" }
    return "\(file):\(Self.quoted(sheet))!\(cell)"
  }

  /// The place within its file: `line 12, column 40`, or `Sheet1!AN12`.
  package var withinFile: String {
    guard let sheet else { return "line \(line), column \(column)" }
    return "\(Self.quoted(sheet))!\(cell)"
  }

  /// The name of the cell, as in `AN12`.
  private var cell: String { Self.letters(ofColumn: column) + "\(line)" }

  /// The letters of a column counted from 1: A to Z, AA to ZZ and so on.
  package static func letters(ofColumn column: Int) -> String {
    var (rest, letters) = (max(1, column), "")
    while rest > 0 {
      let digit = (rest - 1) % 26
      letters = String(Unicode.Scalar(UInt8(ascii: "A") + UInt8(digit))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }

  private static func quoted(_ sheet: String) -> String {
    sheet.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } ? sheet : "'\(sheet)'"
  }

  public static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    (a.file, a.sheet ?? "", a.line, a.column) < (b.file, b.sheet ?? "", b.line, b.column)
  }
}

/// One thing to tell the person who wrote a file: what is wrong, where, and what to write instead.
public struct Diagnostic: Hashable, Sendable {
  public enum Severity: String, Sendable, Hashable {
    case error, warning, note
  }

  public var severity: Severity
  /// Its place; nil outside of files (a command line, a missing folder).
  public var location: SourceLocation?
  public var message: String
  /// The advice on what to write instead; nil only if the message gives it.
  public var advice: String?
  /// Whether something failed while the input was read, such as a module that ended over its parameters: then nothing is
  /// known to be wrong with the input.
  public var isFailure = false

  public init(_ severity: Severity, at location: SourceLocation? = nil, _ message: String, advice: String? = nil) {
    self.severity = severity
    self.location = location
    self.message = message
    self.advice = advice
  }

  public static func error(at location: SourceLocation? = nil, _ message: String, advice: String? = nil) -> Diagnostic {
    Diagnostic(.error, at: location, message, advice: advice)
  }
}

/// Everything that is wrong with an input, all at once. Always holds at least one error.
public struct InvalidInput: Error, Sendable, CustomStringConvertible {
  public var diagnostics: [Diagnostic]

  public init(_ diagnostics: [Diagnostic]) { self.diagnostics = diagnostics }
  public init(_ one: Diagnostic) { self.diagnostics = [one] }

  /// Whether there are errors and every one is a failure: the input may be valid.
  public var isFailure: Bool {
    let errors = diagnostics.filter { $0.severity == .error }
    return !errors.isEmpty && errors.allSatisfy(\.isFailure)
  }

  public var description: String { diagnostics.map(\.oneLine).joined(separator: "\n") }
}

extension Diagnostic {
  /// `file:line:column: error: message; advice` on one line.
  public var oneLine: String {
    let place = location.map { "\($0): " } ?? ""
    return "\(place)\(severity.rawValue): \(message)" + (advice.map { "; \($0)" } ?? "")
  }
}
