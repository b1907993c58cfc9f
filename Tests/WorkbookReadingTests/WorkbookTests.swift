import Diagnostics
import Testing
import WorkbookFixture
import WorkbookReading

@Suite struct WorkbookTests {
  /// The cells of the first sheet as `A1=text`.
  static func cells(_ bytes: [UInt8]) throws -> [String] {
    let sheet = try #require(Workbook(bytes: bytes, file: "t").sheets.first)
    return sheet.rows.flatMap { row in
      row.cells.map { cell in
        let place = sheet.location(row: row, column: cell.column)
        let name =
          sheet.name == nil ? "\(place.line):\(place.column)" : String(place.description.split(separator: "!")[1])
        return switch sheet.content(cell) {
        case .number(let value): "\(name)=\(value)"
        case .text(let text): "\(name)='\(text)'"
        case .error(let text): "\(name)=\(text)"
        case .date: "\(name)=date"
        case .truth(let value): "\(name)=\(value)"
        case .unknownResult: "\(name)=?"
        }
      }
    }
  }

  private static func message(_ bytes: [UInt8]) -> String? {
    do {
      _ = try Workbook(bytes: bytes, file: "t")
      return nil
    } catch { return error.description }
  }

  /// ECMA-376, part 1, section 18.3.1.4 and 18.18.11: every kind of a cell, places written out and left out.
  @Test func `a sheet gives numbers, texts, errors, dates and formulas without a result apart`() throws {
    let xml = """
      <sheetData><row r="2"><c r="B2" t="s"><v>0</v></c><c t="s"><v>1</v></c><c r="F2"><v>1.5E3</v></c></row>
      <row><c t="inlineStr"><is><r><t>a</t></r><r><t xml:space="preserve"> b</t></r></is></c><c t="str"><f>A1</f><v>x</v></c>
      <c t="e"><v>#REF!</v></c><c t="b"><v>1</v></c><c s="1"><v>41000</v></c><c><f>1+1</f></c><c s="0"><v>-2</v></c><c s="2"><v>3</v></c></row>
      </sheetData>
      """
    let styles =
      "<numFmts><numFmt numFmtId=\"170\" formatCode=\"0.0&quot;ymd&quot;\"/></numFmts>"
      + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs>"
    let bytes = WorkbookFixture.bytes(
      sheets: [("表 1", xml)], shared: ["<t>农业</t><rPh><t>nong</t></rPh>", "<r><t>工</t></r><r><t>业</t></r>"],
      styles: styles)
    #expect(
      try Self.cells(bytes) == [
        "B2='农业'", "C2='工业'", "F2=1500.0", "A3='a b'", "B3='x'", "C3=#REF!", "D3=true", "E3=date", "F3=?", "G3=-2.0",
        "H3=3.0",
      ])
    let sheet = try #require(Workbook(bytes: bytes, file: "t.xls").sheets.first)
    #expect(sheet.location(row: sheet.rows[0], column: 27).description == "t.xls:'表 1'!AB2")
  }

  private static let damaged: [(xml: String, message: String)] = [
    (
      "<sheetData><row><c><v>1</v></row></sheetData>",
      "t:1:1: error: the part 'xl/worksheets/sheet1.xml' of the workbook is damaged, in its line 1, column 145: mismatched "
        + "tag; open the file in Excel and save it again"
    ),
    (
      "<sheetData><row><c t=\"s\"><v>7</v></c></row></sheetData>",
      "t:S!A1: error: the text of the cell is missing from the workbook; open the file in Excel and save it again"
    ),
    (
      "<sheetData><row><c><v>0x10</v></c></row></sheetData>",
      "t:S!A1: error: '0x10' is no number; open the file in Excel and save it again"
    ),
    (
      "<sheetData><row r=\"2\"><c><v>1</v></c></row><row r=\"1\"><c><v>1</v></c></row></sheetData>",
      "t:S!A1: error: the cells of the sheet do not stand in order: the file is damaged; open it in Excel and save it again"
    ),
    (
      "<sheetData><row r=\"1\"><c r=\"XFE1\"><v>1</v></c></row></sheetData>",
      "t:S!A1: error: 'XFE1' is no name of a cell; open the file in Excel and save it again"
    ),
    (
      "<sheetData><row r=\"1048577\"/></sheetData>",
      "t:S!A1: error: row 1048577 is more than Excel has; open the file in Excel and save it again"
    ),
  ]

  @Test(arguments: damaged)
  func `a damaged sheet says its part or its cell`(xml: String, message: String) {
    #expect(Self.message(WorkbookFixture.bytes(sheets: [("S", xml)])) == message)
  }

  @Test func `a document type is refused, since entities grow without end`() {
    var archive = ZipFixture()
    archive.add("xl/workbook.xml", Array("<!DOCTYPE w [<!ENTITY a \"aa\">]><w>&a;</w>".utf8))
    #expect(
      Self.message(archive.bytes)
        == "t:1:1: error: the part 'xl/workbook.xml' of the workbook is damaged, in its line 1, column 13: a document type, "
        + "which no workbook has; open the file in Excel and save it again")
  }

  private static let others: [(bytes: [UInt8], message: String)] = [
    (
      Array("Mime-Version: 1.0\n\n<html><table><tr><td>[**]</td><td>[**]</td></tr></table></html>".utf8),
      "t:1:1: error: this is a web page, whatever its name says, and 2 of its figures are masked as '[**]': the publisher "
        + "withholds them; get the table from a source that shows its figures"
    ),
    (
      Array("<html><body><table></table></body></html>".utf8),
      "t:1:1: error: this is a web page, whatever its name says; open it in Excel or LibreOffice and save it as .xlsx"
    ),
    (
      Array("<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"/>".utf8),
      "t:1:1: error: this is an XML spreadsheet of Excel 2003, whatever its name says; open it in Excel or LibreOffice and "
        + "save it as .xlsx"
    ),
    (
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + WorkbookFixture.utf16("EncryptedPackage"),
      "t:1:1: error: the workbook is encrypted: it opens with a password only; open it in Excel and save it without a "
        + "password"
    ),
    (
      [0x50, 0x4B, 0x03, 0x04] + Array("mimetypeapplication/vnd.oasis.opendocument.spreadsheet".utf8),
      "t:1:1: error: this is an OpenDocument spreadsheet (.ods); open it in Excel or LibreOffice and save it as .xlsx"
    ),
    (
      [0x50, 0x4B, 0x03, 0x04] + Array("xl/workbook.bin".utf8),
      "t:1:1: error: this is a binary workbook of Excel (.xlsb); open it in Excel or LibreOffice and save it as .xlsx"
    ),
    (Array("%PDF-1.7".utf8), "t:1:1: error: this is a PDF file, not a table; give a workbook or a CSV file"),
    (
      [0x50, 0x4B, 0x03, 0x04] + Array("xl/workbook.xml".utf8),
      "t:1:1: error: the workbook is damaged: Not a zip archive; copy or download it again"
    ),
    (
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0],
      "t:1:1: error: the workbook is damaged, or no workbook (FreeXL's status -8); open it in Excel or LibreOffice and save "
        + "it as .xlsx"
    ),
    (
      [0x61, 0x00, 0xFF, 0x01, 0x02],
      "t:1:1: error: the file is not text in UTF-8, GB 18030 or UTF-16, and no workbook; give a workbook, or save the table "
        + "as \"CSV UTF-8\" in Excel"
    ),
  ]

  @Test(arguments: others)
  func `what a file is decides, not what it is called`(bytes: [UInt8], message: String) {
    #expect(Self.message(bytes) == message)
  }

  private static let texts: [(text: String, kind: String, cells: [String])] = [
    (
      "a,\"b,\"\"c\"\n\n1,-2.5e1\r\n", "text in UTF-8, its cells separated by commas",
      ["1:1='a'", "1:3='b,\"c'", "3:1=1.0", "3:3=-25.0"]
    ),
    (
      "a;b\n1,5;2,5\n", "text in UTF-8, its cells separated by semicolons",
      ["1:1='a'", "1:3='b'", "2:1='1,5'", "2:5='2,5'"]
    ),
    ("sep=;\na;b\n", "text in UTF-8, its cells separated by semicolons", ["2:1='a'", "2:3='b'"]),
    ("农业\t工业\n 1\t2\n", "text in UTF-8, its cells separated by tabs", ["1:1='农业'", "1:4='工业'", "2:1=' 1'", "2:4=2.0"]),
  ]

  @Test(arguments: texts)
  func `text is read in the dialect that most of its lines have`(text: String, kind: String, cells: [String]) throws {
    #expect(try Self.cells(Array(text.utf8)) == cells)
    #expect(try Workbook(bytes: Array(text.utf8), file: "t").kind == kind)
  }

  @Test func `text in GB 18030 and in UTF-16 is read as it would be in UTF-8`() throws {
    // 农业,工业 in GB 18030 (GBK code points C5A9 D2B5, B9A4 D2B5).
    let gb: [UInt8] = [0xC5, 0xA9, 0xD2, 0xB5, 0x2C, 0xB9, 0xA4, 0xD2, 0xB5, 0x0A]
    #expect(try Self.cells(gb) == ["1:1='农业'", "1:4='工业'"])
    let text = "农业,上\n1,2\n"
    let little: [UInt8] = [0xFF, 0xFE] + WorkbookFixture.utf16(text)
    let big: [UInt8] = [0xFE, 0xFF] + WorkbookFixture.utf16(text, isLittle: false)
    for bytes in [little, big] {
      #expect(try Self.cells(bytes) == ["1:1='农业'", "1:4='上'", "2:1=1.0", "2:3=2.0"])
    }
  }

  @Test func `a quoted cell that is never closed is told where it begins`() {
    #expect(
      Self.message(Array("a,b\n1,\"x\n3\n".utf8))
        == "t:2:3: error: a quoted cell is never closed; close it with \" at its end")
  }

  /// A part that says to be small and unpacks to more than a workbook may.
  @Test func `a part beyond the cap of its size is refused before it is read`() {
    var archive = ZipFixture()
    archive.add("xl/workbook.xml", Array("<w/>".utf8))
    var bytes = archive.bytes
    // The sizes in the central directory, which readers believe.
    let place = bytes.count - 22 - "xl/workbook.xml".utf8.count - 46 + 24
    bytes.replaceSubrange(place..<place + 4, with: [0, 0, 0, 0x7F])
    #expect(
      Self.message(bytes)
        == "t:1:1: error: the part 'xl/workbook.xml' of the workbook unpacks to more than 500 MB; give the sheet of the table "
        + "alone, or write a large table as 'simplan table layout' shows")
  }
}
