import CSVText
import Diagnostics
import InputOutput
import LinearAlgebra
import TableFormats
import Testing

@Suite struct OECDTableTests {
  private let facts = ForeignTable.Facts(year: 2018, prices: "current basic prices")

  private func read(_ text: String) throws(InvalidInput) -> ForeignTable {
    try OECDTable.read(bytes: Array(text.utf8), file: "ICIO2021_2018.csv", facts)
  }

  /// The layout of the 2021 edition, with the two regions that China is told apart in.
  private static let text: String = {
    let folder = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    return (try? CSVFile.contents(of: "/\(folder)/Fixtures/ICIO2021_2018.csv")).map {
      String(decoding: $0, as: UTF8.self)
    } ?? ""
  }()

  @Test func `regions of a country are joined with it, and taxes are a row of their own`() throws {
    let read = try read(Self.text)
    let table = read.table
    #expect(table.sectors.map(\.code) == ["AUS.01", "CHN.01"])
    #expect(table.intermediate == Matrix(rows: [[10, 6], [10, 63]]))
    #expect(table.finalDemand.map(\.code) == ["AUS.HFCE", "AUS.GFCF", "CHN.HFCE", "CHN.INVNT"])
    #expect(table.finalDemand.map(\.role) == [.household, .capitalFormation, .household, .inventory])
    #expect(table.valueAdded.map(\.code) == [.netProductionTaxes, .valueAdded])
    #expect(table.valueAdded.map(\.values) == [[1, 4], [79, 87]])
    #expect(table.grossOutput == [100, 160])
    #expect(
      read.findings.map(\.oneLine) == [
        "warning: taxes less subsidies on final demand (7 in all) are left out; a table's final demand is at the prices of "
          + "its rows", "note: CN1, CN2 are joined with their countries",
      ])
    #expect(table.check().filter { $0.severity == .error }.isEmpty)
  }

  private static let wrong: [(String, String)] = [
    (
      text.replacing("AUS_HFCE", with: "Households"),
      "ICIO2021_2018.csv:1:32: error: 'Households' is no label of the OECD's tables; they are as in CHN_C26, CHN_HFCE, TLS, VA "
        + "and OUT"
    ),
    (
      text.replacing("CN2_01,6", with: "CN3_01,6"),
      "ICIO2021_2018.csv:5:1: error: the 4 rows are not the 4 columns of sectors in their order; take the file as the OECD "
        + "publishes it"
    ),
    (
      text.replacing("VALU,79", with: "OUT,79"),
      "ICIO2021_2018.csv:1:1: error: there is no row of value added (VA); take the file as the OECD publishes it"
    ),
    (
      text.replacing("79,-1", with: "79,-"),
      "ICIO2021_2018.csv:8:9: error: '-' is not a number; write digits with a point, as in 1234.5, without spaces or separators"
    ),
  ]

  @Test(arguments: wrong)
  func `what the layout does not have is told with its place`(text: String, expected: String) {
    #expect(refusal { () throws(InvalidInput) in try read(text) } == expected)
  }
}
