import Diagnostics
import InputOutput
import LinearAlgebra
import ScratchFolder
import Testing

@testable import TableFormats

/// Figures are compared with the parsers of MARIO and pymrio in Tests/Performance/providers.py.
@Suite struct ProviderTableTests {
  private func reading(_ name: String, year: Int? = nil) throws -> ProviderTable.Reading {
    try #require(try ProviderFixture(name).read(.init(year: year)))
  }

  @Test(arguments: ProviderFixture.names)
  func `a fixture passes its checks and comes back from a table file the same`(name: String) throws {
    let table = try reading(name, year: name.hasPrefix("naio") ? 2015 : nil).table
    #expect(table.check().filter { $0.severity == .error } == [])
    let again = try InputOutputTable.read(text: table.exactFileText, file: "t.csv")
    #expect(again.withoutPlaces == table.withoutPlaces)
  }

  private static let facts: [(name: String, year: Int, unit: String, treatment: ImportTreatment, codes: [String])] = [
    (
      "wiod-2013.rows", 2011, "1e6 USD", .domesticOnly,
      ["AUS.AtB", "AUS.C", "AUS.P", "CHN.AtB", "CHN.C", "CHN.P", "USA.AtB", "USA.C", "USA.P"]
    ),
    (
      "wiod-2016.rows", 2014, "1e6 USD", .domesticOnly,
      [
        "AUS.A01", "AUS.C10-C12", "AUS.U", "CHN.A01", "CHN.C10-C12", "CHN.U", "ROW.A01", "ROW.C10-C12", "ROW.U",
      ]
    ),
    (
      "adb.rows", 2019, "1e6 USD", .domesticOnly,
      ["AUS.c1", "AUS.c2", "AUS.c3", "PRC.c1", "PRC.c2", "PRC.c3", "RoW.c1", "RoW.c2", "RoW.c3"]
    ),
    (
      "ceads-2018.rows", 2018, "1e4 CNY", .domesticOnly,
      [
        "Beijing.01", "Beijing.02", "Beijing.03", "Inner Mongolia.01", "Inner Mongolia.02", "Inner Mongolia.03",
        "Henan.01", "Henan.02", "Henan.03",
      ]
    ),
    ("CHN2018ttl.csv", 2018, "1e6 USD", .competitive, ["A01_02", "C10T12", "G", "T"]),
    (
      "matrix_eu-ic-io_ind-by-ind_24ed_2019.csv", 2019, "1e6 EUR", .domesticOnly,
      [
        "AT.A01", "AT.C10T12", "AT.M72", "CN.A01", "CN.C10T12", "CN.M72", "FIGW1.A01", "FIGW1.C10T12", "FIGW1.M72",
      ]
    ),
    ("naio_10_cp1700.csv", 2015, "1e6 EUR", .competitive, ["CPA_A01", "CPA_C10-12", "CPA_L68A", "CPA_L68B"]),
  ]

  @Test(arguments: facts)
  func `year, unit, sectors and the treatment of imports are those of the layout`(
    fact: (name: String, year: Int, unit: String, treatment: ImportTreatment, codes: [String])
  ) throws {
    let table = try reading(fact.name).table
    #expect(table.description.year == fact.year && table.description.unit == fact.unit)
    #expect(table.importTreatment == fact.treatment)
    #expect(table.sectors.map(\.code) == fact.codes)
  }

  @Test func `the flat file and the matrix of FIGARO are one table`() throws {
    let flat = try reading("flat_eu-ic-io_ind-by-ind_24ed_2019.csv").table
    let matrix = try reading("matrix_eu-ic-io_ind-by-ind_24ed_2019.csv").table
    #expect(flat.intermediate == matrix.intermediate && flat.finalDemand == matrix.finalDemand)
    #expect(flat.valueAdded == matrix.valueAdded && flat.importedInputs == matrix.importedInputs)
  }

