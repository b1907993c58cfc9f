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

  /// A run into `out/case` that is stopped while its results are only half there.
  func stoppedRun() throws -> RunningProgram {
    for _ in 0..<20 {
      let run = try RunningProgram(["run", "case.toml", "--output", "out/case"], in: folder)
      while run.process.isRunning, !folder.exists("out/.case.writing") { usleep(200) }
      kill(run.process.processIdentifier, SIGSTOP)
      usleep(10_000)
      // It may have ended in between: then once more.
      if run.process.isRunning, folder.exists("out/.case.writing/scorecard.csv") == false,
        folder.exists("out/.case.writing")
      {
        return run
      }
      kill(run.process.processIdentifier, SIGCONT)
      _ = try run.end()
    }
    throw CocoaError(.featureUnsupported)
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
