import LinearProgramming

/// The limits of the fund as variables and rows of a linear programme.
///
/// Variables are the money y of an industry, a year and a tier of leverage, bounded by what the industry can absorb in the
/// year; and for each industry what it receives above and below the proportional division, u and w, bounded by floor and
/// ceiling:
///
///     Σ_it y_it              <= registered size times disbursed share            total
///     Σ_i y_it               <= disbursement ceiling of t                        payment
///     Σ_i,s need_st y_is     <= what may be called by the end of t               called
///     Σ_t y_it - u_i + w_i   =  the proportional division of i                   quota
///     Σ_{t in time} y_it     >= floor_i, of payments that count                  floor
///     Σ_it (mix_ik - f_k) y_it >= 0, and the like from above                     stages
///     Σ_p g_ip - Σ_t y_it    =  0, where there are programmes p                  through
///     g_ip - share_ip Σ_t y_it <= 0                                              part
///     floor_p <= Σ_i g_ip    <= ceiling_p                                        programme
///     z_s + η + Σ_it r_is y_it >= 0, for each scenario of returns                tail
///     η + Σ_s p_s z_s / tail - limit Σ_it y_it <= 0                              loss
///     v - Σ_it ω_is worth_it y_it <= 0, for each scenario                        worst
struct FundLimits {
  enum Limit: Equatable {
    case total
    case payment(year: Int)
    case called(year: Int)
    case quota(industry: Int)
    case floor(industry: Int)
    case stage(place: Int)
    /// By place in `Shape.pairs`.
    case part(pair: Int)
    case through(industry: Int)
    case programme(Int)
    case tail(scenario: Int)
    case loss
    case worst(scenario: Int)
  }

  /// The choices that decide which variables and rows there are.
  struct Shape: Equatable {
    let industries: [String]
    let years: [String]
    let tiers: Int
    let calls: [Int]
    let floors: [Range<Int>]
    let stages: [Int]
    let programmes: [String]
    let pairs: [PlanProgrammes.Pair]
    let scenarios: Int
    let limitsLosses: Bool
    let isWorstCase: Bool

    init(_ terms: FundTerms) {
      (industries, years, tiers) = (terms.industries, terms.years, terms.tierCount)
      calls = terms.money.bindingYears(terms.years.count)
      floors = terms.floorYears
      stages = terms.stages.limited.map { $0.isFloor ? $0.stage : -1 - $0.stage }
      programmes = terms.programmes.names
      pairs = terms.programmes.pairs
      scenarios = terms.risk.scenarios.count
      limitsLosses = terms.risk.limitsLosses
      isWorstCase = terms.risk.decision == .worstCase && scenarios > 0
    }
  }

  let shape: Shape
  /// Over industry, year and tier.
  private(set) var money: [LinearProgram.Variable] = []
  /// Above and below the proportional division, by industry.
  private(set) var above: [LinearProgram.Variable] = []
  private(set) var below: [LinearProgram.Variable] = []
  /// Money that industries receive through programmes, by pair of the shape.
  private(set) var through: [LinearProgram.Variable] = []
  /// η, then z of each scenario; empty where losses are not limited.
  private var tail: [LinearProgram.Variable] = []
  /// The worth in the worst scenario.
  private(set) var worst: LinearProgram.Variable?
  private(set) var rows: [(limit: Limit, name: String, row: LinearProgram.Row)] = []

  /// - Parameter value: makes the worth of the money the objective; nil for none.
  init(_ terms: FundTerms, _ value: FundValue? = nil, into program: inout LinearProgram) {
    shape = Shape(terms)
    let worths = shape.isWorstCase ? nil : value.map { Self.worths(terms, $0) }
    for i in terms.industries.indices {
      for t in terms.years.indices {
        for tier in 0..<shape.tiers {
          let (name, room) = (Self.name(terms, i, t, tier), terms.room(i, t, tier: tier))
          money.append(program.addVariable(name, upper: room, objective: worths?[money.count] ?? 0))
        }
      }
    }
    for (i, industry) in terms.industries.enumerated() {
      let bounds = Self.bounds(terms, i)
      above.append(
        program.addVariable("what \(industry) receives above its part", lower: bounds.above.0, upper: bounds.above.1))
      below.append(
        program.addVariable("what \(industry) lacks of its part", lower: bounds.below.0, upper: bounds.below.1))
    }
    for pair in shape.pairs {
      let (industry, programme) = (terms.industries[pair.industry], shape.programmes[pair.programme])
      through.append(program.addVariable("the money of \(industry) through \(programme)"))
    }
    if shape.limitsLosses {
      tail.append(program.addVariable("the loss at which the tail begins", lower: -.infinity))
      for scenario in terms.risk.scenarios {
        tail.append(program.addVariable("the loss beyond it in \(scenario.name)"))
      }
    }
    if shape.isWorstCase {
      worst = program.addVariable("the worth in the worst scenario", lower: -.infinity, objective: value == nil ? 0 : 1)
    }
    for (limit, name) in Self.limits(terms, shape) {
      let (bounds, coefficients) = (Self.bounds(of: limit, terms), coefficients(of: limit, terms))
      let row = program.addRow(name, lower: bounds.lower, upper: bounds.upper, coefficients)
      rows.append((limit, name, row))
    }
  }

