import Economy
import EconomyFixtures
import InputOutput
import LinearAlgebra
import RegionalBase
import SimulationKit
import Testing

@testable import Coupling

/// Two bills of a module of cars around the two-sector table: households buy some of them, other provinces the rest.
struct RunCheckTests {
  private static let axes = AxisLabels([
    "year": (2015...2020).map(String.init), "sector": ["MAN", "ELC"], "industry": EconomyFixtures.industries,
  ])

  private static func variable(_ name: String, _ unit: String = "1e8 CNY_table") -> VariableDeclaration {
    VariableDeclaration(name, unit: unit, axes: ["sector", "year"], meaning: "numbers")
  }

  private static func cars(share: String?) -> CouplingGraph.Member {
    CouplingGraphTests.member(
      "cars", gives: [variable("home"), variable("away"), variable("share", "1"), variable("made")],
      links: [
        EconomyLink(.bill, output: "home", host: "urban_household", domesticShare: share, production: "made"),
        EconomyLink(.bill, output: "away", host: "outflow_to_provinces", production: "made"),
      ])
  }

  /// Manufacturing in 2020 alone.
  private static func goods(_ amount: Double) -> SampleNumbers {
    SampleNumbers(shared: [0, 0, 0, 0, 0, amount, 0, 0, 0, 0, 0, 0])
  }

  private static func coupler(
    _ members: [CouplingGraph.Member], _ outputs: [String: SampleNumbers], financing: [Financing] = []
  ) throws -> Coupler {
    let accounts = try EconomyFixtures.twoSectors()
    let runs: [String: Coupler.Run] = Dictionary(
      uniqueKeysWithValues: members.map { ($0.name, { _ in ModuleReply(outputs: outputs) }) })
    return Coupler(
      graph: try CouplingGraph(members, axes: axes), members: members, axes: axes,
      economy: EconomyFixtures.economy(accounts), financing: financing,
      valueAddedMultipliers: try accounts.model.valueAddedMultipliers(),
      loops: LoopSolver(tolerance: 1e-10, maxSweeps: 200, fullSweeps: 7), runs: runs)
  }

  private static func sentences(_ answers: CoupledAnswers) -> [String] { answers.failures[0]?.sentences ?? [] }

  @Test(arguments: [
    // 60 x 0.5 and 40 of the outflow, which is the region's in full.
    ("share", 0.5, 70.0, []),
    ("share", 0.5, 69.0, ["70.00", "69.00"]),
    // By default 1 - m, 0.8 of 60.
    (nil, 0.5, 88.0, []),
    (nil, 0.5, 87.5, ["88.00", "87.50"]),
  ])
  func `what bills take from inside the region stays within what is made there`(
    share: String?, size: Double, made: Double, found: [String]
  ) throws {
    let outputs = [
      "home": Self.goods(60), "away": Self.goods(40), "share": Self.goods(size), "made": Self.goods(made),
    ]
    let expected =
      found.isEmpty
      ? []
      : [
        "cars: its bills (home, away) take \(found[0]) (1e8 CNY) of MAN in 2020 from inside the region, which makes only "
          + "\(found[1]) (made)"
      ]
    for details in [true, false] {
      let answers = try Self.coupler([Self.cars(share: share)], outputs).solve(wanted: [], details: details)
      #expect(Self.sentences(answers) == expected)
    }
  }

