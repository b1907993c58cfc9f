package import Results
package import SVGCharts
package import SimulationKit

/// The charts of one run, drawn from its stored results alone.
package struct ReportCharts {
  let results: StoredResults
  let language: Language

  package init(_ results: StoredResults, language: Language? = nil) {
    self.results = results
    self.language = language ?? Language(rawValue: results.record.scenario.language) ?? .en
  }

  /// A chart as it is drawn.
  struct Picture {
    /// The file's name without the ending.
    var name: String
    /// The module that declares it; nil for the workbench's own.
    var module: String?
    var title: String
    /// Its finding in a sentence.
    var finding: String
    /// Its ids begin with the module and the name, so that all charts may stand on one page.
    var svg: String
  }

  /// Every chart whose data are there, with its file's name without the ending.
  /// - Throws: `ChartError` naming the series that cannot be drawn.
  package func all() throws(ChartError) -> [(name: String, svg: String)] {
    var charts: [(String, String)] = []
    for picture in try pictures() { charts.append((picture.name, picture.svg)) }
    return charts
  }

  /// Every chart whose data are there: the scorecard, the economy's, then those of each module.
  func pictures() throws(ChartError) -> [Picture] {
    var pictures: [Picture] = []
    let scorecard = scorecard
    pictures.append(
      Picture(
        name: "scorecard", title: scorecard.title, finding: scorecard.finding,
        svg: try scorecard.svg(identifier: "scorecard")))
    for (name, chart) in [
      ("value-added-by-driver", valueAddedByDriver), ("plan-contribution", planContribution),
      ("sector-output-change", sectorOutputChange),
      ("strategic-share", strategicShare), ("strategic-industries", strategicIndustries),
      ("electricity", electricity),
    ] {
      if let chart {
        pictures.append(
          Picture(name: name, title: chart.title, finding: chart.finding, svg: try chart.svg(identifier: name)))
      }
    }
    for module in results.record.modules {
      for declaration in module.charts {
        guard let chart = chart(declaration, of: module) else { continue }
        // Two modules may choose the same name for a chart; neither may overwrite the other's file.
        let taken = pictures.contains { $0.name == declaration.name }
        pictures.append(
          Picture(
            name: taken ? "\(module.identifier)-\(declaration.name)" : declaration.name, module: module.identifier,
            title: chart.title, finding: chart.finding,
            svg: try chart.svg(identifier: "\(module.identifier)-\(declaration.name)")))
      }
    }
    return pictures
  }

  // MARK: - Words

  func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }

  var scenarioTitle: String { results.record.scenario.title[language] }

  /// The line at the foot of every chart: the scenario and where the table is from.
  var caption: String {
    let table = results.record.scenario.tableTitle[language]
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
