import Economy
import EconomyFixtures
import SimulationKit
import Testing

@testable import Coupling

struct CouplingGraphTests {
  static func member(
    _ identifier: String, reads: [VariableDeclaration] = [], gives: [VariableDeclaration] = [],
    links: [EconomyLink] = [], axes: AxisLabels = AxisLabels()
  ) -> CouplingGraph.Member {
    CouplingGraph.Member(
      name: identifier,
      manifest: Manifest(
        identifier: identifier, version: "1", title: Title(en: identifier, zh: identifier), summary: "", inputs: reads,
        outputs: gives, links: links), axes: axes)
  }

  static func variable(_ name: String, _ unit: String = "TWh", _ axes: [String] = ["year"]) -> VariableDeclaration {
    VariableDeclaration(name, unit: unit, axes: axes, meaning: Text(name))
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
        "power reads 'wind', which is given by north and south; choose one, as in inputs.wind = \"north.wind\"",
        "power reads 'electricity_demand', which is given by economy (quantities) and grid; choose one, as in "
          + "inputs.electricity_demand = \"economy.electricity_demand\"",
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

  @Test func `an input in another unit of the same dimension is converted`() throws {
    let members = [
      Self.member("power", reads: [Self.variable("electricity_demand", "GWh")])
    ]
    let graph = try CouplingGraph(members) { from, to in from == "TWh" && to == "GWh" ? 1000 : nil }
    #expect(graph.flows.map(\.conversion.factor) == [1000])
    let read = graph.flows[0].conversion.apply(SampleNumbers(perSample: [1, 2, 3, 4], width: 2))
    #expect(read == SampleNumbers(perSample: [1000, 2000, 3000, 4000], width: 2))
  }

  @Test func `labels in another order are mapped, sample by sample`() throws {
    let shares = Self.variable("share", "1", ["class", "year"])
    let graph = try CouplingGraph([
      Self.member("cars", gives: [shares], axes: AxisLabels(["class": ["bus", "car"], "year": ["2015", "2016"]])),
      Self.member("reader", reads: [shares], axes: AxisLabels(["class": ["car", "bus"], "year": ["2015", "2016"]])),
    ])
    let read = graph.flows[0].conversion.apply(
      SampleNumbers(perSample: [1, 2, 3, 4, 10, 20, 30, 40], width: 4))
    #expect(read == SampleNumbers(perSample: [3, 4, 1, 2, 30, 40, 10, 20], width: 4))
  }

  @Test func `labels that differ are an error naming both sides`() throws {
    let shares = Self.variable("share", "1", ["class"])
    let members = [
      Self.member("cars", gives: [shares], axes: AxisLabels(["class": ["bus", "car"]])),
      Self.member("reader", reads: [shares], axes: AxisLabels(["class": ["car", "truck"]])),
    ]
    #expect(
      try problems(members) == [
        "the labels of the axis class of 'share' differ: cars gives bus, which reader does not have; reader has truck, "
          + "which cars does not give"
      ])
  }

  @Test func `an output of one industry does not land on the first of the economy's`() throws {
    let bill = Self.variable("bill", "1e8 CNY_table", ["industry", "sector", "year"])
    let one = Self.member(
      "fund", gives: [bill], links: [.init(.newOutput, output: "bill")],
      axes: AxisLabels(["industry": ["new_energy"], "sector": ["MAN"], "year": ["2015"]]))
    let axes = AxisLabels(["industry": ["biotechnology", "new_energy"], "sector": ["MAN"], "year": ["2015"]])
    #expect(
      try EconomyFixtures.sentences { _ = try CouplingGraph([one], axes: axes) } == [
        "the labels of the axis industry of 'bill' differ: the economy has biotechnology, which fund does not give"
      ])
  }
}
