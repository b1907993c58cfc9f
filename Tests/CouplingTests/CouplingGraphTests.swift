import EconomyFixtures
import SimulationKit
import Testing

@testable import Coupling

struct CouplingGraphTests {
  static func member(
    _ identifier: String, reads: [VariableDeclaration] = [], gives: [VariableDeclaration] = [],
    links: [EconomyLink] = []
  ) -> CouplingGraph.Member {
    CouplingGraph.Member(
      manifest: Manifest(
        identifier: identifier, version: "1", title: Title(en: identifier, zh: identifier), summary: "", inputs: reads,
        outputs: gives, links: links), mode: nil)
  }

  static func variable(_ name: String, _ unit: String = "TWh", _ axes: [String] = ["year"]) -> VariableDeclaration {
    VariableDeclaration(name, unit: unit, axes: axes, meaning: name)
  }

  private func problems(_ members: [CouplingGraph.Member]) throws -> [String] {
    try EconomyFixtures.sentences { _ = try CouplingGraph(members) }
  }

  @Test func `what is read comes first, whatever the scenario's order`() throws {
    let graph = try CouplingGraph([
      Self.member(
        "third", reads: [Self.variable("b")], gives: [Self.variable("c")],
        links: [.init(.electricityDemand, output: "c")]),
      Self.member("second", reads: [Self.variable("a")], gives: [Self.variable("b")]),
      Self.member("first", gives: [Self.variable("a")]),
    ])
    #expect(
      graph.steps.flatMap(\.nodes) == [
        .coefficients, .module("first"), .module("second"), .module("third"), .quantities,
      ])
    #expect(graph.steps.flatMap(\.feedback) == [])
  }

  @Test func `reading a multiplier makes no loop and reading electricity demand does`() throws {
    let fund = Self.member(
      "fund", reads: [Self.variable("value_added_multiplier", "1", ["sector"])],
      gives: [Self.variable("fund_bill", "1e8 CNY_table", ["sector", "year"])],
      links: [.init(.bill, output: "fund_bill", host: "government")])
    let power = Self.member(
      "power", reads: [Self.variable("electricity_demand")],
      gives: [Self.variable("power_bill", "1e8 CNY_table", ["sector", "year"])],
      links: [.init(.bill, output: "power_bill", host: "government")])
    let graph = try CouplingGraph([power, fund])
    #expect(graph.steps.map(\.nodes) == [[.coefficients], [.module("fund")], [.module("power"), .quantities]])
    #expect(
      graph.steps[2].feedback == [
        CouplingGraph.Flow(variable: "electricity_demand", from: .quantities, to: .module("power"))
      ])
  }

  @Test func `an input that nobody gives is named`() throws {
    #expect(
      try problems([Self.member("power", reads: [Self.variable("rain")])]) == [
        "power reads 'rain', but neither the economy nor an enabled module gives it"
      ])
    // A module does not feed itself.
    #expect(
      try problems([Self.member("power", reads: [Self.variable("rain")], gives: [Self.variable("rain")])]) == [
        "power reads 'rain', but neither the economy nor an enabled module gives it"
      ])
  }

  @Test func `an input that two give names both`() throws {
    let members = [
      Self.member("north", gives: [Self.variable("wind")]), Self.member("south", gives: [Self.variable("wind")]),
      Self.member("power", reads: [Self.variable("wind"), Self.variable("electricity_demand")]),
      Self.member("grid", gives: [Self.variable("electricity_demand")]),
    ]
    #expect(
      try problems(members) == [
        "power reads 'wind', which is given by north and south",
        "power reads 'electricity_demand', which is given by economy (quantities) and grid",
      ])
  }

  @Test func `an input of another unit or over other axes names both`() throws {
    let reads = [
      Self.variable("electricity_demand", "GWh"), Self.variable("domestic_share", "1", []),
      Self.variable("gross_output", "1e8 CNY_table", ["year", "sector"]),
    ]
    #expect(
      try problems([Self.member("power", reads: reads)]) == [
        "power reads 'electricity_demand' in GWh over year, but economy (quantities) gives it in TWh over year",
        "power reads 'domestic_share' in 1 over no axis, but economy (coefficients) gives it in 1 over sector",
        "power reads 'gross_output' in 1e8 CNY_table over year x sector, but economy (quantities) gives it in 1e8 CNY_table "
          + "over sector x year",
      ])
  }
}
