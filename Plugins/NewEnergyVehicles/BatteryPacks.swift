/// The packs of one cohort of vehicles: replaced, retired and in use, by year since the sale (index 0).
///
/// A vehicle's life does not depend on its pack's age. A pack that fails in a vehicle that lives on is replaced by a new
/// one of the same size and chemistry; a pack whose vehicle is scrapped is retired with it. So packs placed (with the
/// vehicles and as replacements) are packs in the stock and packs retired, in every year.
struct BatteryPacks {
  private(set) var replaced: [Double]
  private(set) var retired: [Double]
  private(set) var stock: [Double]
  /// Packs in use by their own age.
  private var inUse: [Double]
  private var next: [Double]

  /// Room for the years that are followed, that of the sale included.
  init(years: Int) {
    replaced = Array(repeating: 0, count: years)
    (retired, stock, inUse, next) = (replaced, replaced, replaced, replaced)
  }

  /// Follows a cohort for the first of these years; what is told of later ones means nothing.
  mutating func follow(vehicles: Double, years: Int, vehicle: SurvivalTable, pack: SurvivalTable) {
    guard years > 0 else { return }
    inUse[0] = vehicles
    (replaced[0], retired[0], stock[0]) = (0, 0, vehicles)
    for age in 1..<max(years, 1) {
      let alive = vehicle.yearlyShares[age]
      var failed = 0.0
      for packAge in 0..<age {
        let kept = pack.yearlyShares[packAge + 1]
        let packs = inUse[packAge] * alive
        next[packAge + 1] = packs * kept
        failed += packs * (1 - kept)
      }
      next[0] = failed
      swap(&inUse, &next)
      var total = 0.0
      for packAge in 0...age { total += inUse[packAge] }
      replaced[age] = failed
      retired[age] = failed + stock[age - 1] * (1 - alive)
      stock[age] = total
    }
  }
}
