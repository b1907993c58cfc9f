import SimulationKit
import Testing

@testable import NewEnergyVehicles

@Test func `the fixture has no problem`() {
  let fixture = Fixture()
  #expect(NewEnergyVehicles.check(fixture.parameters) == [])
  #expect(
    NewEnergyVehicles.manifest.parameters.mismatch(fixture.allValues, mode: "path", axes: fixture.parameters.axes)
      == nil)
}

@Test func `chemistry shares that do not sum to one are named with class and year`() {
  var fixture = Fixture()
  var shares: [Double] = Array(repeating: [0.5, 0.5, 0.25, 0.5, 0.5, 0.75, 0, 0, 0], count: 4).flatMap { $0 }
  shares[9 + 1] = 0.4
  fixture.values["chemistry_share"] = .array(shares)
  #expect(
    NewEnergyVehicles.check(fixture.parameters) == [
      ParameterDiagnostic(
        .error, "chemistry_share", index: ["business_car", "2016"], "the shares sum to 0.9, not 1",
        advice: "change one of them so that they sum to 1")
    ])
}

@Test func `a class that sells more vehicles made in the region than are made is refused`() {
  var fixture = Fixture()
  fixture.values["production"] = .array([1, 1, 0.6, 0, 0, 0, 2, 2, 3, 0, 0, 0.5])
  #expect(
    NewEnergyVehicles.check(fixture.parameters) == [
      ParameterDiagnostic(
        .error, "production", index: ["private_car", "2017"],
        "0.75 1e4 vehicles sold in the region would be made there, but only 0.6 are made",
        advice: "write at least 0.75, or a made_in_region_share of at most 0.2 for private_car")
    ])
}

@Test func `bills whose shares do not sum to one are named, and outflow may sum to less`() {
  var fixture = Fixture()
  fixture.values["vehicle_bill_shares"] = .array(
    [0, 0.9, 0, 0, 0.2] + Array(repeating: [0, 0.9, 0, 0, 0.1], count: 3).flatMap { $0 })
  fixture.values["outflow_bill_shares"] = .array(
    Array(repeating: [0, 0.5, 0, 0, 0], count: 3).flatMap { $0 } + [0, 0.9, 0, 0, 0.2])
  fixture.values["fuel_bill_shares"] = .array([0.9, 0, 0, 0, 0])
  #expect(
    NewEnergyVehicles.check(fixture.parameters) == [
      ParameterDiagnostic(
        .error, "vehicle_bill_shares", index: ["private_car"], "the shares sum to 1.1, not 1",
        advice: "change one of them so that they sum to 1"),
      ParameterDiagnostic(
        .error, "outflow_bill_shares", index: ["special_vehicle"], "the shares sum to 1.1, more than 1",
        advice: "lower one of them: what is earned elsewhere is left out"),
      ParameterDiagnostic(
        .error, "fuel_bill_shares", "the shares sum to 0.9, not 1",
        advice: "change one of them so that they sum to 1"),
    ])
}

@Test func `a run that begins after the earlier sales end is refused`() {
  var fixture = Fixture()
  fixture.years = ["2016", "2017", "2018"]
  #expect(
    NewEnergyVehicles.check(fixture.parameters) == [
      ParameterDiagnostic(
        .error, "sales", index: ["2016"], "the year 2016 follows 2014: the stock needs the sales of every year",
        advice: "let the run begin in 2015 and hold every year")
    ])
}

@Test(arguments: [
  (["2011", "2012", "2013", "then"], "the label 'then' of the axis earlier_year is not a year"),
  (["2011", "2012", "2014", "2013"], "the year 2014 follows 2012 on the axis earlier_year"),
])
func `earlier years that are no years or leave one out are refused`(labels: [String], message: String) {
  var fixture = Fixture()
  fixture.earlierYears = labels
  #expect(
    NewEnergyVehicles.check(fixture.parameters) == [
      ParameterDiagnostic(
        .error, "earlier_sales", message,
        advice: "write years in [axes], one after the other, as in earlier_year = [\"2013\", \"2014\"]")
    ])
}

@Test func `the manifest is sound`() {
  #expect(NewEnergyVehicles.manifest.problems() == [])
}

