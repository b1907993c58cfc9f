import CSVText
import Foundation
import Results
import ScenarioCase
import ScenarioKit
import ScenarioReading
import ScratchFolder
import SimulationKit
import Testing

@Suite struct ShippedScenarioTests {
  @Test func `the shipped scenarios are all found`() {
    #expect(
      ShippedScenarios.files == [
        "2020-hindsight.toml", "2020-levers.toml", "2020-no-fund.toml", "2020-share.toml", "2020-slow-fund.toml",
        "2020-table-2012.toml", "2020-uncertain.toml", "2020.toml", "premium-check.toml",
      ])
  }

  @Test(arguments: ShippedScenarios.files)
  func `a shipped scenario is valid`(file: String) throws {
    let folder = try ScratchFolder(shipped: [:])
    let answer = try Program.run(["validate", "Scenarios/\(file)"], in: folder)
    #expect(answer.code == 0 && answer.results == "Scenarios/\(file) is valid\n")
    // More was built than was expected and less invested, and households of 2012 bought metals: that is told and no warning.
    let told = [
      "2020-hindsight.toml": [
        "note: capacity.wind.2020 is 15.18 GW, outside the 4 to 9 GW that its base gives",
        "note: disbursed_share is 0.2766, outside the 0.3 to 0.9 that its base gives",
      ],
      "2020-table-2012.toml": [
        "note: rural_household of MET is 0.93 where the national table has none: it is split by output",
        "note: urban_household of MET is 2.69 where the national table has none: it is split by output",
      ],
    ]
    let notes = answer.messages.split(separator: "\n").filter { $0.contains("note:") || $0.contains("warning:") }
    let expected = told[file] ?? []
    #expect(notes.count == expected.count && zip(notes, expected).allSatisfy { $0.contains($1) }, "\(notes)")
  }

  @Test(arguments: ShippedScenarios.files)
  func `a shipped scenario answers with a scorecard of all 25 targets and leaves its results`(file: String) throws {
    let runs = try ShippedScenarios.run(of: file)
    #expect(runs.first.code == 0, "\(runs.first.messages)")
    #expect(!runs.first.messages.contains("error:") && !runs.first.messages.contains("warning:"))
    let scorecard = try runs.table("scorecard.csv")
    #expect(scorecard.records.count == 26)
    // The printed scorecard has them in groups, and the words of an indicator over several lines.
    let printed = runs.first.results.split(separator: "\n")
    #expect(printed.contains { $0.hasPrefix("The share goes from 1") })
    #expect(printed.allSatisfy { $0.count <= 80 })
    for record in scorecard.records.dropFirst() {
      let beginning = record[1].text.prefix(20)
      #expect(printed.contains { $0.hasPrefix(beginning) }, "\(beginning)")
    }

    for name in ["run.json", "variables.csv", "meta.csv", "scorecard.csv", "economy/gross_output.csv"] {
      #expect(runs.results[name]?.isEmpty == false, "\(name)")
    }
    #expect(
      runs.results.keys.count { $0.hasPrefix("economy/") && $0.hasSuffix(".csv") }
        == (file == "premium-check.toml" ? 13 : 14))
    #expect(runs.results.keys.contains("charts/scorecard.svg"))
    #expect(runs.results.keys.count { $0.hasPrefix("charts/") && $0.hasSuffix(".svg") } >= 6)
  }

  @Test(arguments: ShippedScenarios.files)
  func `two runs give the same bytes, wherever the results lie`(file: String) throws {
    let runs = try ShippedScenarios.run(of: file)
    #expect(runs.results.keys.sorted() == runs.again.keys.sorted())
    for (name, bytes) in runs.results { #expect(bytes == runs.again[name], "\(name)") }
    #expect(runs.second.code == 0 && runs.second.results == runs.first.results)
  }

  @Test(arguments: ShippedScenarios.files)
  func `every number has a kind and a source, or is an assumption with reason, low and high`(file: String) throws {
    let record = try #require(try ShippedScenarios.run(of: file).record)
    #expect(record.values.count > 10)
    for headline in record.headlines { #expect(headline.kinds["unstated"] == nil, "\(headline.headline)") }
    for value in record.values where value.origin.active && value.value?.isNumeric == true {
      let name = "\(value.section).\(value.key)"
      let origin = value.origin
      switch origin.kind {
      case .document, .derived, .unverified: #expect(origin.source?.isEmpty == false, "\(name)")
      case .assumption:
        let hasRange = (origin.low != nil && origin.high != nil) || origin.ranges != nil
        #expect(origin.reason?.isEmpty == false && hasRange, "\(name)")
      case nil:
        // An array without a word of its own: every part of it has its own.
        let parts = record.values.filter { $0.section == value.section && $0.key.hasPrefix(value.key + ".") }
        #expect(!parts.isEmpty, "\(name)")
      }
    }
  }

  @Test func `the premium check gives 14.8 percent, and both targets are assumed`() throws {
    let rows = try ShippedScenarios.run(of: "premium-check.toml").table("scorecard.csv").records
    func row(_ target: String) throws -> (value: Double, state: String) {
      let header = rows[0].map(\.text)
      let row = try #require(rows.first { $0[0].text == target })
      let value = try #require(header.firstIndex(of: "value"))
      let state = try #require(header.firstIndex(of: "state"))
      return (try #require(Double(row[value].text)), row[state].text)
    }
    let (share, premium) = (try row("sei-share"), try row("sei-growth-premium"))
    #expect(abs(share.value - 14.8) < 0.05 && share.state == "assumed", "\(share)")
    #expect(abs(premium.value - 5) < 0.05 && premium.state == "assumed", "\(premium)")
  }

  @Test func `renewables as a share of demand close a loop in several sweeps`() throws {
    let loops = try #require(try ShippedScenarios.run(of: "2020-share.toml").record).loops
    #expect(loops.count == 1)
    #expect(loops.allSatisfy { $0.sweeps > 1 && $0.residual <= 1e-10 }, "\(loops)")
    #expect(loops.first?.series.contains("electricity_demand") == true, "\(loops)")
    #expect(try #require(try ShippedScenarios.run(of: "2020.toml").record).loops.isEmpty)
  }

  @Test func `the table's own year comes back from the central run`() throws {
    let run = try ShippedScenarios.run(of: "2020.toml").table("economy/gross_output.csv").records
    let year = try #require(run[0].firstIndex { $0.text == "2017" })
    let table = try CSVFile.read(
      bytes: Array(Data(contentsOf: URL(fileURLWithPath: ShippedScenarios.folder + "/data/henan-2017.csv"))),
      file: "henan-2017.csv", leadingComments: true
    ).records
    let output = try #require(table[1].firstIndex { $0.text == "output" })
    let parts = try ShippedScenarios.run(of: "2020.toml").table("economy/sector_parts.csv").records.dropFirst()
    let parents = Dictionary(uniqueKeysWithValues: parts.map { ($0[0].text, $0[4].text) })
    #expect(run.count == 47 && parts.count == 23)
    var computed: [String: Double] = [:]
    for row in run.dropFirst() {
      computed[parents[row[0].text] ?? row[0].text, default: 0] += try #require(Double(row[year].text))
    }
    #expect(computed.count == 23)
    for (sector, value) in computed {
      let printed = try #require(table.first { $0[0].text == sector }.flatMap { Double($0[output].text) })
      #expect(abs(value - printed) <= 1e-9 * printed, "\(sector)")
    }
  }
}

extension String {
  /// The texts before and behind the first place of another; nil without it.
  fileprivate func parted(at text: String) -> (String, String)? {
    range(of: text).map { (String(self[..<$0.lowerBound]), String(self[$0.upperBound...])) }
  }
}
