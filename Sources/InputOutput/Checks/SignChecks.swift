import Diagnostics
import LinearAlgebra
import NumberText

extension InputOutputTable {
  /// The errors of one kind of sign; none of the faults that are no matter of signs.
  func signFaults(_ fault: TableFault) -> [Diagnostic] {
    switch fault {
    case .imbalance, .missingImports: []
    case .negativeIntermediateUse: negativeUses()
    case .negativeCompensation: negativeCompensation()
    case .negativeEmployment: negativeCounts()
    case .negativeImports: negativeImports()
    }
  }

  /// Warnings of figures that some tables have below zero, and few mean.
  func unlikelySigns() -> [Diagnostic] {
    var found: [Diagnostic] = []
    for category in finalDemand where category.role.isSeldomNegative {
      found += negatives(category.values).map { i in
        let value = formatNumber(category.values[i])
        return Diagnostic(
          .warning, at: locations?.rows[i], "'\(category.code)' of \(sectors[i].code) is negative: \(value)")
      }
    }
    for (name, verb, values, _) in purchases where !isNegativeInAll(values) {
      found += negatives(values).map { i in
        Diagnostic(
          .warning, at: locations?.rows[i],
          "\(name) of \(sectors[i].code) \(verb) negative: \(formatNumber(values[i]))",
          advice: "what comes from outside is stored as positive figures")
      }
    }
    return found
  }

  private func negatives(_ values: [Double]) -> [Int] { values.indices.filter { values[$0] < 0 } }

  private func isNegativeInAll(_ values: [Double]) -> Bool { values.reduce(0, +) < 0 }

  /// Purchases outside the region, with the header of their column.
  private var purchases: [(name: String, verb: String, values: [Double], header: SourceLocation?)] {
    [("imports", "are", imports, locations?.imports), ("inflow", "is", inflow, locations?.inflow)]
  }

  private func negativeUses() -> [Diagnostic] {
    var cells: [(row: Int, column: Int)] = []
    for j in sectors.indices {
      intermediate.withColumn(j) { column in
        for i in column.indices where column[i] < 0 { cells.append((i, j)) }
      }
    }
    return cells.sorted { ($0.row, $0.column) < ($1.row, $1.column) }.map { i, j in
      let value = formatNumber(intermediate[i, j])
      return .error(at: locations?.rows[i], "the use of \(sectors[i].code) by \(sectors[j].code) is negative: \(value)")
    }
  }

  private func negativeCompensation() -> [Diagnostic] {
    valueAdded.indices.filter { valueAdded[$0].code == .compensation }.flatMap { k in
      negatives(valueAdded[k].values).map { j in
        let value = formatNumber(valueAdded[k].values[j])
        return .error(
          at: locations?.valueAdded[k], "'\(valueAdded[k].code.rawValue)' of \(sectors[j].code) is negative: \(value)",
          advice: "a loss belongs to '\(ValueAddedCode.operatingSurplus.rawValue)'")
      }
    }
  }

  private func negativeCounts() -> [Diagnostic] {
    extensions.indices.filter { extensions[$0].countsPeople }.flatMap { k in
      negatives(extensions[k].values).map { j in
        let value = formatNumber(extensions[k].values[j])
        return .error(
          at: locations?.extensions[k],
          "'\(extensions[k].code)' of \(sectors[j].code) is negative: \(value) \(extensions[k].unit)")
      }
    }
  }

  private func negativeImports() -> [Diagnostic] {
    purchases.filter { isNegativeInAll($0.values) }.map { name, verb, values, header in
      .error(
        at: header, "\(name) \(verb) negative in all: \(rounded(values.reduce(0, +)))",
        advice: "rows subtract what comes from outside, so it is stored as positive figures")
    }
  }
}

extension FinalDemandRole {
  /// Whether a figure below zero is likelier a mistake than a fact: withdrawals from stocks and net trade are facts, and the
  /// content of other final demand is not known.
  fileprivate var isSeldomNegative: Bool { self == .household || self == .government || self == .capitalFormation }
}

extension ExtensionRow {
  /// Whether the row counts people: jobs, or whatever is in persons.
  fileprivate var countsPeople: Bool {
    code == Self.employmentCode || ["person", "people", "jobs", "人"].contains { unit.contains($0) }
  }
}
