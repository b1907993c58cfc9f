/// A place in a file as a person counts it: lines and columns from 1, a column being one Unicode scalar.
public struct SourceLocation: Hashable, Sendable, Comparable, Codable, CustomStringConvertible {
  public var file: String
  public var line: Int
  public var column: Int

  public init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  public var description: String { "\(file):\(line):\(column)" }

  public static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    (a.file, a.line, a.column) < (b.file, b.line, b.column)
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
