import ScenarioCase
import ScratchFolder
import Testing

/// `simplan backcast` and `simplan monitor`.
@Suite struct ObservationCommandTests {
  @Test(arguments: ["2020.toml", "2020-hindsight.toml"])
  func `the shipped figures are set beside a shipped scenario`(file: String) throws {
    let folder = try ScratchFolder(shipped: [:])
    let command = ["backcast", "Scenarios/\(file)", "--observed", "Scenarios/data/observed.csv"]
    let answer = try Program.run(command, in: folder)
    #expect(answer.code == 0 && !folder.exists("results"), "\(answer.messages)")
    // Calibrated to the share of 2015, and told of the growth that would need 2014.
    let share = try #require(answer.results.split(separator: "\n").first { $0.hasPrefix("sei_share (%)") })
    #expect(share.split(separator: " ").suffix(6) == ["2015", "11.80", "11.80", "0.00", "0.0", "document"])
    #expect(
      answer.results.contains(
        "\nnot compared: growth(above_scale_industry) (2015): a growth needs the year before, and the run begins here\n"
      ))
    let csv = try Program.run(command + ["--csv"], in: folder).results
    let rows = csv.split(separator: "\n")
    #expect(
      rows.count == 43
        && rows[0] == "\u{FEFF}variable,unit,year,observed,computed,difference,per_cent,kind,source,not_compared")
  }

  @Test func `a file with a fault is invalid`() throws {
    let folder = try ScratchFolder(shipped: [
      "o.csv": "variable,year,value,unit,kind,source\nsatellite:co,2017,5,Mt,document,CEADs\n"
    ])
    #expect(
      try Program.run(["backcast", "Scenarios/2020.toml", "--observed", "o.csv"], in: folder).messages.hasPrefix(
        "o.csv:2:1: error: there is no account 'co' in [economy.satellites]; its accounts are co2, co2-national, jobs\n"
      ))
  }

  // The plan's 11.8 % of 2015 would be 12.99 % in 2017 on the way to 15 %: 12.1 % x 1.0742^3 = 15 %.
  @Test func `the shipped figures are set beside the plan's targets`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let command = ["monitor", "Scenarios/2020.toml", "--actual", "Scenarios/data/observed.csv"]
    let answer = try Program.run(command, in: folder)
    #expect(answer.code == 0 && !folder.exists("results"), "\(answer.messages)")
    let share = try #require(answer.results.split(separator: "\n").first { $0.hasPrefix("SEI value added as a share") })
    #expect(share.hasSuffix("12.99  -0.89   +1.26 % a year   +7.42 % a year"), "\(share)")
    #expect(answer.results.contains("\nof no target: satellite:co2 (2012, 2015, 2017)\n"))
    let chinese = try Program.run(command + ["--language", "zh"], in: folder).results
    #expect(chinese.contains("\n不属于任何目标：satellite:co2（2012, 2015, 2017）\n"))
    #expect(try Program.run(command + ["--csv"], in: folder).results.contains("\nsei-share,%,2017,12.1,"))
  }
}
