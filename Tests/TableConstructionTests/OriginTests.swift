import Diagnostics
import InputOutput
import LinearAlgebra
import SeededNumbers
import TableConstruction
import Testing

/// Tables that tell imported uses apart, aggregated, balanced, projected and regionalised.
@Suite struct OriginTests {
  /// A random table of two origins that balances but for the last bits.
  private func apart(_ seed: Int, count n: Int) throws -> InputOutputTable {
    var random = SeededNumbers(UInt64(seed))
    func numbers(_ range: ClosedRange<Double>) -> [Double] {
      (0..<n).map { _ in Double.random(in: range, using: &random) }
    }
    func flows(_ range: ClosedRange<Double>) -> Matrix { Matrix(columns: (0..<n).map { _ in numbers(range) }, rows: n) }
    let (domestic, imported, added) = (flows(0...10), flows(0...3), numbers(40...80))
    let outputs = zip((domestic + imported).columnSums, added).map(+)
    let (stocks, exports) = (numbers(-2...2), numbers(1...5))
    let households = (0..<n).map { outputs[$0] - domestic.rowSums[$0] - stocks[$0] - exports[$0] }
    let uses = UsesByOrigin(
      domesticIntermediate: domestic, importedIntermediate: imported, domesticDemand: [households, stocks, exports],
      importedDemand: [numbers(1...9), numbers(-0.5...0.5), exports.map { _ in 0 }])
    let roles: [(String, FinalDemandRole)] = [("household", .household), ("stocks", .inventory), ("export", .export)]
    return try InputOutputTable(
      description: description(digits: 15), sectors: sectors((0..<n).map { "S\($0)" }), intermediate: uses.intermediate,
      finalDemand: zip(roles, uses.finalDemand).map { named, values in
        FinalDemandCategory(
          code: named.0, nameZh: "中\(named.0)", nameEn: "Name \(named.0)", role: named.1, values: values)
      }, imports: uses.imports,
      valueAdded: [
        ValueAddedRow(code: .compensation, nameZh: "报酬", nameEn: "Pay", values: added.map { 0.4 * $0 }),
        ValueAddedRow(code: .operatingSurplus, nameZh: "盈余", nameEn: "Surplus", values: added.map { 0.6 * $0 }),
      ], usesByOrigin: uses,
      extensions: [
        ExtensionRow(code: "employment", nameZh: "就业", nameEn: "Jobs", unit: "persons", values: numbers(1...9))
      ],
      grossOutput: outputs)
  }

  /// The same with its imports as one row.
  private func domestic(_ seed: Int, count n: Int) throws -> InputOutputTable {
    let table = try apart(seed, count: n)
    let uses = try #require(table.usesByOrigin)
    return try InputOutputTable(
      description: table.description, sectors: table.sectors, intermediate: uses.domesticIntermediate,
      finalDemand: zip(table.finalDemand, uses.domesticDemand).map { category, values in
        var category = category
        category.values = values
        return category
      }, valueAdded: table.valueAdded,
      importedInputs: ImportedInputs(
        inputs: uses.importedIntermediate.columnSums, finalDemand: uses.importedDemand.map { $0.reduce(0, +) }),
      extensions: table.extensions, grossOutput: table.grossOutput)
  }

  private func both(_ seed: Int, count n: Int) throws -> [InputOutputTable] {
    [try apart(seed, count: n), try domestic(seed, count: n)]
  }

  /// As `gap`, with what is imported.
  private func wholeGap(_ a: InputOutputTable, _ b: InputOutputTable) -> Double {
    func figures(_ t: InputOutputTable) -> [Double] {
      let uses = t.usesByOrigin.map { uses in
        uses.domesticIntermediate.storage + uses.importedIntermediate.storage
          + uses.domesticDemand.flatMap { $0 } + uses.importedDemand.flatMap { $0 }
      }
      return (uses ?? []) + (t.importedInputs.map { $0.inputs + $0.finalDemand } ?? [])
    }
    return max(gap(a, b), gap(figures(a), figures(b)))
  }

