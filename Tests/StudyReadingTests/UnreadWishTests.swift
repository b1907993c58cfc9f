import Diagnostics
import ScenarioCase
import StudyRuns
import Testing

/// Wishes of a study that nothing could follow: they are told, and never left aside in silence.
struct UnreadWishTests {
  private static let uncertain = """
    [uncertain]
    "economy.growth" = { distribution = "uniform", low = "6 %", high = "9 %" }

    """

  @Test func `levers of a scenario without any are refused at the line that asks for them`() throws {
    let study = try StudyCase("scenario = \"case.toml\"\nlevers = true\n", over: Self.uncertain)
    #expect(
      study.mistakes == """
        study.toml:2:1: error: levers = true varies what [levers] names, and 'case.toml' has no [levers]; write [levers] \
        with a line such as "economy.growth" = { low = 0.06, high = 0.1 }, or leave out levers = true
          levers = true
          ^
        """)
    #expect(try StudyCase("scenario = \"case.toml\"\nlevers = true\n").mistakes == "")
    #expect(try StudyCase("scenario = \"case.toml\"\nlevers = false\n", over: Self.uncertain).mistakes == "")
  }

  @Test func `a command that asks for levers of a scenario without any is refused`() throws {
    let scenario = try ScenarioCase(Self.uncertain, modules: false)
    let refusal = try scenario.prepared().refusal(toVaryLevers: "--levers")
    #expect(
      refusal.map { scenario.message(of: InvalidInput($0)) }
        == "error: --levers varies what [levers] names, and 'case.toml' has no [levers]; write [levers] with a line such as "
        + "\"economy.growth\" = { low = 0.06, high = 0.1 }, or leave out --levers")
  }

  @Test(arguments: ["plans", "none.toml", ""])
  func `a scenario that cannot be read is told at the line that names it, with what to write`(name: String) throws {
    let study = try StudyCase("scenario = \"\(name)\"\n", files: ["plans/a.csv": ""])
    let told = study.mistakes.split(separator: "\n").first ?? ""
    #expect(told.hasPrefix("study.toml:1:12: error: ") && told.contains("; "), "\(study.mistakes)")
  }

  @Test(arguments: [
    ("[]", 11, "outputs lists nothing; name results, such as \"value_added\", or remove it for the headline series"),
    ("[\"sei_share\", \"sei_share\"]", 25, "the output sei_share stands twice; leave one"),
    ("[\"sei_share\", \"sei-share\"]", 25, "the output sei_share stands twice; leave one"),
    (
      "[\"sei_share\", { variable = \"sei_share\", year = 2018 }]", 25,
      "the output sei_share stands twice, in 2018; leave one"
    ),
    ("[\"sei_share\", \"value_added\"]", 0, ""),
  ])
  func `outputs that are none, or stand twice, are told`(outputs: String, column: Int, message: String) throws {
    let study = try StudyCase("scenario = \"case.toml\"\noutputs = \(outputs)\n")
    #expect(
      study.mistakes.split(separator: "\n").first ?? ""
        == (message.isEmpty ? "" : "study.toml:2:\(column): error: \(message)"))
  }
}
