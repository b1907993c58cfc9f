public import SVGDrawing

/// Layout of small charts side by side.
struct SmallMultiplesLayout {
  private let chart: SmallMultiples
  private let colors: [SeriesColor]

  init(chart: SmallMultiples) {
    self.chart = chart
    colors = SeriesColor.assigned(to: chart.series.map(\.tone))
  }

  private static let leastPanel = 215.0
  private static let mostColumns = 3
  private static let gap = 26.0
  private static let plotHeight = 112.0
  private static let tickGap = 6.0
  private static let foot = 6.0
  /// Years between two labels.
  private static let distances = [1, 2, 5, 10, 20, 50]
  private static let leastTickRoom = 34.0

  func scene() -> Scene {
    let width = TitleAndCaption.width(chart.width)
    let room = width - 2 * TitleAndCaption.side
    let fitting = Int((room + Self.gap) / (Self.leastPanel + Self.gap))
    let columns = max(1, min(Self.mostColumns, fitting, chart.panels.count))
    let panelWidth = (room - Double(columns - 1) * Self.gap) / Double(columns)
    let surround = TitleAndCaption(title: chart.title, subtitle: chart.subtitle, caption: chart.caption, width: width)
    let legend = Legend(
      chart.series.indices.map { Legend.Item(name: chart.series[$0].name, fill: colors[$0].fill) }, width: room)
    var shapes = legend.shapes(TitleAndCaption.side, surround.headerHeight)
    var top = surround.headerHeight + (legend.height > 0 ? legend.height + 14 : 0)
    for start in stride(from: 0, to: chart.panels.count, by: columns) {
      let row = Array(chart.panels[start..<min(start + columns, chart.panels.count)])
      let titles = row.map { TextBlock($0.title, TextRole.heading, width: panelWidth) }
      let titleHeight = titles.map(\.height).max() ?? 0
      for (column, panel) in row.enumerated() {
        let left = TitleAndCaption.side + Double(column) * (panelWidth + Self.gap)
        shapes += titles[column].placed(x: left, top: top + titleHeight - titles[column].height)
        shapes += drawn(panel, left: left, top: top + titleHeight + 8, width: panelWidth)
      }
      top += titleHeight + 8 + Self.plotHeight + Self.foot + TextRole.caption.lineHeight + 18
    }
    let height = top - 12 + surround.footerHeight
    return Scene(
      width: width, height: height, title: chart.title, finding: chart.finding,
      shapes: surround.shapes(height: height) + shapes)
  }

  private func drawn(_ panel: SmallMultiples.Panel, left: Double, top: Double, width: Double) -> [Shape] {
    let scale = LinearScale(
      covering: panel.values.flatMap { $0.compactMap(\.self) }, fromZero: panel.fromZero, tickCount: 3)
    let labels = scale.ticks.map { TextBlock($0.label, TextRole.caption, color: Ink.quietText, width: .infinity) }
    let tickWidth = (labels.map(\.width).max() ?? 0) + Self.tickGap
    // The last year's label reaches beyond the plot by half of its width.
    let plot = Box(left: left + tickWidth + 6, top: top, width: width - tickWidth - 20, height: Self.plotHeight)
    let positions = PositionScale(years: panel.years, bands: false)
    func y(_ value: Double) -> Double { plot.bottom - scale.share(value) * plot.height }
    func x(_ position: Int) -> Double { plot.left + positions.centers[position] * plot.width }
    var shapes: [Shape] = []
    for (tick, label) in zip(scale.ticks, labels) {
      shapes.append(
        .line(
          from: Point(x: plot.left - 6, y: y(tick.value)), to: Point(x: plot.right + 6, y: y(tick.value)),
          stroke: Stroke(tick.value == 0 ? Ink.axis : Ink.grid, width: 1)))
      shapes += label.placed(x: plot.left - 6 - Self.tickGap, middle: y(tick.value), anchor: .end)
    }
    shapes += yearLabels(panel.years, positions, plot)
    for (place, values) in panel.values.enumerated() where !values.isEmpty {
      shapes += series(values.enumerated().map { at, value in value.map { Point(x: x(at), y: y($0)) } }, place)
    }
    if scale.leavesOutZero {
      let (near, far) = scale.upper < 0 ? (plot.top, plot.top + 16) : (plot.bottom, plot.bottom - 16)
      shapes += AxisBreak.end(x: plot.left - 6, from: near, to: far)
    }
    return shapes + hints(panel, plot, x)
  }

