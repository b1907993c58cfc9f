package import RegionalBase

/// An economy over the years as numbers and labels: everything that its outputs follow from but the modules' flows.
///
/// With m the import shares, x_t = (I - (I - M̂_t) A_t)⁻¹ [(I - M̂_t) F_t + D_t], where F_t are uses inside the region and
/// D_t demand that imports do not share: exports, outflow, the residual, and what new capacity sells. The table's final
/// demand already holds its own year's bills and new output: those of the reference are taken out of their hosts before a
/// host grows, and each year's are added. A problem that is its own reference returns the table's output in the table's
/// year; a variant differs from it by what the variant does.
///
/// A table older than the run is grown through the years between, in which the modules describe nothing; only the years
/// of the run are reported.
package struct EconomyProblem: Sendable {
  package var accounts: RegionalAccounts
  /// All years that are computed, the table's among them.
  package var years: [Int]
  /// The years of the run, as indices of `years`.
  package var run: Range<Int>
  /// Codes of the strategic industries.
  package var industries: [String]
  /// Markets with growth of their own, and all final demand by the index it grows with.
  package private(set) var markets: [Market]
  package internal(set) var groups: [DemandGroup]
  /// Declared changes, in the order in which they are applied.
  package var changes: [EconomyChange]
  package var products: [IndustryProduct]
  package var electricity: Electricity
  /// Nil for a table whose sectors stay whole.
  package var parts: IndustryParts?
  /// Carbon dioxide, jobs and other amounts beside the money.
  package var physicalAccounts: [PhysicalAccount] = []
  /// The calendar year of the published share, to which the industries' shares are calibrated.
  package var publishedYear: Int
  /// How messages name the place of the industries' shares; nil for a problem that no file states.
  package var sharesCitation: String?
  /// The numbers of the central case.
  package var values: [EconomyField: [Double]]
  /// The reference that hosts, import shares and calibration come from; nil for a problem that is its own.
  package var reference: ReferenceEconomy?

  package struct Electricity: Hashable, Sendable {
    /// The sectors that sell electricity, the one that the scenario names first; the others are parts of it that make the
    /// same product.
    package var sectors: [Int]
    /// The one of them that the scenario lets follow what the modules generate; nil for none.
    package var generated: Int?
    /// The calendar year of the published consumption.
    package var baseYear: Int

    package init(sectors: [Int], generated: Int? = nil, baseYear: Int) {
      self.sectors = sectors
      self.generated = generated
      self.baseYear = baseYear
    }
  }

  package init(
    accounts: RegionalAccounts, years: [Int], run: Range<Int>, industries: [String], markets: [Market] = [],
    changes: [EconomyChange], products: [IndustryProduct], electricity: Electricity, publishedYear: Int,
    sharesCitation: String? = nil,
    values: [EconomyField: [Double]]
  ) {
    self.accounts = accounts
    self.years = years
    self.run = run
    self.industries = industries
    self.markets = markets
    groups = Self.groups(accounts, markets)
    self.changes = changes
    self.products = products
    self.electricity = electricity
    self.publishedYear = publishedYear
    self.sharesCitation = sharesCitation
    self.values = values
  }

  /// Adds markets behind those that are there. One without growth of its own grows with its category.
  package mutating func add(_ more: [Market]) {
    markets += more
    groups = Self.groups(accounts, markets)
  }

  /// The table's year, as an index of `years`.
  package var anchor: Int { years.firstIndex(of: accounts.year) ?? 0 }
  package var runYears: [Int] { Array(years[run]) }
  /// Whether imports may give way to the region's own products.
  package var substitutesImports: Bool { values[.importSubstitution] != nil }
  package var changesTechnology: Bool { changes.contains { $0.space != .finalDemand } }
  package var assumesPremium: Bool { values[.growthPremium] != nil }

  /// The declared changes as far as they are known without the modules' bills: money that each adds by year of the run, and
  /// what is impossible about them.
  package var knownChanges: (effects: [String: [Double]], defects: [ChangeDefect]) {
    let own = changes.indices.map { values[.change($0)] ?? [] }
    let technology = ChangedTechnology(
      changes, values: own, offsets: changes.indices.map { values[.offset($0)] ?? [] }, accounts: accounts,
      years: years)
    let index = values[.growth] == nil ? [] : growthIndex { values[$0] ?? [] }
    let demand = ChangedDemand(self, values: own, growthIndex: index)
    let effects = technology.effects.merging(demand.effects) { own, _ in own }
    return (effects.mapValues { Array($0[run]) }, technology.defects + demand.defects)
  }
}

/// Goods in a module's bill that are products of a strategic industry: buses sold to other provinces, wind turbines. The
/// satellite counts what of them is made inside the region as the industry's in full, instead of by the sector's share.
package struct IndustryProduct: Hashable, Sendable {
  /// The name under which the scenario states it.
  package var name: String
  package var module: String
  package var bill: String
  /// An index of the problem's industries.
  package var industry: Int

  package init(name: String, module: String, bill: String, industry: Int) {
    self.name = name
    self.module = module
    self.bill = bill
    self.industry = industry
  }
}
