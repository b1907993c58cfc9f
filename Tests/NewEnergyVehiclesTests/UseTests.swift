import SimulationKit
import Testing

@testable import NewEnergyVehicles

private func close(_ found: [Double], _ expected: [Double], _ location: SourceLocation = #_sourceLocation) {
  #expect(found.count == expected.count, sourceLocation: location)
  for (value, number) in zip(found, expected) {
    #expect(abs(value - number) < 1e-9, "\(found)", sourceLocation: location)
  }
}

@Test func `the load of a mean day follows the shapes, in MW`() throws {
  let outputs = try Fixture().run()
  // 2017: the shapes are those of every class; half a day's charging in the hour from 18, a fifth of it moved to 2 and 3.
  let daily = outputs["charging_electricity"][2] * 1e6 / 365
  let load = outputs["charging_load"]
  close([load[2, 2], load[3, 2], load[18, 2], load[19, 2], load[12, 2]], [0.05, 0.15, 0.4, 0.4, 0].map { $0 * daily })
  close(
    [outputs["charging_peak"][2], outputs["charging_peak_unmanaged"][2], outputs["charging_peak_managed"][2]],
    [0.4 * daily, 0.5 * daily, 0.75 * daily])
  // A leap year has one day more.
  close([outputs["charging_peak"][1]], [0.5 * outputs["charging_electricity"][1] * 1e6 / 366])
}

@Test func `older vehicles charge less, and a part of those sold is never registered`() throws {
  var fixture = Fixture()
  fixture.values["registration_loss"] = .array([0.5, 0, 0, 0])
  fixture.values["distance_decline"] = .array([0.1, 0, 0, 0])
  let outputs = try fixture.run()
  close(outputs["vehicle_stock"].row(0), [1, 2, 3.5])
  close(outputs["vehicle_sales"].row(0), [1, 2, 3])
  // 2015: 0.5 of 2014 then and a year older, 0.5 new: (0.5 + 0.45 + 0.5) / 2 x 8,000 km x 0.15 kWh / 0.8.
  close([outputs["charging_by_class"][0, 0]], [0.725 * 8000 * 0.15 / 0.8 * 1e-5])
  // Money is paid for all that are sold.
  close([Fixture.row(outputs["vehicle_household_bill"], "TRE")[2]], [0.9 * 27])
}

@Test func `vehicles with fuel cells take hydrogen, displace fuel and pay for it`() throws {
  var fixture = Fixture()
  fixture.values["electric_distance_share"] = .array([0.8, 1, 0, 1])
  fixture.values["hydrogen_distance_share"] = .array([0, 0, 1, 0])
  fixture.values["hydrogen_use"] = .array([0, 0, 0.08, 0])
  fixture.values["hydrogen_price"] = .array([40, 40, 50])
  fixture.values["hydrogen_bill_shares"] = .array([0.6, 0, 0, 0, 0.4])
  #expect(NewEnergyVehicles.check(fixture.parameters) == [])
  let outputs = try fixture.run()
  // 1.75e4 buses x 60,000 km x 0.08 kg in 2017: 84 kt, 50 CNY/kg.
  close([outputs["hydrogen_demand"][2, 2]], [84])
  close(outputs["charging_by_class"].row(2), [0, 0, 0])
  close([outputs["fuel_displaced"][2, 2]], [1.75 * 60000 * 0.3 * 1e-4])
  close([Fixture.row(outputs["hydrogen_bill"], "PET")[2]], [0.6 * 42])
}

