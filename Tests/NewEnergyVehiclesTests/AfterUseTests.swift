import SeededNumbers
import SimulationKit
import Testing

@testable import NewEnergyVehicles

private func close(_ found: [Double], _ expected: [Double], _ location: SourceLocation = #_sourceLocation) {
  #expect(found.count == expected.count, sourceLocation: location)
  for (value, number) in zip(found, expected) {
    #expect(abs(value - number) < 1e-9, "\(found)", sourceLocation: location)
  }
}

/// Specific capacity times voltage, by hand: 178 mAh/g at 3.7 V, 157 mAh/g at 3.3 V.
@Test func `metals follow from the formula of a cathode`() {
  let nmc622 = Stoichiometry.intensities(atoms: [1, 0.6, 0.2, 0.2, 0, 0, 0, 2], energy: 178 * 3.7)
  for (found, expected) in zip(nmc622, [0.1087, 0.5516, 0.1846, 0.1721]) { #expect(abs(found - expected) < 1e-4) }
  let lfp = Stoichiometry.intensities(atoms: [1, 0, 0, 0, 0, 1, 1, 4], energy: 157 * 3.3)
  #expect(abs(lfp[0] - 0.0849) < 5e-5)
}

@Test func `a chemistry with a formula has its metals from it`() throws {
  var fixture = Fixture()
  fixture.values["cathode_energy"] = .array([518.1, 0, 0])
  fixture.values["cathode_atoms"] = .array(
    [1, 0, 0, 0, 0, 1, 1, 4] + [Double](repeating: 0, count: 16))
  fixture.values["material_intensity"] = .array(
    [0, 0, 0, 0, 1, 0.5] + [0.1, 0.4, 0.2, 0.2, 1, 0.5] + [0, 0, 0, 0, 1, 0.5])
  #expect(NewEnergyVehicles.check(fixture.parameters) == [])
  let demand = try fixture.run()["material_demand"]
  // 2015: 0.4 GWh of each chemistry, a fifth of what is made is scrapped.
  close([demand[0, 0]], [0.4 / 0.8 * (1000 / 518.1 * 6.94 / 157.755 + 0.1)])
}

@Test func `retired batteries are collected, used again or recycled, and materials recovered`() throws {
  var fixture = Fixture()
  fixture.values["pack_life_scale"] = .array([0.1, 1000, 1000, 1000])
  let outputs = try fixture.run()
  // Out: 0.15, 0.3 and 0.8 GWh LFP (see the replacement packs), 0.15, 0.3 and 0.8 ternary.
  close(outputs["collected_batteries"].row(0), [0.075, 0.15, 0.64])
  close(outputs["second_life_batteries"].row(0), [0.0375, 0.075, 0.32])
  // Nothing fails in storage: 0.8 of what was put there.
  close(outputs["second_life_capacity"].row(0), [0.03, 0.09, 0.346])
  close(outputs["recycled_batteries"].row(0), [0.0375, 0.075, 0.32])
  // Nickel is in ternary batteries alone: 0.4 kg/kWh, 0.9 of it recovered, scrap of production too.
  let placed = zip(outputs["battery_demand"].row(1), outputs["replacement_packs"].row(1)).map { $0 + $1 }
  let stations = outputs["station_batteries"].row(1)
  let gross = zip(placed, stations).map { ($0 + $1) / 0.8 * 0.4 }
  close(outputs["material_demand"].row(1), gross)
  let recovered = zip(outputs["recycled_batteries"].row(1), gross).map { 0.9 * (0.4 * $0 + 0.2 * $1) }
  close(outputs["material_recovered"].row(1), recovered)
  close(outputs["primary_material_demand"].row(1), zip(gross, recovered).map { $0 - $1 })
}

/// Seeded lives, sizes, chemistries and targets.
@Test(arguments: 1...60) func `packs placed are packs out and packs in use, by chemistry and year`(seed: UInt64) throws
{
  var random = SeededNumbers(seed)
  func numbers(_ count: Int, _ range: ClosedRange<Double>) -> [Double] {
    (0..<count).map { _ in Double.random(in: range, using: &random) }
  }
  var fixture = Fixture()
  fixture.survival = [
    "survival": .text("weibull"), "life_scale": .number(.random(in: 1...10, using: &random)),
    "life_shape": .number(.random(in: 0.8...6, using: &random)),
    "replacement_limit": .integer(.random(in: 0...9, using: &random)),
  ]
  fixture.values["within_year"] = .text(WithinYear.allCases.randomElement(using: &random)?.rawValue ?? "start")
  fixture.values["pack_life_scale"] = .array(numbers(4, 1...8))
  fixture.values["pack_life_shape"] = .array(numbers(4, 0.8...5))
  fixture.values["sales"] = .array([0, 0, 0] + numbers(9, 0...5))
  fixture.values["target_stock"] = .array(numbers(3, 0...4) + [0, 0, 0, 0, 0, 0, 0, 0, 0])
  fixture.classFields = ["private_car": ["adoption": .text("stock"), "early_retirement": .boolean(true)]]
  fixture.values["earlier_sales"] = .array(numbers(16, 0...3))
  fixture.values["registration_loss"] = .array(numbers(4, 0...0.3))
  fixture.values["pack_size"] = .array(numbers(12, 10...200))
  fixture.values["chemistry_share"] = .array(
    (0..<4).flatMap { _ in
      let shares = (0..<3).map { _ in numbers(3, 0...1) }
      return (0..<3).flatMap { kind in shares.map { $0[kind] / $0.reduce(0, +) } }
    })
  let outputs = try fixture.run()
  let (demand, replaced) = (outputs["battery_demand"], outputs["replacement_packs"])
  let (out, stock) = (outputs["retired_batteries"], outputs["battery_stock"])
  for kind in 0..<3 {
    for year in 1..<3 {
      let placed = demand[kind, year] + replaced[kind, year]
      #expect(abs(placed - out[kind, year] - stock[kind, year] + stock[kind, year - 1]) < 1e-9)
    }
    #expect(out.row(kind).allSatisfy { $0 > -1e-9 })
  }
  // Every vehicle in use has one pack of some year's size.
  let (sizes, vehicles) = (fixture.parameters.array("pack_size"), outputs["vehicle_stock"])
  for year in 0..<3 {
    let energy = (0..<3).reduce(0) { $0 + stock[$1, year] }
    let bounds = (0..<4).reduce(into: (least: 0.0, most: 0.0)) { sum, row in
      sum.least += vehicles[row, year] * (sizes.row(row).min() ?? 0) / 100
      sum.most += vehicles[row, year] * (sizes.row(row).max() ?? 0) / 100
    }
    #expect(energy > bounds.least - 1e-9 && energy < bounds.most + 1e-9)
  }
  let (registered, sold) = (outputs["vehicle_registrations"], outputs["vehicle_sales"])
  for row in 0..<4 {
    for year in 1..<3 {
      let change = vehicles[row, year] - vehicles[row, year - 1]
      #expect(abs(change - registered[row, year] + outputs["vehicle_retirements"][row, year]) < 1e-9)
      #expect(registered[row, year] <= sold[row, year] + 1e-12)
    }
  }
}

@Test func `prices learn from the world's volume and a part of the region's`() throws {
  // Doubling the volume takes a fifth off; 250 is 2^1.3219 of 100.
  let index = PackPrices.index(world: [100, 150, 200], reference: 100, rate: 0.2, spillover: 0.5, made: [0, 100, 0])
  close(index, [1, 0.8, 0.744_546_679_5])
  var fixture = Fixture()
  fixture.mode = "learning"
  fixture.values["pack_price"] = nil
  fixture.values["battery_price"] = nil
  fixture.values["pack_price_reference"] = .number(2000)
  fixture.values["battery_price_reference"] = .number(1500)
  fixture.values["world_volume"] = .array([100, 200, 400])
  fixture.values["world_volume_reference"] = .number(100)
  fixture.values["pack_learning_rate"] = .number(0.2)
  fixture.values["pack_spillover_share"] = .number(0)
  #expect(NewEnergyVehicles.check(fixture.parameters) == [])
  close(try fixture.run()["pack_price_path"].values, [2000, 1600, 1280])
  fixture.values["pack_spillover_share"] = .number(1)
  #expect(try fixture.run()["pack_price_path"][2] < 1280)
}