@Test func `more vehicles than people are warned of in the first year that has them`() {
  var fixture = Fixture()
  // 2.5, 6 and 11.5 in use: 1.5 from before, then 1.5, 3.5 and 5.5 sold.
  fixture.values["population"] = .number(6)
  #expect(
    NewEnergyVehicles.check(fixture.parameters) == [
      ParameterDiagnostic(
        .warning, "sales", index: ["private_car", "2016"],
        "6.5 1e4 vehicles would be in use in 2016, more than the 6.0 1e4 inhabitants", advice: "is the unit right?")
    ])
  fixture.values["population"] = .number(12)
  #expect(NewEnergyVehicles.check(fixture.parameters) == [])
}

@Test func `a bill without a vehicle, works that sell at two prices and batteries dearer than the vehicle are refused`()
{
  var fixture = Fixture()
  fixture.values["outflow_bill_shares"] = .array(
    [0, 0.95, 0, 0, 0] + Array(repeating: [0, 0.8, 0, 0, 0.1], count: 3).flatMap { $0 })
  fixture.values["battery_price"] = .array([1500, 1000, 2000])
  #expect(
    NewEnergyVehicles.check(fixture.parameters) == [
      ParameterDiagnostic(
        .error, "outflow_bill_shares", index: ["private_car", "TRE"],
        "a vehicle sold to other provinces would leave the works at 0.95 of its price, one sold in the region at 0.9",
        advice: "write at most 0.9, the share in vehicle_bill_shares"),
      ParameterDiagnostic(
        .error, "battery_price", index: ["2017"],
        "the battery of a private_car would cost 100000.0, more than the vehicle without tax, 90000.0",
        advice: "write at most 1800.0, or check pack_size and vehicle_price"),
    ])
  fixture = Fixture()
  fixture.values["vehicle_part"] = .array([0, 0, 1, 0, 0])
  #expect(
    NewEnergyVehicles.check(fixture.parameters)
      == Fixture.classes.map {
        ParameterDiagnostic(
          .error, "vehicle_part", "no row of the bill of \($0) is the vehicle itself",
          advice: "write 1 for the sector that makes vehicles")
      })
}

@Test func `a class needs what its law and its adoption read, and nothing else`() {
  var fixture = Fixture()
  fixture.classFields = [
    "private_car": ["survival": .text("normal"), "life_scale": .number(10), "life_mean": .number(10)],
    "bus": ["adoption": .text("bass"), "bass_market": .number(10), "early_retirement": .boolean(true)],
  ]
  #expect(
    NewEnergyVehicles.check(fixture.parameters) == [
      ParameterDiagnostic(
        .error, "classes", index: ["private_car"], "private_car has survival = \"normal\" but no life_deviation",
        advice: "write life_deviation for private_car"),
      ParameterDiagnostic(
        .error, "classes", index: ["private_car", "life_scale"],
        "nothing reads life_scale of private_car, which has survival = \"normal\"", advice: "remove it"),
      ParameterDiagnostic(
        .error, "classes", index: ["bus"],
        "bus has adoption = \"bass\" but no bass_innovation and no bass_imitation and no bass_first_year",
        advice: "write bass_innovation, bass_imitation, bass_first_year for bus"),
      ParameterDiagnostic(
        .error, "classes", index: ["bus", "early_retirement"],
        "nothing reads early_retirement of bus, whose adoption is bass",
        advice: "remove it, or write adoption = \"stock\""),
    ])
}

@Test func `numbers that the adoption of their class does not read are refused, and a class without any is warned of`()
{
  var fixture = Fixture()
  fixture.values["target_stock"] = .array([0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0])
  fixture.values["sales"] = .array([1, 2, 3, 0, 1, 1, 0.5, 0.5, 0.5, 0, 0, 0])
  #expect(
    NewEnergyVehicles.check(fixture.parameters) == [
      ParameterDiagnostic(
        .warning, "classes", index: ["special_vehicle"],
        "special_vehicle has adoption = \"path\" and no sales above 0 in any year",
        advice: "write sales for it, or leave the class out"),
      ParameterDiagnostic(
        .error, "target_stock", index: ["business_car"],
        "nothing reads target_stock of business_car, whose adoption is path",
        advice: "remove it, or write adoption = \"stock\" in its class"),
    ])
}

@Test func `a life that ends before it is first read is refused`() {
  var fixture = Fixture()
  fixture.values["within_year"] = .text("end")
  fixture.values["pack_life_scale"] = .array([1000, 0.1, 1000, 1000])
  #expect(
    NewEnergyVehicles.check(fixture.parameters) == [
      ParameterDiagnostic(
        .error, "pack_life_scale", index: ["business_car"],
        "no packs of business_car would live to the end of the year in which they are sold",
        advice: "write a longer life, or within_year = \"start\"")
    ])
}

