import Foundation
import Testing

@testable import Results

struct PrintedTableTests {
  private static let table = StoredTable(
    header: ["code", "name", "2020", "mixed"],
    rows: [["01", "say \"a\"\\b\n", "1.5", "3"], ["02", "河南", "", "x"], ["10", "=1+1", "-0.25", "4"]])

  @Test func `columns of numbers are told from codes and texts`() {
    #expect(Self.table.numericColumns == [2])
    #expect(StoredTable(header: ["a"], rows: [["+5"], ["1"]]).numericColumns.isEmpty)
    #expect(StoredTable(header: ["a"], rows: [["1e-7"], ["0"], ["0.5"]]).numericColumns == [0])
    #expect(
      StoredTable(header: ["a"], rows: [["inf"]]).numericColumns.isEmpty
        && StoredTable(header: ["a"]).numericColumns.isEmpty)
  }

  @Test func `rows are JSON that other programs read back`() throws {
    #expect(
      Self.table.json == #"""
        [
          {"code": "01", "name": "say \"a\"\\b\n", "2020": 1.5, "mixed": "3"},
          {"code": "02", "name": "河南", "2020": null, "mixed": "x"},
          {"code": "10", "name": "=1+1", "2020": -0.25, "mixed": "4"}
        ]

        """#)
    let read = try #require(try JSONSerialization.jsonObject(with: Data(Self.table.json.utf8)) as? [[String: Any]])
    #expect(read[0]["name"] as? String == "say \"a\"\\b\n" && read[0]["2020"] as? Double == 1.5)
    #expect(StoredTable(header: ["a"]).json == "[]\n")
  }
}
