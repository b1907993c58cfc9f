import Results
import ScenarioCase
import SimulationKit
import Study
import Testing

/// A scenario chooses the outputs that a module reads.
@Suite struct InputChoiceTests {
  private static let two = """
    [modules.first]
    module = "loop-gain"
    gain = 0
    offset = 1
    [modules.second]
    module = "loop-gain"
    gain = 0.5
    offset = 1
    [modules.loop-echo]

    """

  @Test(arguments: [("first", [1.0, 1.5, 1]), ("second", [1, 2, 2])])
  func `a module reads the one of two instances that is chosen`(giver: String, values: [Double]) throws {
    let scenario = try ScenarioCase(Self.two + "inputs.loop_a = \"\(giver).loop_a\"\n", modules: false)
    let modules = try ScenarioRun(try scenario.prepared()).answer.modules
    let found = [("first", "loop_a"), ("second", "loop_a"), ("loop-echo", "loop_b")].map { name, output in
      modules[name]?[output]?.values.last ?? .nan
    }
    for (one, other) in zip(found, values) { #expect(abs(one - other) < 1e-8) }
  }

  @Test func `two givers of one name ask for a choice`() throws {
    #expect(
      try ScenarioCase(Self.two, modules: false).mistakes().contains(
        "loop-echo reads 'loop_a', which is given by first and second; choose one, as in inputs.loop_a = \"first.loop_a\""
      ))
  }

  @Test(arguments: [
    ("loop_x = \"first.loop_a\"", 8, "loop-echo has no input loop_x; did you mean loop_a?"),
    (
      "loop_a = \"third.loop_a\"", 17,
      "loop-echo is to read third.loop_a as loop_a, but no module is called third here; name one of first, second, loop-echo, economy"
    ),
    (
      "loop_a = \"first.loop_b\"", 17,
      "loop-echo is to read first.loop_b as loop_a, but first gives no loop_b; did you mean loop_a?"
    ),
    (
      "loop_a = \"loop-echo.loop_b\"", 17,
      "loop-echo is to read loop-echo.loop_b as loop_a, but that is its own output; name another module"
    ),
    (
      "loop_a = \"economy.gdp\"", 17,
      "loop-echo is to read economy.gdp as loop_a, but economy gives no gdp; it gives value_added_multiplier, "
    ),
    (
      "loop_a = 3", 17,
      "inputs.loop_a must name a module and its output; write it in quotes, as in loop_a = "
        + "\"wind-solar.wind_solar_electricity\"; numbers stand there only where a module is run alone"
    ),
  ])
  func `a choice that nobody gives is refused where it is written`(
    line: String, column: Int, message: String
  ) throws {
    let lines = try ScenarioCase(Self.two + "inputs.\(line)\n", modules: false).mistakes().split(separator: "\n")
    let expected = "case.toml:14:\(column): error: \(message)"
    #expect(lines.contains { $0.hasPrefix(expected) }, "\(lines)")
  }

  @Test func `a giver that is switched off is named`() throws {
    let text = Self.two + "inputs.loop_a = \"first.loop_a\"\n"
    let off = text.replacing("[modules.first]\n", with: "[modules.first]\nenabled = false\n")
    #expect(
      try ScenarioCase(off, modules: false).mistakes().contains(
        "loop-echo is to read first.loop_a as loop_a, but first is switched off; "))
  }
}
