import EconomyFixtures
import Glibc
import InputOutput
import LinearAlgebra
import RegionalBase
import Testing

@testable import Economy

/// Totals are computed without the outputs of sectors where nothing asks for these, and come to the same.
struct FoldedOutputsTests {
  private static let totals: Set<EconomyVariable> = [
    .valueAdded, .grossOutput, .valueAddedByDriver, .strategicShare, .growthPremium, .aboveScaleIndustry,
    .electricityDemand, .generationNeeded,
  ]

  /// The two sectors with inventories that give 4 of electricity back, which households buy.
  private static func accounts() throws -> RegionalAccounts {
    let table = try EconomyFixtures.twoSectors().model.table
    var demand = table.finalDemand
    demand[0].values = [300, 44]
    demand.append(
      FinalDemandCategory(
        code: "inventory_change", nameZh: "库存", nameEn: "Inventories", role: .inventory, values: [0, -4])
    )
    return RegionalAccounts(
      try RegionalModel(
        try InputOutputTable(
          description: table.description, sectors: table.sectors, intermediate: table.intermediate, finalDemand: demand,
          inflow: table.inflow, valueAdded: table.valueAdded, grossOutput: table.grossOutput)))
  }

  /// Growth of household, capital formation, outflow and inventories a year, by sample. In the third, inventories of
  /// electricity are 60 times as large in 2020 and its other uses a hundredth; the last is no number.
  private static let rates = [
    [0.08, 0.08, 0.08, 0.08], [0.02, 0.1, 0.2, -0.3], [-0.8, -0.8, -0.8, 3], [-0.3, -0.2, -0.25, 0.1],
    [.infinity, 0, 0, 0],
  ]

  /// Without new output, with little, with some that in a shrinking economy displaces more than flows in, and with more
  /// than the sector makes of its own.
  @Test(arguments: [0, 1, 8, 20, 60, 300])
  func `totals agree with those of all outputs, and the same samples fail`(newOutput: Double) throws {
    let problem = EconomyFixtures.economy(try Self.accounts())
    let growth = Self.rates.flatMap { rates in rates.flatMap { Array(repeating: $0, count: 6) } }
    let batch = EconomyBatch(
      samples: Self.rates.count, fields: [.growth: SampleNumbers(perSample: growth, width: 24)],
      newOutput: [
        EconomyFixtures.newOutput(
          Dictionary(uniqueKeysWithValues: (2018...2020).map { ($0, [newOutput * Double($0 - 2017), 0]) }))
      ])
    let folded = problem.evaluate(batch, wanted: Self.totals)
    let whole = problem.evaluate(batch, wanted: Self.totals.union([.grossOutputBySector]))
    #expect(folded.failures.mapValues(\.sentences) == whole.failures.mapValues(\.sentences))
    #expect(
      folded.failures[2]?.sentences.first?.hasPrefix("the output of ELC in 2019 would be -6") == true,
      "\(folded.failures[2]?.sentences ?? [])")
    #expect(folded.failures[4]?.sentences == ["the demand for MAN in 2018 is not finite"])
    #expect(folded.failures.count == 2)
    for variable in Self.totals {
      let (a, b) = (try #require(folded.values[variable]), try #require(whole.values[variable]))
      for sample in [0, 1, 3] {
        let (one, other) = (Array(a.row(sample)), Array(b.row(sample)))
        let farthest = zip(one, other).reduce(0) { max($0, abs($1.0 - $1.1)) }
        #expect(farthest <= 1e-12 * other.reduce(1) { max($0, abs($1)) }, "\(variable)")
      }
    }
  }

  /// Households buy 300 of manufactures in the table's year and 100 less by the bill in 2020: three years of the rate later
  /// the cell is negative where the index is below a third.
  @Test func `a bill lowers a cell of its host below nothing in the samples whose growth is too small`() throws {
    let accounts = try EconomyFixtures.twoSectors()
    let indices = [1, 0.34, 0.3334, 0.3332, 0.1]
    // Three years of growth from the table's year to 2020.
    let growth = indices.flatMap { index in
      accounts.categories.flatMap { _ in Array(repeating: cbrt(index) - 1, count: 6) }
    }
    let batch = EconomyBatch(
      samples: indices.count,
      fields: [.growth: SampleNumbers(perSample: growth, width: 6 * accounts.categories.count)],
      bills: [EconomyFixtures.bill([2020: [-100, 0]], host: "urban_household", domesticShare: [0, 0])])
    let answers = EconomyFixtures.economy(accounts).evaluate(batch, wanted: [.valueAdded])
    #expect(answers.failures.keys.sorted() == [3, 4])
    #expect(
      answers.failures[4]?.sentences
        == ["the bill of parks (parks_bill) makes urban_household negative in MAN in 2020: -70.00 (1e8 CNY)"])
  }
}
