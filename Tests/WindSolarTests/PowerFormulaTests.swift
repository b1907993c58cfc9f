import Testing

@testable import WindSolar

@Suite struct PowerFormulaTests {
  @Test func `capital recovery and levelised cost are those of the formulas`() {
    #expect(abs(PowerCosts.capitalRecoveryFactor(rate: 0.08, years: 20) - 0.101_852_208_8) < 1e-10)
    #expect(PowerCosts.capitalRecoveryFactor(rate: 0, years: 20) == 0.05)
    let cost = PowerCosts.levelised(capital: 8000, fixedShare: 0.02, rate: 0.08, years: 20, fullLoadHours: 2000)
    #expect(abs(cost - 0.487_408_835_3) < 1e-10)
  }

  @Test func `a learning rate of a fifth leaves less than half after ten times the volume`() {
    let curve = LearningCurve(cost: 1, reference: 1, rate: 0.2, spillover: 0)
    #expect(abs(curve.costs(cumulative: [10], ownAdditions: [0])[0] - 0.476_509_874_9) < 1e-10)
  }

  @Test(arguments: [900.0, 1480, 1800, 3000])
  func `a profile reaches its hours by a power and stays within zero and one`(hours: Double) throws {
    let profile: [Double] = (0..<8760).map { hour in Double((hour * 37) % 101) / 100 }
    let weights = Array(repeating: 1.0, count: 8760)
    let reached = try #require(profile.reaching(fullLoadHours: hours, weights: weights))
    let sum = reached.reduce(0, +)
    #expect(abs(sum - hours) < 1e-7)
    #expect(reached.allSatisfy { $0 >= 0 && $0 <= 1 })
    // The order of the hours is kept.
    #expect(zip(profile, reached).allSatisfy { ($0 == 0) == ($1 == 0) })
    #expect(profile.reaching(fullLoadHours: 8760, weights: weights) == nil)
  }

  @Test func `days that stand for a year sum to it and keep the day of the peak`() {
    var load: [Double] = (0..<8760).map { hour in
      let (daily, slow) = (Double(hour % 24) / 24, Double(hour % 500) / 1000)
      return 1 + daily + slow
    }
    load[4000] = 5
    let profiles = HourlyProfiles(load: load, wind: load.map { $0 / 10 }, sun: load.map { _ in 0.2 })
    for count in [1, 2, 12, 60, 364, 365, 400] {
      let days = RepresentativeDays(profiles, count: count)
      #expect(days.weights.reduce(0, +) == 365)
      #expect(days.days.contains(4000 / 24))
      #expect(days.days.count == min(count, 365))
      #expect(days.days == days.days.sorted())
      // Each day of the year has one that stands for it, as often as its weight says; the peak stands for itself.
      let times = days.days.indices.map { place in Double(days.standIns.count { $0 == place }) }
      #expect(times == days.weights)
      #expect(days.days[days.standIns[4000 / 24]] == 4000 / 24)
    }
  }

  @Test func `the same seed gives the same year, another one another`() {
    let series = HourlyProfiles.Statistics.Series(
      monthly: Array(repeating: 1, count: 12), diurnal: Array(repeating: 1, count: 24), spread: 0.9, persistence: 0.98,
      mean: 0.2)
    let statistics = HourlyProfiles.Statistics(load: series, wind: series, sun: series)
    let year = HourlyProfiles(statistics, seed: 3)
    #expect(year == HourlyProfiles(statistics, seed: 3))
    #expect(year != HourlyProfiles(statistics, seed: 4))
    #expect(year.wind.allSatisfy { $0 >= 0 && $0 <= 1 })
    let sum = year.load.reduce(0, +)
    #expect(abs(sum - 8760) < 1e-6)
  }

  @Test func `a fleet runs by its merit and a store takes what would be thrown away`() {
    let plants = [
      PowerPlant(name: "sun", kind: .variable(profile: [1, 0, 0, 0]), capacityCost: 0),
      PowerPlant(
        name: "dear", kind: .dispatchable(availability: 1, mostHours: nil), capacityCost: 0, energyCost: 2),
      PowerPlant(
        name: "cheap", kind: .dispatchable(availability: 0.5, mostHours: nil), capacityCost: 0, energyCost: 1),
      PowerPlant(name: "store", kind: .storage(hours: 2, charging: 0.5, discharging: 1), capacityCost: 0),
    ]
    let hours = PowerHours(load: [10, 10, 10, 40], weights: [1, 1, 1, 1])
    let dispatch = MeritOrder(plants, capacity: [20, 15, 20, 8], hours).dispatch
    // 8 of the 10 too many are stored as 4, and given in the next hour.
    #expect(dispatch.output[3] == [-8, 4, 0, 0])
    #expect(dispatch.thrown == [2, 0, 0, 0])
    #expect(dispatch.output[2] == [0, 6, 10, 10])
    #expect(dispatch.output[1] == [0, 0, 0, 15])
    #expect(dispatch.lost == [0, 0, 0, 15])
  }
}
