/// Batteries that came out of vehicles, and the materials of all batteries, by year of the run.
struct AfterUse {
  /// By chemistry and year, GWh of the capacity when new.
  private(set) var collected: [Double]
  private(set) var secondLifeUse: [Double]
  private(set) var recycled: [Double]
  /// GWh that batteries in their second life can store, by chemistry and year.
  private(set) var secondLifeCapacity: [Double]
  /// By material and year, kt.
  private(set) var grossDemand: [Double]
  private(set) var recovered: [Double]

  /// - Parameters:
  ///   - out: GWh by chemistry and year of all.
  ///   - made: batteries placed in the region, GWh by chemistry and year of the run, without production scrap.
  init(_ layout: Layout, _ terms: BatteryTerms, out: [Double], made: [Double]) {
    let (years, all, kinds) = (layout.years, layout.all, layout.chemistries)
    let none = [Double](repeating: 0, count: kinds * years)
    (collected, secondLifeUse, recycled, secondLifeCapacity) = (none, none, none, none)
    for kind in 0..<kinds {
      var reused: [Double] = []
      var before = 0.0
      for year in 0..<all {
        let run = layout.runYear(year)
        let taken = max(0, out[kind * all + year]) * terms.collection[run]
        reused.append(taken * terms.secondLifeShare[kind])
        var stored = 0.0
        for begun in 0...year { stored += reused[begun] * terms.secondLife[year - begun] }
        let ended = before + reused[year] - stored
        before = stored
        guard year >= layout.earlier else { continue }
        let cell = kind * years + run
        collected[cell] = taken
        secondLifeUse[cell] = reused[year]
        recycled[cell] = taken - reused[year] + ended
        secondLifeCapacity[cell] = stored * terms.stateOfHealth
      }
    }
    let materials = Layout.materials.count
    grossDemand = Array(repeating: 0, count: materials * years)
    recovered = grossDemand
    for material in 0..<materials {
      for year in 0..<years {
        // GWh and kg/kWh make kt.
        var (needed, regained) = (0.0, 0.0)
        for kind in 0..<kinds {
          let intensity = terms.intensity[kind * materials + material]
          let gross = made[kind * years + year] / (1 - terms.productionScrap)
          needed += gross * intensity
          regained += (recycled[kind * years + year] + gross * terms.productionScrap) * intensity
        }
        grossDemand[material * years + year] = needed
        recovered[material * years + year] = regained * terms.recovery[material]
      }
    }
  }

  /// Supply of mines: gross demand less what is recovered in the region.
  var primaryDemand: [Double] { zip(grossDemand, recovered).map { $0 - $1 } }
}
