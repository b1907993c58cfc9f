import SimulationKit
import Synchronization

/// Adds what it has computed before: a cache that changes answers.
struct Remembering: SimulationModule {
  static let manifest = Manifest(
    identifier: "remembering", version: "1", title: Title(en: "Remembering", zh: "记忆"), summary: "Keeps a sum.",
    parameters: [
      ParameterDeclaration(
        "start", .number(unit: "1", .any), meaning: "first value",
        default: .init(.number(0), .assumption, source: "nothing", low: 0, high: 1))
    ],
    inputs: [VariableDeclaration("seed", unit: "1", meaning: "what is added")],
    outputs: [VariableDeclaration("value", unit: "1", meaning: "the sum so far")])

  private var sum: Double

  init(_ parameters: Parameters) { sum = parameters.number("start") }

  mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) {
    sum += inputs.array("seed")[0]
    outputs["value"][0] = sum
  }
}

/// Counts the runs of all sessions together.
struct Sharing: SimulationModule {
  static let manifest = Manifest(
    identifier: "sharing", version: "1", title: Title(en: "Sharing", zh: "共享"), summary: "Counts its runs.",
    outputs: [VariableDeclaration("value", unit: "1", meaning: "number of runs")])
  private static let runs = Atomic<Int>(0)

  init(_ parameters: Parameters) {}

  mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) {
    outputs["value"][0] = Double(Self.runs.wrappingAdd(1, ordering: .relaxed).newValue)
  }
}

/// Has a manifest that no host takes.
struct Unsound: SimulationModule {
  static let manifest = Manifest(
    identifier: "unsound", version: "", title: Title(en: "Unsound", zh: "不健全"), summary: "Has no unit.",
    outputs: [VariableDeclaration("value", unit: "", meaning: "nothing")])

  init(_ parameters: Parameters) {}

  mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) {}
}
