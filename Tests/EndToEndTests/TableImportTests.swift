import ScenarioCase
import ScratchFolder
import Testing
import WorkbookFixture

/// `simplan table import` of the built program, and workbooks where tables are named.
@Suite struct TableImportTests {
  /// A workbook in the layout of provincial tables: 农业 20 + 60 + 30 + 20 - 30 = 100, 工业 40 + 20 + 90 + 80 - 30 = 200.
  private static let rows = [
    "某省2017年投入产出表", "单位：万元", "投入|代码|农  业|工　业|中间使用\\n合  计|居民消费支出|出口|进口|总产出",
    "|代码|01|02|TIU|THC|EX|IM|GO", "农  业|01|20|60|80|30|20|30|100", "工　业|02|40|20|60|90|80|30|200",
    "劳动者报酬|VA001|25|70", "营业盈余|VA004|15|50", "增加值合计|TVA|40|120", "总投入|TI|100|200",
  ]

  private func folder(_ rows: [String] = rows) throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write(WorkbookFixture.bytes(rows: rows), to: "province.xlsx")
    return folder
  }

  @Test func `a workbook becomes a table file with its provenance, which the other commands take`() throws {
    let folder = try folder()
    let answer = try Program.run(["table", "import", "province.xlsx", "--to", "tables"], in: folder)
    #expect(answer.code == 0 && answer.messages.isEmpty)
    let lines = answer.results.split(separator: "\n").map(String.init)
    #expect(lines.first == "某省2017年投入产出表")
    #expect(lines.contains("read from province.xlsx, sheet Sheet1: an Excel workbook (.xlsx)"))
    #expect(lines.contains("unit 1e4 CNY, year 2017, current producers' prices"))
    #expect(lines.contains("  unit: written in Sheet1!A2") && lines.contains("  year: written in Sheet1!A1"))
    #expect(lines.contains("value added 160, gross output 300 (1e4 CNY), 0 decimals"))
    #expect(lines.last == "written: tables/province.csv, tables/province.provenance.json")
    let provenance = try folder.text("tables/province.provenance.json")
    #expect(provenance.contains("\"source\": \"province.xlsx\"") && provenance.contains("\"sha256\": \""))
    // The file and the workbook are the same table, whatever command reads them.
    for command in [
      ["multipliers", "--csv"], ["linkages", "--csv"], ["imports", "--to", "non-competitive", "--csv"],
    ] {
      let (file, book) = try (
        Program.run(["table", command[0], "tables/province.csv"] + command.dropFirst(), in: folder),
        Program.run(["table", command[0], "province.xlsx"] + command.dropFirst(), in: folder)
      )
      #expect(file.code == 0 && book.code == 0 && file.results == book.results, "\(command)")
    }
    let again = try Program.run(["table", "import", "province.xlsx", "--to", "tables"], in: folder)
    #expect(again.code == 0)
  }

  @Test func `what no file says is asked for, and what is wrong is told by sheet and cell`() throws {
    var rows = Self.rows
    (rows[0], rows[1]) = ("某省投入产出表", "")
    let unsaid = try Program.run(["table", "import", "province.xlsx"], in: folder(rows))
    #expect(
      unsaid
        == .invalid(
          """
          province.xlsx:Sheet1!A1: error: no unit is written around the table; say it with simplan table import --unit '1e4 CNY' \
          (万元), or write 单位：万元 above the table
          province.xlsx:Sheet1!A1: error: no year is written around the table, or more than one; say it with simplan table \
          import --year 2012
          2 errors
          """))
    let said = try Program.run(
      ["table", "import", "province.xlsx", "--unit", "亿元", "--year", "2012"], in: folder(rows))
    #expect(said.code == 0 && said.results.contains("\nunit 1e8 CNY, year 2012, "))
    rows = Self.rows
    rows[4] = "农  业|01|20|#REF!|80|30|20|30|100"
    rows[5] = "工　业|02|40|many|60|90|80|30|200"
    let wrong = try Program.run(["table", "check", "province.xlsx"], in: folder(rows))
    #expect(
      wrong
        == .invalid(
          """
          province.xlsx:Sheet1!D5: error: the formula gave the error #REF!; mend it in the workbook
          province.xlsx:Sheet1!D6: error: 'many' is not a number; write digits with a point, as in 1234.5
          2 errors
          """))
  }

  @Test func `a binary table is compared with its hash wherever a table is named`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let source = "Scenarios/data/henan-2017.csv"
    let made = try Program.run(["table", "convert", source, "--to", "binary", "-o", "henan.simtable"], in: folder)
    #expect(made.code == 0)
    func scenario(_ table: String, _ name: String) throws {
      try folder.write(
        """
        base = "Scenarios/henan.toml"
        name = "\(name)"
        title_en = "t"
        title_zh = "表"
        reference = "self"

        [economy]
        table = "\(table)"

        """, to: "\(name).toml")
    }
    try scenario(source, "text")
    try scenario("henan.simtable", "binary")
    let runs = try ["text", "binary"].map { try Program.run(["run", "\($0).toml", "--csv"], in: folder) }
    #expect(runs[0].code == 0 && runs[0].results == runs[1].results)
    let bytes = Array(try folder.bytes("henan.simtable"))
    var damaged = bytes
    damaged[bytes.count - 3] ^= 1
    try folder.write(damaged, to: "henan.simtable")
    let place = "binary.toml:8:9: error: 'henan.simtable'"
    let advice = "; make it again from the table it came from\n"
    let changed = try Program.run(["run", "binary.toml"], in: folder)
    #expect(changed.code == 2)
    #expect(changed.messages.hasPrefix(place + " was changed since it was written: its SHA-256 is "))
    let line = changed.messages.split(separator: "\n").first.map { $0 + "\n" } ?? ""
    #expect(line.hasSuffix(advice))
    try folder.write(Array(bytes.prefix(5000)), to: "henan.simtable")
    let short = try Program.run(["run", "binary.toml"], in: folder)
    #expect(short.code == 2)
    #expect(
      short.messages.hasPrefix(
        place + " has 5000 bytes, and its head speaks of others: it is cut short or damaged" + advice))
    damaged = bytes
    damaged[8] = 9
    try folder.write(damaged, to: "henan.simtable")
    let other = try Program.run(["table", "check", "henan.simtable"], in: folder)
    #expect(
      other
        == .invalid(
          "error: 'henan.simtable' is a binary table of version 9, and this program reads up to 2; make it again from the table it came "
            + "from"))
    let imported = try Program.run(["table", "import", "henan.simtable"], in: folder)
    #expect(
      imported
        == .invalid(
          "error: 'henan.simtable' is a binary table of simplan, which has nothing to recognise; name it wherever a table is "
            + "named, or make a CSV of it: simplan table convert 'henan.simtable' -o table.csv"))
  }
}
