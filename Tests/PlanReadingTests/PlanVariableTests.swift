import Economy
import InputOutput
import SimulationKit
import Study
import Testing

@testable import PlanReading

/// The variables of targets that a plan may name.
struct PlanVariableTests {
  private static let power = Manifest(
    identifier: "power-plants", version: "1", title: "Power", summary: "Plants.",
    modes: [Mode("path", meaning: "given"), Mode("share", meaning: "of demand")],
    axes: [
      Axis(
        "technology", labels: ["wind", "solar"], titles: [Title(en: "Wind", zh: "风电"), Title(en: "Sun", zh: "太阳能")])
    ],
    parameters: [ParameterDeclaration("price", .number(unit: "1e8 CNY_table", .any), meaning: "money")],
    outputs: [
      VariableDeclaration("capacity", unit: "GW", axes: ["technology", "year"], meaning: "capacity"),
      VariableDeclaration("generation", unit: "TWh", axes: ["year"], meaning: "electricity"),
      VariableDeclaration("cost", unit: "1e8 CNY_table", meaning: "cost of the programme"),
      VariableDeclaration("gap", unit: "TWh", axes: ["year"], meaning: "what is missing", modes: ["share"]),
      VariableDeclaration("bill", unit: "1e8 CNY_table", axes: ["year", "sector"], meaning: "purchases"),
    ],
    targets: [
      TargetDeclaration("renewables", title: "Wind and sun", output: "capacity", summed: ["technology"]),
      TargetDeclaration("parks", title: "Wind", output: "capacity", at: ["technology": "wind"]),
    ])
  private static let fleet = Manifest(
    identifier: "fleet", version: "1", title: "Fleet", summary: "Cars.",
    outputs: [VariableDeclaration("stock", unit: "1e4 vehicle", axes: ["year"], meaning: "vehicles")])

  private static var scope: PlanScope {
    let sectors = NameLookup(
      (one: "sector", many: "sectors"),
      [("ELC", "电力", "Electricity"), ("ICT", "通信设备", "Electronics"), ("MED", "生物", "Medicine")])
    let axes = AxisLabels([
      "year": (2015...2020).map(String.init), "technology": ["wind", "solar"], "sector": ["ELC", "ICT", "MED"],
    ])
    var scope = PlanScope()
    (scope.years, scope.tableYear) = (Array(2015...2020), 2017)
    scope.industries = PlanScope.strategicIndustries
    (scope.sectors, scope.exports) = (sectors, [4])
    scope.accounts = [("co2", "Mt"), ("jobs", "1e4 person")]
    scope.modules = [
      PlanScope.Module(name: power.identifier, manifest: power, mode: "path", axes: axes, isActive: true),
      PlanScope.Module(name: fleet.identifier, manifest: fleet, mode: nil, axes: axes, isActive: false),
    ]
    scope.knowsModules = true
    scope.manifest = { name in
      guard name == "steel" else { return nil }
      return Manifest(
        identifier: "steel", version: "1", title: "Steel", summary: "Steel.",
        outputs: [VariableDeclaration("output", unit: "t", axes: ["year"], meaning: "steel")])
    }
    return scope
  }

  private func resolved(_ text: String) throws -> ResolvedVariable {
    try PlanVariableReading(scope: Self.scope).resolve(PlanVariable(text))
  }

  private typealias Quantity = Target.Quantity

