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

@Test func `a replacement pack has the size and the chemistry of its own year`() throws {
  var fixture = Fixture()
  fixture.values["pack_life_scale"] = .array([0.1, 1000, 1000, 1000])
  let outputs = try fixture.run()
  // Private cars, all packs last one year: 1 of 2014 in 2015, 2 in 2016, 4 in 2017, of 30, 40 and 50 kWh in 1e4 kWh.
  expectEqual(outputs["replacement_packs"].row(0), [0.15, 0.4, 0.5])
  expectEqual(outputs["replacement_packs"].row(1), [0.15, 0.4, 1.5])
  // Out come the packs placed a year before.
  expectEqual(outputs["retired_batteries"].row(0), [0.15, 0.3, 0.8])
  // 0.8 of 2,000, 1,500 and 1,000 CNY/kWh less tax, for 0.3, 0.8 and 2 GWh.
  expectEqual(Fixture.row(outputs["pack_household_bill"], "ELE"), [0.8 * 5.4, 0.8 * 10.8, 0.8 * 18])
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

@Test func `households buy private cars, and combustion cars not bought are a bill of their own`() throws {
  let outputs = try Fixture().run()
  let (bought, displaced) = (outputs["vehicle_household_bill"], outputs["displaced_household_bill"])
  // 1e4 x 2e5 x 0.9 CNY = 18e8 in 2015, two of them in 2016, 3e4 x 1e5 x 0.9 in 2017.
  expectEqual(Fixture.row(bought, "TRE"), [0.9 * 18, 0.9 * 36, 0.9 * 27])
  expectEqual(Fixture.row(bought, "TRD"), [0.1 * 18, 0.1 * 36, 0.1 * 27])
  // 0.5 x 1e5 x 0.8 for each vehicle.
  expectEqual(Fixture.row(displaced, "TRE"), [0.9 * -4, 0.9 * -8, 0.9 * -12])
  expectEqual(Fixture.row(displaced, "TRD"), [0.1 * -4, 0.1 * -8, 0.1 * -12])
}

@Test func `firms and transit operators buy the other classes`() throws {
  let outputs = try Fixture().run()
  // 2017: business 1 x 18, buses 0.5 x 72, special 1 x 27 in 1e8 CNY; not bought: 8, 0.5 x 45, 9.
  expectEqual([Fixture.row(outputs["vehicle_investment_bill"], "TRE")[2]], [0.9 * 81])
  expectEqual([Fixture.row(outputs["displaced_investment_bill"], "TRE")[2]], [0.9 * -39.5])
}

@Test func `vehicles come from where they are made, margins as the table says`() throws {
  let outputs = try Fixture().run()
  // A quarter of the private cars; of trade the table's 0.9.
  expectEqual(Fixture.row(outputs["vehicle_household_share"], "TRE"), [0.25, 0.25, 0.25])
  expectEqual(Fixture.row(outputs["vehicle_household_share"], "TRD"), [0.9, 0.9, 0.9])
  // 2017: none of 18 for business cars, all of 36 for buses, half of 27 for special vehicles.
  expectEqual([Fixture.row(outputs["vehicle_investment_share"], "TRE")[2]], [49.5 / 81])
  expectEqual(Fixture.row(outputs["table_share"], "PET"), [0.1, 0.1, 0.1])
}

@Test func `what the region supplies of new vehicles is what is made there`() throws {
  let outputs = try Fixture().run()
  let (made, share) = (outputs["vehicles_made"], outputs["vehicle_household_share"])
  // 2017: 1 x 9 private cars, 3 x 72 buses, 0.5 x 27 special vehicles in 1e8 CNY.
  expectEqual([Fixture.row(made, "TRE")[2]], [0.9 * 238.5])
  // The fixture's vehicles leave the works at 0.9 of the price at home and at 0.8 to other provinces.
  let home = 0.9 * (0.25 * 27 + 36 + 13.5)
  expectEqual(
    [
      Fixture.row(outputs["vehicle_household_bill"], "TRE")[2] * Fixture.row(share, "TRE")[2]
        + Fixture.row(outputs["vehicle_investment_bill"], "TRE")[2]
        * Fixture.row(outputs["vehicle_investment_share"], "TRE")[2]
    ], [home])
  expectEqual([Fixture.row(outputs["vehicle_outflow_bill"], "TRE")[2]], [0.8 / 0.9 * (0.9 * 238.5 - home)])
  // Margins may all be earned in the region: a tenth of 27, 81 and 182.25.
  expectEqual([Fixture.row(made, "TRD")[2]], [0.1 * (27 + 81 + 182.25)])
}

@Test func `makers buy batteries instead of other parts: the two bills sum to zero`() throws {
  let outputs = try Fixture().run()
  let (batteries, parts) = (outputs["battery_bill"], outputs["replaced_parts_bill"])
  // Makers' batteries of 2.3, 3.4 and 6.8 GWh at 1,500, 1,000 and 500 CNY/kWh.
  expectEqual(Fixture.row(batteries, "ELE"), [34.5, 34, 34])
  expectEqual(Fixture.row(parts, "TRE"), [-0.75 * 34.5, -25.5, -25.5])
  expectEqual(Fixture.row(parts, "ELE"), [-0.25 * 34.5, -8.5, -8.5])
  expectEqual(Fixture.row(outputs["battery_share"], "ELE"), [0.4, 0.4, 0.4])
  for year in 0..<3 {
    let sum = Fixture.sectors.reduce(0) { $0 + Fixture.row(batteries, $1)[year] + Fixture.row(parts, $1)[year] }
    expectEqual([sum], [0])
  }
}

/// Whatever is paid for vehicles stands in one bill: the batteries of new vehicles in none but that of the vehicle.
@Test func `bills hold what buyers pay without tax, once`() throws {
  var fixture = Fixture()
  fixture.values["pack_life_scale"] = .array([0.1, 1000, 1000, 1000])
  let outputs = try fixture.run()
  func sum(_ names: String...) -> Double {
    names.reduce(0) { sum, name in Fixture.sectors.reduce(sum) { $0 + Fixture.row(outputs[name], $1)[2] } }
  }
  // 2017: vehicles 27 and 81; replacement packs 2 GWh and those of a station at 900 CNY/kWh; nothing else is bought of vehicles and batteries.
  expectEqual(
    [
      sum(
        "vehicle_household_bill", "vehicle_investment_bill", "pack_household_bill", "pack_investment_bill",
        "battery_bill", "replaced_parts_bill")
    ], [27 + 81 + 18 + 0.09])
}

@Test func `posts are built as the vehicles in use need them, and swapping stations hold batteries`() throws {
  let outputs = try Fixture().run()
  // Half a slow post for each private car and one for each bus; a station for a thousand business cars. 1e4 vehicles.
  expectEqual(outputs["posts_in_use"].row(0), [20000, 35000, 55000])
  expectEqual(outputs["posts_built"].row(0), [10000, 15000, 20000])
  expectEqual(outputs["posts_in_use"].row(1), [0, 10, 20])
  expectEqual(outputs["post_capacity"].row(0), [140, 245, 385])
  // 2017: 20,000 x 10,000 + 10 x 2e6 CNY; 10 MWh of batteries, half of them of each chemistry in 2015.
  expectEqual([outputs["post_investment"][2]], [2.2])
  expectEqual([outputs["station_batteries"].values.reduce(0, +)], [0.02])
  let bill = outputs["charging_post_bill"]
  expectEqual([Fixture.row(bill, "ELE")[2]], [0.9 * 0.9 * 2.2])
  expectEqual([Fixture.row(bill, "TRD")[2]], [0.1 * 0.9 * 2.2])
  // Their batteries are a purchase of firms: 0.01 GWh at 1,000 CNY/kWh less tax.
  expectEqual([Fixture.row(outputs["pack_investment_bill"], "ELE")[2]], [0.8 * 0.09])
  expectEqual(outputs["charging_post_share"].row(2), [0.7, 0.7, 0.7])
}

@Test func `vehicles that are made but not sold in the region leave it`() throws {
  let outputs = try Fixture().run()
  expectEqual(outputs["vehicles_sold_outside"].values, [0.75, 0.5, 0.25, 0, 0, 0, 1.5, 1.5, 2.5, 0, 0, 0])
  // 2017: 0.25 x 1e5 x 0.9 + 2.5 x 8e5 x 0.9, of which 0.8 is earned by makers and 0.1 by traders of the region.
  expectEqual([Fixture.row(outputs["vehicle_outflow_bill"], "TRE")[2]], [0.8 * 182.25])
  expectEqual([Fixture.row(outputs["vehicle_outflow_bill"], "TRD")[2]], [0.1 * 182.25])
}

@Test func `fuel not bought and electricity bought: urban and rural households by their shares`() throws {
  var fixture = Fixture()
  fixture.values["household_share"] = .number(0.75)
  let outputs = try fixture.run()
  // 2017: 0.176e8 L x 5 x 0.5 = 0.44e8 CNY of fuel; 0.0825 TWh x 0.6 x 0.9 = 0.4455e8 CNY.
  for (name, share) in [("fuel_bill", 0.75), ("rural_fuel_bill", 0.25)] {
    let bill = outputs[name]
    expectEqual([Fixture.row(bill, "PET")[2]], [-0.9 * 0.44 * share])
    expectEqual([Fixture.row(bill, "TRD")[2]], [-0.1 * 0.44 * share])
    expectEqual([Fixture.row(bill, "ELC")[2]], [0.4455 * share])
    #expect(Fixture.row(bill, "TRE") == [0, 0, 0])
  }
}

@Test func `fuel and electricity of the other classes are in bills in full`() throws {
  let outputs = try Fixture().run()
  // Vehicles in use in 2017: business 1.5, buses 1.75, special 0.5 in 1e4. Fuel: 1.5 x 20,000 x 0.08, 1.75 x 60,000 x 0.3,
  // 0.5 x 20,000 x 0.1 in 1e4 L: 3.49e8 L, at 2.5 CNY.
  expectEqual([Fixture.row(outputs["fleet_fuel_bill"], "PET")[2]], [-0.9 * 8.725])
  // 1.5 x 20,000 x 0.15, 1.75 x 60,000 x 1, 0.5 x 20,000 x 0.3 in 1e4 kWh, over 0.8: 1.40625 TWh at 0.54 CNY/kWh.
  expectEqual([Fixture.row(outputs["fleet_electricity_bill"], "ELC")[2]], [1.406_25 * 5.4])
}
