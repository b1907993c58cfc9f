import SimulationKit
import Testing

@testable import WindSolar

@Test(arguments: ["path", "share"]) func `the fixture has no problem`(mode: String) {
  var fixture = Fixture()
  fixture.mode = mode
  #expect(WindSolar.check(fixture.parameters) == [])
  #expect(
    WindSolar.manifest.parameters.mismatch(fixture.parameters.values, mode: mode, axes: fixture.parameters.axes) == nil)
}

@Test func `a capacity that falls is named with its year, also against the year before the first`() {
  var fixture = Fixture()
  fixture.values["capacity"] = .array([0.5, 3, 2.5, 1, 1, 4])
  #expect(
    WindSolar.check(fixture.parameters) == [
      ParameterDiagnostic(
        .error, "capacity", index: ["wind", "2015"],
        "the capacity falls from 1.0 GW before 2015 to 0.5 GW, but none is retired", advice: "write at least 1.0 GW"),
      ParameterDiagnostic(
        .error, "capacity", index: ["wind", "2017"],
        "the capacity falls from 3.0 GW in 2016 to 2.5 GW, but none is retired", advice: "write at least 3.0 GW"),
    ])
}

@Test func `shares of a bill that do not sum to one are named`() {
  var fixture = Fixture()
  fixture.values["bill_shares"] = .array([0.75, 0.25, 0.5, 0.45])
  #expect(
    WindSolar.check(fixture.parameters) == [
      ParameterDiagnostic(
        .error, "bill_shares", index: ["solar"], "the shares sum to 0.95, not 1",
        advice: "change one of them so that they sum to 1")
    ])
}

@Test(arguments: [("path", "capacity"), ("share", "share")])
func `years that leave a gap are refused`(mode: String, parameter: String) {
  var fixture = Fixture()
  fixture.mode = mode
  fixture.years = ["2015", "2016", "2020"]
  #expect(
    WindSolar.check(fixture.parameters) == [
      ParameterDiagnostic(
        .error, parameter, index: ["2020"], "the year 2020 follows 2016: additions are by year",
        advice: "run every year from 2016 to 2020")
    ])
}

@Test func `a capacity above the potential is warned of at its last year`() {
  var fixture = Fixture()
  fixture.values["capacity"] = .array([1, 3, 9000, 1, 1, 4])
  fixture.values["potential"] = .array([50, 50])
  #expect(
    WindSolar.check(fixture.parameters) == [
      ParameterDiagnostic(
        .warning, "capacity", index: ["wind", "2017"],
        "the capacity of 9000.0 GW in 2017 is above the potential of 50.0 GW", advice: "is the unit right?")
    ])
}

@Test func `shares that sum to more than the demand are warned of`() {
  var fixture = Fixture()
  fixture.mode = "share"
  fixture.values["share"] = .array([0.5, 0.5, 0.75, 0.25, 0.5, 0.5])
  #expect(
    WindSolar.check(fixture.parameters) == [
      ParameterDiagnostic(
        .warning, "share", index: ["wind", "2017"],
        "the shares of all technologies sum to 1.25 in 2017: more would be generated than is used",
        advice: "lower one of them")
    ])
}
