import SVGDrawing

/// Layout of horizontal bars: a row to each category, quantities on x.
struct BarLayout {
  private let chart: Chart
  private let series: [Series]
  private let colors: [SeriesColor]
  private let stack: Stack

  init(chart: Chart, series: [Series]) {
    self.chart = chart
    self.series = series
    colors = SeriesColor.assigned(to: series.map(\.tone))
    stack = Stack(series)
  }

  private static let barShare = 0.7
  private static let gap = 8.0
  private static let leastPlotWidth = 180.0

  func scene() -> Scene {
    let requested = TitleAndCaption.width(chart.width)
    let rows = RowLabels(chart.y.labels, width: requested * 0.36, leastRow: 22)
    let left = TitleAndCaption.side + rows.width + Self.gap
    let plotWidth = max(requested - left - TitleAndCaption.side, Self.leastPlotWidth)
    let width = left + plotWidth + TitleAndCaption.side
    let surround = TitleAndCaption(chart, width: width)
    let items = series.indices.map { Legend.Item(name: series[$0].name, fill: colors[$0].fill) }
    let legend = Legend(series.count > 1 ? items : [], width: width - 2 * TitleAndCaption.side)
    let legendTop = surround.headerHeight
    let axisTitle = TextBlock(
      chart.x.title, TextRole.label, color: Ink.quietText, width: width - 2 * TitleAndCaption.side)
    let titleTop = legendTop + (legend.height > 0 ? legend.height + 12 : 0)
    let ticksTop = titleTop + axisTitle.height + 4
    let plotTop = ticksTop + TextRole.label.lineHeight + 4
    let plot = Box(left: left, top: plotTop, width: plotWidth, height: rows.height)
    let height = plot.bottom + 8 + surround.footerHeight

    let ends = BarEnds(series: series, plot: plot)
    var shapes = surround.shapes(height: height)
    shapes += legend.shapes(TitleAndCaption.side, legendTop)
    shapes += axisTitle.placed(x: TitleAndCaption.side, top: titleTop)
    for tick in ends.scale.ticks {
      let label = TextBlock(tick.label, TextRole.label, color: Ink.quietText, width: .infinity)
      let x = ends.x(tick.value)
      shapes.append(
        .line(
          from: Point(x: x, y: plot.top), to: Point(x: x, y: plot.bottom), stroke: Stroke(Ink.grid, width: 1)))
      shapes += label.placed(x: x, top: ticksTop, anchor: .middle)
    }
    shapes += rows.shapes(right: left - Self.gap, top: plot.top)
    shapes += bars(ends, rowHeight: rows.rowHeight, top: plot.top)
    let zero = ends.x(0)
    shapes.append(
      .line(
        from: Point(x: zero, y: plot.top), to: Point(x: zero, y: plot.bottom), stroke: Stroke(Ink.axis, width: 1)))
    for row in ends.labels.indices {
      guard let label = ends.labels[row] else { continue }
      let middle = plot.top + (Double(row) + 0.5) * rows.rowHeight
      shapes += TextBlock(label.text, TextRole.label, width: .infinity).placed(
        x: ends.x(label.value) + (label.value < 0 ? -5 : 5), middle: middle,
        anchor: label.value < 0 ? .end : .start)
    }
    shapes += hints(rowHeight: rows.rowHeight, plot)
    return Scene(chart, width: width, height: height, shapes: shapes)
  }

  private func hints(rowHeight: Double, _ plot: Box) -> [Shape] {
    chart.y.labels.enumerated().compactMap { row, label in
      let values = series.compactMap { one in one.values[row].map { (one.name, $0) } }
      guard !values.isEmpty else { return nil }
      let box = Box(
        left: plot.left, top: plot.top + Double(row) * rowHeight, width: plot.width, height: rowHeight)
      // The name of a single series is the axis's title.
      guard values.count > 1 else { return .hover(box, hint: [label, NumberText.exact(values[0].1)]) }
      let sum = NumberText.exact(values.reduce(0) { $0 + $1.1 })
      return .hover(
        box, hint: [label] + values.map { "\($0) \(NumberText.exact($1))" } + ["\u{03A3} \(sum)"])
    }
  }

  private func bars(_ ends: BarEnds, rowHeight: Double, top: Double) -> [Shape] {
    var shapes: [Shape] = []
    let thickness = min(rowHeight * Self.barShare, 26)
    for (index, segments) in stack.segments.enumerated() {
      for (row, segment) in segments.enumerated() where segment.inner != segment.outer {
        let middle = top + (Double(row) + 0.5) * rowHeight
        let start = ends.x(min(segment.inner, segment.outer))
        let end = ends.x(max(segment.inner, segment.outer))
        shapes.append(
          .rectangle(
            Box(left: start, top: middle - thickness / 2, width: end - start, height: thickness),
            fill: colors[index].fill(for: segment.outer - segment.inner),
            stroke: series.count > 1 && end - start > 3 ? Ink.paper : nil))
      }
    }
    return shapes
  }
}
