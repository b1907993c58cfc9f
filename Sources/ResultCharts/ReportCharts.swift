import ChartRequests
package import Diagnostics
import ResultText
package import Results
package import SVGCharts
import SVGDrawing
import ScenarioReading
package import SimulationKit

/// The charts of one run, drawn from its stored results alone.
package struct ReportCharts {
  let results: StoredResults
  let language: Language
  let look: ChartLook
  let form: Form

  /// Where charts stand.
  package enum Form: Sendable {
    /// In a file each, with scenario and source.
    case file
    /// Side by side in a page that names both; small, so that they can be read on a telephone too.
    case page
  }

  package init(
    _ results: StoredResults, language: Language? = nil, look: ChartLook = ChartLook(), form: Form = .file
  ) {
    self.results = results
    self.look = look
    self.form = form
    self.language = language ?? Language(rawValue: results.record.scenario.language) ?? .en
  }

  /// A chart as it is drawn.
  package struct Picture: Sendable {
    /// The file's name without the ending.
    package var name: String
    /// The module that declares it, and the name that it gives it there; nil and the file's name for the workbench's own.
    package var module: String?
    package var declared: String
    /// The subject; the picture's own title says the finding.
    var title: String
    /// Its finding in a sentence.
    package var finding: String
    /// Its ids begin with the module and the name, so that all charts may stand on one page.
    package var svg: String
    /// As it was before it had a size.
    package var drawing: Drawing

    /// Its data; nil for several charts together, the scorecard and flows.
    package var chart: Chart? { drawing.chart }

    /// In pixels.
    package var width: Int {
      guard let start = svg.firstRange(of: " width=\"") else { return 0 }
      return Int(svg[start.upperBound...].prefix(while: \.isNumber)) ?? 0
    }
  }

  /// A chart whose data are there and cannot be shown.
  package struct Undrawn: Sendable, Equatable {
    /// The file's name without the ending.
    package var name: String
    package var module: String?
    package var declared: String
    package var error: ChartError

    /// Where a scenario asks for it.
    var place: SourceLocation?
    /// For a chart that a scenario asks for.
    var advice: String?

    package var diagnostic: Diagnostic {
      let message = "the chart \(name) is not drawn: \(error)"
      return place.map { Diagnostic(.warning, at: $0, message, advice: advice) }
        ?? Diagnostic(.warning, message, advice: advice)
    }
  }

  /// A chart that can be drawn, with the names that it goes by and the look that it is drawn in.
  package struct Entry {
    package var name: String
    package var module: String?
    package var declared: String
    /// The beginning of its ids.
    package var identifier: String
    package var drawing: Drawing
    package var look: ChartLook
  }

  /// The charts of a run: one that cannot be drawn costs neither the others nor the results.
  package struct Gallery: Sendable {
    package init() {}

    package fileprivate(set) var pictures: [Picture] = []
    package fileprivate(set) var undrawn: [Undrawn] = []

    fileprivate mutating func refuse(_ name: String, _ reason: String, advice: String, at place: SourceLocation) {
      undrawn.append(
        Undrawn(name: name, declared: name, error: .refused(reason), place: place, advice: advice))
    }

    fileprivate mutating func draw(_ entry: Entry) {
      do throws(ChartError) {
        pictures.append(
          Picture(
            name: entry.name, module: entry.module, declared: entry.declared, title: entry.drawing.subject,
            finding: entry.drawing.finding,
            svg: try entry.drawing.svg(identifier: entry.identifier, look: entry.look), drawing: entry.drawing))
      } catch {
        undrawn.append(Undrawn(name: entry.name, module: entry.module, declared: entry.declared, error: error))
      }
    }
  }

  /// Every chart whose data are there, drawn: the scorecard, the economy's, those of each module, then those that the
  /// scenario asks for.
  package func gallery() -> Gallery {
    var gallery = Gallery()
    var entries = entries()
    for written in results.record.requestedCharts ?? [] {
      // A name that is taken is put behind the word asked.
      let name = entries.contains { $0.name == written.name } ? "asked-\(written.name)" : written.name
      do throws(ChartRequestProblem) { entries.append(try entry(written, named: name)) } catch {
        gallery.refuse(
          name, error.message, advice: error.advice, at: written.places[error.part.rawValue] ?? written.place)
      }
    }
    for entry in entries { gallery.draw(entry) }
    return gallery
  }

  /// A chart that the scenario asks for, in its own language and look; the command line's goes before, and a page has its
  /// own.
  private func entry(_ written: WrittenChart, named name: String) throws(ChartRequestProblem) -> Entry {
    let report = ReportCharts(results, language: written.language ?? language, look: look, form: form)
    let drawing = try RequestedChart(ChartRequest(written), report).drawing()
    var look = look
    if form == .file {
      look.theme = look.theme ?? written.theme.flatMap { Theme(rawValue: $0.rawValue) }
      (look.width, look.height) = (look.width ?? written.width, look.height ?? written.height)
    }
    return Entry(name: name, declared: name, identifier: name, drawing: drawing, look: look)
  }

  /// The charts of the program and of the modules.
  func entries() -> [Entry] {
    var entries: [Entry] = []
    func add(
      _ name: String, of owner: (module: String, declared: String)? = nil, identifier: String? = nil, _ drawing: Drawing
    ) {
      entries.append(
        Entry(
          name: name, module: owner?.module, declared: owner?.declared ?? name, identifier: identifier ?? name,
          drawing: drawing, look: look))
    }
    // A module that was run alone has none.
    if !results.record.scorecard.isEmpty, form == .file {
      add("scorecard", Drawing(say("Plan scorecard", "规划目标对照表"), scorecard))
    }
    for (name, chart) in [
      ("value-added-by-driver", valueAddedByDriver), ("plan-contribution", planContribution),
      ("sector-output-change", sectorOutputChange),
      ("strategic-share", strategicShare), ("share-by-driver", shareByDriver),
      ("strategic-industries", strategicIndustries),
      ("electricity", electricity),
    ] {
      if let chart { add(name, fitted(chart)) }
    }
    for (account, chart) in physicalAccounts { add("satellite-\(account)", fitted(chart)) }
    var taken = Set(entries.map(\.name))
    for module in results.record.modules {
      for declaration in module.charts {
        guard let chart = chart(declaration, of: module) else { continue }
        let full = "\(module.identifier)-\(declaration.name)"
        // Two modules may choose the same name for a chart; neither may overwrite the other's file.
        let name = taken.insert(declaration.name).inserted ? declaration.name : full
        add(
          name, of: (module.identifier, declaration.name), identifier: full,
          fitted(Drawing(declaration.title[language], chart)))
      }
    }
    return entries
  }

  /// The data of every chart by its name: what a workbook or a folder of CSV files holds.
  package func data() -> [(entry: Entry, data: ChartData)] {
    let requested = (results.record.requestedCharts ?? []).compactMap { try? entry($0, named: $0.name) }
    return (entries() + requested).map { ($0, ChartData($0.drawing, language)) }
  }

  /// Of a chart in a page, in pixels.
  package static let pageWidth = 480

  private func fitted(_ drawing: Drawing) -> Drawing {
    form == .page ? drawing.fitted(width: Self.pageWidth, height: 320) : drawing
  }

  // MARK: - Words

  func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }

  /// The subject of a chart with its unit and scenario.
  func subtitle(_ subject: String, _ unit: String) -> String {
    let named = unit.isEmpty ? subject : say("\(subject) (\(unit))", "\(subject)（\(unit)）")
    return scenarioTitle.isEmpty ? named : say("\(named) · \(scenarioTitle)", "\(named)·\(scenarioTitle)")
  }

  /// Years after that of the table are projected from it; nil for a module without a table.
  var projection: Projection? {
    let scenario = results.record.scenario
    guard !scenario.tableTitle[language].isEmpty else { return nil }
    return Projection(after: scenario.tableYear, label: say("projected", "预测"))
  }

  /// A label without a title: a number stands behind the name of its axis, as in "hour 13".
  func labelled(_ label: String, on axis: String, meaning: Title? = nil) -> String {
    if axis == "year" { return say(label, "\(label)年") }
    guard Double(label) != nil else { return label }
    let known = Translations.axis(axis)
    let name = known.zh == axis ? meaning ?? known : known
    return say("\(name.en.lowercasingFirst) \(label)", "\(name.zh)\(label)")
  }

  var scenarioTitle: String { results.record.scenario.title[language] }

  /// The line at the foot of every chart: the scenario and where the table is from; a module run alone may have none.
  var caption: String {
    let table = results.record.scenario.tableTitle[language]
    guard !table.isEmpty else {
      return say(
        "Scenario \(results.record.scenario.name). Computed by simplan.",
        "情景：\(results.record.scenario.name)。由 simplan 计算。")
    }
    return say(
      "Scenario \(results.record.scenario.name). Computed by simplan from the \(table).",
      "情景：\(results.record.scenario.name)。由 simplan 根据《\(table)》计算。")
  }

  /// 1e8 CNY in the prices of the table's year.
  var money: String {
    let year = results.record.scenario.tableYear
    return say("1e8 CNY, prices of \(year)", "亿元，\(year)年价格")
  }

  func years(_ table: StoredTable) -> SVGCharts.Axis { .years(table.years) }
}
