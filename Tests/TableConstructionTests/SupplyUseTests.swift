import Diagnostics
import InputOutput
import LinearAlgebra
import SeededNumbers
import TableConstruction
import Testing

@Suite struct SupplyUseTests {
  private static func category(_ code: String, _ role: FinalDemandRole, _ values: [Double]) -> FinalDemandCategory {
    FinalDemandCategory(code: code, nameZh: "中", nameEn: code, role: role, values: values)
  }

  /// Make [90 0; 10 100], industries by products; use [12 8; 10 7]; final use 80 and 83 (after the two-sector case in Miller &
  /// Blair 2009, section 5.3).
  private static func twoByTwo() throws -> SupplyUseTable {
    try SupplyUseTable(
      description: description(decimals: 0), products: sectors(["P1", "P2"]), industries: sectors(["I1", "I2"]),
      supply: Matrix(rows: [[90, 10], [0, 100]]), use: Matrix(rows: [[12, 8], [10, 7]]),
      finalDemand: [category("final", .household, [80, 83])],
      valueAdded: [ValueAddedRow(code: .valueAdded, nameZh: "增加值", nameEn: "Value added", values: [68, 95])])
  }

  private static let models: [(SymmetricModel, [[Double]], [String])] = [
    (.productTechnology, [[13.3333, 6.6667], [11.1111, 5.8889]], ["P1", "P2"]),
    (.industryTechnology, [[12.7273, 7.2727], [10.6364, 6.3636]], ["P1", "P2"]),
    (.fixedIndustrySales, [[11, 7.3], [11, 7.7]], ["I1", "I2"]),
    (.fixedProductSales, [[10.8, 7.2], [11.2, 7.8]], ["I1", "I2"]),
  ]

