import EconomyFixtures
import LinearAlgebra
import RegionalBase
import Testing

@testable import Economy

/// Amounts beside the money on the two-sector table, by hand. Its outputs are 700 and 100; a unit of demand for the region's
/// own MAN calls forth 12.6/11 of MAN and 1/11 of ELC, a unit for ELC 2.24/11 and 12.4/11.
struct PhysicalAccountTests {
  /// 70 and 200 in the table's year, and 34 of households, who buy 340.
  private static let carbon = PhysicalAccount(
    name: "co2", titleEn: "CO2", titleZh: "二氧化碳", unit: "Mt", iamc: "Emissions|CO2", intensities: [0.1, 2],
    householdIntensities: [0.1, 0, 0])
  private static let table = 304.0

  private static func economy(
    changes: [(change: EconomyChange, values: [Double])] = [], index: (Int) -> Double = { _ in 1 }
  ) throws -> EconomyProblem {
    var economy = EconomyFixtures.economy(try EconomyFixtures.twoSectors(), changes: changes, index: index)
    economy.physicalAccounts = [carbon]
    return economy
  }

  private static func amount(_ amounts: PhysicalAmounts, _ driver: String, _ year: Int, in years: EconomyYears)
    -> Double
  {
    years.drivers.firstIndex(of: driver).map { amounts.byDriver[$0, year] } ?? .nan
  }

  @Test func `amounts go with output, and those of households with what they buy`() throws {
    let parks = EconomyFixtures.bill([2018: [100, 0]], domesticShare: [1, 1])
    let cars = EconomyFixtures.bill([2018: [50, 0]], by: "cars", host: "urban_household", domesticShare: [1, 1])
    let years = try Self.economy().solve(bills: [parks, cars], newOutput: [])
    let amounts = try #require(years.physicalAmounts.first)
    // Parks: 0.1 x 1260/11 + 2 x 100/11. Cars: half of that, and 0.1 of 50 by households themselves.
    let (ofParks, ofCars) = (326.0 / 11, 163.0 / 11 + 5)
    #expect(relativeDistance(amounts.total, [304, 304, 304, 304 + ofParks + ofCars, 304, 304]) < 1e-12)
    #expect(relativeDistance([Self.amount(amounts, "parks", 3, in: years)], [ofParks]) < 1e-12)
    #expect(relativeDistance([Self.amount(amounts, "cars", 3, in: years)], [ofCars]) < 1e-12)
    // Households buy 240 of the region's MAN and 40 of ELC: 0.1 x 3113.6/11 + 2 x 736/11, and 34 themselves.
    for year in 0..<6 {
      let ofHouseholds = Self.amount(amounts, "urban_household", year, in: years)
      #expect(relativeDistance([ofHouseholds], [1783.36 / 11 + 34]) < 1e-12, "\(year)")
    }
    #expect(relativeDistance(amounts.bySector.row(2), [70, 200]) < 1e-12)
    #expect(relativeDistance(amounts.byCategory.row(3), [39, 0, 0]) < 1e-12)
  }

  @Test func `the table's year returns the file's amounts whatever modules describe`() throws {
    let cars = EconomyFixtures.bill([2017: [50, 0], 2019: [-20, 0]], by: "cars", host: "urban_household")
    let years = try Self.economy { power(1.1, $0 - 2017) }.solve(bills: [cars], newOutput: [])
    let amounts = try #require(years.physicalAmounts.first)
    #expect(relativeDistance([amounts.total[2]], [Self.table]) < 1e-12)
    // The cars' price is part of the 340.
    #expect(relativeDistance([amounts.byCategory[2, 0]], [34]) < 1e-12)
    #expect(relativeDistance([amounts.byCategory[3, 0]], [0.1 * 290 * 1.1]) < 1e-12)
    #expect(relativeDistance([amounts.byCategory[4, 0]], [0.1 * (290 * 1.21 - 20)]) < 1e-12)
  }

  @Test func `a factor multiplies a sector's intensity in its year`() throws {
    var economy = try Self.economy()
    economy.values[.intensityFactor(0)] = [1, 1, 1, 1, 1, 1] + [1.2, 1, 1, 0.5, 1, 1]
    let years = try economy.solve(bills: [], newOutput: [])
    let amounts = try #require(years.physicalAmounts.first)
    #expect(relativeDistance(amounts.total, [344, 304, 304, 204, 304, 304]) < 1e-12)
    #expect(relativeDistance(amounts.byDriver.columnSums, amounts.total) < 1e-12)
  }

  @Test func `drivers sum to the total with changed technology and import shares`() throws {
    let saving = EconomyChange(name: "saving", verb: .scale, space: .coefficient, row: 1, columns: [0, 1])
    var economy = try Self.economy(changes: [(saving, [1.1, 1.05, 1, 0.9, 0.8, 0.7])]) { power(1.08, $0 - 2017) }
    economy.values[.importSubstitution] = [-0.1, 0, 0, 0.2, 0.3, 0.4] + [0, 0, 0, 0, 0, 0]
    let parks = EconomyFixtures.bill([2016: [30, 1], 2017: [40, 0], 2020: [80, 0]])
    let years = try economy.solve(bills: [parks], newOutput: [EconomyFixtures.newOutput([2019: [50, 0]])])
    let amounts = try #require(years.physicalAmounts.first)
    #expect(relativeDistance(amounts.byDriver.columnSums, amounts.total) < 1e-12)
    // Electricity saved lowers what electricity emits, and imports that give way raise it.
    #expect(Self.amount(amounts, EconomyYears.technology, 5, in: years) < -20)
    #expect(Self.amount(amounts, EconomyYears.importShareChange, 5, in: years) > 5)
  }

  @Test func `samples of a batch have the amounts that they have alone`() throws {
    let economy = try Self.economy()
    let growth = [0.02, 0.1, -0.05]
    let bills = growth.enumerated().map { sample, _ in
      EconomyFixtures.bill([2018: [Double(10 * sample), 1]], host: "urban_household")
    }
    let rows = growth.flatMap { rate in (0..<18).map { _ in rate } }
    var bill = bills[0]
    bill.goods = SampleNumbers(perSample: bills.flatMap { Array($0.goods.row(0)) }, width: 12)
    let batch = EconomyBatch(
      samples: 3, fields: [.growth: SampleNumbers(perSample: rows, width: 18)], bills: [bill])
    let answers = economy.evaluate(batch, wanted: [.physicalAmounts, .physicalAmountsBySector])
    #expect(answers.failures.isEmpty)
    for sample in 0..<3 {
      var alone = economy
      alone.values[.growth] = Array(repeating: growth[sample], count: 18)
      let amounts = try #require(try alone.solve(bills: [bills[sample]], newOutput: []).physicalAmounts.first)
      let total = try #require(answers.values[.physicalAmounts]).row(sample)
      #expect(relativeDistance(Array(total), amounts.total) < 1e-12)
      let bySector = try #require(answers.values[.physicalAmountsBySector]).row(sample)
      let expected = (0..<2).flatMap { sector in (0..<6).map { amounts.bySector[$0, sector] } }
      #expect(relativeDistance(Array(bySector), expected) < 1e-12)
    }
  }
}

extension FlatArray {
  /// Of an array of two axes, the sum over the first.
  fileprivate var columnSums: [Double] {
    rows.reduce([Double](repeating: 0, count: shape[1])) { sums, row in zip(sums, row).map(+) }
  }
}
