import Foundation
import ScratchFolder

/// The built program `simplan`, run as a person runs it.
enum Program {
  /// The build folder: the program, the modules and the test program itself stand in it.
  static let folder: String = {
    let tests = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return String(tests[..<(tests.lastIndex(of: "/") ?? tests.startIndex)])
  }()

  struct Answer: Equatable, Sendable {
    var code: Int32
    /// Standard output.
    var results: String
    /// Standard error.
    var messages: String
  }

  /// Runs the program in a folder and waits for its end.
  static func run(_ arguments: [String], in folder: ScratchFolder) throws -> Answer {
    let run = try RunningProgram(arguments, in: folder)
    return try run.end()
  }

  /// Runs a line of shell in which `$simplan` is the program.
  static func shell(_ line: String, in folder: ScratchFolder) throws -> Answer {
    try RunningProgram.shell(line, in: folder).end()
  }

  /// The library of a module, as it was built beside the program.
  static func library(_ name: String) -> String { "\(folder)/lib\(name).so" }
}

/// A run that goes on while the test looks at it.
final class RunningProgram {
  let process = Process()
  private let capture: ScratchFolder

  convenience init(_ arguments: [String], in folder: ScratchFolder) throws {
    try self.init(Program.folder + "/simplan", arguments, in: folder)
  }

  static func shell(_ line: String, in folder: ScratchFolder) throws -> RunningProgram {
    try RunningProgram("/bin/sh", ["-c", line], in: folder)
  }

  private init(_ program: String, _ arguments: [String], in folder: ScratchFolder) throws {
    capture = try ScratchFolder()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ProcessInfo.processInfo.environment.filter { $0.key != "SIMPLAN_MODULE_PATH" }
    process.environment?["simplan"] = Program.folder + "/simplan"
    process.standardInput = FileHandle.nullDevice
    // Files rather than pipes: nothing has to be emptied while the program runs.
    process.standardOutput = try capture.handle(writing: "results")
    process.standardError = try capture.handle(writing: "messages")
    try process.run()
  }

  func end() throws -> Program.Answer {
    process.waitUntilExit()
    return Program.Answer(
      code: process.terminationStatus, results: try capture.text("results"), messages: try capture.text("messages"))
  }
}
