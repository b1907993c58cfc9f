package import ChartRequests
import Results
package import SVGCharts
package import SVGDrawing
import ScenarioReading
package import SimulationKit

/// How charts are drawn, as the command line asks for it.
package struct ChartLook: Hashable, Sendable {
  /// Nil leaves each chart its own, which is light where nothing is said.
  package var theme: Theme?
  /// In pixels; nil leaves each chart its own.
  package var width: Int?
  package var height: Int?

  package init(theme: Theme? = nil, width: Int? = nil, height: Int? = nil) {
    self.theme = theme
    self.width = width
    self.height = height
  }
}

/// A chart of another room, drawn as those of a run are.
package struct ChartDrawing {
  private let drawing: Drawing

  package init(_ chart: Chart, subject: String) { drawing = Drawing(subject, chart) }

  /// As SVG, and its numbers as CSV.
  package func drawn(_ language: Language, _ look: ChartLook) throws(ChartRequestProblem) -> (svg: String, csv: String)
  {
    do throws(ChartError) {
      return (try drawing.svg(identifier: "chart", look: look), ChartData(drawing, language).table.csv)
    } catch {
      throw ChartRequestProblem(.mark, "the chart cannot be drawn: \(error)", advice: "choose another mark")
    }
  }
}

/// A chart of any kind, with the subject that it is listed under: its title says the finding.
package struct Drawing {
  enum Kind {
    case chart(Chart)
    case panels(ChartPanels)
    case multiples(SmallMultiples)
    case scorecard(ScorecardChart)
    case sankey(Sankey)
  }

  package let subject: String
  let finding: String
  private(set) var kind: Kind

  init(_ subject: String, _ chart: Chart) { self.init(subject, chart.finding, .chart(chart)) }
  init(_ subject: String, _ chart: ChartPanels) { self.init(subject, chart.finding, .panels(chart)) }
  init(_ subject: String, _ chart: SmallMultiples) { self.init(subject, chart.finding, .multiples(chart)) }
  init(_ subject: String, _ chart: ScorecardChart) { self.init(subject, chart.finding, .scorecard(chart)) }
  init(_ subject: String, _ chart: Sankey) { self.init(subject, chart.finding, .sankey(chart)) }

  private init(_ subject: String, _ finding: String, _ kind: Kind) {
    self.subject = subject
    self.finding = finding
    self.kind = kind
  }

  /// The one chart that it is; nil for several together, the scorecard and flows.
  var chart: Chart? {
    if case .chart(let chart) = kind { chart } else { nil }
  }

  /// In a page of its own words, of this size.
  func fitted(width: Int, height: Int) -> Drawing {
    var drawing = self
    switch kind {
    case .chart(var chart):
      (chart.width, chart.height, chart.subtitle, chart.caption) = (width, height, "", "")
      drawing.kind = .chart(chart)
    case .panels(var chart):
      (chart.width, chart.subtitle, chart.caption) = (width, "", "")
      for panel in chart.panels.indices { chart.panels[panel].height = height / 2 }
      drawing.kind = .panels(chart)
    case .multiples(var chart):
      (chart.width, chart.subtitle, chart.caption) = (width, "", "")
      drawing.kind = .multiples(chart)
    case .sankey(var chart):
      (chart.width, chart.height, chart.subtitle, chart.caption) = (width, height, "", "")
      drawing.kind = .sankey(chart)
    case .scorecard: break
    }
    return drawing
  }

  func svg(identifier: String, look: ChartLook = ChartLook()) throws(ChartError) -> String {
    let theme = look.theme ?? .light
    switch kind {
    case .chart(var chart):
      chart.width = look.width ?? chart.width
      chart.height = look.height ?? chart.height
      return try chart.svg(identifier: identifier, theme: theme)
    case .panels(var chart):
      chart.width = look.width ?? chart.width
      if let height = look.height {
        for panel in chart.panels.indices { chart.panels[panel].height = height / 2 }
      }
      return try chart.svg(identifier: identifier, theme: theme)
    case .multiples(var chart):
      chart.width = look.width ?? chart.width
      return try chart.svg(identifier: identifier, theme: theme)
    case .scorecard(var chart):
      chart.width = look.width ?? chart.width
      return try chart.svg(identifier: identifier, theme: theme)
    case .sankey(var chart):
      chart.width = look.width ?? chart.width
      chart.height = look.height ?? chart.height
      return try chart.svg(identifier: identifier, theme: theme)
    }
  }
}
