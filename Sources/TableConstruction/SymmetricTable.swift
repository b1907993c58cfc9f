public import Diagnostics
public import InputOutput
import LinearAlgebra
import NumberText

/// The assumption under which supply and use become one symmetric table (Eurostat Manual 2008, ch. 11, models A to D).
public enum SymmetricModel: String, Hashable, Sendable, CaseIterable {
  /// A product is made in one way, whoever makes it: product by product, Z = U (V')⁻¹ q̂.
  case productTechnology = "A"
  /// An industry makes all its products in one way: product by product, Z = U ĝ⁻¹ V.
  case industryTechnology = "B"
  /// An industry sells all its products to buyers in one pattern: industry by industry, Z = ĝ (V')⁻¹ U.
  case fixedIndustrySales = "C"
  /// A product is sold to buyers in one pattern, whoever makes it: industry by industry, Z = V q̂⁻¹ U.
  case fixedProductSales = "D"

  public var isByProduct: Bool { self == .productTechnology || self == .industryTechnology }

  /// Whether supply is inverted, which needs as many products as industries and can give negative figures.
  var invertsSupply: Bool { self == .productTechnology || self == .fixedIndustrySales }
}

/// A symmetric table made of a supply-use table.
public struct SymmetricTable: Sendable {
  public let table: InputOutputTable
  public let model: SymmetricModel
  /// A figure below zero where the supply-use table has none that is.
  public struct Negative: Hashable, Sendable {
    /// The row's code, and that of the column, of final demand or `imports` and `inflow`.
    public var row: String
    public var column: String
    public var value: Double

    public init(row: String, column: String, value: Double) {
      self.row = row
      self.column = column
      self.value = value
    }
  }

  /// Ordered by size. Models B and D make none.
  public let negatives: [Negative]

  /// - Throws: `InvalidInput` with the imbalances of the supply-use table; for models A and C one that is not square or whose
  ///   supply cannot be inverted; for model D a product that no industry makes.
  public init(_ source: SupplyUseTable, model: SymmetricModel) throws(InvalidInput) {
    let imbalances = source.imbalances
    if !imbalances.isEmpty { throw InvalidInput(imbalances) }
    let source = try source.payingItsOutputs()
    let transfer = try Self.transfer(source, model)
    let (sectors, outputs) =
      model.isByProduct
      ? (source.products, source.productOutputs) : (source.industries, source.industryOutputs)
    // Products by products for A and B, industries by products for C and D.
    func products(_ values: [Double]) -> [Double] { model.isByProduct ? values : transfer.times(values) }
    func industries(_ values: [Double]) -> [Double] { model.isByProduct ? transfer.transposedTimes(values) : values }
    var description = source.description
    description.citation += "; symmetric table by model \(model.rawValue) (Eurostat Manual 2008, ch. 11)"
    let kind = model.isByProduct ? ("product by product", "产品×产品") : ("industry by industry", "部门×部门")
    description.titleEn += ", \(kind.0), model \(model.rawValue)"
    description.titleZh += "，\(kind.1)，模型\(model.rawValue)"
    let flows = model.isByProduct ? source.use.times(transfer) : transfer.times(source.use)
    table = try InputOutputTable(
      description: description, sectors: sectors, intermediate: flows,
      finalDemand: source.finalDemand.map { category in
        var category = category
        category.values = products(category.values)
        return category
      }, imports: products(source.imports), inflow: products(source.inflow),
      valueAdded: source.valueAdded.map { row in
        var row = row
        row.values = industries(row.values)
        return row
      }, grossOutput: outputs
    ).settled(description)
    self.model = model
    negatives = Self.negatives(of: table, source)
  }

  /// T of models A and B, industries by products; S of models C and D, industries by products.
  private static func transfer(_ source: SupplyUseTable, _ model: SymmetricModel) throws(InvalidInput) -> Matrix {
    let (q, g) = (source.productOutputs, source.industryOutputs)
    switch model {
    case .industryTechnology:
      return source.supply.scalingColumns(by: g.map { $0 == 0 ? 0 : 1 / $0 }).transposed
    case .fixedProductSales:
      try refuseProductsNotMade(source, q)
      return source.supply.scalingRows(by: q.map { $0 == 0 ? 0 : 1 / $0 }).transposed
    case .productTechnology, .fixedIndustrySales:
      let inverse = try inverseSupply(source, model)
      return model == .productTechnology ? inverse.scalingColumns(by: q) : inverse.scalingRows(by: g)
    }
  }

  private static func refuseProductsNotMade(_ source: SupplyUseTable, _ q: [Double]) throws(InvalidInput) {
    let problems = source.products.indices.compactMap { p -> Diagnostic? in
      let isUsed = source.use.row(p).contains { $0 != 0 } || source.finalDemand.contains { $0.values[p] != 0 }
      guard q[p] == 0, isUsed else { return nil }
      return .error(
        "no industry makes product \(source.products[p].code), so that model D does not know who sells it",
        advice: "take model B, or join it with another product")
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  /// (V')⁻¹, industries by products.
  private static func inverseSupply(_ source: SupplyUseTable, _ model: SymmetricModel) throws(InvalidInput) -> Matrix {
    let (p, k) = (source.products.count, source.industries.count)
    guard p == k else {
      throw InvalidInput(
        .error(
          "model \(model.rawValue) inverts supply, and \(p) products by \(k) industries are not square",
          advice: "take model B or D, or join products or industries first"))
    }
    do throws(LinearAlgebraError) { return try LUFactorization(source.supply).inverse() } catch {
      let idle = zip(source.products, source.productOutputs).filter { $1 == 0 }.map(\.0.code)
      let reason = idle.isEmpty ? "\(error)" : "no industry makes \(idle.joined(separator: ", "))"
      throw InvalidInput(
        .error(
          "model \(model.rawValue) inverts supply, which has no inverse: \(reason)",
          advice: "take model B or D, or join products first"))
    }
  }

  private static func negatives(of table: InputOutputTable, _ source: SupplyUseTable) -> [Negative] {
    // A last bit below zero is rounding.
    let least = -1e-12 * (table.grossOutput.max() ?? 0)
    var found: [Negative] = []
    func add(_ column: String, _ values: [Double], from original: [Double]) {
      guard original.allSatisfy({ $0 >= 0 }) else { return }
      for (sector, value) in zip(table.sectors, values) where value < least {
        found.append(Negative(row: sector.code, column: column, value: value))
      }
    }
    for (j, sector) in table.sectors.enumerated() {
      add(sector.code, table.intermediate.column(j), from: source.use.storage)
    }
    for (made, original) in zip(table.finalDemand, source.finalDemand) {
      add(made.code, made.values, from: original.values)
    }
    add("imports", table.imports, from: source.imports)
    add("inflow", table.inflow, from: source.inflow)
    for (made, original) in zip(table.valueAdded, source.valueAdded) where original.values.allSatisfy({ $0 >= 0 }) {
      for (sector, value) in zip(table.sectors, made.values) where value < least {
        found.append(Negative(row: made.code.rawValue, column: sector.code, value: value))
      }
    }
    return found.sorted { $0.value < $1.value }
  }
}
