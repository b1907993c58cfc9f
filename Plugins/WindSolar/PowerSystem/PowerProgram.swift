import LinearProgramming

/// The linear program of capacities and hours:
///
///     minimise   Σ_s c_s K_s + Σ_h w_h (Σ_s e_s g_sh + v u_h)
///     balance    Σ_s a_sh K_s + Σ_s g_sh + Σ_s (d_sh - q_sh) + u_h - z_h = load_h
///     plants     g_sh <= availability K_s;   Σ_h w_h g_sh <= most hours K_s
///     storage    q_sh, d_sh <= K_s;   level_sh <= hours K_s;   level_s,h+1 = level_sh + η q_sh - d_sh / η'
///
/// with capacities K, generation g, charging q, discharging d, load not served u and energy thrown away z. One z an hour
/// stands for all wind and sun, whose running costs nothing; rows stand in the order of time, as the interior point wants.
/// Where a capacity is fixed its rows are bounds, and the program of a given fleet is small.
struct PowerProgram {
  let plants: [PowerPlant]
  let hours: PowerHours
  let limits: PowerLimits
  private(set) var program = LinearProgram(.minimise)
  private(set) var capacities: [LinearProgram.Variable] = []
  private var balances: [LinearProgram.Row] = []
  private(set) var limitRows: [(name: String, row: LinearProgram.Row)] = []
  private var output: [[LinearProgram.Variable]] = []
  private var charging: [[LinearProgram.Variable]] = []
  private var levels: [[LinearProgram.Variable]] = []
  private var thrown: [LinearProgram.Variable] = []
  private var lost: [LinearProgram.Variable] = []

  init(_ plants: [PowerPlant], _ hours: PowerHours, _ limits: PowerLimits) {
    (self.plants, self.hours, self.limits) = (plants, hours, limits)
    capacities = plants.map {
      program.addVariable("capacity of \($0.name)", lower: $0.least, upper: $0.most, objective: $0.capacityCost)
    }
    output = plants.map { _ in [] }
    (charging, levels) = (output, output)
    for hour in hours.load.indices { addVariables(hour) }
    for hour in hours.load.indices { addRows(hour) }
    addLimits()
  }

  private mutating func addVariables(_ hour: Int) {
    let weight = hours.weights[hour]
    for (place, plant) in plants.enumerated() {
      switch plant.kind {
      case .variable: break
      case .dispatchable(let availability, _):
        output[place].append(
          program.addVariable(
            "g\(place) \(hour)", upper: plant.isFixed ? availability * plant.least : .infinity,
            objective: weight * plant.energyCost))
      case .storage(let stored, _, _):
        let power = plant.isFixed ? plant.least : .infinity
        output[place].append(
          program.addVariable("d\(place) \(hour)", upper: power, objective: weight * plant.energyCost))
        charging[place].append(program.addVariable("q\(place) \(hour)", upper: power))
        levels[place].append(program.addVariable("l\(place) \(hour)", upper: stored * power))
      }
    }
    thrown.append(program.addVariable("z \(hour)"))
    if let cost = limits.lostLoadCost { lost.append(program.addVariable("u \(hour)", objective: weight * cost)) }
  }

  private mutating func addRows(_ hour: Int) {
    var balance = [(thrown[hour], -1.0)]
    if !lost.isEmpty { balance.append((lost[hour], 1)) }
    for (place, plant) in plants.enumerated() {
      switch plant.kind {
      case .variable(let profile):
        if profile[hour] > 0 { balance.append((capacities[place], profile[hour])) }
      case .dispatchable(let availability, _):
        balance.append((output[place][hour], 1))
        if !plant.isFixed {
          program.addRow(
            "g\(place) \(hour)", upper: 0, [(output[place][hour], 1), (capacities[place], -availability)])
        }
      case .storage(let stored, let charge, let discharge):
        balance += [(output[place][hour], 1), (charging[place][hour], -1)]
        let (level, next) = (levels[place][hour], levels[place][hours.next(hour)])
        if !plant.isFixed {
          program.addRow("q\(place) \(hour)", upper: 0, [(charging[place][hour], 1), (capacities[place], -1)])
          program.addRow("d\(place) \(hour)", upper: 0, [(output[place][hour], 1), (capacities[place], -1)])
          program.addRow("f\(place) \(hour)", upper: 0, [(level, 1), (capacities[place], -stored)])
        }
        var step = [(charging[place][hour], -charge), (output[place][hour], 1 / discharge)]
        if level != next { step += [(next, 1), (level, -1)] }
        program.addRow("l\(place) \(hour)", lower: 0, upper: 0, step)
      }
    }
    balances.append(program.addRow("b \(hour)", lower: hours.load[hour], upper: hours.load[hour], balance))
  }

