import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

/// Trade of a region and residuals of rows in tables.
@Suite struct OpenEconomyTests {
  /// One sector with an output of 100, half of it inputs, and so much error beside so much value added.
  private func table(
    exports: Double = 20, imports: Double = 10, error: Double = 0, household: Double = 40
  ) throws -> InputOutputTable {
    try InputOutputTable(
      description: Fixtures.table("two-sectors.csv").description, sectors: Fixtures.sectors(["A"]),
      intermediate: Matrix(rows: [[50]]),
      finalDemand: [
        .init(code: "household", nameZh: "h", nameEn: "h", role: .household, values: [household]),
        .init(code: "export", nameZh: "e", nameEn: "e", role: .export, values: [exports]),
      ], imports: [imports], otherError: [error],
      valueAdded: [.init(code: .valueAdded, nameZh: "v", nameEn: "v", values: [50])], grossOutput: [100])
  }

  private func messages(_ findings: [Diagnostic]) -> [String] {
    findings.filter { $0.severity != .note }.map(\.oneLine)
  }

  private static let domesticOnly =
    "the table sells 20 outside the region and buys nothing there, as a table of domestic uses only: with its imported "
    + "inputs in value added every value-added multiplier would be 1; write the uses of all origins, and what comes from "
    + "outside in a column with the role 'import' or 'inflow'; or the imported inputs in a row 'imported_inputs'"

  @Test func `a table that sells outside and buys nothing there is refused, and why is said`() throws {
    #expect(messages(try table().check()) == [])
    let domestic = try table(imports: 0, household: 30)
    #expect(messages(domestic.check()) == ["error: \(Self.domesticOnly)"])
    let error = #expect(throws: InvalidInput.self) { try RegionalModel(domestic) }
    #expect(error?.description == "error: \(Self.domesticOnly)")
    #expect(messages(domestic.check(tolerating: [.missingImports])) == ["warning: \(Self.domesticOnly)"])
    // Tolerated, the multiplier is what the message says.
    let model = try RegionalModel(domestic, tolerating: [.missingImports])
    #expect(abs(try model.valueAddedMultipliers()[0] - 1) < 1e-12)
  }

  @Test func `a closed table has no imports to miss`() throws {
    #expect(messages(try table(exports: 0, imports: 0, household: 50).check()) == [])
    #expect(messages(try Fixtures.table("two-sectors.csv").check()) == [])
  }

  /// 50 of value added; a tenth of it is told, less is not.
  @Test(arguments: [
    (
      5.0, "the residual of the rows is 5 in all and 5 in size: 10 % and 10 % of value added"
    ),
    (-15, "the residual of the rows is -15 in all and 15 in size: -30 % and 30 % of value added"), (4.9, nil),
  ])
  func `a residual of a tenth of value added or more is told`(error: Double, message: String?) throws {
    let advice = "it is carried as a driver of its own; what results say of other drivers is uncertain by as much"
    let table = try table(error: error, household: 40 - error)
    #expect(
      messages(try RegionalModel(table).findings) == [message.map { "warning: \($0); \(advice)" }].compactMap(\.self))
  }

  /// 60 come from outside and 50 are used: 10 at least are sold again.
  @Test func `imports beyond what the region uses are told as re-exports`() throws {
    let table = try table(exports: 110, imports: 60, household: 0)
    #expect(
      messages(try RegionalModel(table).findings) == [
        "warning: imports and inflow of A are 60, its use in the region 50: the import share is taken as 1; the residual "
          + "carries the difference",
        "warning: imports and inflow exceed the region's use by 10, 20 % of value added; the most by 10 (A); so much at least "
          + "is sold outside again, and exports and outflow say that much less of what the region makes",
      ])
    // 4 of 50 are less than a tenth.
    #expect(messages(try RegionalModel(self.table(exports: 104, imports: 54, household: 0)).findings).count == 1)
  }

  @Test func `Henan's error columns cancel out and are less than a tenth of value added`() throws {
    #expect(try RegionalModel(Fixtures.henan(2012)).findings == [])
    #expect(try RegionalModel(Fixtures.henan(2017)).findings == [])
  }

  @Test func `a change runs from a year to a later one`() throws {
    let (first, last) = (try Fixtures.henan(2012), try Fixtures.henan(2017))
    try first.requireEarlierYear(than: last)
    let backwards = #expect(throws: InvalidInput.self) { try last.requireEarlierYear(than: first) }
    #expect(
      backwards?.description
        == "error: the change would run backwards, from 2017 to 2012; give the table of 2012 first")
    let still = #expect(throws: InvalidInput.self) { try last.requireEarlierYear(than: last) }
    #expect(
      still?.description
        == "error: both tables are of 2017, so that there is no change over time; give tables of two years")
  }
}
