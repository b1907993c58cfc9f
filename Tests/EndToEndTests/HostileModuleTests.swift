import Foundation
import ScenarioCase
import ScratchFolder
import Testing

/// Modules that do whatever they can to a run, in the program's own process and in one of their own: the run fails by the
/// module's name with the code of a failed run, and old results stay whole; or the module's acts show nowhere.
@Suite struct HostileModuleTests {
  @Test(
    arguments: [
      // Two numbers for six years.
      (0, "the output 'value': block 0 holds 2 values where 6 belong", nil),
      (15, "value 1 of block 0 is not finite", nil),
      (
        24, "it handed over 9223372036854775807 bytes, where a message here has at most 67109960",
        "it handed over 9223372036854775807 bytes, where a message here has at most "
      ),
      (
        27, "the message announces an impossible length: 1152921504606846976",
        "the message announces an impossible length: 1152921504606846976"
      ),
    ] as [(Int, String, String?)])
  func `a reply of the wrong length or numbers fails the run`(fault: Int, told: String, isolated: String?) throws {
    let scenario = try ScenarioCase("", modules: false)
    #expect(try scenario.run("--quiet").code == 0)
    let before = try scenario.folder.tree("results/case")
    try scenario.append("[modules.bad-replies]\nfault = \(fault)")
    let wrong =
      "error: the run failed\nthe module 'bad-replies' answered 'run' wrongly: \(told); tell the module's author"
    #expect(try scenario.run("--quiet") == .failed(wrong))
    let answer = try scenario.run("--quiet", "--isolate")
    if let isolated {
      // Its own process refuses it first.
      #expect(answer.code == 3 && answer.messages.contains("error: \(isolated)"), "\(answer.messages)")
    } else {
      #expect(answer == .failed(wrong))
    }
    #expect(try scenario.folder.tree("results/case") == before)
    #expect(try scenario.folder.entries("results") == ["case"])
  }

  @Test func `a module that aborts in the program's own process ends it, and old results stay whole`() throws {
    let scenario = try ScenarioCase("", modules: false)
    #expect(try scenario.run("--quiet").code == 0)
    let before = try scenario.folder.tree("results/case")
    let sound = try scenario.folder.text("case.toml")
    try scenario.append("[modules.bad-replies]\nfault = 70")
    let run = try RunningProgram(["run", "case.toml", "--quiet"], in: scenario.folder)
    #expect(try run.end().code == SIGABRT && run.process.terminationReason == .uncaughtSignal)
    #expect(try scenario.folder.tree("results/case") == before)
    try scenario.folder.write(sound, to: "case.toml")
    #expect(try scenario.run("--quiet").code == 0)
    #expect(try scenario.folder.entries("results") == ["case"])
  }

  @Test(arguments: [
    (61, "the module 'bad-replies' ended with exit code 0 while it answered 'check'; tell the module's author"),
    (67, "the module 'bad-replies' did not answer 'check' within 3 seconds (--module-timeout)"),
  ])
  func `a module that fails while the scenario is read fails the run, where nothing else is wrong`(
    fault: Int, told: String
  ) throws {
    let scenario = try ScenarioCase("[modules.bad-replies]\nfault = \(fault)", modules: false)
    let message = "case.toml:5:10: error: \(told)\n  [modules.bad-replies]\n           ^"
    for command in [["run", "--quiet"], ["validate"]] {
      let words = command + ["case.toml", "--isolate", "--module-timeout", "3"]
      #expect(try Program.run(words, in: scenario.folder) == .failed(message))
    }
    try scenario.append("[years]\nlats = 2018")
    #expect(try scenario.run("--isolate", "--module-timeout", "3").code == 2)
  }

