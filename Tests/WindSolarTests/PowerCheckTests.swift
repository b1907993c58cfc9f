import SimulationKit
import Testing

@testable import WindSolar

/// Three years with one station of every kind that matters, flat profiles and two days that stand for the year.
struct PowerFixture {
  var mode = "path_balance"
  var records: [String: [String: ParameterValue]] = [
    "wind": ["kind": .text("wind"), "part": .number(1), "capital_cost": .number(8), "potential": .number(20)],
    "sun": ["kind": .text("solar"), "part": .number(1), "capital_cost": .number(7)],
    "coal": [
      "kind": .text("thermal"), "capacity": .array([50, 50, 50]), "capital_cost": .number(4),
      "energy_cost": .number(0.25), "emissions": .number(0.8), "firm_share": .number(0.9),
    ],
    "store": [
      "kind": .text("storage"), "capacity": .array([1, 1, 1]), "capital_cost": .number(8), "storage_hours": .number(4),
    ],
  ]
  var profiles: ParameterTable?
  var zones: [ParameterRecord] = []
  var hourlyYears: [Int] = []
  var limits: [String: ParameterValue] = [:]
  var windTargets: [Double]?

  private var stations: [ParameterRecord] {
    records.sorted { $0.key < $1.key }.map { name, own in
      var fields = own
      for field in WindSolar.stationFields where fields[field.key] == nil { fields[field.key] = field.fallback?.value }
      if fields["capacity"] == .number(0) { fields["capacity"] = .array([0, 0, 0]) }
      return ParameterRecord(name: name, fields: fields)
    }
  }

  var parameters: Parameters {
    var values = Fixture().values
    for declaration in WindSolar.manifest.parameters where values[declaration.key] == nil {
      values[declaration.key] = declaration.fallback?.value
    }
    values["stations"] = .records(stations)
    values["profiles"] = profiles.map(ParameterValue.table)
    values["representative_days"] = .integer(2)
    values["zones"] = .records(zones)
    values["hourly_years"] = .records(
      hourlyYears.map { ParameterRecord(name: "year-\($0)", fields: ["year": .integer($0)]) })
    values.merge(limits) { $1 }
    values["monthly_shape"] = .array(Array(repeating: 1, count: 36))
    values["diurnal_shape"] = .array(Array(repeating: 1, count: 72))
    values["profile_mean"] = .array([1, 0.2, 0.1])
    values["profile_spread"] = .array([0.1, 0.9, 0.3])
    values["profile_persistence"] = .array([0.9, 0.9, 0.9])
    var labels = ["year": ["2015", "2016", "2017"], "sector": ["MCH", "CON"], "technology": ["wind", "solar"]]
    labels["station"] = records.keys.sorted()
    labels["zone"] = zones.map(\.name)
    labels["hourly_year"] = hourlyYears.map { "year-\($0)" }
    for axis in WindSolar.powerAxes { labels[axis.name] = axis.labels ?? labels[axis.name] }
    if let windTargets { values["capacity"] = .array(windTargets + [1, 1, 4]) }
    return Parameters(
      declarations: WindSolar.manifest.parameters, mode: mode, axes: AxisLabels(labels), values: values)
  }

  func run() throws -> Outputs {
    let parameters = parameters
    var module = try WindSolar(parameters)
    let arrays = WindSolar.manifest.outputs.filter { $0.applies(in: mode) }.map {
      ($0.name, LabelledArray(zeroOver: $0.axes, labels: $0.axes.map(parameters.labels)))
    }
    var outputs = Outputs(Dictionary(uniqueKeysWithValues: arrays))
    let demand = LabelledArray(axes: ["year"], labels: [parameters.labels("year")], values: [200, 210, 220])
    try module.run(Inputs(["electricity_demand": demand]), into: &outputs, progress: Progress { _, _ in true })
    return outputs
  }
}

@Suite struct PowerCheckTests {
  private func told(_ change: (inout PowerFixture) -> Void) -> [String] {
    var fixture = PowerFixture()
    change(&fixture)
    return WindSolar.check(fixture.parameters).map {
      "\($0.severity) \($0.parameter) \($0.index): \($0.message); \($0.advice)"
    }
  }

  @Test(arguments: PowerModes.all) func `the fixture has no problem`(mode: String) {
    #expect(told { $0.mode = mode } == [])
  }