  @Test(arguments: 1...6)
  func `import of an export is the same to the bit in every treatment`(seed: Int) throws {
    for table in [try seededTable(seed, count: 6)] + (try both(seed, count: 6)) {
      let again = try InputOutputTable.read(text: table.exactFileText, file: "again.csv")
      #expect(again.importTreatment == table.importTreatment && wholeGap(again, table) == 0)
    }
  }

  private func concordance(_ text: String, for table: InputOutputTable) throws -> SectorConcordance {
    try SectorConcordance.read(bytes: Array(text.utf8), file: "c.csv", for: table)
  }

  @Test(arguments: 1...6)
  func `aggregation adds each origin up, balances, reads back and goes with adding origins up`(seed: Int) throws {
    for table in try both(seed, count: 5) {
      let groups = "# citation: t\nfrom,to,name_zh,name_en\nS0,A,甲,First\nS1,B,乙,Second\nS2,A,,\nS3,B,,\nS4,A,,\n"
      let made = try table.aggregated(by: concordance(groups, for: table))
      #expect(made.importTreatment == table.importTreatment && errors(of: made).isEmpty)
      #expect(wholeGap(try InputOutputTable.read(text: made.exactFileText, file: "made.csv"), made) < 1e-12)
      let together = try table.withoutOrigins.aggregated(by: concordance(groups, for: table))
      #expect(gap(made.withoutOrigins, together) < twelfthDigit)
      if let uses = table.usesByOrigin, let fewer = made.usesByOrigin {
        // By hand: what A imports for B, and households import of A.
        let flows = uses.importedIntermediate
        let due = [0, 2, 4].reduce(0) { $0 + flows[$1, 1] + flows[$1, 3] }
        #expect(abs(fewer.importedIntermediate[0, 1] - due) < 1e-9)
        let bought = uses.importedDemand[0]
        let households = bought[0] + bought[2] + bought[4]
        #expect(gap(fewer.importedDemand[0][0], households) < twelfthDigit)
      }
    }
  }

  @Test(arguments: 1...4)
  func `splitting by weights and aggregating back gives both origins`(seed: Int) throws {
    for table in try both(seed, count: 3) {
      let split = "# citation: t\nfrom,to,name_zh,name_en,weight\nS0,S0,,,\nS1,a,一,One,0.3\nS1,b,二,Two,0.7\nS2,S2,,,\n"
      let back = "# citation: t\nfrom,to,name_zh,name_en\nS0,S0,,\na,S1,中S1,Name S1\nb,S1,,\nS2,S2,,\n"
      let larger = try table.aggregated(by: concordance(split, for: table))
      #expect(larger.sectors.count == 4 && errors(of: larger).isEmpty)
      #expect(wholeGap(try larger.aggregated(by: concordance(back, for: larger)), table) < twelfthDigit)
    }
  }

  @Test(arguments: 1...6)
  func `a table of two origins that balances comes out of balancing as it went in`(seed: Int) throws {
    for table in try both(seed, count: 5) {
      let balanced = try BalancedTable(balancing: table)
      #expect(balanced.table.importTreatment == table.importTreatment)
      #expect(wholeGap(balanced.table, table) < 1e-11)
      var own = TableTotals(of: table, citation: "itself")
      own.outputs = table.grossOutput
      #expect(wholeGap(try BalancedTable(projecting: table, to: 2017, own).table, table) < 1e-11)
    }
  }