  @Test func `goods not bought make no room for others`() throws {
    let outputs = [
      "home": Self.goods(-30), "away": Self.goods(40), "share": Self.goods(1), "made": Self.goods(39),
    ]
    #expect(
      Self.sentences(try Self.coupler([Self.cars(share: "share")], outputs).solve(wanted: [])) == [
        "cars: its bills (home, away) take 40.00 (1e8 CNY) of MAN in 2020 from inside the region, which makes only 39.00 "
          + "(made)"
      ])
  }

  @Test func `a sample whose bills take too much spoils no other`() throws {
    var coupler = try Self.coupler([Self.cars(share: "share")], [:])
    coupler = Coupler(
      graph: coupler.graph, members: coupler.members, axes: Self.axes, economy: coupler.economy,
      valueAddedMultipliers: coupler.valueAddedMultipliers, loops: coupler.loops,
      runs: [
        "cars": { request in
          func rows(_ amount: (Int) -> Double) -> SampleNumbers {
            SampleNumbers(perSample: request.samples.flatMap { Self.goods(amount($0)).values }, width: 12)
          }
          return ModuleReply(outputs: [
            "home": rows { 10 * Double($0) }, "away": rows { _ in 40 }, "share": rows { _ in 1 },
            "made": rows { _ in 55 },
          ])
        }
      ], variedModules: ["cars"])
    let answers = coupler.solve(samples: 3, wanted: [.valueAdded])
    #expect(answers.failures.keys.sorted() == [2])
    #expect(
      answers.failures[2]?.sentences == [
        "cars: its bills (home, away) take 60.00 (1e8 CNY) of MAN in 2020 from inside the region, which makes only 55.00 "
          + "(made)"
      ])
  }

  @Test func `an economy that buys what another module pays for is refused`() throws {
    let member = CouplingGraphTests.member(
      "fund",
      gives: [
        VariableDeclaration("bill", unit: "1e8 CNY_table", axes: ["industry", "sector", "year"], meaning: "bill")
      ], links: [EconomyLink(.bill, output: "bill", host: "gross_fixed_capital_formation")])
    let money = SampleNumbers(
      shared: EconomyFixtures.industries.flatMap { Self.goods($0 == "new_energy" ? 100 : 10).values })
    let plain = try Self.coupler([member], ["bill": money])
    let economy = try #require(plain.solve(wanted: [], details: true).economy.details[0])
    func problems(_ share: Double) throws -> [String] {
      let entry = Financing(name: "parks", bill: "parks", fund: "fund", industry: "new_energy", share: share)
      let coupler = try Self.coupler([member], ["bill": money], financing: [entry])
      let key = CouplingState.Key(node: .module("fund"), variable: "bill")
      return RunChecks(coupler: coupler, links: LinkedNumbers(coupler, [key: money], [:])).problems(of: economy, 0)
    }
    #expect(try problems(0) == [])
    // 100 and seven times 10, of which 30 are the parks'.
    #expect(
      try problems(0.3) == [
        "the economy buys 170.0 (1e8 CNY) for fund in 2020, but its bills, less what financed_by counts with other "
          + "modules, hold 140.0"
      ])
  }

  @Test func `a scenario that is its own reference and misses the table is refused`() throws {
    let plain = try Self.coupler([], [:])
    let economy = try #require(plain.solve(wanted: [], details: true).economy.details[0])
    let checks = RunChecks(coupler: plain, links: LinkedNumbers(plain, [:], [:]))
    #expect(checks.problems(of: economy, 0) == [])
    // A variant may differ from the table in the table's year: here by 44 of outflow, 50.4 and 4 of output.
    var variant = plain.economy
    variant.reference = economy.reference
    let bill = EconomyFixtures.bill([2017: [44, 0]], host: "outflow_to_provinces")
    let answer = try variant.solve(bills: [bill], newOutput: [])
    let (man, elc) = (answer.output[2, 0], answer.output[2, 1])
    #expect(abs(man - 750.4) < 1e-9 && abs(elc - 104) < 1e-9)
    #expect(
      checks.problems(of: answer, 0) == [
        "the table's year 2017 does not return the table: MAN has \(man) instead of 700.0",
        "the table's year 2017 does not return the table: ELC has \(elc) instead of 100.0",
      ])
  }

  @Test(arguments: [
    (800.0, "the drivers of output in 2017 sum to 800.0 instead of 700.0"), (700.000_000_5, nil),
    (.nan, "the drivers of output in 2017 sum to nan instead of 700.0"),
  ])
  func `drivers sum to what they split, to 1e-9 of its size`(sum: Double, sentence: String?) {
    #expect(RunChecks.driverProblem(sum, total: 700, size: 1000, "output", 2017) == sentence)
  }
}
