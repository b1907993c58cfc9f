import ScenarioCase
import SimulationKit
import Testing

@testable import ScenarioReading

struct ImplausibleInputTests {
  private static let mistake = """
    [modules.wind-solar.capacity.wind]
    2020 = { value = "9000 GW", kind = "assumption", low = "4 GW", high = "9000 GW", reason = "typed" }

    """

  @Test func `a capacity a thousand times its base's is warned of at its place, and named with the targets on it`()
    throws
  {
    let scenario = try ScenarioCase(Self.mistake)
    #expect(
      scenario.mistakes() == """
        case.toml:6:18: warning: capacity.wind.2020 is 9000 GW, far outside the 4 to 9 GW that its base gives \
        (Scenarios/henan/wind-solar.toml:25:8); is the unit right?
          2020 = { value = "9000 GW", kind = "assumption", low = "4 GW", high = "9000 GW", reason = "typed" }
                           ^

        """)
    let inputs = try scenario.prepared().implausible
    #expect(inputs.map(\.path) == ["modules.wind-solar.capacity.wind.2020"])
    #expect(inputs.first?.words.en == "is 9000 GW, far outside the 4 to 9 GW of its base")
    // All that is computed rests on it; the registered size of the fund does not.
    let targets = try #require(inputs.first?.targets)
    #expect(
      targets.count == 15 && targets.prefix(2) == ["sei-share", "sei-growth-premium"] && !targets.contains("fund"))
  }

  @Test func `a module's warning counts as a doubt, of its own targets alone where the economy reads nothing`() throws {
    let plan = """
      target,indicator_en,indicator_zh,value,year,unit,bound,clause,relation,relation_to,note_en,note_zh,variable
      wind,Wind,风电,6,2020,GW,reach,1,,,,,wind-solar/wind_solar_capacity[technology=wind]
      stock,Stock,保有量,6,2020,万辆,reach,1,,,,,new-energy-vehicles/vehicle_stock[class=sum]
      size,Size,规模,6,2020,1e8 CNY,reach,1,,,,,parameter:fund-allocation.registered_size

      """
    let scenario = try ScenarioCase(
      """
      [plan]
      targets = "plan.csv"
      [modules.wind-solar]
      potential = { wind = "5 GW", solar = "50 GW" }
      [modules.fund-allocation]
      registered_size = "100000 亿元"

      """, files: ["plan.csv": plan])
    let inputs = try scenario.prepared().implausible
    #expect(
      inputs.map(\.path).sorted() == [
        "modules.fund-allocation.registered_size", "modules.wind-solar.capacity.wind.2020",
      ])
    let wind = try #require(inputs.first { $0.path.contains("wind") })
    #expect(wind.words.en == "is doubtful: the capacity of 6.0 GW in 2020 is above the potential of 5.0 GW")
    #expect(wind.targets == ["wind"])
    #expect(inputs.first { $0.path.contains("size") }?.targets == ["size"])
  }

  @Test func `the shipped scenarios hold nothing implausible`() throws {
    let scenario = try ScenarioCase("")
    for name in ["2020", "2020-no-fund", "2020-share", "2020-slow-fund", "2020-table-2012", "premium-check"] {
      #expect(try scenario.prepared("Scenarios/\(name).toml").implausible == [])
    }
  }
}
