package import Coupling
import Diagnostics
package import Economy
import LinearAlgebra
import NumberText
import ScenarioKit
import SimulationKit

/// The economy's own sections as the model reads them.
package struct EconomySettings: Sendable {
  package let economy: RegionalEconomy
  /// In the order in which they are applied.
  package let changes: [EconomyChange]
  /// What a change adds as far as it is known without a run, 1e8 CNY; by change and year of the run.
  package let knownEffects: [String: [Double]]
  package let electricity: ElectricityDemand.Settings
  package let satellite: SatelliteAccount.Settings
  package let products: [StrategicProducts]
  package let financing: [Financing]
  package let loops: LoopSolver

  /// Reads the checked sections; adds to the problems what one section cannot know of another.
  init(check: inout ScenarioCheck, accounts: RegionalAccounts, years: [Int]) {
    // A key that has an error has no value, and what needs it is not judged further.
    func section(_ part: EconomySections.Section) -> ResolvedSection? { check.sections[part.name] }
    // The table's year may lie outside the run; final demand then grows through the years between.
    let span = check.computedYears(years)
    let anchor = span.firstIndex(of: accounts.year) ?? 0
    let first = span.firstIndex(of: years[0]) ?? 0
    var problems: [Diagnostic] = []
    var reading = section(EconomySections.economy).map { ChangeReading($0, accounts: accounts, years: span) }
    let technology = ChangedTechnology(reading?.changes ?? [], accounts: accounts, years: span)
    let growthIndex = Self.growthIndex(section(EconomySections.economy), anchor: anchor, years: span.count)
    let demand = ChangedDemand(reading?.changes ?? [], accounts: accounts, years: span, growthIndex: growthIndex)
    reading?.report(technology.defects + demand.defects)
    problems += reading?.problems ?? []
    changes = reading?.changes ?? []
    knownEffects = technology.effects.merging(demand.effects) { own, _ in own }
      .mapValues { Array($0[first..<first + years.count]) }
    economy = RegionalEconomy(
      accounts: accounts, years: span, run: first..<first + years.count,
      growthIndex: growthIndex, technology: technology.years,
      sales: Self.sales(section(EconomySections.sales), &problems),
      demandChanges: changes.filter { $0.space == .finalDemand })
    electricity = Self.electricity(section(EconomySections.electricity), years, &problems)
    satellite = Self.satellite(section(EconomySections.strategicIndustries), years, &problems)
    products = Self.products(section(EconomySections.strategicIndustries), check, &problems)
    financing = Self.financing(section(EconomySections.economy), check, &problems)
    let coupling = section(EconomySections.coupling)?.parameters
    loops = LoopSolver(
      tolerance: coupling?.knownNumber("tolerance") ?? 1e-10, maxSweeps: coupling?.knownInteger("max_sweeps") ?? 1,
      fullSweeps: years.count + 1)
    if satellite.growthPremium != nil, let strategic = section(EconomySections.strategicIndustries) {
      for module in check.modules {
        let builds = module.member.links.contains { $0.kind == .newOutput }
        guard builds || products.contains(where: { $0.module == module.identifier }) else { continue }
        problems.append(
          .error(
            at: strategic.location(of: "growth_premium"),
            "growth_premium is assumed here, but the \(builds ? "new capacity" : "products") of \(module.identifier) also "
              + "\(builds ? "raises" : "raise") growth",
            advice: "remove the premium, or switch the module off with enabled = false"))
      }
    }
    check.problems += problems
  }

  /// Indices that are 1 in the table's year and run forwards and backwards from it; [category][year].
  private static func growthIndex(_ section: ResolvedSection?, anchor: Int, years: Int) -> [[Double]] {
    guard let growth = section?.parameters.knownArray("growth") else { return [] }
    return growth.labels[0].indices.map { category in
      var index = Array(repeating: 1.0, count: years)
      for year in anchor + 1..<max(years, anchor + 1) { index[year] = index[year - 1] * (1 + growth[category, year]) }
      for year in (0..<anchor).reversed() { index[year] = index[year + 1] / (1 + growth[category, year + 1]) }
      return index
    }
  }

  private static func sales(
    _ section: ResolvedSection?, _ problems: inout [Diagnostic]
  ) -> RegionalEconomy.SalesShares {
    let keys = ["displaced_inflow", "new_outflow", "displaced_other"]
    func shares(_ key: String) -> [Double] { section?.parameters.knownArray(key)?.values ?? [] }
    let sales = RegionalEconomy.SalesShares(
      displacedInflow: shares("displaced_inflow"), newOutflow: shares("new_outflow"),
      displacedOther: shares("displaced_other"))
    guard let section, keys.allSatisfy(section.parameters.has) else { return sales }
    // One share for all industries is one mistake.
    var industries: [String: [String]] = [:]
    for (k, industry) in EconomySections.industries.enumerated() {
      let sum = sales.displacedInflow[k] + sales.newOutflow[k] + sales.displacedOther[k]
      if abs(sum - 1) > 1e-9 { industries[decimals(sum, 4), default: []].append(industry) }
    }
    let written = keys.first { section.provenance[$0]?.inherited == false } ?? keys[0]
    for (sum, names) in industries.sorted(by: { $0.key < $1.key }) {
      let all = names.count == EconomySections.industries.count
      problems.append(
        .error(
          at: section.location(of: written, index: all ? [] : [names[0]]),
          "the three shares of sales of \(all ? "every industry" : names.joined(separator: ", ")) sum to \(sum)",
          advice: "let them sum to 1"))
    }
    return sales
  }

  private static func electricity(
    _ section: ResolvedSection?, _ years: [Int], _ problems: inout [Diagnostic]
  ) -> ElectricityDemand.Settings {
    let parameters = section?.parameters
    let baseYear = year("base_year", section, years, &problems)
    return ElectricityDemand.Settings(
      baseYear: baseYear, consumption: parameters?.knownNumber("consumption") ?? 0,
      losses: parameters?.knownNumber("losses") ?? 0,
      netImportShare: parameters?.knownNumber("net_import_share") ?? 0)
  }

  private static func satellite(
    _ section: ResolvedSection?, _ years: [Int], _ problems: inout [Diagnostic]
  ) -> SatelliteAccount.Settings {
    let parameters = section?.parameters
    let publishedYear = year("published_year", section, years, &problems)
    let shares = parameters?.knownArray("shares")
    return SatelliteAccount.Settings(
      shares: shares.map { table in table.labels[0].indices.map(table.row) } ?? [],
      industrial: parameters?.knownArray("industrial")?.values ?? [],
      aboveScaleRatio: parameters?.knownNumber("above_scale_ratio") ?? 1,
      publishedShare: parameters?.knownNumber("published_share") ?? 0, publishedYear: publishedYear,
      growthPremium: parameters?.knownNumber("growth_premium"),
      place: section?.location(of: "shares").description)
  }

  /// A year of the run; 0 where none is known.
  private static func year(
    _ key: String, _ section: ResolvedSection?, _ years: [Int], _ problems: inout [Diagnostic]
  ) -> Int {
    guard let section, let year = section.parameters.knownInteger(key) else { return 0 }
    if years.contains(year) { return year }
    problems.append(
      .error(
        at: section.location(of: key), "\(key) \(year) is not among the years of the run",
        advice: "the run covers \(years[0]) to \(years[years.count - 1])"))
    return 0
  }

  private static func financing(
    _ section: ResolvedSection?, _ check: ScenarioCheck, _ problems: inout [Diagnostic]
  ) -> [Financing] {
    guard let section, section.parameters.has("financed_by") else { return [] }
    let named = check.scenario.table(at: ["modules"]).keys
    return section.parameters.records("financed_by").compactMap { record in
      let entry = Financing(
        bill: record.fields.text("bill"), fund: record.fields.text("fund"), industry: record.fields.text("industry"),
        share: record.fields.number("share"))
      func known(_ field: String, _ name: String, in names: [String], _ what: String) -> Bool {
        if what == "module", check.reportDeleted(module: name, &problems) { return false }
        // Where nothing is named at all, that is told already, or there is nothing to link.
        if names.contains(name) || names.isEmpty { return !names.isEmpty }
        problems.append(
          .error(
            at: section.location(of: "financed_by", index: [record.name, field]), "there is no \(what) '\(name)'",
            advice: closest(to: name, in: names).map { "did you mean \($0)?" }
              ?? "write one of \(names.joined(separator: ", "))"))
        return false
      }
      let all = [
        known("bill", entry.bill, in: named, "module"), known("fund", entry.fund, in: named, "module"),
        known("industry", entry.industry, in: EconomySections.industries, "industry"),
      ]
      if all.allSatisfy(\.self) { reportNoFund(entry, record.name, section, check, &problems) }
      // A link to a module that is switched off says nothing in this run.
      let off = check.switchedOff.contains(entry.bill) || check.switchedOff.contains(entry.fund)
      return all.allSatisfy(\.self) && !off ? entry : nil
    }
  }

  /// A fund says for which industry it pays; another module's bill would be cut for nothing.
  private static func reportNoFund(
    _ entry: Financing, _ record: String, _ section: ResolvedSection, _ check: ScenarioCheck,
    _ problems: inout [Diagnostic]
  ) {
    func report(_ field: String, _ message: String, _ advice: String) {
      problems.append(
        .error(at: section.location(of: "financed_by", index: [record, field]), message, advice: advice))
    }
    let funds = check.modules.filter(\.billsByIndustry).map(\.identifier)
    if entry.fund == entry.bill {
      report("fund", "\(entry.fund) cannot pay for its own bill", "name the module that builds, and the fund that pays")
    } else if let module = check.modules.first(where: { $0.identifier == entry.fund }), !module.billsByIndustry {
      report(
        "fund", "\(entry.fund) pays for no industry, so it can finance nothing",
        funds.isEmpty ? "no module of this scenario is a fund" : "write one of \(funds.joined(separator: ", "))")
    }
  }

  private static func products(
    _ section: ResolvedSection?, _ check: ScenarioCheck, _ problems: inout [Diagnostic]
  ) -> [StrategicProducts] {
    guard let section, section.parameters.has("products") else { return [] }
    return section.parameters.records("products").compactMap { record in
      let (module, bill) = (record.fields.text("module"), record.fields.text("bill"))
      func known(_ field: String, _ name: String, in names: [String]) -> Bool {
        if field == "module", check.reportDeleted(module: name, &problems) { return false }
        if names.contains(name) || names.isEmpty { return !names.isEmpty }
        problems.append(
          .error(
            at: section.location(of: "products", index: [record.name, field]), "there is no \(field) '\(name)'",
            advice: closest(to: name, in: names).map { "did you mean \($0)?" }
              ?? "write one of \(names.joined(separator: ", "))"))
        return false
      }
      guard known("module", module, in: check.scenario.table(at: ["modules"]).keys),
        known("industry", record.fields.text("industry"), in: EconomySections.industries),
        let industry = EconomySections.industries.firstIndex(of: record.fields.text("industry")),
        !check.switchedOff.contains(module), let loaded = check.modules.first(where: { $0.identifier == module })
      else { return nil }
      let bills = loaded.member.links.filter { $0.kind == .bill }.map(\.output)
      guard known("bill", bill, in: bills) else { return nil }
      return StrategicProducts(
        module: module, bill: bill, industry: industry, shares: record.fields.array("sectors").values)
    }
  }
}

