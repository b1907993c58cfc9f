public import SVGDrawing

extension Chart {
  /// The chart as SVG text.
  ///
  /// `identifier` goes before the ids in the text; give each chart of one HTML page its own.
  /// Throws `ChartError` where the data cannot be drawn.
  public func svg(identifier: String = "chart", theme: Theme = .light) throws(ChartError) -> String {
    try scene().svg(identifier: identifier, theme: theme)
  }

  /// The shapes of the chart. Throws `ChartError` where the data cannot be drawn.
  public func scene() throws(ChartError) -> Scene {
    try check()
    for mark in marks {
      switch mark {
      case .bars(let series): return BarLayout(chart: self, series: series).scene()
      case .rangeBars(let bars): return RangeBarLayout(chart: self, bars: bars).scene()
      case .waterfall(let waterfall): return WaterfallLayout(chart: self, waterfall: waterfall).scene()
      case .heatMap(let map): return HeatMapLayout(chart: self, map: map).scene()
      case .scatter(let scatter): return ScatterLayout(chart: self, scatter: scatter).scene()
      case .columns, .groupedColumns, .bands, .area, .lines, .points, .rule: continue
      }
    }
    return UprightLayout(chart: self).scene()
  }
}

extension ScorecardChart {
  /// The scorecard as SVG text; see `Chart.svg(identifier:)`.
  ///
  /// Throws `ChartError.notFinite` or `.tooLarge` naming the row whose `reached` cannot be drawn.
  public func svg(identifier: String = "chart", theme: Theme = .light) throws(ChartError) -> String {
    try scene().svg(identifier: identifier, theme: theme)
  }

  /// The shapes of the scorecard; throws like `svg(identifier:)`.
  public func scene() throws(ChartError) -> Scene {
    for row in rows {
      if let reached = row.reached { try Chart.check(reached, series: headings.reached, position: row.label) }
    }
    return ScorecardLayout(chart: self).scene()
  }
}

extension Scene {
  init(_ chart: Chart, width: Double, height: Double, shapes: [Shape]) {
    self.init(width: width, height: height, title: chart.title, finding: chart.finding, shapes: shapes)
  }
}
