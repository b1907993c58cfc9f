public import CSimulationModule
public import SimulationKit

/// The other half of the loop of `LoopGain`: gives what it reads.
public struct LoopEcho: SimulationModule {
  public static let manifest = Manifest(
    identifier: "loop-echo", version: "1.0.0", title: Title(en: "Echo in a loop", zh: "回路中的回声"),
    summary: "Gives what it reads; for tests of the coupling.",
    inputs: [VariableDeclaration("loop_a", unit: "1", axes: ["year"], meaning: "what the other half gives")],
    outputs: [VariableDeclaration("loop_b", unit: "1", axes: ["year"], meaning: "the same as loop_a")])

  public init(_ parameters: Parameters) {}

  public mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) {
    outputs["loop_b"] = inputs.array("loop_a")
  }
}

@c(simplan_module_entry)
public func entry() -> UnsafeMutablePointer<simplan_module> { moduleEntry(LoopEcho.self) }
