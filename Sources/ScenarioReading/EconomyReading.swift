import Coupling
import Diagnostics
import Economy
import InputOutput
import NumberText
import RegionalBase
import ScenarioKeys
import ScenarioKit
import SimulationKit

/// The economy's own sections as numbers of a problem, and the words beside them.
struct EconomyReading {
  var economy: EconomyProblem
  /// In the order in which they are applied.
  var changes: [DeclaredChange]
  /// Money that a change adds as far as it is known without a run; by change and year of the run.
  var knownEffects: [String: [Double]]
  var financing: [Financing]
  var loops: LoopSolver

  /// Reads the checked sections; adds to the problems of the check the contradictions between sections.
  init(check: inout ScenarioCheck, accounts: RegionalAccounts, years: [Int]) {
    // A key that has an error has no value, and the parts that need it are not judged further.
    func section(_ part: EconomySections.Section) -> ResolvedSection? { check.sections[part.name] }
    // The table's year may lie outside the run; final demand then grows through the years between.
    let span = check.computedYears(years)
    let first = span.firstIndex(of: years[0]) ?? 0
    let run = first..<first + years.count
    var problems: [Diagnostic] = []
    var values: [EconomyField: [Double]] = [:]
    var reading = section(EconomySections.economy).map { ChangeReading($0, accounts: accounts, years: span) }
    changes = reading?.changes ?? []
    for (place, change) in changes.enumerated() {
      values[.change(place)] = change.values
      values[.offset(place)] = change.offset
    }
    let growth = GrowthReading(section(EconomySections.economy), accounts, span)
    values.merge(growth.values) { own, _ in own }
    problems += growth.problems
    Self.readSales(section(EconomySections.sales), check.industries.codes, into: &values, &problems)
    let strategic = section(EconomySections.strategicIndustries)
    let products = Self.products(strategic, check, &problems)
    for (place, entry) in products.enumerated() { values[.productShares(place)] = entry.shares }
    Self.readIndustries(strategic, check.parts, accounts, check.industries.codes, into: &values, &problems)
    let electricity = section(EconomySections.electricity)
    for (key, field) in [
      ("consumption", EconomyField.electricityConsumption), ("losses", .electricityLosses),
      ("net_import_share", .netElectricityImports),
    ] {
      values[field] = [electricity?.parameters.knownNumber(key) ?? 0]
    }
    let seller = Self.electricitySector(electricity, accounts, &problems)
    let sellers = [seller] + (check.parts?.sectors(ofSameProductAs: seller) ?? [])
    let baseYear = Self.year("base_year", electricity, years, &problems)
    let publishedYear = Self.year("published_year", strategic, years, &problems)
    economy = EconomyProblem(
      accounts: accounts, years: span, run: run, industries: check.industries.codes,
      markets: growth.markets, changes: changes.map(\.change), products: products.map(\.product),
      electricity: EconomyProblem.Electricity(sectors: sellers, generated: check.generated, baseYear: baseYear),
      publishedYear: publishedYear,
      sharesCitation: strategic.flatMap { $0.isWritten(["shares"]) ? $0.location(of: "shares").description : nil },
      values: values)
    economy.parts = check.parts
    economy.physicalAccounts = check.physicalAccounts
    economy.values.merge(
      Self.intensityFactors(section(EconomySections.economy), check.physicalAccounts, accounts, span, &problems)
    ) { own, _ in own }
    let known = economy.knownChanges
    reading?.report(known.defects)
    // Flows of a split table follow the factor that a run finds.
    knownEffects = economy.parts == nil ? known.effects : [:]
    problems = (reading?.problems ?? []) + problems
    financing = Self.financing(section(EconomySections.economy), check, &problems)
    let coupling = section(EconomySections.coupling)?.parameters
    loops = LoopSolver(
      tolerance: coupling?.knownNumber("tolerance") ?? 1e-10, maxSweeps: coupling?.knownInteger("max_sweeps") ?? 1,
      fullSweeps: years.count + 1)
    Self.reportPremium(strategic, check, products.map(\.product), &problems)
    check.problems += problems
  }

  /// A premium that is assumed leaves no room for modules that raise growth themselves.
  private static func reportPremium(
    _ section: ResolvedSection?, _ check: ScenarioCheck, _ products: [IndustryProduct], _ problems: inout [Diagnostic]
  ) {
    // Beside parts of sectors no premium can be assumed at all.
    guard let section, section.parameters.has("growth_premium"), check.parts == nil else { return }
    for module in check.modules {
      let builds = module.member.links.contains { $0.kind == .newOutput }
      guard builds || products.contains(where: { $0.module == module.identifier }) else { continue }
      problems.append(
        .error(
          at: section.location(of: "growth_premium"),
          "growth_premium is assumed here, but the \(builds ? "new capacity" : "products") of \(module.identifier) also "
            + "\(builds ? "raises" : "raise") growth",
          advice: "remove the premium, or switch the module off with enabled = false"))
    }
  }

