package import Diagnostics
package import Results
package import SVGCharts
package import SimulationKit

/// The charts of one run, drawn from its stored results alone.
package struct ReportCharts {
  let results: StoredResults
  let language: Language
  let form: Form

  /// Where charts stand.
  package enum Form: Sendable {
    /// In a file each, with scenario and source.
    case file
    /// Side by side in a page that names both; small, so that they can be read on a telephone too.
    case page
  }

  package init(_ results: StoredResults, language: Language? = nil, form: Form = .file) {
    self.results = results
    self.form = form
    self.language = language ?? Language(rawValue: results.record.scenario.language) ?? .en
  }

  /// A chart as it is drawn.
  struct Picture: Sendable {
    /// The file's name without the ending.
    var name: String
    /// The module that declares it, and the name that it gives it there; nil and the file's name for the workbench's own.
    var module: String?
    var declared: String
    var title: String
    /// Its finding in a sentence.
    var finding: String
    /// Its ids begin with the module and the name, so that all charts may stand on one page.
    var svg: String
    /// Its data; nil for the scorecard.
    var chart: Chart?

    /// In pixels.
    var width: Int {
      guard let start = svg.firstRange(of: " width=\"") else { return 0 }
      return Int(svg[start.upperBound...].prefix(while: \.isNumber)) ?? 0
    }
  }

  /// A chart whose data are there and cannot be shown.
  package struct Undrawn: Sendable, Equatable {
    /// The file's name without the ending.
    package var name: String
    var module: String?
    var declared: String
    package var error: ChartError

    package var diagnostic: Diagnostic { Diagnostic(.warning, "the chart \(name) is not drawn: \(error)") }
  }

  /// The charts of a run: one that cannot be drawn costs neither the others nor the results.
  package struct Gallery: Sendable {
    fileprivate(set) var pictures: [Picture] = []
    package fileprivate(set) var undrawn: [Undrawn] = []

    fileprivate mutating func add(
      _ name: String, of owner: (module: String, declared: String)? = nil, title: String, finding: String,
      chart: Chart? = nil, _ svg: () throws(ChartError) -> String
    ) {
      let (module, declared) = (owner?.module, owner?.declared ?? name)
      do throws(ChartError) {
        pictures.append(
          Picture(
            name: name, module: module, declared: declared, title: title, finding: finding, svg: try svg(),
            chart: chart))
      } catch {
        undrawn.append(Undrawn(name: name, module: module, declared: declared, error: error))
      }
    }
  }

  /// Every chart whose data are there: the scorecard, the economy's, then those of each module.
  package func gallery() -> Gallery {
    var gallery = Gallery()
    // A module that was run alone has none.
    if !results.record.scorecard.isEmpty, form == .file {
      let scorecard = scorecard
      gallery.add("scorecard", title: scorecard.title, finding: scorecard.finding) { () throws(ChartError) in
        try scorecard.svg(identifier: "scorecard")
      }
    }
    for (name, chart) in [
      ("value-added-by-driver", valueAddedByDriver), ("plan-contribution", planContribution),
      ("sector-output-change", sectorOutputChange),
      ("strategic-share", strategicShare), ("share-by-driver", shareByDriver),
      ("strategic-industries", strategicIndustries),
      ("electricity", electricity),
    ] {
      guard let chart = chart.map(fitted) else { continue }
      gallery.add(name, title: chart.title, finding: chart.finding, chart: chart) { () throws(ChartError) in
        try chart.svg(identifier: name)
      }
    }
    for (account, chart) in physicalAccounts {
      let (name, chart) = ("satellite-\(account)", fitted(chart))
      gallery.add(name, title: chart.title, finding: chart.finding, chart: chart) { () throws(ChartError) in
        try chart.svg(identifier: name)
      }
    }
    var taken = Set(gallery.pictures.map(\.name) + gallery.undrawn.map(\.name))
    for module in results.record.modules {
      for declaration in module.charts {
        guard let chart = chart(declaration, of: module).map(fitted) else { continue }
        let full = "\(module.identifier)-\(declaration.name)"
        // Two modules may choose the same name for a chart; neither may overwrite the other's file.
        let name = taken.insert(declaration.name).inserted ? declaration.name : full
        gallery.add(
          name, of: (module.identifier, declaration.name), title: chart.title, finding: chart.finding, chart: chart
        ) { () throws(ChartError) in try chart.svg(identifier: full) }
      }
    }
    return gallery
  }

  /// Of a chart in a page, in pixels.
  static let pageWidth = 480

  private func fitted(_ chart: Chart) -> Chart {
    guard form == .page else { return chart }
    var chart = chart
    (chart.width, chart.height, chart.subtitle, chart.caption) = (Self.pageWidth, 320, "", "")
    return chart
  }

  // MARK: - Words

  func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }

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
