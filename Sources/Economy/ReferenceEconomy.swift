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
}
