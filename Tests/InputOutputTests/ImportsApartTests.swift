import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

/// Table files whose imports stand in rows of their own.
@Suite struct ImportsApartTests {
  /// Hand-made: Zᵈ = (150 400; 200 100), Zᵐ = (0 100; 0 0), x = (1000, 2000).
  private static let lines = [
    "# title_en: Two sectors", "# title_zh: 两部门", "# year: 2017", "# unit: 1e8 CNY",
    "# prices: current producers' prices",
    "# citation: made by hand", "code,name_zh,name_en,AGR,MAN,household,export,output",
    "role,,,intermediate,intermediate,household,export,output", "column_zh,,,,,居民消费,出口,总产出",
    "column_en,,,,,Household consumption,Exports,Gross output", "AGR,农业,Agriculture,150,400,400,50,1000",
    "MAN,制造业,Manufacturing,200,100,1700,0,2000", "imported AGR,农业,,0,100,150,,", "imported MAN,,,0,0,0,,",
    "value_added,增加值,Value added,650,1400,,,",
  ]

  private static func text(_ changes: [Int: String?] = [:]) -> String {
    lines.enumerated().compactMap { number, line in
      guard let change = changes[number + 1] else { return line + "\n" }
      return change.map { $0 + "\n" }
    }.joined()
  }

  @Test func `imported uses by product are kept apart and add up to the table`() throws {
    let table = try InputOutputTable.read(text: Self.text(), file: "t.csv")
    #expect(table.intermediate == Matrix(rows: [[150, 500], [200, 100]]) && table.imports == [250, 0])
    #expect(table.finalDemand.map(\.values) == [[550, 1700], [50, 0]])
    #expect(table.usesByOrigin?.importedIntermediate == Matrix(rows: [[0, 100], [0, 0]]))
    #expect(table.usesByOrigin?.domesticDemand == [[400, 1700], [50, 0]])
    #expect(try InputOutputTable.read(text: table.exactFileText, file: "t.csv").withoutPlaces == table.withoutPlaces)
    // The residual of the model is that of the table, which balances.
    #expect(try RegionalModel(table).residual == [0, 0])
    let split = NonCompetitiveTable(try RegionalModel(table))
    #expect(split.importedInputs == [0, 100] && split.imports == [250, 0])
    let sums = try RegionalModel(table).valueAddedByDriver().map(\.value)
    #expect(abs(sums.reduce(0, +) - 2050) < 1e-9)
  }

  @Test func `one row of imported inputs makes a table of domestic uses`() throws {
    let text = Self.text([13: "imported_inputs,,,0,100,150,,", 14: nil])
    let table = try InputOutputTable.read(text: text, file: "t.csv")
    #expect(table.importTreatment == .domesticOnly)
    #expect(table.importedInputs == ImportedInputs(inputs: [0, 100], finalDemand: [150, 0]))
    #expect(try InputOutputTable.read(text: table.exactFileText, file: "t.csv").withoutPlaces == table.withoutPlaces)
    #expect(!table.check().contains { $0.severity == .error })
    let error = #expect(throws: InvalidInput.self) { try RegionalModel(table).totalSystem() }
    #expect(
      error?.description
        == "error: the table holds domestic uses alone, and not the products that are imported; ask for the regional inverse"
    )
  }

  private static let broken: [(changes: [Int: String?], message: String)] = [
    (
      [14: nil],
      "t.csv:13:1: error: no row 'imported MAN' follows; write a row for every sector, of zeros where nothing is imported"
    ),
    (
      [13: "imported MAN,,,0,0,0,,", 14: "imported AGR,,,0,100,150,,"],
      """
      t.csv:13:1: error: the row 'imported MAN' stands where 'imported AGR' is due; keep the imported uses in the order of the \
      sectors
      t.csv:14:1: error: the row 'imported AGR' stands where 'imported MAN' is due; keep the imported uses in the order of the \
      sectors
      """
    ),
    (
      [13: "imported AGR,农,,0,100,150,,"],
      "t.csv:13:14: error: the name '农' is not that of AGR, '农业'; write the sector's name, or leave the cell empty"
    ),
    (
      [13: "imported AGR,,,0,100,150,5,"],
      "t.csv:13:26: error: '5' stands in the row 'imported AGR' outside the uses of the region; leave the cell empty: imports "
        + "serve the region alone"
    ),
    (
      [15: "imported_inputs,,,0,100,150,,"],
      "t.csv:15:1: error: the table has no value added; its rows are compensation, net_production_taxes, depreciation, "
        + "operating_surplus, value_added"
    ),
    (
      [13: "imported AGR,,,0,100,,,"], "t.csv:13:22: error: the cell is empty where a number must stand"
    ),
  ]

  @Test(arguments: broken)
  func `a mistake in the imported rows is told at its cell`(changes: [Int: String?], message: String) {
    let error = #expect(throws: InvalidInput.self) {
      try InputOutputTable.read(text: Self.text(changes), file: "t.csv")
    }
    #expect(error?.description == message)
  }

  private static let precisions: [(flow: String, decimals: Int, digits: Int?)] = [
    ("150", 0, nil), ("150.25", 2, nil), ("150.12345678901234", 2, 17),
  ]

  /// Figures of a computation have more digits than anybody rounds to.
  @Test(arguments: precisions)
  func `without a line of decimals figures are as precise as they are printed`(
    flow: String, decimals: Int, digits: Int?
  ) throws {
    let text = Self.text([11: "AGR,农业,Agriculture,\(flow),400,400,50,1000"])
    let table = try InputOutputTable.read(text: text, file: "t.csv", tolerating: [.imbalance])
    #expect(table.description.decimals == decimals && table.description.unroundedDigits == digits)
  }
}
