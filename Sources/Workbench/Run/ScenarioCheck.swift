import Diagnostics
import FoundationEssentials
import InputOutput
import ModuleHost
import ScenarioKit
import SimulationKit

/// The reading of everything that a scenario names, with all problems of all files.
struct ScenarioCheck {
  let scenario: Scenario
  var problems: [Diagnostic] = []
  private(set) var accounts: RegionalAccounts?
  private(set) var sections: [String: ResolvedSection] = [:]
  private(set) var modules: [PreparedRun.PreparedModule] = []
  private(set) var targets: PlanTargets?
  private(set) var files: [SourceText]
  /// Identifiers of the modules that the scenario names and switches off.
  private(set) var switchedOff: Set<String> = []

  init(scenario: Scenario) {
    self.scenario = scenario
    files = scenario.files
  }

  /// Reads the input-output table that `[economy]` names, so that its sectors are known as labels.
  mutating func readTable() {
    guard let file = namedFile(section: EconomySections.economy, key: "table") else { return }
    let table: InputOutputTable
    do throws(InvalidInput) {
      table = try InputOutputTable.read(bytes: file.bytes, file: file.file)
      accounts = RegionalAccounts(try RegionalModel(table))
    } catch {
      problems += error.diagnostics
      return
    }
    problems += accounts?.model.findings ?? []
  }

  /// The years of the run and those between it and the table's year.
  func computedYears(_ years: [Int]) -> [Int] {
    guard let year = accounts?.year, let first = years.first, let last = years.last else { return years }
    return Array(min(year, first)...max(year, last))
  }

  mutating func readSections(axes: AxisLabels, years: [Int]) {
    // Growth and technology change are counted from the table's year.
    var spanning = axes
    spanning["year"] = computedYears(years).map(String.init)
    for section in EconomySections.all {
      let labels = section.name == EconomySections.economy.name ? spanning : axes
      sections[section.name] = checker(labels, section.declarations, year: accounts?.year)
        .resolve(scenario.table(at: [section.name]), into: &problems)
    }
  }

  /// Loads every module that `[modules]` names and checks its parameters against its manifest, then by itself.
  mutating func readModules(axes: AxisLabels, search: ModuleSearch) {
    let table = scenario.table(at: ["modules"])
    if let place = table.misplacedAt { problems.append(.notATable("modules", at: place)) }
    for member in table.members {
      let section = scenario.table(at: ["modules", member.key])
      let loaded: LoadedModule
      do throws(ModuleError) { loaded = try search.load(member.key) } catch {
        problems.append(notLoaded(member, of: table, error))
        continue
      }
      let before = errorCount
      let settings = ModuleSettings(of: section, manifest: loaded.manifest, into: &problems)
      var moduleAxes = axes
      for axis in loaded.manifest.axes { if let labels = axis.labels { moduleAxes[axis.name] = labels } }
      let resolved = checker(
        moduleAxes, loaded.manifest.parameters, mode: settings.mode, enabled: settings.enabled, year: accounts?.year,
        otherKeys: ModuleSettings.keys
      ).resolve(section, into: &problems)
      files += resolved.tableFiles.filter { new in !files.contains { $0.file == new.file } }
      guard settings.enabled else {
        switchedOff.insert(member.key)
        continue
      }
      guard errorCount == before else { continue }
      do throws(ModuleError) {
        let findings = try loaded.check(mode: settings.mode, axes: moduleAxes, parameters: resolved.parameters.values)
        problems += findings.map { resolved.diagnostic(for: $0) }
      } catch {
        problems.append(.error(at: member.value.keyLocation, error.description))
      }
      checkHosts(loaded.manifest, at: member.value.keyLocation)
      modules.append(
        PreparedRun.PreparedModule(loaded: loaded, mode: settings.mode, axes: moduleAxes, section: resolved))
    }
  }

  /// What keeps a module from being loaded: most often a base names it, and its name is misspelt here.
  private func notLoaded(
    _ member: ScenarioTable.Member, of table: ScenarioTable, _ error: ModuleError
  ) -> Diagnostic {
    let others = table.members.filter { $0.key != member.key && $0.value.inherited }.map(\.key)
    if case .notFound = error, let close = closest(to: member.key, in: others) {
      return .error(
        at: member.value.keyLocation, "there is no module '\(member.key)'", advice: "did you mean \(close)?")
    }
    return .error(at: member.value.keyLocation, error.description)
  }

