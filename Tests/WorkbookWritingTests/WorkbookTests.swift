import Foundation
import ScratchFolder
import Testing
import WorkbookWriting

struct WorkbookTests {
  private static let sheet = WorkbookSheet(
    "表一",
    [
      WorkbookSheet.Column("部门", width: 20), WorkbookSheet.Column("2020", format: "#,##0.0"),
      WorkbookSheet.Column("备注", width: 40, isWrapped: true),
    ],
    rows: [
      [.text("=1+1"), .number(1234.5), .text("+a")], [.text("-b"), .empty, .text("@c")],
      [.link("表一", sheet: "表一"), .number(-1e-9), .empty],
    ], frozenColumns: 1)

  private func written(_ sheets: [WorkbookSheet], to path: String) throws {
    try WorkbookFile(title: "规划", program: "simplan 0.1.0", sheets: sheets).write(to: path)
  }

  /// The parts of a workbook, as python3's zip library reads them: an independent reader of the format.
  private func part(_ name: String, of path: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", "import sys, zipfile; print(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]).decode())", path,
      name,
    ]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text
  }

  @Test func `cells that look like formulas are texts, heads stay in sight, and numbers have formats`() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/book.xlsx"
    try written([Self.sheet], to: path)
    let sheet = try part("xl/worksheets/sheet1.xml", of: path)
    #expect(!sheet.contains("<f>"))
    #expect(sheet.contains("<v>1234.5</v>"))
    #expect(
      sheet.contains("<pane xSplit=\"1\" ySplit=\"1\" topLeftCell=\"B2\" activePane=\"bottomRight\" state=\"frozen\"/>")
    )
    #expect(sheet.contains("<autoFilter ref=\"A1:C4\"/>"))
    let texts = try part("xl/sharedStrings.xml", of: path)
    for text in ["=1+1", "+a", "-b", "@c", "部门"] { #expect(texts.contains("<t>\(text)</t>"), "\(text)") }
    #expect(try part("xl/styles.xml", of: path).contains("formatCode=\"#,##0.0\""))
    #expect(try part("docProps/core.xml", of: path).contains("2000-01-01T00:00:00Z"))
  }

  @Test func `the same content gives the same bytes`() throws {
    let scratch = try ScratchFolder()
    try written([Self.sheet], to: scratch.path + "/a.xlsx")
    try written([Self.sheet], to: scratch.path + "/b.xlsx")
    #expect(try scratch.bytes("a.xlsx") == scratch.bytes("b.xlsx"))
  }

  @Test func `what Excel does not hold is named with its place, and nothing is written`() throws {
    let scratch = try ScratchFolder()
    let path = scratch.path + "/book.xlsx"
    var long = Self.sheet
    long.rows[1][2] = .text(String(repeating: "长", count: 32_768))
    var infinite = Self.sheet
    infinite.rows[0][1] = .number(.infinity)
    #expect(throws: WorkbookError.longText(sheet: "表一", row: 3, column: "备注")) { try written([long], to: path) }
    #expect(throws: WorkbookError.notFinite(sheet: "表一", row: 2, column: "2020")) { try written([infinite], to: path) }
    #expect(!scratch.exists("book.xlsx"))
    #expect(
      WorkbookError.longText(sheet: "表一", row: 3, column: "备注").description
        == "the sheet 表一, row 3, 备注: the text is longer than the 32,767 characters that Excel takes")
    #expect(
      throws: WorkbookError.refused(
        path: scratch.path + "/none/book.xlsx", reason: "Error creating output xlsx file. Usually a permissions error.")
    ) {
      try written([Self.sheet], to: scratch.path + "/none/book.xlsx")
    }
  }

  @Test(arguments: [
    (["economy/output", "Economy Output"], ["economy output", "Economy Output 2"]),
    (["a:b*c?", "'quoted'", "", "History"], ["a b c", "quoted", "Sheet", "History 2"]),
    (
      ["a-name-that-is-longer-than-excel-takes", "a-name-that-is-longer-than-excel-takes-too"],
      ["a-name-that-is-longer-than-exce", "a-name-that-is-longer-than-ex 2"]
    ),
    (["战略性新兴产业增加值占规模以上工业增加值比重按驱动因素分解表与合计"], ["战略性新兴产业增加值占规模以上工业增加值比重按驱动因素分解表与"]),
  ])
  func `sheets have names that Excel takes, each its own`(wishes: [String], expected: [String]) {
    var names = WorkbookSheetNames()
    #expect(wishes.map { names.name(for: $0) } == expected)
  }
}
