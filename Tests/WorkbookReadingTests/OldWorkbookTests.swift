import Testing
import WorkbookFixture
import WorkbookReading

@Suite struct OldWorkbookTests {
  @Test func `an old workbook gives numbers, texts, dates, errors, truth values and the results of formulas apart`()
    throws
  {
    let bytes = OldWorkbookFixture.bytes(sheets: [
      (
        "表 1",
        [
          [nil, .text("农业"), .number(1.5), .date(41_000), .error(0x17), .truth(true)],
          [],
          [
            .formula(2.25), .formula(kind: 0, text: "合计"), .formula(kind: 2, 0x07), .formula(kind: 1, 0),
            .formula(kind: 3),
          ],
          [.formula(.nan), .error(0x2A), nil, .formula(-1e300)],
        ]
      ), ("2", [[.number(7)]]),
    ])
    #expect(
      try WorkbookTests.cells(bytes) == [
        "B1='农业'", "C1=1.5", "D1=date", "E1=#REF!", "F1=true", "A3=2.25", "B3='合计'", "C3=#DIV/0!", "D3=false", "E3=?",
        "A4=?", "B4=#N/A", "D4=-1e+300",
      ])
    let sheets = try Workbook(bytes: bytes, file: "t").sheets
    #expect(sheets.map(\.name) == ["表 1", "2"] && sheets[1].rows.count == 1)
  }

  @Test func `merged cells of an old workbook are known`() throws {
    let bytes = OldWorkbookFixture.bytes(
      sheets: [("S", [[.number(1), .number(2)]])], merged: [(0...0, 1...2), (3...5, 0...0)])
    let sheet = try #require(Workbook(bytes: bytes, file: "t").sheets.first)
    #expect(sheet.merged.map(\.rows) == [0...0, 3...5] && sheet.merged.map(\.columns) == [1...2, 0...0])
  }

  /// A large sheet has its sectors in several tables; formulas stand beyond the cells that the sheet says to have.
  @Test func `formulas of a large sheet keep their places`() throws {
    let rows = (0..<4000).map { row in [OldWorkbookFixture.Cell.number(Double(row)), .formula(Double(2 * row))] }
    let sheet = try #require(
      Workbook(bytes: OldWorkbookFixture.bytes(sheets: [("S", rows)]), file: "t").sheets.first)
    #expect(sheet.rows.count == 4000)
    for row in sheet.rows {
      #expect(row.cells.map { sheet.content($0) } == [.number(Double(row.number)), .number(Double(2 * row.number))])
    }
  }

  /// Wherever a file is cut or overwritten, it is read or refused with a sentence, and nothing hangs.
  @Test(arguments: [512, 1000, 2048, 4600, 5119])
  func `a damaged old workbook is refused`(place: Int) throws {
    var bytes = OldWorkbookFixture.bytes(sheets: [("S", [[.number(1), .formula(2)]])])
    bytes.removeLast(bytes.count - place)
    let error = #expect(throws: (any Error).self) { try Workbook(bytes: bytes, file: "t") }
    #expect("\(error.map { "\($0)" } ?? "")".hasPrefix("t:1:1: error: the workbook is damaged"))
  }
}
