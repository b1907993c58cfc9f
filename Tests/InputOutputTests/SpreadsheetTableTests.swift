import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

/// Table files as spreadsheets leave them.
@Suite struct SpreadsheetTableTests {
  private func told(_ text: String) -> [String] {
    do {
      return try InputOutputTable.read(text: text, file: "t.csv").check().filter { $0.severity != .note }.map(\.oneLine)
    } catch { return error.diagnostics.map(\.oneLine) }
  }

  @Test func `an empty last row and empty columns at the right change nothing`() throws {
    let text = TableText().text
    let table = try InputOutputTable.read(text: text, file: "t.csv")
    let lines = text.split(separator: "\n")
    let blank =
      lines.map { $0.hasPrefix("#") ? $0 + ",,,,,,," : $0 + ",," }.joined(separator: "\r\n") + "\r\n,,,,,,,,\r\n"
    #expect(try InputOutputTable.read(text: blank, file: "t.csv") == table)
  }

  @Test func `an empty row above the last is told, once`() {
    let text = TableText().text.replacing("\nvalue_added", with: "\n,,,,,,\nvalue_added")
    #expect(told(text) == ["t.csv:14:1: error: the row has no code; take it out, or name its sector"])
  }

  @Test func `a file with semicolons is told so and nothing else`() {
    let text = TableText().text.replacing(",", with: ";")
    #expect(
      told(text) == [
        "t.csv:8:1: error: the cells are separated by semicolons, not by commas; save with commas between the cells and a "
          + "point as the decimal mark (in Excel: \"CSV UTF-8\")"
      ])
  }

  @Test func `a workbook given as a table is told so and nothing else`() {
    let bytes: [UInt8] = [0x50, 0x4B, 0x03, 0x04] + Array("xl/workbook.xml".utf8)
    let error = #expect(throws: InvalidInput.self) { try InputOutputTable.read(bytes: bytes, file: "t.xlsx") }
    #expect(
      error?.description
        == "t.xlsx:1:1: error: this is an Excel workbook (.xlsx), not CSV text; in Excel, save the sheet as \"CSV UTF-8\" and "
        + "give the file of that sheet")
  }

  @Test func `figures may stand in quotes`() throws {
    let text = TableText(flows: ["\"150\",500", "200,\"1e2\""]).text
    #expect(
      try InputOutputTable.read(text: text, file: "t.csv").intermediate == Matrix(rows: [[150, 500], [200, 100]]))
  }

  /// More than 32 rows, which are taken together, and a number of them that 32 does not divide.
  @Test(arguments: [1, 31, 32, 33, 70])
  func `every figure of a larger table stands where the file has it`(n: Int) throws {
    var text = TableText()
    text.codes = (0..<n).map { "S\($0)" }
    (text.namesZh, text.namesEn) = (text.codes.map { "z\($0)" }, text.codes.map { "e\($0)" })
    func flow(_ i: Int, _ j: Int) -> Int { 1 + (i * 31 + j * 17) % 97 }
    let bought = (0..<n).map { j in (0..<n).reduce(0) { $0 + flow($1, j) } }
    let sold = (0..<n).map { i in (0..<n).reduce(0) { $0 + flow(i, $1) } }
    let output = (0..<n).map { 100 * n + 7 * $0 }
    text.flows = (0..<n).map { i in (0..<n).map { "\(flow(i, $0))" }.joined(separator: ",") }
    text.demand = (0..<n).map { "\(output[$0] - sold[$0])" }
    text.output = output.map { "\($0)" }
    text.inputRows = ["value_added,v,v," + (0..<n).map { "\(output[$0] - bought[$0])" }.joined(separator: ",")]
    let table = try InputOutputTable.read(text: text.text, file: "t.csv")
    #expect(table.intermediate == Matrix(rows: (0..<n).map { i in (0..<n).map { Double(flow(i, $0)) } }))
    #expect(table.grossOutput == output.map(Double.init))
    #expect(table.finalDemand[0].values == (0..<n).map { Double(output[$0] - sold[$0]) })
    #expect(table.valueAdded[0].values == (0..<n).map { Double(output[$0] - bought[$0]) })
    #expect(table.intermediateSales == sold.map(Double.init))
    #expect(table.intermediateInputs == bought.map(Double.init))
    let places = try #require(table.locations)
    #expect(places.rows.map(\.line) == (0..<n).map { 12 + $0 })
    let header = text.text.split(separator: "\n")[7]
    #expect(
      places.columns.map(\.column)
        == text.codes.map { code in
          header.distance(
            from: header.startIndex, to: header.firstRange(of: ",\(code),")?.lowerBound ?? header.startIndex) + 2
        })
    #expect(
      places.outputs.map(\.column)
        == zip(text.text.split(separator: "\n")[11...], text.output).map { $0.count - $1.count + 1 })
  }

  @Test func `of very many cells without a number the first thousand are told`() {
    var text = TableText()
    text.codes = (0..<40).map { "S\($0)" }
    (text.namesZh, text.namesEn) = (text.codes.map { "z\($0)" }, text.codes.map { "e\($0)" })
    text.flows = text.codes.map { _ in text.codes.map { _ in "x" }.joined(separator: ",") }
    (text.demand, text.output) = (text.codes.map { _ in "1" }, text.codes.map { _ in "1" })
    text.inputRows = ["value_added,v,v," + text.codes.map { _ in "1" }.joined(separator: ",")]
    let found = told(text.text)
    #expect(found.count == 1001)
    #expect(
      found.first
        == "t.csv:12:12: error: 'x' is not a number; write digits with a point, as in 1234.5, without spaces or separators"
    )
    #expect(found.last == "error: more cells hold no number than are told here")
  }
}
