import Diagnostics
public import LinearAlgebra

/// The uses of a table told apart by origin, product by product, as surveyed (non-competitive imports; Miller & Blair 2009,
/// section 4.9). The table's own uses are the sums of both.
public struct UsesByOrigin: Hashable, Sendable {
  /// Zᵈ and Zᵐ.
  public var domesticIntermediate: Matrix
  public var importedIntermediate: Matrix
  /// fᵈ and fᵐ, one list for each category of final demand; the imported ones are zeros for what is sold outside.
  public var domesticDemand: [[Double]]
  public var importedDemand: [[Double]]

  public init(
    domesticIntermediate: Matrix, importedIntermediate: Matrix, domesticDemand: [[Double]], importedDemand: [[Double]]
  ) {
    (self.domesticIntermediate, self.importedIntermediate) = (domesticIntermediate, importedIntermediate)
    (self.domesticDemand, self.importedDemand) = (domesticDemand, importedDemand)
  }

  /// Z, of both origins.
  public var intermediate: Matrix { domesticIntermediate + importedIntermediate }

  /// f, of both origins.
  public var finalDemand: [[Double]] { zip(domesticDemand, importedDemand).map { zip($0, $1).map(+) } }

  /// The imports of each product, for all uses together.
  public var imports: [Double] {
    importedDemand.reduce(importedIntermediate.rowSums) { sum, values in zip(sum, values).map(+) }
  }

  func converted(_ convert: (Double) -> Double) -> UsesByOrigin {
    UsesByOrigin(
      domesticIntermediate: domesticIntermediate.mapEntries { value, _, _ in convert(value) },
      importedIntermediate: importedIntermediate.mapEntries { value, _, _ in convert(value) },
      domesticDemand: domesticDemand.map { $0.map(convert) }, importedDemand: importedDemand.map { $0.map(convert) })
  }
}

/// The imported inputs of a table whose uses are domestic only: one row, whose products are not known.
public struct ImportedInputs: Hashable, Sendable {
  /// One figure for each sector.
  public var inputs: [Double]
  /// One figure for each category of final demand; no balance of a sector has it.
  public var finalDemand: [Double]

  public init(inputs: [Double], finalDemand: [Double]) { (self.inputs, self.finalDemand) = (inputs, finalDemand) }
}

extension InputOutputTable {
  /// How the table shows imports.
  public var importTreatment: ImportTreatment {
    if importedInputs != nil { return .domesticOnly }
    return usesByOrigin == nil ? .competitive : .nonCompetitive
  }

  /// The table with origins added up: what is imported is known by product only.
  public var withoutOrigins: InputOutputTable {
    var table = self
    table.usesByOrigin = nil
    return table
  }

  /// Z of the region's own products.
  var domesticIntermediate: Matrix { usesByOrigin?.domesticIntermediate ?? intermediate }

  /// The parts that the imports apart are made of and do not fit the table.
  func importProblems() -> [Diagnostic] {
    let n = sectors.count
    var problems: [Diagnostic] = []
    if let uses = usesByOrigin {
      for (name, matrix) in [("domestic", uses.domesticIntermediate), ("imported", uses.importedIntermediate)]
      where matrix.rows != n || matrix.columns != n {
        let shape = "\(matrix.rows) x \(matrix.columns)"
        problems.append(.error("\(name) intermediate use is \(shape) where \(n) sectors need \(n) x \(n)"))
      }
      for (name, demand) in [("domestic", uses.domesticDemand), ("imported", uses.importedDemand)]
      where demand.count != finalDemand.count || demand.contains(where: { $0.count != n }) {
        problems.append(.error("\(name) final demand does not have the shape of final demand"))
      }
    }
    if let row = importedInputs {
      if row.inputs.count != n {
        problems.append(.error("imported inputs has \(row.inputs.count) entries where there are \(n) sectors"))
      }
      if row.finalDemand.count != finalDemand.count {
        problems.append(.error("imported inputs does not have the shape of final demand"))
      }
      if usesByOrigin != nil { problems.append(.error("imports stand by product and as one row")) }
    }
    return problems
  }
}
