import SeededNumbers
import Testing

@testable import NewEnergyVehicles

private func packs(
  of vehicles: Double, years: Int, vehicle: WeibullSurvival, pack: WeibullSurvival
) -> BatteryPacks {
  var packs = BatteryPacks(years: years)
  packs.follow(
    vehicles: vehicles, years: years, vehicle: SurvivalTable(vehicle, ages: years),
    pack: SurvivalTable(pack, ages: years))
  return packs
}

@Test(arguments: 1...50) func `vehicles sold are in the stock or retired, in every year`(seed: UInt64) {
  var random = SeededNumbers(seed)
  let sales = (0..<Int.random(in: 1...40, using: &random)).map { _ in Double.random(in: 0...100, using: &random) }
  let fleet = VehicleFleet(
    sales: sales,
    survival: SurvivalTable(
      WeibullSurvival(scale: .random(in: 0.5...20, using: &random), shape: .random(in: 0.5...8, using: &random)),
      ages: sales.count))
  var sold = 0.0
  var retired = 0.0
  for (year, stock) in fleet.stock.enumerated() {
    sold += sales[year]
    retired += fleet.retirements[year]
    #expect(abs(sold - stock - retired) < 1e-9 * max(sold, 1), "year \(year)")
    #expect(fleet.retirements[year] >= 0)
  }
}

@Test func `a cohort ages by the survival curve`() {
  let survival = WeibullSurvival(scale: 4, shape: 3)
  let fleet = VehicleFleet(sales: [10, 0, 0], survival: SurvivalTable(survival, ages: 3))
  #expect(fleet.stock == [10, 10 * survival.share(at: 1), 10 * survival.share(at: 2)])
}

@Test(arguments: 1...50) func `packs placed are in the stock or retired, in every year`(seed: UInt64) {
  var random = SeededNumbers(seed)
  func survival() -> WeibullSurvival {
    WeibullSurvival(scale: .random(in: 0.5...20, using: &random), shape: .random(in: 0.5...8, using: &random))
  }
  let vehicles = Double.random(in: 0...100, using: &random)
  let vehicle = survival()
  let packs = packs(of: vehicles, years: 25, vehicle: vehicle, pack: survival())
  var placed = vehicles
  var retired = 0.0
  for year in 0..<25 {
    placed += packs.replaced[year]
    retired += packs.retired[year]
    #expect(abs(placed - packs.stock[year] - retired) < 1e-9 * max(placed, 1), "year \(year)")
    // Every vehicle that lives has one pack.
    #expect(abs(packs.stock[year] - vehicles * vehicle.share(at: year)) < 1e-9 * max(vehicles, 1), "year \(year)")
  }
}

@Test func `packs that last one year are replaced every year, in the vehicles that live`() {
  let oneYear = WeibullSurvival(scale: 0.1, shape: 20)
  let forever = WeibullSurvival(scale: 1000, shape: 20)
  let packs = packs(of: 8, years: 4, vehicle: forever, pack: oneYear)
  #expect(packs.replaced == [0, 8, 8, 8])
  #expect(packs.retired == [0, 8, 8, 8])
}

@Test func `packs that outlast the vehicle are retired with it and never replaced`() {
  let vehicle = WeibullSurvival(scale: 3, shape: 2)
  let packs = packs(of: 8, years: 3, vehicle: vehicle, pack: WeibullSurvival(scale: 1000, shape: 20))
  #expect(packs.replaced == [0, 0, 0])
  #expect(abs(packs.retired[1] - 8 * (1 - vehicle.share(at: 1))) < 1e-12)
}
