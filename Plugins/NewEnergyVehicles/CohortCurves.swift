/// The average course of a vehicle of a class, by year since its sale (index 0): computed once for a pair of laws and a
/// horizon, since every cohort follows the same curves.
///
/// Vehicle and pack have clocks of their own. A pack that fails in a vehicle that lives on is replaced while the vehicle is
/// young enough; later the vehicle leaves with it. With s the survival of vehicles, q that of packs and L the last age of
/// replacement, f are the packs placed in a vehicle that lives, one at its sale included:
///
///     Σ_{m ≤ a} f(m) q(a - m) = 1                        for a ≤ L, solved for f(a); f(a) = 0 for a > L
///     alive(a)    = s(a) Σ_{m ≤ min(a, L)} f(m) q(a - m)
///     replaced(a) = s(a) f(a), at the sale s(0) (f(0) - 1)
///
/// so that a vehicle that lives has one pack, and packs placed are packs in use and packs out, in every year.
struct CohortCurves: Sendable {
  /// Vehicles, and packs in use, that are left of one sold.
  let alive: [Double]
  /// Packs placed as replacements.
  let replaced: [Double]
  /// Distance driven against that of a new vehicle.
  let driven: [Double]
  /// s, f and q above.
  let vehicles: [Double]
  let placed: [Double]
  let packs: [Double]

  /// - Parameters:
  ///   - vehicles: survival of vehicles, by year since the sale.
  ///   - packs: that of packs, as long; not zero in the first year.
  ///   - replacementLimit: the last year since the sale in which a pack is replaced; nil for no limit.
  ///   - decline: part by which the distance falls with every year of age.
  init(vehicles: [Double], packs: [Double], replacementLimit: Int? = nil, decline: Double = 0) {
    precondition(vehicles.count == packs.count, "two horizons")
    let years = vehicles.count
    let last = min(replacementLimit ?? years, years - 1)
    var placed = [Double](repeating: 0, count: years)
    var alive = vehicles
    for age in 0..<years {
      var kept = 0.0
      for year in 0..<age { kept += placed[year] * packs[age - year] }
      if age <= last {
        // A survival that rounding lets rise places no pack.
        placed[age] = max(0, (1 - kept) / packs[0])
      } else {
        alive[age] *= kept
      }
    }
    self.vehicles = vehicles
    self.packs = packs
    self.placed = placed
    self.alive = alive
    replaced = placed.indices.map { vehicles[$0] * ($0 == 0 ? placed[0] - 1 : placed[$0]) }
    var distance = 1.0
    driven = alive.map { share in
      defer { distance *= 1 - decline }
      return share * distance
    }
  }
}
