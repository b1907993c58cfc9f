/// The parts of changed technology and changed import shares in a total, beside the drivers of demand at the table's
/// coefficients: x = L_a f + (L - L_a) f, the second term shared between the two by the average of the two polar forms
/// (Dietzenbacher and Los 1998, Economic Systems Research 10(4), section 2).
struct StructuralShares {
  var technology: Double
  var importShares: Double

  /// - Parameters:
  ///   - called: with the table's technology and import shares.
  ///   - total: with the year's.
  ///   - corners: with the year's technology alone, and with its import shares alone; nil where import shares stay.
  init(called: Double, total: Double, corners: (technology: Double, importShares: Double)?) {
    guard let corners else {
      (technology, importShares) = (total - called, 0)
      return
    }
    technology = ((corners.technology - called) + (total - corners.importShares)) / 2
    importShares = ((corners.importShares - called) + (total - corners.technology)) / 2
  }

  /// In the order of the problem's drivers.
  func parts(_ problem: EconomyProblem) -> [Double] {
    (problem.changesTechnology ? [technology] : []) + (problem.substitutesImports ? [importShares] : [])
  }
}

extension EconomyProblem {
  /// Drivers of levels: groups of final demand, the residual, modules that send a bill, new output, and what changed
  /// technology and import shares add, where the problem has them.
  package func driverNames(modules: [String]) -> [String] {
    groups.map(\.name) + [EconomyYears.residual] + modules + [EconomyYears.newOutput]
      + (changesTechnology ? [EconomyYears.technology] : [])
      + (substitutesImports ? [EconomyYears.importShareChange] : [])
  }
}
