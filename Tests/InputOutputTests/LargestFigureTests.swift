import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct LargestFigureTests {
  /// Three sectors that make what households use, with a satellite account.
  private func table(
    account: [Double] = [1, 2, 3], flow: Double = 0
  ) throws -> InputOutputTable {
    try InputOutputTable(
      description: Fixtures.table("two-sectors.csv").description, sectors: Fixtures.sectors(["A", "B", "C"]),
      intermediate: Matrix(rows: [[0, flow, 0], [0, 0, 0], [0, 0, 0]]),
      finalDemand: [.init(code: "household", nameZh: "h", nameEn: "h", role: .household, values: [10, 10, 10])],
      valueAdded: [.init(code: .valueAdded, nameZh: "v", nameEn: "v", values: [10, 10, 10])],
      extensions: [.init(code: "energy", nameZh: "e", nameEn: "e", unit: "tce", values: account)],
      grossOutput: [10, 10, 10])
  }

  private func told(_ table: InputOutputTable) -> [String] {
    table.check().filter { $0.severity == .error }.map(\.oneLine)
  }

  @Test func `figures from 1e15 on are refused, each with its sector`() throws {
    let advice = "write the table in a larger unit"
    #expect(try told(table()) == [])
    #expect(try told(table(account: [999_999_999_999_999, -999_999_999_999_999, 0])) == [])
    #expect(
      try told(table(account: [1e15, 5, -2e15])) == [
        "error: energy of A is 1e15, above 1e15; \(advice)", "error: energy of C is -2e15, above 1e15; \(advice)",
      ])
    #expect(
      try told(table(flow: 1e15)) == ["error: intermediate use by B of A is 1e15, above 1e15; \(advice)"])
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `figures that are not finite are refused, each with its sector`(value: Double) throws {
    #expect(
      try told(table(account: [1, value, value])) == [
        "error: energy of B is not a finite number", "error: energy of C is not a finite number",
      ])
    #expect(try told(table(flow: value)) == ["error: intermediate use by B of A is not a finite number"])
  }
}
