import Economy

// Numbers of a scenario that modules may read beside the table's multipliers and shares, so that a module values its
// effects as the economy does.
extension Coupler {
  /// Share of new output that adds to the region's output: what displaces inflow, and what is sold to other provinces;
  /// [industry].
  var additionalSalesShare: SampleNumbers {
    let parts = [EconomyField.displacedInflow, .newOutflow].map {
      fields[$0] ?? SampleNumbers(shared: economy.values[$0] ?? economy.industries.map { _ in 0 })
    }
    return parts.sum
  }

  /// Share of a module's bill and new output that no other module's bill holds; [industry].
  func countedShare(of module: String) -> SampleNumbers {
    func row(_ financing: [Financing]) -> [Double] {
      economy.industries.map { financing.kept(of: module, industry: $0) }
    }
    let count = financedShares.values.first { !$0.isShared }.map { $0.values.count / max($0.width, 1) }
    guard let count else { return SampleNumbers(shared: row(financing(0))) }
    return SampleNumbers(perSample: (0..<count).flatMap { row(financing($0)) }, width: economy.industries.count)
  }
}