  @Test(arguments: models)
  func `each model gives its table, which balances`(model: SymmetricModel, flows: [[Double]], codes: [String]) throws {
    let made = try SymmetricTable(Self.twoByTwo(), model: model)
    for (a, b) in zip(made.table.intermediate.storage, Matrix(rows: flows).storage) { #expect(abs(a - b) < 5.1e-5) }
    #expect(made.table.sectors.map(\.code) == codes)
    #expect(errors(of: made.table).isEmpty)
    #expect(made.negatives.isEmpty)
    #expect(abs(made.table.totalValueAdded.reduce(0, +) - 163) < 1e-12)
  }

  /// Industry 1 makes much of product 2 without needing product 2 for it: product technology takes more off than is there.
  @Test func `figures below zero of models A and C are reported, and B and D have none`() throws {
    let table = try SupplyUseTable(
      description: description(decimals: 0), products: sectors(["P1", "P2"]), industries: sectors(["I1", "I2"]),
      supply: Matrix(rows: [[60, 0], [40, 100]]), use: Matrix(rows: [[10, 5], [0, 60]]),
      finalDemand: [Self.category("final", .household, [45, 80])],
      valueAdded: [ValueAddedRow(code: .valueAdded, nameZh: "增加值", nameEn: "Value added", values: [90, 35])])
    let product = try SymmetricTable(table, model: .productTechnology)
    // Z(P2, P1) = (0 - 0.6 * 40) / 60 * 60.
    #expect(product.negatives.map { "\($0.row) \($0.column)" } == ["P2 P1"])
    #expect(abs(product.negatives[0].value + 24) < 1e-12)
    for model in [SymmetricModel.industryTechnology, .fixedProductSales] {
      #expect(try SymmetricTable(table, model: model).negatives.isEmpty)
    }
    let sales = try SymmetricTable(table, model: .fixedIndustrySales)
    // S = [100 0; 0 100] [60 0; 40 100]^-1: row 2 is -2/3 of product 1 and 1 of product 2.
    #expect(sales.negatives.map(\.row) == ["I2"])
    #expect(sales.negatives.map(\.column) == ["I1"])
    #expect(abs(sales.negatives[0].value + 10.0 * 2 / 3) < twelfthDigit)
  }

  @Test func `imbalances, shapes and supply without an inverse are refused by name`() throws {
    var table = try Self.twoByTwo()
    table = try SupplyUseTable(
      description: table.description, products: table.products, industries: table.industries, supply: table.supply,
      use: Matrix(rows: [[12, 8], [10, 70]]), finalDemand: table.finalDemand, valueAdded: table.valueAdded)
    #expect(
      refusal { () throws(InvalidInput) in try SymmetricTable(table, model: .industryTechnology) } == """
        error: product P2 has a supply of 100 and a use of 163; rounding explains at most 4; mend the figures, or balance them \
        first
        error: industry I2 has an output of 110 and inputs and value added of 173; rounding explains at most 4; mend the \
        figures, or balance them first
        """)
    let idle = try SupplyUseTable(
      description: description(decimals: 0), products: sectors(["P1", "P2"]), industries: sectors(["I1", "I2"]),
      supply: Matrix(rows: [[60, 40], [0, 0]]), imports: [0, 70], use: Matrix(rows: [[10, 5], [0, 30]]),
      finalDemand: [Self.category("final", .household, [85, 40])],
      valueAdded: [ValueAddedRow(code: .valueAdded, nameZh: "增加值", nameEn: "Value added", values: [50, 5])])
    #expect(
      refusal { () throws(InvalidInput) in try SymmetricTable(idle, model: .productTechnology) }
        == "error: model A inverts supply, which has no inverse: no industry makes P2; take model B or D, or join products "
        + "first")
    #expect(
      refusal { () throws(InvalidInput) in try SymmetricTable(idle, model: .fixedProductSales) }
        == "error: no industry makes product P2, so that model D does not know who sells it; take model B, or join it with "
        + "another product")
    #expect(try errors(of: SymmetricTable(idle, model: .industryTechnology).table).isEmpty)
  }

  /// Temurshoev & Timmer (2011): product totals follow, and are the same in supply and use.
  @Test(arguments: 1...8)
  func `SUT-RAS meets the totals with products in balance, and leaves what balances alone`(seed: Int) throws {
    var random = SeededNumbers(UInt64(seed))
    func numbers(_ count: Int, _ range: ClosedRange<Double>) -> [Double] {
      (0..<count).map { _ in Double.random(in: range, using: &random) }
    }
    let (p, k) = (6, 4)
    let supply = Matrix(columns: (0..<k).map { _ in numbers(p, 0...20) }, rows: p)
    let imports = numbers(p, 1...9)
    let stocks = numbers(p, -1...1)
    let use = Matrix(columns: (0..<k).map { _ in numbers(p, 0...6) }, rows: p)
    let offered = zip(supply.rowSums, imports).map(+)
    let consumed = (0..<p).map { offered[$0] - use.rowSums[$0] - stocks[$0] }
    let added = zip(supply.columnSums, use.columnSums).map(-)
    let table = try SupplyUseTable(
      description: description(digits: 15), products: sectors((0..<p).map { "P\($0)" }),
      industries: sectors((0..<k).map { "I\($0)" }), supply: supply, imports: imports, use: use,
      finalDemand: [Self.category("household", .household, consumed), Self.category("stocks", .inventory, stocks)],
      valueAdded: [ValueAddedRow(code: .valueAdded, nameZh: "增加值", nameEn: "Value added", values: added)])
    #expect(table.imbalances.isEmpty)
    let same = try table.balanced()
    #expect(gap(same.table.supply.storage, table.supply.storage) < 1e-10)
    #expect(gap(same.table.use.storage, table.use.storage) < 1e-10)

    var totals = table.totals
    for j in 0..<k {
      totals.industryOutputs[j] *= 1.1 + 0.02 * Double(j)
      totals.inputs[j] *= 1.08
    }
    totals.imports *= 1.2
    totals.finalDemand[0] =
      totals.industryOutputs.reduce(0, +) + totals.imports - totals.inputs.reduce(0, +) - totals.finalDemand[1]
    let (grown, scaling) = try table.balanced(to: totals)
    #expect(grown.imbalances.isEmpty)
    #expect(gap(grown.supply.columnSums, totals.industryOutputs) < 1e-9)
    #expect(gap(grown.use.columnSums, totals.inputs) < 1e-9)
    #expect(gap(grown.finalDemand.map { $0.values.reduce(0, +) }, totals.finalDemand) < 1e-9)
    // The multiplier of a product's use is the reciprocal of that of its supply.
    for i in 0..<p {
      let r = scaling.rowFactors[i]
      #expect(abs(grown.use[i, 0] - use[i, 0] * r * scaling.columnFactors[0]) < 1e-12)
      #expect(abs(grown.supply[i, 0] - supply[i, 0] / r / scaling.columnFactors[k + 2]) < 1e-12)
    }
    totals.imports += 5
    let used = totals.inputs.reduce(0, +) + totals.finalDemand.reduce(0, +)
    #expect(
      refusal { () throws(InvalidInput) in try table.balanced(to: totals) }.hasPrefix("error: total use is to be "))
    #expect(used > 0)
  }
}
