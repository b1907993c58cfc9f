import Foundation
import ScenarioCase
import ScratchFolder
import Testing

/// The example of a third party's module in Python.
@Suite struct HydrogenExampleTests {
  private static let file = "Scenarios/examples/hydrogen.toml"
  private static let options = ["--module-path", "Scenarios/examples"]

  /// The answer where the module is killed over a sample.
  static let killed = Program.Answer.failed(
    "error: the run failed\nthe module hydrogen failed: the module 'hydrogen' ended by signal 9 (Killed) while it answered "
      + "'run'; tell the module's author")

  @Test func `hydrogen in Python runs with the compiled modules of the plan`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let answer = try Program.run(["run", Self.file, "--output", "a"] + Self.options, in: folder)
    #expect(answer.code == 0, "\(answer.messages)")
    #expect(!answer.messages.contains("warning"))
    // It reads the wind and solar power of a compiled module: 5 % of it in 2018, 0.8 TWh, is more than 20 MW take in
    // 3,000 h, 0.06 TWh; at 53 kWh/kg that makes 0.06e9 / 53 / 1000 t.
    let made = try folder.text("a/modules/hydrogen/electrolytic_hydrogen.csv").split(separator: "\n")
    #expect(made.last == "t,0,0,0,1132.0754717,3396.22641509,8490.56603774")
    // The module's emissions stand by its words, and are a part of the account's total in the export.
    let name = "Hydrogen: carbon dioxide of hydrogen from coal"
    #expect(try folder.text("a/economy/satellites.csv").contains(",hydrogen/hydrogen_co2,\(name),"))
    #expect(try folder.text("a/charts/satellite-co2.svg").contains("hydrogen/hydrogen_co2") == false)
    let rows = try folder.text("a/variables.csv").split(whereSeparator: \.isNewline).filter {
      $0.contains("Emissions|CO2") && !$0.contains("|Driver|")
    }
    #expect(rows.contains { $0.contains(",Emissions|CO2|\(name),") })
    let amounts = rows.compactMap { $0.split(separator: ",").last.flatMap { Double($0) } }
    #expect(abs(amounts.dropFirst().reduce(0, +) - amounts[0]) < 1e-6 * amounts[0])
    // The rest of 40,000 t is made of coal, at 19 t/t.
    let emitted = try folder.text("a/modules/hydrogen/hydrogen_co2.csv").split(separator: "\n")
    #expect(emitted.last == "kt,0,0,0,738.490566038,1455.47169811,2118.67924528")
    let record = try folder.text("a/run.json")
    #expect(record.contains("\"library\" : \"hydrogen.py\""))
  }

  @Test func `killed once in the middle it is begun anew, and the results are the same`() throws {
    let folder = try ScratchFolder(shipped: [:])
    #expect(try Program.run(["run", Self.file, "--output", "a"] + Self.options, in: folder).code == 0)
    try folder.change("Scenarios/examples/hydrogen.py", "def run(parameters, inputs):") {
      $0 + "\n    import os\n    if not os.path.exists('once'): open('once', 'w').close(); os.kill(os.getpid(), 9)"
    }
    #expect(try Program.run(["run", Self.file, "--output", "b"] + Self.options, in: folder).code == 0)
    #expect(folder.exists("once"))
    let (a, b) = (try folder.tree("a"), try folder.tree("b"))
    // The record has the hash of the program.
    #expect(
      a.filter { $0.key.hasSuffix(".csv") && $0.key != "meta.csv" }
        == b.filter { $0.key.hasSuffix(".csv") && $0.key != "meta.csv" })
  }

  @Test func `killed again and again it fails by its name, and old results stay whole`() throws {
    let folder = try ScratchFolder(shipped: [:])
    #expect(try Program.run(["run", Self.file, "--output", "a"] + Self.options, in: folder).code == 0)
    let before = try folder.tree("a")
    try folder.change("Scenarios/examples/hydrogen.py", "def run(parameters, inputs):") {
      $0 + "\n    import os; os.kill(os.getpid(), 9)"
    }
    let answer = try Program.run(["run", Self.file, "--quiet", "--output", "a"] + Self.options, in: folder)
    #expect(answer == Self.killed)
    #expect(try folder.tree("a") == before)
  }

  @Test func `a program is found, shown and checked as a library is`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let list = try Program.run(["modules", "list"] + Self.options, in: folder)
    #expect(list.code == 0)
    #expect(list.results.contains("Scenarios/examples/hydrogen.py"))
    let shown = try Program.run(["modules", "show", "hydrogen"] + Self.options, in: folder)
    #expect(shown.results.hasPrefix("hydrogen 1.0.0: Hydrogen 氢能\n"))
    let checked = try Program.run(["modules", "check", "Scenarios/examples/hydrogen.py"], in: folder)
    #expect(
      checked.results == """
        hydrogen 1.0.0, Scenarios/examples/hydrogen.py
          passed  the manifest is complete, its units are known, and its defaults lie in their bounds
          passed  every key of the manifest is read by hosts
          passed  the manifest is the same whenever it is asked for
          passed  ordinary parameters pass the module's own check
          passed  the same question has the same answer, of finite numbers
          passed  a batch equals its samples one by one, in any order and however it is cut
          passed  varied parameters answer as a session opened with them
          passed  numbers that the check refuses are refused when a sample has them
          passed  outputs that are wanted alone are those of the whole
          passed  outputs have the years and labels that the scenario has
          passed  inputs that are optional may be absent
          passed  a run that is told to stop stops, or answers in full
          passed  sessions do not disturb each other
          passed  unknown parameters, modes, sessions and damaged bytes are refused
          passed  numbers outside their bounds are refused

        """)
    #expect(checked.code == 0)
  }

  @Test func `a program that does not keep to the contract is told where`() throws {
    let folder = try ScratchFolder(shipped: [:])
    try folder.change("Scenarios/examples/hydrogen.py", "def run(parameters, inputs):") { "count = [0.0]\n\n\n" + $0 }
    try folder.change("Scenarios/examples/hydrogen.py", "    before = 0.0") { $0 + "\n    count[0] += 1e-6" }
    try folder.change("Scenarios/examples/hydrogen.py", "        electrolytic.append(made)") { _ in
      "        electrolytic.append(made + count[0])"
    }
    let checked = try Program.run(["modules", "check", "hydrogen"] + Self.options, in: folder)
    #expect(checked.code == 3)
    #expect(
      checked.results.contains(
        "  FAILED  the same question has the same answer, of finite numbers\n"
          + "            sample 0 run again gives another answer\n"))
    #expect(try Program.run(["modules", "check"], in: folder).code == 64)
    #expect(try Program.run(["modules", "check", "no-such"], in: folder).code == 2)
    let untested = try Program.run(["modules", "check", "new-energy-vehicles"], in: folder)
    #expect(untested.code == 3 && untested.results.contains("  NOT TESTED  the module answers no case"))
    #expect(untested.messages == "note: --scenario FILE tests the module as a scenario runs it\n")
    #expect(
      try Program.run(["modules", "check", "new-energy-vehicles", "--scenario", "Scenarios/2020.toml"], in: folder).code
        == 0)
  }
}

extension ScratchFolder {
  /// Replaces a text that stands once in a file.
  func change(_ name: String, _ text: String, _ change: (String) -> String) throws {
    let whole = try self.text(name)
    #expect(whole.components(separatedBy: text).count == 2)
    try write(whole.replacingOccurrences(of: text, with: change(text)), to: name)
    if name.hasSuffix(".py") { try allowStart(name) }
  }

  func allowStart(_ name: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: at(name))
  }
}