  @Test(arguments: 1...6)
  func `GRAS over both origins meets outputs and the total of imports, and imports of a product are its uses`(
    seed: Int
  ) throws {
    for table in try both(seed, count: 4) {
      var totals = TableTotals(of: table, citation: "a yearbook")
      totals.outputs = zip(table.grossOutput, [1.2, 1.1, 1.3, 0.9]).map(*)
      let row = table.importedInputs.map { $0.inputs + $0.finalDemand } ?? table.imports
      totals.imports = 1.25 * row.reduce(0, +)
      let made = try BalancedTable(projecting: table, to: 2020, totals).table
      #expect(errors(of: made).isEmpty && made.importTreatment == table.importTreatment)
      #expect(gap(made.grossOutput, totals.outputs.compactMap { $0 }) < twelfthDigit)
      let imported = made.importedInputs.map { $0.inputs + $0.finalDemand } ?? made.imports
      let (sum, due): (Double, Double) = (imported.reduce(0, +), 1.25 * row.reduce(0, +))
      #expect(gap(sum, due) < 1e-9)
      if let uses = made.usesByOrigin { #expect(gap(uses.imports, made.imports) < 1e-12) }
      totals.inflow = 5
      #expect(
        refusal { () throws(InvalidInput) in try BalancedTable(projecting: table, to: 2020, totals) }
          == "error: the table has its imports in rows of their own, and no column of inflow that could have a total; give "
          + "the total of all that comes from outside, under imports")
    }
  }

  private func part(_ table: InputOutputTable, _ shares: [Double]) -> TableTotals {
    var totals = TableTotals(of: table, citation: "a yearbook")
    totals.outputs = zip(table.grossOutput, shares).map(*)
    return totals
  }

  @Test(arguments: LocationQuotients.Method.allCases, 1...3)
  func `regionalising a nation of two origins into itself gives the nation`(
    method: LocationQuotients.Method, seed: Int
  ) throws {
    for table in try both(seed, count: 5) {
      let same = try RegionalisedTable(
        table, region: ("Part", "部分"), totals: part(table, [1, 1, 1, 1, 1]), method: method)
      #expect(wholeGap(same.table, table) < twelfthDigit && same.bought.allSatisfy { $0 == 0 })
    }
  }

  @Test(arguments: LocationQuotients.Method.allCases, 1...4)
  func `a part of a nation of two origins buys by use in the rest and abroad, and balances`(
    method: LocationQuotients.Method, seed: Int
  ) throws {
    for table in try both(seed, count: 5) {
      let totals = part(table, [0.1, 0.3, 0, 0.9, 0.2])
      let made = try RegionalisedTable(table, region: ("Part", "部分"), totals: totals, method: method, delta: 0.25)
      #expect(errors(of: made.table).isEmpty && made.table.importTreatment == table.importTreatment)
      #expect(made.table.finalDemand.last?.values.allSatisfy { $0 >= 0 } == true)
      #expect(made.cuts.allSatisfy { (0...1).contains($0) } && made.ownShares.allSatisfy { (0...1).contains($0) })
      // It needs of each product as much as the nation's technology and its own demand say.
      let inputs = made.table.intermediateInputs
      let bought = made.table.importedInputs?.inputs ?? inputs.map { _ in 0 }
      let national = zip(table.intermediateInputs, table.importedInputs?.inputs ?? inputs.map { _ in 0 }).map(+)
      let due = zip(national, [0.1, 0.3, 0, 0.9, 0.2]).map(*)
      #expect(gap(zip(inputs, bought).map(+), due) < twelfthDigit)
      if let uses = made.table.usesByOrigin {
        // A sector that the region lacks sells it nothing.
        #expect(uses.domesticIntermediate.row(2).allSatisfy { $0 == 0 })
        #expect(gap(made.table.imports, uses.imports) < 1e-12)
      }
      _ = try RegionalModel(made.table)
      #expect(wholeGap(try InputOutputTable.read(text: made.table.exactFileText, file: "made.csv"), made.table) < 1e-9)
    }
  }

  private func gap(_ a: Double, _ b: Double) -> Double { TableConstructionTests.gap([a], [b]) }
  private func gap(_ a: [Double], _ b: [Double]) -> Double { TableConstructionTests.gap(a, b) }
  private func gap(_ a: InputOutputTable, _ b: InputOutputTable) -> Double { TableConstructionTests.gap(a, b) }
}
