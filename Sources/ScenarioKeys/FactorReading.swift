package import Coupling
package import Economy
import RegionalBase
import ScenarioKit
import SimulationKit
package import Study

/// Finds the place in a problem of a number that a scenario names by its path.
package struct FactorReading {
  private let section: ExplainedSection
  private let economy: EconomyProblem
  private let financing: [Financing]

  package init(_ section: ExplainedSection, _ economy: EconomyProblem, _ financing: [Financing]) {
    self.section = section
    self.economy = economy
    self.financing = financing
  }

  /// Returns nil for a value that no number of the problem holds by itself: a year, a solver's setting, a text, and what
  /// the parts of sectors are calibrated to, once for all samples.
  /// - Parameter key: the whole path, the section's name included.
  package func factor(_ key: String, _ entry: ExplainedSection.Entry) -> Factor? {
    let path = Array(key.components.dropFirst(section.name.components.count))
    guard let first = path.first, let elements = elements(entry) else { return nil }
    if section.isModule {
      let module = section.name.components.dropFirst().joined(separator: ".")
      return Factor(key, .parameter(module: module, path: ParameterPath(path), elements: elements))
    }
    if section.name == EconomySections.economy.name, first == "financed_by" {
      return financing.firstIndex { $0.name == path[1] }.map { Factor(key, .financedShare($0)) }
    }
    if economy.parts != nil, ["published_share", "above_scale_ratio", "industrial"].contains(first),
      section.name == EconomySections.strategicIndustries.name
    {
      return nil
    }
    let kept = section.keptYears(entry, until: economy.accounts.year)
    return field(first, path).map { Factor(key, .economy($0, elements: elements), kept: kept) }
  }

  private func field(_ key: String, _ path: [String]) -> EconomyField? {
    switch (section.name, key) {
    case (EconomySections.economy.name, "growth"): .growth
    case (EconomySections.economy.name, "changes"):
      economy.changes.firstIndex { $0.name == path[1] }.map { path[2] == "offset" ? .offset($0) : .change($0) }
    case (EconomySections.economy.name, "import_substitution"): .importSubstitution
    case (EconomySections.economy.name, "markets"):
      economy.markets.firstIndex { $0.name == path[1] }.flatMap { place in
        switch path[2] {
        case "growth": .marketGrowth(place)
        case "share_growth": .marketShareGrowth(place)
        default: nil
        }
      }
    case (EconomySections.economy.name, "satellites"):
      economy.physicalAccounts.firstIndex { $0.name == path[1] }.map { .intensityFactor($0) }
    case (EconomySections.sales.name, "displaced_inflow"): .displacedInflow
    case (EconomySections.sales.name, "new_outflow"): .newOutflow
    case (EconomySections.sales.name, "displaced_other"): .displacedOther
    case (EconomySections.electricity.name, "consumption"): .electricityConsumption
    case (EconomySections.electricity.name, "losses"): .electricityLosses
    case (EconomySections.electricity.name, "net_import_share"): .netElectricityImports
    case (EconomySections.strategicIndustries.name, "shares"): .industryShares
    case (EconomySections.strategicIndustries.name, "industrial"): .industrial
    case (EconomySections.strategicIndustries.name, "above_scale_ratio"): .aboveScaleRatio
    case (EconomySections.strategicIndustries.name, "published_share"): .publishedShare
    case (EconomySections.strategicIndustries.name, "growth_premium"): .growthPremium
    case (EconomySections.strategicIndustries.name, "products"):
      economy.products.firstIndex { $0.name == path[1] }.map { .productShares($0) }
    default: nil
    }
  }

  /// The places of the numbers under the labels of a path.
  private func elements(_ entry: ExplainedSection.Entry) -> Range<Int>? {
    switch entry.declaration.kind {
    case .number, .integer: return 0..<1
    case .array(let axes, _, _, _):
      let labels = axes.map { section.section.parameters.axes[$0] ?? [] }
      var range = 0..<labels.reduce(1) { $0 * $1.count }
      for (labels, label) in zip(labels, entry.index) {
        guard let place = labels.firstIndex(of: label) else { return nil }
        let width = range.count / labels.count
        range = range.lowerBound + place * width..<range.lowerBound + (place + 1) * width
      }
      return range
    case .boolean, .choice, .text, .records, .table: return nil
    }
  }
}

extension ExplainedSection {
  /// The years in which growth keeps its numbers when another is written for all years at once: growth counts from the table's
  /// year forwards and backwards, so that what leads to the table stays. Nil for every other value and for one year's growth.
  func keptYears(_ entry: Entry, until tableYear: Int) -> Factor.KeptYears? {
    let path = Array(entry.path.components.dropFirst(name.components.count))
    let isGrowth =
      path.first == "growth"
      || path.count > 2 && path[0] == "markets" && EconomySections.marketGrowth.contains(path[2])
    guard name == EconomySections.economy.name, isGrowth,
      case .array(let axes, _, _, _) = entry.declaration.kind, axes.last == "year", entry.index.count < axes.count
    else { return nil }
    let years = (section.parameters.axes["year"] ?? []).compactMap { Int($0) }
    return Factor.KeptYears(years: max(years.count, 1), count: years.count { $0 <= tableYear })
  }
}
