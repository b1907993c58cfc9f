public import CSimulationModule
public import SimulationKit

/// A module of another author with effects that need no line in the host: mills that reduce ore with hydrogen. They read
/// what the region's metallurgy makes, release less carbon dioxide, make hydrogen, and buy electricity instead of ore's
/// coal.
public struct HydrogenSteel: SimulationModule {
  public static let manifest = Manifest(
    identifier: "hydrogen-steel", version: "1.0.0", title: Title(en: "Hydrogen steel", zh: "氢冶金"),
    summary: "Mills that reduce ore with hydrogen; for tests of links to the economy.",
    parameters: [
      ParameterDeclaration(
        "share", .array(axes: ["year"], unit: "1", .share, absent: 0),
        meaning: "part of MET's output made with hydrogen"),
      ParameterDeclaration(
        "caught", .number(unit: "t/CNY_table", .nonNegative), meaning: "carbon dioxide that is not released"),
      ParameterDeclaration(
        "hydrogen", .number(unit: "t/CNY_table", .nonNegative), meaning: "hydrogen used, made in the mills"),
      ParameterDeclaration(
        "coal_saved", .number(unit: "1", .share), meaning: "products of MIN that a unit of that output needs less"),
      ParameterDeclaration(
        "power", .number(unit: "1", .share), meaning: "electricity that a unit of that output needs more"),
    ],
    inputs: [
      VariableDeclaration(
        "gross_output", unit: "1e8 CNY_table", axes: ["sector", "year"], meaning: "output of sectors")
    ],
    outputs: [
      VariableDeclaration("co2_avoided", unit: "kt", axes: ["year"], meaning: "carbon dioxide that is not released"),
      VariableDeclaration("hydrogen_made", unit: "t", axes: ["year"], meaning: "hydrogen made in the mills"),
      VariableDeclaration("mill_inputs", unit: "1", axes: ["sector", "year"], meaning: "change of the inputs of MET"),
    ],
    links: [
      EconomyLink(.flow, output: "co2_avoided", account: "co2", sign: -1, required: true),
      EconomyLink(.flow, output: "hydrogen_made", account: "hydrogen", required: true),
      EconomyLink(.coefficientChange, output: "mill_inputs", user: "MET", required: true),
    ])

  private let parameters: Parameters

  public init(_ parameters: Parameters) { self.parameters = parameters }

  public mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) {
    let (made, share) = (inputs.array("gross_output"), parameters.array("share"))
    func place(_ sector: String) -> Int? { made.labels.first?.firstIndex(of: sector) }
    guard let metals = place("MET"), let mines = place("MIN"), let power = place("ELC") else { return }
    let years = share.values.count
    for year in 0..<years {
      // CNY.
      let milled = 1e8 * share[year] * made.values[metals * years + year]
      outputs["co2_avoided"][year] = milled * parameters.number("caught") / 1000
      outputs["hydrogen_made"][year] = milled * parameters.number("hydrogen")
      outputs["mill_inputs"][mines * years + year] = -share[year] * parameters.number("coal_saved")
      outputs["mill_inputs"][power * years + year] = share[year] * parameters.number("power")
    }
  }
}

@c(simplan_module_entry)
public func entry() -> UnsafeMutablePointer<simplan_module> { moduleEntry(HydrogenSteel.self) }