  @Test(arguments: [
    ("run case.toml", "bad-replies"), ("validate case.toml", "bad-replies"),
    ("modules show bad-replies", "bad-replies"),
    ("modules check bad-replies", Program.library("BadReplies")),
  ])
  func `a module that ends while it describes itself fails what asks for it`(command: String, name: String) throws {
    let scenario = try ScenarioCase("[modules.bad-replies]", modules: false)
    let answer = try Program.shell("BAD_REPLIES_EXITS=1 $simplan \(command) --isolate", in: scenario.folder)
    #expect(answer.code == 3)
    #expect(
      answer.messages.contains(
        "error: the module '\(name)' ended with exit code 0 while it answered 'describe'; tell the module's author"),
      "\(answer.messages)")
  }

  // MARK: - Python

  private static func program(_ line: String, _ more: String = "") -> String {
    """
    #!/usr/bin/env python3
    import ctypes, locale, os, signal, struct, sys, time
    from simplan_module import serve

    MANIFEST = {
        "identifier": "guest", "version": "1", "title": "Guest", "summary": "Behaves badly.",
        "parameters": [{"key": "level", "kind": {"type": "number", "unit": "1"}, "meaning": "a level"}],
        "outputs": [{"name": "level", "unit": "1", "axes": ["year"], "meaning": "the level", "iamc": "Level"}]}

    def check(parameters):
        \(more.isEmpty ? "pass" : more)
        return []

    def run(parameters, inputs):
        answer = {"level": [parameters["level"] / 3 for year in parameters.axes["year"]]}
        \(line)
        return answer

    serve(MANIFEST, run, check=check)

    """
  }

  private static func scenario(_ line: String, check: String = "") throws -> ScenarioCase {
    let scenario = try ScenarioCase(
      "[modules.guest]\nlevel = 0.5", modules: false, files: ["mine/guest.py": program("pass")])
    try scenario.folder.allowStart("mine/guest.py")
    #expect(try scenario.run("--quiet", "--module-path", "mine").code == 0)
    try scenario.folder.write(program(line, check), to: "mine/guest.py")
    try scenario.folder.allowStart("mine/guest.py")
    return scenario
  }

  @Test(arguments: [
    ("os.abort()", "the module guest failed: the module 'guest' ended by signal 6 (Aborted) while it answered 'run'"),
    ("os._exit(0)", "the module guest failed: the module 'guest' ended with exit code 0 while it answered 'run'"),
    (
      "sys.exit('enough')", "the module guest failed: the module 'guest' ended with exit code 1 while it answered 'run'"
    ),
    ("os.close(3)", "the module guest failed: the module 'guest' ended "),
    (
      "answer['level'][0] = float('nan')",
      "the module guest failed: ValueError: the output 'level' is nan; it must be finite"
    ),
    (
      "answer['level'].append(1)",
      "the module guest failed: ValueError: the output 'level' has 7 values along an axis of 6"
    ),
    ("while True: pass", "the module 'guest' did not answer 'run' within 4 seconds (--module-timeout)"),
    (
      "os.write(3, b'SMF\\x02' + struct.pack('<IQ', 2, 1 << 40)); os.write(3, bytes(1 << 16))",
      "the module 'guest' answered 'run' wrongly: the frame announces an impossible length: 1099511627776"
    ),
    (
      "os.write(3, b'a print where frames belong\\n')",
      "the module 'guest' answered 'run' wrongly: the stream holds something else than a frame"
    ),
  ])
  func `a program that breaks its answer fails the run by its name`(line: String, told: String) throws {
    let scenario = try Self.scenario(line)
    let before = try scenario.folder.tree("results/case")
    let answer = try scenario.run("--quiet", "--module-path", "mine", "--module-timeout", "4")
    #expect(answer.code == 3 && answer.results.isEmpty)
    #expect(answer.messages.contains("error: the run failed\n\(told)"), "\(answer.messages)")
    #expect(try scenario.folder.tree("results/case") == before)
    #expect(try scenario.folder.entries("results") == ["case"])
  }

  @Test func `a manifest that changes between two calls fails the run by the module's name`() throws {
    let scenario = try Self.scenario("pass", check: "MANIFEST['version'] += '1'")
    let answer = try scenario.run("--quiet", "--module-path", "mine")
    #expect(
      answer
        == .failed(
          "error: the run failed\nthe module 'guest' answered 'describe' wrongly: its manifest is no longer that with which "
            + "it was loaded; tell the module's author"))
  }

  @Test(arguments: [
    "print('a result'); sys.stdout.flush(); os.system('echo another; echo a third >&2')",
    "sys.stdout.write('x' * (3 << 20))",
    "locale.setlocale(locale.LC_ALL, 'C.UTF-8'); os.chdir('/'); os.umask(0)",
    "ctypes.CDLL('libm.so.6').fesetround(0x800)",
    "[signal.signal(each, signal.SIG_IGN) for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGPIPE)]",
    "os.close(2)",
    "os.environ.clear(); sys.path.clear()",
  ])
  func `what a program does to its own process shows nowhere in the results`(line: String) throws {
    let scenario = try Self.scenario(line)
    let before = try scenario.folder.tree("results/case").filter { $0.key.hasSuffix(".csv") && $0.key != "meta.csv" }
    let start = ContinuousClock.now
    let answer = try scenario.run("--quiet", "--module-path", "mine", "--module-timeout", "60")
    #expect(answer.code == 0, "\(answer.messages.suffix(500))")
    #expect(!answer.results.contains("a result") && !answer.results.contains("another"))
    let after = try scenario.folder.tree("results/case").filter { $0.key.hasSuffix(".csv") && $0.key != "meta.csv" }
    #expect(after == before && after.keys.contains("modules/guest/level.csv"))
    // A process that hears no signal ends with its input.
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}
