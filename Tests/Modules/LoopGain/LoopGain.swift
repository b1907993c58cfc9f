public import CSimulationModule
public import SimulationKit

/// One half of a loop whose gain is known: `loop_a` = offset + gain x `loop_b`. With `LoopEcho` (`loop_b` = `loop_a`)
/// the loop's gain is exactly `gain`, and its fixed point is offset / (1 - gain).
public struct LoopGain: SimulationModule {
  public static let manifest = Manifest(
    identifier: "loop-gain", version: "1.0.0", title: Title(en: "Loop with a known gain", zh: "已知增益的回路"),
    summary: "Gives an offset plus a multiple of what it reads; for tests of the coupling.",
    parameters: [
      ParameterDeclaration("gain", .number(unit: "1", .any), meaning: "what a unit read adds to what is given"),
      ParameterDeclaration(
        "offset", .array(axes: ["year"], unit: "1", .any, absent: nil), meaning: "what is given where nothing is read"),
    ],
    inputs: [VariableDeclaration("loop_b", unit: "1", axes: ["year"], meaning: "what the other half gives")],
    outputs: [VariableDeclaration("loop_a", unit: "1", axes: ["year"], meaning: "offset + gain x loop_b")])

  private let gain: Double
  private let offset: LabelledArray

  public init(_ parameters: Parameters) {
    gain = parameters.number("gain")
    offset = parameters.array("offset")
  }

  public mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) {
    let read = inputs.array("loop_b")
    for year in offset.values.indices { outputs["loop_a"][year] = offset[year] + gain * read[year] }
  }
}

@c(simplan_module_entry)
public func entry() -> UnsafeMutablePointer<simplan_module> { moduleEntry(LoopGain.self) }