  private mutating func addLimits() {
    func generated(_ weight: (PowerPlant) -> Double) -> [(LinearProgram.Variable, Double)] {
      plants.enumerated().flatMap { place, plant in
        weight(plant) == 0 || plant.isStorage
          ? [] : output[place].enumerated().map { ($1, hours.weights[$0] * weight(plant)) }
      }
    }
    func add(
      _ name: String, lower: Double = -.infinity, upper: Double = .infinity, _ terms: [(LinearProgram.Variable, Double)]
    ) {
      limitRows.append((name, program.addRow(name, lower: lower, upper: upper, terms)))
    }
    for (place, plant) in plants.enumerated() {
      guard case .dispatchable(_, let most?) = plant.kind else { continue }
      let terms = output[place].enumerated().map { ($1, hours.weights[$0]) }
      add("most energy of \(plant.name)", upper: 0, terms + [(capacities[place], -most)])
    }
    if let share = limits.renewableShare {
      add("renewable share", upper: (1 - share) * hours.energy, generated { $0.isRenewable ? 0 : 1 })
    }
    if let share = limits.curtailedShare {
      let offered: [(LinearProgram.Variable, Double)] = plants.enumerated().compactMap { place, plant in
        guard case .variable(let profile) = plant.kind else { return nil }
        return (capacities[place], -share * zip(profile, hours.weights).reduce(0) { $0 + $1.0 * $1.1 })
      }
      add("curtailment", upper: 0, thrown.enumerated().map { ($1, hours.weights[$0]) } + offered)
    }
    if let most = limits.emissions { add("emissions", upper: most, generated(\.emissions)) }
    if let margin = limits.reserveMargin {
      let firm = plants.enumerated().filter { $1.firmShare > 0 }.map { (capacities[$0], $1.firmShare) }
      add("reserve", lower: (1 + margin) * (hours.load.max() ?? 0), firm)
    }
    for floor in limits.floors { add(floor.name, lower: floor.least, floor.plants.map { (capacities[$0], 1) }) }
    for ceiling in limits.ceilings {
      add(ceiling.name, upper: ceiling.most, ceiling.plants.map { (capacities[$0], 1) })
    }
  }
}

/// The answer to a program of hours; arrays by plant, then by hour.
struct PowerOptimum {
  let cost: Double
  /// GW.
  let capacity: [Double]
  let dispatch: PowerDispatch
  /// For each GWh, by hour.
  let prices: [Double]
  /// By the name of a limit: what the cost gains when the limit becomes harder by one (never below zero).
  let shadowCosts: [String: Double]
  /// By plant: what the cost gains with each GW that is forced upon the optimum.
  let reducedCosts: [Double]
  let residuals: OptimalityResiduals
}

/// Why a program of hours has no optimum, in a sentence.
struct NoPowerOptimum: Error, Equatable {
  var isInfeasible: Bool
  var reason: String
}

extension PowerProgram {
  func solve() throws(NoPowerOptimum) -> PowerOptimum { try solve(program) }

  private func solve(_ program: LinearProgram) throws(NoPowerOptimum) -> PowerOptimum {
    let outcome: LinearProgramOutcome
    do { outcome = try program.solveByInteriorPoint() } catch {
      throw NoPowerOptimum(isInfeasible: false, reason: error.description)
    }
    switch outcome {
    case .optimal(let solution): return optimum(solution)
    case .infeasible(let rows, let variables):
      let limits = limitRows.map(\.name).filter(rows.contains)
      let bounds = plants.filter { variables.contains("capacity of \($0.name)") }.map { "the bounds of \($0.name)" }
      let hourly = rows.count > limits.count ? ["the load of \(rows.count { $0.hasPrefix("b ") }) hours"] : []
      throw NoPowerOptimum(
        isInfeasible: true,
        reason:
          "no capacities meet all limits: \((limits + bounds + hourly).joined(separator: ", ")) contradict each other")
    case .unbounded(let variable):
      throw NoPowerOptimum(
        isInfeasible: false, reason: "the cost falls for ever as '\(variable)' grows: a cost is below zero")
    case .failed(let reason): throw NoPowerOptimum(isInfeasible: false, reason: reason)
    }
  }

  private func optimum(_ solution: LinearProgramSolution) -> PowerOptimum {
    let capacity = capacities.map { solution[$0] }
    let output: [[Double]] = plants.indices.map { place in
      switch plants[place].kind {
      case .variable(let profile): profile.map { $0 * capacity[place] }
      case .dispatchable: self.output[place].map { solution[$0] }
      case .storage: zip(self.output[place], charging[place]).map { solution[$0] - solution[$1] }
      }
    }
    return PowerOptimum(
      cost: solution.objective, capacity: capacity,
      dispatch: PowerDispatch(
        output: output, thrown: thrown.map { solution[$0] },
        lost: lost.isEmpty ? hours.load.map { _ in 0 } : lost.map { solution[$0] }),
      prices: balances.enumerated().map { solution.dual(of: $1) / hours.weights[$0] },
      shadowCosts: Dictionary(
        uniqueKeysWithValues: limitRows.map { ($0.name, solution.dual(of: $0.row).magnitude) }),
      reducedCosts: capacities.map { solution.reducedCost(of: $0) }, residuals: solution.residuals)
  }

  /// The least and the most capacity of each plant among all plans that cost at most `slack` more than the optimum
  /// (Brill, Chang & Hopkins 1982, Management Science 28(3), 221-235: modelling to generate alternatives).
  func alternatives(to optimum: PowerOptimum, slack: Double) throws(NoPowerOptimum) -> [ClosedRange<Double>] {
    var costed = program
    costed.limitObjective("cost", upper: optimum.cost * (1 + slack))
    var ranges: [ClosedRange<Double>] = []
    for (place, variable) in capacities.enumerated() {
      let (plant, capacity) = (plants[place], optimum.capacity[place])
      func end(_ direction: LinearProgram.Direction, _ bound: Double) throws(NoPowerOptimum) -> Double {
        // The optimum is one of the plans; where it stands at the bound, there is nothing to seek.
        if bound.isFinite, (capacity - bound).magnitude <= 1e-7 * (1 + bound.magnitude) { return bound }
        var question = costed
        question.direction = direction
        question.setObjective([variable: 1])
        return try solve(question).capacity[place]
      }
      let (least, most) = (try end(.minimise, plant.least), try end(.maximise, plant.most))
      ranges.append(min(least, most)...max(least, most))
    }
    return ranges
  }
}
