import SimulationKit
import Testing

@testable import WindSolar

@Test func `a path gives additions, generation and investment by hand`() throws {
  let outputs = try Fixture().run()
  #expect(outputs["wind_solar_capacity"].values == [2, 3, 5, 1, 1, 4])
  #expect(outputs["wind_solar_additions"].values == [1, 1, 2, 0.5, 0, 3])
  // Year means 1.5, 2.5, 4 GW at 2,000 h and 0.75, 1, 2.5 GW at 1,000 h.
  #expect(outputs["wind_solar_generation"].values == [3, 5, 8, 0.75, 1, 2.5])
  #expect(outputs["wind_solar_electricity"].values == [3.75, 6, 10.5])
  // 1 GW at 8 CNY/W is 8e9 CNY = 80 x 1e8 CNY; then 7.2 and 6.48 CNY/W; solar stays at 7 CNY/W.
  for (value, expected) in zip(outputs["wind_solar_investment"].values, [80, 72, 129.6, 35, 0, 210]) {
    #expect(abs(value - expected) < 1e-9)
  }
  #expect(outputs.notes == [])
}

@Test func `the bill is the investment without tax, split over the sectors`() throws {
  let bill = try Fixture().run()["wind_solar_bill"]
  // MCH 2015: 0.75 * 80 + 0.5 * 0.9 * 35; CON 2017: 0.25 * 129.6 + 0.5 * 0.9 * 210.
  #expect(abs(bill[0, 0] - 75.75) < 1e-9)
  #expect(abs(bill[1, 2] - 126.9) < 1e-9)
}

@Test func `with a share the capacity could supply it in a full year and never falls`() throws {
  var fixture = Fixture()
  fixture.mode = "share"
  let outputs = try fixture.run(demand: [300, 300, 300])
  // Wind: 3, 6, 3 TWh at 2,000 h need 1.5, 3 and 1.5 GW; solar: 0, 3, 6 TWh at 1,000 h need 0, 3 and 6 GW.
  #expect(outputs["wind_solar_capacity"].values == [1.5, 3, 3, 0.5, 3, 6])
  #expect(outputs["wind_solar_additions"].values == [0.5, 1.5, 0, 0, 2.5, 3])
  #expect(outputs["wind_solar_generation"].values == [2.5, 4.5, 6, 0.5, 1.75, 4.5])
  #expect(
    outputs.notes == [
      "wind: more capacity stands than the share asks for; nothing is added in 2017",
      "solar: more capacity stands than the share asks for; nothing is added in 2015",
    ])
}

@Test func `with a share counted in mid-year the year itself generates it, and building swings`() throws {
  var fixture = Fixture()
  fixture.mode = "share"
  fixture.values["counting"] = .text("mid_year")
  let outputs = try fixture.run(demand: [300, 300, 300])
  // Means of 1.5 and 3 GW of wind, then 4 stands; of sun 0.5 stands, then means of 3 and 6 GW.
  #expect(outputs["wind_solar_capacity"].values == [2, 4, 4, 0.5, 5.5, 6.5])
  #expect(outputs["wind_solar_additions"].values == [1, 2, 0, 0, 5, 1])
  #expect(outputs["wind_solar_generation"].values == [3, 6, 8, 0.5, 3, 6])
}

@Test func `the share follows the demand that the economy reports`() throws {
  var fixture = Fixture()
  fixture.mode = "share"
  let low = try fixture.run(demand: [300, 310, 320])["wind_solar_capacity"]
  let high = try fixture.run(demand: [330, 341, 352])["wind_solar_capacity"]
  #expect(abs(high[0, 1] / low[0, 1] - 1.1) < 1e-12)
  #expect(abs(high[1, 2] / low[1, 2] - 1.1) < 1e-12)
}
