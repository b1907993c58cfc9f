public import Diagnostics
public import LinearAlgebra

/// How a table shows imports (Eurostat Manual 2008, ch. 11; Miller & Blair 2009, section 4.9).
public enum ImportTreatment: String, Hashable, Sendable, CaseIterable {
  /// Uses of all origins, imports a negative column: Z, f, -m. China's provincial tables.
  case competitive
  /// Uses told apart by origin, product by product: Zᵈ and Zᵐ, fᵈ and fᵐ.
  case nonCompetitive = "non_competitive"
  /// Domestic uses product by product, imported inputs as one row: Zᵈ, fᵈ, 1'Zᵐ.
  case domesticOnly = "domestic_only"
}

/// A table whose uses are told apart by origin (non-competitive imports), in the unit of the table it came from.
///
/// Row i of the domestic part and what is sold outside make up x_i; the columns of both parts and value added make up x_j.
public struct NonCompetitiveTable: Hashable, Sendable {
  public let sectors: [Sector]
  /// Zᵈ.
  public let domesticIntermediate: Matrix
  /// Zᵐ.
  public let importedIntermediate: Matrix
  /// fᵈ, regional categories and those sold outside.
  public let domesticDemand: [FinalDemandCategory]
  /// fᵐ, regional categories only.
  public let importedDemand: [FinalDemandCategory]
  /// v.
  public let totalValueAdded: [Double]
  /// The remainder of the rows (error column, rounding, clipped import shares).
  public let residual: [Double]
  /// x.
  public let grossOutput: [Double]

  /// The table of a competitive one, each row's import share taken as equal over its regional uses (the proportionality
  /// assumption, Chenery-Moses); of a table that tells origins apart, its own uses.
  public init(_ model: RegionalModel) {
    totalValueAdded = model.table.totalValueAdded
    residual = model.residual
    grossOutput = model.table.grossOutput
    sectors = model.table.sectors
    if let uses = model.table.usesByOrigin {
      (domesticIntermediate, importedIntermediate) = (uses.domesticIntermediate, uses.importedIntermediate)
      func categories(_ demand: [[Double]]) -> [FinalDemandCategory] {
        zip(model.table.finalDemand, demand).map { category, values in
          var category = category
          category.values = values
          return category
        }
      }
      domesticDemand = categories(uses.domesticDemand)
      importedDemand = categories(uses.importedDemand).filter(\.role.isRegional)
      return
    }
    let (table, shares) = (model.table, model.importShares)
    let domestic = shares.map { 1 - $0 }
    func scaled(_ category: FinalDemandCategory, by factors: [Double]) -> FinalDemandCategory {
      var result = category
      result.values = zip(factors, category.values).map(*)
      return result
    }
    domesticIntermediate = table.intermediate.scalingRows(by: domestic)
    importedIntermediate = table.intermediate.scalingRows(by: shares)
    domesticDemand = table.finalDemand.map { $0.role.isRegional ? scaled($0, by: domestic) : $0 }
    importedDemand = table.regionalDemand.map { scaled($0, by: shares) }
  }

  /// A table that was surveyed by origin, or a domestic-only one together with what its row of imports consists of.
  /// - Throws: `InvalidInput` that names every part of a wrong length, and every imported category that no domestic one of
  ///   the same code and a regional role matches.
  public init(
    sectors: [Sector], domesticIntermediate: Matrix, importedIntermediate: Matrix,
    domesticDemand: [FinalDemandCategory], importedDemand: [FinalDemandCategory], totalValueAdded: [Double],
    residual: [Double]? = nil, grossOutput: [Double]
  ) throws(InvalidInput) {
    let n = sectors.count
    self.sectors = sectors
    self.domesticIntermediate = domesticIntermediate
    self.importedIntermediate = importedIntermediate
    self.domesticDemand = domesticDemand
    self.importedDemand = importedDemand
    self.totalValueAdded = totalValueAdded
    self.residual = residual ?? Array(repeating: 0, count: n)
    self.grossOutput = grossOutput
    var problems: [Diagnostic] = []
    for (name, matrix) in [("domestic", domesticIntermediate), ("imported", importedIntermediate)]
    where matrix.rows != n || matrix.columns != n {
      let shape = "\(matrix.rows) x \(matrix.columns)"
      problems.append(.error("\(name) intermediate use is \(shape) where \(n) sectors need \(n) x \(n)"))
    }
    var vectors = [("value added", totalValueAdded), ("the residual", self.residual), ("gross output", grossOutput)]
    vectors += domesticDemand.map { ($0.code, $0.values) } + importedDemand.map { ("imported \($0.code)", $0.values) }
    for (name, values) in vectors where values.count != n {
      problems.append(.error("\(name) has \(values.count) entries where there are \(n) sectors"))
    }
    let regional = Set(domesticDemand.filter(\.role.isRegional).map(\.code))
    for category in importedDemand where !regional.contains(category.code) {
      problems.append(.error("imports for '\(category.code)' have no domestic category of that code in the region"))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  /// m: each product's imports, for intermediate and final use together.
  public var imports: [Double] {
    importedDemand.reduce(importedIntermediate.rowSums) { sum, category in zip(sum, category.values).map(+) }
  }

  /// 1'Zᵐ: the one row of imported inputs that a domestic-only table has.
  public var importedInputs: [Double] { importedIntermediate.columnSums }

  /// Z, f and m of the competitive table: origins added up.
  public var competitive: (intermediate: Matrix, finalDemand: [FinalDemandCategory], imports: [Double]) {
    let demand = domesticDemand.map { category in
      guard let imported = importedDemand.first(where: { $0.code == category.code }) else { return category }
      var result = category
      result.values = zip(category.values, imported.values).map(+)
      return result
    }
    return (domesticIntermediate + importedIntermediate, demand, imports)
  }

  /// Zᵈ, fᵈ and the row of imported inputs.
  public var domesticOnly: DomesticTable {
    DomesticTable(
      sectors: sectors, intermediate: domesticIntermediate, finalDemand: domesticDemand, importedInputs: importedInputs,
      totalValueAdded: totalValueAdded, residual: residual, grossOutput: grossOutput)
  }
}

/// A table of domestic uses with imported inputs as one row. The products that are imported are not in it: with them,
/// `NonCompetitiveTable` is made of both.
public struct DomesticTable: Hashable, Sendable {
  public let sectors: [Sector]
  /// Zᵈ.
  public let intermediate: Matrix
  /// fᵈ.
  public let finalDemand: [FinalDemandCategory]
  /// 1'Zᵐ.
  public let importedInputs: [Double]
  public let totalValueAdded: [Double]
  public let residual: [Double]
  public let grossOutput: [Double]

  /// The Leontief system of Aᵈ = Zᵈ x̂⁻¹.
  /// - Throws: `InvalidInput` if it is not productive.
  public func system() throws(InvalidInput) -> LeontiefSystem {
    try LeontiefSystem(
      flows: intermediate, columnFactors: grossOutput.map { $0 == 0 ? 0 : 1 / $0 }, sectors: sectors)
  }

  /// fᵈ and the residual, all categories together: what the system turns into x.
  public var totalDemand: [Double] {
    finalDemand.reduce(residual) { sum, category in zip(sum, category.values).map(+) }
  }
}