  private static func name(_ terms: FundTerms, _ i: Int, _ t: Int, _ tier: Int) -> String {
    "the money for \(terms.industries[i]) in \(terms.years[t])" + (tier == 0 ? "" : ", tier \(tier + 1)")
  }

  /// The proportional division, no farther than floor and ceiling let an industry go.
  static func part(_ terms: FundTerms, _ industry: Int) -> Double {
    let whole = terms.proportions.reduce(0, +)
    let part = whole > 0 ? terms.payable * terms.proportions[industry] / whole : 0
    return max(min(part, terms.ceiling[industry]), min(terms.floor[industry], terms.ceiling[industry]))
  }

  private static func bounds(
    _ terms: FundTerms, _ industry: Int
  ) -> (above: (Double, Double), below: (Double, Double)) {
    let part = part(terms, industry)
    // A floor that not all payments meet is a row of its own.
    let floor = terms.floorYears[industry].count < terms.years.count ? 0 : terms.floor[industry]
    return ((0, max(0, terms.ceiling[industry] - part)), (0, max(0, part - floor)))
  }

  private static func limits(_ terms: FundTerms, _ shape: Shape) -> [(Limit, String)] {
    var limits: [(Limit, String)] = [(.total, "the money paid in all")]
    for (t, year) in terms.years.enumerated() { limits.append((.payment(year: t), "the money paid in \(year)")) }
    for t in shape.calls { limits.append((.called(year: t), "the money called by the end of \(terms.years[t])")) }
    for (i, industry) in terms.industries.enumerated() {
      limits.append((.quota(industry: i), "what \(industry) receives"))
      if shape.floors[i].count < terms.years.count {
        limits.append((.floor(industry: i), "the floor of \(industry)"))
      }
    }
    for (place, entry) in terms.stages.limited.enumerated() {
      let kind = entry.isFloor ? "floor" : "ceiling"
      limits.append((.stage(place: place), "the \(kind) of firms of the stage \(FundStages.labels[entry.stage])"))
    }
    if !shape.programmes.isEmpty {
      for (i, industry) in terms.industries.enumerated() {
        limits.append((.through(industry: i), "what \(industry) receives through programmes"))
      }
      for (p, programme) in shape.programmes.enumerated() {
        limits.append((.programme(p), "what goes through \(programme)"))
      }
    }
    for (number, pair) in shape.pairs.enumerated() where pair.isLimited {
      let (industry, programme) = (terms.industries[pair.industry], shape.programmes[pair.programme])
      limits.append((.part(pair: number), "the part of \(industry) that goes through \(programme)"))
    }
    if shape.limitsLosses {
      for (s, scenario) in terms.risk.scenarios.enumerated() {
        limits.append((.tail(scenario: s), "the loss in \(scenario.name)"))
      }
      limits.append((.loss, "the loss in the worst cases"))
    }
    if shape.isWorstCase {
      for (s, scenario) in terms.risk.scenarios.enumerated() {
        limits.append((.worst(scenario: s), "the worth in \(scenario.name)"))
      }
    }
    return limits
  }

  private static func bounds(of limit: Limit, _ terms: FundTerms) -> (lower: Double, upper: Double) {
    switch limit {
    case .total: (-.infinity, terms.payable)
    case .payment(let t): (-.infinity, terms.disbursementCeiling[t])
    case .called(let t): (-.infinity, terms.money.limit(t))
    case .quota(let i): (part(terms, i), part(terms, i))
    case .floor(let i): (terms.floor[i], .infinity)
    case .stage, .tail: (0, .infinity)
    case .through: (0, 0)
    case .programme(let p): (terms.programmes.programmes[p].floor, terms.programmes.programmes[p].ceiling)
    case .part, .loss, .worst: (-.infinity, 0)
    }
  }

