import Diagnostics
import Economy
import InputOutput
import RegionalBase
import Study

/// Results of the economy: of the region, of sectors and of industries.
extension PlanVariableReading {
  /// A name of the economy, with the variables that it means of the region, of sectors and of industries.
  private struct EconomyName {
    var name: String
    var unit: String
    var region: EconomyVariable?
    var sector: EconomyVariable?
    var industry: EconomyVariable?
    /// Whether numbers of several sectors or industries may be summed.
    var isAdditive = true
  }

  private static let money = "1e8 CNY_table"

  private static let economyNames = [
    EconomyName(
      name: "value_added", unit: money, region: .valueAdded, sector: .valueAddedBySector, industry: .industryValueAdded),
    EconomyName(
      name: "gross_output", unit: money, region: .grossOutput, sector: .grossOutputBySector,
      industry: .industryGrossOutput),
    EconomyName(name: "import_share", unit: "1", sector: .importShares, isAdditive: false),
    EconomyName(name: "sei_share", unit: "1", region: .strategicShare),
    EconomyName(name: "above_scale_industry", unit: money, region: .aboveScaleIndustry),
    EconomyName(name: "electricity_demand", unit: "TWh", region: .electricityDemand),
    EconomyName(name: "generation_needed", unit: "TWh", region: .generationNeeded),
  ]

  /// The names of all results of the economy.
  package static var names: [String] {
    economyNames.map(\.name) + [strategicValueAdded, growthPremium, "exports", "outflow", satellite]
  }

  static let growthPremium = "sei_growth_premium"
  private static let strategicValueAdded = "sei_value_added"
  private static let satellite = "satellite"

  func economy(_ name: String, _ labels: [String]) throws(Fault) -> ResolvedVariable {
    let years = scope.years?.count ?? 1
    if name == Self.strategicValueAdded {
      try refuse(labels, of: name)
      return ResolvedVariable(measure: .strategicValueAdded(years: years), unit: Self.money)
    }
    if name == Self.growthPremium {
      try refuse(labels, of: name)
      return ResolvedVariable(measure: .growthPremium(years: years), unit: "1/year", isGrowth: true)
    }
    switch name {
    case "exports": return try sales(name, scope.exports, labels, years)
    case "outflow": return try sales(name, scope.outflow, labels, years)
    case Self.satellite: return try amount(labels, years)
    default: break
    }
    guard let known = Self.economyNames.first(where: { $0.name == name }) else {
      throw Fault(
        "no variable '\(name)' is known",
        advice: closest(to: name, in: Self.names).map {
          "did you mean '\($0)\(labels.isEmpty ? "" : ":" + labels.joined(separator: "+"))'?"
        }
          ?? "leave it empty for what is not modelled, or write one such as "
          + PlanVariable.spellings.joined(separator: ", "))
    }
    if labels.isEmpty {
      guard let region = known.region else {
        throw Fault(
          "\(name) is that of a sector", advice: "write one, as in \(name):\(scope.sectors?.codes.first ?? "")")
      }
      return ResolvedVariable(measure: .quantity(.init(region, years: years)), unit: known.unit)
    }
    guard known.sector != nil || known.industry != nil else {
      try refuse(labels, of: name)
      return ResolvedVariable()
    }
    return try sum(known, labels, years)
  }

  /// An amount beside the money, of sectors and households together.
  private func amount(_ labels: [String], _ years: Int) throws(Fault) -> ResolvedVariable {
    let names = scope.accounts.map(\.name)
    guard labels.count == 1 else {
      throw Fault(
        "satellite is one account of [economy.satellites]",
        advice: names.first.map { "name it, as in satellite:\($0)" } ?? "the scenario has none")
    }
    guard let place = names.firstIndex(of: labels[0]) else {
      throw Fault(
        "there is no account '\(labels[0])' in [economy.satellites]",
        advice: closest(to: labels[0], in: names).map { "did you mean 'satellite:\($0)'?" }
          ?? (names.isEmpty ? "the scenario has none" : "its accounts are \(names.joined(separator: ", "))"))
    }
    return ResolvedVariable(
      measure: .quantity(.init(.physicalAmounts, rows: [place], years: years)), unit: scope.accounts[place].unit)
  }

