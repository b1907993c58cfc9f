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

/// Takes over what changed and keeps the rest of its preparation.
struct TakingOver: SimulationModule {
  static let manifest = Manifest(
    identifier: "taking-over", version: "1", title: Title(en: "Taking over", zh: "接管"), summary: "Multiplies.",
    parameters: ["first", "second"].map { ParameterDeclaration($0, .number(unit: "1", .any), meaning: "a factor") },
    outputs: [VariableDeclaration("product", unit: "1", meaning: "first x second")])

  private var first: Double
  private var second: Double

  init(_ parameters: Parameters) {
    first = parameters.number("first")
    second = parameters.number("second")
  }

  mutating func replace(with parameters: Parameters, changed: ParameterChanges) {
    if changed.contains("first") { first = parameters.number("first") }
    if changed.contains("second") { second = parameters.number("second") }
  }

  mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) {
    outputs["product"][0] = first * second
  }
}

/// Overlooks one of its parameters when it takes others over.
struct Forgetful: SimulationModule {
  static var manifest: Manifest { TakingOver.manifest }

  private var product: TakingOver

  init(_ parameters: Parameters) { product = TakingOver(parameters) }

  mutating func replace(with parameters: Parameters, changed: ParameterChanges) {
    if changed.contains("first") { product.replace(with: parameters, changed: changed) }
  }

  mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) {
    product.run(inputs, into: &outputs, progress: progress)
  }
}

/// Computes one output from another only where both are wanted.
struct Selective: SimulationModule {
  static let manifest = Manifest(
    identifier: "selective", version: "1", title: Title(en: "Selective", zh: "挑选"), summary: "Saves too much.",
    outputs: ["first", "second"].map { VariableDeclaration($0, unit: "1", meaning: "a number") })

  init(_ parameters: Parameters) {}

  mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) {
    if outputs.wants("first") { outputs["first"][0] = 3 }
    outputs["second"][0] = outputs["first"][0] + 1
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

/// Knows only the years and zones that its author tried.
struct Narrow: SimulationModule {
  static let manifest = Manifest(
    identifier: "narrow", version: "1", title: Title(en: "Narrow", zh: "狭窄"), summary: "Wants two years and two zones.",
    axes: [Axis("zone")],
    outputs: [VariableDeclaration("value", unit: "1", axes: ["zone", "year"], meaning: "nothing")])

  private let counts: [Int]

  init(_ parameters: Parameters) { counts = ["year", "zone"].map { parameters.axes[$0]?.count ?? 0 } }

  mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) throws(SampleProblem) {
    for (name, count) in zip(["years", "zones"], counts) where count != 2 { throw .failed("there are two \(name)") }
  }
}

/// Calls an input optional that it needs.
struct Demanding: SimulationModule {
  static let manifest = Manifest(
    identifier: "demanding", version: "1", title: Title(en: "Demanding", zh: "苛求"), summary: "Adds one.",
    inputs: [VariableDeclaration("bonus", unit: "1", meaning: "a number", optional: true)],
    outputs: [VariableDeclaration("value", unit: "1", meaning: "one more")])

  init(_ parameters: Parameters) {}

  mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) throws(SampleProblem) {
    guard inputs.has("bonus") else { throw .failed("where is the bonus?") }
    outputs["value"][0] = inputs.array("bonus")[0] + 1
  }
}
