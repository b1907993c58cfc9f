import Coupling
import Economy
import InputOutput
import LinearAlgebra
import RegionalBase
import Results
import ScenarioCase
import SimulationKit
import Study
import Testing

/// Runs whose industries are sectors of a split table.
struct SectorPartsTests {
  private static let off = """
    reference = "self"
    [modules]
    fund-allocation = { enabled = false }
    new-energy-vehicles = { enabled = false }
    wind-solar = { enabled = false }
    information-technology = { enabled = false }
    biotechnology = { enabled = false }
    high-end-equipment = { enabled = false }
    advanced-materials = { enabled = false }
    new-energy-equipment = { enabled = false }
    environmental-protection = { enabled = false }
    digital-creative = { enabled = false }
    innovation-programmes = { enabled = false }

    """

  private static func answer(_ folder: ScenarioCase, _ file: String = "case.toml") throws -> RunAnswer {
    try ScenarioRun(try folder.prepared(file)).answer
  }

  @Test func `the parts' outputs are scaled until the published year has the published share`() throws {
    let answer = try Self.answer(try ScenarioCase(""), "Scenarios/2020.toml")
    let (satellite, parts) = (answer.economy.satellite, try #require(answer.parts))
    #expect(abs(satellite.share[0] - 0.118) < 1e-10)
    #expect(satellite.calibrationFactor == parts.factor && parts.factor != 1)
    // By hand: value added of the industrial parts over that of the industrial sectors, both of 2015.
    let (added, isIndustrial) = (answer.economy.valueAdded.row(0), satellite.industrial)
    let ofParts = parts.industries.indices.reduce(0) {
      let sector = parts.sector(ofPart: $1)
      return $0 + isIndustrial[sector] * added[sector]
    }
    let whole = added.indices.reduce(0) { $0 + isIndustrial[$1] * added[$1] }
    // The fund makes seed and ferments too, in sectors without parts.
    #expect(abs(ofParts / whole - 0.118) < 1e-10)
    // Twenty parts count and move with the factor, three are services.
    for (number, part) in parts.result.parts.enumerated() {
      let output = parts.result.table.grossOutput[parts.sector(ofPart: number)]
      let parent = parts.result.original.grossOutput[parts.result.parents[parts.sector(ofPart: number)]]
      let factor = part.countsForTarget ? parts.factor : 1
      #expect(abs(output / (part.output.value * parent * factor) - 1) < 1e-12, "\(part.code)")
    }
  }

  @Test func `a part's cells hold what the modules buy of it in the table's year`() throws {
    let answer = try Self.answer(try ScenarioCase(""), "Scenarios/2020.toml")
    let (economy, accounts, parts) = (answer.economy, answer.accounts, try #require(answer.parts))
    #expect(!parts.floors.isEmpty)
    for part in parts.industries.indices {
      let sector = parts.sector(ofPart: part)
      for (number, category) in accounts.categories.enumerated() where category.isRegional {
        let bill = economy.reference.bills[number * accounts.sectors.count + sector]
        #expect(category.values[sector] >= bill - 1e-6, "\(category.code) of \(accounts.sectors[sector])")
      }
    }
    // All buses that leave are made by the part, and the sum of sector and parts is the table's.
    let outflow = try #require(accounts.outflowCategory)
    let buses = try #require(answer.modules["new-energy-vehicles"]?["vehicle_outflow_bill"])
    let vehicles = try #require(accounts.sector("NEV"))
    #expect(accounts.categories[outflow].values[vehicles] >= buses.values[vehicles * 6 + 2] - 1e-6)
    let whole = try parts.result.aggregated()
    for (ours, theirs) in zip(whole.finalDemand, parts.table.finalDemand) {
      for (a, b) in zip(ours.values, theirs.values) { #expect(abs(a - b) < 1e-9 * max(1, abs(b)), "\(ours.code)") }
    }
  }

  @Test func `with equal growth and without modules the share stays, and the premium is none`() throws {
    let even = try ScenarioCase(
      Self.off + "[economy]\ndelete = [\"markets\", \"changes\"]\n", base: "Scenarios/2020.toml")
    let satellite = try Self.answer(even).economy.satellite
    for share in satellite.share { #expect(abs(share - 0.118) < 1e-6) }
    #expect(abs(satellite.premium(from: 0, to: 5).reduce(0, +)) < 1e-5)
  }

  @Test func `a variant has its reference's split, and a part the amounts per output of its sector`() throws {
    let folder = try ScenarioCase("[economy.growth]\nvalue = 0.05\n", base: "Scenarios/2020.toml")
    let (central, variant) = (try Self.answer(folder, "Scenarios/2020.toml"), try Self.answer(folder))
    #expect(variant.parts?.factor == central.parts?.factor)
    #expect(variant.accounts.grossOutput == central.accounts.grossOutput)
    // Growth over a base counts from the year after the table's.
    #expect(variant.economy.satellite.share[0] == central.economy.satellite.share[0])
    #expect(variant.economy.satellite.share[5] != central.economy.satellite.share[5])
    let parts = try #require(central.parts)
    for account in central.economy.physicalAmounts.map(\.account) {
      // Wind and sun emit nothing, and what is left of their sector all of it.
      let isCarbon = account.name.hasPrefix("co2")
      for (sector, intensity) in account.intensities.enumerated() {
        let isClean = isCarbon && central.accounts.sectors[sector] == "REN"
        #expect(
          isClean ? intensity == 0 : abs(intensity / account.intensities[parts.result.parents[sector]] - 1) < 1e-12)
      }
      let powers = central.accounts.sectors.indices.filter {
        parts.result.parents[$0] == parts.table.sectors.firstIndex { $0.code == "ELC" }
      }
      let amount = powers.reduce(0) { $0 + account.intensities[$1] * central.accounts.grossOutput[$1] }
      let sizes = powers.reduce(0) { $0 + (isCarbon && $1 != powers[0] ? 0 : central.accounts.grossOutput[$1]) }
      #expect(abs(amount / (account.intensities[powers[0]] * sizes) - 1) < 1e-12)
      #expect(account.kinds["BAT"] == "assumption")
    }
  }

  @Test func `a published share that no outputs of parts can give is a failed run that says so`() throws {
    let folder = try ScenarioCase(
      Self.off + "[strategic_industries]\npublished_share = { value = \"60 %\" }\n", base: "Scenarios/2020.toml")
    let failure = try #require(throws: SampleFailure.self) { _ = try Self.answer(folder) }
    #expect(
      failure.sentences.first?.hasPrefix(
        "the parts of sectors cannot give the published share of 60.00 %: with their outputs times ") == true,
      "\(failure.sentences)")
    #expect(failure.sentences.contains { $0.contains("so that nothing is left") }, "\(failure.sentences)")
  }
}
