public import Diagnostics
public import InputOutput
public import LinearAlgebra
import NumberText

/// Supply and use of products by industries, at basic prices (Eurostat Manual 2008, ch. 11; Miller & Blair 2009, ch. 5).
///
/// Product p: supply by industries + imports + inflow = intermediate use + final demand. Industry k: its supply of all products
/// = its intermediate use + its value added.
public struct SupplyUseTable: Hashable, Sendable {
  public let description: TableDescription
  public let products: [Sector]
  public let industries: [Sector]
  /// V': products by industries.
  public let supply: Matrix
  /// From abroad and from other regions, by product, as positive figures.
  public let imports: [Double]
  public let inflow: [Double]
  /// U: products by industries.
  public let use: Matrix
  /// By product.
  public let finalDemand: [FinalDemandCategory]
  /// By industry.
  public let valueAdded: [ValueAddedRow]

  /// - Throws: `InvalidInput` that names every part of a wrong length.
  public init(
    description: TableDescription, products: [Sector], industries: [Sector], supply: Matrix, imports: [Double]? = nil,
    inflow: [Double]? = nil, use: Matrix, finalDemand: [FinalDemandCategory], valueAdded: [ValueAddedRow]
  ) throws(InvalidInput) {
    let zeros = [Double](repeating: 0, count: products.count)
    self.description = description
    self.products = products
    self.industries = industries
    self.supply = supply
    self.imports = imports ?? zeros
    self.inflow = inflow ?? zeros
    self.use = use
    self.finalDemand = finalDemand
    self.valueAdded = valueAdded
    var problems: [Diagnostic] = []
    let (p, k) = (products.count, industries.count)
    for (name, matrix) in [("supply", supply), ("use", use)] where matrix.rows != p || matrix.columns != k {
      let shape = "\(matrix.rows) x \(matrix.columns)"
      problems.append(.error("\(name) is \(shape) where \(p) products and \(k) industries need \(p) x \(k)"))
    }
    var vectors = [("imports", self.imports, p), ("inflow", self.inflow, p)]
    vectors += finalDemand.map { ($0.code, $0.values, p) } + valueAdded.map { ($0.code.rawValue, $0.values, k) }
    for (name, values, count) in vectors where values.count != count {
      problems.append(.error("\(name) has \(values.count) entries where \(count) are needed"))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  /// q: what industries supply of each product.
  public var productOutputs: [Double] { supply.rowSums }
  /// g: what each industry supplies of all products.
  public var industryOutputs: [Double] { supply.columnSums }

  public var totalValueAdded: [Double] {
    valueAdded.reduce(Array(repeating: 0, count: industries.count)) { sum, row in zip(sum, row.values).map(+) }
  }

  /// Every product whose supply is not its use and every industry whose output is not what it pays, by more than the rounding
  /// of the printed figures.
  public var imbalances: [Diagnostic] {
    let demanded = finalDemand.reduce(use.rowSums) { sum, category in zip(sum, category.values).map(+) }
    let offered = zip(productOutputs, zip(imports, inflow)).map { $0 + $1.0 + $1.1 }
    let (made, paid) = (industryOutputs, zip(use.columnSums, totalValueAdded).map(+))
    let terms = products.count + industries.count + finalDemand.count + 3
    func gaps(_ kind: String, _ lines: [Sector], _ sides: (String, [Double]), _ others: (String, [Double]))
      -> [Diagnostic]
    {
      lines.indices.compactMap { i in
        let (a, b) = (sides.1[i], others.1[i])
        let tolerance = tolerance(terms: terms, size: a.magnitude + b.magnitude)
        if (a - b).magnitude <= tolerance { return nil }
        return .error(
          "\(kind) \(lines[i].code) has \(sides.0) of \(formatNumber(a)) and \(others.0) of \(formatNumber(b))",
          advice: "rounding explains at most \(briefly(tolerance)); mend the figures, or balance them first")
      }
    }
    return gaps("product", products, ("a supply", offered), ("a use", demanded))
      + gaps("industry", industries, ("an output", made), ("inputs and value added", paid))
  }

  /// The same table with the inputs and value added of each industry scaled to its output, which rounding may leave a little
  /// beside what they add up to: every model makes columns of its outputs of them.
  func payingItsOutputs() throws(InvalidInput) -> SupplyUseTable {
    let factors = payingFactors(outputs: industryOutputs, paid: zip(use.columnSums, totalValueAdded).map(+))
    return try SupplyUseTable(
      description: description, products: products, industries: industries, supply: supply, imports: imports,
      inflow: inflow, use: use.scalingColumns(by: factors), finalDemand: finalDemand,
      valueAdded: valueAdded.map { row in
        var row = row
        row.values = zip(row.values, factors).map(*)
        return row
      })
  }

  private func tolerance(terms: Int, size: Double) -> Double {
    guard description.unroundedDigits == nil else { return 1e-9 * size }
    let unit = (0..<max(0, description.decimals)).reduce(1.0) { unit, _ in unit / 10 }
    return 0.5 * unit * Double(terms) + 1e-12 * size
  }
}
