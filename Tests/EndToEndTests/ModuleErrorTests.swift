import Foundation
import ScenarioCase
import ScratchFolder
import Testing

@Suite struct ModuleErrorTests {
  @Test func `a missing module is told with every folder that was searched`() throws {
    let scenario = try ScenarioCase("[modules.hydro-power]\nheight = 3")
    #expect(
      try scenario.validate("--module-path", "mine", "--module-path", "theirs")
        == .invalid(
          """
          case.toml:5:10: error: no module 'hydro-power' was found; its library libHydroPower.so, its formulas hydro-power.toml, or a program hydro-power, was looked for in
              mine (--module-path; the folder does not exist)
              theirs (--module-path; the folder does not exist)
              \(Program.folder) (beside the program)
              \(Program.installed) (installed modules; the folder does not exist)
            put the module into one of these folders, or name its folder with --module-path
            `swift run` alone builds no modules: run `swift build` first
            [modules.hydro-power]
                     ^
          """))
  }

  private static let unusable: [(library: String, message: String)] = [
    (
      "NoModule",
      """
      mine/libHydroPower.so is no simplan module: it does not export 'simplan_module_entry'; name the folder of another \
      library or remove this one
      """
    ),
    (
      "OtherABI",
      """
      the module mine/libHydroPower.so was built for version 99 of the module contract and this program for version 2; \
      build the module with this program's simplan_module.h
      """
    ),
    (
      "LoopEcho",
      """
      mine/libHydroPower.so holds the module 'loop-echo', not 'hydro-power'; rename the library after its module \
      (libLoopEcho.so)
      """
    ),
  ]

  @Test(arguments: unusable)
  func `a library that is not the module is refused before it runs`(library: String, message: String) throws {
    let scenario = try ScenarioCase("[modules.hydro-power]\nheight = 3", files: ["mine/note.txt": "modules\n"])
    try FileManager.default.copyItem(
      atPath: Program.library(library), toPath: scenario.folder.path + "/mine/libHydroPower.so")
    #expect(
      try scenario.run("--module-path", "mine")
        == .invalid(
          """
          case.toml:5:10: error: \(message)
            [modules.hydro-power]
                     ^
          """))
    #expect(
      try Program.run(["modules", "show", "hydro-power", "--module-path", "mine"], in: scenario.folder)
        == .invalid("error: \(message)"))
  }

  @Test func `what a module declares and this program does not know is said when it is shown`() throws {
    let scenario = try ScenarioCase("")
    let answer = try Program.run(["modules", "show", "structure-links"], in: scenario.folder)
    #expect(answer.code == 0)
    #expect(
      answer.messages == """
        note: the link 'tariff' of 'asked' is of a kind that is not known here and is ignored

        """)
  }

  @Test(arguments: [
    (60, "the module 'bad-replies' ended the program while it answered 'run'", true),
    (61, "the module 'bad-replies' ended the program while it answered 'check'", true),
    (62, "the module 'bad-replies' ended the program while it answered 'open'", true),
    (65, "the program was ended while the module 'bad-replies' answered 'run'", false),
  ])
  func `a module that calls exit fails the run by its name`(fault: Int, told: String, isCulprit: Bool) throws {
    let scenario = try ScenarioCase("[modules.bad-replies]\nfault = \(fault)", modules: false)
    let advice = isCulprit ? ". Tell the module's author: a module returns, and never calls exit" : ""
    #expect(try scenario.run("--quiet") == .failed("error: \(told); nothing was written\(advice)"))
    #expect(!scenario.folder.exists("results/case"))
    // Neither a draft nor a lock.
    #expect(try !scenario.folder.exists("results") || scenario.folder.entries("results").isEmpty)
  }

  @Test(arguments: [(66, "run"), (67, "check")])
  func `a module that hangs ends the program at the limit, by its name`(fault: Int, request: String) throws {
    let scenario = try ScenarioCase("[modules.bad-replies]\nfault = \(fault)", modules: false)
    #expect(
      try scenario.run("--quiet", "--module-timeout", "3")
        == .failed(
          "error: the module 'bad-replies' did not answer '\(request)' within 3 seconds (--module-timeout); nothing was "
            + "written"))
    #expect(try !scenario.folder.exists("results") || scenario.folder.entries("results").isEmpty)
  }

  @Test func `a module that hangs while it is described is named by its file`() throws {
    let answer = try Program.shell(
      "BAD_REPLIES_HANGS=1 $simplan modules show bad-replies --module-timeout 3", in: ScratchFolder())
    #expect(
      answer
        == .failed(
          "error: the module 'bad-replies' did not answer 'describe' within 3 seconds (--module-timeout); nothing was "
            + "written"))
  }

  /// The second module has the signal ignored before it hangs.
  @Test(arguments: [66, 68])
  func `a run says once for which module it waits, and an interrupt ends it with nothing left`(fault: Int) throws {
    let scenario = try ScenarioCase("[modules.bad-replies]\nfault = \(fault)", modules: false)
    let run = try RunningProgram(["run", "case.toml", "--module-timeout", "30"], in: scenario.folder)
    while run.process.isRunning, !scenario.folder.exists("results/.case.lock") { usleep(50_000) }
    #expect(run.process.isRunning)
    // It says so after a second.
    usleep(2_500_000)
    kill(run.process.processIdentifier, SIGINT)
    let answer = try run.end()
    #expect(run.process.terminationReason == .uncaughtSignal && answer.code == SIGINT)
    #expect(
      answer.messages == """
        waiting for the module 'bad-replies' to answer 'run'; Ctrl-C ends the program, and --module-timeout SECONDS does \
        so after a time

        """)
    #expect(try scenario.folder.entries("results").isEmpty)
  }

  @Test func `a module that is slower than a second and within the limit answers`() throws {
    let scenario = try ScenarioCase("[modules.bad-replies]\nfault = 64", modules: false)
    let answer = try scenario.run("--module-timeout", "20")
    // Its reply arrives, and is refused for what is in it.
    #expect(answer.code == 3 && answer.messages.contains("bad-replies"))
    let lines = answer.messages.split(separator: "\n")
    #expect(lines.first?.hasPrefix("waiting for the module 'bad-replies' to answer 'run'; ") == true)
    #expect(!lines.dropFirst().contains { $0.contains("waiting for") || $0.contains("within") })
  }
}

extension Program {
  /// Where installed modules are looked for.
  static var installed: String {
    String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)]) + "/lib/simplan/modules"
  }
}
