import CSVText
import ChartRequests
import Coupling
import Diagnostics
import Economy
import Files
import InputOutput
import LinearAlgebra
import ModuleHost
import NumberText
import PlanReading
import RegionalBase
import ScenarioKeys
import ScenarioKit
import SimulationKit
import TableFormats
import TableReading

/// The reading of everything that a scenario names, with all problems of all files. What is wrong in one place keeps
/// nothing from being checked that does not depend on it.
struct ScenarioCheck {
  let scenario: Scenario
  var problems: [Diagnostic] = []
  private(set) var header: ScenarioHeader?
  /// Nil after an error in `[years]`; arrays over years cannot be checked then.
  private(set) var years: [Int]?
  private(set) var charts: [WrittenChart] = []
  private var beyond: RunBeyond?
  var extensions = SeriesExtensions()
  var doubts = ScenarioDoubts()
  var accounts: RegionalAccounts?
  private(set) var parts: IndustryParts?
  /// The part that follows what the modules generate, whether any of them generates or none.
  var generated: Int?
  private(set) var sections: [String: ResolvedSection] = [:]
  /// Names of industries and, once the table is read, of its sectors and categories of final demand.
  private var labelNames: [String: LabelNames] = [:]
  let industries: StrategicIndustries
  private(set) var physicalAccounts: [PhysicalAccount] = []
  var modules: [PreparedRun.PreparedModule] = []
  private(set) var targets: PlanTargets?
  var files: [SourceText]
  /// Identifiers of the modules that the scenario names and switches off.
  var switchedOff: Set<String> = []
  /// Outputs that are chosen for inputs of modules.
  var inputChoices: [InputChoice] = []
  var idleModules: [PreparedRun.IdleModule] = []
  var scenarioAxes: ScenarioAxes
  /// Every module that takes part, also one with mistakes in its section; nil when one could not be loaded.
  var members: [CouplingGraph.Member]? = []

  /// Whether the scenario is complete; modules do not judge a part of one.
  let isWhole: Bool
  /// The module that is read alone; nil for the whole scenario.
  let alone: String?
  /// Numbers that the scenario gives a module alone in the place of the others; by input.
  var given: ResolvedSection?
  /// The year of prices that a scenario without a table states for a module alone.
  private var statedPriceYear: Int?

  /// Reads the whole scenario.
  init(_ scenario: Scenario, problems: [Diagnostic], search: ModuleSearch) {
    self.init(scenario, problems: problems, search: search, isWhole: true, alone: nil)
    for block in scenario.unusedBlocks {
      // A fault elsewhere is told already, or comes from the block lying where nobody puts it.
      self.problems += ScenarioCheck(scenario.using(block), problems: [], search: search, isWhole: false, alone: nil)
        .problems
        .filter { problem in problem.location.map(block.contains) ?? false && !self.problems.contains(problem) }
    }
  }

  /// Reads one module of the scenario, with the table only for its labels and the year of its prices.
  init(_ scenario: Scenario, alone module: String, problems: [Diagnostic], search: ModuleSearch) {
    self.init(scenario, problems: problems, search: search, isWhole: true, alone: module)
  }

  private init(_ scenario: Scenario, problems: [Diagnostic], search: ModuleSearch, isWhole: Bool, alone: String?) {
    self.scenario = scenario
    self.isWhole = isWhole
    self.alone = alone
    self.problems = problems
    files = scenario.files
    let hasTable = scenario.value(at: [EconomySections.economy.name, "table"]) != nil
    let given = alone == nil || hasTable ? Axis.ofHost.map(\.name) : ["year"]
    scenarioAxes = ScenarioAxes(scenario.table(at: ["axes"]), given: given + ["industry"], into: &self.problems)
    let industries = StrategicIndustries(scenario)
    self.industries = industries
    labelNames["industry"] = LabelNames { industries.code(named: $0).map(LabelNames.Match.label) ?? .unknown }
    (header, years, beyond, charts) = ScenarioHeader.read(
      scenario, withPrices: alone != nil && !hasTable, into: &self.problems)
    readTable()
    guard alone == nil else {
      statedPriceYear = ScenarioHeader.priceYear(scenario)
      readModules(search: search)
      self.problems = extensions.told(self.problems, years: years, yearsPlace: yearsPlace, beyond: beyond)
      return
    }
    readSections()
    reportNoIndustries()
    closeHouseholds()
    readPhysicalAccounts()
    readModules(search: search)
    supplyGeneration()
    openAccounts()
    readTargets(search: search)
    if isWhole { self.problems = extensions.told(self.problems, years: years, yearsPlace: yearsPlace, beyond: beyond) }
  }

