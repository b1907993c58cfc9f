import Diagnostics
import Economy
import NumberText
import RegionalBase
import ScenarioKit
import SimulationKit

/// How final demand grows: by category, by market, and in place of imports.
struct GrowthReading {
  private(set) var values: [EconomyField: [Double]] = [:]
  private(set) var markets: [Market] = []
  private(set) var problems: [Diagnostic] = []

  /// - Parameter years: that are computed.
  init(_ section: ResolvedSection?, _ accounts: RegionalAccounts, _ years: [Int]) {
    guard let section else { return }
    values[.growth] = section.parameters.knownArray("growth")?.values
    for (name, fields) in section.readRecords("markets") {
      guard let products = fields.knownArray("products"), let customers = fields.knownArray("customers"),
        let growth = fields.knownArray("growth")
      else { continue }
      let place = markets.count
      values[.marketGrowth(place)] = growth.values
      values[.marketShareGrowth(place)] = fields.knownArray("share_growth")?.values ?? years.map { _ in 0 }
      func title(_ key: String) -> String? { fields.has(key) ? fields.text(key) : nil }
      markets.append(
        Market(
          name: name, titleEn: title("title_en"), titleZh: title("title_zh"), products: products.values,
          customers: customers.values))
      for (key, parts) in [("products", products.values), ("customers", customers.values)]
      where !parts.contains(where: { $0 > 0 }) {
        problems.append(
          .error(
            at: section.location(of: "markets", index: [name, key]), "the market \(name) has no \(key)",
            advice: "write \(key) = { \(key == "products" ? accounts.sectors[0] : accounts.categories[0].code) = 1 }"))
      }
    }
    reportOverlap(section, accounts)
    reportGenerated(section, accounts, years)
    readSubstitution(section, accounts, years)
  }

  /// A part that follows the modules' generation is sold by the grid, so that nothing of it is in a market or replaces imports.
  private mutating func reportGenerated(_ section: ResolvedSection, _ accounts: RegionalAccounts, _ years: [Int]) {
    guard let sector = accounts.generated?.sector else { return }
    let code = accounts.sectors[sector]
    var places = markets.filter { $0.products[sector] > 0 }.map {
      section.location(of: "markets", index: [$0.name, "products", code])
    }
    let substitution = section.parameters.knownArray("import_substitution")?.values ?? []
    if substitution.indices.contains(where: { $0 / years.count == sector && substitution[$0] != 0 }) {
      places.append(section.location(of: "import_substitution", index: [code]))
    }
    for place in places {
      problems.append(
        .error(
          at: place, "\(code) is sold through the grid, and its output follows what the modules generate",
          advice: "remove it"))
    }
  }

  /// No cell of final demand belongs to markets by more than the whole of it.
  private mutating func reportOverlap(_ section: ResolvedSection, _ accounts: RegionalAccounts) {
    for (category, label) in accounts.categories[accounts.tableCategories].enumerated() {
      for (sector, code) in accounts.sectors.enumerated() {
        let own = markets.filter { $0.products[sector] * $0.customers[category] > 0 }
        let sum = own.reduce(0) { $0 + $1.products[sector] * $1.customers[category] }
        guard sum > 1 + 1e-9, let last = own.last else { continue }
        problems.append(
          .error(
            at: section.location(of: "markets", index: [last.name, "products"]),
            "the markets \(own.map(\.name).joined(separator: ", ")) hold \(rounded(100 * sum)) % of \(label.code) of "
              + code, advice: "let their parts of it sum to 1 at most"))
      }
    }
  }

  private mutating func readSubstitution(_ section: ResolvedSection, _ accounts: RegionalAccounts, _ years: [Int]) {
    guard let substitution = section.parameters.knownArray("import_substitution") else { return }
    values[.importSubstitution] = substitution.values
    guard let anchor = years.firstIndex(of: accounts.year) else { return }
    for (sector, code) in accounts.sectors.enumerated() {
      let row = substitution.values[sector * years.count..<(sector + 1) * years.count]
      if row[row.startIndex + anchor] != 0 {
        problems.append(
          .error(
            at: section.location(of: "import_substitution", index: [code]),
            "import_substitution of \(code) in the table's year \(accounts.year) is "
              + "\(formatNumber(row[row.startIndex + anchor]))",
            advice: "write 0 in \(accounts.year), whose import shares are the table's"))
      }
      // m(t) = m(a) (1 - θ) is a share.
      let share = accounts.importShares[sector]
      let least = share > 0 ? 1 - 1 / share : -.infinity
      if let lowest = row.min(), lowest < least {
        problems.append(
          .error(
            at: section.location(of: "import_substitution", index: [code]),
            "import_substitution of \(code) is \(formatNumber(lowest)), so that more than all of it would be imported",
            advice: "the least possible is \(formatNumber(roundedLimit(least, .up)))"))
      }
    }
  }
}