  @Test func `profiles of another length, below zero or above one are refused`() {
    func table(_ rows: Int, _ column: String = "load", _ value: Double = 1) -> ParameterTable {
      var numbers = ["load": Array(repeating: 1.0, count: rows), "wind": Array(repeating: 0.3, count: rows)]
      numbers["solar"] = numbers["wind"]
      numbers[column]?[6] = value
      return ParameterTable(rows: rows, numbers: numbers)
    }
    #expect(
      told { $0.profiles = table(8759) } == [
        "error profiles []: the profiles have 8759 hours, not those of a year; give 8760 rows, or 8784 for a leap year"
      ])
    #expect(
      told { $0.profiles = table(8784, "wind", 1.2) } == [
        "error profiles [\"wind\"]: wind is 1.2 in hour 7, above one; write 0 to 1, the share of the capacity"
      ])
    #expect(
      told { $0.profiles = table(8760, "load", -3) } == [
        "error profiles [\"load\"]: load is -3.0 in hour 7, below zero; write at least 0"
      ])
    #expect(told { $0.profiles = table(8760) } == [])
  }

  @Test func `stations that lack or contradict something are named with their field`() {
    #expect(
      told { $0.records["wind"]?["part"] = .number(0.7) } == [
        "error stations [\"wind\", \"part\"]: the parts of the stations of kind wind sum to 0.7, not 1; "
          + "change one of them so that they sum to 1"
      ])
    #expect(
      told { $0.records["store"]?["storage_hours"] = nil } == [
        "error stations [\"store\", \"storage_hours\"]: the store of store has no size; write storage_hours, as in \"4 h\""
      ])
    #expect(
      told { $0.records["coal"]?["capacity"] = .array([50, 49, 48]) } == [
        "error stations [\"coal\", \"capacity\", \"2016\"]: the capacity falls by 1.0 GW in 2016, but 0.0 GW retire; "
          + "write what retires in retired",
        "error stations [\"coal\", \"capacity\", \"2017\"]: the capacity falls by 1.0 GW in 2017, but 0.0 GW retire; "
          + "write what retires in retired",
      ])
  }

  @Test func `a target above the potential is refused before anything is solved`() {
    #expect(
      told {
        $0.mode = "least_cost"
        $0.records["wind"]?["potential"] = .number(4)
      } == [
        "error capacity [\"wind\", \"2017\"]: the target of 5.0 GW in 2017 is above the potential of 4.0 GW of the "
          + "stations of that kind; lower it to at most 4.0 GW, or raise a potential"
      ])
  }

  @Test func `a store that gives more than it takes is refused`() {
    #expect(
      told {
        $0.records["store"]?["charging_efficiency"] = .number(1.1)
        $0.records["store"]?["discharging_efficiency"] = .number(2)
      } == [
        "error stations [\"store\", \"charging_efficiency\"]: the store of store gives more than it takes: its "
          + "charging_efficiency is 1.1; write at most 1",
        "error stations [\"store\", \"discharging_efficiency\"]: the store of store gives more than it takes: its "
          + "discharging_efficiency is 2.0; write at most 1",
      ])
  }

  @Test func `what retires is neither below zero nor more than stood`() {
    #expect(
      told { $0.records["coal"]?["retired"] = .array([0, -2, 51]) } == [
        "error stations [\"coal\", \"retired\", \"2016\"]: -2.0 GW retire in 2016, below zero: what retires does not "
          + "come back; write at least 0; what is built raises capacity",
        "error stations [\"coal\", \"retired\", \"2017\"]: 51.0 GW retire in 2017, but only 50.0 GW stood at the end of "
          + "2016; write at most 50.0",
      ])
  }

  @Test func `zones and years that are not there are named`() {
    #expect(
      told {
        $0.mode = "least_cost"
        $0.records["wind"]?["zone"] = .text("west")
        $0.records["coal"]?["zone"] = .text("west")
        $0.hourlyYears = [2016, 2019]
      } == [
        "error stations [\"coal\", \"zone\"]: only wind and solar share the potential of a zone; remove it",
        "error hourly_years [\"year-2019\", \"year\"]: the run has no year 2019; write one from 2015 to 2017",
        "error stations [\"coal\", \"zone\"]: there is no zone west; describe it in zones",
        "error stations [\"wind\", \"zone\"]: there is no zone west; describe it in zones",
      ])
  }

  @Test func `a target above the potential of the zones is refused before anything is solved`() {
    #expect(
      told {
        $0.mode = "least_cost"
        $0.records["wind"]?["zone"] = .text("west")
        $0.zones = [ParameterRecord(name: "west", fields: ["wind_potential": .number(4.5)])]
      } == [
        "error capacity [\"wind\", \"2017\"]: the target of 5.0 GW in 2017 is above the potential of 4.5 GW of the zones; "
          + "lower it to at most 4.5 GW, or raise a zone's wind_potential"
      ])
  }

  @Test(arguments: PowerModes.all) func `generation meets the load of every year`(mode: String) throws {
    var fixture = PowerFixture()
    fixture.mode = mode
    let outputs = try fixture.run()
    for (year, demand) in [200.0, 210, 220].enumerated() {
      let generated = (0..<4).reduce(0) { $0 + outputs["power_generation"][$1, year] }
      #expect(abs(generated + outputs["power_lost_load"][year] - demand) < 0.5)
    }
    #expect(outputs["wind_solar_electricity"].values.allSatisfy { $0 > 0 })
    if mode == "least_cost" { #expect(outputs["power_plan_gap"].values.allSatisfy { $0 < 1e-7 }) }
  }
}
