import Diagnostics
import InputOutput
import LinearAlgebra
import SeededNumbers
import Testing

/// Tables of several regions from files whose sectors are coded "region.sector".
@Suite struct MultiRegionFileTests {
  @Test func `a table of two regions or more is known by its labels`() throws {
    #expect(try Fixtures.table("three-regions.csv").hasRegionLabels)
    #expect(try !Fixtures.table("two-sectors.csv").hasRegionLabels)
    #expect(try !Fixtures.henan(2017).hasRegionLabels)
  }

  @Test func `multipliers split by region are those of the inverse summed directly`() throws {
    let table = try MultiRegionTable(Fixtures.table("three-regions.csv"))
    let model = try MultiRegionModel(table)
    let inverse = model.system.inverse()
    let co2 = try #require(table.extensions.first { $0.code == "co2" })
    for coefficients in [Array(repeating: 1.0, count: 6), zip(co2.values, model.outputs).map(/)] {
      let split = try MultiRegionMultipliers(coefficients: coefficients, in: model)
      for j in 0..<6 {
        func sum(_ rows: Range<Int>) -> Double { rows.reduce(0) { $0 + coefficients[$1] * inverse[$1, j] } }
        let parts = (0..<3).map { sum(table.rows(ofRegion: $0)) }
        #expect(gap((0..<3).map { split.byRegion[j, $0] }, parts) < 1e-14)
        #expect(abs(split.own[j] - parts[j / 2]) < 1e-14)
        #expect(abs(split.own[j] + split.spillover[j] - sum(0..<6)) < 1e-14)
      }
    }
    let wrong = #expect(throws: InvalidInput.self) { try MultiRegionMultipliers(coefficients: [1], in: model) }
    #expect(wrong?.description == "error: there are 1 coefficients where there are 6 rows")
  }

  @Test func `value added of a region is its final demand and what it sells less what it buys`() throws {
    let file = try Fixtures.table("three-regions.csv")
    let table = try MultiRegionTable(file)
    let trade = table.tradeByRegion
    #expect(trade.map(\.finalDemand) == [361, 450, 347])
    #expect(trade.map(\.sold) == [369, 382, 369])
    #expect(trade.map(\.bought) == [324, 460, 336])
    let added = file.totalValueAdded
    let byRegion: [Double] = [added[0] + added[1], added[2] + added[3], added[4] + added[5]]
    #expect(trade.map(\.valueAdded) == byRegion)
    let (sold, bought) = (trade.map(\.sold).reduce(0, +), trade.map(\.bought).reduce(0, +))
    #expect(sold == bought)
  }

  @Test func `an error column belongs to no region and is refused`() throws {
    let file = try Fixtures.table("three-regions.csv")
    let table = try InputOutputTable(
      description: file.description, sectors: file.sectors, intermediate: file.intermediate,
      finalDemand: file.finalDemand, otherError: [2, -1, 0, 0, 0, 0], valueAdded: file.valueAdded,
      grossOutput: file.grossOutput)
    let wrong = #expect(throws: InvalidInput.self) { try MultiRegionTable(table) }
    let message =
      "error: the error column of 3 is no region's; give each region one, as in 'N.error' with the role "
      + "other_final_demand"
    #expect(wrong?.description == message)
  }

  @Test func `three thousand mutated tables of regions are read or refused`() throws {
    let sound = try Fixtures.bytes("Fixtures/three-regions.csv")
    var random = SeededNumbers(64)
    let marks = Array("\",\n#-.e059NS".utf8) + [0x80]
    var (read, refused) = (0, 0)
    for _ in 0..<3000 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[at] = marks.randomElement(using: &random) ?? 0
        case 1: bytes.remove(at: at)
        default: bytes.insert(marks.randomElement(using: &random) ?? 0, at: at)
        }
      }
      do throws(InvalidInput) {
        let model = try MultiRegionModel(MultiRegionTable(InputOutputTable.read(bytes: bytes, file: "t.csv")))
        let account = try MultiRegionFootprint(of: "value_added", in: model)
        let (made, used) = (account.totals(of: .production), account.totals(of: .consumption))
        // The slack of rounded figures: half a unit for each of the 6 rows' 13 figures.
        let difference = abs(made.reduce(0, +) - used.reduce(0, +))
        #expect(difference < 78)
        read += 1
      } catch {
        #expect(error.diagnostics.contains { $0.severity == .error })
        refused += 1
      }
    }
    #expect(read > 100 && refused > 100)
  }
}
