import SeededNumbers
import Testing

@testable import NewEnergyVehicles

private let forever = [Double](repeating: 1, count: 10)

/// One class whose packs never fail.
private func cohorts(_ inflow: [Double], _ law: SurvivalLaw, _ within: WithinYear = .start) -> Cohorts {
  let curve = CohortCurves(
    vehicles: within.shares(law, years: inflow.count), packs: Array(repeating: 1, count: inflow.count))
  return Cohorts(inflow: inflow, curves: [curve], years: inflow.count)
}

private let oneToTen = (1...10).map(Double.init)

/// ODYM (Pauliuk and Heeren 2020, Journal of Industrial Ecology 24(3), 446-458), the cases of its own tests.
struct ODYMCases {
  @Test func `a fixed life of five years`() {
    #expect(cohorts(oneToTen, .fixed(5)).stock == [1, 3, 6, 10, 15, 20, 25, 30, 35, 40])
  }

  @Test(arguments: [
    (SurvivalLaw.normal(mean: 5, deviation: 1.5), 41.458_735_61, 4.500_429_06),
    (.weibull(scale: 1, shape: 1.2), 14.318_339_66, 8.501_442_241),
  ])
  func `stock and outflow of the tenth year`(law: SurvivalLaw, stock: Double, outflow: Double) {
    let cohorts = cohorts(oneToTen, law)
    #expect(abs(cohorts.stock[9] - stock) < 5e-9)
    #expect(abs(cohorts.outflow[9] - outflow) < 5e-9)
  }
}

private func law(_ random: inout SeededNumbers) -> SurvivalLaw {
  let size = Double.random(in: 0.5...20, using: &random)
  switch Int.random(in: 0...4, using: &random) {
  case 0: return .weibull(scale: size, shape: .random(in: 0.5...8, using: &random))
  case 1: return .normal(mean: size, deviation: .random(in: 0.1...1, using: &random) * size)
  case 2: return .logNormal(mean: size, deviation: .random(in: 0.1...1, using: &random) * size)
  case 3: return .fixed(size + 1)
  default: return .step(size + 1)
  }
}

@Test(arguments: 1...100) func `the stock changes by what enters less what leaves, in every year`(seed: UInt64) {
  var random = SeededNumbers(seed)
  let sales = (0..<Int.random(in: 1...40, using: &random)).map { _ in Double.random(in: 0...100, using: &random) }
  let within = WithinYear.allCases.randomElement(using: &random) ?? .start
  let cohorts = cohorts(sales, law(&random), within)
  for (year, stock) in cohorts.stock.enumerated() {
    let before = year > 0 ? cohorts.stock[year - 1] : 0
    #expect(abs(stock - before - sales[year] + cohorts.outflow[year]) < 1e-9)
    #expect(cohorts.outflow[year] > -1e-9)
  }
}

@Test func `two clocks give the packs of a fleet`() {
  let years = 10
  let curve = CohortCurves(
    vehicles: WithinYear.start.shares(.weibull(scale: 14.46, shape: 4.79), years: years),
    packs: WithinYear.start.shares(.weibull(scale: 8, shape: 3.5), years: years))
  let cohorts = Cohorts(inflow: oneToTen, curves: [curve], years: years)
  let out = oneToTen.indices.map {
    cohorts.inflow[$0] + cohorts.replaced[$0] - cohorts.stock[$0] + ($0 > 0 ? cohorts.stock[$0 - 1] : 0)
  }
  // A recursion over ages in Python gives the same.
  #expect(abs(cohorts.replaced[9] - 2.478_192_3) < 5e-8)
  #expect(abs(out[9] - 2.687_302_8) < 5e-8)
  #expect(abs(cohorts.stock[9] - 54.589_850_7) < 5e-8)
  #expect(abs(cohorts.replaced.reduce(0, +) - 6.326_845_2) < 5e-8)
  #expect(abs(out.reduce(0, +) - 6.736_994_5) < 5e-8)
}

