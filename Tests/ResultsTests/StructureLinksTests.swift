import Economy
import LinearAlgebra
import RegionalBase
import ScenarioCase
import SimulationKit
import Study
import Testing

@testable import Results

/// A module that no line of the host knows changes the structure of the shipped economy.
struct StructureLinksTests {
  private static func economy(_ lines: String) throws -> EconomyYears {
    let scenario = try ScenarioCase("[modules.structure-links]\n" + lines, modules: false)
    return try ScenarioRun(try scenario.prepared()).answer.economy
  }

  @Test func `inputs, who gets the money, and shares of imports follow the module`() throws {
    let changed = try Self.economy(
      """
      saving = { MIN = { 2015 = 0, 2016 = 0, 2017 = 0, 2018 = 0, 2019 = 0.02, 2020 = 0.02 } }
      spent_on = { MCH = 1 }
      replaced = { ICT = { 2015 = 0, 2016 = 0, 2017 = 0, 2018 = 0, 2019 = 0, 2020 = 0.5 } }

      """)
    let same = try Self.economy("saving = 0\nspent_on = { MCH = 1 }\nreplaced = 0\n")
    let sectors = changed.sectors
    func place(_ code: String) throws -> Int { try #require(sectors.firstIndex(of: code)) }
    let (metals, mining, machines, phones) = (
      try place("MET"), try place("MIN"), try place("MCH"), try place("ICT")
    )
    func moved(_ row: Int, _ year: Int) -> Double {
      changed.technicalCoefficients[year][row, metals] - same.technicalCoefficients[year][row, metals]
    }
    #expect(abs(moved(mining, 4) + 0.02) < 1e-12 && abs(moved(machines, 4) - 0.02) < 1e-12)
    #expect(moved(mining, 3) == 0)
    #expect(abs(changed.importShares[5, phones] - 0.5 * same.importShares[5, phones]) < 1e-12)
    #expect(changed.importShares.row(4) == same.importShares.row(4))
    #expect(changed.drivers.suffix(2) == [EconomyYears.technology, EconomyYears.importShareChange])
  }

  @Test func `a price of power passes into the table of prices`() throws {
    let scenario = try ScenarioCase(
      """
      [modules.structure-links]
      saving = 0
      spent_on = { MCH = 1 }
      replaced = 0
      dearer = { ELC = { 2015 = 1, 2016 = 1, 2017 = 1, 2018 = 1, 2019 = 1, 2020 = 1.1 } }

      """, modules: false)
    let run = try ScenarioRun(try scenario.prepared())
    let table = try #require(
      EconomyTables(accounts: run.answer.accounts, answer: run.answer).all.first { $0.name == "prices" }?.table)
    let rows = Dictionary(uniqueKeysWithValues: table.rows.map { ($0[0], Array($0.suffix(2))) })
    #expect(rows["ELC"] == ["1", "1.1"])
    // By hand: the change of every other price is its inputs' from inside the region.
    let accounts = run.answer.accounts
    let changes = accounts.sectors.map { (Double(rows[$0]?[1] ?? "") ?? .nan) - 1 }
    for (j, code) in accounts.sectors.enumerated() where code != "ELC" {
      let passed = accounts.sectors.indices.reduce(0) { sum, i in
        sum + (1 - accounts.importShares[i]) * accounts.technicalCoefficients[i, j] * changes[i]
      }
      #expect(abs(passed - changes[j]) < 1e-9, "\(code)")
      #expect(changes[j] > 0)
    }
  }
}
