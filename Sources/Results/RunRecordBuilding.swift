package import Coupling
import Diagnostics
import Economy
package import Files
import InputOutput
import ModuleHost
import NumberText
import PlanReading
import RegionalBase
import ScenarioKeys
import ScenarioKit
package import ScenarioReading
package import SimulationKit
import Study

extension RunRecord {
  /// - Throws: `FileError` for a module's library that can no longer be read.
  package init(_ run: ScenarioRun, program: ProgramDescription) throws(FileError) {
    let prepared = run.prepared
    let header = prepared.header
    let table = prepared.accounts.model.table.description
    simplan = program.version
    libraries = program.libraries(with: prepared.modules.map(\.loaded))
    scenario = ScenarioPart(
      name: header.name, title: header.title, story: header.story, language: header.language.rawValue,
      region: header.region, path: prepared.scenario.path,
      reference: prepared.reference?.scenario.path ?? PreparedRun.itself, years: header.years,
      variant: prepared.scenario.variant.map { VariantPart(blocks: $0.blocks, settings: $0.settings) },
      tableYear: table.year, tableTitle: Title(en: table.titleEn, zh: table.titleZh), tableCitation: table.citation)
    scenario.regionZh = header.regionZh
    scenario.base = header.base.map {
      BasePart(
        name: $0.name, title: Title(en: $0.titleEn, zh: $0.titleZh), path: $0.path, lendsTitle: header.hasTitleOfBase)
    }
    files = prepared.files.map { InputFile($0) }
    modules = try prepared.modules.map { module throws(FileError) in try Self.part(module, prepared.industries) }
    plan = prepared.targets.citation
    order = prepared.problem.graph.steps.map { $0.nodes.map(\.description) }
    loops = run.answer.loops.map {
      LoopPart(series: $0.series, sweeps: $0.sweeps, residual: $0.residuals.last ?? 0)
    }
    drivers = Self.drivers(prepared)
    industries = prepared.industries.codes.map {
      IndustryPart(industry: $0, title: prepared.industries.title(of: $0))
    }
    calibrationFactor = inFileDigits(run.answer.economy.satellite.calibrationFactor)
    conditionEstimate = inFileDigits(run.answer.economy.condition.value)
    let explained = prepared.explainedSections.filter { !$0.isHead }
    let sections = explained.filter { !$0.isModule }.sorted { $0.name < $1.name } + explained.filter(\.isModule)
    values = sections.filter { $0.idle == nil }.flatMap(Self.values)
    idle = sections.filter { $0.idle != nil }.flatMap(Self.values)
    deletions = Dictionary(
      prepared.explainedSections.flatMap(\.deletions).map { ($0.path, $0.deletion) },
      uniquingKeysWith: { own, _ in own })
    varied = prepared.varied
    changes = run.changeEffects.map { change, effect in
      ChangePart(
        name: change.name, verb: change.change.verb.rawValue, space: change.change.space.rawValue, from: change.from,
        to: change.to,
        reason: change.reason,
        place: prepared.sections[EconomySections.economy.name]?.location(of: "changes", index: [change.name]),
        effect: effect.map(inFileDigits))
    }
    scorecard = run.scorecard.rows.map { row in
      var row = row
      row.value = row.value.map(inFileDigits)
      row.shortfall = row.shortfall.map(inFileDigits)
      return row
    }
    implausible = run.implausible.isEmpty ? nil : run.implausible
    headlines = Headlines(prepared: prepared, values: values, sections: sections.filter { $0.idle == nil }).parts
    notes = prepared.notes.map(\.oneLine) + run.notes
    warnings = run.warnings.isEmpty ? nil : run.warnings
    requestedCharts = header.charts.isEmpty ? nil : header.charts
  }

