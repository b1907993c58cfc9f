/// The batteries of the vehicles registered in the region, GWh by chemistry and year.
///
/// A pack has the size and the chemistry of the year in which it is placed, a replacement too. Packs placed are packs in
/// use and packs out, in every year.
struct BatteryFlows {
  /// In new vehicles, by chemistry and year of the run.
  private(set) var demand: [Double]
  private(set) var replacements: [Double]
  /// In use at the end of each year of all, and out in the year.
  private(set) var inUse: [Double]
  private(set) var out: [Double]

  init(_ layout: Layout, _ terms: BatteryTerms, _ curves: [CohortCurves], _ cohorts: Cohorts) {
    let (years, all, kinds) = (layout.years, layout.all, layout.chemistries)
    demand = Array(repeating: 0, count: kinds * years)
    replacements = demand
    inUse = Array(repeating: 0, count: kinds * all)
    out = inUse
    var placedInUse = [Double](repeating: 0, count: all * all)
    for row in 0..<layout.classes {
      Self.inUse(of: row, curves[row], cohorts, into: &placedInUse)
      for placed in 0..<all {
        let run = layout.runYear(placed)
        // 1e4 vehicles and kWh make 0.01 GWh.
        let size = terms.packSize[row * years + run] / 100
        let (new, again) = (cohorts.inflow[row * all + placed], cohorts.replaced[row * all + placed])
        guard new + again > 0 else { continue }
        for kind in 0..<kinds {
          let energy = terms.chemistryShare[(row * kinds + kind) * years + run] * size
          guard energy > 0 else { continue }
          if placed >= layout.earlier {
            demand[kind * years + run] += new * energy
            replacements[kind * years + run] += again * energy
          }
          out[kind * all + placed] += (new + again) * energy
          for year in placed..<all { inUse[kind * all + year] += placedInUse[placed * all + year] * energy }
        }
      }
    }
    for cell in out.indices { out[cell] -= inUse[cell] - (cell % all == 0 ? 0 : inUse[cell - 1]) }
  }

  /// Packs in use by the year in which they were placed and the year: those placed in vehicles of age m are
  /// K_t Σ_v I_v / K_v f(m) s(t - v) q(t - v - m).
  private static func inUse(
    of row: Int, _ curve: CohortCurves, _ cohorts: Cohorts, into result: inout [Double]
  ) {
    let years = cohorts.years
    let entering = cohorts.entering
    result.withUnsafeMutableBufferPointer { result in
      for cell in result.indices { result[cell] = 0 }
      curve.vehicles.withUnsafeBufferPointer { alive in
        for sold in 0..<years where entering[row * years + sold] != 0 {
          for placed in sold..<years where curve.placed[placed - sold] != 0 {
            let packs = entering[row * years + sold] * curve.placed[placed - sold]
            let target = UnsafeMutableBufferPointer(rebasing: result[placed * years + placed..<placed * years + years])
            let share = UnsafeBufferPointer(rebasing: alive[placed - sold..<years - sold])
            for age in 0..<years - placed { target[age] += packs * share[age] }
          }
        }
      }
      for placed in 0..<years {
        for year in placed..<years {
          result[placed * years + year] *= curve.packs[year - placed]
          if !cohorts.kept.isEmpty { result[placed * years + year] *= cohorts.kept[row * years + year] }
        }
      }
    }
  }
}
