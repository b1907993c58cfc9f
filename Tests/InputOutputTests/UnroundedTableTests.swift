import Diagnostics
import InputOutput
import LinearAlgebra
import SeededNumbers
import Testing

/// Tables whose figures come out of a computation with all their digits.
@Suite struct UnroundedTableTests {
  private func told(_ text: String) -> [String] {
    do {
      return try InputOutputTable.read(text: text, file: "t.csv").check().filter { $0.severity != .note }.map(\.oneLine)
    } catch { return error.diagnostics.map(\.oneLine) }
  }

  /// A random table of `n` sectors that balances but for the rounding of its figures to so many significant digits.
  private func text(_ n: Int, digits: Int, _ random: inout SeededNumbers, off: Double = 0) -> String {
    func round(_ value: Double) -> Double {
      var scale = 1.0
      while (value * scale).magnitude < 1, value != 0 { scale *= 10 }
      while (value * scale).magnitude >= 10 { scale /= 10 }
      for _ in 1..<digits { scale *= 10 }
      return digits >= 17 ? value : (value * scale).rounded() / scale
    }
    let flows = (0..<n).map { _ in (0..<n).map { _ in Double.random(in: 0.001...1000, using: &random) } }
    let sold = flows.map { $0.reduce(0, +) }
    let bought = (0..<n).map { j in flows.reduce(0) { $0 + $1[j] } }
    let output = (0..<n).map { 1.7 * max(sold[$0], bought[$0]) }
    var text = TableText()
    text.decimals = "unrounded"
    text.codes = (0..<n).map { "S\($0)" }
    (text.namesZh, text.namesEn) = (text.codes.map { "z\($0)" }, text.codes.map { "e\($0)" })
    text.flows = flows.map { $0.map { "\(round($0))" }.joined(separator: ",") }
    text.demand = (0..<n).map { "\(round(output[$0] - sold[$0] + ($0 == 0 ? off : 0)))" }
    text.output = output.map { "\(round($0))" }
    text.inputRows = ["value_added,v,v," + (0..<n).map { "\(round(output[$0] - bought[$0]))" }.joined(separator: ",")]
    return text.text
  }

  @Test(arguments: [12, 15, 17])
  func `figures with all the digits of a double, or of Excel, balance within the noise of their last`(digits: Int) {
    var random = SeededNumbers(UInt64(digits))
    for n in [1, 2, 5, 40] {
      for _ in 0..<20 { #expect(told(text(n, digits: digits, &random)) == [], "\(n) sectors") }
    }
  }

  @Test func `a gap beyond the noise is told with its digits`() {
    var random = SeededNumbers(1)
    let found = told(text(3, digits: 17, &random, off: 1e-6))
    #expect(found.count == 2)
    #expect(
      found.first?.hasPrefix(
        "t.csv:12:1: error: row S0 does not balance: output is 0.000001 less than its uses; rounding ")
        == true, "\(found)")
  }

  @Test func `decimals beyond twelve are told to be unrounded, which is then read`() throws {
    let advice = "or round the figures: tolerances follow the decimals"
    var text = TableText(flows: ["150.0000000000000002,500", "200,100"])
    #expect(
      told(text.text) == [
        "t.csv:6:1: error: 'decimals' is 0, and '150.0000000000000002' in line 12, column 20 has 16; write '# decimals: "
          + "unrounded', \(advice)"
      ])
    text.decimals = "unrounded"
    #expect(told(text.text) == [])
    let table = try InputOutputTable.read(text: text.text, file: "t.csv")
    #expect(table.description.unroundedDigits == 17)
    #expect(table.description.decimals == 2)
    text.flows[0] = "150.123,500"
    text.decimals = "0"
    #expect(
      told(text.text) == [
        "t.csv:6:1: error: 'decimals' is 0, and '150.123' in line 12, column 20 has 3; write '# decimals: 3', \(advice)"
      ])
  }

  @Test func `a number of decimals beyond twelve has a word of its own`() {
    #expect(
      told(TableText(decimals: "16").text) == [
        "t.csv:6:1: error: '16' is no value for 'decimals'; write a whole number from 0 to 12, or 'unrounded' for figures with "
          + "all their digits"
      ])
  }

  /// The rounding of one figure to s digits is half a unit of the last: 5e-12 of a figure with 12 digits at most.
  @Test func `the tolerance of unrounded figures is a share of them, that of printed ones is not`() throws {
    var description = try Fixtures.table("two-sectors.csv").description
    func table() throws -> InputOutputTable {
      try InputOutputTable(
        description: description, sectors: Fixtures.sectors(["A"]), intermediate: Matrix(rows: [[40]]),
        finalDemand: [.init(code: "h", nameZh: "h", nameEn: "h", role: .household, values: [60])],
        valueAdded: [.init(code: .valueAdded, nameZh: "v", nameEn: "v", values: [60])], grossOutput: [100])
    }
    description.unroundedDigits = 12
    #expect(abs(try table().roundingTolerance(terms: 4, size: 1000) - 5.00088818e-9) < 1e-17)
    description.unroundedDigits = nil
    description.decimals = 1
    #expect(abs(try table().roundingTolerance(terms: 4, size: 1000) - 0.2) < 1e-11)
  }

  @Test func `unrounded figures of small tables are shown with the decimals that their output needs`() throws {
    let text = TableText(
      decimals: "unrounded", flows: ["0.15,0.5", "0.2,0.1"], demand: ["0.35", "1.7"], output: ["1", "2"],
      inputRows: ["value_added,v,v,0.65,1.4"])
    #expect(try InputOutputTable.read(text: text.text, file: "t.csv").description.decimals == 5)
  }

  @Test func `a total input of unrounded figures may be off by their noise`() {
    var text = TableText(decimals: "unrounded")
    text.inputRows.append("total_input,t,t,1000.0000000000001,2000.0000001")
    #expect(
      told(text.text) == [
        "t.csv:15:36: error: the total input of MAN is 2000.0000001, its gross output 2000"
      ])
  }
}
