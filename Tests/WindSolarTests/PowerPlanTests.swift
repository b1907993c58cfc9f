import SimulationKit
import Testing

@testable import WindSolar

/// Plans of three years, 2015 to 2017; targets of wind 2, 3, 5 GW and of sun 1, 1, 4 GW.
@Suite struct PowerPlanTests {
  /// A renewable share that neither targets nor costs reach by themselves.
  private static let share = [0.03, 0.05, 0.1]

  private func planned(_ change: (inout PowerFixture) -> Void = { _ in }) throws -> Outputs {
    var fixture = PowerFixture()
    fixture.mode = "least_cost"
    change(&fixture)
    return try fixture.run()
  }

  private func station(_ name: String) -> Int { ["coal", "store", "sun", "wind"].firstIndex(of: name) ?? 0 }

  @Test func `the fleet's dispatch is that of the program of each year`() throws {
    let outputs = try planned { $0.limits["renewable_share"] = .array(Self.share) }
    for (year, share) in Self.share.enumerated() {
      #expect(outputs["power_renewable_share"][year] > share - 1e-8)
      let isBinding = outputs["power_shadow_cost"][0, year] > 1e-3
      if isBinding { #expect(abs(outputs["power_renewable_share"][year] - share) < 1e-8) }
    }
    #expect(outputs["power_shadow_cost"][0, 2] > 1)
    // The capacity that runs in the year stands at its end, and the technologies show the same.
    for year in 0..<3 {
      let sun = outputs["power_capacity"][station("sun"), year]
      #expect(abs(outputs["wind_solar_capacity"][1, year] - sun) < 1e-9)
      #expect(
        abs(outputs["wind_solar_generation"][1, year] - outputs["power_generation"][station("sun"), year]) < 1e-12)
    }
  }

  @Test func `what an earlier year builds stands in the later ones`() throws {
    let outputs = try planned {
      $0.limits["renewable_share"] = .array([0.1, 0, 0])
      $0.limits["emission_cap"] = .array([1000, 1000, 1000])
    }
    let wind = station("wind")
    #expect(outputs["power_capacity"][wind, 0] > 5)
    for year in 1..<3 {
      #expect(outputs["power_additions"][wind, year] < 1e-6)
      #expect(abs(outputs["power_capacity"][wind, year] - outputs["power_capacity"][wind, 0]) < 1e-9)
    }
    #expect(abs(outputs["power_additions"][wind, 0] - outputs["power_capacity"][wind, 0] + 1) < 1e-9)
  }

  @Test func `a cohort ends with its life, and is built again where a target asks for it`() throws {
    let outputs = try planned { $0.records["wind"]?["lifetime"] = .number(2) }
    let wind = station("wind")
    // One GW stood before and outlives the run. 1 GW of 2015 ends before 2017, whose target of 5 GW needs 3 beside 1 + 1.
    for (year, capacity) in [2.0, 3, 5].enumerated() {
      #expect(abs(outputs["power_capacity"][wind, year] - capacity) < 1e-6)
    }
    for (year, built) in [1.0, 1, 3].enumerated() {
      #expect(abs(outputs["power_additions"][wind, year] - built) < 1e-6)
      #expect(abs(outputs["wind_solar_additions"][0, year] - built) < 1e-6)
    }
  }

  @Test func `between planned years capacity comes in equal parts, and no limit has a price`() throws {
    let outputs = try planned { $0.limits["plan_interval"] = .integer(3) }
    let wind = station("wind")
    for (year, capacity) in [7.0 / 3, 11.0 / 3, 5].enumerated() {
      #expect(abs(outputs["power_capacity"][wind, year] - capacity) < 1e-6)
      #expect(outputs["power_plan_cost"][year] > 0)
    }
    #expect(outputs["power_shadow_cost"][4, 0] == 0)
    #expect(outputs["power_shadow_cost"][4, 2] > 1)
  }

  @Test func `what can be built in a year is a limit of that year`() throws {
    let outputs = try planned {
      $0.limits["renewable_share"] = .array([0.02, 0.03, 0.07])
      $0.records["wind"]?["build_limit"] = .number(2.5)
    }
    for year in 0..<3 { #expect(outputs["power_additions"][station("wind"), year] < 2.5 + 1e-6) }
  }

  @Test func `the potential of a zone binds with a price`() throws {
    let free = try planned { $0.limits["renewable_share"] = .array(Self.share) }
    let outputs = try planned {
      $0.limits["renewable_share"] = .array(Self.share)
      $0.records["wind"]?["zone"] = .text("west")
      $0.zones = [ParameterRecord(name: "west", fields: ["wind_potential": .number(5.5)])]
    }
    #expect(free["power_capacity"][station("wind"), 2] > 6)
    #expect(abs(outputs["power_capacity"][station("wind"), 2] - 5.5) < 1e-6)
    #expect(outputs["power_zone_shadow_cost"][0, 0, 2] > 1)
    #expect(outputs["power_zone_shadow_cost"][0, 1, 2] == 0)
    #expect(outputs["power_plan_cost"][2] > free["power_plan_cost"][2])
  }

  @Test(arguments: ["path_balance", "least_cost"])
  func `the hours of a year that is asked for sum to its energies`(mode: String) throws {
    let outputs = try planned {
      $0.mode = mode
      $0.hourlyYears = [2016]
    }
    for place in 0..<4 {
      let hours = outputs["power_hourly_generation"].values[place * 8784..<(place + 1) * 8784].reduce(0, +)
      #expect(abs(hours / 1000 - outputs["power_generation"][place, 1]) < 1e-9)
    }
    let load = outputs["power_hourly_load"].values.reduce(0, +)
    #expect(abs(load / 1000 - 210) < 1e-9)
    if mode == "least_cost" {
      // The cheapest plant that runs and is not full sets the price.
      #expect(outputs["power_hourly_price"].values.contains { abs($0 - 0.25) < 1e-6 })
    }
  }

  @Test func `a year whose limits contradict each other is named`() {
    #expect(
      throws: SampleProblem.infeasible(
        "2016: no capacities meet all limits: wind_target, the bounds of wind contradict each other")
    ) {
      _ = try planned {
        $0.records["wind"]?["build_limit"] = .number(1.5)
        $0.windTargets = [2, 4, 5]
      }
    }
  }
}
