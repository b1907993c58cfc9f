import LinearProgramming
import Testing

@testable import WindSolar

/// The program of six hours that issue and README state; power in MW, money in CNY.
private func sixHours(_ floors: [(String, Int, Double)] = []) -> PowerProgram {
  let plants = [
    PowerPlant(
      name: "wind", kind: .variable(profile: [0.6, 0.5, 0.15, 0.2, 0.45, 0.7]), isRenewable: true, capacityCost: 975e3),
    PowerPlant(
      name: "pv", kind: .variable(profile: [0, 0.1, 0.6, 0.7, 0.2, 0]), isRenewable: true, capacityCost: 895e3),
    PowerPlant(
      name: "thermal", kind: .dispatchable(availability: 1, mostHours: nil), capacityCost: 507e3, energyCost: 250,
      firmShare: 1, emissions: 0.8),
    PowerPlant(
      name: "battery", kind: .storage(hours: 4, charging: 0.95, discharging: 0.95), capacityCost: 149e3 + 4 * 298e3),
  ]
  var limits = PowerLimits()
  limits.floors = floors.map { ($0.0, [$0.1], $0.2) }
  return PowerProgram(
    plants, PowerHours(load: [60, 70, 100, 90, 80, 50], weights: Array(repeating: 1460, count: 6)), limits)
}

@Suite struct PowerProgramTests {
  @Test func `six hours cost what PyPSA finds`() throws {
    let optimum = try sixHours().solve()
    #expect(abs(optimum.cost - 211_375_000) < 1)
    #expect(optimum.residuals.gap < 1e-8)
  }

  @Test func `targets are floors with a shadow cost`() throws {
    let optimum = try sixHours([("wind_target", 0, 100), ("solar_target", 1, 60)]).solve()
    #expect(abs(optimum.cost - 217_653_000) < 1)
    #expect(abs(optimum.capacity[2] - 49) < 1e-5)
    let offered = (optimum.dispatch.output[0] + optimum.dispatch.output[1]).reduce(0, +)
    let thrown = optimum.dispatch.thrown.reduce(0, +)
    #expect(abs(thrown / offered - 0.0561798) < 1e-6)
    // The cost is convex in a target: one MW more costs at least the shadow cost, one less saves at most that.
    for (name, change) in [("wind_target", (1.0, 0.0)), ("solar_target", (0, 1))] {
      let shadow = try #require(optimum.shadowCosts[name])
      #expect(shadow > 0)
      for sign in [1.0, -1] {
        let (wind, sun) = (100 + sign * change.0, 60 + sign * change.1)
        let other = try sixHours([("wind_target", 0, wind), ("solar_target", 1, sun)]).solve()
        #expect(other.cost >= optimum.cost + sign * shadow - 1)
      }
    }
  }

  @Test func `alternatives within one percent have the ranges of another program`() throws {
    let program = sixHours()
    let ranges = try program.alternatives(to: program.solve(), slack: 0.01)
    let expected = [(29.1958, 81.71696), (0, 109.12438), (23.44502, 95.62063), (0, 2.63582)]
    for (range, (least, most)) in zip(ranges, expected) {
      #expect(abs(range.lowerBound - least) < 1e-3)
      #expect(abs(range.upperBound - most) < 1e-3)
    }
  }

  /// Load falling on a line from 100 to 40 GW: base load where it runs more than 70e6 / 50 CNY = 4,400 h.
  @Test func `the program at mid-hours meets the screening curve`() throws {
    let count = 876
    let load = (0..<count).map { 100 - 60 * (Double($0) + 0.5) / Double(count) }
    let weights = Array(repeating: 8760.0 / Double(count), count: count)
    // 300 CNY/kW a year is 300 million CNY for each GW; 10 CNY/MWh is 0.01 million CNY for each GWh.
    let plants = [
      PowerPlant(
        name: "base", kind: .dispatchable(availability: 1, mostHours: nil), capacityCost: 300, energyCost: 0.01),
      PowerPlant(
        name: "peak", kind: .dispatchable(availability: 1, mostHours: nil), capacityCost: 80, energyCost: 0.06),
    ]
    let closed = ScreeningCurve.optimum(plants, load: load, weights: weights)
    let optimum = try PowerProgram(plants, PowerHours(load: load, weights: weights), PowerLimits()).solve()
    #expect(abs(optimum.cost / closed.cost - 1) < 1e-9)
    #expect(abs(closed.cost / 32_816.9315 - 1) < 1e-4)
    #expect(abs(optimum.cost / 32_816.9315 - 1) < 1e-4)
    for (capacity, exact) in zip(closed.capacity, [69.86301, 30.13699]) { #expect(abs(capacity / exact - 1) < 3e-3) }
    // Between two hours every capacity costs nearly the same.
    #expect(abs(optimum.capacity[0] - closed.capacity[0]) < 60.0 / Double(count))
  }

  @Test func `limits bind with a price, and what they forbid is not done`() throws {
    var limits = PowerLimits(renewableShare: 0.9, curtailedShare: 0.02, reserveMargin: 0.1)
    let free = sixHours()
    let optimum = try PowerProgram(free.plants, free.hours, limits).solve()
    let burnt = optimum.dispatch.output[2].reduce(0, +)
    #expect(abs(burnt / 450 - 0.1) < 1e-6)
    #expect(try #require(optimum.shadowCosts["renewable share"]) > 0)
    #expect(abs(optimum.capacity[2] - 110) < 1e-4)
    let offered = (optimum.dispatch.output[0] + optimum.dispatch.output[1]).reduce(0, +)
    let thrown = optimum.dispatch.thrown.reduce(0, +)
    #expect(thrown < (0.02 + 1e-7) * offered)
    limits = PowerLimits(emissions: 1000)
    let clean = try PowerProgram(free.plants, free.hours, limits).solve()
    let emitted = clean.dispatch.output[2].reduce(0, +) * 1460 * 0.8
    #expect(abs(emitted - 1000) < 1e-2)
  }

  @Test func `limits that contradict each other are named`() {
    var program = sixHours()
    var plants = program.plants
    plants[0].most = 10
    plants[1].most = 10
    program = PowerProgram(plants, program.hours, PowerLimits(renewableShare: 0.9))
    #expect(
      throws: NoPowerOptimum(
        isInfeasible: true,
        reason:
          "no capacities meet all limits: renewable share, the bounds of wind, the bounds of pv, the load of 6 hours contradict each other"
      )
    ) { try program.solve() }
  }

  @Test func `a program whose cost falls for ever says so`() {
    let plants = [
      PowerPlant(name: "gift", kind: .dispatchable(availability: 1, mostHours: nil), capacityCost: -1, energyCost: 1)
    ]
    let program = PowerProgram(plants, PowerHours(load: [1], weights: [1]), PowerLimits())
    #expect(
      throws: NoPowerOptimum(
        isInfeasible: false, reason: "the cost falls for ever as 'capacity of gift' grows: a cost is below zero")
    ) { try program.solve() }
  }
}
