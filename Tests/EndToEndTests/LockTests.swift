import Foundation
import ScenarioCase
import ScratchFolder
import Testing

/// `simplan lock` and `--locked`: what differs from what was locked is refused, all of it at once.
@Suite struct LockTests {
  /// A scenario with a table file, a compiled module and one in Python.
  private func locked(_ more: String = "") throws -> ScenarioCase {
    let scenario = try ScenarioCase(
      "[modules.ovens]\n" + more, modules: false, files: ["mine/ovens.py": Self.program("1")])
    try scenario.folder.allowStart("mine/ovens.py")
    let answer = try Program.run(["lock", "case.toml", "--module-path", "mine"], in: scenario.folder)
    let files = try scenario.folder.text("simplan.lock").split(separator: "\n").count { $0.hasPrefix("  { path") }
    #expect(
      answer
        == Program.Answer(
          code: 0, results: "", messages: "locked: case.toml, \(files) files and 4 modules, in simplan.lock\n"))
    return scenario
  }

  private func run(_ scenario: ScenarioCase, _ options: String...) throws -> Program.Answer {
    try scenario.run("--quiet", "--module-path", "mine", "--locked")
  }

  private static func program(_ version: String) -> String {
    """
    #!/usr/bin/env python3
    from simplan_module import serve
    MANIFEST = {"identifier": "ovens", "version": "\(version)", "title": "Ovens", "summary": "Ovens.",
                "outputs": [{"name": "power", "unit": "TWh", "axes": ["year"], "meaning": "electricity"}]}
    def run(parameters, inputs):
        return {"power": [1 for year in parameters.axes["year"]]}
    if __name__ == "__main__":
        serve(MANIFEST, run)

    """
  }

  private static let table = "Scenarios/data/jobs-national-2017.csv"

  /// The message of differences, without the lines of the lock that are shown, and with digests left out.
  private func told(_ answer: Program.Answer) -> [String] {
    answer.messages.replacing(/[0-9a-f]{12}…/, with: "#").split(separator: "\n").map(String.init)
      .filter { !$0.hasPrefix("  ") }
  }

  @Test func `a scenario that is as it was locked runs, and gives what it gives without a lock`() throws {
    let scenario = try locked()
    #expect(try scenario.run("--quiet", "--module-path", "mine", "--output", "free").code == 0)
    #expect(try scenario.run("--quiet", "--module-path", "mine", "--output", "bound", "--locked").code == 0)
    #expect(try scenario.folder.tree("bound") == scenario.folder.tree("free"))
    let lock = try scenario.folder.text("simplan.lock")
    #expect(try Program.run(["lock", "case.toml", "--module-path", "mine"], in: scenario.folder).code == 0)
    #expect(try scenario.folder.text("simplan.lock") == lock)
  }

  @Test func `the lock holds no path of the machine, so that another folder is no difference`() throws {
    let scenario = try locked()
    #expect(try !scenario.folder.text("simplan.lock").contains(scenario.folder.path))
    let other = try ScratchFolder()
    try FileManager.default.copyItem(atPath: scenario.folder.path, toPath: other.at("deeper"))
    let answer = try Program.shell(
      "mv deeper/mine theirs; $simplan run deeper/case.toml --quiet --locked --module-path theirs", in: other)
    #expect(answer.code == 0, "\(answer.messages)")
  }

  @Test func `a byte of a table, a file more, one less and one renamed are told together`() throws {
    let scenario = try locked()
    let folder = scenario.folder
    let lock = try folder.text("simplan.lock").split(separator: "\n", omittingEmptySubsequences: false)
    func place(_ path: String) throws -> String {
      let line = try #require(lock.firstIndex { $0.hasPrefix("  { path = \"\(path)\"") }) + 1
      return "simplan.lock:\(line):3: error: \(path)"
    }
    try folder.write(try folder.text(Self.table) + "\n", to: Self.table)
    try folder.change("Scenarios/henan/economy.toml", "data/henan-2017.csv") { _ in "data/henan.csv" }
    try FileManager.default.moveItem(
      atPath: folder.at("Scenarios/data/henan-2017.csv"), toPath: folder.at("Scenarios/data/henan.csv"))
    try folder.write("base = \"without-modules.toml\"\n", to: "more.toml")
    try folder.change("case.toml", "base = \"without-modules.toml\"") { _ in "base = \"more.toml\"" }
    let answer = try run(scenario)
    #expect(answer.code == 2 && answer.results.isEmpty)
    #expect(
      told(answer) == [
        "note: case.toml is not as it was locked; to lock it as it is now, write simplan lock case.toml",
        "simplan.lock:4:1: error: more.toml is read and not locked",
        try place("Scenarios/data/henan-2017.csv")
          + " is now read as Scenarios/data/henan.csv, with the same content",
        try place(Self.table) + " has the SHA-256 # (locked: #)",
        try place("Scenarios/henan/economy.toml") + " has the SHA-256 # (locked: #)",
        try place("case.toml") + " has the SHA-256 # (locked: #)", "5 errors",
      ])
    #expect(!folder.exists("results"))
  }

  @Test func `a file and a module that are no longer read are told`() throws {
    let scenario = try locked()
    try scenario.folder.write(
      try scenario.folder.text("case.toml").replacing("[modules.ovens]\n", with: "")
        .replacing("base = \"without-modules.toml\"", with: "base = \"itself.toml\""), to: "case.toml")
    let told = told(try run(scenario))
    #expect(told.contains { $0.hasSuffix(": error: without-modules.toml is locked and no longer read") }, "\(told)")
    #expect(told.contains { $0.hasSuffix(": error: the module ovens is locked and no longer used") })
  }

  @Test func `a module that is not locked is not started`() throws {
    let scenario = try locked()
    try scenario.folder.write(
      Self.program("1").replacing("ovens", with: "kilns").replacing(
        "MANIFEST =", with: "open('started', 'w')\nMANIFEST ="),
      to: "mine/kilns.py")
    try scenario.folder.allowStart("mine/kilns.py")
    try scenario.append("[modules.kilns]\n")
    let told = told(try run(scenario))
    #expect(
      told.map { $0.replacing(/^(simplan.lock|case.toml):\d+/, with: "line") } == [
        "note: case.toml is not as it was locked; to lock it as it is now, write simplan lock case.toml",
        "line:10: error: the module 'kilns' is not locked, and was not loaded",
        "line:3: error: case.toml has the SHA-256 # (locked: #)", "2 errors",
      ])
    #expect(!scenario.folder.exists("started"))
  }

  @Test func `a results folder has no lock`() throws {
    let scenario = try locked()
    #expect(try scenario.run("--quiet", "--module-path", "mine", "--output", "out").code == 0)
    #expect(
      try Program.run(["compare", "case.toml", "out", "--module-path", "mine", "--locked"], in: scenario.folder)
        == .invalid(
          "error: out holds results, which no lock describes; name the scenario in its place, or leave out --locked"))
  }

  @Test func `modules that are switched off are locked too, since they are loaded`() throws {
    let scenario = try locked()
    let names = try scenario.folder.text("simplan.lock").matches(of: /name = "([a-z-]+)"/).map { String($0.1) }
    #expect(names == ["fund-allocation", "new-energy-vehicles", "ovens", "wind-solar"])
  }

  @Test func `a module of another version is refused before it is started`() throws {
    let scenario = try locked()
    try scenario.folder.write(
      Self.program("2").replacing("MANIFEST =", with: "open('started', 'w')\nMANIFEST ="), to: "mine/ovens.py")
    let answer = try run(scenario)
    #expect(answer.code == 2)
    #expect(
      told(answer).dropFirst().map { $0.replacing(/^simplan.lock:\d+/, with: "lock") } == [
        "lock:3: error: the module ovens, locked as version 1, has the SHA-256 # (locked: #)"
      ])
    #expect(!scenario.folder.exists("started"))
  }

  @Test func `the kit that a module in Python imports is locked with it`() throws {
    let scenario = try locked()
    // Python looks beside the program first.
    try scenario.folder.write(
      try String(contentsOfFile: ShippedFiles.repository + "Sources/PythonKit/simplan_module.py", encoding: .utf8)
        + "\n", to: "mine/simplan_module.py")
    #expect(
      told(try run(scenario)).dropFirst().map { $0.replacing(/^simplan.lock:\d+/, with: "lock") } == [
        "lock:3: error: the module ovens, locked as version 1, has a kit for Python with the SHA-256 # (locked: #)"
      ])
  }

  @Test func `versions that are edited in the lock are differences`() throws {
    let scenario = try locked()
    try scenario.folder.change("simplan.lock", "version = \"1\", abi = 2, level = 1, file = \"ovens.py\"") { _ in
      "version = \"0\", abi = 1, level = 2, file = \"ovens.py\""
    }
    #expect(
      told(try run(scenario)).dropFirst().map { $0.replacing(/^simplan.lock:\d+/, with: "lock") } == [
        "lock:3: error: the module ovens has version 1 (locked: 0), the ABI 2 (locked: 1), the contract level 1 (locked: 2)"
      ])
  }

  @Test func `a scenario without a lock is refused with the command that writes one`() throws {
    let scenario = try ScenarioCase("", modules: false)
    try scenario.folder.write("format = 1\n", to: "Scenarios/simplan.lock")
    #expect(
      try scenario.run("--locked")
        == .invalid("error: case.toml is not locked: there is no simplan.lock; write simplan lock case.toml"))
    #expect(
      try Program.run(["run", "Scenarios/2020.toml", "--locked"], in: scenario.folder)
        == .invalid(
          """
          Scenarios/simplan.lock:1:1: error: Scenarios/2020.toml is not locked: the lock does not name it; write simplan \
          lock Scenarios/2020.toml
            format = 1
            ^
          """))
    #expect(
      try Program.run(
        ["run", "Scenarios/china/new-energy-vehicles.toml", "--only", "new-energy-vehicles", "--locked"],
        in: scenario.folder)
        == .invalid(
          "error: Scenarios/china/new-energy-vehicles.toml is not locked: there is no Scenarios/china/simplan.lock; write "
            + "simplan lock Scenarios/china/new-energy-vehicles.toml --only new-energy-vehicles"))
  }

  @Test func `a lock that was broken by hand is refused at its place, also by simplan lock`() throws {
    let scenario = try locked()
    try scenario.folder.change("simplan.lock", "format = 1") { _ in "format = 1\nwanted = true" }
    let refusal = Program.Answer.invalid(
      """
      simplan.lock:3:1: error: unknown key wanted in the lock; write simplan lock with the scenario again rather than edit \
      the file
        wanted = true
        ^
      """)
    #expect(try run(scenario) == refusal)
    #expect(try Program.run(["lock", "case.toml", "--module-path", "mine"], in: scenario.folder) == refusal)
  }

  @Test func `a module alone is locked alone, or by the lock of the whole`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let alone = ["Scenarios/china/new-energy-vehicles.toml", "--only", "new-energy-vehicles"]
    let answer = try Program.run(["lock"] + alone, in: folder)
    #expect(answer.code == 0, "\(answer.messages)")
    #expect(try Program.run(["run", "--locked", "--quiet"] + alone, in: folder).code == 0)
    let scenario = try locked()
    let one = ["run", "case.toml", "--only", "ovens", "--module-path", "mine", "--locked", "--quiet"]
    let whole = try Program.run(one, in: scenario.folder)
    #expect(whole.code == 0, "\(whole.messages)")
  }

  private static let uncertain = """
    [uncertain]
    "economy.growth" = { distribution = "uniform", low = "6 %", high = "9 %" }
    [levers]
    "electricity.net_import_share" = { low = 0.05, high = 0.2 }

    """

  @Test(arguments: [
    "run case.toml", "validate case.toml", "explain case.toml", "ensemble case.toml --samples 4",
    "sensitivity case.toml --samples 4", "discover case.toml --samples 4", "robustness case.toml --samples 4",
    "seek case.toml --target sei-share", "frontier case.toml --objective max:sei-share --objective min:distance",
    "backcast case.toml --observed Scenarios/data/observed.csv",
    "monitor case.toml --actual Scenarios/data/observed.csv", "compare case.toml case.toml",
    "compare case.toml case.toml --why sei-share", "study plan case.toml --samples 4 --output plan",
    "study run study.toml", "study plan study.toml --output plan",
    "study shard planned 0", "study gather planned", "study submit planned --engine local",
  ])
  func `every command that evaluates a scenario refuses one that is not as locked`(command: String) throws {
    let scenario = try ScenarioCase(
      Self.uncertain, modules: false,
      files: ["study.toml": "scenario = \"case.toml\"\nanalysis = \"ensemble\"\nsamples = 4\n"])
    let folder = scenario.folder
    #expect(
      try Program.run(["study", "plan", "case.toml", "--samples", "4", "--output", "planned"], in: folder).code == 0)
    #expect(try Program.run(["lock", "case.toml", "study.toml"], in: folder).code == 0)
    try folder.write(try folder.text(Self.table) + "\n", to: Self.table)
    let before = try folder.tree(".").keys.sorted()
    let answer = try Program.run(command.split(separator: " ").map(String.init) + ["--locked"], in: folder)
    #expect(answer.code == 2, "\(answer.messages)")
    #expect(answer.messages.contains("is not as it was locked; to lock it as it is now, write simplan lock "))
    #expect(answer.messages.contains("Scenarios/data/jobs-national-2017.csv has the SHA-256 "))
    #expect(try folder.tree(".").keys.sorted().filter { !$0.contains("failed/") } == before)
  }

  @Test func `the tables of a study are locked with it`() throws {
    let scenario = try ScenarioCase(
      Self.uncertain, modules: false,
      files: [
        "study.toml": "scenario = \"case.toml\"\npoints = \"points.csv\"\n",
        "points.csv": "economy.growth\n0.07\n0.08\n",
      ])
    let command = ["study", "run", "study.toml", "--locked"]
    let locked = try Program.run(["lock", "study.toml"], in: scenario.folder)
    #expect(locked.code == 0, "\(locked.messages)")
    #expect(try Program.run(command, in: scenario.folder).code == 0)
    try scenario.folder.change("points.csv", "0.08") { _ in "0.09" }
    let told = told(try Program.run(command, in: scenario.folder))
    #expect(
      told.map { $0.replacing(/^simplan.lock:\d+/, with: "lock") } == [
        "note: study.toml is not as it was locked; to lock it as it is now, write simplan lock study.toml",
        "lock:3: error: points.csv has the SHA-256 # (locked: #)",
      ])
  }
}
