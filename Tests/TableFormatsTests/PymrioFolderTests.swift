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
  }

  @Test(arguments: [["AGR", "MAN", "SER"], ["N.AGR", "N.MAN", "S.AGR", "S.MAN"]])
  func `a table that is written reads back the same to the bit`(codes: [String]) throws {
    let scratch = try ScratchFolder()
    let table = try seededTable(1, codes: codes)
    try PymrioFolder.write(table, to: scratch.at("out"))
    let read = try PymrioFolder.read(scratch.at("out"), facts)
    #expect(sameFigures(read.table, table))
    #expect(read.findings.isEmpty)
    #expect(read.table.description.unit == "1e8 CNY" && read.table.description.titleEn == "Small")
    let again = refusal { () throws(InvalidInput) in try PymrioFolder.write(table, to: scratch.at("out")) }
    #expect(again == "error: \(scratch.at("out")) is not empty; name a folder that does not exist yet")
  }

  @Test func `a folder without Z is read from A and x, and one without a list of files by its names`() throws {
    let scratch = try ScratchFolder()
    try scratch.write(
      "region\t\tN\tS\nsector\t\ta\ta\nregion\tsector\t\t\nN\ta\t0.25\t0.5\nS\ta\t0\t0.125\n", to: "e/A.txt")
    try scratch.write("region\tsector\tindout\nN\ta\t8\nS\ta\t8\n", to: "e/x.txt")
    try scratch.write(
      "region\t\tN\tS\ncategory\t\tHouseholds\tHouseholds\nregion\tsector\t\t\nN\ta\t1\t1\nS\ta\t0\t7\n", to: "e/Y.txt")
    try scratch.write("region\tsector\tunit\nN\ta\tM.EUR\nS\ta\tM.EUR\n", to: "e/unit.txt")
    try scratch.write("region\tN\tS\nsector\ta\ta\nstressor\t\t\nCO2\t3\t4\n", to: "e/air/F.txt")
    try scratch.write("stressor\tunit\nCO2\tkg\n", to: "e/air/unit.txt")
    try scratch.write(
      "region\tN\tS\ncategory\tHouseholds\tHouseholds\nstressor\t\t\nCO2\t1\t0.5\n", to: "e/air/F_Y.txt")
    let read = try PymrioFolder.read(scratch.at("e"), facts)
    #expect(read.table.intermediate == Matrix(rows: [[2, 4], [0, 1]]))
    #expect(read.table.sectors.map(\.code) == ["N.a", "S.a"])
    #expect(read.table.finalDemand.map(\.code) == ["N.Households", "S.Households"])
    #expect(read.table.extensions.map(\.unit) == ["kg"])
    #expect(read.table.valueAdded.map(\.values) == [[6, 3]])
    #expect(
      read.findings.map(\.oneLine) == [
        "warning: F_Y of 'air', what final demand itself causes (1.5 in all), is left out; a table's extension rows stand "
          + "under its sectors alone",
        "note: value added is what the columns leave of output; no extension tells its rows apart",
      ])
    #expect(try InputOutputTable.read(text: read.table.fileText, file: "t.csv").extensions[0].values == [3, 4])

    try scratch.write("region\tsector\tindout\nN\ta\t8\nS\ta\t9\n", to: "e/x.txt")
    #expect(
      refusal { () throws(InvalidInput) in try PymrioFolder.read(scratch.at("e"), facts) }
        .contains("error: x of S, a is 9, and its row adds up to "))
    try scratch.write("region\tsector\tunit\nN\ta\tM.EUR\nS\ta\tt\n", to: "e/unit.txt")
    try scratch.write("region\tsector\tindout\nN\ta\t8\nS\ta\teight\n", to: "e/x.txt")
    let place = scratch.at("e/x.txt")
    #expect(
      refusal { () throws(InvalidInput) in try PymrioFolder.read(scratch.at("e"), facts) }
        == "\(place):3:3: error: 'eight' in cell 3 of the line is not a number; write a decimal number; a missing figure is 0 "
        + "only where somebody says so")
  }

  @Test func `what is no folder of pymrio is told with what it lacks`() throws {
    let scratch = try ScratchFolder()
    try scratch.write("x", to: "f/readme.txt")
    let advice = "a folder of pymrio has Y, and Z or A with x; call calc_all before save_all(…, table_format=\"txt\")"
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
}
