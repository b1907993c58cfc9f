import SimulationKit

/// A module that computes next to nothing, so that what a run of it costs is the crossing: two varied numbers, one
/// input and three outputs over six years.
struct CrossingModule: SimulationModule {
  static let manifest = Manifest(
    identifier: "crossing", version: "1", title: Title(en: "Crossing", zh: "边界"), summary: "Costs little.",
    parameters: ["scale", "shift"].map {
      ParameterDeclaration($0, .number(unit: "1", Bounds(0, 10)), meaning: "a number")
    },
    inputs: [VariableDeclaration("demand", unit: "TWh", axes: ["year"], meaning: "demand")],
    outputs: ["first_output", "second_output", "third_output"].map {
      VariableDeclaration($0, unit: "TWh", axes: ["year"], meaning: "a number by year")
    })

  private var scale: Double
  private var shift: Double

  init(_ parameters: Parameters) {
    scale = parameters.number("scale")
    shift = parameters.number("shift")
  }

  mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) {
    let demand = inputs.array("demand")
    for year in demand.values.indices {
      let value = scale * demand[year]
      outputs["first_output"][year] = value
      outputs["second_output"][year] = value + shift
      outputs["third_output"][year] = value - shift
    }
  }
}

/// The same without computing anything: the crossing alone.
struct IdleModule: SimulationModule {
  static var manifest: Manifest { CrossingModule.manifest }

  init(_ parameters: Parameters) {}

  mutating func replace(with parameters: Parameters, changed: ParameterChanges) {}

  mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) {}
}
