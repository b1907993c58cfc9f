import Diagnostics
import ScenarioKit
import SimulationKit
import Testing

/// Labels that stand in the scenario: in its section `[axes]`, or as the names of records.
struct ScenarioAxesTests {
  private static let given = ["year", "sector"]

  /// The labels and the problems of `[axes]`, whose lines stand from line 2 on.
  private func read(_ lines: String) throws -> (axes: ScenarioAxes, problems: [String]) {
    let folder = ScenarioFolder(["a.toml": "[axes]\n" + lines + "\n"])
    let scenario = try Scenario.load(path: "\(folder.path)/a.toml")
    var problems: [Diagnostic] = []
    let axes = ScenarioAxes(scenario.table(at: ["axes"]), given: Self.given, into: &problems)
    return (axes, folder.lines(problems))
  }

  @Test func `an axis is a list of labels`() throws {
    let (axes, problems) = try read("zone = [\"north\", \"南\"]\nhour = [\"1\", \"2\"]")
    #expect(axes.labels == ["zone": ["north", "南"], "hour": ["1", "2"]])
    #expect(problems == [])
  }

  @Test(arguments: [
    (
      "zone = \"north\"",
      "a.toml:2:8: error: axes.zone must be a list of labels; write zone = [\"…\", \"…\"]"
    ),
    ("zone = []", "a.toml:2:8: error: axes.zone must be a list of labels; write zone = [\"…\", \"…\"]"),
    (
      "zone = [\"north\", 2]",
      "a.toml:2:18: error: a label of axes.zone must be a text, not a whole number; write zone = [\"…\", \"…\"]"
    ),
    (
      "zone = [\" \"]",
      "a.toml:2:9: error: a label of axes.zone is empty; write zone = [\"…\", \"…\"]"
    ),
    ("zone = [\"a\", \"b\", \"a\"]", "a.toml:2:19: error: axes.zone names \"a\" twice; remove one"),
    (
      "year = [\"2015\"]",
      "a.toml:2:1: error: the labels of the axis year are not the scenario's to give; remove it"
    ),
  ])
  func `what is no list of labels says what to write`(line: String, problem: String) throws {
    #expect(try read(line).problems == [problem])
  }

  @Test(arguments: [
    ("zone", "a.toml:2:1: error: no module of the scenario has the axis zone; remove it"),
    ("parc", "a.toml:2:1: error: no module of the scenario has the axis parc; did you mean park?"),
    ("chemistry", "a.toml:2:1: error: the module vehicles fixes the labels of the axis chemistry; remove it"),
    ("park", nil),
  ])
  func `an axis that nobody leaves open is an error`(name: String, problem: String?) throws {
    let folder = ScenarioFolder(["a.toml": "[axes]\n\(name) = [\"a\"]\n"])
    let scenario = try Scenario.load(path: "\(folder.path)/a.toml")
    var problems: [Diagnostic] = []
    ScenarioAxes(scenario.table(at: ["axes"]), given: [], into: &problems)
      .reportUnused(open: ["park"], fixed: ["chemistry": "vehicles"], into: &problems)
    #expect(folder.lines(problems) == [problem].compactMap(\.self))
  }

  private static let declarations = [
    // declared before the records that give its labels
    ParameterDeclaration(
      "share", .array(axes: ["park"], unit: "1", .share, absent: nil), meaning: "share of each park",
      default: .init(.number(0.25), .assumption, source: "a quarter", low: 0, high: 1)),
    ParameterDeclaration(
      "parks", .records([ParameterDeclaration("power", .number(unit: "GW", .positive), meaning: "rated power")]),
      meaning: "parks"),
  ]

  private func parks(_ lines: String) throws -> (parameters: Parameters, problems: [String]) {
    let folder = ScenarioFolder(["a.toml": "[m]\n" + lines + "\n"])
    let scenario = try Scenario.load(path: "\(folder.path)/a.toml")
    var problems: [Diagnostic] = []
    let section = SectionChecker(axes: [:], declarations: Self.declarations, recordAxes: ["park": "parks"])
      .resolve(scenario.table(at: ["m"]), into: &problems)
    return (section.parameters, folder.lines(problems))
  }

  @Test(arguments: [
    ("parks = [{name = \"A\", power = 1}, {name = \"乙\", power = 2}]", ["A", "乙"], [0.25, 0.25]),
    ("parks = {A = {power = 1}, \"乙\" = {power = 2}}\nshare = {\"乙\" = 0.75, A = 0.125}", ["A", "乙"], [0.125, 0.75]),
    ("parks = [{name = \"A\", power = 1}]\nshare = [\"50 %\"]", ["A"], [0.5]),
  ])
  func `records give an axis its labels`(lines: String, labels: [String], shares: [Double]) throws {
    let (parameters, problems) = try parks(lines)
    #expect(problems == [])
    #expect(parameters.array("share") == LabelledArray(axes: ["park"], labels: [labels], values: shares))
  }

  @Test(arguments: [
    (
      "parks = [{name = \"A\", power = 1}]\nshare = {A = 0.5, B = 0.5}",
      ["a.toml:3:19: error: B is no label of the axis park; its labels are A"]
    ),
    (
      "parks = [{name = \"A\", power = 1}, {power = 1}]\nshare = {B = 0.5}",
      ["a.toml:2:35: error: an element of parks has no name; write name = \"…\""]
    ),
  ])
  func `records at fault are told once, and labels by their records`(lines: String, expected: [String]) throws {
    let problems = try parks(lines).problems
    #expect(problems == expected)
  }
}
