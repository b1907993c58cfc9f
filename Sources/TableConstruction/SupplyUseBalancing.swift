public import Diagnostics
import InputOutput
import LinearAlgebra
import NumberText

extension SupplyUseTable {
  /// The totals that a balanced supply-use table is to have. What products come to follows from them.
  public struct Totals: Hashable, Sendable {
    /// g.
    public var industryOutputs: [Double]
    /// By industry, its intermediate use.
    public var inputs: [Double]
    /// By category.
    public var finalDemand: [Double]
    public var imports: Double
    public var inflow: Double
  }

  /// The table's own totals, intermediate use being what value added leaves of output.
  public var totals: Totals {
    Totals(
      industryOutputs: industryOutputs, inputs: zip(industryOutputs, totalValueAdded).map(-),
      finalDemand: finalDemand.map { $0.values.reduce(0, +) }, imports: imports.reduce(0, +),
      inflow: inflow.reduce(0, +))
  }

  /// Supply and use balanced together: SUT-RAS (Temurshoev & Timmer 2011, Papers in Regional Science 90). Totals of products
  /// need not be known; the multiplier of a product's use is the reciprocal of that of its supply.
  ///
  /// It is GRAS over [U F -V' -m] with rows of 0, since a product's use less its supply is 0, and columns of the totals.
  /// - Throws: `InvalidInput` that names totals of use and supply that differ, and as `GeneralisedRAS`, products being rows.
  public func balanced(to totals: Totals? = nil) throws(InvalidInput) -> (
    table: SupplyUseTable, scaling: GeneralisedRAS
  ) {
    let totals = totals ?? self.totals
    let (p, k, c) = (products.count, industries.count, finalDemand.count)
    precondition(
      totals.industryOutputs.count == k && totals.inputs.count == k && totals.finalDemand.count == c,
      "one total for each column")
    let used = totals.inputs.reduce(0, +) + totals.finalDemand.reduce(0, +)
    let supplied = totals.industryOutputs.reduce(0, +) + totals.imports + totals.inflow
    guard (used - supplied).magnitude <= 1e-9 * (used.magnitude + supplied.magnitude) else {
      throw InvalidInput(
        .error(
          "total use is to be \(formatNumber(used)), total supply \(formatNumber(supplied))",
          advice: "final demand less imports must be the value added: change a total by "
            + formatNumber((used - supplied).magnitude)))
    }
    var columns: [(line: GeneralisedRAS.Line, values: [Double])] = []
    for (j, industry) in industries.enumerated() {
      columns.append((.init("inputs of \(industry.code)", sum: totals.inputs[j]), use.column(j)))
    }
    for (category, total) in zip(finalDemand, totals.finalDemand) {
      columns.append((.init(category.code, sum: total), category.values))
    }
    for (j, industry) in industries.enumerated() {
      columns.append(
        (.init("supply of \(industry.code)", sum: -totals.industryOutputs[j]), supply.column(j).map { -$0 }))
    }
    columns.append((.init("imports", sum: -totals.imports), imports.map { -$0 }))
    columns.append((.init("inflow", sum: -totals.inflow), inflow.map { -$0 }))
    let scaling = try GeneralisedRAS(
      Matrix(columns: columns.map(\.values), rows: p), rows: products.map { .init($0.code, sum: 0) },
      columns: columns.map(\.line))
    func part(from first: Int, _ count: Int, sign: Double = 1) -> Matrix {
      Matrix(columns: (first..<first + count).map { scaling.values.column($0).map { sign * $0 } }, rows: p)
    }
    let target = zip(totals.industryOutputs, totals.inputs).map(-)
    let ratios = zip(target, totalValueAdded).map { $1 == 0 ? 1 : $0 / $1 }
    var description = description
    description.unroundedDigits = TableDescription.computedDigits
    description.citation += "; balanced by SUT-RAS (Temurshoev & Timmer 2011)"
    let table = try SupplyUseTable(
      description: description, products: products, industries: industries, supply: part(from: k + c, k, sign: -1),
      imports: part(from: 2 * k + c, 1, sign: -1).storage, inflow: part(from: 2 * k + c + 1, 1, sign: -1).storage,
      use: part(from: 0, k),
      finalDemand: finalDemand.enumerated().map { number, category in
        var category = category
        category.values = scaling.values.column(k + number)
        return category
      },
      valueAdded: valueAdded.map { row in
        var row = row
        row.values = zip(row.values, ratios).map(*)
        return row
      })
    return (table, scaling)
  }
}