  /// Where a way for all series would be written.
  private var yearsPlace: SourceLocation? {
    scenario.value(at: ["years", "last"])?.location ?? scenario.table(at: ["years"]).location
  }

  var hasErrors: Bool { errorCount > 0 }

  /// The year in whose prices money is; nil where no table states it.
  var priceYear: Int? { accounts?.year ?? statedPriceYear }

  /// The axes of the run; without the years or the table's labels where those are not known.
  var axes: AxisLabels {
    var axes = AxisLabels(scenarioAxes.labels)
    if !industries.codes.isEmpty { axes["industry"] = industries.codes }
    if let years { axes["year"] = years.map(String.init) }
    if let accounts {
      axes["sector"] = accounts.sectors
      axes["final_demand"] = accounts.categories[accounts.tableCategories].map(\.code)
    }
    return axes
  }

  /// The years of the run and those between it and the table's year.
  func computedYears(_ years: [Int]) -> [Int] {
    guard let year = accounts?.year, let first = years.first, let last = years.last else { return years }
    return Array(min(year, first)...max(year, last))
  }

  /// Reads the input-output table that `[economy]` names, so that its sectors are known as labels.
  private mutating func readTable() {
    guard let file = namedFile([EconomySections.economy.name, "table"]) else { return }
    var table: InputOutputTable
    do throws(InvalidInput) {
      table = try readTable(file).inUnitOfRuns(file.file)
      LinearAlgebraLibrary.setThreads(forOrder: table.sectors.count)
      if namesParts {
        guard let split = splitSectors(of: table) else { return }
        parts = split
        table = split.result.table
      }
      accounts = RegionalAccounts(try RegionalModel(table))
    } catch {
      report(error, of: file, named: "table")
      return
    }
    problems += accounts?.model.findings ?? []
    let sectors = LabelNames(table.sectors.map { ($0.code, [$0.nameZh, $0.nameEn]) }, table.sectorLookup)
    labelNames["sector"] = sectors
    // Value added receives too, and has no other name.
    labelNames["receiver"] = sectors
    labelNames["final_demand"] = LabelNames(
      table.finalDemand.map { ($0.code, [$0.nameZh, $0.nameEn]) }, table.finalDemandLookup)
  }

  /// A table from any file that an analyst has. The years of a run take one import share for each product.
  private mutating func readTable(_ file: SourceText) throws(InvalidInput) -> InputOutputTable {
    // Our binary form is compared with the hash inside it before a figure is taken.
    if BinaryTable.isOne(file.bytes) { return try MappedTable(bytes: file.bytes, file: file.file).soundTable() }
    let read = try TableReader.read(
      bytes: file.bytes, file: file.file, options: TableOptions(needsUnitAndYear: true))
    problems += read.findings.filter { $0.severity == .warning }
    switch read.table.importTreatment {
    case .competitive: return read.table
    case .nonCompetitive:
      problems.append(
        Diagnostic(
          .warning, at: SourceLocation(file: file.file, line: 1, column: 1),
          "the table tells imported uses apart by user, and a run takes one import share of each product over all its uses",
          advice: "simplan table multipliers counts with the uses apart"))
      return read.table.withoutOrigins
    case .domesticOnly:
      throw InvalidInput(
        .error(
          at: SourceLocation(file: file.file, line: 1, column: 1),
          "the table holds domestic uses alone, and not the products that are imported",
          advice: "a run needs imports by product: give the table with imports in a column, or by product"))
    }
  }

  /// A fault of a file as a whole stands in none of its lines, but at the key that names it.
  mutating func report(_ error: InvalidInput, of file: SourceText, named key: String) {
    let place = scenario.value(at: [EconomySections.economy.name, key])?.location
    problems += error.diagnostics.map { problem in
      guard problem.location == nil else { return problem }
      let named = problem.message.contains("'\(file.file)'") ? problem.message : "\(file.file): \(problem.message)"
      return Diagnostic(problem.severity, at: place, named, advice: problem.advice)
    }
  }

