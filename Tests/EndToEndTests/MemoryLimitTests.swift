import Foundation
import ScenarioCase
import ScratchFolder
import Testing

/// Under a limit of the address space the program either has room or says so: OpenBLAS would ask for memory for ever.
@Suite struct MemoryLimitTests {
  private func run(
    _ megabytes: Int, threads: Int, _ options: String = "--quiet", in folder: ScratchFolder
  ) throws -> Program.Answer {
    try Program.shell(
      "ulimit -v $((\(megabytes) * 1024)); export OPENBLAS_NUM_THREADS=\(threads); "
        + "exec timeout 60 $simplan run case.toml \(options) -o out", in: folder)
  }

  /// The amount that a message asks for.
  private func needed(_ message: String) throws -> Int {
    let words = message.split(separator: " ")
    let place = try #require(words.lastIndex(of: "MB"))
    return try #require(Int(words[place - 1]))
  }

  // With less the system cannot load a debug build and its libraries, and nothing of ours runs.
  @Test(arguments: [130, 150, 200, 250, 300, 350, 400])
  func `a run has room or fails with a sentence`(megabytes: Int) throws {
    let scenario = try ScenarioCase("", modules: false)
    let answer = try run(megabytes, threads: 1, in: scenario.folder)
    if answer.code == 0 { return #expect(scenario.folder.exists("out/run.json")) }
    let message = "error: the limit of memory, \(megabytes) MB (ulimit -v), leaves no room to compute: at least "
    #expect(answer.code == 3 && answer.results.isEmpty)
    #expect(answer.messages.hasPrefix(message) && answer.messages.hasSuffix(" MB are needed; raise the limit\n"))
    #expect(try needed(answer.messages) > megabytes)
    #expect(!scenario.folder.exists("out"))
  }

  /// Without `--quiet` a thread of its own tells which module is waited for.
  @Test(arguments: ["--quiet", "", "--module-timeout 600"])
  func `what the message asks for is enough`(options: String) throws {
    let scenario = try ScenarioCase("", modules: false)
    let refused = try run(150, threads: 1, options, in: scenario.folder)
    #expect(refused.code == 3)
    #expect(try run(needed(refused.messages), threads: 1, options, in: scenario.folder).code == 0)
  }
}
