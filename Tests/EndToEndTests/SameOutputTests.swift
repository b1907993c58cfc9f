import Foundation
import ScenarioCase
import ScratchFolder
import Testing

/// The order of a dictionary differs from process to process and reaches no output.
@Suite struct SameOutputTests {
  @Test func `explain and the record are the same to the byte in every process`() throws {
    // Units of their own, several files, records and a course of years: what is gathered in dictionaries.
    let scenario = try ScenarioCase(
      """
      [modules.wind-solar.capacity_before]
      value = { wind = "460 MW", solar = "0.22 GW" }
      kind = "assumption"
      low = "130 MW"
      high = "0.6 GW"
      reason = "r"
      [modules.wind-solar.capacity.solar]
      2020 = "11000 MW"
      [strategic_industries.shares.value]
      new_energy = { ELC = "5 %", ELE = 0.1 }
      """)
    var explained: Set<String> = []
    var records: Set<Data> = []
    for _ in 0..<4 {
      explained.insert(try scenario.explain().results)
      #expect(try scenario.run("-o", "out").code == 0)
      records.insert(try Data(contentsOf: URL(fileURLWithPath: scenario.folder.at("out/run.json"))))
    }
    #expect(explained.count == 1)
    #expect(records.count == 1)
    #expect(explained.first?.contains("capacity_before") ?? false)
  }
}
