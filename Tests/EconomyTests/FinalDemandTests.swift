import EconomyFixtures
import LinearAlgebra
import Testing

@testable import Economy

struct FinalDemandTests {
  @Test
  func `final demand is what is left of the hosts, grown, with bills and new sales; sales elsewhere as made here`()
    throws
  {
    let economy = EconomyFixtures.economy(try EconomyFixtures.twoSectors(), sales: (0, 1, 0)) { $0 == 2020 ? 2 : 1 }
    let parks = EconomyFixtures.bill([2017: [20, 0], 2020: [70, 0]], domesticShare: [0.5, 1])
    let cars = EconomyFixtures.bill(
      [2017: [100, 0], 2020: [60, 0]], by: "cars", host: "outflow_to_provinces", domesticShare: [0.5, 1])
    let answers = economy.evaluate(
      EconomyBatch(bills: [parks, cars], newOutput: [EconomyFixtures.newOutput([2020: [40, 0]])]),
      wanted: [.finalDemand])
    #expect(answers.failures.isEmpty)
    let row = Array(try #require(answers.values[.finalDemand]).row(0))
    func demand(_ category: Int, _ sector: Int, _ year: Int) -> Double {
      row[(category * 2 + sector) * 6 + year - 2015]
    }
    // The table's year returns the table: 300 and 40, 200 and 0, 204 and 0.
    #expect([0, 1, 2].flatMap { [demand($0, 0, 2017), demand($0, 1, 2017)] } == [300, 40, 200, 0, 204, 0])
    #expect(abs(demand(0, 0, 2020) - 600) < 1e-9)
    // Capital formation: twice 180, and the parks with their imported half.
    #expect(abs(demand(1, 0, 2020) - (2 * 180 + 70)) < 1e-9)
    // Outflow: twice what is made here of 204 without the cars' half of 100, half of 60, and the new output.
    #expect(abs(demand(2, 0, 2020) - (2 * (204 - 50) + 30 + 40)) < 1e-9)
  }

  @Test func `samples of a block have each the final demand of its own growth`() throws {
    var economy = EconomyFixtures.economy(try EconomyFixtures.twoSectors())
    economy.values[.importSubstitution] = Array(repeating: 0, count: 12)
    let bill = EconomyFixtures.bill([2017: [20, 0], 2020: [70, 0]])
    func growth(_ sample: Int) -> [Double] { Array(repeating: 0.05 * Double(sample), count: 18) }
    // Import shares of their own put the samples into one block, whose demand is assembled before any is finished.
    let fields = [
      EconomyField.growth: SampleNumbers(perSample: (0..<3).flatMap(growth), width: 18),
      .importSubstitution: SampleNumbers(
        perSample: (0..<3).flatMap { [0, 0, 0, 0, 0, 0.1 * Double($0)] + Array(repeating: 0.0, count: 6) }, width: 12),
    ]
    let answers = economy.evaluate(
      EconomyBatch(samples: 3, fields: fields, bills: [bill]), wanted: [.finalDemand], details: true)
    for sample in 0..<3 {
      let row = Array(try #require(answers.values[.finalDemand]).row(sample))
      let grown = power(1 + 0.05 * Double(sample), 3)
      for (place, table) in [300.0, 40, 180, 0, 204, 0].enumerated() {
        let billed = place == 2 ? 70.0 : 0
        #expect(abs(row[place * 6 + 5] - (grown * table + billed)) < 1e-9, "sample \(sample), cell \(place)")
      }
      let years = try #require(answers.details[sample])
      #expect(abs(years.regionalDemand[0, 5, 0] - grown * 300) < 1e-9)
    }
  }
}
