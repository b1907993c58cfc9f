/// An account of physical amounts beside the table's money: carbon dioxide, jobs, energy, land, water.
///
/// A sector's amount goes with its output, F_j(t) = s_j φ_j(t) x_j(t), with s its intensity in the table's year and φ a
/// factor that is 1 there. What households release or use themselves goes with all that they buy, the modules' bills of
/// their categories included. Both are proportional to levels that are split by driver exactly, and so are the amounts.
/// Amounts that modules add (`AccountFlow`) stand beside the drivers. An account that no file states holds nothing else.
package struct PhysicalAccount: Hashable, Sendable {
  /// The name under which the scenario states it.
  package var name: String
  package var titleEn: String
  package var titleZh: String
  /// The unit of its amounts.
  package var unit: String
  /// The variable's name in IAMC tables.
  package var iamc: String
  /// s, amount per 1e8 CNY of output; [sector].
  package var intensities: [Double]
  /// Amount per 1e8 CNY of final demand, zero but for households; [category].
  package var householdIntensities: [Double]
  /// Nil for a table whose sectors stay whole.
  var beforeSplit: BeforeSplit?
  /// Of each sector's number, then of each household category's: document, derived, assumption or unverified; by code.
  package var kinds: [String: String]

  /// The intensities of the sectors before the split, and for each sector of the split table the multiple that its own is of
  /// what is left of its parent has.
  struct BeforeSplit: Hashable, Sendable {
    var intensities: [Double]
    var relative: [Double]
  }

  package init(
    name: String, titleEn: String, titleZh: String, unit: String, iamc: String, intensities: [Double],
    householdIntensities: [Double], kinds: [String: String] = [:]
  ) {
    self.name = name
    self.titleEn = titleEn
    self.titleZh = titleZh
    self.unit = unit
    self.iamc = iamc
    self.intensities = intensities
    self.householdIntensities = householdIntensities
    self.kinds = kinds
  }

  /// An account that modules open, which holds what they add to it.
  package init(openedAs name: String, unit: String, accounts: RegionalAccounts) {
    self.init(
      name: name, titleEn: name, titleZh: name, unit: unit, iamc: "Satellite|\(name)",
      intensities: accounts.sectors.map { _ in 0 }, householdIntensities: accounts.categories.map { _ in 0 })
  }

  /// Whether a file states amounts of the table's year.
  package var isStated: Bool { !kinds.isEmpty }
}
