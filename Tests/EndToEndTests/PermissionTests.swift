import Foundation
import ScenarioCase
import ScratchFolder
import Testing

/// Where the system refuses, the scorecard is printed all the same, and nothing is touched.
@Suite struct PermissionTests {
  /// Runs the case as somebody who may write nowhere in its folder; the superuser, who may write anywhere, gives that up
  /// first, and stays who it is: others may not reach a program that was built in its home.
  private func run(
    _ scenario: ScenarioCase, _ options: String = "", command: String = "run case.toml --quiet", closed: [String]? = nil
  ) throws -> Program.Answer {
    let all =
      try [scenario.folder.path]
      + FileManager.default.subpathsOfDirectory(atPath: scenario.folder.path).map(scenario.folder.at).filter { path in
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
      }
    let folders = closed.map { $0.map(scenario.folder.at) } ?? all
    for folder in folders { chmod(folder, 0o555) }
    defer { for folder in folders { chmod(folder, 0o755) } }
    let powers = "-dac_override,-dac_read_search"
    let bound = geteuid() == 0 ? "setpriv --bounding-set=\(powers) --inh-caps=\(powers) " : ""
    return try Program.shell("exec \(bound)$simplan \(command) \(options)", in: scenario.folder)
  }

  private static let advice = "the results are not stored: choose a folder where you may write with --output"

  @Test(arguments: [
    ("", "results/case: cannot create results: Permission denied"),
    ("-o plan", "plan: cannot create .plan.lock: Permission denied"),
    ("-o closed/plan", "closed/plan: cannot create closed/.plan.lock: Permission denied"),
    ("-o closed/results/plan", "closed/results/plan: cannot create closed/results: Permission denied"),
  ])
  func `in a folder that cannot be written the scorecard is printed all the same`(
    options: String, refusal: String
  ) throws {
    let scenario = try ScenarioCase("", modules: false, files: ["closed/other/file": ""])
    let printed = try scenario.run("--quiet", "-o", "elsewhere").results
    try scenario.folder.remove("elsewhere")
    let before = try scenario.folder.tree("")
    #expect(
      try run(scenario, options)
        == Program.Answer(code: 3, results: printed, messages: "error: \(refusal); \(Self.advice)\n"))
    #expect(printed.split(separator: "\n").count > 25)
    #expect(try scenario.folder.tree("") == before)
  }

  @Test func `results that are closed to writing are refused, and nothing is left beside them`() throws {
    let scenario = try ScenarioCase("", modules: false)
    _ = try scenario.run("--quiet", "-o", "kept/plan")
    let before = try scenario.folder.tree("kept")
    for command in ["run case.toml --quiet -o kept/plan", "report kept/plan", "chart kept/plan"] {
      #expect(
        try run(scenario, command: command, closed: ["kept/plan", "kept/plan/charts"])
          == .failed(
            "error: kept/plan: this results folder is closed to writing (kept/plan, kept/plan/charts) and is left as it is; "
              + "make it writable with chmod -R u+w, or choose another folder"), "\(command)")
      #expect(try scenario.folder.tree("kept") == before)
    }
    #expect(try scenario.folder.entries("kept") == ["plan"])
    #expect(try scenario.run("--quiet", "-o", "kept/plan").code == 0)
  }

  @Test(arguments: [("", "plan: cannot create .plan.lock"), ("-o plots/new", "plots/new: cannot create plots")])
  func `charts that cannot be put there are told to go elsewhere`(options: String, refusal: String) throws {
    let scenario = try ScenarioCase("", modules: false)
    _ = try scenario.run("--quiet", "-o", "plan")
    let before = try scenario.folder.tree("")
    #expect(
      try run(scenario, options, command: "chart plan")
        == .failed("error: \(refusal): Permission denied; choose a folder where you may write with --output"))
    #expect(try scenario.folder.tree("") == before)
  }

  @Test func `where neither can be, both are told`() throws {
    let scenario = try ScenarioCase("", modules: false)
    let answer = try run(scenario, ">/dev/full")
    #expect(
      answer
        == .failed(
          """
          error: the result cannot be written to standard output: No space left on device
          error: results/case: cannot create results: Permission denied; \(Self.advice)
          """))
  }

  @Test func `a folder that cannot be looked into is left as it is`() throws {
    let scenario = try ScenarioCase("", modules: false, files: ["secret/file": "mine"])
    chmod(scenario.folder.at("secret"), 0o000)
    // Beside the folder a lock can be made.
    let open = try ScratchFolder()
    chmod(open.path, 0o777)
    try FileManager.default.moveItem(atPath: scenario.folder.at("secret"), toPath: open.at("secret"))
    let answer = try run(scenario, "-o \(open.at("secret"))")
    #expect(answer.code == 3)
    #expect(
      answer.messages
        == "error: \(open.at("secret")): cannot look into this folder: Permission denied; \(Self.advice)\n")
    chmod(open.at("secret"), 0o755)
    #expect(try open.text("secret/file") == "mine")
    #expect(try open.entries() == ["secret"])
  }
}
