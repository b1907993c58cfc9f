import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct FootprintTests {
  /// Three regions of two sectors; the accounts were computed with pymrio 0.7.0 (`calc_all`).
  private static func threeRegions(_ flow: Double = 28) throws -> MultiRegionTable {
    let demand: [[Double]] = [
      [43, 51, 29, 49, 19, 10], [39, 13, 6, 55, 32, 15], [23, 52, 12, 50, 25, 58], [59, 38, 33, 39, 18, 43],
      [30, 11, 58, 29, 59, 53], [16, 7, 30, 33, 5, 16],
    ]
    return try MultiRegionTable(
      regions: ["N", "S", "W"], sectors: Fixtures.sectors(["food", "goods"]),
      intermediate: Matrix(rows: [
        [flow, 19, 20, 27, 17, 23], [25, 7, 2, 9, 9, 26], [27, 1, 15, 24, 4, 24], [4, 14, 24, 9, 10, 9],
        [21, 8, 29, 13, 14, 15], [17, 17, 15, 29, 24, 23],
      ]),
      finalDemand: demand.enumerated().map { k, values in
        MultiRegionDemand(
          region: ["N", "S", "W"][k / 2], category: ["household", "capital"][k % 2], values: values)
      },
      extensions: [.init(code: "co2", unit: "t", values: [36, 19, 24, 1, 31, 41], direct: [8, 8, 16])])
  }

  @Test func `a multi-region table has the accounts that pymrio computes`() throws {
    let footprint = try MultiRegionFootprint(of: "co2", in: MultiRegionModel(Self.threeRegions()))
    #expect(footprint.labels.map(\.code) == ["N.food", "N.goods", "S.food", "S.goods", "W.food", "W.goods"])
    let expected: [MultiRegionFootprint.Account: ([Double], [Double])] = [
      .production: ([36, 19, 24, 1, 31, 41], [63, 33, 88]),
      .consumption: (
        [
          26.344736663948495, 17.3755288552269, 26.486020078396216, 33.29429071978037, 30.572186151311655,
          17.927237531336388,
        ], [51.7202655191754, 67.78031079817659, 64.49942368264804]
      ),
      .imports: (
        [
          14.815822502660028, 9.301134441651616, 21.032491330931737, 30.94819776425821, 17.528940895095086,
          5.571269573465964,
        ], [24.116956944311646, 51.980689095189945, 23.100210468561052]
      ),
      .exports: (
        [
          23.03876423708795, 12.357927188048306, 16.555181374363986, 0.6451969226493856, 19.31872024537175,
          27.282066540541273,
        ], [35.396691425136254, 17.200378297013373, 46.60078678591302]
      ),
    ]
    for account in MultiRegionFootprint.Account.allCases {
      let (entries, totals) = try #require(expected[account])
      #expect(gap(footprint.entries(of: account), entries) < 1e-11, "\(account)")
      #expect(gap(footprint.totals(of: account), totals) < 1e-11, "\(account)")
    }
    // Who causes what where: rows sum to production, columns to consumption.
    #expect(gap(footprint.embodied.rowSums, [55, 25, 72]) < 1e-11)
    #expect(
      gap(footprint.embodied.columnSums, zip(footprint.totals(of: .consumption), [8, 8, 16]).map { $0 - $1 }) < 1e-11)
  }

  @Test func `many accounts at once are those of each alone`() throws {
    let base = try Self.threeRegions()
    // More than are solved for together.
    let rows = (0..<100).map { k in
      MultiRegionExtension(code: "e\(k)", unit: "t", values: (0..<6).map { Double(($0 * 7 + k * 5) % 11) })
    }
    let model = try MultiRegionModel(
      MultiRegionTable(
        regions: base.regions, sectors: base.sectors, intermediate: base.intermediate, finalDemand: base.finalDemand,
        extensions: rows + base.extensions))
    let together = try MultiRegionFootprint.all(in: model)
    #expect(together.count == 101)
    for (row, footprint) in zip(model.table.extensions, together) {
      let alone = try MultiRegionFootprint(of: row.code, in: model)
      for account in MultiRegionFootprint.Account.allCases {
        #expect(gap(footprint.totals(of: account), alone.totals(of: account)) < 1e-11, "\(row.code) \(account)")
      }
      #expect(gap(footprint.embodied, alone.embodied) < 1e-11)
    }
  }

  @Test func `a file with region labels is the same multi-region table`() throws {
    let table = try MultiRegionTable(Fixtures.table("three-regions.csv"))
    let other = try Self.threeRegions()
    #expect(table.regions == other.regions)
    #expect(table.sectors.map(\.code) == other.sectors.map(\.code))
    #expect(table.intermediate == other.intermediate)
    #expect(table.finalDemand == other.finalDemand)
    #expect(table.extensions.map(\.code) == ["value_added", "co2"])
    // All value is added in some region, so the accounts of value added are final demand.
    let footprint = try MultiRegionFootprint(of: "value_added", in: MultiRegionModel(table))
    #expect(gap(footprint.totals(of: .consumption), table.demandByRegion.columnSums) < 1e-10)
  }

  @Test func `a table without region labels is told what a multi-region one needs`() throws {
    let wrong = #expect(throws: InvalidInput.self) {
      try MultiRegionTable(Fixtures.table("jobs-and-imports.csv"))
    }
    #expect(
      wrong?.description == """
        error: the code 'AGR' names no region; write it as 'region.AGR'
        error: the code 'MAN' names no region; write it as 'region.MAN'
        error: the code 'household' names no region; write it as 'region.household'
        """)
  }

  @Test func `regions of different or scattered sectors are refused`() throws {
    func message(_ codes: [String]) throws -> String? {
      let n = codes.count
      let table = try InputOutputTable(
        description: Fixtures.table("two-sectors.csv").description, sectors: Fixtures.sectors(codes),
        intermediate: Matrix(rows: n, columns: n),
        finalDemand: [
          .init(code: "N.household", nameZh: "h", nameEn: "h", role: .household, values: codes.map { _ in 1 })
        ],
        valueAdded: [.init(code: .valueAdded, nameZh: "v", nameEn: "v", values: codes.map { _ in 1 })],
        grossOutput: codes.map { _ in 1 })
      do {
        _ = try MultiRegionTable(table)
        return nil
      } catch { return error.description }
    }
    #expect(try message(["N.a", "N.b", "S.a", "S.b"]) == nil)
    #expect(try message(["N.a", "N.b", "S.b", "S.a"]) == "error: S has the sectors b, a where N has a, b")
    #expect(try message(["N.a", "S.a", "N.b", "S.b"]) == "error: the sectors of a region do not stand together")
  }

  @Test func `output multipliers split by region add up to the whole`() throws {
    let model = try MultiRegionModel(Self.threeRegions())
    let split = try model.outputMultipliersByRegion()
    #expect(gap(split.rowSums, try model.system.outputMultipliers()) < 1e-13)
    // With the blocks between regions zero there are no spillovers.
    let table = model.table
    let apart = try MultiRegionModel(
      MultiRegionTable(
        regions: table.regions, sectors: table.sectors,
        intermediate: table.intermediate.mapEntries { value, i, j in i / 2 == j / 2 ? value : 0 },
        finalDemand: table.finalDemand))
    let alone = try apart.outputMultipliersByRegion()
    for i in 0..<6 {
      for r in 0..<3 where r != i / 2 { #expect(alone[i, r] == 0) }
    }
  }

  @Test func `a multi-region table that does not fit is told by its labels`() throws {
    let model = try MultiRegionModel(Self.threeRegions())
    let missing = #expect(throws: InvalidInput.self) { try MultiRegionFootprint(of: "so2", in: model) }
    #expect(missing?.description == "error: the table has no extension 'so2'; its extensions are co2")
    let notFinite = #expect(throws: InvalidInput.self) { try Self.threeRegions(.infinity) }
    #expect(notFinite?.description == "error: the use of N.food by N.food is not a finite number")
    let negative = #expect(throws: InvalidInput.self) { try MultiRegionModel(Self.threeRegions(-1000)) }
    #expect(negative?.description.hasPrefix("error: N.food has a negative output of -") == true)
    let wrong = #expect(throws: InvalidInput.self) {
      try MultiRegionTable(
        regions: ["N", "N"], sectors: Fixtures.sectors(["a"]), intermediate: Matrix(rows: [[1]]),
        finalDemand: [.init(region: "M", category: "household", values: [1])])
    }
    #expect(
      wrong?.description == """
        error: intermediate use is 1 x 1 where 2 regions of 1 sectors need 2 x 2
        error: household of M has 1 entries where 2 are needed
        error: there is no region 'M' to use 'household'; the regions are N, N
        error: the label 'N' stands twice
        """)
  }

  @Test func `Henan's value added of 2017 is used, imported and exported as numpy finds`() throws {
    let footprint = try RegionalFootprint(of: .valueAdded, in: RegionalModel(Fixtures.henan(2017)))
    #expect(abs(footprint.production.reduce(0, +) - 44552.84) < 1e-8)
    #expect(abs(footprint.consumption.reduce(0, +) - 54177.392956324155) < 1e-6)
    #expect(abs(footprint.imports.reduce(0, +) - 34592.54120126475) < 1e-6)
    #expect(abs(footprint.exports.reduce(0, +) - 24967.988456020394) < 1e-6)
    #expect(footprint.figures.unit == "1e8 CNY")
  }

  @Test(arguments: [2012, 2017])
  func `production is consumption less imports plus exports and the residual`(year: Int) throws {
    let footprint = try RegionalFootprint(of: .income, in: RegionalModel(Fixtures.henan(year)))
    func sum(_ values: [Double]) -> Double { values.reduce(0, +) }
    let net = sum(footprint.consumption) - sum(footprint.imports) + sum(footprint.exports) + sum(footprint.residual)
    #expect(abs(sum(footprint.production) - net) < 1e-6)
    let byCategory = footprint.consumptionByCategory.map(\.values).map(sum)
    #expect(abs(sum(byCategory) - sum(footprint.consumption)) < 1e-8)
    #expect(footprint.consumptionByCategory.map(\.name).contains("urban_household"))
  }
}