  /// Sales abroad or to other provinces, of all sectors or of some.
  private func sales(
    _ name: String, _ categories: [Int], _ labels: [String], _ years: Int
  ) throws(Fault) -> ResolvedVariable {
    guard let sectors = scope.sectors?.codes else { return ResolvedVariable(unit: Self.money) }
    if categories.isEmpty { throw Fault("the table has no \(name)", advice: "name another variable") }
    var places = Array(sectors.indices)
    if !labels.isEmpty {
      places = []
      for label in labels {
        switch scope.label(label) {
        case .sector(let place): places.append(place)
        case .industry: throw Fault("\(name) is that of a sector", advice: "name a sector, not an industry")
        case .ambiguous(let codes):
          throw Fault("'\(label)' may be \(codes.joined(separator: " or "))", advice: "write the code")
        case .unknown(let nearest):
          throw Fault("'\(label)' is no sector", advice: nearest.map { "did you mean '\(name):\($0)'?" })
        }
      }
    }
    if Set(places).count < places.count { throw Fault("'\(labels.joined(separator: "+"))' counts one of them twice") }
    let rows = categories.flatMap { category in places.map { category * sectors.count + $0 } }
    return ResolvedVariable(measure: .quantity(.init(.finalDemand, rows: rows, years: years)), unit: Self.money)
  }

  private func refuse(_ labels: [String], of name: String) throws(Fault) {
    guard labels.isEmpty else {
      throw Fault("\(name) is one number for the region", advice: "remove ':\(labels.joined(separator: "+"))'")
    }
  }

  /// The numbers of the labels, which are industries or sectors.
  private func sum(_ known: EconomyName, _ labels: [String], _ years: Int) throws(Fault) -> ResolvedVariable {
    var (industries, sectors): ([Int], [Int]) = ([], [])
    for label in labels {
      switch scope.label(label) {
      case .industry(let place): industries.append(place)
      case .sector(let place): sectors.append(place)
      case .ambiguous(let codes):
        throw Fault("'\(label)' may be \(codes.joined(separator: " or "))", advice: "write the code")
      case .unknown(let nearest):
        // Where sectors or industries are missing, that is told already.
        if scope.sectors == nil || scope.industries.isEmpty, nearest == nil {
          return ResolvedVariable(unit: known.unit)
        }
        throw Fault(
          "'\(label)' is neither an industry nor a sector",
          advice: nearest.map { "did you mean '\(known.name):\($0)'?" }
            ?? "the industries are \(scope.industries.map(\.code).joined(separator: ", "))"
            + (scope.sectors.map { "; the sectors are \($0.codes.joined(separator: ", "))" } ?? ""))
      }
    }
    if !industries.isEmpty, !sectors.isEmpty {
      throw Fault(
        "'\(labels.joined(separator: "+"))' adds industries and sectors, which hold the same money",
        advice: "name industries alone, or sectors alone")
    }
    let places = industries + sectors
    if Set(places).count < places.count { throw Fault("'\(labels.joined(separator: "+"))' counts one of them twice") }
    if !known.isAdditive, places.count > 1 {
      throw Fault("\(known.name) is a share, and shares of several sectors have no sum", advice: "name one sector")
    }
    guard let variable = industries.isEmpty ? known.sector : known.industry else {
      throw Fault("\(known.name) is that of a sector", advice: "name a sector, not an industry")
    }
    return ResolvedVariable(
      measure: .quantity(.init(variable, rows: places, years: years)), unit: known.unit,
      isIndustryOutput: variable == .industryGrossOutput)
  }
}
