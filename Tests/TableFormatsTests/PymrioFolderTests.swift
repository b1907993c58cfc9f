import CSVText
import Diagnostics
import InputOutput
import LinearAlgebra
import ScratchFolder
import TableFormats
import Testing

@Suite struct PymrioFolderTests {
  private let facts = ForeignTable.Facts(year: 2017, prices: "current")

  private func sameFigures(_ a: InputOutputTable, _ b: InputOutputTable) -> Bool {
    a.intermediate == b.intermediate && a.finalDemand.map(\.values) == b.finalDemand.map(\.values)
      && a.finalDemand.map(\.code) == b.finalDemand.map(\.code)
      && a.finalDemand.map(\.role) == b.finalDemand.map(\.role)
      && a.imports == b.imports && a.inflow == b.inflow && a.otherError == b.otherError
      && a.valueAdded == b.valueAdded && a.extensions == b.extensions && a.sectors.map(\.code) == b.sectors.map(\.code)
      && a.grossOutput == b.grossOutput
  }

  @Test(arguments: [["AGR", "MAN", "SER"], ["N.AGR", "N.MAN", "S.AGR", "S.MAN"]])
  func `a table that is written reads back the same to the bit`(codes: [String]) throws {
    let scratch = try ScratchFolder()
    let table = try seededTable(1, codes: codes)
    try PymrioFolder.write(table, to: scratch.at("out"))
    let read = try PymrioFolder.read(scratch.at("out"), facts)
    #expect(sameFigures(read.table, table))
    #expect(read.findings.isEmpty)
    #expect(read.table.withoutPlaces == table)
    let stated = try #require(PymrioFolder.statedFacts(in: scratch.at("out")))
    #expect(stated.year == 2017 && stated.prices == "current")
    let again = refusal { () throws(InvalidInput) in try PymrioFolder.write(table, to: scratch.at("out")) }
    #expect(again == "error: \(scratch.at("out")) is not empty; name a folder that does not exist yet")
  }

  private var exiobase: String {
    "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/Fixtures/exiobase3"
  }

  private func copyOfExiobase(_ changes: [String: String]) throws -> ScratchFolder {
    let scratch = try ScratchFolder()
    for name in ["A.txt", "Y.txt", "x.txt", "unit.txt", "file_parameters.json"]
      + ["F.txt", "F_hh.txt", "unit.txt", "file_parameters.json"].map({ "satellite/\($0)" })
    {
      try scratch.write(CSVFile.contents(of: "\(exiobase)/\(name)"), to: "e/\(name)")
    }
    for (name, text) in changes { try scratch.write(text, to: "e/\(name)") }
    return scratch
  }

  @Test func `a folder of EXIOBASE 3 is read from A and x`() throws {
    let read = try PymrioFolder.read(exiobase, facts)
    let flows = Matrix(rows: [[10, 20, 4, 8], [5, 40, 0, 16], [2, 10, 60, 80], [8, 30, 20, 200]])
    for (a, b) in zip(read.table.intermediate.storage, flows.storage) { #expect(abs(a - b) < 1e-12) }
    #expect(read.table.sectors.map(\.code) == ["AU.Cattle", "AU.Steel", "CN.Cattle", "CN.Steel"])
    #expect(read.table.finalDemand.map(\.role) == [.household, .capitalFormation, .household, .inventory])
    #expect(read.table.extensions.map(\.unit) == ["M.hr", "kt"])
    #expect(read.table.description.unit == "M.EUR")
    #expect(
      read.findings.map(\.oneLine) == [
        "warning: F_Y of 'satellite', what final demand itself causes (10 in all), is left out; a table's extension rows stand "
          + "under its sectors alone",
        "note: value added is what the columns leave of output; no extension tells its rows apart",
      ])
    let again = try InputOutputTable.read(text: read.table.exactFileText, file: "t.csv")
    #expect(again.extensions[1].values == [1.5, 80, 9, 600])
  }

