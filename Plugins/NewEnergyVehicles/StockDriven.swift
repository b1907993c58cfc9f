import LinearAlgebra

/// The inflow that a target for the stock asks for: with S the survival of vehicles, Σ_{v ≤ t} I_v S(t - v) = target_t, a
/// lower-triangular system.
struct StockDriven: Equatable {
  /// By year of the run.
  var inflow: [Double]
  /// K of ``Cohorts`` by year, those before the run included; empty where nothing is retired early.
  var kept: [Double] = []

  /// A target that is below what survives.
  struct Excess: Error, Equatable {
    /// Index among the years of the run.
    var year: Int
    var surviving: Double
    var target: Double
  }

  /// - Parameters:
  ///   - target: vehicles in use at the end of each year of the run.
  ///   - earlier: what entered in the years before.
  ///   - alive: survival by year since the sale, over all years; above 0 in the first.
  ///   - retiringEarly: whether vehicles above a target are retired, the same part of every cohort.
  init(target: [Double], earlier: [Double], alive: [Double], retiringEarly: Bool) throws(Excess) {
    let before = earlier.count
    let surviving = target.indices.map { year in
      earlier.indices.reduce(0) { $0 + earlier[$1] * alive[before + year - $1] }
    }
    let needed = zip(target, surviving).map { $0 - $1 }
    // Refused only by a survival that begins at zero, which the check does not let pass.
    let solution = try? LowerTriangularMatrix(convolvingWith: Array(alive.prefix(target.count))).solve(needed)
    let inflow = solution ?? Array(repeating: 0, count: target.count)
    let tolerance = 1e-9 * max(target.max() ?? 0, surviving.max() ?? 0)
    guard let short = inflow.firstIndex(where: { $0 < -tolerance }) else {
      self.inflow = inflow.map { max(0, $0) }
      return
    }
    guard retiringEarly else {
      // Nobody enters in that year: its target is below what survives by the negative inflow's survivors.
      throw Excess(year: short, surviving: target[short] - inflow[short] * alive[0], target: target[short])
    }
    (self.inflow, kept) = Self.retiring(target: target, earlier: earlier, alive: alive)
  }

  /// Year after year, since each early retirement changes what survives later.
  private static func retiring(
    target: [Double], earlier: [Double], alive: [Double]
  ) -> (inflow: [Double], kept: [Double]) {
    let before = earlier.count
    var entering = earlier
    var kept = [Double](repeating: 1, count: before)
    var inflow: [Double] = []
    var factor = 1.0
    for (year, wanted) in target.enumerated() {
      let now = before + year
      let surviving = factor * entering.indices.reduce(0) { $0 + entering[$1] * alive[now - $1] }
      let added = max(0, wanted - surviving) / alive[0]
      // A target of zero leaves a trillionth, so that later cohorts can be told from earlier ones.
      if surviving > wanted { factor *= max(wanted / surviving, 1e-12) }
      inflow.append(added)
      entering.append(added / factor)
      kept.append(factor)
    }
    return (inflow, kept)
  }
}
