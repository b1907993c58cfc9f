import Economy
import EconomyFixtures
import InputOutput
import LinearAlgebra
import RegionalBase
import Testing

/// The two sectors of the fixtures with a fifth of the power made by the sun, which buys power alone.
///
///          MAN  ELC  REN  household  capital  outflow  inflow   x
///     MAN  100   20    0        300      200      204     124  700
///     ELC   40    6    2         32        0        0       0   80
///     REN   10  1.5   .5          8        0        0       0   20
struct GeneratedElectricityTests {
  private static func accounts() throws -> RegionalAccounts {
    func demand(_ code: String, _ role: FinalDemandRole, _ values: [Double]) -> FinalDemandCategory {
      FinalDemandCategory(code: code, nameZh: code, nameEn: code, role: role, values: values)
    }
    let table = try InputOutputTable(
      description: TableDescription(
        titleEn: "Three sectors", titleZh: "三部门", year: 2017, unit: "1e8 CNY", prices: "producers' prices", decimals: 2,
        citation: "made up"),
      sectors: ["MAN", "ELC", "REN"].map { Sector(code: $0, nameZh: $0, nameEn: $0) },
      intermediate: Matrix(columns: [[100, 40, 10], [20, 6, 1.5], [0, 2, 0.5]], rows: 3),
      finalDemand: [
        demand("urban_household", .household, [300, 32, 8]),
        demand("gross_fixed_capital_formation", .capitalFormation, [200, 0, 0]),
        demand("outflow_to_provinces", .outflow, [204, 0, 0]),
      ],
      inflow: [124, 0, 0],
      valueAdded: [ValueAddedRow(code: .valueAdded, nameZh: "增加值", nameEn: "Value added", values: [550, 52.5, 17.5])],
      grossOutput: [700, 80, 20])
    return RegionalAccounts(try RegionalModel(table))
  }

  private static func years(_ problem: EconomyProblem, generation: [Double]?) throws -> EconomyYears {
    let batch = EconomyBatch(generation: generation.map { SampleNumbers(shared: $0) })
    let answers = problem.evaluate(batch, wanted: [], details: true)
    if let failure = answers.failures[0] { throw failure }
    return try #require(answers.details[0])
  }

  @Test func `what is generated takes the place of the seller's own power, whose fuel is bought no more`() throws {
    let problem = EconomyFixtures.economy(try Self.accounts().supplying(2, insteadOf: 1))
    let economy = try Self.years(problem, generation: [1, 1, 1, 1, 1, 2])
    #expect(relativeDistance(economy.output.row(2), [700, 80, 20]) < 1e-12)
    // x_M = .8 (x_M / 7 + .25 x_E + 500) + 204 and x_E = x_M / 14 + 7.5/80 x_E + 2.5/20 x_R + 40 - x_R with x_R = 40.
    let power = (604 / (1 - 0.8 / 7) / 14 + 5) / (1 - 7.5 / 80 - 0.2 / (1 - 0.8 / 7) / 14)
    let expected = [(604 + 0.2 * power) / (1 - 0.8 / 7), power, 40]
    #expect(relativeDistance(economy.output.row(5), expected) < 1e-12)
    let driver = try #require(economy.drivers.firstIndex(of: EconomyYears.generation))
    let (before, after) = (economy.outputByDriver.row(driver, 2), economy.outputByDriver.row(driver, 5))
    #expect(relativeDistance(after, before.map { 2 * $0 }) < 1e-12)
    for sector in 0..<3 {
      let sum = economy.drivers.indices.reduce(0) { $0 + economy.outputByDriver[$1, 5, sector] }
      #expect(abs(sum - expected[sector]) < 1e-9)
    }
  }

  @Test func `without generation the part stays what it is in the table's year`() throws {
    let problem = EconomyFixtures.economy(
      try Self.accounts().supplying(2, insteadOf: 1), index: { power(1.08, $0 - 2017) })
    let economy = try Self.years(problem, generation: nil)
    for year in economy.years.indices { #expect(abs(economy.output[year, 2] - 20) < 1e-12) }
    #expect(economy.output[5, 1] > 80)
    // Multipliers of the region count the power that the seller delivers.
    let multipliers = try Self.accounts().supplying(2, insteadOf: 1).valueAddedMultipliers()
    #expect(try Self.accounts().valueAddedMultipliers()[1] != multipliers[1])
  }

  @Test func `samples that generate differently are those of single runs`() throws {
    let problem = EconomyFixtures.economy(try Self.accounts().supplying(2, insteadOf: 1))
    let rows: [[Double]] = [[1, 1, 1, 1, 1, 2], [2, 2, 4, 5, 6, 7], [0, 0, 1, 0, 0, 3]]
    let batch = EconomyBatch(
      samples: 3, generation: SampleNumbers(perSample: rows.flatMap(\.self), width: 6))
    let answers = problem.evaluate(batch, wanted: [.grossOutputBySector])
    for (sample, row) in rows.enumerated() {
      let single = try Self.years(problem, generation: row)
      let found = try #require(answers.values[.grossOutputBySector]).row(sample)
      for sector in 0..<3 {
        for year in 0..<6 {
          let value = found[found.startIndex + sector * 6 + year]
          #expect(abs(value - single.output[year, sector]) < 1e-10)
        }
      }
    }
  }

  @Test func `a bill or new output of what is generated is refused`() throws {
    let problem = EconomyFixtures.economy(try Self.accounts().supplying(2, insteadOf: 1))
    let goods = SampleNumbers(shared: [0, 1, 2].flatMap { sector in (0..<6).map { sector == 2 && $0 == 5 ? 3.0 : 0 } })
    let bill = Bill(module: "cars", output: "charging", host: "urban_household", goods: goods)
    #expect(
      try EconomyFixtures.sentences { _ = try problem.solve(bills: [bill], newOutput: []) } == [
        "cars (charging) buys REN, whose output follows what the modules generate; power is bought from ELC"
      ])
    let output = SampleNumbers(shared: goods.values + Array(repeating: 0, count: 18 * 7))
    #expect(
      try EconomyFixtures.sentences { _ = try problem.solve(bills: [], newOutput: [output]) } == [
        "new output of information_technology is in REN, whose output follows what the modules generate"
      ])
  }
}