  @Test func `the provinces' table has Chinese names, an error column and emissions`() throws {
    let read = try reading("ceads-2018.rows")
    #expect(read.table.sectors.prefix(3).map(\.nameZh) == ["农林牧渔产品和服务", "煤炭采选产品", "建筑"])
    #expect(read.table.sectors.prefix(3).map(\.nameEn) == ["Agriculture", "Coal products", "Construction"])
    #expect(read.table.otherError.prefix(4) == [-0.75, 0.75, 1, 0])
    #expect(read.table.extensions.map(\.unit) == ["Mt"])
    // One column of exports becomes one of each province.
    let exports = read.table.finalDemand.filter { $0.role == .export }
    #expect(exports.map(\.code) == ["Beijing.EX", "Inner Mongolia.EX", "Henan.EX"])
    #expect(exports[1].values == [0, 0, 0, 15, 16.75, 14, 0, 0, 0])
    #expect(
      read.findings.map(\.oneLine) == [
        "ceads-2018.rows:'Table_2018_English Version'!A1: note: read as the China Emission Accounts and Datasets (CEADs), "
          + "provincial tables of 2018 and 2020: 3 regions, 9 rows of sectors",
        "note: inputs whose seller is not among the sectors (Imports) are one row, imported inputs; uses are those of the "
          + "sectors' own products",
      ])
    #expect(read.origins[1] == "year: in the name of the sheet")
  }

  @Test func `totals that stand beside their parts are not counted twice`() throws {
    let fixture = try ProviderFixture("CHN2018ttl.csv")
    let table = try #require(try fixture.read()).table
    #expect(table.valueAdded.map(\.code) == [.compensation, .netProductionTaxes, .depreciation, .operatingSurplus])
    // Editions until 2023 have value added as one row, and taxes paid abroad.
    let old = fixture.replacing("\nLABR", with: "\nLABR_").replacing("\nOTXS", with: "\nOTXS_")
    let lines = old.text.split(separator: "\n").filter { line in
      !["LABR_", "OTXS_", "CFC", "NOPS"].contains { line.hasPrefix($0) }
    }
    var edition = fixture
    edition.text = lines.joined(separator: "\n").replacing("IMP_OTHER,0,0,0,0,1.5", with: "TXS_IMP_FNL,0,0,0,0,1.5")
    let sum = try #require(try edition.read()).table
    #expect(sum.valueAdded.map(\.code) == [.netProductionTaxes, .valueAdded])
    #expect(sum.totalValueAdded == table.totalValueAdded)
    #expect(sum.imports == table.imports)
  }

  @Test func `imports of products are a column, and parts of users' totals are columns of their own`() throws {
    let table = try reading("naio_10_cp1700.csv").table
    #expect(table.finalDemand.map(\.code).sorted() == ["P3_S13", "P3_S14", "P3_S15", "P51G", "P5M", "P6"])
    #expect(table.imports.allSatisfy { $0 > 0 })
    #expect(table.valueAdded.count == 4)
  }

  @Test(arguments: ["wiod-2016.rows", "ceads-2018.rows"])
  func `imported inputs in one row come back from the binary form and from pymrio's folder`(name: String) throws {
    let table = try reading(name).table
    let scratch = try ScratchFolder()
    try scratch.write(BinaryTable.bytes(of: table), to: "t.simtable")
    #expect(try MappedTable(scratch.at("t.simtable")).table() == table.withoutPlaces)
    try PymrioFolder.write(table, to: scratch.at("folder"))
    let back = try PymrioFolder.read(scratch.at("folder"), .init(year: 2014, prices: "current")).table
    #expect(back.importedInputs == table.importedInputs)
    #expect(back.valueAdded.map(\.values) == table.valueAdded.map(\.values))
    #expect(back.check().filter { $0.severity == .error } == [])
  }

  @Test func `sums of rounded figures carry no noise of adding`() throws {
    // 1.2 - 1.25 + 0.25 of direct purchases and margins.
    let fixture = try ProviderFixture("wiod-2013.rows").replacing(
      "|r62|0|0|0|0|0|0|0|0|0|1.25|", with: "|r62|0|0|0|0|0|0|0|0|0|1.2|")
    let table = try #require(try fixture.read()).table
    #expect(table.importedInputs?.finalDemand.first == 0.2 && table.description.decimals == 2)
    #expect(try InputOutputTable.read(text: table.exactFileText, file: "t.csv").withoutPlaces == table.withoutPlaces)
  }

  @Test func `an inter-country table of the OECD is recognised by its labels`() throws {
    let read = try reading("ICIO2021_2018.csv")
    #expect(read.table.description.year == 2018 && read.table.sectors.count == 2)
    #expect(read.origins.contains("year: in the name of the file"))
  }

  @Test func `a text or workbook of nobody is left to other readers`() throws {
    #expect(try ProviderFixture.read(Array("a,b\nc,1\n".utf8), file: "t.csv")?.layout == nil)
    #expect(try ProviderFixture.read(Array("code,name_zh\n".utf8), file: "t.csv")?.layout == nil)
  }
}
