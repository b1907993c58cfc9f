import SimulationKit
import Testing

@testable import Results

struct StoredTableTests {
  @Test func `a table comes back from its bytes as it was`() throws {
    var table = StoredTable(header: ["sector", "name", "2019", "2020"])
    table.add(["AGR", "Farming, \"wide\""], [1.0 / 3, -2.5e-9])
    table.rows.append(["MAN", "制造业\n二", "", StoredTable.cell(nil)])
    let back = try StoredTable(bytes: Array(table.csv.utf8), file: "t.csv")
    #expect(back == table)
    #expect(Array(table.csv.utf8).starts(with: [0xef, 0xbb, 0xbf]))
    #expect(back.years == [2019, 2020])
    #expect(back.values(back.rows[0]) == [0.333333333333, -2.5e-9])
    #expect(back.values(back.rows[1]) == [nil, nil])
    #expect(back.row(where: ["sector": "MAN"])?[1] == "制造业\n二")
    #expect(back.row(where: ["sector": "MAN", "name": "x"]) == nil)
    #expect(back.row(where: ["region": "MAN"]) == nil)
  }

  @Test(arguments: [
    (["year"], ["unit,2019,2020", "GW,0,1"]),
    (["zone", "year"], ["zone,unit,2019,2020", "n,GW,0,1", "s,GW,2,3", "w,GW,4,5"]),
    (["year", "zone"], ["zone,unit,2019,2020", "n,GW,0,3", "s,GW,1,4", "w,GW,2,5"]),
    (["zone"], ["zone,unit,value", "n,GW,0", "s,GW,1", "w,GW,2"]), ([], ["unit,value", "GW,0"]),
  ])
  func `an array has its years as columns wherever its axes put them`(axes: [String], lines: [String]) {
    let labels = axes.map { $0 == "year" ? ["2019", "2020"] : ["n", "s", "w"] }
    let count = labels.reduce(1) { $0 * $1.count }
    let table = StoredTable(LabelledArray(axes: axes, labels: labels, values: (0..<count).map(Double.init)), unit: "GW")
    #expect(([table.header] + table.rows).map { $0.joined(separator: ",") } == lines)
  }

  @Test func `three axes keep the order of their labels`() {
    let labels = [["a", "b"], ["2019", "2020"], ["n", "s"]]
    let table = StoredTable(
      LabelledArray(axes: ["class", "year", "zone"], labels: labels, values: (0..<8).map(Double.init)), unit: "GW")
    #expect(
      table.rows.map { $0.joined(separator: ",") } == ["a,n,GW,0,2", "a,s,GW,1,3", "b,n,GW,4,6", "b,s,GW,5,7"])
  }

  @Test func `a text that a spreadsheet would run is guarded, and read back as it was`() throws {
    let table = StoredTable(
      header: ["name", "note", "2015"], rows: [["=1+1", "-x", "-1.5"], ["@a", "+b", "1"], ["a\u{202E}b", "'=c", ""]])
    #expect(
      table.csv
        == "\u{FEFF}name,note,2015\n'=1+1,'-x,-1.5\n'@a,'+b,1\na\\u202Eb,''=c,\n")
    let read = try StoredTable(bytes: Array(table.csv.utf8), file: "t.csv")
    #expect(read.rows == [["=1+1", "-x", "-1.5"], ["@a", "+b", "1"], ["a\\u202Eb", "'=c", ""]])
  }
}
