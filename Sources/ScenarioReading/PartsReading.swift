import Coupling
import Diagnostics
import Economy
import InputOutput
import RegionalBase
import ScenarioKeys
import ScenarioKit
import SimulationKit

extension ScenarioCheck {
  /// Whether sectors of the table are to be split, also where the split cannot be read.
  var namesParts: Bool {
    ["parts", "profiles"].contains { scenario.value(at: [EconomySections.economy.name, $0]) != nil }
  }

  /// Reads the parts of sectors and the national profiles, and splits the table before any calibration; nil after reporting
  /// why it cannot be split.
  mutating func splitSectors(of table: InputOutputTable) -> IndustryParts? {
    let economy = EconomySections.economy.name
    for (key, other) in [("parts", "profiles"), ("profiles", "parts")] {
      guard let value = scenario.value(at: [economy, key]), scenario.value(at: [economy, other]) == nil else {
        continue
      }
      problems.append(
        .error(
          at: value.location, "\(key) are given, and no \(other)",
          advice: key == "parts"
            ? "write profiles, a file of national profiles that the parts are split by"
            : "write parts, a file of the parts that the sectors are split into, or remove profiles"))
    }
    guard let partsFile = namedFile([economy, "parts"]), let profilesFile = namedFile([economy, "profiles"]) else {
      return nil
    }
    let (parts, profiles) = (sectorParts(partsFile), nationalProfiles(profilesFile))
    guard let parts, let profiles else { return nil }
    var areKnown = true
    let places = parts.map { part -> Int? in
      guard let industry = part.industry else { return nil }
      let place = industries.codes.firstIndex(of: industry)
      if place == nil { areKnown = false }
      // Without any industry that is what is told.
      if place == nil, !industries.codes.isEmpty {
        problems.append(
          .error(
            at: part.locations[.industry], "\(part.code) is of the industry '\(industry)', which is not declared",
            advice: closest(to: industry, in: industries.codes).map { "did you mean \($0)?" }
              ?? "the industries are \(industries.codes.joined(separator: ", "))"))
      }
      return place
    }
    do throws(InvalidInput) {
      let split = try TableSplit(parts, national: profiles)
      let result = try split.apply(to: table)
      guard areKnown else { return nil }
      problems += result.findings
      return try IndustryParts(split, industries: places, result: result)
    } catch {
      report(error, of: partsFile, named: "parts")
      return nil
    }
  }

  private mutating func sectorParts(_ file: SourceText) -> [SectorPart]? {
    do throws(InvalidInput) { return try SectorParts.read(bytes: file.bytes, file: file.file).parts } catch {
      report(error, of: file, named: "parts")
      return nil
    }
  }

  private mutating func nationalProfiles(_ file: SourceText) -> NationalProfiles? {
    do throws(InvalidInput) { return try NationalProfiles.read(bytes: file.bytes, file: file.file) } catch {
      report(error, of: file, named: "profiles")
      return nil
    }
  }

  /// Lets a part of the sector that sells electricity follow what the modules generate, as `[electricity]` says.
  mutating func supplyGeneration() {
    guard let section = sections[EconomySections.electricity.name], section.isWritten(["generated"]),
      section.parameters.has("generated"), section.parameters.has("sector"), let accounts
    else { return }
    let (place, name) = (section.location(of: "generated"), section.parameters.text("generated"))
    let lookup = accounts.model.table.sectorLookup
    guard case .found(let seller) = lookup.match(section.parameters.text("sector")) else { return }
    let candidates = parts?.sectors(ofSameProductAs: seller) ?? []
    guard case .found(let sector) = lookup.match(name), candidates.contains(sector) else {
      let codes = candidates.map { accounts.sectors[$0] }.joined(separator: ", ")
      problems.append(
        .error(
          at: place, "'\(name)' is no part of \(accounts.sectors[seller]) that makes the same product",
          advice: candidates.isEmpty
            ? "remove it: the file of parts has none, or none is named in [economy]" : "write \(codes)"))
      return
    }
    if let years, !years.contains(accounts.year) {
      problems.append(
        .error(
          at: place, "what is generated counts from the table's year, and \(accounts.year) is no year of the run",
          advice: "delete generated: \(accounts.sectors[sector]) then sells in proportion to all electricity"))
      return
    }
    generated = sector
    // Without a module that generates, the part sells in proportion to all electricity.
    guard members?.contains(where: { $0.links.contains { $0.kind == .electricityGeneration } }) ?? false else { return }
    do throws(InvalidInput) { self.accounts = try accounts.supplying(sector, insteadOf: seller) } catch {
      problems += error.diagnostics
    }
  }

  /// How the parts' amounts of a physical account are to those of their sectors; ones where nothing is written.
  mutating func relativeAmounts(_ account: String, _ fields: Parameters) -> [Double] {
    let sectors = self.accounts?.sectors ?? []
    guard let relative = fields.knownArray("relative")?.values, relative.count == sectors.count else {
      return sectors.map { _ in 1 }
    }
    let first = parts?.sector(ofPart: 0) ?? sectors.count
    for (sector, code) in sectors.enumerated() where sector < first && relative[sector] != 1 {
      problems.append(
        .error(
          at: sections[EconomySections.economy.name]?.location(of: "satellites", index: [account, "relative", code]),
          "\(code) is no part of a sector, so its amount stands in the file alone", advice: "remove it"))
    }
    return relative
  }
}
