import Foundation
import ScratchFolder
import Testing

@Suite struct ReadmeChartTests {
  @Test func `the README shows the chart that the central run draws`() throws {
    let drawn = try #require(try ShippedScenarios.run(of: "2020.toml").results["charts/plan-contribution.svg"])
    let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/plan-contribution.svg")
    if ProcessInfo.processInfo.environment["SIMPLAN_RECORD"] == "1" { try drawn.write(to: golden) }
    #expect(try Data(contentsOf: golden) == drawn)
    let readme = try String(
      contentsOfFile: ShippedScenarios.folder.dropLast("Scenarios".count) + "README.md", encoding: .utf8)
    #expect(readme.contains("](Tests/EndToEndTests/Golden/plan-contribution.svg)"))
  }
}
