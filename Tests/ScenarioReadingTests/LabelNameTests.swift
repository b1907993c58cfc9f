import Economy
import InputOutput
import RegionalBase
import ScenarioCase
import ScenarioKit
import ScenarioReading
import SimulationKit
import Testing

/// Labels of arrays by what they are called.
@Suite struct LabelNameTests {
  private static func sales(_ text: String) throws -> [Double] {
    try #require(ScenarioCase(text, modules: false).prepared().sections["strategic_industries"]).parameters
      .array("industrial").values
  }

  @Test(arguments: ["通用专用设备", "General and special machinery", "MCH"])
  func `a sector may be called by its code and by either name`(name: String) throws {
    let table = try ScenarioCase("", modules: false).prepared().accounts.model.table
    let machinery = try #require(table.sectors.firstIndex { $0.code == "MCH" })
    guard
      [table.sectors[machinery].code, table.sectors[machinery].nameZh, table.sectors[machinery].nameEn].contains(name)
    else { return }
    let values = try Self.sales(
      "[strategic_industries]\ndelete = [\"industrial\"]\n[strategic_industries.industrial]\n\"\(name)\" = 1\n")
    #expect(values.indices.filter { values[$0] != 0 } == [machinery])
  }

  @Test func `a label that the base calls by its code is not called by its name above it`() throws {
    let table = try ScenarioCase("", modules: false).prepared().accounts.model.table
    let name = try #require(table.sectors.first { $0.code == "MCH" }).nameZh
    let found = try ScenarioCase("[strategic_industries.industrial]\n\"\(name)\" = 0.5\n", modules: false).mistakes()
    #expect(
      found.hasPrefix(
        "case.toml:6:1: error: \(name) is MCH, which is written as MCH too, at Scenarios/henan/strategic-industries.toml:"
      )
    )
    #expect(found.contains("; call it MCH in both\n"))
  }

  @Test func `an industry may be called by its title`() throws {
    let values = try ScenarioCase(
      "[sales]\ndelete = [\"new_outflow\"]\n[sales.new_outflow]\n\"新能源\" = 0.1\n", modules: false
    ).mistakes()
    #expect(values.contains("new_outflow has no value for information_technology"))
    #expect(!values.contains("新能源 is no label"))
  }
}