  private mutating func readSections() {
    // Growth and technology change are counted from the table's year.
    var spanning = axes
    spanning["year"] = accounts == nil ? nil : years.map { computedYears($0).map(String.init) }
    if let accounts { spanning["receiver"] = accounts.sectors + [EconomySections.valueAdded] }
    for var section in EconomySections.all {
      // Without parts of sectors the shares are all that tells the industries.
      if section.name == EconomySections.strategicIndustries.name, !namesParts {
        for place in section.declarations.indices where section.declarations[place].key == "shares" {
          section.declarations[place].optional = false
        }
      }
      let labels = section.name == EconomySections.economy.name ? spanning : axes
      let checker = checker(labels, section.declarations)
      sections[section.name] = checker.resolve(scenario.table(at: [section.name]), into: &problems)
      if section.name == EconomySections.economy.name, let year = accounts?.year {
        sections[section.name]?.keepGrowth(until: year, of: scenario, checker)
      }
      if let resolved = sections[section.name] {
        extensions.add(resolved, in: section.name)
        doubts.add(resolved, in: section.name)
      }
    }
  }

  /// Where the table of industries is missing, the check of its section says so.
  private mutating func reportNoIndustries() {
    guard industries.codes.isEmpty, let section = sections[EconomySections.strategicIndustries.name],
      section.parameters.has("industries")
    else { return }
    problems.append(
      .error(
        at: section.location(of: "industries"), "no strategic industry is declared",
        advice: "write one at least, as in [strategic_industries.industries.new_energy]"))
  }

  /// Households that spend what production pays them, as `[economy]` says.
  private mutating func closeHouseholds() {
    guard let section = sections[EconomySections.economy.name] else { return }
    let isClosed = section.parameters.has("households") && section.parameters.text("households") == "closed"
    guard isClosed, section.parameters.has("income_share") else {
      if section.isWritten(["income_share"]) && !isClosed {
        problems.append(
          .error(
            at: section.location(of: "income_share"), "income_share is not read: households are open",
            advice: "remove it, or write households = \"closed\""))
      } else if isClosed && !section.isWritten(["income_share"]) {
        problems.append(
          .error(
            at: section.location(of: "households"), "households are closed, and no income_share says what they spend",
            advice: "write income_share, the share of value added that they earn and spend in the region"))
      }
      return
    }
    do throws(EconomyFailure) {
      accounts = try accounts?.closedOnHouseholds(incomeShare: section.parameters.number("income_share"))
    } catch {
      problems += error.sentences.map {
        .error(at: section.location(of: "income_share"), $0, advice: "write a smaller share")
      }
    }
  }

  /// Reads the files of `[economy.satellites]`, whose rows are the table's sectors.
  private mutating func readPhysicalAccounts() {
    guard let accounts = parts.map({ $0.wholeAccounts }) ?? accounts else { return }
    let path = [EconomySections.economy.name, "satellites"]
    for (name, fields) in sections[EconomySections.economy.name]?.readRecords("satellites") ?? [] {
      let relative = relativeAmounts(name, fields)
      guard let file = namedFile(path + [name, "file"]) else { continue }
      do throws(InvalidInput) {
        let account = try PhysicalAccountReading.read(
          bytes: file.bytes, file: file.file, name: name, accounts: accounts)
        if let other = physicalAccounts.first(where: { $0.iamc == account.iamc }) {
          problems.append(
            .error(
              at: scenario.value(at: path + [name, "file"])?.location,
              "the satellites \(other.name) and \(name) are both called \(account.iamc) in IAMC tables",
              advice: "give each file an iamc name of its own, or none"))
        }
        physicalAccounts.append(parts.map { account.spread(over: $0, relative: relative) } ?? account)
      } catch { problems += error.diagnostics.filter { !problems.contains($0) } }
    }
  }

  /// Adds the physical accounts that no file states and to which modules send flows.
  private mutating func openAccounts() {
    guard let accounts, let members else { return }
    let stated = physicalAccounts.map { CouplingGraph.AccountName(name: $0.name, unit: $0.unit) }
    physicalAccounts += CouplingGraph.opening(stated, by: members).dropFirst(stated.count).map {
      PhysicalAccount(openedAs: $0.name, unit: $0.unit, accounts: accounts)
    }
  }

  /// The table of a module's section that gives what it reads, where it is run alone.
  static let inputsKey = "inputs"

  private mutating func readTargets(search: ModuleSearch) {
    guard let file = namedFile([EconomySections.plan.name, "targets"]) else { return }
    do throws(InvalidInput) {
      targets = try PlanReader.read(bytes: file.bytes, file: file.file, planScope(search: search))
    } catch {
      problems += error.diagnostics
    }
    checkBaselines()
  }

  private func planScope(search: ModuleSearch) -> PlanScope {
    var scope = PlanScope(
      years: years, accounts: accounts, industries: industries, physicalAccounts: physicalAccounts,
      members: members ?? [], idle: idleModules, axes: axes)
    scope.knowsModules = members != nil && scenario.isComplete
    scope.manifest = { name in
      guard (try? search.module(name)) != nil else { return nil }
      return try? search.load(name).manifest
    }
    return scope
  }