  /// The numbers of all series at each year, between the middles of its neighbours.
  private func hints(_ panel: SmallMultiples.Panel, _ plot: Box, _ x: (Int) -> Double) -> [Shape] {
    guard panel.years.count <= 60 else { return [] }
    return panel.years.enumerated().compactMap { at, year in
      let lines = zip(chart.series, panel.values).compactMap { entry, values -> String? in
        guard !values.isEmpty, let value = values[at] else { return nil }
        return entry.name.isEmpty ? NumberText.exact(value) : "\(entry.name) \(NumberText.exact(value))"
      }
      let left = at == 0 ? plot.left - 6 : (x(at - 1) + x(at)) / 2
      let right = at == panel.years.count - 1 ? plot.right + 6 : (x(at) + x(at + 1)) / 2
      return lines.isEmpty
        ? nil : .hover(Box(left: left, top: plot.top, right: right, bottom: plot.bottom), hint: ["\(year)"] + lines)
    }
  }

  private func yearLabels(_ years: [Int], _ positions: PositionScale, _ plot: Box) -> [Shape] {
    var shapes: [Shape] = []
    var nextLeft = Double.infinity
    let distance = years.last.flatMap { last in
      Self.distances.first { distance in
        Double(distance) * plot.width / Double(max(1, last - (years.first ?? last))) >= Self.leastTickRoom
      }
    }
    for (year, center) in zip(years, positions.centers).reversed() {
      // Round distances from the last year, as far as there is one that leaves room.
      if let distance, let last = years.last, !(last - year).isMultiple(of: distance) { continue }
      let block = TextBlock("\(year)", TextRole.caption, color: Ink.quietText, width: .infinity)
      let x = plot.left + center * plot.width
      guard x + block.width / 2 + 8 <= nextLeft else { continue }
      nextLeft = x - block.width / 2
      shapes += block.placed(x: x, top: plot.bottom + Self.foot, anchor: .middle)
    }
    return shapes
  }

  /// A line with small dots, broken where there is no value, or larger dots alone.
  private func series(_ points: [Point?], _ place: Int) -> [Shape] {
    let (color, isDots) = (colors[place].fill, chart.series[place].isDots)
    var shapes: [Shape] = []
    for run in points.split(separator: nil).map(Array.init) where !isDots && run.count > 1 {
      shapes.append(.polyline(run.compactMap(\.self), stroke: Stroke(color, width: 2)))
    }
    // A value alone has no line that would show it.
    let isLarge = isDots || points.count { $0 != nil } == 1
    return shapes
      + points.compactMap { point in
        point.map { .circle($0, radius: isLarge ? 4 : 2.5, fill: color, stroke: Ink.paper) }
      }
  }
}

extension SmallMultiples {
  /// The chart as SVG text; see `Chart.svg(identifier:)`.
  public func svg(identifier: String = "chart", theme: Theme = .light) throws(ChartError) -> String {
    try scene().svg(identifier: identifier, theme: theme)
  }

  /// The shapes of the chart. Throws `ChartError` where a panel's years or values cannot be drawn.
  public func scene() throws(ChartError) -> Scene {
    for panel in panels {
      guard panel.values.count == series.count else {
        throw .valueCount(series: panel.title, expected: series.count, found: panel.values.count)
      }
      let named = zip(series, panel.values).filter { !$0.1.isEmpty }.map { Series($0.0.name, $0.1) }
      // One mark of a chart with these axes has the same checks.
      try Chart(
        title: title, finding: finding, x: .years(panel.years), y: .values(title: panel.title), marks: [.lines(named)]
      ).check()
    }
    return SmallMultiplesLayout(chart: self).scene()
  }
}
