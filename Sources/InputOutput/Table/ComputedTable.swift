package import Diagnostics
import Glibc
import LinearAlgebra
import NumberText

/// The precision of tables that a computation makes. One rule holds for all of them: every figure is rounded to
/// `computedDigits`, as its file has it, before anything is reported of it, so that the table in memory, the report on it and
/// every file of it are the same; and the table states these digits, within which its rows and columns balance.
extension TableDescription {
  /// The significant digits that a computed table vouches for: what iterations converge to, and what files carry.
  package static let computedDigits = 12

  /// The description of a computed table of these outputs.
  func computed(outputs: [Double]) -> TableDescription {
    var description = self
    description.unroundedDigits = Self.computedDigits
    description.decimals = Self.decimals(showing: outputs)
    return description
  }

  /// A sum of figures with the precision of the figures: without the bits that adding in binary leaves behind it.
  package func rounded(_ sum: Double) -> Double {
    guard sum != 0, sum.isFinite else { return sum }
    if let digits = unroundedDigits { return Self.rounded(sum, toDigits: digits) }
    guard (0...DeclaredDecimals.range.upperBound).contains(decimals) else { return sum }
    let units = (sum * unitsPerOne).rounded()
    // Beyond, a double holds no such decimals.
    return units.magnitude < 0x1p53 ? units / unitsPerOne : sum
  }

  /// How many units of the last decimal one has.
  package var unitsPerOne: Double { (0..<decimals).reduce(1.0) { scale, _ in scale * 10 } }

  private static func rounded(_ value: Double, toDigits digits: Int) -> Double {
    if digits <= computedDigits { return inFileDigits(value) }
    guard digits < 17 else { return value }
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: 40) { text in
      guard let start = text.baseAddress else { return value }
      _ = withVaList([Int32(digits - 1), value]) { vsnprintf(start, text.count, "%.*e", $0) }
      return strtod(start, nil)
    }
  }
}

/// The factor of each column that makes what it pays its output; 1 where the two differ in the last bits of a sum.
package func payingFactors(outputs: [Double], paid: [Double]) -> [Double] {
  zip(outputs, paid).map { made, paid in
    paid == 0 || (made - paid).magnitude <= 1e-14 * made.magnitude ? 1 : made / paid
  }
}

extension InputOutputTable {
  /// The same figures as those of a computation, rounded to its digits.
  package func computed(_ description: TableDescription) throws(InvalidInput) -> InputOutputTable {
    func rounded(_ value: Double) -> Double { value == 0 ? 0 : inFileDigits(value) }
    let extensions = extensions.map { row in
      var row = row
      row.values = row.values.map(rounded)
      return row
    }
    return try money(description.computed(outputs: grossOutput), extensions: extensions, rounded)
  }

  /// The inputs of each sector, regional and imported, and its value added.
  private var paid: [Double] {
    let bought = importedInputs?.inputs ?? sectors.map { _ in 0 }
    return zip(zip(intermediateInputs, totalValueAdded).map(+), bought).map(+)
  }

  /// As `computed(_:)`, for figures that carry the rounding of a source: an output that its column does not add up to becomes
  /// what it adds up to, and what is left over in a row is counted as other error.
  package func settled(_ description: TableDescription) throws(InvalidInput) -> InputOutputTable {
    let table = try computed(description)
    let sums = table.paid
    let balance = TableBalance(table)
    let outputs = sums.indices.map { j in
      balance.columnGaps[j].magnitude <= balance.columnTolerances[j] ? table.grossOutput[j] : inFileDigits(sums[j])
    }
    let errors = zip(table.residual, zip(outputs, table.grossOutput)).map { left, sizes in left + sizes.0 - sizes.1 }
    // Below the digits that are written there is no error, only the rounding of sums.
    let told = zip(errors, balance.rowTolerances).map { $0.magnitude <= $1 ? 0 : inFileDigits($0) }
    return try InputOutputTable(
      description: table.description.computed(outputs: outputs), sectors: sectors, intermediate: table.intermediate,
      finalDemand: table.finalDemand, imports: table.imports, inflow: table.inflow, otherError: told,
      valueAdded: table.valueAdded, usesByOrigin: table.usesByOrigin, importedInputs: table.importedInputs,
      extensions: table.extensions, grossOutput: outputs)
  }

  /// The table with the inputs and value added of each column scaled to its output, which rounding may leave a little beside
  /// what they add up to: what is derived from it for given outputs has columns of these outputs.
  package func payingItsOutputs() throws(InvalidInput) -> InputOutputTable {
    let factors = payingFactors(outputs: grossOutput, paid: paid)
    if factors.allSatisfy({ $0 == 1 }) { return self }
    func scaled(_ values: [Double]) -> [Double] { zip(values, factors).map(*) }
    let uses = usesByOrigin.map { uses in
      UsesByOrigin(
        domesticIntermediate: uses.domesticIntermediate.scalingColumns(by: factors),
        importedIntermediate: uses.importedIntermediate.scalingColumns(by: factors),
        domesticDemand: uses.domesticDemand, importedDemand: uses.importedDemand)
    }
    return try InputOutputTable(
      description: description, sectors: sectors,
      intermediate: uses?.intermediate ?? intermediate.scalingColumns(by: factors), finalDemand: finalDemand,
      imports: uses?.imports ?? imports, inflow: inflow, otherError: otherError,
      valueAdded: valueAdded.map { row in
        var row = row
        row.values = scaled(row.values)
        return row
      }, usesByOrigin: uses,
      importedInputs: importedInputs.map { ImportedInputs(inputs: scaled($0.inputs), finalDemand: $0.finalDemand) },
      extensions: extensions, grossOutput: grossOutput, locations: locations)
  }
}
