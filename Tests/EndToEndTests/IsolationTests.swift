import Foundation
import ScenarioCase
import ScratchFolder
import Testing

/// Modules in processes of their own, as a person meets them: the same results, and no module that ends the program.
@Suite struct IsolationTests {
  @Test(arguments: ShippedScenarios.files)
  func `a shipped scenario gives the same bytes with every module in a process of its own`(file: String) throws {
    let expected = try ShippedScenarios.run(of: file)
    let folder = try ScratchFolder(shipped: [:])
    let answer = try Program.run(["run", "Scenarios/\(file)", "--output", "a/\(file)", "--isolate"], in: folder)
    #expect(answer == expected.first)
    #expect(try folder.tree("a/\(file)") == expected.results)
  }

  @Test(arguments: [
    (70, "the module 'bad-replies' ended by signal 6 (Aborted) while it answered 'run'"),
    (60, "the module 'bad-replies' ended with exit code 0 while it answered 'run'"),
    (
      3,
      "the module 'bad-replies' ended with exit code 1 while it answered 'run': it last wrote 'error: it sent more than "
        + "one reply'"
    ),
  ])
  func `a module that ends its process fails the run by its name, and old results stay whole`(
    fault: Int, told: String
  ) throws {
    let scenario = try ScenarioCase("", modules: false)
    #expect(try scenario.run("--quiet").code == 0)
    let before = try scenario.folder.tree("results/case")
    try scenario.append("[modules.bad-replies]\nfault = \(fault)")
    let answer = try scenario.run("--quiet", "--isolate")
    #expect(answer.code == 3 && answer.results.isEmpty)
    let lines = answer.messages.split(separator: "\n").filter { !$0.hasPrefix("bad-replies: ") }
    #expect(
      lines == [
        "error: the run failed", "the module bad-replies failed: \(told); tell the module's author",
      ])
    #expect(try scenario.folder.tree("results/case") == before)
    #expect(try scenario.folder.entries("results") == ["case"])
  }

  @Test func `a module that hangs in a process of its own fails the run at the limit`() throws {
    let scenario = try ScenarioCase("[modules.bad-replies]\nfault = 66", modules: false)
    #expect(
      try scenario.run("--quiet", "--isolate", "--module-timeout", "3")
        == .failed(
          "error: the run failed\nthe module 'bad-replies' did not answer 'run' within 3 seconds (--module-timeout)"))
  }

  @Test func `one sample over which a module ends its process fails, and the study goes on`() throws {
    let scenario = try ScenarioCase(
      """
      [modules.switch]
      level = 0.5
      [uncertain]
      "modules.switch.level" = { distribution = "uniform", low = 0, high = 1 }
      """, modules: false, files: ["mine/switch.py": Self.program])
    try scenario.folder.allowStart("mine/switch.py")
    let ensemble = try Program.run(
      ["ensemble", "case.toml", "--samples", "8", "--module-path", "mine"], in: scenario.folder)
    #expect(ensemble.code == 0, "\(ensemble.messages)")
    // Of eight points of a Sobol' sequence two lie above three quarters.
    #expect(ensemble.results.contains("2 of 8 samples"), "\(ensemble.results)")
    let failed = try Program.run(
      ["ensemble", "case.toml", "--samples", "8", "--module-path", "mine", "--output", "other"], in: scenario.folder)
    #expect(failed.results == ensemble.results)
  }

  /// Ends its process where its level is above three quarters.
  private static let program = """
    #!/usr/bin/env python3
    import os
    from simplan_module import serve

    MANIFEST = {
        "identifier": "switch", "version": "1", "title": "Switch", "summary": "Ends its process above a level.",
        "parameters": [{"key": "level", "kind": {"type": "number", "unit": "1"}, "meaning": "a level"}],
        "outputs": [{"name": "level", "unit": "1", "axes": ["year"], "meaning": "the level"}]}

    def run(parameters, inputs):
        if parameters["level"] > 0.75: os.abort()
        return {"level": [parameters["level"] for year in parameters.axes["year"]]}

    serve(MANIFEST, run)

    """

  @Test func `a study gives the same bytes with every module in a process of its own`() throws {
    let folder = try ScratchFolder(shipped: [:])
    func run(_ output: String, _ options: String...) throws -> Program.Answer {
      try Program.run(
        ["ensemble", "Scenarios/2020-uncertain.toml", "--samples", "40", "--output", "\(output)/study"] + options,
        in: folder)
    }
    let (inside, isolated) = (try run("a"), try run("b", "--isolate"))
    #expect(inside.code == 0 && isolated.code == 0 && inside.results == isolated.results)
    #expect(try folder.tree("a/study") == folder.tree("b/study"))
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGKILL])
  func `however the program ends, no process of a module outlives it`(signal: Int32) throws {
    let scenario = try ScenarioCase("[modules.bad-replies]\nfault = 66", modules: false)
    let run = try RunningProgram(["run", "case.toml", "--isolate"], in: scenario.folder)
    var children: [String] = []
    for _ in 0..<200 where children.isEmpty {
      usleep(50_000)
      children = Self.children(of: run.process.processIdentifier)
    }
    usleep(500_000)
    #expect(children.count == 1)
    kill(run.process.processIdentifier, signal)
    _ = try run.end()
    for _ in 0..<60 where children.contains(where: { kill(pid_t($0) ?? 0, 0) == 0 }) { usleep(50_000) }
    #expect(!children.contains { kill(pid_t($0) ?? 0, 0) == 0 })
  }

  private static func children(of process: pid_t) -> [String] {
    let tasks = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")) ?? []
    return tasks.flatMap { task in
      let text = try? String(contentsOfFile: "/proc/\(process)/task/\(task)/children", encoding: .utf8)
      return (text ?? "").split(separator: " ").map(String.init)
    }
  }

  @Test func `the service behind it is not shown in the help`() throws {
    let help = try Program.run(["--help"], in: ScratchFolder())
    #expect(help.code == 0 && help.results.contains("modules") && !help.results.contains("serve-module"))
    #expect(
      try Program.run(["serve-module", "no-such.so"], in: ScratchFolder())
        == .invalid(
          "the library no-such.so cannot be loaded: ./no-such.so: cannot open shared object file: No such file "
            + "or directory; build it anew on this system"))
  }
}

extension ScenarioCase {
  /// Writes more lines into `case.toml`.
  func append(_ text: String) throws {
    try folder.write(try folder.text("case.toml") + "\n" + text + "\n", to: "case.toml")
  }
}