  @Test(arguments: [
    ("value_added", Quantity(.valueAdded, years: 6), "1e8 CNY_table"),
    ("value_added:ICT", Quantity(.valueAddedBySector, rows: [1], years: 6), "1e8 CNY_table"),
    ("value_added: ICT + 电力", Quantity(.valueAddedBySector, rows: [1, 0], years: 6), "1e8 CNY_table"),
    ("value_added:new_energy", Quantity(.industryValueAdded, rows: [4], years: 6), "1e8 CNY_table"),
    ("gross_output:新能源", Quantity(.industryGrossOutput, rows: [4], years: 6), "1e8 CNY_table"),
    ("import_share:Electricity", Quantity(.importShares, years: 6), "1"),
    ("exports", Quantity(.finalDemand, rows: [12, 13, 14], years: 6), "1e8 CNY_table"),
    ("exports:ICT+ELC", Quantity(.finalDemand, rows: [13, 12], years: 6), "1e8 CNY_table"),
    ("sei_share", Quantity(.strategicShare, years: 6), "1"),
    ("electricity_demand", Quantity(.electricityDemand, years: 6), "TWh"),
    ("satellite:co2", Quantity(.physicalAmounts, years: 6), "Mt"),
    ("satellite:jobs", Quantity(.physicalAmounts, rows: [1], years: 6), "1e4 person"),
    (
      "power-plants/capacity[technology=solar]",
      Quantity(.module("power-plants", output: "capacity"), places: [6], yearStride: 1), "GW"
    ),
    (
      "power-plants/capacity[technology=Sun+wind]",
      Quantity(.module("power-plants", output: "capacity"), places: [6, 0], yearStride: 1), "GW"
    ),
    (
      "power-plants/renewables", Quantity(.module("power-plants", output: "capacity"), places: [0, 6], yearStride: 1),
      "GW"
    ),
    ("*/parks", Quantity(.module("power-plants", output: "capacity"), places: [0], yearStride: 1), "GW"),
    ("*/generation", Quantity(.module("power-plants", output: "generation"), places: [0], yearStride: 1), "TWh"),
    (
      "power-plants/bill[sector=通信设备]",
      Quantity(.module("power-plants", output: "bill"), places: [1], yearStride: 3), "1e8 CNY_table"
    ),
    (
      "power-plants/cost", Quantity(.module("power-plants", output: "cost"), places: [0], yearStride: 0),
      "1e8 CNY_table"
    ),
  ])
  func `a variable names numbers of the economy or of a module`(
    text: String, quantity: Target.Quantity, unit: String
  ) throws {
    let variable = try resolved(text)
    #expect(variable.measure == .quantity(quantity))
    #expect(variable.unit == unit)
    #expect(variable.isIndustryOutput == (text == "gross_output:新能源"))
  }

  @Test func `ratios and growth are made of such numbers`() throws {
    let electricity = Target.Measure.quantity(Quantity(.electricityDemand, years: 6))
    let added = Target.Measure.quantity(Quantity(.valueAdded, years: 6))
    let ratio = try resolved("ratio(electricity_demand, value_added)")
    #expect(ratio.measure == .ratio(electricity, added))
    #expect(ratio.unit == "1e-08 (TWh)/(CNY_table)")
    let growth = try resolved("growth( ratio(electricity_demand,value_added) )")
    #expect(growth.measure == .growth(.ratio(electricity, added)) && growth.unit == "1/year" && growth.isGrowth)
    #expect(try resolved("ratio(value_added:ICT, value_added)").unit == "1")
    let premium = try resolved("sei_growth_premium")
    #expect(premium.measure == .growthPremium(years: 6) && premium.unit == "1/year" && premium.isGrowth)
  }

  @Test(arguments: [
    ("*/patents", "a module that gives 'patents' would answer it"),
    ("fleet/stock", "fleet offers it, and is switched off here"),
    ("*/stock", "fleet offers it, and is switched off here"),
    ("power-plants/gap", "power-plants offers it in the mode share"),
    ("steel/output", "steel offers it, and this scenario does not name that module"),
    ("ratio(value_added, fleet/stock)", "fleet offers it, and is switched off here"),
  ])
  func `what nothing in the run computes says who would`(text: String, offer: String) throws {
    let variable = try resolved(text)
    #expect(variable.measure == nil)
    #expect(variable.offer?.en == offer)
  }