  static func part(
    _ module: PreparedRun.PreparedModule, _ industries: StrategicIndustries
  ) throws(FileError) -> ModulePart {
    let manifest = module.manifest
    let input = try InputModule(module.loaded)
    return ModulePart(
      identifier: module.identifier, instanceOf: module.isInstance ? manifest.identifier : nil,
      version: manifest.version, title: module.title,
      mode: module.mode,
      library: input.file, sha256: input.sha256, abi: input.abi, level: input.level, kit: input.kit,
      charts: manifest.charts.compactMap { chart in
        guard let output = module.member.outputs.first(where: { $0.name == chart.output }) else { return nil }
        let against = module.member.outputs.first { $0.name == chart.against }
        return ChartPart(
          name: chart.name, output: chart.output, mark: chart.mark.rawValue, unit: output.unit,
          title: module.named(chart.title), quantity: chart.quantity, along: chart.along, series: chart.series,
          summed: chart.summed,
          at: chart.at, against: against.map { AgainstPart(output: $0.name, unit: $0.unit, quantity: $0.meaning) },
          rule: chart.rule, since: chart.since, stretch: chart.stretch,
          alongMeaning: chart.along.flatMap { along in manifest.axes.first { $0.name == along }?.meaning },
          labels: labels(of: output.axes, module, industries))
      }, sections: manifest.sections.isEmpty ? nil : manifest.sections.map { part($0, module, industries) },
      meanings: MeaningPart(
        parameters: meanings(of: manifest.parameters, under: ""),
        outputs: Dictionary(module.member.outputs.map { ($0.name, $0.meaning) }) { first, _ in first }))
  }

  /// By key, those of records' fields too.
  package static func meanings(
    of declarations: [ParameterDeclaration], under path: String
  ) -> [String: Title] {
    var meanings: [String: Title] = [:]
    for declaration in declarations {
      meanings[path + declaration.key] = declaration.meaning
      guard case .records(let fields) = declaration.kind else { continue }
      meanings.merge(Self.meanings(of: fields, under: path + declaration.key + ".")) { first, _ in first }
    }
    return meanings
  }

  private static func part(
    _ section: ReportSection, _ module: PreparedRun.PreparedModule, _ industries: StrategicIndustries
  ) -> SectionPart {
    SectionPart(
      title: section.title, text: section.text, charts: section.charts,
      tables: section.tables.compactMap { name in
        guard let output = module.member.outputs.first(where: { $0.name == name }) else { return nil }
        return OutputPart(
          output: name, unit: output.unit, meaning: output.meaning,
          labels: labels(of: output.axes, module, industries))
      })
  }

  private static func labels(
    of axes: [String], _ module: PreparedRun.PreparedModule, _ industries: StrategicIndustries
  ) -> [String: [String: Title]] {
    var labels: [String: [String: Title]] = [:]
    for axis in axes where axis != "year" {
      for (label, title) in module.titles(of: axis) { labels[axis, default: [:]][label] = title }
      // One industry has one name, whatever a module calls it.
      if axis == "industry" {
        for industry in industries.codes { labels[axis, default: [:]][industry] = industries.title(of: industry) }
      }
    }
    return labels
  }

  package static func drivers(_ prepared: PreparedRun) -> [DriverPart] {
    let (economy, categories) = (prepared.problem.economy, prepared.accounts.model.table.finalDemand)
    let ofTable = economy.groups.filter { economy.accounts.tableCategories.contains($0.category) }
    let demand = ofTable.map { group in
      let category = categories[group.category]
      let market = group.market.map { title(of: economy.markets[$0], prepared.industries) }
      let behind = market.map { (en: ": \($0.en)", zh: "：\($0.zh)") } ?? (en: "", zh: "")
      return DriverPart(
        driver: group.name, role: category.role.rawValue, market: market,
        title: Title(en: category.nameEn + behind.en, zh: category.nameZh + behind.zh))
    }
    let modules = prepared.modules.map { DriverPart(driver: $0.identifier, title: $0.title) }
    return demand + [DriverPart(driver: EconomyYears.residual, title: Self.residualTitle)] + modules + [
      DriverPart(driver: EconomyYears.generation, title: Title(en: "Electricity generated", zh: "发电")),
      DriverPart(driver: EconomyYears.newOutput, title: Title(en: "Output of new capacity", zh: "新增产能产出")),
      DriverPart(driver: EconomyYears.technology, title: Title(en: "Technology", zh: "技术变化")),
      DriverPart(driver: EconomyYears.importShareChange, title: Title(en: "Import shares", zh: "进口和流入份额")),
    ] + flows(prepared)
  }

