import Foundation
import ScenarioCase
import ScratchFolder

extension ScenarioCase {
  func validate(_ options: String...) throws -> Program.Answer {
    try Program.run(["validate", "case.toml"] + options, in: folder)
  }

  func run(_ options: String...) throws -> Program.Answer {
    try Program.run(["run", "case.toml"] + options, in: folder)
  }

  func explain(_ key: String...) throws -> Program.Answer {
    try Program.run(["explain", "case.toml"] + key, in: folder)
  }
}

extension Program.Answer {
  /// The program's answer to an invalid input.
  static func invalid(_ messages: String) -> Self { Self(code: 2, results: "", messages: messages + "\n") }

  static func failed(_ messages: String) -> Self { Self(code: 3, results: "", messages: messages + "\n") }
}

extension ScratchFolder {
  func handle(writing name: String) throws -> FileHandle {
    try write("", to: name)
    return try FileHandle(forWritingTo: URL(fileURLWithPath: at(name)))
  }
}
