import Diagnostics
import InputOutput
import LinearAlgebra
import SeededNumbers

func sectors(_ codes: [String]) -> [Sector] { codes.map { Sector(code: $0, nameZh: "中\($0)", nameEn: "Name \($0)") } }

func description(decimals: Int = 2, digits: Int? = nil) -> TableDescription {
  TableDescription(
    titleEn: "t", titleZh: "表", year: 2017, unit: "1e8 CNY", prices: "current producers' prices", decimals: decimals,
    unroundedDigits: digits, citation: "made for the test")
}

/// A random table that balances but for the last bits: households, exports, inventories of either sign, imports.
func seededTable(_ seed: Int, count n: Int, outside: Bool = true) throws -> InputOutputTable {
  var random = SeededNumbers(UInt64(seed))
  func numbers(_ range: ClosedRange<Double>) -> [Double] {
    (0..<n).map { _ in Double.random(in: range, using: &random) }
  }
  let flows = Matrix(columns: (0..<n).map { _ in numbers(0...10) }, rows: n)
  let added = numbers(40...80)
  let outputs = zip(flows.columnSums, added).map(+)
  let imports = outside ? numbers(1...9) : Array(repeating: 0, count: n)
  let (exports, stocks) = (outside ? numbers(1...5) : Array(repeating: 0, count: n), numbers(-2...2))
  let sales = flows.rowSums
  let offered = zip(outputs, imports).map(+)
  let others = zip(sales, zip(exports, stocks)).map { $0 + $1.0 + $1.1 }
  let households = zip(offered, others).map(-)
  func category(_ code: String, _ role: FinalDemandRole, _ values: [Double]) -> FinalDemandCategory {
    FinalDemandCategory(code: code, nameZh: "中\(code)", nameEn: "Name \(code)", role: role, values: values)
  }
  return try InputOutputTable(
    description: description(digits: 15), sectors: sectors((0..<n).map { "S\($0)" }), intermediate: flows,
    finalDemand: [
      category("household", .household, households), category("stocks", .inventory, stocks),
      category("export", .export, exports),
    ], imports: imports,
    valueAdded: [
      ValueAddedRow(code: .compensation, nameZh: "报酬", nameEn: "Pay", values: added.map { 0.4 * $0 }),
      ValueAddedRow(code: .operatingSurplus, nameZh: "盈余", nameEn: "Surplus", values: added.map { 0.6 * $0 }),
    ],
    extensions: [
      ExtensionRow(code: "employment", nameZh: "就业", nameEn: "Jobs", unit: "persons", values: numbers(1...9))
    ],
    grossOutput: outputs)
}

func errors(of table: InputOutputTable) -> [String] {
  table.check().filter { $0.severity == .error }.map(\.oneLine)
}

/// The share of a figure that rounding to twelve digits takes or adds at most, once in a table that is made and once in one
/// that is made of it.
let twelfthDigit = 1e-11

/// The largest difference of any two figures of the same place, as a share of the larger.
func gap(_ a: [Double], _ b: [Double]) -> Double {
  guard a.count == b.count else { return .infinity }
  return zip(a, b).reduce(0) { max($0, ($1.0 - $1.1).magnitude / max(1, $1.0.magnitude, $1.1.magnitude)) }
}

/// The same over all parts of two tables.
func gap(_ a: InputOutputTable, _ b: InputOutputTable) -> Double {
  func figures(_ t: InputOutputTable) -> [Double] {
    t.intermediate.storage + t.finalDemand.flatMap(\.values) + t.imports + t.inflow + t.otherError
      + t.valueAdded.flatMap(\.values) + t.extensions.flatMap(\.values) + t.grossOutput
  }
  return a.sectors == b.sectors ? gap(figures(a), figures(b)) : .infinity
}

/// The message of what is refused.
func refusal<Result>(_ body: () throws(InvalidInput) -> Result) -> String {
  do throws(InvalidInput) {
    _ = try body()
    return "no error"
  } catch { return error.description }
}
