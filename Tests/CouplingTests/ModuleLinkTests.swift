import Economy
import EconomyFixtures
import InputOutput
import LinearAlgebra
import RegionalBase
import SimulationKit
import Testing

@testable import Coupling

/// Links and readers that need no line in the host, on the two-sector table: A = [[1/7, 1/5], [1/14, 1/10]], m = (0.2, 0),
/// uses inside the region (500, 40), outflow (204, 0). Half of MAN is information technology's; no other industry has a
/// share. ELC's equation says x1 = 12.6 x2 - 560 wherever its own demand stays 40.
struct ModuleLinkTests {
  private static let years = 2015...2020
  private static let axes = AxisLabels([
    "year": years.map(String.init), "sector": ["MAN", "ELC"], "industry": EconomyFixtures.industries,
    "final_demand": ["urban_household", "gross_fixed_capital_formation", "outflow_to_provinces"],
  ])
  private static let co2 = CouplingGraph.AccountName(name: "co2", unit: "Mt")

  private struct Case {
    var reads: [VariableDeclaration] = []
    var gives: [VariableDeclaration] = []
    var links: [EconomyLink] = []
    var markets: [Market] = []
    var shares: [Double]?

    func coupler(varied: Bool = false, _ run: @escaping Coupler.Run) throws -> Coupler {
      let accounts = try EconomyFixtures.twoSectors()
      var economy = EconomyFixtures.economy(accounts, markets: markets)
      economy.values[.industryShares] =
        shares ?? [0.5, 0] + Array(repeating: 0, count: 2 * EconomyFixtures.industries.count - 2)
      let members = [CouplingGraphTests.member("works", reads: reads, gives: gives, links: links)]
      let graph = try CouplingGraph(members, axes: ModuleLinkTests.axes, accounts: [ModuleLinkTests.co2]) { from, to in
        from == "kt" && to == "Mt" ? 0.001 : nil
      }
      economy.physicalAccounts = graph.accounts.map {
        PhysicalAccount(openedAs: $0.name, unit: $0.unit, accounts: accounts)
      }
      // Of MAN 70 Mt, of ELC 50 Mt.
      economy.physicalAccounts[0].intensities = [0.1, 0.5]
      return Coupler(
        graph: graph, members: members, axes: ModuleLinkTests.axes, economy: try economy.admitting(members),
        valueAddedMultipliers: try accounts.model.valueAddedMultipliers(),
        loops: LoopSolver(tolerance: 1e-12, maxSweeps: 200, fullSweeps: 7), runs: ["works": run],
        variedModules: varied ? ["works"] : [])
    }

    func solve(_ outputs: [String: [Double]]) throws -> (economy: EconomyYears?, sentences: [String]) {
      let reply = ModuleReply(outputs: outputs.mapValues { SampleNumbers(shared: $0) })
      let answers = try coupler { _ in reply }.solve(wanted: [], details: true)
      return (answers.economy.details[0], answers.failures[0]?.sentences ?? [])
    }
  }

  private static func variable(_ name: String, _ unit: String, _ axes: [String]) -> VariableDeclaration {
    VariableDeclaration(name, unit: unit, axes: axes, meaning: "numbers")
  }

  /// Rows over the years: a number in 2018, another in every other year.
  private static func in2018(_ numbers: [Double], else others: [Double]) -> [Double] {
    zip(numbers, others).flatMap { number, other in years.map { $0 == 2018 ? number : other } }
  }

  /// One number in 2018 for information technology, zero for every other industry.
  private static func ofFirstIndustry(_ number: Double, else other: Double) -> [Double] {
    let nothing = Array(repeating: 0.0, count: EconomyFixtures.industries.count - 1)
    return in2018([number] + nothing, else: [other] + nothing)
  }

  private static func isClose(_ found: [Double]?, _ expected: [Double]) -> Bool {
    relativeDistance(found ?? [], expected) < 1e-11
  }

  // MARK: - Flows

