import Economy
import EconomyFixtures
import InputOutput
import RegionalBase
import SimulationKit
import Testing

@testable import Coupling

/// A module that gives prices over the two-sector table, and one that reads them: by hand, with the inputs from inside the
/// region (I - M̂)A = [[0.8/7, 0.16], [1/14, 0.1]].
struct PriceLinkTests {
  private static let axes = AxisLabels([
    "year": (2015...2020).map(String.init), "sector": ["MAN", "ELC"], "industry": EconomyFixtures.industries,
  ])

  private static func price(_ name: String, by axis: String) -> VariableDeclaration {
    VariableDeclaration(name, unit: "1", axes: [axis, "year"], meaning: "prices")
  }

  private static let bySector = EconomyLink(.price, output: "asked")
  private static let byIndustry = EconomyLink(.price, output: "asked_by_industry")

  /// Prices that a module gives by sector and by industry, by sample; what a reader sees, and why samples fail.
  private static func solve(
    _ samples: [(sectors: [Double], industries: [Double])], links: [EconomyLink] = [bySector, byIndustry]
  ) throws -> (prices: [[Double]], failures: [Int: [String]], order: [CouplingGraph.Node]) {
    let accounts = try EconomyFixtures.twoSectors()
    let members = [
      CouplingGraphTests.member(
        "reader", reads: [VariableDeclaration("price_index", unit: "1", axes: ["sector", "year"], meaning: "prices")],
        gives: [VariableDeclaration("seen", unit: "1", axes: ["sector", "year"], meaning: "what was read")]),
      CouplingGraphTests.member(
        "grid", gives: [price("asked", by: "sector"), price("asked_by_industry", by: "industry")], links: links),
    ]
    let graph = try CouplingGraph(members, axes: axes)
    let coupler = Coupler(
      graph: graph, members: members, axes: axes,
      economy: try EconomyFixtures.economy(accounts).admitting(members),
      valueAddedMultipliers: try accounts.model.valueAddedMultipliers(),
      loops: LoopSolver(tolerance: 1e-10, maxSweeps: 200, fullSweeps: 7),
      runs: [
        "grid": { request in
          ModuleReply(outputs: [
            "asked": SampleNumbers(perSample: request.samples.flatMap { samples[$0].sectors }, width: 12),
            "asked_by_industry": SampleNumbers(
              perSample: request.samples.flatMap { samples[$0].industries }, width: 48),
          ])
        }, "reader": { ModuleReply(outputs: ["seen": $0.inputs["price_index"] ?? SampleNumbers(shared: [])]) },
      ], variedModules: ["grid"])
    let answers = coupler.solve(samples: samples.count, wanted: [.valueAdded])
    let seen = answers.modules["reader"]?["seen"]
    return (
      samples.indices.map { Array(seen?.row($0) ?? []) }, answers.failures.mapValues(\.sentences),
      graph.steps.flatMap(\.nodes)
    )
  }

  /// Of one label its price in 2018 and after, 1 before; of all others none.
  private static func given(_ label: Int, of labels: Int, _ prices: [Double]) -> [Double] {
    (0..<labels).flatMap { $0 == label ? [1, 1, 1] + prices : [0, 0, 0, 0, 0, 0] }
  }

  private static let none = [Double](repeating: 0, count: 12)
  private static let noIndustry = [Double](repeating: 0, count: 48)

  @Test func `a given price passes through the costs of its buyers, in each sample by its own`() throws {
    let electricity = (Self.given(1, of: 2, [1.5, 1, 0.8]), Self.noIndustry)
    let goods = (Self.given(0, of: 2, [1.1, 1.2, 1]), Self.noIndustry)
    let found = try Self.solve([electricity, goods, (Self.none, Self.noIndustry)])
    #expect(found.failures == [:])
    #expect(found.order == [.coefficients, .module("grid"), .prices, .module("reader"), .quantities])
    // MAN: 1/14 of the change of ELC over 1 - 0.8/7; ELC: 0.16 of that of MAN over 0.9.
    let (man, elc) = ((1.0 / 14) / (1 - 0.8 / 7), 0.16 / 0.9)
    #expect(
      relativeDistance(found.prices[0], [1, 1, 1, 1 + man / 2, 1, 1 - 0.2 * man, 1, 1, 1, 1.5, 1, 0.8]) < 1e-12)
    #expect(
      relativeDistance(found.prices[1], [1, 1, 1, 1.1, 1.2, 1, 1, 1, 1, 1 + 0.1 * elc, 1 + 0.2 * elc, 1]) < 1e-12)
    #expect(relativeDistance(found.prices[2], Array(repeating: 1, count: 12)) < 1e-12)
  }

  @Test func `the price of an industry moves each sector by its part`() throws {
    // One hundredth of both sectors.
    let found = try Self.solve([(Self.none, Self.given(3, of: 8, [2, 3, 1]))])
    #expect(found.failures == [:])
    #expect(relativeDistance(found.prices[0], [1, 1, 1, 1.01, 1.02, 1, 1, 1, 1, 1.01, 1.02, 1]) < 1e-12)
  }

  @Test func `two industries that share a sector move it together`() throws {
    let both = zip(Self.given(3, of: 8, [2, 1, 1]), Self.given(5, of: 8, [3, 1, 1])).map(+)
    #expect(relativeDistance(try Self.solve([(Self.none, both)]).prices[0][3...3].map { $0 }, [1.03]) < 1e-12)
  }

  @Test(arguments: [
    (
      Self.given(0, of: 2, [-1, 1, 1]), Self.noIndustry,
      ["grid (asked): the price of MAN in 2018 is -1.0000; a price is above 0, or 0 in every year for none"]
    ),
    (
      Self.given(1, of: 2, [1, 0, 1]), Self.noIndustry,
      ["grid (asked): the price of ELC in 2019 is 0.0000; a price is above 0, or 0 in every year for none"]
    ),
    (
      [1, 1, 1.2, 1, 1, 1] + [0, 0, 0, 0, 0, 0], Self.noIndustry,
      ["grid (asked): the price of MAN in the table's year 2017 is 1.2000, where every price is 1"]
    ),
    (
      Self.given(1, of: 2, [2, 2, 2]), Self.given(0, of: 8, [1, 1, 2]),
      ["the price of ELC is given by grid (asked) and grid (asked_by_industry); let one of them give it"]
    ),
  ])
  func `prices that cannot be are refused, and spoil no other sample`(
    sectors: [Double], industries: [Double], sentences: [String]
  ) throws {
    let found = try Self.solve([(sectors, industries), (Self.none, Self.noIndustry)])
    #expect(found.failures == [0: sentences])
  }

  @Test func `a price that nobody gives is the table's`() throws {
    let found = try Self.solve([(Self.none, Self.noIndustry)], links: [])
    #expect(found.prices == [Array(repeating: 1, count: 12)])
  }
}