extension ScenarioCheck {
  /// Tells that a module is deleted which something else names; false for one that is not.
  fileprivate func reportDeleted(module: String, _ problems: inout [Diagnostic]) -> Bool {
    let modules = scenario.table(at: ["modules"])
    guard modules[module] == nil,
      let place = modules.deleted[module]?.place ?? scenario.root.deleted["modules"]?.place
    else { return false }
    let problem = Diagnostic.error(
      at: place, "the module \(module) is deleted, but other parts of the scenario name it",
      advice: "write enabled = false in [modules.\(module)] to switch it off")
    if !problems.contains(problem) { problems.append(problem) }
    return true
  }
}

extension Parameters {
  fileprivate func knownNumber(_ key: String) -> Double? { has(key) ? number(key) : nil }
  fileprivate func knownInteger(_ key: String) -> Int? { has(key) ? integer(key) : nil }
  fileprivate func knownArray(_ key: String) -> LabelledArray? { has(key) ? array(key) : nil }
}

extension PreparedRun.PreparedModule {
  /// Whether it bills by the strategic industry that the money is for.
  fileprivate var billsByIndustry: Bool {
    let bills = member.links.filter { $0.kind == .bill }.map(\.output)
    return member.outputs.contains { bills.contains($0.name) && $0.axes.contains("industry") }
  }
}
