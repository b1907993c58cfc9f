import ScenarioCase
import ScratchFolder
import Testing

/// `simplan explain` of results.
@Suite struct ExplainResultTests {
  private static func explain(_ arguments: String...) throws -> Program.Answer {
    try Program.run(["explain", "Scenarios/2020.toml"] + arguments, in: ScratchFolder(shipped: [:]))
  }

  @Test func `the share of the central scenario is explained as its run splits it, and nothing is written`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let answer = try Program.run(
      ["explain", "Scenarios/2020.toml", "sei-share", "--year", "2020", "--language", "en"], in: folder)
    #expect(answer.code == 0 && !folder.exists("results"))
    let split = try #require(
      try ShippedScenarios.run(of: "2020.toml").results["economy/strategic_share_by_driver.csv"])
    let rows = String(decoding: split, as: UTF8.self).split(separator: "\n").map { $0.split(separator: ",") }
    func points(_ driver: String) throws -> Double {
      let row = try #require(rows.first { $0[0] == "share" && $0[1] == driver })
      return try #require(row.last.flatMap { Double($0) })
    }
    let lines = answer.results.split(separator: "\n")
    func shown(_ title: String) throws -> Double {
      let line = try #require(lines.first { $0.hasPrefix(title) })
      return try #require(line.split(separator: " ").last.flatMap { Double($0) })
    }
    for (title, driver) in [
      ("New-energy vehicles", "new-energy-vehicles"), ("Output of new capacity", "new_output"),
      ("Technology", "technology"),
    ] {
      #expect(abs(try shown(title) - points(driver)) <= 0.5e-2 + 1e-9)
    }
    #expect(try shown("value") == 13.26)
  }

  @Test func `a module's output is traced to the lines of its files`() throws {
    let answer = try Self.explain("wind-solar/wind_solar_capacity[technology=wind]", "--language", "zh")
    #expect(answer.code == 0)
    #expect(answer.results.hasPrefix("wind-solar/wind_solar_capacity[technology=wind]（万千瓦）\n"))
    #expect(answer.results.contains("\n模块wind-solar："))
    #expect(answer.results.contains("  Scenarios/henan/wind-solar.toml:"))
  }

  @Test func `a result of the economy is named as plans name it`() throws {
    let answer = try Self.explain("value_added", "--year", "2018")
    #expect(answer.code == 0 && answer.results.hasPrefix("value_added (1e8 CNY, prices of 2017)\n\nby driver  "))
  }

  @Test func `a name that is neither is invalid, and so are options that nothing reads`() throws {
    #expect(
      try Self.explain("sei_shar") == .invalid("error: no result is called 'sei_shar'; did you mean sei-share?"))
    #expect(
      try Self.explain("electricity.losses", "--year", "2018")
        == .invalid("error: --year goes with a result, and electricity.losses is none; leave it out"))
    #expect(
      try Self.explain("--language", "zh")
        == .invalid("error: --language goes with a result, and the list of all values is none; leave it out"))
  }
}
