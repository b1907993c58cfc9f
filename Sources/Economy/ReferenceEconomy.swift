import RegionalBase

/// The numbers of a reference scenario that its variants take over, so that the difference of two scenarios is a difference
/// of what they do: what is taken out of the hosts in the table's year, and the economy of the years to one of which the
/// strategic industries are calibrated.
package struct ReferenceEconomy: Hashable, Sendable {
  /// Bills of the table's year, and how far their parts supplied inside the region are from what their hosts pass through;
  /// money, [category][sector].
  package let bills: [Double]
  package let corrections: [Double]
  /// New output of the table's year that displaces inflow, and that is sold to other provinces; money, [sector].
  package let displacedInflow: [Double]
  package let newOutflow: [Double]
  /// Calendar years of the rows below.
  package let years: [Int]
  /// Value added of each sector, and its part by output that is known to be an industry's: new lines, whether they add to
  /// the sector's output or take the place of other output, and products in the modules' bills; money, [year][sector].
  package let valueAdded: [Double]
  package let knownValueAdded: [Double]

  /// Takes nothing out of the hosts, so that the modules' bills can be known before the table is split to hold them.
  package static func takingNothing(of economy: EconomyProblem) -> ReferenceEconomy {
    func zeros(_ rows: Int) -> [Double] { Array(repeating: 0, count: rows * economy.accounts.sectors.count) }
    return ReferenceEconomy(
      bills: zeros(economy.accounts.categories.count), corrections: zeros(economy.accounts.categories.count),
      displacedInflow: zeros(1), newOutflow: zeros(1), years: economy.runYears, valueAdded: zeros(economy.run.count),
      knownValueAdded: zeros(economy.run.count))
  }
}
