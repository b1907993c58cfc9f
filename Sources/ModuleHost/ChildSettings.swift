import FoundationEssentials
import Glibc

/// How modules are run in processes of their own: by whom, how long and in how much memory.
public struct ChildSettings: Sendable {
  /// The program that serves a library (`simplan serve-module PATH`); nil where libraries have no processes of their own.
  public var server: String?
  /// The longest time over one answer; nil for no limit but that of the start.
  public var answerLimit: Duration?
  /// The longest time until a process has answered its first request, where `answerLimit` says nothing.
  public var startLimit = Duration.seconds(60)
  /// The longest time in which a process is kept that is asked nothing; it is started again when it is needed.
  public var idleLimit = Duration.seconds(600)
  /// The address space of one process in bytes; nil for no limit of ours.
  public var memory: Int?
  /// A folder in which programs find the kit for Python; nil where there is none.
  public var pythonFolder: String?
  /// The folders in which programs in Python look for what they import, behind their own: those of the environment, and the
  /// kit's.
  var pythonPath: [String] {
    let given = ProcessInfo.processInfo.environment["PYTHONPATH"] ?? ""
    return (given.isEmpty ? [] : given.split(separator: ":", omittingEmptySubsequences: false).map(String.init))
      + [pythonFolder].compactMap(\.self)
  }
  /// Is told every line that a module writes to standard error.
  public var words: @Sendable (_ module: String, _ line: String) -> Void

  public init(
    words: @escaping @Sendable (_ module: String, _ line: String) -> Void = { ChildSettings.print($0, $1) }
  ) {
    self.words = words
  }

  /// How a time limit is written in messages.
  static func text(_ limit: Duration) -> String {
    let seconds = Double(limit.components.seconds) + Double(limit.components.attoseconds) / 1e18
    if seconds == 1 { return "1 second" }
    return seconds == seconds.rounded() ? "\(Int(seconds)) seconds" : "\(seconds) seconds"
  }

  /// `name: line` on standard error, without characters that steer a terminal.
  public static func print(_ module: String, _ line: String) {
    let text = "\(module): \(line)\n".unicodeScalars.map { $0.value >= 32 && $0.value != 127 || $0 == "\n" ? $0 : "?" }
    var bytes = Array(String(String.UnicodeScalarView(text)).utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}

/// A module that runs in a process of its own: what is started, and under which name it is spoken of.
struct ChildCommand: Sendable {
  /// The program and its arguments.
  var words: [String]
  /// The module's name in messages before it has said its name.
  var name: String
  /// Whether a program of ours serves a library.
  var isServed = false
  var settings: ChildSettings

  /// The environment of the process: the host's own, and where Python finds our kit when it is not beside the module.
  var environment: [String] {
    var variables = ProcessInfo.processInfo.environment
    if settings.pythonFolder != nil { variables["PYTHONPATH"] = settings.pythonPath.joined(separator: ":") }
    // The crash of a module is told in a sentence; who looks for its cause asks for more.
    if variables["SWIFT_BACKTRACE"] == nil { variables["SWIFT_BACKTRACE"] = "enable=no" }
    return variables.map { "\($0)=\($1)" }
  }
}
