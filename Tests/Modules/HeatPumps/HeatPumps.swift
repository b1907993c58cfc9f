public import CSimulationModule
public import SimulationKit

public struct HeatPumps: SimulationModule {
  public static let manifest = Manifest(
    identifier: "heat-pumps", version: "1.0.0", title: Title(en: "Heat pumps", zh: "热泵"), summary: "Their electricity.",
    parameters: [
      ParameterDeclaration("stock", .array(axes: ["year"], unit: "GW", .nonNegative, absent: nil), meaning: "in use"),
      ParameterDeclaration("hours", .number(unit: "h", Bounds(0, 8760)), meaning: "full-load hours a year"),
      ParameterDeclaration("price", .array(axes: ["sector"], unit: "CNY_table/kWh", .any, absent: 0), meaning: "paid"),
    ],
    outputs: [VariableDeclaration("bill", unit: "1e8 CNY_table", axes: ["sector", "year"], meaning: "purchases")],
    links: [EconomyLink(.bill, output: "bill", host: "urban_household")])
  let parameters: Parameters
  public init(_ parameters: Parameters) { self.parameters = parameters }
  public mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) {
    let (stock, price, hours) = (parameters.array("stock"), parameters.array("price"), parameters.number("hours"))
    for sector in price.values.indices {
      for year in stock.values.indices { outputs["bill"][sector, year] = stock[year] * hours * price[sector] / 100 }
    }
  }
}
@c(simplan_module_entry) public func entry() -> UnsafeMutablePointer<simplan_module> { moduleEntry(HeatPumps.self) }