  private static func readSales(
    _ section: ResolvedSection?, _ codes: [String], into values: inout [EconomyField: [Double]],
    _ problems: inout [Diagnostic]
  ) {
    let keys = ["displaced_inflow", "new_outflow", "displaced_other"]
    let shares = keys.map { section?.parameters.knownArray($0)?.values ?? [] }
    for (field, row) in zip([EconomyField.displacedInflow, .newOutflow, .displacedOther], shares) {
      values[field] = row
    }
    guard let section, keys.allSatisfy(section.parameters.has) else { return }
    // One share for all industries is one mistake.
    var industries: [String: [String]] = [:]
    for (k, industry) in codes.enumerated() {
      let sum = shares.reduce(0) { $0 + $1[k] }
      if abs(sum - 1) > 1e-9 { industries[decimals(sum, 4), default: []].append(industry) }
    }
    let written = keys.first { section.provenance[$0]?.inherited == false } ?? keys[0]
    for (sum, names) in industries.sorted(by: { $0.key < $1.key }) {
      let all = names.count == codes.count
      problems.append(
        .error(
          at: section.location(of: written, index: all ? [] : [names[0]]),
          "the three shares of sales of \(all ? "every industry" : names.joined(separator: ", ")) sum to \(sum)",
          advice: "let them sum to 1"))
    }
  }

  private static func readIndustries(
    _ section: ResolvedSection?, _ parts: IndustryParts?, _ accounts: RegionalAccounts, _ industries: [String],
    into values: inout [EconomyField: [Double]], _ problems: inout [Diagnostic]
  ) {
    let parameters = section?.parameters
    let written = parameters?.knownArray("shares")?.values
    values[.industryShares] = written ?? []
    values[.industrial] = parameters?.knownArray("industrial")?.values ?? []
    if let parts {
      values[.industryShares] =
        written ?? Array(repeating: 0, count: industries.count * accounts.sectors.count)
      readShares(of: parts, section, accounts, industries, into: &values, &problems)
    }
    values[.aboveScaleRatio] = [parameters?.knownNumber("above_scale_ratio") ?? 1]
    values[.publishedShare] = [parameters?.knownNumber("published_share") ?? 0]
    values[.growthPremium] = parameters?.knownNumber("growth_premium").map { [$0] }
  }

  /// A part belongs to its industry as a whole, and to none where it has none.
  private static func readShares(
    of parts: IndustryParts, _ section: ResolvedSection?, _ accounts: RegionalAccounts, _ industries: [String],
    into values: inout [EconomyField: [Double]], _ problems: inout [Diagnostic]
  ) {
    let sectors = accounts.sectors.count
    for (number, part) in parts.split.parts.enumerated() {
      let (sector, own) = (parts.sector(ofPart: number), parts.industries[number])
      for (place, industry) in industries.enumerated() {
        let share = values[.industryShares]?[place * sectors + sector] ?? 0
        if share != 0 {
          problems.append(
            .error(
              at: section?.location(of: "shares", index: [industry, part.code]),
              "\(part.code) has a share of \(formatNumber(share)) in \(industry), and as a part it belongs to "
                + (own.map { "\(industries[$0]) as a whole" } ?? "none"),
              advice: "remove it: shares are for sectors without parts"))
        }
        values[.industryShares]?[place * sectors + sector] = place == own ? 1 : 0
      }
    }
    reportTarget(of: parts, section, values[.industrial] ?? [], &problems)
    if let section, section.parameters.has("growth_premium") {
      problems.append(
        .error(
          at: section.location(of: "growth_premium"),
          "growth_premium is assumed here, and the growth of parts of sectors is computed", advice: "remove the premium"
        )
      )
    }
  }

  /// The parts of industries that count for the target are those among the industrial sectors, in which the share is
  /// measured.
  private static func reportTarget(
    of parts: IndustryParts, _ section: ResolvedSection?, _ industrial: [Double], _ problems: inout [Diagnostic]
  ) {
    guard let section, section.parameters.has("industrial"), !industrial.isEmpty else { return }
    let all = parts.split.parts.enumerated().filter {
      $0.element.industry != nil && $0.element.countsForTarget != (industrial[parts.sector(ofPart: $0.offset)] > 0)
    }.map(\.element)
    for counts in [true, false] {
      let codes = all.filter { $0.countsForTarget == counts }.map(\.code)
      guard let first = codes.first else { continue }
      let names = "\(codes.count == 1 ? "the part" : "the parts") \(codes.joined(separator: ", "))"
      let verb = codes.count == 1 ? (counts ? "counts" : "does not count") : counts ? "count" : "do not count"
      problems.append(
        .error(
          at: section.location(of: "industrial", index: [first]),
          "\(names) \(verb) for the target and \(codes.count == 1 ? "is" : "are") \(counts ? "not " : "")among the "
            + "industrial sectors",
          advice: counts
            ? "write \(first) = 1, or counts_for_target no in the file of parts"
            : "remove \(first) from industrial, or write counts_for_target yes in the file of parts"))
    }
  }