@Test func `parameters that belong together are asked for together`() {
  var fixture = Fixture()
  fixture.values["vehicle_to_grid_power"] = .number(10)
  fixture.values["pack_assembly_share"] = .number(0.2)
  fixture.values["packs_assembled_in_region_share"] = .number(0.2)
  #expect(
    NewEnergyVehicles.check(fixture.parameters) == [
      ParameterDiagnostic(
        .error, "vehicle_to_grid_power",
        "vehicle_to_grid_power needs vehicle_to_grid_share, vehicle_to_grid_depth, vehicle_to_grid_cycles, "
          + "vehicle_to_grid_loss beside it", advice: "write them, or remove vehicle_to_grid_power"),
      ParameterDiagnostic(
        .error, "pack_assembly_share", "pack_assembly_share needs pack_assembly_bill_shares beside it",
        advice: "write it, or remove pack_assembly_share"),
    ])
}

@Test func `formulas, shapes and distances that contradict themselves are named`() {
  var fixture = Fixture()
  let none = [Double](repeating: 0, count: 8)
  fixture.values["cathode_energy"] = .array([518, 0, 400])
  fixture.values["cathode_atoms"] = .array([1, 0, 0, 0, 0, 1, 1, 4] + [1, 0, 0, 0, 0, 0, 0, 0] + none)
  fixture.values["hydrogen_distance_share"] = .array([0.3, 0, 0, 0])
  fixture.values["hydrogen_use"] = .array([0.01, 0, 0, 0])
  fixture.values["hydrogen_price"] = .array([40, 40, 40])
  fixture.values["hydrogen_bill_shares"] = .array([1, 0, 0, 0, 0])
  var shape = [Double](repeating: 1.0 / 24, count: 96)
  shape[30] = 0
  fixture.values["managed_shape"] = .array(shape)
  #expect(
    NewEnergyVehicles.check(fixture.parameters) == [
      ParameterDiagnostic(
        .error, "material_intensity", index: ["LFP", "lithium"], "lithium of LFP follows from its formula",
        advice: "remove one of the two"),
      ParameterDiagnostic(
        .error, "cathode_atoms", index: ["ternary"], "ternary has a formula and no cathode_energy",
        advice: "write cathode_energy for ternary, or remove it here"),
      ParameterDiagnostic(
        .error, "cathode_energy", index: ["other"], "other has a cathode_energy and no formula",
        advice: "write cathode_atoms for other"),
      ParameterDiagnostic(
        .error, "hydrogen_distance_share", index: ["private_car"],
        "private_car would drive 0.8 of its distance on electricity and 0.3 on hydrogen", advice: "write at most 0.2"),
      ParameterDiagnostic(
        .error, "managed_shape", index: ["business_car"], "the shares sum to 0.958333333, not 1",
        advice: "change one of them so that they sum to 1"),
    ])
}

@Test func `earlier years without sales are asked for, and a run may have none`() {
  var fixture = Fixture()
  fixture.values["earlier_sales"] = nil
  #expect(
    NewEnergyVehicles.check(fixture.parameters) == [
      ParameterDiagnostic(
        .error, "classes", "the axis earlier_year has the years 2011 to 2014, and nothing says what was sold in them",
        advice: "write earlier_sales, or take the axis away")
    ])
  fixture.earlierYears = []
  fixture.years = ["2030", "2031", "2032"]
  #expect(NewEnergyVehicles.check(fixture.parameters) == [])
  #expect((try? fixture.run())?["vehicle_stock"].row(0) == [1, 3, 6])
}

@Test func `a diffusion that began before the first year that is followed is refused`() {
  var fixture = Fixture()
  fixture.values["sales"] = .array([0, 0, 0, 0, 1, 1, 0.5, 0.5, 0.5, 0, 0, 1])
  fixture.values["earlier_sales"] = .array([0, 0, 0, 0] + [0, 0, 0, 0] + [0, 0, 0, 0.5] + [0, 0, 0, 0])
  fixture.classFields["private_car"] = [
    "adoption": .text("bass"), "bass_innovation": .number(0.03), "bass_imitation": .number(0.38),
    "bass_market": .number(100), "bass_first_year": .integer(2005),
  ]
  #expect(
    NewEnergyVehicles.check(fixture.parameters) == [
      ParameterDiagnostic(
        .error, "classes", index: ["private_car", "bass_first_year"],
        "the diffusion of private_car began in 2005, and no year before 2011 is followed",
        advice: "let earlier_year in [axes] begin in 2005, or write at least 2011")
    ])
}
