import ScenarioCase
import ScenarioKit
import ScratchFolder
import SimulationKit
import Testing

@testable import ScenarioReading

/// Runs over more years than the shipped series have.
struct LongerRunTests {
  @Test func `many series that end before the run are one error, which names the line to write`() throws {
    let scenario = try ScenarioCase("[years]\nlast = 2035\n")
    #expect(
      scenario.mistakes()
        == """
        case.toml:6:8: error: 134 series end before 2035, the last year of the run, the first of them at \
        Scenarios/henan/economy.toml:22:9; write beyond = "hold" or beyond = "trend" in [years], or below a series of its \
        own
          last = 2035
                 ^
        """)
  }

  @Test func `one word in the years holds all series, and is noted`() throws {
    let scenario = try ScenarioCase("[years]\nlast = 2035\nbeyond = \"hold\"\n")
    #expect(
      scenario.mistakes().hasPrefix(
        """
        case.toml:7:10: note: 134 series end before 2035 and are held at the last given value (beyond = "hold"); simplan \
        explain shows each
        """))
    let run = try scenario.prepared()
    #expect(run.header.years.last == 2035)
    let wind = try #require(run.modules.first { $0.identifier == "wind-solar" }).section.parameters.array("capacity")
      .row(0)
    #expect(wind.count == 21 && wind[5...].allSatisfy { $0 == 6 })
  }

  @Test func `a word that extends nothing is an error, and an inherited one is none`() throws {
    let scenario = try ScenarioCase("[years]\nbeyond = \"hold\"\n")
    #expect(
      scenario.mistakes().hasPrefix(
        "case.toml:6:10: error: beyond is not read: every series reaches 2020, or says itself how it goes on; remove it"
      ))
    try scenario.folder.write(
      "base = \"case.toml\"\nname = \"under\"\ntitle_en = \"U\"\ntitle_zh = \"下\"\n", to: "under.toml")
    #expect(!scenario.mistakes("under.toml").contains("beyond"))
  }
}
