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

  /// The grid takes 24 of the 100 and buys 4 of MAN and 2 of power for it, what is left of the seller 16 and 5.5 for 56.
  private static func accountsWithGrid() throws -> RegionalAccounts {
    let whole = try accounts().model.table
    // Power by seller, in proportion to what each sells of 100.
    func power(_ amount: Double) -> [Double] { [0.56 * amount, 0.2 * amount, 0.24 * amount] }
    let columns = [[100] + power(50), [16] + power(5.5), [0] + power(2.5), [4] + power(2)]
    let table = try InputOutputTable(
      description: whole.description,
      sectors: ["MAN", "ELC", "REN", "GRI"].map { Sector(code: $0, nameZh: $0, nameEn: $0) },
      intermediate: Matrix(columns: columns, rows: 4),
      finalDemand: whole.finalDemand.map { category in
        var category = category
        category.values = [category.values[0]] + power(category.values[1] + category.values[2])
        return category
      }, inflow: [124, 0, 0, 0],
      valueAdded: [
        ValueAddedRow(code: .valueAdded, nameZh: "增加值", nameEn: "Value added", values: [550, 34.5, 17.5, 18])
      ], grossOutput: [700, 56, 20, 24])
    return RegionalAccounts(try RegionalModel(table))
  }

  @Test func `where the grid is a part, generation takes the place of other generation alone`() throws {
    let problem = EconomyFixtures.economy(try Self.accountsWithGrid().supplying(2, insteadOf: 1))
    let economy = try Self.years(problem, generation: [1, 1, 1, 1, 1.5, 2])
    #expect(relativeDistance(economy.output.row(2), [700, 56, 20, 24]) < 1e-12)
    for year in economy.years.indices {
      let (x, a) = (economy.output.row(year), economy.technicalCoefficients[year])
      let all = x[1] + x[2] + x[3]
      // A(t) = γ a_grid + (1 - γ) Σ q a, with a_coal what the table's year leaves.
      let (grid, sun) = (0.24, x[2] / (0.76 * all))
      #expect(abs(x[3] / all - grid) < 1e-12)
      let ofGoods = grid * 4 / 24 + (1 - grid) * (1 - sun) * 16 / 56
      let ofPower = grid * 2 / 24 + (1 - grid) * ((1 - sun) * 5.5 / 56 + sun * 2.5 / 20)
      let bought = (0..<4).map { row in (1..<4).reduce(0) { $0 + a[row, $1] * x[$1] } / all }
      #expect(abs(bought[0] - ofGoods) < 1e-12)
      #expect(abs(bought[1] + bought[2] + bought[3] - ofPower) < 1e-12)
    }
    // P = x_M / 14 + 40 + .02 P + 5.5/56 x_E + 5 with x_E = .76 P - 40, x_M = .8 (x_M / 7 + 16/56 x_E + .04 P + 500) + 204.
    let own = 1 - 0.8 / 7
    let slope = 1 - 0.02 - 0.76 * 5.5 / 56 - 0.8 * (16.0 / 56 * 0.76 + 0.04) / own / 14
    let power = ((604 - 0.8 * 16 / 56 * 40) / own / 14 + 45 - 40 * 5.5 / 56) / slope
    let goods = (604 + 0.8 * (16.0 / 56 * (0.76 * power - 40) + 0.04 * power)) / own
    #expect(relativeDistance(economy.output.row(5), [goods, 0.76 * power - 40, 40, 0.24 * power]) < 1e-12)
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
    let all = NewOutput(SampleNumbers(shared: goods.values + Array(repeating: 0, count: 18 * 7)))
    for output in [all, NewOutput(of: 0, goods)] {
      #expect(
        try EconomyFixtures.sentences { _ = try problem.solve(bills: [], newOutput: [output]) } == [
          "new output of information_technology is in REN, whose output follows what the modules generate"
        ])
    }
  }
}
