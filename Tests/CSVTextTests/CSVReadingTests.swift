import CSVText
import Diagnostics
import Testing

@Suite struct CSVReadingTests {
  private func texts(_ text: String) throws -> [[String]] {
    try CSVFile.read(text: text, file: "t.csv").records.map { $0.map(\.text) }
  }

  private func messages(_ bytes: [UInt8]) -> [String] {
    do {
      _ = try CSVFile.read(bytes: bytes, file: "t.csv")
      return []
    } catch {
      return error.diagnostics.map(\.oneLine)
    }
  }

  @Test(arguments: [
    ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
    ("\u{FEFF}a,b\r\n1,2", [["a", "b"], ["1", "2"]]),
    ("a,\n,b\n", [["a", ""], ["", "b"]]),
    ("\"a,\"\"b\"\"\",\"c\nd\"\r\n", [["a,\"b\"", "c\nd"]]),
    ("\"\"\n", [[""]]),
    (" a , b \n", [[" a ", " b "]]),
  ])
  func `text is read as RFC 4180 says`(text: String, expected: [[String]]) throws {
    #expect(try texts(text) == expected)
  }

  @Test func `cells know where they begin, in scalars`() throws {
    let file = try CSVFile.read(text: "\u{FEFF}农业,e\u{301},x\n\"两\n行\",\"\",z\n", file: "t.csv")
    let places = file.records.joined().map { "\($0.location.line):\($0.location.column)" }
    #expect(places == ["1:1", "1:4", "1:7", "2:1", "3:4", "3:7"])
  }

  @Test func `a cell is empty without characters, in quotes or not`() throws {
    let record = try CSVFile.read(text: ",\"\",a,\" \",'=\n", file: "t.csv").records[0]
    #expect(record.map(\.isEmpty) == [true, true, false, false, false])
    #expect(record.map(\.isEmpty) == record.map(\.text.isEmpty))
    let place = SourceLocation(file: "t.csv", line: 1, column: 1)
    #expect(CSVCell(text: "", location: place).isEmpty && !CSVCell(text: " ", location: place).isEmpty)
  }

  @Test func `a record knows its line and the places of all its cells`() throws {
    let file = try CSVFile.read(text: "农,\"a\nb\",c,\"d\n\n\",e\nf,,,,\n", file: "t.csv")
    #expect(file.records.map(\.line) == [1, 5])
    for record in file.records { #expect(record.locations == record.map(\.location)) }
    #expect(file.records[0].locations.map { "\($0.line):\($0.column)" } == ["1:1", "1:3", "2:4", "2:6", "4:3"])
  }

  @Test(arguments: [
    ("", "t.csv:1:1: error: the file holds no rows"),
    ("a,b\n1\n", "t.csv:2:1: error: the row has 1 cell where the header has 2"),
    ("a,b\n1,2,3,4\n", "t.csv:2:5: error: the row has 4 cells where the header has 2"),
    ("a,b\n\n1,2\n", "t.csv:2:1: error: an empty line; take the line out"),
    ("a,b\n1,\"2\n", "t.csv:2:3: error: a quoted cell is never closed; close it with \" before the next comma"),
    (
      "a,b\n\"1\"x,2\n",
      "t.csv:2:4: error: text after the closing quote of a cell; only a comma or a line end may follow; double the "
        + "quotes inside a cell"
    ),
    (
      "a,b\n农\"1,2\n",
      "t.csv:2:2: error: a quote inside a cell that does not begin with one; put the whole cell in quotes and double "
        + "the quotes inside it"
    ),
    ("a\rb\n", "t.csv:1:2: error: a carriage return without a line feed; end lines with LF or CRLF"),
    (
      "a,b\n农\u{0}业,1\n",
      "t.csv:2:2: error: the control character U+0000, which no text holds; take it out, or copy the file again: it may be "
        + "damaged, or in UTF-16"
    ),
    (
      "a,b\n1,\"x\ny\u{1F}\"\n",
      "t.csv:3:2: error: the control character U+001F, which no text holds; take it out, or copy the file again: it may be "
        + "damaged, or in UTF-16"
    ),
  ])
  func `a mistake is told with its place`(text: String, message: String) {
    #expect(messages(Array(text.utf8)) == [message])
  }

  @Test func `every ragged row is told`() {
    #expect(messages(Array("a,b\n1\n1,2\n1,2,3\n".utf8)).count == 2)
  }

  /// GBK, UTF-16 with its mark, a lone continuation byte, a surrogate, an overlong form, a cut scalar.
  @Test(arguments: [
    ([0x61, 0x2C, 0xBA, 0xD3, 0xC4, 0xCF], "1:3"), ([0xFF, 0xFE, 0x61, 0x00], "1:1"), ([0x61, 0x0A, 0x80], "2:1"),
    ([0xED, 0xA0, 0x80], "1:1"), ([0xC0, 0x80], "1:1"), ([0xE5, 0x86, 0x9C, 0xE5, 0x86], "1:2"),
  ])
  func `bytes that are not UTF-8 are refused with advice`(bytes: [UInt8], place: String) {
    #expect(
      messages(bytes) == [
        "t.csv:\(place): error: the file is not UTF-8 text; save as UTF-8 (in Excel: \"CSV UTF-8\"); GBK and UTF-16 are "
          + "not read"
      ])
  }

  @Test func `a control character in a comment is refused`() {
    let error = #expect(throws: InvalidInput.self) {
      try CSVFile.read(text: "# unit: 1e8\u{8} CNY\na,b\n", file: "t.csv", leadingComments: true)
    }
    #expect(
      error?.description
        == "t.csv:1:12: error: the control character U+0008, which no text holds; take it out, or copy the file again: it "
        + "may be damaged, or in UTF-16")
  }

  @Test func `leading comments are kept apart when asked for`() throws {
    let text = "\u{FEFF}# unit: 亿元,,,\r\n#two\na,b\n#c,d\n"
    let file = try CSVFile.read(text: text, file: "t.csv", leadingComments: true)
    #expect(file.comments.map(\.text) == [" unit: 亿元", "two"])
    #expect(file.comments.map(\.location.line) == [1, 2])
    #expect(file.records.map { $0.map(\.text) } == [["a", "b"], ["#c", "d"]])
    #expect(try texts("#a,b\n") == [["#a", "b"]])
  }
}