  /// The flows that modules themselves add to physical accounts, as their own words have it.
  static func flows(_ prepared: PreparedRun) -> [DriverPart] {
    prepared.modules.flatMap { module in
      module.member.links.filter { $0.kind == .flow }.map { link in
        let meaning = module.member.outputs.first { $0.name == link.output }?.meaning
        let words = Title(en: meaning?.en ?? link.output, zh: meaning?.zh ?? link.output)
        return DriverPart(
          driver: "\(module.identifier)/\(link.output)",
          title: Title(en: "\(module.title.en): \(words.en)", zh: "\(module.title.zh)：\(words.zh)"))
      }
    }
  }

  /// The title of a market that a scenario declares, or of the sales of an industry whose growth a module states.
  private static func title(of market: Market, _ industries: StrategicIndustries) -> Title {
    guard let industry = market.industry.map({ industries.title(of: $0) }) else {
      return Title(en: market.titleEn, zh: market.titleZh)
    }
    return Title(en: "\(industry.en) sold outside", zh: "\(industry.zh)产品外销")
  }

  /// Charts leave the residual out where it is nothing but rounding.
  package static let residualTitle = Title(en: "Residual of the table", zh: "表的误差项")

  static func values(_ explained: ExplainedSection) -> [ValuePart] {
    let section = explained.section
    let recorded = RecordedValues(of: section)
    return section.provenance.sorted { $0.key < $1.key }.map { key, origin in
      ValuePart(
        section: explained.name, key: key, readBy: explained.reader, value: recorded.value(at: key),
        labels: recorded.labels(at: key).flatMap { $0.isEmpty ? nil : $0 },
        unit: section.parameters.unit(of: key.components), origin: origin)
    }
  }
}

extension PreparedRun {
  /// How many numbers of each kind feed the outputs of a module or, for `quantities`, the results of the economy.
  package func kinds(behind node: CouplingGraph.Node) -> [String: Int] {
    let sections = explainedSections.filter { !$0.isHead && $0.idle == nil }
    let headlines = Headlines(prepared: self, values: sections.flatMap(RunRecord.values), sections: sections)
    return headlines.part(of: node).kinds
  }
}

/// Counts the numbers of each kind that fed each headline result.
private struct Headlines {
  let prepared: PreparedRun
  let values: [RunRecord.ValuePart]
  private let scalars: [String: Int]

  init(prepared: PreparedRun, values: [RunRecord.ValuePart], sections: [ExplainedSection]) {
    self.prepared = prepared
    // How a loop is solved is no number behind a result.
    self.values = values.filter { $0.section != EconomySections.coupling.name }
    scalars = Dictionary(
      sections.flatMap { section in
        section.section.provenance.map { ("\(section.name).\($0)", section.scalars(of: $0, origin: $1)) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The economy's results stand on everything; a module's on its own numbers and on those of what it reads.
  var parts: [RunRecord.HeadlinePart] {
    let all = Set(values.map(\.section))
    return [part("economy and strategic industries", all)]
      + prepared.modules.map { part(of: .module($0.identifier)) }
  }

  func part(of node: CouplingGraph.Node) -> RunRecord.HeadlinePart {
    part(node.description, sections(feeding: node, Set(values.map(\.section))))
  }

  private func sections(feeding node: CouplingGraph.Node, _ all: Set<String>) -> Set<String> {
    var seen: Set<CouplingGraph.Node> = [node]
    var waiting = [node]
    while let next = waiting.popLast() {
      for flow in prepared.problem.graph.flows where flow.to == next && seen.insert(flow.from).inserted {
        waiting.append(flow.from)
      }
    }
    if seen.contains(.quantities) { return all }
    return Set(
      seen.compactMap { node in
        if case .module(let identifier) = node { return "modules.\(identifier)" }
        return nil
      } + (seen.contains(.coefficients) ? ["economy"] : []))
  }

  private func part(_ headline: String, _ sections: Set<String>) -> RunRecord.HeadlinePart {
    var kinds: [String: Int] = [:]
    for value in values where sections.contains(value.section) && value.origin.active {
      guard value.value?.isNumeric == true, let count = scalars["\(value.section).\(value.key)"], count > 0 else {
        continue
      }
      kinds[value.origin.kind?.rawValue ?? "unstated", default: 0] += count
    }
    return RunRecord.HeadlinePart(headline: headline, sections: sections.sorted(), kinds: kinds)
  }
}