  /// In the rows that compare worths, those of money are set with every sample.
  private func coefficients(of limit: Limit, _ terms: FundTerms) -> [(LinearProgram.Variable, Double)] {
    let (years, tiers) = (shape.years.count, shape.tiers)
    func all(_ factor: (_ industry: Int, _ year: Int) -> Double) -> [(LinearProgram.Variable, Double)] {
      money.enumerated().map { ($1, factor($0 / (years * tiers), $0 / tiers % years)) }
    }
    func of(_ industry: Int, _ range: Range<Int>, _ factor: Double = 1) -> [(LinearProgram.Variable, Double)] {
      range.flatMap { t in (0..<tiers).map { (money[(industry * years + t) * tiers + $0], factor) } }
    }
    switch limit {
    case .total: return all { _, _ in 1 }
    case .payment(let year): return shape.industries.indices.flatMap { of($0, year..<year + 1) }
    case .called(let year): return all { _, paid in terms.money.need(paid: paid, by: year) }
    case .quota(let i): return of(i, 0..<years) + [(above[i], -1), (below[i], 1)]
    case .floor(let i): return of(i, terms.floorYears[i])
    case .stage(let place):
      let (stage, isFloor) = terms.stages.limited[place]
      return all { i, _ in
        let share = terms.stages.share(i, stage)
        return isFloor ? share - terms.stages.floor[stage] : terms.stages.ceiling[stage] - share
      }
    case .through(let i): return of(i, 0..<years, -1) + through { $0.industry == i }
    case .programme(let p): return through { $0.programme == p }
    case .part(let number):
      let pair = shape.pairs[number]
      return of(pair.industry, 0..<years, -terms.programmes.share(pair)) + [(through[number], 1)]
    case .tail(let s):
      return all { i, _ in terms.risk.scenarios[s].returns[i] } + [(tail[0], 1), (tail[s + 1], 1)]
    case .loss:
      let limit = terms.risk.lossLimit ?? 0
      let beyond = terms.risk.scenarios.enumerated().map { (tail[$0 + 1], $1.probability / terms.risk.tail) }
      return all { _, _ in -limit } + [(tail[0], 1)] + beyond
    case .worst:
      return all { _, _ in 0 } + (worst.map { [($0, 1)] } ?? [])
    }
  }

  /// Money through programmes, of the pairs that are chosen.
  func through(_ isChosen: (PlanProgrammes.Pair) -> Bool) -> [(LinearProgram.Variable, Double)] {
    zip(shape.pairs, through).filter { isChosen($0.0) }.map { ($0.1, 1) }
  }

  /// Puts other terms of the same shape in place of those it was made with.
  func write(_ terms: FundTerms, to model: inout LinearProgramModel) {
    let (years, tiers) = (shape.years.count, shape.tiers)
    for (place, variable) in money.enumerated() {
      let room = terms.room(place / (years * tiers), place / tiers % years, tier: place % tiers)
      model.setBounds(0, room, of: variable)
    }
    for i in shape.industries.indices {
      let bounds = Self.bounds(terms, i)
      model.setBounds(bounds.above.0, bounds.above.1, of: above[i])
      model.setBounds(bounds.below.0, bounds.below.1, of: below[i])
    }
    for (limit, _, row) in rows {
      let bounds = Self.bounds(of: limit, terms)
      model.setLimits(bounds.lower, bounds.upper, of: row)
      switch limit {
      case .total, .payment, .quota, .floor, .through, .programme, .worst: continue
      case .called, .stage, .part, .tail, .loss:
        for (variable, coefficient) in coefficients(of: limit, terms) {
          model.setCoefficient(coefficient, of: variable, in: row)
        }
      }
    }
  }

  /// The industry and year, at `industry * years + year`, of a tier that holds money before the one above it is full.
  func placeOutOfOrder(_ solution: LinearProgramSolution, _ terms: FundTerms) -> Int? {
    let (years, tiers) = (shape.years.count, shape.tiers)
    return money.indices.first { place in
      guard place % tiers > 0, solution[money[place]] > 1e-9 else { return false }
      let room = terms.room(place / (years * tiers), place / tiers % years, tier: place % tiers - 1)
      return room - solution[money[place - 1]] > 1e-9 * (1 + room)
    }.map { $0 / tiers }
  }

  /// The worth of a CNY of a variable by the objective.
  static func worths(_ terms: FundTerms, _ value: FundValue) -> [Double] {
    let (years, tiers) = (terms.years.count, terms.tierCount)
    return (0..<terms.absorption.count * tiers).map { place in
      value.ofInvestment[place / tiers] * terms.additionalInvestment(place / (years * tiers), tier: place % tiers)
    }
  }

  /// Makes the worth of the money the objective.
  func write(_ value: FundValue, _ terms: FundTerms, to model: inout LinearProgramModel) {
    let worths = Self.worths(terms, value)
    guard let worst else {
      for (variable, worth) in zip(money, worths) { model.setObjective(worth, of: variable) }
      return
    }
    model.setObjective(1, of: worst)
    writeWorst(terms, worths, to: &model)
  }

  /// Writes the worths into the rows that hold the worst scenario below all.
  func writeWorst(_ terms: FundTerms, _ worths: [Double], to model: inout LinearProgramModel) {
    let perIndustry = shape.years.count * shape.tiers
    for case (.worst(let s), _, let row) in rows {
      for (place, variable) in money.enumerated() {
        let multiple = terms.risk.scenarios[s].worth[place / perIndustry]
        model.setCoefficient(-multiple * worths[place], of: variable, in: row)
      }
    }
  }
}