  mutating func readTargets() {
    guard let file = namedFile(section: EconomySections.plan, key: "targets") else { return }
    do throws(InvalidInput) { targets = try PlanTargets.read(bytes: file.bytes, file: file.file) } catch {
      problems += error.diagnostics
    }
  }

  private var errorCount: Int { problems.count { $0.severity == .error } }

  private func checker(
    _ axes: AxisLabels, _ declarations: [ParameterDeclaration], mode: String? = nil, enabled: Bool = true, year: Int?,
    otherKeys: [String] = []
  ) -> SectionChecker {
    SectionChecker(
      axes: Dictionary(uniqueKeysWithValues: axes.names.map { ($0, axes[$0] ?? []) }),
      declarations: year.map { declarations.inPrices(of: $0) } ?? declarations, mode: mode, enabled: enabled,
      otherKeys: otherKeys, project: scenario.project)
  }

  /// Every bill's host must be a category of the table.
  private mutating func checkHosts(_ manifest: Manifest, at place: SourceLocation) {
    for link in manifest.links {
      guard let host = link.host, let accounts, accounts.category(host) == nil else { continue }
      problems.append(
        .error(
          at: place, "\(manifest.identifier) bills '\(link.output)' to '\(host)', which the table does not have",
          advice: "its final-demand categories are \(accounts.categories.map(\.code).joined(separator: ", "))"))
    }
  }

  /// The file that a key names, relative to the file that holds the key; reports what keeps it from being read.
  private mutating func namedFile(section: EconomySections.Section, key: String) -> SourceText? {
    guard let value = scenario.value(at: [section.name, key]), case .text(let name) = value.content else {
      // A missing or misspelt key is reported once, where the section is checked.
      if let place = scenario.table(at: [section.name]).misplacedAt {
        if accounts == nil { problems.append(.notATable(section.name, at: place)) }
      } else if accounts == nil, section.name == EconomySections.economy.name {
        problems.append(
          .error(
            at: scenario.table(at: [section.name]).location, "\(section.name).\(key) does not name a file",
            advice: "write \(key) = \"data/henan-2017.csv\", a path relative to this file"))
      }
      return nil
    }
    guard let file = scenario.project.file(named: name, at: value.location, into: &problems) else { return nil }
    guard let bytes = FileManager.default.contents(atPath: file) else {
      problems.append(.error(at: value.location, "\(file) cannot be read", advice: "is it a file?"))
      return nil
    }
    let source = SourceText(file: file, bytes: Array(bytes))
    files.append(source)
    return source
  }
}

extension Diagnostic {
  fileprivate static func notATable(_ name: String, at place: SourceLocation) -> Diagnostic {
    .error(at: place, "\(name) must be a table", advice: "write [\(name)] and its keys below")
  }
}

extension [ParameterDeclaration] {
  /// The declarations with `CNY_table` in their units made the prices of the table's year.
  func inPrices(of year: Int) -> [ParameterDeclaration] {
    map { declaration in
      var declaration = declaration
      declaration.kind = declaration.kind.inPrices(of: year)
      return declaration
    }
  }
}

extension ParameterKind {
  fileprivate func inPrices(of year: Int) -> ParameterKind {
    func priced(_ unit: String) -> String {
      unit.split(separator: "CNY_table", omittingEmptySubsequences: false).joined(separator: "CNY_\(year)")
    }
    return switch self {
    case .number(let unit, let bounds): .number(unit: priced(unit), bounds)
    case .array(let axes, let unit, let bounds, let absent):
      .array(axes: axes, unit: priced(unit), bounds, absent: absent)
    case .records(let fields): .records(fields.inPrices(of: year))
    case .table(let columns):
      .table(columns.map { Column($0.name, unit: $0.unit.map(priced), meaning: $0.meaning) })
    case .integer, .boolean, .choice, .text: self
    }
  }
}
