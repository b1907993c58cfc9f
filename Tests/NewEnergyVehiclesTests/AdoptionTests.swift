import SeededNumbers
import SimulationKit
import Testing

@testable import NewEnergyVehicles

/// Bass (1969), p = .03, q = .38, m = 100: peak by ln(q/p) / (p + q), height m (p + q)² / 4q.
@Test func `a Bass diffusion peaks where its formula says`() {
  let bass = BassDiffusion(innovation: 0.03, imitation: 0.38, market: 100)
  #expect(abs(bass.peak.time - 6.1926) < 5e-5)
  #expect(abs(bass.peak.rate - 11.0592) < 5e-5)
  #expect(abs(bass.adopters(after: 10) - 81.2803) < 5e-5)
  #expect(abs(bass.sales(years: 10, inSteps: false).reduce(0, +) - 81.2803) < 5e-5)
  #expect(abs(bass.sales(years: 10, inSteps: true).reduce(0, +) - 78.2643) < 5e-5)
}

@Test func `a logistic share has half of its ceiling at the midpoint`() {
  let share = LogisticShare(ceiling: 0.6, rate: 0.5, midpoint: 2025)
  #expect(share.share(in: 2025) == 0.3)
  #expect(abs(share.share(in: 2030) - 0.6 / (1 + 0.082_085)) < 1e-6)
}

@Test(arguments: 1...50) func `a target stock is met by the vehicles that it asks for`(seed: UInt64) throws {
  var random = SeededNumbers(seed)
  let years = Int.random(in: 1...30, using: &random)
  let before = Int.random(in: 0...5, using: &random)
  let alive = WithinYear.start.shares(
    .weibull(scale: .random(in: 2...20, using: &random), shape: .random(in: 1...6, using: &random)),
    years: before + years)
  let earlier = (0..<before).map { _ in Double.random(in: 0...10, using: &random) }
  let target = (0..<years).map { _ in Double.random(in: 0...100, using: &random) }
  let driven = try StockDriven(target: target, earlier: earlier, alive: alive, retiringEarly: true)
  let curve = CohortCurves(vehicles: alive, packs: Array(repeating: 1, count: before + years))
  let cohorts = Cohorts(
    inflow: earlier + driven.inflow, curves: [curve], years: before + years, kept: driven.kept)
  for year in 0..<years { #expect(abs(cohorts.stock[before + year] - target[year]) < 1e-7, "year \(year)") }
  for year in 0..<before + years {
    let last = year > 0 ? cohorts.stock[year - 1] : 0
    #expect(abs(cohorts.stock[year] - last - cohorts.inflow[year] + cohorts.outflow[year]) < 1e-9)
  }
  #expect(driven.inflow.allSatisfy { $0 >= 0 })
}

@Test func `a target below what survives is refused unless vehicles may be retired early`() throws {
  let alive = [1, 0.75, 0.5]
  // 3 of 4 survive the first year and 2 the second: 7 enter, of whom 5.25 survive.
  #expect(throws: StockDriven.Excess(year: 1, surviving: 7.25, target: 6)) {
    try StockDriven(target: [10, 6], earlier: [4], alive: alive, retiringEarly: false)
  }
  let retired = try StockDriven(target: [10, 6], earlier: [4], alive: alive, retiringEarly: true)
  #expect(retired.inflow == [7, 0] && retired.kept == [1, 1, 6 / 7.25])
}

@Test func `sales follow from a diffusion, a share of the market or a target stock`() throws {
  var fixture = Fixture()
  fixture.values["earlier_sales"] = .array([0, 0, 0, 0] + [0, 0, 0, 0] + [0, 0, 0, 0.5] + [0, 0, 0, 0])
  fixture.values["sales"] = .array([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
  fixture.values["total_sales"] = .array([0, 0, 0, 10, 10, 10, 0, 0, 0, 0, 0, 0])
  fixture.values["target_stock"] = .array([0, 0, 0, 0, 0, 0, 1.5, 2, 3.5, 0, 0, 0])
  fixture.values["production"] = .array([9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9])
  fixture.classFields = [
    "private_car": [
      "adoption": .text("bass"), "bass_innovation": .number(0.03), "bass_imitation": .number(0.38),
      "bass_market": .number(100), "bass_first_year": .integer(2013),
    ],
    "business_car": [
      "adoption": .text("logistic"), "share_ceiling": .number(0.4), "share_rate": .number(1),
      "share_midpoint": .number(2016),
    ],
    "bus": ["adoption": .text("stock")],
  ]
  #expect(NewEnergyVehicles.check(fixture.parameters) == [])
  let outputs = try fixture.run()
  let bass = BassDiffusion(innovation: 0.03, imitation: 0.38, market: 100)
  for year in 0..<3 {
    #expect(
      abs(
        outputs["vehicle_sales"][0, year] - bass.adopters(after: Double(year) + 3)
          + bass.adopters(after: Double(year) + 2))
        < 1e-9)
    #expect(abs(outputs["vehicle_stock"][0, year] - bass.adopters(after: Double(year) + 3)) < 1e-9)
  }
  #expect(abs(outputs["vehicle_sales"][1, 1] - 2) < 1e-12)
  #expect(zip(outputs["vehicle_sales"].row(2), [1, 0.5, 1.5]).allSatisfy { abs($0 - $1) < 1e-9 })
  #expect(zip(outputs["vehicle_stock"].row(2), [1.5, 2, 3.5]).allSatisfy { abs($0 - $1) < 1e-9 })
}

@Test func `early retirements are an output and are told`() throws {
  var fixture = Fixture()
  fixture.values["sales"] = .array([1, 2, 3, 0, 1, 1, 0, 0, 0, 0, 0, 1])
  fixture.values["target_stock"] = .array([0, 0, 0, 0, 0, 0, 1.5, 0.3, 0.9, 0, 0, 0])
  fixture.classFields = ["bus": ["adoption": .text("stock")]]
  #expect(
    NewEnergyVehicles.check(fixture.parameters) == [
      ParameterDiagnostic(
        .error, "target_stock", index: ["bus", "2016"],
        "1.5 1e4 vehicles survive to the end of 2016, more than the target of 0.3",
        advice: "write at least 1.5, or early_retirement = true in the class, which retires the rest")
    ])
  fixture.classFields["bus"]?["early_retirement"] = .boolean(true)
  #expect(NewEnergyVehicles.check(fixture.parameters) == [])
  let outputs = try fixture.run()
  for (found, expected) in zip(outputs["early_retirements"].row(2), [0, 1.2, 0]) {
    #expect(abs(found - expected) < 1e-9)
  }
  for (found, expected) in zip(outputs["vehicle_sales"].row(2), [1, 0, 0.6]) { #expect(abs(found - expected) < 1e-9) }
  #expect(outputs.notes == ["1.2 1e4 vehicles of bus are retired early in 2016"])
}