  @Test func `a flow counts in its account in the account's unit, beside the drivers`() throws {
    let flow = Case(
      gives: [Self.variable("caught", "kt", ["year"]), Self.variable("built", "t", ["sector", "year"])],
      links: [
        EconomyLink(.flow, output: "caught", account: "co2", sign: -1),
        EconomyLink(.flow, output: "built", account: "hydrogen"),
      ])
    let (economy, sentences) = try flow.solve([
      "caught": Self.in2018([3000], else: [0]), "built": Self.in2018([2, 1], else: [0, 0]),
    ])
    #expect(sentences == [])
    let (co2, hydrogen) = (economy?.physicalAmounts.first, economy?.physicalAmounts.last)
    #expect(Self.isClose(co2?.total, [120, 120, 120, 117, 120, 120]))
    #expect(co2?.flows.map(\.name) == ["works/caught"])
    #expect(Self.isClose(co2?.flows.first?.values, [0, 0, 0, -3, 0, 0]))
    let drivers = (0..<(economy?.drivers.count ?? 0)).reduce(0) { $0 + (co2?.byDriver[$1, 3] ?? 0) }
    #expect(abs(drivers - 120) < 1e-9)
    // An account that no file states holds the flows alone.
    #expect(hydrogen?.account.name == "hydrogen" && hydrogen?.account.unit == "t")
    #expect(hydrogen?.total == [0, 0, 0, 3, 0, 0])
  }

  @Test func `a flow by industry counts with the sum of its industries`() throws {
    let flow = Case(
      gives: [Self.variable("staff", "Mt", ["industry", "year"])],
      links: [EconomyLink(.flow, output: "staff", account: "co2")])
    let industries = EconomyFixtures.industries.count
    let (economy, _) = try flow.solve(["staff": Array(repeating: 0.5, count: industries * 6)])
    #expect(Self.isClose(economy?.physicalAmounts.first?.total, Array(repeating: 124, count: 6)))
  }

  @Test func `every sample has its own flows, and who reads the account gets them`() throws {
    let flow = Case(
      reads: [Self.variable("satellite_co2", "Mt", ["year"])],
      gives: [Self.variable("caught", "kt", ["year"])],
      links: [EconomyLink(.flow, output: "caught", account: "co2", sign: -1)])
    var read: [[Double]] = []
    let varied = try flow.coupler(varied: true) { request in
      read += request.samples.indices.map { Array(request.inputs["satellite_co2"]?.row($0) ?? []) }
      return ModuleReply(outputs: [
        "caught": SampleNumbers(
          perSample: request.samples.flatMap { Self.in2018([Double(1000 * $0)], else: [0]) }, width: 6)
      ])
    }
    let answers = varied.solve(samples: 3, wanted: [.physicalAmounts])
    let amounts = try #require(answers.economy.values[.physicalAmounts])
    for sample in 0..<3 {
      // The module reads the account that it takes from.
      #expect(Self.isClose(Array(amounts.row(sample)), [120, 120, 120, 120 - Double(sample), 120, 120]))
    }
    #expect(read.contains { Self.isClose($0, [120, 120, 120, 118, 120, 120]) })
  }

