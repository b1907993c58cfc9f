import SimulationKit
import Testing

@testable import NewEnergyVehicles

private func expectEqual(_ found: [Double], _ expected: [Double], _ location: SourceLocation = #_sourceLocation) {
  #expect(found.count == expected.count, sourceLocation: location)
  for (value, number) in zip(found, expected) {
    #expect(abs(value - number) < 1e-9, "\(found)", sourceLocation: location)
  }
}

@Test func `the stock holds the earlier sales`() throws {
  let outputs = try Fixture().run()
  expectEqual(outputs["vehicle_stock"].row(0), [2, 4, 7])
  expectEqual(outputs["vehicle_stock"].row(2), [1, 1.5, 2])
  expectEqual(outputs["vehicle_retirements"].values, Array(repeating: 0, count: 12))
}

@Test func `battery demand is sales times pack size by chemistry`() throws {
  let outputs = try Fixture().run()
  // 2017: cars 3 x 50 + 1 x 30, buses 0.5 x 200, special 1 x 60 in 1e4 kWh: 340, that is 3.4 GWh, a quarter LFP.
  expectEqual(outputs["battery_demand"].row(0), [0.4, 0.925, 0.85])
  expectEqual(outputs["battery_demand"].row(1), [0.4, 0.925, 2.55])
  expectEqual(outputs["battery_demand"].row(2), [0, 0, 0])
  // Makers in the region, 2017: 1 x 50 + 3 x 200 + 0.5 x 60 = 680.
  expectEqual(outputs["battery_use_of_makers"].row(0), [1.15, 1.7, 1.7])
}

@Test func `replacement packs keep the size and the chemistry of the vehicle's year`() throws {
  var fixture = Fixture()
  fixture.values["pack_life_scale"] = .array([0.1, 1000, 1000, 1000])
  let outputs = try fixture.run()
  // Private cars, all packs last one year: 2015: 1 x 30 of 2014; 2016: 2 x 30; 2017: 2 x 30 + 2 x 40 in 1e4 kWh.
  expectEqual(outputs["replacement_packs"].row(0), [0.15, 0.3, 0.7])
  #expect(outputs["retired_batteries"] == outputs["replacement_packs"])
  // 0.8 of 1,500 CNY/kWh less tax, times 0.6 GWh in 2016.
  expectEqual(Fixture.row(outputs["vehicle_household_bill"], "ELE"), [0.8 * 5.4, 0.8 * 8.1, 0.8 * 12.6])
  expectEqual(Fixture.row(outputs["vehicle_investment_bill"], "ELE"), [0, 0, 0])
}

@Test func `charging is the mean stock times distance, with losses`() throws {
  let outputs = try Fixture().run()
  // Private cars: 1.5, 3, 5.5 x 1e4 x 8,000 km x 0.15 kWh / 0.8; buses: 0.75, 1.25, 1.75 x 1e4 x 60,000 km / 0.8.
  expectEqual(outputs["charging_by_class"].row(0), [0.0225, 0.045, 0.0825])
  expectEqual(outputs["charging_by_class"].row(2), [0.5625, 0.9375, 1.3125])
  // Business cars in 2016: 0.5e4 x 20,000 km x 0.15 kWh / 0.8.
  expectEqual([outputs["charging_electricity"][1]], [0.045 + 0.9375 + 0.018_75])
  // 5.5e4 x 8,000 km x 0.08 L x 0.5 displaced.
  expectEqual(outputs["fuel_displaced"].row(0), [0.048, 0.096, 0.176])
}

@Test func `households buy private cars and leave combustion cars`() throws {
  let bill = try Fixture().run()["vehicle_household_bill"]
  // 2015: 1e4 x (2e5 x 0.9 - 0.5 x 1e5 x 0.8) CNY = 14e8; 2017: 3e4 x (9e4 - 4e4).
  expectEqual(Fixture.row(bill, "TRE"), [0.9 * 14, 0.9 * 28, 0.9 * 15])
  expectEqual(Fixture.row(bill, "TRD"), [0.1 * 14, 0.1 * 28, 0.1 * 15])
}

@Test func `a combustion car that costs more than the new one makes a negative row`() throws {
  var fixture = Fixture()
  fixture.values["displaced_share"] = .array([1, 1, 1, 1])
  fixture.values["displaced_vehicle_price"] = .array([4e5, 1e5, 5e5, 1e5])
  expectEqual(Fixture.row(try fixture.run()["vehicle_household_bill"], "TRE"), [0.9 * -14, 0.9 * -28, 0.9 * -69])
}

@Test func `firms and transit operators buy the other classes`() throws {
  let bill = try Fixture().run()["vehicle_investment_bill"]
  // 2017: business 1 x (18 - 8), buses 0.5 x (72 - 45), special 1 x (27 - 9) in 1e8 CNY.
  expectEqual([Fixture.row(bill, "TRE")[2]], [0.9 * (10 + 13.5 + 18)])
}

@Test func `vehicles that are made but not sold in the region leave it`() throws {
  let outputs = try Fixture().run()
  expectEqual(outputs["vehicles_sold_outside"].values, [0.75, 0.5, 0.25, 0, 0, 0, 1.5, 1.5, 2.5, 0, 0, 0])
  // 2017: 0.25 x 1e5 x 0.9 + 2.5 x 8e5 x 0.9, of which 0.8 is earned by makers and 0.1 by traders of the region.
  expectEqual([Fixture.row(outputs["vehicle_outflow_bill"], "TRE")[2]], [0.8 * 182.25])
  expectEqual([Fixture.row(outputs["vehicle_outflow_bill"], "TRD")[2]], [0.1 * 182.25])
}

@Test func `the fuel bill takes fuel off and adds electricity, for private cars and the household share`() throws {
  let bill = try Fixture().run()["fuel_bill"]
  // 2017: 0.176e8 L x 5 x 0.5 x 0.5 = 0.22e8 CNY of fuel; 0.0825 TWh x 0.6 x 0.9 x 0.5 = 0.22275e8 CNY.
  expectEqual([Fixture.row(bill, "PET")[2]], [-0.9 * 0.22])
  expectEqual([Fixture.row(bill, "TRD")[2]], [-0.1 * 0.22])
  expectEqual([Fixture.row(bill, "ELC")[2]], [0.222_75])
  #expect(Fixture.row(bill, "TRE") == [0, 0, 0])
}
