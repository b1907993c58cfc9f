import Diagnostics
import InputOutput
import LinearAlgebra
import SeededNumbers
import TableFormats
import Testing

@Suite struct WrongProviderTableTests {
  private static let flat = "flat_eu-ic-io_ind-by-ind_24ed_2019.csv"
  private static let matrix = "matrix_eu-ic-io_ind-by-ind_24ed_2019.csv"
  private static let world = "it reads as the World Input-Output Database, release of 2013"
  private static let provinces =
    "it reads as the China Emission Accounts and Datasets (CEADs), provincial tables of 2018 and 2020"
  private static let national =
    "it reads as the OECD's national input-output tables, domestic and imported uses together"
  private static let published = "take the file as its provider publishes it; "
  private static let english = "ceads-2018.rows:'Table_2018_English Version'!"
  private static let decimal =
    "write a decimal number; a missing figure is 0 only where somebody says so"

  private struct Wrong: CustomTestStringConvertible {
    var name: String
    var old: String
    var new: String
    /// Behind the name of the file.
    var expected: String

    init(_ name: String, _ old: String, _ new: String, _ expected: String) {
      (self.name, self.old, self.new, self.expected) = (name, old, new, expected)
    }

    var testDescription: String { "\(name): \(new)" }
  }

  private static let sheets = [
    Wrong(
      "wiod-2013.rows", "AtB|Agriculture, Hunting, Forestry and Fishing|CHN|c1|", "X|Other|CHN|c1|",
      "Sheet1!E10: error: the row 'CHN X' stands where the columns have 'CHN AtB'; \(published)\(world)"),
    Wrong(
      "wiod-2013.rows", "|c1|5.25|", "|c1|n.a.|",
      "Sheet1!E7: error: 'n.a.' stands where a figure is due; \(decimal)"),
    Wrong(
      "wiod-2013.rows", "|r64|471.75|", "|r64|471|",
      "Sheet1!E7: error: column AUS.AtB does not balance: output is 0.75 more than its inputs; rounding explains at most "
        + "0.06"),
    Wrong(
      "wiod-2013.rows", "Table 2011", "Table",
      "Sheet1!A1: error: the file is read as the World Input-Output Database, release of 2013, and says no year; say it "
        + "with --year, as in --year 2018"),
    Wrong(
      "wiod-2016.rows", "|r69|", "|r69|#REF!|",
      "Sheet1!E20: error: the formula gave the error #REF!; mend it in the workbook"),
    Wrong(
      "adb.rows", "|TOT|trs|", "|TOT|tax|",
      "Sheet1!D22: error: 'TOT tax' is a row and no column; \(published)it reads as the Asian Development Bank's "
        + "multi-regional tables"),
    Wrong(
      "ceads-2018.rows", "|FU202|FU101|", "|FU203|FU101|",
      "'Table_2018_English Version'!R5: error: 'Beijing FU203' is a column and no row; \(published)\(provinces)"),
    Wrong(
      "ceads-2018.rows", "|EX|TFU|ERR|GO", "|EX|TFU|ERR|TU",
      "'Table_2018_English Version'!AF5: error: 'Henan TU' is a column and no row; \(published)\(provinces)"),
  ]

