import LinearProgramming
import SimulationKit

/// Why no division meets all limits, and by how much they miss each other.
///
/// Only floors ask for money, so each gets a shortfall; the least sum of the shortfalls is what is missing, and the limits
/// with a price at that optimum are a proof that less is not to be had (Farkas).
enum FundConflict {
  private enum Named {
    case row(LinearProgram.Row)
    /// A bound of the money of an industry in a year and tier.
    case bound(LinearProgram.Variable)
  }

  static func problem(_ terms: FundTerms) throws(InvalidLinearProgram) -> SampleProblem {
    var program = LinearProgram(.minimise)
    let limits = FundLimits(terms.withoutFloors, into: &program)
    var named: [(limit: Named, sentence: String)] = []
    for (limit, name, row) in limits.rows {
      switch limit {
      case .quota, .through, .programme: continue
      default: named.append((.row(row), "\(name)\(size(of: limit, terms))"))
      }
    }
    let (years, tiers) = (terms.years.count, limits.shape.tiers)
    var shortfalls: [LinearProgram.Variable] = []
    for (i, industry) in terms.industries.enumerated() {
      let shortfall = program.addVariable("what is missing to the floor of \(industry)", objective: 1)
      shortfalls.append(shortfall)
      func money(_ range: Range<Int>) -> [(LinearProgram.Variable, Double)] {
        range.flatMap { t in (0..<tiers).map { (limits.money[(i * years + t) * tiers + $0], 1) } }
      }
      let floor = program.addRow(
        "the floor of \(industry)", lower: terms.floor[i], money(terms.floorYears[i]) + [(shortfall, 1)])
      // A floor of nothing can have a price where nothing may be paid, and says nothing.
      if terms.floor[i] > 0 {
        named.append((.row(floor), "the floor of \(industry) (\(terms.floor[i].plain)\(inTime(terms, i)))"))
      }
      let ceiling = program.addRow("the ceiling of \(industry)", upper: terms.ceiling[i], money(0..<years))
      named.append((.row(ceiling), "the ceiling of \(industry) (\(terms.ceiling[i].plain))"))
      for (t, year) in terms.years.enumerated() where terms.room[i * years + t].isFinite {
        let leverage = terms.leverage[i]
        let tier = leverage.tier(of: terms.room[i * years + t])
        named.append(
          (
            .bound(limits.money[(i * years + t) * tiers + tier]),
            "the absorption of \(industry) in \(year) (\(terms.absorption[i * years + t].plain), at a leverage of "
              + "\(leverage.leverages[tier].plain))"
          ))
      }
    }
    for (p, programme) in terms.programmes.programmes.enumerated() {
      let name = programme.name
      let shortfall = program.addVariable("what is missing to the floor of the programme \(name)", objective: 1)
      shortfalls.append(shortfall)
      let through = limits.through { $0.programme == p }
      let floor = program.addRow(
        "the floor of the programme \(name)", lower: programme.floor, through + [(shortfall, 1)])
      if programme.floor > 0 {
        named.append((.row(floor), "the floor of the programme \(name) (\(programme.floor.plain))"))
      }
      let ceiling = program.addRow("the ceiling of the programme \(name)", upper: programme.ceiling, through)
      named.append((.row(ceiling), "the ceiling of the programme \(name) (\(programme.ceiling.plain))"))
    }
    switch try program.solve() {
    case .optimal(let solution):
      let missing = shortfalls.reduce(0) { $0 + solution[$1] }
      let sentences = named.filter { isPriced($0.limit, solution) }.map(\.sentence)
      return .infeasible(
        "no division of the fund (1e8 CNY) meets all of: \(sentences.joined(separator: "; ")); at best "
          + "\(missing.tenths) are missing to the floors")
    case .infeasible(let rows, _):
      return .infeasible("no division of the fund meets all of: \(rows.joined(separator: "; "))")
    case .unbounded, .failed: return .failed("no division of the fund was found, and no reason why")
    }
  }

  private static func isPriced(_ limit: Named, _ solution: LinearProgramSolution) -> Bool {
    switch limit {
    case .row(let row): solution.dual(of: row).magnitude > 1e-7
    // More room would make less missing.
    case .bound(let variable): solution.reducedCost(of: variable) < -1e-7
    }
  }

  private static func inTime(_ terms: FundTerms, _ industry: Int) -> String {
    let last = terms.floorYears[industry].upperBound
    guard last < terms.years.count else { return "" }
    return last > 0 ? ", paid by \(terms.years[last - 1])" : ", of which nothing operates in the run"
  }

  private static func size(of limit: FundLimits.Limit, _ terms: FundTerms) -> String {
    switch limit {
    case .total: " (at most \(terms.payable.plain))"
    case .payment(let t): " (at most \(terms.disbursementCeiling[t].plain))"
    case .called(let t): " (at most \(terms.money.callable(t).plain))"
    case .loss: " (at most \((terms.risk.lossLimit ?? 0).plain) of what is paid)"
    case .stage(let place): stage(terms.stages.limited[place], terms)
    case .part(let pair): " (at most \(terms.programmes.share(terms.programmes.pairs[pair]).plain) of it)"
    case .quota, .floor, .through, .programme, .tail, .worst: ""
    }
  }

  private static func stage(_ limit: (stage: Int, isFloor: Bool), _ terms: FundTerms) -> String {
    let share = (limit.isFloor ? terms.stages.floor : terms.stages.ceiling)[limit.stage]
    return " (at \(limit.isFloor ? "least" : "most") \(share.plain) of what is paid)"
  }
}