@Test(arguments: 1...100) func `a vehicle that lives has one pack, and packs placed are in use or out`(seed: UInt64) {
  var random = SeededNumbers(seed)
  let years = Int.random(in: 1...40, using: &random)
  let within = WithinYear.allCases.randomElement(using: &random) ?? .start
  let limit = Bool.random(using: &random) ? nil : Int.random(in: 0...years, using: &random)
  let curve = CohortCurves(
    vehicles: within.shares(law(&random), years: years),
    packs: within.shares(
      .weibull(scale: .random(in: 2...20, using: &random), shape: .random(in: 0.5...8, using: &random)), years: years),
    replacementLimit: limit)
  var placed = 1.0
  var out = 0.0
  for age in 0..<years {
    // Packs in use, by the age at which they were placed.
    let packs = (0...age).reduce(0) { $0 + curve.placed[$1] * curve.packs[age - $1] } * curve.vehicles[age]
    #expect(abs(packs - curve.alive[age]) < 1e-9)
    placed += curve.replaced[age]
    out += curve.replaced[age] + (age > 0 ? curve.alive[age - 1] : 1) - curve.alive[age]
    #expect(abs(placed - out - curve.alive[age]) < 1e-9)
    if let limit, age > limit { #expect(curve.replaced[age] == 0) }
  }
}

@Test func `no pack is bought for a vehicle beyond the limit: it leaves with its pack`() {
  let packs = WithinYear.start.shares(.fixed(3), years: 8)
  let vehicles = WithinYear.start.shares(.fixed(7), years: 8)
  #expect(CohortCurves(vehicles: vehicles, packs: packs).replaced == [0, 0, 0, 1, 0, 0, 1, 0])
  let limited = CohortCurves(vehicles: vehicles, packs: packs, replacementLimit: 4)
  #expect(limited.replaced == [0, 0, 0, 1, 0, 0, 0, 0])
  #expect(limited.alive == [1, 1, 1, 1, 1, 1, 0, 0])
}

@Test func `older vehicles drive less`() {
  let curve = CohortCurves(vehicles: [1, 1, 0.5], packs: [1, 1, 1], decline: 0.1)
  #expect(zip(curve.driven, [1, 0.9, 0.405]).allSatisfy { abs($0 - $1) < 1e-12 })
}

@Test(arguments: 1...60) func `cohorts are the sums of a plain loop, to the last bit`(seed: UInt64) {
  var random = SeededNumbers(seed)
  let (years, classes) = (Int.random(in: 1...34, using: &random), Int.random(in: 1...4, using: &random))
  let curves = (0..<classes).map { _ in
    let alive = law(&random)
    return CohortCurves(
      vehicles: WithinYear.middle.shares(alive, years: years),
      packs: WithinYear.start.shares(.weibull(scale: .random(in: 2...9, using: &random), shape: 3), years: years),
      replacementLimit: Bool.random(using: &random) ? Int.random(in: 0...12, using: &random) : nil,
      decline: Bool.random(using: &random) ? 0.04 : 0)
  }
  // Years without sales, too.
  let inflow = (0..<classes * years).map { _ in max(0, Double.random(in: -20...100, using: &random)) }
  let cohorts = Cohorts(inflow: inflow, curves: curves, years: years)
  func sums(_ course: (CohortCurves) -> [Double]) -> [Double] {
    (0..<classes).flatMap { row in
      (0..<years).map { year in
        (0...year).reduce(0.0) { $0 + inflow[row * years + $1] * course(curves[row])[year - $1] }
      }
    }
  }
  #expect(cohorts.stock == sums(\.alive))
  #expect(cohorts.replaced == sums(\.replaced))
  #expect(cohorts.driven == sums(\.driven))
}

@Test(arguments: 1...40) func `curves kept from another sample are those computed anew`(seed: UInt64) {
  var random = SeededNumbers(seed)
  func terms() -> CurveTerms {
    CurveTerms(
      survival: .weibull(scale: Bool.random(using: &random) ? 9 : 14, shape: 4),
      packs: .weibull(scale: Bool.random(using: &random) ? 5 : 8, shape: 3),
      replacementLimit: Bool.random(using: &random) ? 6 : nil, decline: Bool.random(using: &random) ? 0.03 : 0)
  }
  var kept = FleetCurves((0..<3).map { _ in terms() }, within: .start, years: 12)
  for within in [WithinYear.start, .start, .start, .end, .end] {
    let sample = (0..<Int.random(in: 2...4, using: &random)).map { _ in terms() }
    kept = FleetCurves(sample, within: within, years: 12, after: kept)
    let anew = sample.map { FleetCurves([$0], within: within, years: 12).curves[0] }
    for courses in [\CohortCurves.alive, \.replaced, \.driven, \.vehicles, \.placed, \.packs] {
      #expect(kept.curves.map { $0[keyPath: courses] } == anew.map { $0[keyPath: courses] })
    }
  }
}
