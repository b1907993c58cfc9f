import Diagnostics
import InputOutput
import LinearAlgebra
import SeededNumbers

/// A random table with everything that a table has; with two regions where the codes say so.
func seededTable(_ seed: Int, codes: [String] = ["AGR", "MAN", "SER"]) throws -> InputOutputTable {
  var random = SeededNumbers(UInt64(seed))
  let n = codes.count
  func numbers(_ range: ClosedRange<Double>) -> [Double] {
    (0..<n).map { _ in Double.random(in: range, using: &random) }
  }
  let isSingle = !codes[0].contains(".")
  let flows = Matrix(columns: (0..<n).map { _ in numbers(0...10) }, rows: n)
  let added = numbers(60...90)
  let outputs = zip(flows.columnSums, added).map(+)
  let zeros = [Double](repeating: 0, count: n)
  let (imports, inflow, errors) =
    isSingle ? (numbers(1...9), numbers(1...9), numbers(-1...1)) : (zeros, zeros, zeros)
  let offered = zip(zip(outputs, imports).map(+), zip(inflow, errors).map(-)).map(+)
  let stocks = numbers(-2...2)
  let households = zip(zip(offered, flows.rowSums).map(-), stocks).map(-)
  func category(_ code: String, _ role: FinalDemandRole, _ values: [Double], paid: Double = 0) -> FinalDemandCategory {
    FinalDemandCategory(
      code: isSingle ? code : "N.\(code)", nameZh: code, nameEn: code, role: role, values: values, compensation: paid)
  }
  return try InputOutputTable(
    description: TableDescription(
      titleEn: "Small", titleZh: "小表", year: 2017, unit: "1e8 CNY", prices: "current", decimals: 2, unroundedDigits: 15,
      citation: "made for the test"),
    sectors: codes.map { Sector(code: $0, nameZh: "中\($0)", nameEn: "Name \($0)") }, intermediate: flows,
    finalDemand: [
      category("household", .household, households, paid: isSingle ? 3.25 : 0),
      category("inventory", .inventory, stocks),
    ], imports: imports, inflow: inflow, otherError: errors,
    valueAdded: [
      ValueAddedRow(
        code: .compensation, nameZh: "compensation", nameEn: "compensation", values: added.map { 0.3 * $0 }),
      ValueAddedRow(
        code: .operatingSurplus, nameZh: "operating_surplus", nameEn: "operating_surplus",
        values: added.map { 0.7 * $0 }),
    ],
    extensions: [
      ExtensionRow(
        code: "employment", nameZh: "employment", nameEn: "employment", unit: "1e4 persons", values: numbers(1...9))
    ],
    grossOutput: outputs)
}

func refusal<Result>(_ body: () throws(InvalidInput) -> Result) -> String {
  do throws(InvalidInput) {
    _ = try body()
    return "no error"
  } catch { return error.description }
}