@Test func `vehicles that feed back have power and energy, and lose a part of it`() throws {
  var fixture = Fixture()
  fixture.values["vehicle_to_grid_share"] = .array([0.1, 0.1, 0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0])
  fixture.values["vehicle_to_grid_power"] = .number(10)
  fixture.values["vehicle_to_grid_depth"] = .number(0.4)
  fixture.values["vehicle_to_grid_cycles"] = .number(100)
  fixture.values["vehicle_to_grid_loss"] = .number(0.2)
  let outputs = try fixture.run()
  let without = try Fixture().run()
  // 2017: 5.5e4 private cars in use, a tenth of them, of 50 kWh.
  close([outputs["vehicle_to_grid_capacity"][2]], [55])
  close([outputs["vehicle_to_grid_energy"][2]], [0.11])
  close([outputs["vehicle_to_grid_supply"][2]], [0.011])
  close([outputs["charging_electricity"][2] - without["charging_electricity"][2]], [0.011 / 4])
}

@Test func `storage is a product of its own: bought, sold outside, and no more than is made`() throws {
  var fixture = Fixture()
  fixture.values["storage_production"] = .array([1, 2, 3])
  fixture.values["storage_installed"] = .array([1, 1, 2])
  fixture.values["storage_price"] = .array([1000, 1000, 800])
  fixture.values["storage_made_in_region_share"] = .number(0.75)
  fixture.values["storage_chemistry_share"] = .array([1, 1, 0.5, 0, 0, 0.5, 0, 0, 0])
  fixture.values["storage_bill_shares"] = .array([0, 0, 1, 0, 0])
  #expect(NewEnergyVehicles.check(fixture.parameters) == [])
  let outputs = try fixture.run()
  close(Fixture.row(outputs["storage_investment_bill"], "ELE"), [10, 10, 16])
  close(Fixture.row(outputs["storage_outflow_bill"], "ELE"), [2.5, 12.5, 12])
  close(Fixture.row(outputs["storage_made"], "ELE"), [10, 20, 24])
  close(outputs["storage_batteries"].row(1), [0, 0, 1])
  close(outputs["storage_revenue"].values, [10, 20, 24])
  fixture.values["storage_production"] = .array([1, 0.5, 3])
  #expect(
    NewEnergyVehicles.check(fixture.parameters) == [
      ParameterDiagnostic(
        .error, "storage_production", index: ["2016"],
        "0.75 GWh of storage bought in the region would be made there, but only 0.5 are made",
        advice: "write at least 0.75, or a smaller storage_made_in_region_share")
    ])
}

@Test func `cells and the assembly of packs come from where they are made`() throws {
  var fixture = Fixture()
  fixture.values["pack_assembly_share"] = .number(0.25)
  fixture.values["packs_assembled_in_region_share"] = .number(0.8)
  fixture.values["pack_assembly_bill_shares"] = .array([0, 0, 1, 0, 0])
  let outputs = try fixture.run()
  // Makers' batteries of 34.5, 34 and 34 (1e8 CNY); cells 0.4 from the region.
  close(Fixture.row(outputs["battery_bill"], "ELE"), [0.75 * 34.5, 25.5, 25.5])
  close(Fixture.row(outputs["pack_assembly_bill"], "ELE"), [0.25 * 34.5, 8.5, 8.5])
  close(Fixture.row(outputs["pack_assembly_share_of_region"], "ELE"), [0.8, 0.8, 0.8])
  close([outputs["battery_purchases_inside"][2], outputs["battery_purchases_outside"][2]], [17, 17])
  // 2017: 1 private car x 9, 3 buses x 72, 0.5 special vehicles x 27 in 1e8 CNY.
  close(
    [outputs["vehicle_revenue"][0, 2], outputs["vehicle_revenue"][2, 2], outputs["vehicle_revenue"][3, 2]],
    [9, 216, 13.5])
}

@Test func `posts' equipment comes from where it is made, building and margins as the table says`() throws {
  var fixture = Fixture()
  fixture.values["posts_made_in_region_share"] = .number(0.3)
  fixture.values["post_part"] = .array([0, 0, 1, 0, 0])
  let share = try fixture.run()["charging_post_share"]
  close([share[2, 0], share[4, 0]], [0.3, 0.9])
}
