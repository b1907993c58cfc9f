import CSVText
import Diagnostics
import Glibc
import ScratchFolder
import SeededNumbers
import Testing

/// Files as spreadsheets leave them.
@Suite struct SpreadsheetFileTests {
  private func messages(_ bytes: [UInt8], leadingComments: Bool = false) -> [String] {
    do {
      _ = try CSVFile.read(bytes: bytes, file: "t.csv", leadingComments: leadingComments)
      return []
    } catch {
      return error.diagnostics.map(\.oneLine)
    }
  }

  private func texts(_ text: String) throws -> [[String]] {
    try CSVFile.read(text: text, file: "t.csv").records.map { $0.map(\.text) }
  }

  @Test(arguments: [
    "a,b\n1,2\n,\n", "a,b\n1,2\n,\n,\n,\n", "a,b\n1,2\n\n", "a,b\r\n1,2\r\n\r\n,\r\n", "a,b,\n1,2,\n",
    "a,b,,\n1,2,,\n,,,\n",
    "a,b\n1,2\n,,,,\n", "a,b\n1,2\n,",
  ])
  func `empty rows at the end and empty columns at the right are no error and no cells`(text: String) throws {
    #expect(try texts(text) == [["a", "b"], ["1", "2"]])
  }

  @Test(arguments: [
    ("a,b\n,\n1,2\n", [["a", "b"], ["", ""], ["1", "2"]]), ("a,\n1,\n,2\n", [["a", ""], ["1", ""], ["", "2"]]),
    ("a,b\n1,2\n\"\",\n", [["a", "b"], ["1", "2"], ["", ""]]), (",b\n,2\n", [["", "b"], ["", "2"]]),
    ("a,\"\"\n1,\n", [["a", ""], ["1", ""]]), ("a\n\"\"\n", [["a"], [""]]), ("\"\",\"\"\n", [["", ""]]),
  ])
  func `emptiness between cells that hold something is kept`(text: String, expected: [[String]]) throws {
    #expect(try texts(text) == expected)
  }

