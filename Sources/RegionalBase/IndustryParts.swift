package import Diagnostics
package import InputOutput

/// A purchase of a part in the table's year that is known from the reference's modules.
package struct KnownPurchase: Hashable, Sendable {
  var part: Int
  /// The code of the category of final demand.
  var category: String
  /// Money in the table's unit.
  var amount: Double
  /// Of the amount, what comes from inside the region; nil for sales to other provinces, all of which do.
  var inside: Double?

  package init(part: Int, category: String, amount: Double, inside: Double?) {
    self.part = part
    self.category = category
    self.amount = amount
    self.inside = inside
  }
}

/// The sectors of a table that are split into parts, and the industries that the parts are of.
///
/// Outputs of the parts are assumed up to a factor that all parts share which count for the share target: the one at which
/// the reference gives the published share. It is found once, for the reference, and stands in the accounts of its variants.
package struct IndustryParts: Sendable {
  package let split: TableSplit
  /// For each part the place of its industry among the problem's; nil for a part of none.
  package let industries: [Int?]
  /// Purchases of the table's year that cells of final demand hold at least, so that they hold what the reference's modules
  /// buy there.
  package private(set) var floors: [FinalUseFloor] = []
  /// The table as it is split at the factor, with what the split says of itself.
  package private(set) var result: SplitTable
  /// The table's year before the split.
  package let wholeAccounts: RegionalAccounts

  /// - Throws: `InvalidInput` for a table that no model can be made of.
  package init(_ split: TableSplit, industries: [Int?], result: SplitTable) throws(InvalidInput) {
    self.split = split
    self.industries = industries
    self.result = result
    wholeAccounts = RegionalAccounts(try RegionalModel(result.original))
  }

  /// The table before the split.
  package var table: InputOutputTable { result.original }
  /// φ, the factor of the accounts at hand.
  package var factor: Double { result.factor }

  /// The sector of the split table that is a part.
  package func sector(ofPart part: Int) -> Int { table.sectors.count + part }

  /// Splits the table at a factor, so that the parts hold known purchases.
  ///
  /// A bill that takes more from inside the region than the part's own share 1 - m asks for a larger cell, and a larger cell
  /// changes m: the cells are raised until they hold it.
  package mutating func split(factor: Double, holding purchases: [KnownPurchase]) throws(InvalidInput) -> RegionalModel
  {
    floors = purchases.map { FinalUseFloor(part: split.parts[$0.part].code, category: $0.category, amount: $0.amount) }
    let scaled = try split.scaled(table, factor: factor)
    for _ in 0..<1000 {
      result = try split.holding(floors, scaled)
      let (importShares, _) = RegionalModel.importShares(of: result.table)
      var isHeld = true
      for (place, purchase) in purchases.enumerated() {
        let retained = 1 - importShares[sector(ofPart: purchase.part)]
        guard let inside = purchase.inside, inside > retained * floors[place].amount + 1e-7 else { continue }
        isHeld = false
        // A cell that no table can hold is refused by the split itself.
        floors[place].amount =
          retained > 0 ? max(floors[place].amount + 1e-7, inside / retained) : .greatestFiniteMagnitude
      }
      if isHeld { return try RegionalModel(result.table) }
    }
    throw InvalidInput(
      .error("no cells of the parts hold what the modules' bills of the table's year buy inside the region"))
  }

  /// Parts that make what the rest of a sector makes.
  package func sectors(ofSameProductAs sector: Int) -> [Int] {
    split.parts.indices.filter { split.parts[$0].isSameProduct && result.parents[self.sector(ofPart: $0)] == sector }
      .map(self.sector)
  }
}

extension PhysicalAccount {
  /// The account of a split table. A part has the amount per unit of output of its sector, or a multiple of what is left of
  /// the sector has; the sector's amount is that of all its parts.
  /// - Parameter relative: the multiples, [sector of the split table].
  package func spread(over parts: IndustryParts, relative: [Double]) -> PhysicalAccount {
    var account = self
    account.beforeSplit = BeforeSplit(intensities: intensities, relative: relative)
    account.divide(parts)
    for part in parts.split.parts { account.kinds[part.code] = "assumption" }
    return account
  }

  /// Divides the sectors' amounts anew, as the outputs of the parts are.
  package mutating func divide(_ parts: IndustryParts) {
    guard let whole = beforeSplit?.intensities, let relative = beforeSplit?.relative else { return }
    let (outputs, parents) = (parts.result.table.grossOutput, parts.result.parents)
    var weights = whole.map { _ in 0.0 }
    for (sector, parent) in parents.enumerated() { weights[parent] += relative[sector] * outputs[sector] }
    let sizes = parts.result.original.grossOutput
    intensities = parents.enumerated().map { sector, parent in
      weights[parent] > 0 ? whole[parent] * relative[sector] * sizes[parent] / weights[parent] : whole[parent]
    }
  }
}
