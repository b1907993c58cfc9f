import Diagnostics
import InputOutput
import LinearAlgebra
import NumberText

/// The figures of a table that GRAS scales, as one matrix. Down: sectors, imported products where the table has them apart
/// (one line, where they are one row), rows of value added. Across: sectors, final demand, imports and inflow.
///
/// Imports of a product stand in the column of imports as a negative entry, in the product's own row, or in that of
/// its imported uses, which then is to hold 0: its uses are what is imported of it.
struct BalancingFrame {
  private let start: InputOutputTable
  private let outputs: [Double]
  private let totals: TableTotals
  /// By sector, the factor that gives its value added; nil where none is given.
  private let ratios: [Double?]

  private var n: Int { start.sectors.count }
  private var c: Int { start.finalDemand.count }
  private var imported: Int { start.usesByOrigin != nil ? n : start.importedInputs != nil ? 1 : 0 }

  /// - Parameter start: the table to begin with, at the size that it is to have.
  /// - Throws: `InvalidInput` that names sectors whose given value added has nothing to start from, or something of the other
  ///   sign, and totals that no line of the table has.
  init(_ start: InputOutputTable, outputs: [Double], _ totals: TableTotals) throws(InvalidInput) {
    (self.start, self.outputs, self.totals) = (start, outputs, totals)
    let (given, paid) = (totals.valueAddedOfSectors, start.totalValueAdded)
    ratios = given.indices.map { j in given[j].map { paid[j] == 0 ? 1 : $0 / paid[j] } }
    var problems = given.indices.filter { (given[$0] ?? 0) != 0 && paid[$0] == 0 }.map { j in
      Diagnostic.error(
        "\(start.sectors[j].code) is to have a value added of \(formatNumber(given[j] ?? 0)), and has none to start from",
        advice: "leave its value_added empty, or give the table some")
    }
    problems += given.indices.filter { (ratios[$0] ?? 0) < 0 }.map { j in
      Diagnostic.error(
        "\(start.sectors[j].code) is to have a value added of \(formatNumber(given[j] ?? 0)), and has "
          + "\(formatNumber(paid[j])) to start from",
        advice: "its rows are scaled in one proportion, which would turn their signs; check the sign")
    }
    if start.importTreatment != .competitive, totals.inflow != nil {
      problems.append(
        .error(
          "the table has its imports in rows of their own, and no column of inflow that could have a total",
          advice: "give the total of all that comes from outside, under imports"))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }

  var matrix: Matrix {
    let below = n + imported
    var frame = Matrix(rows: below + start.valueAdded.count, columns: n + c + 2)
    let uses = start.usesByOrigin
    func put(_ flows: Matrix, at row: Int) {
      for j in 0..<n { for i in 0..<n { frame[row + i, j] = flows[i, j] } }
    }
    put(uses?.domesticIntermediate ?? start.intermediate, at: 0)
    if let uses { put(uses.importedIntermediate, at: n) }
    for j in 0..<n {
      if let row = start.importedInputs { frame[n, j] = row.inputs[j] }
      // Value added that is given stays as it is: its cells are taken out, and the column is to hold the rest.
      for (r, row) in start.valueAdded.enumerated() where ratios[j] == nil { frame[below + r, j] = row.values[j] }
    }
    for (f, category) in start.finalDemand.enumerated() {
      for i in 0..<n {
        frame[i, n + f] = uses?.domesticDemand[f][i] ?? category.values[i]
        if let uses { frame[n + i, n + f] = uses.importedDemand[f][i] }
      }
      if let row = start.importedInputs { frame[n, n + f] = row.finalDemand[f] }
    }
    for i in 0..<n {
      frame[uses == nil ? i : n + i, n + c] = -start.imports[i]
      frame[i, n + c + 1] = -start.inflow[i]
    }
    return frame
  }

  var rows: [GeneralisedRAS.Line] {
    func fixed(_ row: ValueAddedRow) -> Double { (0..<n).reduce(0) { $0 + (ratios[$1] ?? 0) * row.values[$1] } }
    let apart =
      start.usesByOrigin != nil
      ? start.sectors.map { GeneralisedRAS.Line("imported \($0.code)", sum: 0) }
      : start.importedInputs != nil ? [GeneralisedRAS.Line("imported_inputs", sum: totals.imports)] : []
    return zip(start.sectors, outputs).map { GeneralisedRAS.Line($0.code, sum: $1) } + apart
      + zip(start.valueAdded, totals.valueAdded).map { row, total in
        GeneralisedRAS.Line(row.code.rawValue, sum: total.map { $0 - fixed(row) })
      }
  }

  var columns: [GeneralisedRAS.Line] {
    let imports = start.importedInputs == nil ? totals.imports : nil
    return zip(start.sectors, zip(outputs, totals.valueAddedOfSectors)).map {
      GeneralisedRAS.Line($0.code, sum: $1.0 - ($1.1 ?? 0))
    }
      + zip(start.finalDemand, totals.finalDemand).map { GeneralisedRAS.Line($0.code, sum: $1) }
      + [.init("imports", sum: imports.map { -$0 }), .init("inflow", sum: totals.inflow.map { -$0 })]
  }

  /// The table of scaled figures.
  func table(_ values: Matrix, _ description: TableDescription) throws(InvalidInput) -> InputOutputTable {
    let below = n + imported
    func square(from row: Int) -> Matrix {
      Matrix(columns: (0..<n).map { Array(values.column($0)[row..<row + n]) }, rows: n)
    }
    func demand(from row: Int) -> [[Double]] { (0..<c).map { Array(values.column(n + $0)[row..<row + n]) } }
    let uses =
      start.usesByOrigin == nil
      ? nil
      : UsesByOrigin(
        domesticIntermediate: square(from: 0), importedIntermediate: square(from: n), domesticDemand: demand(from: 0),
        importedDemand: demand(from: n))
    let used = uses?.finalDemand ?? demand(from: 0)
    return try InputOutputTable(
      description: description, sectors: start.sectors, intermediate: uses?.intermediate ?? square(from: 0),
      finalDemand: zip(start.finalDemand, used).map { category, values in
        var category = category
        category.values = values
        return category
      }, imports: uses?.imports ?? values.column(n + c)[..<n].map { 0 - $0 },
      inflow: values.column(n + c + 1)[..<n].map { 0 - $0 },
      valueAdded: start.valueAdded.enumerated().map { r, row in
        var row = row
        row.values = (0..<n).map { j in ratios[j].map { $0 * row.values[j] } ?? values[below + r, j] }
        return row
      }, usesByOrigin: uses,
      importedInputs: start.importedInputs == nil
        ? nil
        : ImportedInputs(
          inputs: (0..<n).map { values[n, $0] }, finalDemand: (0..<c).map { values[n, n + $0] }),
      extensions: start.extensions, grossOutput: outputs
    ).computed(description)
  }
}