  /// The place of the sector that sells electricity; 0 after reporting one that the table does not have.
  private static func electricitySector(
    _ section: ResolvedSection?, _ accounts: RegionalAccounts, _ problems: inout [Diagnostic]
  ) -> Int {
    guard let section, section.parameters.has("sector") else { return 0 }
    let name = section.parameters.text("sector")
    let lookup = accounts.model.table.sectorLookup
    let match = lookup.match(name)
    if case .found(let place) = match { return place }
    problems.append(
      .error(
        at: section.location(of: "sector"), lookup.message(of: match, for: name),
        advice: lookup.advice(for: match, of: name)))
    return 0
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

  /// Factors on the intensities of each account, where a scenario states them.
  private static func intensityFactors(
    _ section: ResolvedSection?, _ physical: [PhysicalAccount], _ accounts: RegionalAccounts, _ years: [Int],
    _ problems: inout [Diagnostic]
  ) -> [EconomyField: [Double]] {
    var factors: [EconomyField: [Double]] = [:]
    guard let section else { return factors }
    for (name, fields) in section.readRecords("satellites") {
      guard let place = physical.firstIndex(where: { $0.name == name }) else { continue }
      factors[.intensityFactor(place)] = Array(repeating: 1, count: accounts.sectors.count * years.count)
      guard let factor = fields.knownArray("factor"), let anchor = years.firstIndex(of: accounts.year) else { continue }
      factors[.intensityFactor(place)] = factor.values
      for (sector, code) in accounts.sectors.enumerated() {
        let atAnchor = factor.values[sector * years.count + anchor]
        if abs(atAnchor - 1) > 1e-12 {
          problems.append(
            .error(
              at: section.location(of: "satellites", index: [name, "factor", code]),
              "the factor of \(code) in the table's year \(accounts.year) is \(formatNumber(atAnchor))",
              advice: "write 1 in \(accounts.year), whose amounts are the file's"))
        }
      }
    }
    return factors
  }

  private static func financing(
    _ section: ResolvedSection?, _ check: ScenarioCheck, _ problems: inout [Diagnostic]
  ) -> [Financing] {
    guard let section, section.parameters.has("financed_by") else { return [] }
    let named = check.scenario.table(at: ["modules"]).keys
    return section.parameters.records("financed_by").compactMap { record in
      let entry = Financing(
        name: record.name, bill: record.fields.text("bill"), fund: record.fields.text("fund"),
        industry: check.industries.code(named: record.fields.text("industry")) ?? record.fields.text("industry"),
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
        known("industry", entry.industry, in: check.industries.codes, "industry"),
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
  ) -> [(product: IndustryProduct, shares: [Double])] {
    guard let section, section.parameters.has("products") else { return [] }
    return section.parameters.records("products").compactMap { record in
      let (module, bill) = (record.fields.text("module"), record.fields.text("bill"))
      let written = record.fields.text("industry")
      let industryName = check.industries.code(named: written) ?? written
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
        known("industry", industryName, in: check.industries.codes),
        let industry = check.industries.codes.firstIndex(of: industryName),
        !check.switchedOff.contains(module), let loaded = check.modules.first(where: { $0.identifier == module })
      else { return nil }
      let bills = loaded.member.links.filter { $0.kind == .bill }.map(\.output)
      guard known("bill", bill, in: bills) else { return nil }
      return (
        IndustryProduct(name: record.name, module: module, bill: bill, industry: industry),
        record.fields.array("sectors").values
      )
    }
  }
}

extension ScenarioCheck {
  /// Reports that a deleted module is named elsewhere. Returns whether the module is deleted.
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
  func knownArray(_ key: String) -> LabelledArray? { has(key) ? array(key) : nil }
}

extension PreparedRun.PreparedModule {
  /// Whether it bills by the strategic industry that the money is for.
  fileprivate var billsByIndustry: Bool {
    let bills = member.links.filter { $0.kind == .bill }.map(\.output)
    return member.outputs.contains { bills.contains($0.name) && $0.axes.contains("industry") }
  }
}