  @Test func `a flow in a unit that its account cannot hold names both`() throws {
    let flow = Case(
      gives: [Self.variable("staff", "person", ["year"])], links: [EconomyLink(.flow, output: "staff", account: "co2")])
    #expect(
      try EconomyFixtures.sentences { _ = try flow.coupler { _ in ModuleReply(outputs: [:]) } } == [
        "works sends 'staff' in person to the account 'co2', which is in Mt"
      ])
  }

  @Test func `a flow in the year of the account's file is told, since the file may hold it`() throws {
    let flow = Case(
      gives: [Self.variable("caught", "Mt", ["year"])], links: [EconomyLink(.flow, output: "caught", account: "co2")])
    var coupler = try flow.coupler { _ in ModuleReply(outputs: ["caught": SampleNumbers(shared: [0, 0, 2, 0, 0, 0])]) }
    func notes(_ coupler: Coupler) -> [String] {
      coupler.solve(wanted: [], details: true).economy.details[0]?.notes.filter { $0.contains("works") } ?? []
    }
    #expect(notes(coupler) == [])
    var economy = coupler.economy
    economy.physicalAccounts[0].kinds = ["MAN": "document"]
    coupler = Coupler(
      graph: coupler.graph, members: coupler.members, axes: coupler.axes, economy: economy,
      valueAddedMultipliers: coupler.valueAddedMultipliers, loops: coupler.loops, runs: coupler.runs)
    #expect(
      notes(coupler) == [
        "works/caught adds 2.00 (Mt) to co2 in 2017, the year of the account's file, which may hold it already"
      ])
  }

  // MARK: - Readers

  @Test func `a module reads what sectors and industries make, final demand and accounts`() throws {
    let money = "1e8 CNY_table"
    let reader = Case(
      reads: [
        Self.variable("value_added", money, ["sector", "year"]),
        Self.variable("gross_output", money, ["sector", "year"]),
        Self.variable("industry_output", money, ["industry", "year"]),
        Self.variable("industry_value_added", money, ["industry", "year"]),
        Self.variable("final_demand", money, ["final_demand", "sector", "year"]),
        Self.variable("satellite_co2", "Mt", ["year"]),
        Self.variable("satellite_co2_by_sector", "Mt", ["sector", "year"]),
        Self.variable("industry_import_share", "1", ["industry"]),
      ])
    var inputs: [String: [Double]] = [:]
    let coupler = try reader.coupler { request in
      inputs = request.inputs.mapValues { Array($0.row(0)) }
      return ModuleReply(outputs: [:])
    }
    #expect(coupler.graph.steps.allSatisfy { $0.feedback.isEmpty })
    #expect(coupler.solve(wanted: []).failures.isEmpty)
    func steady(_ numbers: [Double]) -> [Double] { numbers.flatMap { Array(repeating: $0, count: 6) } }
    let others = Array(repeating: 0.0, count: EconomyFixtures.industries.count - 1)
    #expect(Self.isClose(inputs["value_added"], steady([550, 70])))
    #expect(Self.isClose(inputs["gross_output"], steady([700, 100])))
    // Half of 550 is calibrated to half of 620.
    #expect(Self.isClose(inputs["industry_value_added"], steady([310] + others)))
    #expect(Self.isClose(inputs["industry_output"], steady([310.0 / 550 * 700] + others)))
    #expect(Self.isClose(inputs["final_demand"], steady([300, 40, 200, 0, 204, 0])))
    #expect(Self.isClose(inputs["satellite_co2"], steady([120])))
    #expect(Self.isClose(inputs["satellite_co2_by_sector"], steady([70, 50])))
    #expect(Self.isClose(inputs["industry_import_share"], [0.2] + others))
  }

  @Test func `a module that reads value added and bills by it closes a loop`() throws {
    let loop = Case(
      reads: [Self.variable("value_added", "1e8 CNY_table", ["sector", "year"])],
      gives: [Self.variable("plants", "1e8 CNY_table", ["sector", "year"])],
      links: [EconomyLink(.bill, output: "plants", host: "gross_fixed_capital_formation")])
    let coupler = try loop.coupler { request in
      let added = request.inputs["value_added"].map { Array($0.row(0)) } ?? []
      return ModuleReply(outputs: ["plants": SampleNumbers(shared: Self.in2018([added[9], 0], else: [0, 0]))])
    }
    let economy = coupler.solve(wanted: [], details: true).economy.details[0]
    // MAN: 62/70 x1 - 0.16 x2 = 604 + 0.8 x 0.7 x2.
    let electricity = 1100 / 10.44
    #expect(Self.isClose(economy?.output.row(3), [12.6 * electricity - 560, electricity]))
  }

  // MARK: - Industries

  @Test func `the import share of an industry moves those of its sectors by its part of them`() throws {
    let imports = Case(
      gives: [Self.variable("imported", "1", ["industry", "year"])],
      links: [EconomyLink(.importShare, output: "imported")])
    let (economy, sentences) = try imports.solve(["imported": Self.ofFirstIndustry(0.1, else: 0.2)])
    #expect(sentences == [])
    // Half of MAN's imports fall by half: m = 0.15, and 6.15/7 x1 - 0.17 x2 = 629.
    #expect(Self.isClose(economy?.importShares.row(3), [0.15, 0]))
    let electricity = 1121 / 10.9
    #expect(Self.isClose(economy?.output.row(3), [12.6 * electricity - 560, electricity]))
    #expect(
      try imports.solve(["imported": Self.ofFirstIndustry(0.3, else: 0.3)]).sentences == [
        "works (imported): the import share of information_technology in 2017 is 0.3; the table's year says 0.2"
      ])
  }

  @Test func `inputs of an industry are that part of its sectors' inputs`() throws {
    let inputs = Case(
      gives: [Self.variable("saved", "1", ["sector", "year"])],
      links: [EconomyLink(.coefficientChange, output: "saved", user: "information_technology")])
    let (economy, sentences) = try inputs.solve(["saved": Self.in2018([0, -1.0 / 35], else: [0, 0])])
    #expect(sentences == [])
    // ELC of MAN falls by 1/70 to 4/70: (1 - 0.8/7) 0.9 - 0.16 x 4/70 = 0.788.
    let electricity = (4.0 / 70 * 604 + (1 - 0.8 / 7) * 40) / 0.788
    #expect(Self.isClose(economy?.output.row(3), [550 / 0.788, electricity]))
    var nobody = inputs
    nobody.links[0].user = "biotechnology"
    #expect(
      try EconomyFixtures.sentences { _ = try nobody.coupler { _ in ModuleReply(outputs: [:]) } } == [
        "works: the link 'coefficientChange' of 'saved' changes the inputs of 'biotechnology', an industry with no "
          + "share of any sector; give it one in [strategic_industries.shares]"
      ])
  }

  private static let growth = Case(
    gives: [variable("index", "1", ["industry", "year"])], links: [EconomyLink(.industryGrowth, output: "index")])

  @Test func `what an industry sells outside the region grows by the module's index, as a driver of its own`() throws {
    let (economy, sentences) = try Self.growth.solve(["index": Self.ofFirstIndustry(1.5, else: 1)])
    #expect(sentences == [])
    // Half of the outflow of 204 grows to 153: 62/70 x1 - 0.16 x2 = 655.
    let electricity = 1151.0 / 11
    #expect(Self.isClose(economy?.output.row(3), [12.6 * electricity - 560, electricity]))
    #expect(Self.isClose(economy?.output.row(4), [700, 100]))
    let driver = economy?.drivers.firstIndex(of: "growth of information_technology outflow_to_provinces")
    let sold = try #require(driver)
    #expect(economy?.directDemand[sold, 3, 0] == 153)
    #expect(economy?.directDemand[2, 3, 0] == 102)
  }

  @Test func `two modules each let an industry of their own grow, and not one industry together`() throws {
    let accounts = try EconomyFixtures.twoSectors()
    var economy = EconomyFixtures.economy(accounts)
    let rest = Array(repeating: 0.0, count: 2 * EconomyFixtures.industries.count - 4)
    economy.values[.industryShares] = [0.5, 0, 0.25, 0] + rest
    let members = ["phones", "drugs"].map {
      CouplingGraphTests.member($0, gives: Self.growth.gives, links: Self.growth.links)
    }
    let admitted = try economy.admitting(members)
    func solve(_ phones: [Double], _ drugs: [Double]) throws -> (EconomyYears?, [String]) {
      let graph = try CouplingGraph(members, axes: Self.axes, accounts: []) { _, _ in nil }
      let coupler = Coupler(
        graph: graph, members: members, axes: Self.axes, economy: admitted,
        valueAddedMultipliers: try accounts.model.valueAddedMultipliers(),
        loops: LoopSolver(tolerance: 1e-12, maxSweeps: 200, fullSweeps: 7),
        runs: [
          "phones": { _ in ModuleReply(outputs: ["index": SampleNumbers(shared: phones)]) },
          "drugs": { _ in ModuleReply(outputs: ["index": SampleNumbers(shared: drugs)]) },
        ])
      let answers = coupler.solve(wanted: [], details: true)
      return (answers.economy.details[0], answers.failures[0]?.sentences ?? [])
    }
    let phones = Self.ofFirstIndustry(1.5, else: 1)
    let drugs = (0..<phones.count).map { (6..<12).contains($0) ? phones[$0 - 6] : 0 }
    let (found, sentences) = try solve(phones, drugs)
    #expect(sentences == [])
    // Three quarters of the outflow of 204 grow to 229.5: 62/70 x1 - 0.16 x2 = 680.5.
    let electricity = (680.5 / 14 + 62.0 / 70 * 40) / (62.0 / 70 * 0.9 - 0.16 / 14)
    #expect(abs((found?.output[3, 1] ?? 0) - electricity) < 1e-9)
    #expect(
      try solve(phones, phones).1 == [
        "phones (index) lets information_technology grow, but drugs (index) does too; let one of them grow it"
      ])
  }

  @Test func `zeros in every year leave an industry to its category`() throws {
    let (economy, sentences) = try Self.growth.solve(["index": Self.ofFirstIndustry(0, else: 0)])
    #expect(sentences == [])
    #expect(Self.isClose(economy?.output.row(3), [700, 100]))
  }

  @Test func `new output of one named industry is that of all with zeros for the others`() throws {
    let dense = Case(
      gives: [Self.variable("more", "1e8 CNY_table", ["industry", "sector", "year"])],
      links: [EconomyLink(.newOutput, output: "more")])
    let named = Case(
      gives: [Self.variable("more", "1e8 CNY_table", ["sector", "year"])],
      links: [EconomyLink(.newOutput, output: "more", industry: EconomyFixtures.industries[1])])
    let amounts = Self.in2018([7, 3], else: [0, 0])
    let nothing = Array(repeating: 0.0, count: amounts.count)
    let others = Array(repeating: nothing, count: EconomyFixtures.industries.count - 2).flatMap { $0 }
    let (first, second) = (
      try dense.solve(["more": nothing + amounts + others]), try named.solve(["more": amounts])
    )
    #expect(first.sentences == [] && second.sentences == [])
    #expect(first.economy?.output.values == second.economy?.output.values)
    #expect(first.economy?.sold == second.economy?.sold)
    #expect(second.economy?.sold.additional[1, 3, 0] == 7)
  }

  @Test func `new output of an industry that the scenario does not have is refused`() throws {
    let unknown = Case(
      gives: [Self.variable("more", "1e8 CNY_table", ["sector", "year"])],
      links: [EconomyLink(.newOutput, output: "more", industry: "fishing")])
    #expect(
      try EconomyFixtures.sentences { _ = try unknown.coupler { _ in ModuleReply(outputs: [:]) } } == [
        "works: the link 'newOutput' of 'more' names 'fishing', which is no industry; the industries are "
          + EconomyFixtures.industries.joined(separator: ", ")
      ])
  }

  @Test func `without the module an industry grows as its category does`() throws {
    let accounts = try EconomyFixtures.twoSectors()
    let plain = EconomyFixtures.economy(accounts) { power(1.08, $0 - 2017) }
    let members = [CouplingGraphTests.member("works", gives: Self.growth.gives, links: Self.growth.links)]
    let admitted = try plain.admitting(members)
    #expect(admitted.groups.count == plain.groups.count + EconomyFixtures.industries.count)
    let (first, second) = (try plain.solve(bills: [], newOutput: []), try admitted.solve(bills: [], newOutput: []))
    #expect(Self.isClose(second.output.values, first.output.values))
  }

  @Test(arguments: [
    (0.0, 1.0, "0.0 in 2018; give an index above 0 in every year, or 0 in every year for none"),
    (1.5, 1.1, "1.1 in the table's year 2017, where an index is 1"),
  ])
  func `an index that cannot be is refused`(in2018: Double, others: Double, fault: String) throws {
    let found = try Self.growth.solve(["index": Self.ofFirstIndustry(in2018, else: others)]).sentences
    #expect(found == ["works (index): the growth of information_technology is \(fault)"])
  }

  @Test func `a sample whose index is refused leaves the growth of the others as it is`() throws {
    let varied = try Self.growth.coupler(varied: true) { request in
      let rows = request.samples.map { Self.ofFirstIndustry($0 == 1 ? -1 : 1.5, else: 1) }
      return ModuleReply(outputs: ["index": SampleNumbers(perSample: rows.flatMap { $0 }, width: rows[0].count)])
    }
    let answers = varied.solve(samples: 3, wanted: [.grossOutputBySector])
    #expect(
      answers.failures.mapValues(\.sentences) == [
        1: [
          "works (index): the growth of information_technology is -1.0 in 2018; give an index above 0 in every year, or 0 in "
            + "every year for none"
        ]
      ])
    let outputs = try #require(answers.economy.values[.grossOutputBySector])
    let electricity = 1151.0 / 11
    for row in [outputs.row(0), outputs.row(2)].map({ Array($0) }) {
      #expect(Self.isClose([row[3], row[9]], [12.6 * electricity - 560, electricity]))
    }
  }

  @Test func `a market on the same sales is named`() throws {
    var growth = Self.growth
    growth.markets = [Market(name: "phones", products: [0.2, 0], customers: [0, 0, 1])]
    #expect(
      try growth.solve(["index": Self.ofFirstIndustry(1.5, else: 1)]).sentences == [
        "works (index) lets information_technology grow, but the market phones already holds what MAN sells to "
          + "outflow_to_provinces; let one of them grow it"
      ])
    #expect(try growth.solve(["index": Self.ofFirstIndustry(0, else: 0)]).sentences == [])
    let idle = Self.ofFirstIndustry(0, else: 0)
    let second = (0..<idle.count).map { (6..<12).contains($0) ? 1.0 : idle[$0] }
    #expect(
      try Self.growth.solve(["index": second]).sentences == [
        "works (index) lets biotechnology grow, but biotechnology sells nothing outside the region in the table"
      ])
  }
}
