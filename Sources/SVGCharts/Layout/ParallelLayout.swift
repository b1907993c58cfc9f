public import SVGDrawing

/// Layout of samples over several quantities, from the top to the foot.
struct ParallelLayout {
  private let chart: ParallelCoordinates

  init(chart: ParallelCoordinates) { self.chart = chart }

  private static let gap = 8.0
  private static let leastRow = 46.0
  private static let leastPlotWidth = 120.0

  func scene() -> Scene {
    let requested = TitleAndCaption.width(chart.width)
    let rows = RowLabels(chart.axes.map(\.name), width: requested * 0.3, leastRow: Self.leastRow)
    let lows = chart.axes.map { TextBlock($0.lowLabel, TextRole.caption, color: Ink.quietText, width: .infinity) }
    let highs = chart.axes.map { TextBlock($0.highLabel, TextRole.caption, color: Ink.quietText, width: .infinity) }
    let left = TitleAndCaption.side + rows.width + 2 * Self.gap + (lows.map(\.width).max() ?? 0) + Self.gap
    let right = Self.gap + (highs.map(\.width).max() ?? 0) + TitleAndCaption.side
    let plotWidth = max(requested - left - right, Self.leastPlotWidth)
    let width = left + plotWidth + right
    let surround = TitleAndCaption(title: chart.title, subtitle: chart.subtitle, caption: chart.caption, width: width)
    let colors = SeriesColor.assigned(to: chart.groups.map(\.tone))
    let legend = Legend(
      chart.groups.indices.map { Legend.Item(name: chart.groups[$0].name, fill: colors[$0].fill) },
      width: width - 2 * TitleAndCaption.side)
    let top = surround.headerHeight + (legend.height > 0 ? legend.height + 12 : 0)
    let height = top + rows.height + surround.footerHeight
    func y(_ row: Int) -> Double { top + (Double(row) + 0.5) * rows.rowHeight }
    func x(_ row: Int, _ value: Double) -> Double { left + chart.axes[row].share(value) * plotWidth }

    var shapes = surround.shapes(height: height)
    shapes += legend.shapes(TitleAndCaption.side, surround.headerHeight)
    for (group, color) in zip(chart.groups, colors).reversed() {
      shapes += group.samples.map { sample in
        .polyline(
          sample.enumerated().map { Point(x: x($0, $1), y: y($0)) }, stroke: Stroke(color.fill, width: 1))
      }
    }
    for (row, axis) in chart.axes.enumerated() {
      shapes.append(
        .line(
          from: Point(x: left, y: y(row)), to: Point(x: left + plotWidth, y: y(row)), stroke: Stroke(Ink.axis, width: 1)
        )
      )
      shapes += lows[row].placed(x: left - Self.gap, middle: y(row), anchor: .end)
      shapes += highs[row].placed(x: left + plotWidth + Self.gap, middle: y(row))
      guard let mark = axis.mark else { continue }
      shapes.append(
        .line(
          from: Point(x: x(row, mark), y: y(row) - 9), to: Point(x: x(row, mark), y: y(row) + 9),
          stroke: Stroke(Ink.target, width: 2.5)))
    }
    shapes += rows.shapes(right: TitleAndCaption.side + rows.width, top: top)
    return Scene(width: width, height: height, title: chart.title, finding: chart.finding, shapes: shapes)
  }
}

extension ParallelCoordinates {
  /// The chart as SVG text; see `Chart.svg(identifier:)`.
  public func svg(identifier: String = "chart", theme: Theme = .light) throws(ChartError) -> String {
    try scene().svg(identifier: identifier, theme: theme)
  }

  /// The shapes of the chart. Throws `ChartError` where a sample has not a finite number to each quantity.
  public func scene() throws(ChartError) -> Scene {
    for axis in axes {
      for value in [axis.low, axis.high, axis.mark ?? axis.low] {
        try Chart.check(value, series: axis.name, position: "axis")
      }
    }
    for group in groups {
      for sample in group.samples {
        guard sample.count == axes.count else {
          throw .valueCount(series: group.name, expected: axes.count, found: sample.count)
        }
        for (value, axis) in zip(sample, axes) { try Chart.check(value, series: group.name, position: axis.name) }
      }
    }
    return ParallelLayout(chart: self).scene()
  }
}