  /// The share that the plan starts from is the one that the satellite account is calibrated to, where both are of one
  /// year.
  private mutating func checkBaselines() {
    guard let section = sections[EconomySections.strategicIndustries.name],
      section.parameters.has("published_share"), section.parameters.has("published_year")
    else { return }
    let share = section.parameters.number("published_share")
    for target in targets?.targets ?? [] where target.variable == "sei_share" {
      guard let baseline = target.baseline, baseline.year == section.parameters.integer("published_year"),
        let unit = try? Unit(parsing: baseline.unit), let one = try? Unit(parsing: "1"),
        let value = try? Unit.convert(baseline.value, from: unit, to: one), abs(value - share) > 5e-4
      else { continue }
      problems.append(
        Diagnostic(
          .warning, at: section.location(of: "published_share"),
          "published_share is \(formatNumber(share)), and the plan states \(formatNumber(baseline.value)) "
            + "\(baseline.unit) for \(baseline.year) as the baseline of \(target.identifier)",
          advice: "write the same in both"))
    }
  }

  var errorCount: Int { problems.count { $0.severity == .error } }

  /// Axes whose labels the years, the table or the industries would give, had they been read.
  func unknownAxes(_ axes: AxisLabels) -> Set<String> {
    Set(["year", "sector", "final_demand", "receiver", "industry"].filter { axes[$0] == nil })
  }

  /// Whether everything that the declarations speak of could be checked.
  func isKnown(_ declarations: [ParameterDeclaration], _ axes: AxisLabels) -> Bool {
    scenario.isComplete && !declarations.contains { $0.kind.dependsOn(unknownAxes(axes)) }
      && (priceYear != nil || !declarations.contains { $0.kind.isInTablePrices })
  }

  func checker(
    _ axes: AxisLabels, _ declarations: [ParameterDeclaration], mode: String? = nil, enabled: Bool = true,
    otherKeys: [String] = [], recordAxes: [String: String] = [:]
  ) -> SectionChecker {
    var declarations = declarations
    var otherKeys = otherKeys
    if let year = priceYear {
      declarations = declarations.inPrices(of: year)
    } else {
      // Without a table nobody knows the year of its prices.
      otherKeys += declarations.filter(\.kind.isInTablePrices).map(\.key)
      declarations.removeAll(where: \.kind.isInTablePrices)
    }
    return SectionChecker(
      axes: Dictionary(uniqueKeysWithValues: axes.names.map { ($0, axes[$0] ?? []) }), declarations: declarations,
      mode: mode, enabled: enabled, otherKeys: otherKeys, unknownAxes: unknownAxes(axes), recordAxes: recordAxes,
      project: scenario.project,
      reportsMissing: scenario.isComplete, labelNames: labelNames, beyond: beyond?.written)
  }

  /// The file that a key names, relative to the file that holds the key; reports what keeps it from being read.
  mutating func namedFile(_ path: [String]) -> SourceText? {
    // A missing or misspelt key is reported once, where the section is checked.
    guard let value = scenario.value(at: path), case .text(let name) = value.content else { return nil }
    guard let file = scenario.project.file(named: name, at: value.location, into: &problems) else { return nil }
    if let size = sizeOfFile(file), size > CSVFile.largestSize {
      let refusal = CSVFile.tooLarge(size, file: file)
      problems.append(.error(at: value.location, refusal.message, advice: refusal.advice))
      return nil
    }
    let source: SourceText
    do throws(FileError) { source = SourceText(file: file, bytes: try readFile(file)) } catch {
      problems.append(.error(at: value.location, "\(file) cannot be read", advice: "is it a file?"))
      return nil
    }
    files.append(source)
    return source
  }
}

extension LabelNames {
  /// Names as they are written, and not what looks like them: a label is a key, and keys are exact.
  fileprivate init(_ entries: [(code: String, names: [String])], _ lookup: NameLookup) {
    self.init { written in
      switch lookup.match(written) {
      case .found(let place): entries[place].names.contains(written) ? .label(entries[place].code) : .unknown
      case .ambiguous(let places):
        places.allSatisfy { entries[$0].names.contains(written) }
          ? .ambiguous(places.map { entries[$0].code }) : .unknown
      case .unknown: .unknown
      }
    }
  }
}

extension Diagnostic {
  static func notATable(_ name: String, at place: SourceLocation) -> Diagnostic {
    .error(at: place, "\(name) must be a table", advice: "write [\(name)] and its keys below")
  }
}