  @Test func `an empty line between rows is told, and so is a row of commas that is too long there`() {
    #expect(
      messages(Array("a,b\n\n1,2\n,,\n3,4\n\n".utf8)) == [
        "t.csv:2:1: error: an empty line; take the line out",
        "t.csv:4:3: error: the row has 3 cells where the header has 2",
      ])
  }

  @Test(arguments: [
    ("a,b\r1,2\r", false, "t.csv:1:4"), ("# k: v\ra,b\r1,2", true, "t.csv:1:7"),
    ("\u{FEFF}\"a\",b\r\r", false, "t.csv:1:6"),
  ])
  func `line ends of old Macintosh files are named as such`(text: String, comments: Bool, place: String) {
    #expect(
      messages(Array(text.utf8), leadingComments: comments) == [
        "\(place): error: the lines end with a carriage return alone, as on old Macintosh computers; save the file with "
          + "line ends LF or CRLF (in Excel: \"CSV UTF-8\", not \"CSV (Macintosh)\")"
      ])
  }

  @Test func `a carriage return in quotes is text in a file of one line too`() throws {
    #expect(try texts("a,\"b\rc\"") == [["a", "b\rc"]])
  }

  @Test func `a file of nothing but commas and line ends has no rows`() {
    #expect(messages(Array(",,\n,,\n\n".utf8)) == ["t.csv:4:1: error: the file holds no rows"])
  }

  /// The first bytes of an archive and the names of its files, which no program compresses.
  private static func archive(_ names: String) -> [UInt8] {
    [0x50, 0x4B, 0x03, 0x04, 0x14, 0x00, 0x00, 0x08] + [UInt8](repeating: 0xE1, count: 70_000) + Array(names.utf8)
  }

  private static let advice = "in Excel, save the sheet as \"CSV UTF-8\" and give the file of that sheet"

  @Test func `a workbook is called what it is`() {
    #expect(
      messages(Self.archive("[Content_Types].xml…xl/workbook.xml")) == [
        "t.csv:1:1: error: this is an Excel workbook (.xlsx), not CSV text; \(Self.advice)"
      ])
    #expect(
      messages([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]) == [
        "t.csv:1:1: error: this is an Excel workbook (.xls), not CSV text; \(Self.advice)"
      ])
    #expect(
      messages(Self.archive("mimetypeapplication/vnd.oasis.opendocument.spreadsheet")) == [
        "t.csv:1:1: error: this is an OpenDocument spreadsheet (.ods), not CSV text; save the sheet as \"Text CSV\" in UTF-8 "
          + "and give the file of that sheet"
      ])
    #expect(
      messages(Self.archive("table.csv")) == [
        "t.csv:1:1: error: this is a ZIP archive, not CSV text; unpack it and give a file of it"
      ])
  }

  private static let separated: [(text: String, message: String)] = [
    ("code;name;AGR\nAGR;n;1,5\n", "t.csv:1:1: error: the cells are separated by semicolons, not by commas"),
    ("code\tname\nAGR\tn\n", "t.csv:1:1: error: the cells are separated by tabs, not by commas"),
    ("# unit: 1, 2, 3\ncode;name;a,b\n", "t.csv:2:1: error: the cells are separated by semicolons, not by commas"),
  ]

  @Test(arguments: separated)
  func `another separator is named, at the header and once`(text: String, message: String) {
    let advice = "save with commas between the cells and a point as the decimal mark (in Excel: \"CSV UTF-8\")"
    #expect(messages(Array(text.utf8), leadingComments: true) == ["\(message); \(advice)"])
  }

  @Test(arguments: ["a,\"b;c;d\"\n", "a,b\n1;2;3,4\n", "a;b,c\n1,2\n", "\"a;b\"\n"])
  func `semicolons that separate nothing are text`(text: String) throws {
    #expect(try texts(text).count >= 1)
  }

  @Test func `a file is refused by its size before it is read`() throws {
    let folder = try ScratchFolder()
    let name = folder.at("large.csv")
    let descriptor = open(name, O_RDWR | O_CREAT, 0o600)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    // Holes in a file take no room on the disk.
    try #require(ftruncate(descriptor, 2_000_000_001) == 0)
    let error = #expect(throws: InvalidInput.self) { try CSVFile.contents(of: name) }
    #expect(
      error?.description
        == "error: '\(name)' has 2001 MB, and a CSV file may have 2000; write fewer rows or digits")
    try #require(ftruncate(descriptor, 0) == 0 && write(descriptor, "a,b\n", 4) == 4)
    #expect(try CSVFile.contents(of: name) == Array("a,b\n".utf8))
  }

  @Test func `a file that cannot be read is named with the reason`() {
    let missing = #expect(throws: InvalidInput.self) { try CSVFile.contents(of: "/no/such/file.csv") }
    #expect(missing?.description == "error: there is no file '/no/such/file.csv' to read")
    let folder = #expect(throws: InvalidInput.self) { try CSVFile.contents(of: "/") }
    #expect(folder?.description == "error: '/' cannot be read: Is a directory")
  }

  @Test(arguments: [
    ("=1+2", "'=1+2"), ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"), ("@SUM(A1)", "'@SUM(A1)"), ("-a", "'-a"),
    ("\tx", "'\tx"), ("-12.5", "-12.5"), ("+3e-2", "+3e-2"), ("-", "'-"), ("'=1", "''=1"), ("'a", "'a"), ("a=1", "a=1"),
    ("-5%", "'-5%"), ("", ""), ("=a,b", "\"'=a,b\""), ("\r", "\"'\r\""),
  ])
  func `cells that a spreadsheet would run are guarded, numbers are not, and reading takes the guard off`(
    cell: String, written: String
  ) throws {
    var writer = CSVWriter(guardsFormulas: true)
    writer.row(["head", "tail"])
    writer.row([cell, "end"])
    #expect(writer.text == "\u{FEFF}head,tail\n\(written),end\n")
    #expect(try CSVFile.read(text: writer.text, file: "t.csv").records[1][0].text == cell)
  }

  @Test func `without the option nothing is guarded but what would read as guarded`() throws {
    var writer = CSVWriter()
    writer.row(["=1", "'=1", "'"])
    #expect(writer.text == "\u{FEFF}=1,''=1,'\n")
    #expect(try CSVFile.read(text: writer.text, file: "t.csv").records[0].map(\.text) == ["=1", "'=1", "'"])
  }

  @Test(arguments: 0..<60)
  func `whatever is written, guarded or not, reads back the same`(seed: UInt64) throws {
    var random = SeededNumbers(seed)
    let parts = ["=", "'", "-", "1", "+", "@", "\t", ";", ",", "\"", "\n", "\r\n", "农", "", "e", "."]
    let width = Int.random(in: 1...3, using: &random)
    let records = (0..<8).map { _ in
      (0..<width).map { _ in
        (0..<Int.random(in: 0...4, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      }
    }
    var writer = CSVWriter(guardsFormulas: seed % 2 == 0)
    for record in records { writer.row(record) }
    let read = try CSVFile.read(text: writer.text, file: "t.csv")
    #expect(read.records.map { $0.map { Array($0.text.utf8) } } == records.map { $0.map { Array($0.utf8) } })
  }
}
