import CSVText
import Diagnostics
import Foundation
import Results
import ScenarioCase
import ScratchFolder
import Testing

@Suite struct EconomyChangeTests {
  @Test func `changes reach the record with order, effect and reason and leave the table's year exact`() throws {
    let changed = try ScenarioCase(ScenarioCase.fourChanges, modules: false)
    let run = try changed.run("--output", "out")
    #expect(run.code == 0)
    let notes = run.messages.split(separator: "\n").filter { $0.hasPrefix("note: change") }
    #expect(
      notes.joined(separator: "\n")
        == """
        note: change 1, electricity-saving: scale coefficient ELC -> all; adds -598.36 (1e8 CNY) to purchases at \
        the table's output in 2020; Electricity per unit of output falls.
        note: change 2, data-centres: add flow 电力热力 -> ICT; adds 5.00 (1e8 CNY) to purchases at the table's output \
        in 2020; Data centres
        note: change 3, software: set coefficient Information and software services -> ICT; adds 46.20 (1e8 CNY) to \
        purchases at the table's output in 2019; Software is licensed
        note: change 4, building: scale final_demand CON -> all; adds -683.66 (1e8 CNY) to final demand in 2020; \
        Less is built
        note: change 5, parks: add final_demand 建筑 -> 固定资本形成总额; adds 30.00 (1e8 CNY) to final demand in 2020; Parks
        """)
    let record = try RunRecord(json: Array(changed.folder.bytes("out/run.json")))
    let expected: [Change] = [
      Change(
        name: "data-centres", change: "add flow 电力热力 -> ICT",
        effect: [0, 0, 0, 5, 5, 5],
        place: "case.toml:5:1", reason: "Data centres"),
      Change(
        name: "software", change: "set coefficient Information and software services -> ICT",
        effect: [0, 0, 0, 0, 46.202, 0],
        place: "case.toml:14:1", reason: "Software is licensed"),
      Change(
        name: "building", change: "scale final_demand CON -> all",
        effect: [318.078, 170.899, 0, -197.343, -424.13, -683.661],
        place: "case.toml:24:1", reason: "Less is built"),
      Change(
        name: "parks", change: "add final_demand 建筑 -> 固定资本形成总额",
        effect: [0, 0, 0, 10, 20, 30],
        place: "case.toml:31:1", reason: "Parks"),
    ]
    #expect(record.changes.first?.name == "electricity-saving")
    #expect(record.changes.dropFirst().map(Change.init) == expected)

    let unchanged = try ScenarioCase("", modules: false)
    #expect(try unchanged.run("--output", "out").code == 0)
    for table in ["gross_output", "value_added"] {
      let (one, other) = (try changed.column("2017", table), try unchanged.column("2017", table))
      #expect(one.count > 20 && one == other, "\(table)")
      #expect(try changed.column("2018", table) != unchanged.column("2018", table), "\(table)")
    }
  }

  fileprivate struct Change: Equatable {
    var name: String
    var change: String
    /// 1e8 CNY by year, 2015 to 2020, to six digits: what no processor disputes.
    var effect: [Double]
    var place: String
    var reason: String
  }
}

extension EconomyChangeTests.Change {
  fileprivate init(_ part: RunRecord.ChangePart) {
    name = part.name
    change = "\(part.verb) \(part.space) \(part.from) -> \(part.to)"
    effect = part.effect.map { ($0 * 1e3).rounded() / 1e3 }
    place = part.place?.description ?? ""
    reason = part.reason
  }
}

extension ScenarioCase {
  /// The cells of a column of a results table, as written.
  fileprivate func column(_ year: String, _ table: String) throws -> [String] {
    let file = try CSVFile.read(bytes: Array(folder.bytes("out/economy/\(table).csv")), file: table)
    guard let place = file.records.first?.firstIndex(where: { $0.text == year }) else { return [] }
    return file.records.dropFirst().map { $0[place].text }
  }
}
