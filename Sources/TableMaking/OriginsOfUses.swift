import InputOutput
import LinearAlgebra

/// The uses of a competitive table told apart by origin in the precision of the table itself: every use, output and import
/// of it stays as it is, and a table of two decimals becomes one of two decimals.
struct OriginsOfUses {
  let uses: UsesByOrigin
  /// That of the table, with the decimals that the parts have.
  let description: TableDescription
  /// Imports of a product beyond its uses become error of its row.
  let otherError: [Double]

  /// - Parameters:
  ///   - split: the uses of the table by origin, unrounded.
  ///   - decimals: how many the parts may have, of a table of fixed decimals.
  init(of table: InputOutputTable, _ split: NonCompetitiveTable, decimals: Int) {
    let n = table.sectors.count
    var imported = Matrix(rows: n, columns: n)
    var importedDemand = table.finalDemand.map { _ in [Double](repeating: 0, count: n) }
    let regional = table.finalDemand.indices.filter { table.finalDemand[$0].role.isRegional }
    var description = table.description
    description.decimals = decimals
    var errors = table.otherError
    for i in 0..<n {
      let exact = split.importedIntermediate.row(i) + split.importedDemand.map { $0.values[i] }
      let parts = Self.rounded(exact, description)
      for j in 0..<n { imported[i, j] = parts[j] }
      for (place, category) in regional.enumerated() { importedDemand[category][i] = parts[n + place] }
      // Nothing is left of imports that are shares of the uses.
      let left = table.imports[i] + table.inflow[i] - parts.reduce(0, +)
      let size = table.imports[i].magnitude + table.inflow[i].magnitude
      if left.magnitude > table.roundingTolerance(terms: 1, size: Double(n) * size) {
        errors[i] = description.rounded(errors[i] - left)
      }
    }
    let precision = description
    func rest(_ all: [Double], _ part: [Double]) -> [Double] { zip(all, part).map { precision.rounded($0 - $1) } }
    uses = UsesByOrigin(
      domesticIntermediate: table.intermediate.mapEntries { value, i, j in precision.rounded(value - imported[i, j]) },
      importedIntermediate: imported,
      domesticDemand: zip(table.finalDemand, importedDemand).map { rest($0.values, $1) }, importedDemand: importedDemand
    )
    otherError = errors
    // Parts may need fewer decimals than they may have.
    var fewer = description
    while description.unroundedDigits == nil, fewer.decimals > table.description.decimals {
      fewer.decimals -= 1
      guard (imported.storage + importedDemand.flatMap { $0 }).allSatisfy({ fewer.rounded($0) == $0 }) else { break }
      description.decimals = fewer.decimals
    }
    self.description = description
  }

  /// Parts of a sum in the table's precision. Of fixed decimals, parts are cut to them, and the units that the cutting takes off
  /// the sum go to the parts that lost most (the method of the largest remainder).
  private static func rounded(_ parts: [Double], _ description: TableDescription) -> [Double] {
    guard description.unroundedDigits == nil, (0...12).contains(description.decimals) else {
      return parts.map(description.rounded)
    }
    let scale = description.unitsPerOne
    let units = parts.map { $0 * scale }
    var whole = units.map { $0.rounded(.down) }
    let missing = units.reduce(0, +).rounded() - whole.reduce(0, +)
    let order = units.indices.sorted { (units[$0] - whole[$0], $1) > (units[$1] - whole[$1], $0) }
    for place in order.prefix(Int(min(max(missing, 0), Double(parts.count)))) { whole[place] += 1 }
    return whole.map { $0 / scale }
  }
}