  @Test func `figures that do not fit, mixed units and cells that are no numbers are told`() throws {
    let x = "region\tsector\tindout\nAU\tCattle\t100\nAU\tSteel\t200\nCN\tCattle\t400\n"
    var scratch = try copyOfExiobase(["x.txt": x + "CN\tSteel\t900\n"])
    #expect(
      refusal { () throws(InvalidInput) in try PymrioFolder.read(scratch.at("e"), facts) }
        .contains("error: x of CN, Steel is 900, and its row adds up to "))
    scratch = try copyOfExiobase(["x.txt": x + "CN\tSteel\teight\n"])
    #expect(
      refusal { () throws(InvalidInput) in try PymrioFolder.read(scratch.at("e"), facts) }
        == "\(scratch.at("e/x.txt")):5:3: error: 'eight' in cell 3 of the line is not a number; write a decimal number; a "
        + "missing figure is 0 only where somebody says so")
    scratch = try copyOfExiobase([
      "unit.txt": "region\tsector\tunit\nAU\tCattle\tt\nAU\tSteel\tt\nCN\tCattle\tM.EUR\nCN\tSteel\tt\n"
    ])
    #expect(
      refusal { () throws(InvalidInput) in try PymrioFolder.read(scratch.at("e"), facts) }
        == "error: the sectors are in 2 units: M.EUR, t; a table is in one unit; a table of mixed units is not read")
  }

  @Test func `what is no folder of pymrio is told with what it lacks`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("x", to: "f/readme.txt")
    let advice = "a folder of pymrio has Y, and Z or A with x; call calc_all before save_all(…, table_format=\"txt\")"
    #expect(
      refusal { () throws(InvalidInput) in try PymrioFolder.read(scratch.at("f"), facts) }
        == "error: '\(scratch.at("f"))' has no file_parameters.json, which says how its files are laid out; take the folder as "
        + "pymrio's save_all(…, table_format=\"txt\") wrote it, or as EXIOBASE 3 comes")
    try scratch.write(#"{"files": {}}"#, to: "f/file_parameters.json")
    #expect(
      refusal { () throws(InvalidInput) in try PymrioFolder.read(scratch.at("f"), facts) }
        == "error: '\(scratch.at("f"))' has no Y; \(advice)")
    try scratch.write(
      #"{"files": {"Y": {"name": "Y.parquet", "nr_index_col": "2", "nr_header": "2"}}}"#, to: "f/file_parameters.json")
    #expect(
      refusal { () throws(InvalidInput) in try PymrioFolder.read(scratch.at("f"), facts) }
        == "error: '\(scratch.at("f"))/Y.parquet' is not text; save the folder with pymrio's save_all(…, table_format=\"txt\")"
    )
    #expect(
      refusal { () throws(InvalidInput) in try PymrioFolder.read(scratch.at("g"), facts) }
        == "error: '\(scratch.at("g"))' is no folder; name the folder that pymrio's save_all wrote")
  }

  /// pandas reads labels of rows as numbers where all look so, and some words as missing values; those of columns stay text.
  @Test func `labels that pandas would misread get a letter, and read back as they were`() throws {
    let scratch = try ScratchFolder()
    let table = try seededTable(2, codes: ["01", "NA", "B3"])
    try PymrioFolder.write(table, to: scratch.at("out"), region: "41")
    let lines = try scratch.text("out/unit.txt").split(separator: "\n")
    #expect(lines == ["region\tsector\tunit", "R41\tS01\t1e8 CNY", "R41\tSNA\t1e8 CNY", "R41\tB3\t1e8 CNY"])
    #expect(try scratch.text("out/Z.txt").hasPrefix("region\t\tR41\tR41\tR41\nsector\t\tS01\tSNA\tB3\n"))
    #expect(try PymrioFolder.read(scratch.at("out"), facts).table.withoutPlaces == table)
  }

  @Test(arguments: ["A \"quoted\" title", "back\\slash, tab\t and 𠀀", "percent %22"])
  func `a title and names of any characters come back from pymrio's folder and from the binary form`(title: String)
    throws
  {
    let scratch = try ScratchFolder()
    let plain = try seededTable(4)
    var (description, categories, sectors) = (plain.description, plain.finalDemand, plain.sectors)
    (description.titleEn, description.citation, categories[0].nameEn, sectors[0].nameEn) = (title, title, title, title)
    let table = try InputOutputTable(
      description: description, sectors: sectors, intermediate: plain.intermediate, finalDemand: categories,
      imports: plain.imports, inflow: plain.inflow, otherError: plain.otherError, valueAdded: plain.valueAdded,
      extensions: plain.extensions, grossOutput: plain.grossOutput)
    try PymrioFolder.write(table, to: scratch.at("out"))
    #expect(try PymrioFolder.read(scratch.at("out"), facts).table.withoutPlaces == table)
    #expect(try MappedTable(bytes: BinaryTable.bytes(of: table), file: "t.simtable").table() == table)
  }

  /// Rows that add up to nothing are made of parts that are rounded.
  @Test func `an output of nothing comes back though its row leaves a little`() throws {
    let scratch = try ScratchFolder()
    func category(_ code: String, _ role: FinalDemandRole, _ values: [Double]) -> FinalDemandCategory {
      FinalDemandCategory(code: code, nameZh: code, nameEn: code, role: role, values: values)
    }
    var description = try seededTable(1).description
    (description.unroundedDigits, description.decimals) = (12, 2)
    let table = try InputOutputTable(
      description: description, sectors: ["A", "B"].map { Sector(code: $0, nameZh: $0, nameEn: $0) },
      intermediate: Matrix(rows: [[0, 1234.56789012], [0, 100]]),
      finalDemand: [category("household", .household, [8765.43210988, 3134.56789012])], imports: [10000.0000000001, 0],
      valueAdded: [ValueAddedRow(code: .valueAdded, nameZh: "v", nameEn: "v", values: [0, 1900])],
      grossOutput: [0, 3234.56789012])
    #expect(table.check().allSatisfy { $0.severity != .error })
    try PymrioFolder.write(table, to: scratch.at("out"))
    #expect(try PymrioFolder.read(scratch.at("out"), facts).table.withoutPlaces == table)
  }

  /// Another program writes the folder again: its figures, and nothing of what pymrio has no place for.
  @Test(arguments: [nil, 12, 17] as [Int?])
  func `a folder without our notes has the figures, and the precision that they print`(digits: Int?) throws {
    let scratch = try ScratchFolder()
    var table = try seededTable(3)
    var description = table.description
    (description.unroundedDigits, description.decimals) = (digits, 2)
    table = digits == 12 ? try table.settled(description) : try table.rounded(description)
    try PymrioFolder.write(table, to: scratch.at("out"))
    try scratch.remove("out/simplan.json")
    let read = try PymrioFolder.read(scratch.at("out"), facts).table
    #expect(sameFigures(read, table))
    #expect(read.description.unroundedDigits == digits)
    #expect(digits != nil || read.description.decimals == 2)
    #expect(read.check().allSatisfy { $0.severity != .error })
    let again = try InputOutputTable.read(text: read.exactFileText, file: "t.csv", tolerating: [])
    #expect(sameFigures(again, table) && again.description.unroundedDigits == digits)
  }
}

extension InputOutputTable {
  /// The figures in the precision of a description, without the pay of final demand, which pymrio has no place for.
  fileprivate func rounded(_ description: TableDescription) throws(InvalidInput) -> InputOutputTable {
    func all(_ values: [Double]) -> [Double] { values.map(description.rounded) }
    return try InputOutputTable(
      description: description, sectors: sectors,
      intermediate: intermediate.mapEntries { value, _, _ in description.rounded(value) },
      finalDemand: finalDemand.map { category in
        var category = category
        category.values = all(category.values)
        return category
      }, imports: all(imports), inflow: all(inflow), otherError: all(otherError),
      valueAdded: valueAdded.map { row in
        var row = row
        row.values = all(row.values)
        return row
      }, extensions: extensions, grossOutput: all(grossOutput))
  }
}
