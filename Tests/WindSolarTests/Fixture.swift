import SimulationKit

@testable import WindSolar

/// Three years, two sectors and the axis that the module fixes, with numbers that are easy to follow by hand.
struct Fixture {
  var mode = "path"
  var years = ["2015", "2016", "2017"]
  var values: [String: ParameterValue] = [
    "capacity": .array([2, 3, 5, 1, 1, 4]),
    "share": .array([0.01, 0.02, 0.01, 0, 0.01, 0.02]),
    "capacity_before": .array([1, 0.5]),
    "full_load_hours": .array([2000, 1000]),
    "capital_cost": .array([8, 7]),
    "cumulative_capacity": .array([100, 200, 400, 50, 50, 50]),
    "cumulative_capacity_reference": .array([100, 50]),
    "learning_rate": .array([0.1, 0.2]),
    "spillover_share": .array([0, 0]),
    "tax_share": .array([0, 0.1]),
    "bill_shares": .array([0.75, 0.25, 0.5, 0.5]),
  ]

  var parameters: Parameters {
    Parameters(
      declarations: WindSolar.manifest.parameters, mode: mode,
      axes: AxisLabels(["year": years, "sector": ["MCH", "CON"], "technology": ["wind", "solar"]]),
      values: values.merging(["counting": .text("year_end")]) { own, _ in own })
  }

  func run(demand: [Double] = []) throws -> Outputs {
    var module = try WindSolar(parameters)
    return try run(&module, demand: demand)
  }

  func run(_ module: inout WindSolar, demand: [Double] = []) throws -> Outputs {
    let parameters = parameters
    let arrays = WindSolar.manifest.outputs.filter { $0.applies(in: mode) }.map {
      ($0.name, LabelledArray(zeroOver: $0.axes, labels: $0.axes.map(parameters.labels)))
    }
    var outputs = Outputs(Dictionary(uniqueKeysWithValues: arrays))
    let inputs = Inputs(
      demand.isEmpty
        ? [:] : ["electricity_demand": LabelledArray(axes: ["year"], labels: [years], values: demand)])
    try module.run(inputs, into: &outputs, progress: Progress { _, _ in true })
    return outputs
  }
}
