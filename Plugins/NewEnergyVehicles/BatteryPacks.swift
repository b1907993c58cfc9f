/// What becomes of the packs of one cohort of vehicles, in packs by year since the sale (index 0).
///
/// A vehicle's life does not depend on its pack's age. A pack that fails in a vehicle that lives on is replaced by a new
/// one of the same size and chemistry; a pack whose vehicle is scrapped is retired with it. So packs placed (with the
/// vehicles and as replacements) are packs in the stock and packs retired, in every year.
struct BatteryPacks {
  private(set) var replaced: [Double] = []
  private(set) var retired: [Double] = []
  private(set) var stock: [Double] = []

  /// - Parameter years: how many years are followed, that of the sale included.
  init(vehicles: Double, years: Int, vehicle: WeibullSurvival, pack: WeibullSurvival) {
    guard years > 0 else { return }
    // Packs in use by their own age.
    var inUse = [vehicles]
    replaced = [0]
    retired = [0]
    stock = [vehicles]
    for age in 1..<years {
      let alive = vehicle.yearlyShare(to: age)
      var next = [0.0]
      var failed = 0.0
      for (packAge, packs) in inUse.enumerated() {
        let kept = pack.yearlyShare(to: packAge + 1)
        next.append(packs * alive * kept)
        failed += packs * alive * (1 - kept)
      }
      next[0] = failed
      replaced.append(failed)
      retired.append(failed + inUse.reduce(0, +) * (1 - alive))
      stock.append(next.reduce(0, +))
      inUse = next
    }
  }
}
