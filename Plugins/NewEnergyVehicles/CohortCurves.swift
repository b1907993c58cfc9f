/// The average course of a vehicle of a class, by year since its sale (index 0): computed once for a pair of laws and a
/// horizon, since every cohort follows the same curves.
///
/// Vehicle and pack have clocks of their own. A pack that fails in a vehicle that lives on is replaced while the vehicle is
/// young enough; later the vehicle leaves with it. With s the survival of vehicles and q, f and L those of ``PackClock``:
///
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
  /// s above.
  let vehicles: [Double]
  let clock: PackClock

  var placed: [Double] { clock.placed }
  var packs: [Double] { clock.packs }

  /// - Parameters:
  ///   - vehicles: survival of vehicles, by year since the sale.
  ///   - packs: that of packs, as long; not zero in the first year.
  ///   - replacementLimit: the last year since the sale in which a pack is replaced; nil for no limit.
  ///   - decline: part by which the distance falls with every year of age.
  init(vehicles: [Double], packs: [Double], replacementLimit: Int? = nil, decline: Double = 0) {
    self.init(vehicles: vehicles, clock: PackClock(packs, replacementLimit: replacementLimit), decline: decline)
  }

  init(vehicles: [Double], clock: PackClock, decline: Double) {
    precondition(vehicles.count == clock.packs.count, "two horizons")
    self.vehicles = vehicles
    self.clock = clock
    let placed = clock.placed
    let alive =
      clock.last + 1 >= vehicles.count
      ? vehicles : vehicles.indices.map { $0 <= clock.last ? vehicles[$0] : vehicles[$0] * clock.kept[$0] }
    self.alive = alive
    replaced = placed.indices.map { vehicles[$0] * ($0 == 0 ? placed[0] - 1 : placed[$0]) }
    guard decline != 0 else {
      driven = alive
      return
    }
    var distance = 1.0
    driven = alive.map { share in
      defer { distance *= 1 - decline }
      return share * distance
    }
  }
}

/// Packs by year since the sale of a vehicle that lives on. With q the survival of packs and L the last age of replacement, f
/// are the packs placed, the one at the sale included:
///
///     Σ_{m ≤ a} f(m) q(a - m) = 1      for a ≤ L, solved for f(a); f(a) = 0 for a > L
struct PackClock: Sendable {
  /// q and f above.
  let packs: [Double]
  let placed: [Double]
  /// Σ_{m < a} f(m) q(a - m): what works at an age of the packs placed before it.
  let kept: [Double]
  /// L, or the last year there is.
  let last: Int

  /// - Parameters:
  ///   - packs: survival of packs by year; not zero in the first.
  ///   - replacementLimit: L; nil for none.
  init(_ packs: [Double], replacementLimit: Int?) {
    let years = packs.count
    let last = min(replacementLimit ?? years, years - 1)
    var (placed, kept) = ([Double](repeating: 0, count: years), [Double](repeating: 0, count: years))
    placed.withUnsafeMutableBufferPointer { placed in
      kept.withUnsafeMutableBufferPointer { kept in
        packs.withUnsafeBufferPointer { packs in
          // A year's packs are known with those that the years before it keep: then they are added to all later ones.
          for year in 0..<max(last + 1, 0) {
            // A survival that rounding lets rise places no pack.
            let new = max(0, (1 - kept[year]) / packs[0])
            placed[year] = new
            let later = UnsafeMutableBufferPointer(rebasing: kept[year...])
            for age in 1..<max(years - year, 1) { later[age] += new * packs[age] }
          }
        }
      }
    }
    (self.packs, self.placed, self.kept, self.last) = (packs, placed, kept, last)
  }
}

/// The numbers that the curves of a class follow from.
struct CurveTerms: Hashable {
  var survival: SurvivalLaw
  var packs: SurvivalLaw
  var replacementLimit: Int?
  /// Part by which the distance falls with every year of age.
  var decline = 0.0
}

/// The curves of all classes, with the terms they were computed from.
struct FleetCurves {
  let curves: [CohortCurves]
  private let terms: [CurveTerms]
  private let within: WithinYear
  private let years: Int

  /// - Parameter earlier: of another sample, of which what follows from the same terms is kept.
  init(_ terms: [CurveTerms], within: WithinYear, years: Int, after earlier: FleetCurves? = nil) {
    (self.terms, self.within, self.years) = (terms, within, years)
    let earlier = earlier.flatMap { $0.within == within && $0.years == years ? $0 : nil }
    var curves: [CohortCurves] = []
    curves.reserveCapacity(terms.count)
    for (row, term) in terms.enumerated() {
      let before = earlier.flatMap { $0.terms.indices.contains(row) ? $0 : nil }
      if let before, before.terms[row] == term {
        curves.append(before.curves[row])
        continue
      }
      let vehicles = within.shares(term.survival, years: years)
      let clock: PackClock
      if let before, before.terms[row].hasPacks(of: term) {
        clock = before.curves[row].clock
      } else if row > 0, terms[row - 1].hasPacks(of: term) {
        clock = curves[row - 1].clock
      } else {
        clock = PackClock(within.shares(term.packs, years: years), replacementLimit: term.replacementLimit)
      }
      curves.append(CohortCurves(vehicles: vehicles, clock: clock, decline: term.decline))
    }
    self.curves = curves
  }
}

extension CurveTerms {
  fileprivate func hasPacks(of other: CurveTerms) -> Bool {
    packs == other.packs && replacementLimit == other.replacementLimit
  }
}
