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
        "\nnot compared: growth(above_scale_industry) of 2015: a growth needs the year before, and the run begins here\n"
      ))
    let csv = try Program.run(command + ["--csv"], in: folder).results
    let rows = csv.split(separator: "\n")
    #expect(
      rows.count == 35
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
}
