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

  /// The three regions without W, which becomes the world outside: its purchases are exports, what it sells is imports in the
  /// rows of the same products.
  private func openRegions() throws -> InputOutputTable {
    let file = try Fixtures.table("three-regions.csv")
    let use = file.intermediate
    let demand = file.finalDemand
    func rows(_ values: [Double]) -> [Double] { Array(values[..<4]) }
    // Uses of S.food take in those of W.food, and so on: a competitive table of N and S.
    let flows = Matrix(
      columns: (0..<4).map { j in (0..<4).map { i in use[i, j] + (i > 1 ? use[i + 2, j] : 0) } }, rows: 4)
    func all(_ values: [Double]) -> [Double] { (0..<4).map { values[$0] + ($0 > 1 ? values[$0 + 2] : 0) } }
    let imports = (0..<4).map { i -> Double in
      i < 2 ? 0 : (0..<4).reduce(0) { $0 + use[i + 2, $1] } + (0..<4).reduce(0) { $0 + demand[$1].values[i + 2] }
    }
    let exports = (0..<4).map { i in use[i, 4] + use[i, 5] + demand[4].values[i] + demand[5].values[i] }
    return try InputOutputTable(
      description: file.description, sectors: Array(file.sectors[..<4]), intermediate: flows,
      finalDemand: demand[..<4].map { category in
        var category = category
        category.values = all(category.values)
        return category
      } + [.init(code: "export", nameZh: "出口", nameEn: "Exports", role: .export, values: exports)],
      imports: imports,
      valueAdded: [
        .init(code: .valueAdded, nameZh: "增加值", nameEn: "Value added", values: rows(file.totalValueAdded))
      ], grossOutput: rows(file.grossOutput)
    )
  }

  @Test func `regions that trade with the outside need no rest of the world`() throws {
    let table = try openRegions()
    #expect(table.check().filter { $0.severity == .error }.isEmpty)
    let regions = try MultiRegionTable(table)
    #expect(regions.isOpen && regions.regions == ["N", "S"])
    #expect(gap(regions.outputs, table.grossOutput) < 1e-15)
    let model = try MultiRegionModel(regions)
    // One region by itself is the special case: the same equations as those of a competitive table.
    let single = try RegionalModel(table)
    #expect(gap(try model.system.outputMultipliers(), try single.outputMultipliers()) < 1e-14)
    let trade = regions.tradeByRegion
    let added = table.totalValueAdded
    #expect(gap(trade.map(\.valueAdded), [added[0] + added[1], added[2] + added[3]]) < 1e-12)
    let account = try MultiRegionFootprint(of: "value_added", in: model)
    for r in 0..<2 {
      let all = MultiRegionFootprint.Account.allCases.map { account.totals(of: $0)[r] }
      // D_pba = D_cba - D_imp + D_exp, exports being those to the outside as well.
      #expect(abs(all[0] - (all[1] - all[2] + all[3])) < 1e-10)
    }
  }

  @Test func `an error column is made for nobody in the regions`() throws {
    let file = try Fixtures.table("three-regions.csv")
    let table = try InputOutputTable(
      description: file.description, sectors: file.sectors, intermediate: file.intermediate,
      finalDemand: file.finalDemand, otherError: [2, -1, 0, 0, 0, 0], valueAdded: file.valueAdded,
      grossOutput: zip(file.grossOutput, [2, -1, 0, 0, 0, 0]).map(+))
    let regions = try MultiRegionTable(table)
    #expect(regions.outside == [2, -1, 0, 0, 0, 0] && regions.importShares.allSatisfy { $0 == 0 })
  }

  /// Miller & Blair (2009), section 3.3.3: what a region's own multiplier has above the one of its block alone.
  @Test func `feedback is what comes back by way of the other regions`() throws {
    let table = try MultiRegionTable(Fixtures.table("three-regions.csv"))
    let model = try MultiRegionModel(table)
    let split = try MultiRegionMultipliers(coefficients: Array(repeating: 1, count: 6), in: model)
    for r in 0..<3 {
      let own = table.rows(ofRegion: r)
      let (a, b) = (own.lowerBound, own.lowerBound + 1)
      func coefficient(_ i: Int, _ j: Int) -> Double { table.intermediate[i, j] / model.outputs[j] }
      // The inverse of the 2 x 2 block by hand.
      let determinant =
        (1 - coefficient(a, a)) * (1 - coefficient(b, b)) - coefficient(a, b) * coefficient(b, a)
      let alone = [
        (1 - coefficient(b, b) + coefficient(b, a)) / determinant,
        (1 - coefficient(a, a) + coefficient(a, b)) / determinant,
      ]
      #expect(abs(split.feedback[a] - (split.own[a] - alone[0])) < 1e-14)
      #expect(abs(split.feedback[b] - (split.own[b] - alone[1])) < 1e-14)
      #expect(split.feedback[a] > 0 && split.feedback[b] > 0)
    }
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