  private static let texts = [
    Wrong(
      "CHN2018ttl.csv", "G,", "Role,",
      "4:10: error: the label 'Role' looks like the word 'role' of table files; give each a code that differs to the eye"
    ),
    Wrong(
      "CHN2018ttl.csv", "G,", "a01_02,",
      "4:12: error: the label 'a01_02' looks like 'A01_02'; give each a code that differs to the eye"),
    Wrong(
      "CHN2018ttl.csv", "TTL_G,", "DOM_G,",
      "4:7: error: the row 'DOM_G' stands where the columns have 'G'; \(published)\(national)"),
    Wrong(
      "CHN2018ttl.csv", "IMP_OTHER,0,", "IMP_OTHER,3,",
      "6:11: error: the row 'IMP_OTHER' has figures under the sectors, and no place in a table; take an edition of the "
        + "table without them"),
    Wrong(
      "CHN2018ttl.csv", "OUTPUT,129.75", "OUTPUT,128",
      "14:8: error: the output below the column is 128, the one beside its row 129.75; \(published)\(national)"),
    Wrong(
      flat, "AT_A01,AT_C10T12,AT,A01,AT,C10T12,9", "AT_A01,AT_A01,AT,A01,AT,A01,9",
      "3:29: error: the figure of AT A01, AT A01 stands twice; take one out"),
    Wrong(
      flat, "C10T12,9\n", "C10T12,nine\n",
      "3:35: error: 'nine' is not a number; write digits with a point, as in 1234.5, without spaces or separators"),
    Wrong(
      matrix, "W2_B2A3G", "W2_B2A3X",
      "11:10: error: 'W2 B2A3X' is a row and no column; \(published)it reads as Eurostat's FIGARO tables"),
    Wrong(
      "naio_10_cp1700.csv", "TOTAL,CPA_A01,CPA_A01,IT", "TOTAL,CPA_A01,CPA_A01,DE",
      "1:1: error: the file holds 2 of geo: DE, IT; download one country"),
    Wrong(
      "naio_10_cp1700.csv", ",TOTAL,", ",DOM,",
      "1:1: error: the file holds DOM of stk_flow, and no TOTAL; download TOTAL, domestic and imported uses together"),
    Wrong(
      "naio_10_cp1700.csv", "MIO_EUR", "PC",
      "1:1: error: the unit 'PC' is not known; download MIO_EUR or MIO_NAC"),
    Wrong(
      "naio_10_cp1700.csv", "TOTAL,CPA_A01,CPA_A01,IT,2015", "TOTAL,CPA_A01,CPA_A01,IT,2016",
      "1:1: error: the file holds the years 2015, 2016; say one with --year"),
  ]

  @Test(arguments: sheets + texts)
  private func `what does not fit is told with its place`(wrong: Wrong) throws {
    let fixture = try ProviderFixture(wrong.name).replacing(wrong.old, with: wrong.new)
    #expect(refusal { () throws(InvalidInput) in try fixture.checked() } == "\(wrong.name):\(wrong.expected)")
  }

  @Test func `a check of a row below the sectors tells its place`() throws {
    let fixture = try ProviderFixture(Self.matrix).replacing("W2_D1,6.75", with: "W2_D1,-6.75")
      .replacing("W2_B2A3G,310.75", with: "W2_B2A3G,324.25")
    #expect(
      refusal { () throws(InvalidInput) in try fixture.checked() }
        == "\(Self.matrix):12:7: error: 'compensation' of AT.A01 is negative: -6.75; a loss belongs to 'operating_surplus'"
    )
  }

  @Test func `a year that the file contradicts is told`() throws {
    let fixture = try ProviderFixture("ceads-2018.rows")
    #expect(
      refusal { () throws(InvalidInput) in try fixture.read(.init(year: 2017)) }
        == Self.english
        + "A1: error: the name of the sheet says the year 2018, and --year says 2017; leave out --year, or "
        + "mend the file")
  }

  @Test func `blank figures of Eurostat are said, with their flags`() throws {
    let fixture = try ProviderFixture("naio_10_cp1700.csv")
    let line = try #require(fixture.text.split(separator: "\n").first { $0.contains("TOTAL,CPA_A01,CPA_A01,IT") })
    let cells = line.split(separator: ",", omittingEmptySubsequences: false)
    let blank = cells.prefix(9).joined(separator: ",") + ",,c,"
    let read = try #require(try fixture.replacing(String(line), with: blank).read())
    #expect(
      read.findings[1].oneLine
        == "naio_10_cp1700.csv:5:85: warning: 1 figure is blank (flag c) and counted as 0; a confidential figure is not 0; "
        + "the table balances without it, or it is refused")
    #expect(read.table.check().contains { $0.severity == .error })
  }

  @Test(arguments: ProviderFixture.names)
  func `changed files are read or refused`(name: String) throws {
    let fixture = try ProviderFixture(name)
    var random = SeededNumbers(1)
    var (read, refused) = (0, 0)
    for _ in 0..<60 {
      var changed = fixture
      changed.text = String(decoding: random.mutated(Array(fixture.text.utf8), marks: "|,\n#-.e059_c:"), as: UTF8.self)
      do throws(InvalidInput) {
        if let table = try changed.read()?.table {
          let place = table.intermediate.firstNotFinite
          #expect(place == nil)
        }
        read += 1
      } catch { refused += 1 }
    }
    #expect(read > 5 && refused > 5)
  }
}

extension ProviderFixture {
  /// Reads the table and checks it, as the program does.
  func checked() throws(InvalidInput) {
    guard let table = try read()?.table else { throw InvalidInput(.error("no layout is recognised")) }
    let errors = table.check().filter { $0.severity == .error }
    if !errors.isEmpty { throw InvalidInput(errors) }
  }
}
