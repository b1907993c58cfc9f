public import CSimulationModule
public import SimulationKit

/// Uses every part of the contract once: all kinds of parameters, three axes, modes, shared, varying and optional inputs,
/// notes, progress, stopping, and samples without an answer.
///
/// The first year's `demand` chooses how a sample ends: below 0 fails, 0 is infeasible, anything else is answered.
public struct EveryKind: SimulationModule {
  private let parameters: Parameters
  /// The amount that the records and the table add to every cell.
  private let extra: Double

  public static func check(_ parameters: Parameters) -> [ParameterDiagnostic] {
    var found: [ParameterDiagnostic] = []
    let weights = parameters.array("weights")
    for (c, label) in weights.labels[0].enumerated() {
      for (z, zone) in weights.labels[1].enumerated() {
        for (y, year) in weights.labels[2].enumerated() where weights[c, z, y] > 0.9 {
          found.append(
            ParameterDiagnostic(
              .error, "weights", index: [label, zone, year], "\(weights[c, z, y]) leaves nothing to the others",
              advice: "write at most 0.9"))
        }
      }
    }
    for (name, fields) in parameters.records("parks") where fields.number("capacity") == 0 {
      found.append(
        ParameterDiagnostic(
          .warning, "parks", index: [name, "capacity"], "a park of 0 GW changes nothing", advice: "leave it out"))
    }
    return found
  }

  public init(_ parameters: Parameters) throws {
    if parameters.text("label") == "refuse" { throw SampleProblem.failed("the label says 'refuse'") }
    self.parameters = parameters
    let parks = parameters.records("parks").reduce(0) { sum, park in
      let share = park.fields.array("mix").values.reduce(0, +)
      return sum + (park.fields.boolean("built") ? share * park.fields.number("capacity") : 0)
    }
    let weather = parameters.has("weather") ? parameters.table("weather") : ParameterTable(rows: 0)
    let sun = zip(weather.numbers["factor"] ?? [], weather.texts["quality"] ?? []).reduce(0) {
      $0 + ($1.1 == "measured" ? $1.0 : 0)
    }
    extra = parks + sun
  }

  public mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) throws {
    let demand = inputs.array("demand")
    let prices = inputs.array("prices")
    let weights = parameters.array("weights")
    let sign = parameters.text("rule") == "odd" ? -1.0 : 1
    if demand[0] < 0 { throw SampleProblem.failed("demand is \(demand[0])") }
    if demand[0] == 0 { throw SampleProblem.infeasible("nothing can be built without demand") }
    let years = parameters.labels("year")
    for (y, year) in years.enumerated() {
      for (c, _) in parameters.labels("class").enumerated() {
        var weight = 0.0
        for z in parameters.labels("zone").indices {
          weight += weights[c, z, y]
          outputs["by_zone"][z] += weights[c, z, y] * demand[y]
        }
        let scale = sign * parameters.number("rate") * Double(parameters.integer("count"))
        outputs["by_class"][c, y] = scale * weight * prices[c] * demand[y] + parameters.array("offsets")[c] + extra
      }
      guard progress(Double(y + 1) / Double(years.count), year) else { return }
    }
    let bonus = inputs.has("bonus") ? inputs.array("bonus").values.reduce(0, +) : 0
    let total = outputs["by_class"].values.reduce(0, +) + bonus
    outputs["total"][0] = parameters.has("ceiling") ? min(total, parameters.number("ceiling")) : total
    if parameters.boolean("talkative") { outputs.note("\(parameters.text("label")): \(total)") }
    if parameters.mode == "scaled" { outputs["scaled_total"][0] = total * parameters.number("factor") }
  }
}

@c(simplan_module_entry)
public func entry() -> UnsafeMutablePointer<simplan_module> { moduleEntry(EveryKind.self) }
