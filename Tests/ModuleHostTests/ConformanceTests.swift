import ModuleHost
import SimulationKit
import SimulationKitTesting
import Testing

@Suite struct ConformanceTests {
  private static let samples: [[String: [Double]]] = [
    ["demand": [1, 2], "prices": [1, 2, 4]], ["demand": [5, 0], "prices": [1, 2, 4]],
    ["demand": [0.5, 0.1], "prices": [1, 2, 4]],
  ]
  private static let years = AxisLabels(["year": ["2015", "2016", "2017"]])

  @Test(arguments: ["plain", "scaled"])
  func `the module of every kind conforms`(mode: String) {
    let example = ConformanceCase(
      mode: mode, axes: EveryKindRun.axes, parameters: EveryKindRun.parameters, samples: Self.samples,
      varied: [
        "rate": [0.25], "count": [7], "weights": Array(repeating: 0.5, count: 12),
        ["weights", "B", "south"]: [0.25, 0.125], "ceiling": [3],
      ])
    #expect(conformance(ofModule: "every-kind", example) == [])
  }

  @Test func `both halves of the loop conform`() {
    let gain = ConformanceCase(
      axes: Self.years, parameters: ["gain": .number(0.5), "offset": .array([1, 2, 3])],
      samples: [["loop_b": [0, 0, 0]], ["loop_b": [1, 2, 3]]], varied: ["gain": [-2]])
    #expect(conformance(ofModule: "loop-gain", gain) == [])
    let echo = ConformanceCase(axes: Self.years, samples: [["loop_a": [1, 2, 3]]])
    #expect(conformance(ofModule: "loop-echo", echo) == [])
  }

  @Test func `a case that the module cannot answer is a finding`() {
    let example = ConformanceCase(
      axes: EveryKindRun.axes, parameters: EveryKindRun.parameters,
      samples: [["demand": [0, 1], "prices": [1, 2, 4]]])
    #expect(
      conformance(ofModule: "every-kind", example) == [
        "sample 0 is 'infeasible': nothing can be built without demand"
      ])
  }

  @Test func `a module that remembers earlier samples does not conform`() {
    let example = ConformanceCase(samples: [["seed": [1]], ["seed": [2]]], varied: ["start": [5]])
    #expect(
      conformance(of: Remembering.self, example) == [
        "sample 1 differs in a batch of 4", "sample 0 differs in a batch of 4",
        "sample 1 differs after other samples ran in its session", "sample 1 differs in a batch that is cut",
        "sample 0 differs in a batch that is cut", "sample 1 differs when 'start' is replaced by its own value",
        "sample 1 with 'start' varied differs from a session opened with it",
        "sample 0 with 'start' varied differs from a session opened with it",
        "sample 0 with 'start' varied in turns differs from sessions opened with it",
        "a session answers otherwise after some outputs were not wanted",
        "a session answers otherwise when another one was closed",
      ])
  }

  @Test func `a module that takes other parameters over in part conforms where it misses none`() {
    let example = ConformanceCase(
      parameters: ["first": .number(2), "second": .number(3)], samples: [[:]],
      varied: ["first": [5], "second": [7]])
    #expect(conformance(of: TakingOver.self, example) == [])
    #expect(
      conformance(of: Forgetful.self, example) == [
        "sample 0 with 'second' varied differs from a session opened with it",
        "sample 0 with 'second' varied in turns differs from sessions opened with it",
      ])
  }

  @Test func `a module that answers otherwise for a part of its outputs does not conform`() {
    #expect(
      conformance(of: Selective.self, ConformanceCase()) == [
        "the output 'second' differs when it alone is wanted"
      ])
  }

  @Test func `a module that shares state between sessions does not conform`() {
    let found = conformance(of: Sharing.self, ConformanceCase())
    #expect(found.contains("sample 0 run again gives another answer"))
    #expect(found.contains("a session answers otherwise when another one has run"))
  }

  @Test func `a module that knows only some years and labels does not conform`() {
    let example = ConformanceCase(axes: AxisLabels(["year": ["2015", "2016"], "zone": ["north", "south"]]))
    #expect(
      conformance(of: Narrow.self, example) == [
        "with a year less it failed: there are two years", "with a label of 'zone' less it failed: there are two zones",
      ])
  }

  @Test func `a module that needs what it calls optional does not conform`() {
    #expect(
      conformance(of: Demanding.self, ConformanceCase(samples: [["bonus": [1]]])) == [
        "without bonus it failed: where is the bonus?"
      ])
  }

  @Test func `a manifest that is not sound is the only finding`() {
    #expect(
      conformance(of: Unsound.self, ConformanceCase()) == [
        "the manifest of the module 'unsound' is not sound:\n  the version is empty\n"
          + "  the output 'value' has no unit; write '1' for a pure number"
      ])
  }

  @Test func `a library in C that refuses nothing is told so`() {
    let found = conformance(
      ofLibrary: "\(ModuleFolder.build)/libBadReplies.so",
      ConformanceCase(axes: AxisLabels(["year": ["2015", "2016"]]), parameters: ["fault": .integer(0)]))
    #expect(
      found == [
        "the manifest's key 'parameters.0.defualt' is read by nobody",
        "the module 'bad-replies' answered 'run' wrongly: the output 'value': block 0 holds 2 values where 4 "
          + "belong; tell the module's author",
        "with a year less: the module 'bad-replies' answered 'run' wrongly: the output 'value': block 0 holds 2 values "
          + "where 1 belong; tell the module's author",
        "the module 'bad-replies' answered 'run' wrongly: the output 'value': block 0 holds 2 values where 6 "
          + "belong; tell the module's author",
        "an unknown parameter is not refused by 'check'", "an unknown mode is not refused by 'check'",
        "missing parameters are not refused by 'check'", "an unknown parameter is not refused by 'open'",
        "an unknown mode is not refused by 'open'", "missing parameters are not refused by 'open'",
        "an unknown session is not refused by 'run'", "an unknown session is not refused by 'close'",
        "bytes that are no message are answered", "'fault' outside its bounds is not refused by 'open'",
      ])
  }
}
