import Testing

@testable import SimulationKit
@testable import WindSolar

@Test(arguments: ["path", "share"], Fixture().values.keys.sorted())
func `a module whose parameter is replaced answers as one made with it`(mode: String, key: String) throws {
  var before = Fixture()
  before.mode = mode
  // Nothing but the own additions tells a share of them.
  before.values["spillover_share"] = .array([0.5, 0.25])
  var after = before
  guard case .array(let values)? = before.values[key] else {
    Issue.record("'\(key)' is no array")
    return
  }
  after.values[key] = .array(values.map { $0 * 0.75 })
  let demand: [Double] = mode == "share" ? [400, 410, 430] : []
  var module = try WindSolar(before.parameters)
  let old = try before.run(&module, demand: demand)
  try module.replace(with: after.parameters, changed: ParameterChanges([ParameterPath([key])], [true]))
  let new = try after.run(&module, demand: demand)
  let fresh = try after.run(demand: demand)
  for output in WindSolar.manifest.outputs where output.applies(in: mode) {
    #expect(new[output.name] == fresh[output.name])
  }
  let isRead = key != (mode == "share" ? "capacity" : "share")
  #expect(
    WindSolar.manifest.outputs.filter { $0.applies(in: mode) }.contains { new[$0.name] != old[$0.name] } == isRead)
}

@Test func `samples with the same demand are answered alike, whatever came between`() throws {
  var fixture = Fixture()
  fixture.mode = "share"
  var module = try WindSolar(fixture.parameters)
  let first = try fixture.run(&module, demand: [300, 300, 300])
  let same = try fixture.run(&module, demand: [300, 300, 300])
  let other = try fixture.run(&module, demand: [310, 320, 330])
  let back = try fixture.run(&module, demand: [300, 300, 300])
  for output in WindSolar.manifest.outputs where output.applies(in: "share") {
    #expect(same[output.name] == first[output.name])
    #expect(back[output.name] == first[output.name])
  }
  #expect(same.notes == first.notes)
  #expect(other["wind_solar_capacity"] != first["wind_solar_capacity"])
}