  @Test(arguments: [
    ("value_aded", "no variable 'value_aded' is known; did you mean 'value_added'?"),
    ("gros_output:ICT", "no variable 'gros_output' is known; did you mean 'gross_output:ICT'?"),
    (
      "xyzzy",
      "no variable 'xyzzy' is known; leave it empty for what is not modelled, or write one such as sei_share, "
        + "gross_output:new_energy, wind-solar/wind_solar_capacity[technology=wind], ratio(value_added:ELC, value_added), "
        + "growth(value_added)"
    ),
    (
      "value_added:new_enrgy", "'new_enrgy' is neither an industry nor a sector; did you mean 'value_added:new_energy'?"
    ),
    (
      "value_added:steel",
      "'steel' is neither an industry nor a sector; the industries are information_technology, biotechnology, "
        + "high_end_equipment, advanced_materials, new_energy, new_energy_vehicles, environmental_protection, "
        + "digital_creative; the sectors are ELC, ICT, MED"
    ),
    ("value_added:生物", "'生物' may be biotechnology or MED; write the code"),
    (
      "value_added:ICT+new_energy",
      "'ICT+new_energy' adds industries and sectors, which hold the same money; name industries alone, or sectors alone"
    ),
    ("value_added:ICT+ICT", "'ICT+ICT' counts one of them twice"),
    ("import_share:ICT+ELC", "import_share is a share, and shares of several sectors have no sum; name one sector"),
    ("import_share:new_energy", "import_share is that of a sector; name a sector, not an industry"),
    ("import_share", "import_share is that of a sector; write one, as in import_share:ELC"),
    ("outflow:ICT", "the table has no outflow; name another variable"),
    ("exports:new_energy", "exports is that of a sector; name a sector, not an industry"),
    ("exports:ITC", "'ITC' is no sector; did you mean 'exports:ICT'?"),
    ("sei_share:ICT", "sei_share is one number for the region; remove ':ICT'"),
    ("power-plants/capcity", "power-plants offers no 'capcity'; did you mean power-plants/capacity?"),
    (
      "power-plants/xyzzy",
      "power-plants offers no 'xyzzy'; it offers renewables, parks, capacity, generation, cost, gap, bill"
    ),
    ("fleet/stok", "fleet offers no 'stok'; did you mean fleet/stock?"),
    ("power-plant/capacity", "there is no module 'power-plant'; did you mean power-plants?"),
    (
      "hydrogen/output",
      "there is no module 'hydrogen'; write */<output> for what a module may offer later, or leave the variable empty"
    ),
    (
      "power-plants/capacity",
      "power-plants/capacity has a number for each technology; choose one, or add them up with [technology=sum]"
    ),
    (
      "power-plants/capacity[technology=wnid]",
      "'wnid' is no label of the axis technology; did you mean technology=wind?"
    ),
    (
      "power-plants/capacity[technologie=wind]",
      "power-plants/capacity has no axis 'technologie'; did you mean technology?"
    ),
    ("power-plants/generation[year=2020]", "the year of a target stands in the column year; remove it here"),
    (
      "power-plants/generation[technology=sum]", "power-plants/generation has no axis 'technology'; remove the brackets"
    ),
    ("power-plants/capacity[technology=wind+wind]", "'wind' is chosen twice; name it once"),
    (
      "power-plants/renewables[technology=sum]",
      "the target 'renewables' of power-plants is one number by year; remove the brackets"
    ),
    ("growth(power-plants/cost)", "what has one number for the whole run has no growth; name an output by year"),
    ("growth(sei_growth_premium)", "a growth is made of numbers by year, and not of growth"),
    (
      "ratio(parameter:power-plants.price, value_added)",
      "a ratio is made of results, and not of a number that the scenario sets; write parameter:<module>.<key> alone: such "
        + "a target is assumed"
    ),
    (
      "parameter:power-plants.prise",
      "power-plants has no single number prise; did you mean parameter:power-plants.price?"
    ),
  ])
  func `an unknown variable says what is near`(text: String, message: String) throws {
    let variable = try PlanVariable(text)
    let fault = #expect(throws: PlanVariableReading.Fault.self) {
      try PlanVariableReading(scope: Self.scope).resolve(variable)
    }
    #expect(fault.map { $0.message + ($0.advice.map { "; \($0)" } ?? "") } == message)
  }

  @Test(arguments: [
    ("ratio(value_added)", "'ratio(value_added)' is a ratio of one variable"),
    ("ratio(a, b, c)", "'ratio(a, b, c)' is a ratio of 3 variables"),
    ("power-plants/capacity[technology]", "'technology' chooses no label of an axis"),
    ("power-plants/capacity[technology=wind", "'capacity[technology=wind' has a bracket that is not closed"),
    ("parameter:fund", "'parameter:fund' names no number of a module"),
    (
      String(repeating: "growth(", count: 9) + "a" + String(repeating: ")", count: 9),
      "the variable is nested too deeply"
    ),
  ])
  func `a variable of another form is told`(text: String, message: String) {
    let error = #expect(throws: PlanVariable.Malformed.self) { try PlanVariable(text) }
    #expect(error?.message == message)
  }
}
