import Economy
import FoundationEssentials
import LinearAlgebra
import Results
import ScenarioCase
import Study
import Testing

/// The module that the guide for authors shows.
struct GuideModuleTests {
  @Test func `the guide shows the module that is compiled`() throws {
    func text(_ file: String) throws -> String {
      try String(contentsOfFile: ShippedFiles.repository + file, encoding: .utf8)
    }
    let shown = "```swift\n" + (try text("Tests/Modules/HeatPumps/HeatPumps.swift")) + "```\n"
    #expect(try text("Sources/SimulationKit/SimulationKit.docc/WritingAModule.md").contains(shown))
  }

  @Test func `it changes what the economy makes, under its own name`() throws {
    func economy(_ stock: String) throws -> EconomyYears {
      let scenario = try ScenarioCase(
        """
        [modules.heat-pumps]
        stock = { 2015 = 0, 2016 = 0, 2017 = 0, 2018 = 0, 2019 = 0, 2020 = \(stock) }
        hours = 1500
        price = { ELC = 0.55, GWT = -0.4 }

        """, modules: false)
      return try ScenarioRun(try scenario.prepared()).answer.economy
    }
    let (with, without) = (try economy("2"), try economy("0"))
    let driver = try #require(with.drivers.firstIndex(of: "heat-pumps"))
    let power = try #require(with.sectors.firstIndex(of: "ELC"))
    // 2 GW x 1,500 h x 0.55 CNY/kWh are 16.5 of 1e8 CNY.
    #expect(abs(with.regionalDemand[driver, 5, power] - 16.5) < 1e-9)
    let added = with.valueAdded.row(5).reduce(0, +) - without.valueAdded.row(5).reduce(0, +)
    #expect(added > 0 && with.valueAddedByDriver[driver, 5] > 0 && with.valueAddedByDriver[driver, 4] == 0)
  }
}
