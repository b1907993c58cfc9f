import SVGDrawing

/// Layout of bars that may begin anywhere: a row to each category, quantities on x.
struct RangeBarLayout {
  private let chart: Chart
  private let bars: RangeBars
  private let colors: [SeriesColor]

  init(chart: Chart, bars: RangeBars) {
    self.chart = chart
    self.bars = bars
    colors = SeriesColor.assigned(to: bars.series.map(\.tone))
  }

  private static let gap = 8.0
  private static let leastPlotWidth = 180.0
  private static let leastRow = 24.0
  private static let lineHeight = 17.0
  private static let cap = 3.5

  func scene() -> Scene {
    let requested = TitleAndCaption.width(chart.width)
    let lines = bars.sharesLine ? 1 : max(1, bars.series.count)
    let rows = RowLabels(
      chart.y.labels, width: requested * 0.36, leastRow: max(Self.leastRow, Double(lines) * Self.lineHeight + 8))
    let left = TitleAndCaption.side + rows.width + Self.gap
    let plotWidth = max(requested - left - TitleAndCaption.side, Self.leastPlotWidth)
    let width = left + plotWidth + TitleAndCaption.side
    let room = width - 2 * TitleAndCaption.side
    let surround = TitleAndCaption(chart, width: width)
    let legend = Legend(legendItems, width: room)
    let axisTitle = TextBlock(chart.x.title, TextRole.label, color: Ink.quietText, width: room)
    let titleTop = surround.headerHeight + (legend.height > 0 ? legend.height + 12 : 0)
    let ticksTop = titleTop + axisTitle.height + 4
    let plot = Box(
      left: left, top: ticksTop + TextRole.label.lineHeight + 4, width: plotWidth, height: rows.height)
    let height = plot.bottom + 8 + surround.footerHeight
    let frame = RangeFrame(bars: bars, axis: chart.x, plot: plot)

    var shapes = surround.shapes(height: height)
    shapes += legend.shapes(TitleAndCaption.side, surround.headerHeight)
    shapes += axisTitle.placed(x: TitleAndCaption.side, top: titleTop)
    for tick in frame.scale.ticks {
      let x = frame.x(tick.value)
      shapes.append(upright(x, plot, Stroke(Ink.grid, width: 1)))
      shapes += TextBlock(tick.label, TextRole.label, color: Ink.quietText, width: .infinity).placed(
        x: x, top: ticksTop, anchor: .middle)
    }
    shapes += rows.shapes(right: left - Self.gap, top: plot.top)
    shapes += drawn(frame, rowHeight: rows.rowHeight, lines: lines)
    if frame.scale.lower <= 0, frame.scale.upper >= 0 {
      shapes.append(upright(frame.x(0), plot, Stroke(Ink.axis, width: 1)))
    }
    if let rule = bars.rule {
      shapes.append(upright(frame.x(rule.value), plot, Stroke(Ink.target, width: 1.5, dash: [5, 4])))
    }
    shapes += hints(rowHeight: rows.rowHeight, plot)
    return Scene(chart, width: width, height: height, shapes: shapes)
  }

  private func hints(rowHeight: Double, _ plot: Box) -> [Shape] {
    chart.y.labels.enumerated().compactMap { row, label in
      let lines = bars.series.compactMap { one -> String? in
        guard let bar = one.bars[row] else { return nil }
        let interval = bar.whisker.map {
          [$0.lowerBound, $0.upperBound].map(NumberText.exact).joined(separator: " \u{2013} ")
        }
        let number = NumberText.exact(bar.to) + (interval.map { " (\($0))" } ?? "")
        return bars.series.count > 1 ? "\(one.name) \(number)" : number
      }
      guard !lines.isEmpty else { return nil }
      return .hover(
        Box(left: plot.left, top: plot.top + Double(row) * rowHeight, width: plot.width, height: rowHeight),
        hint: [label] + lines)
    }
  }

  private var legendItems: [Legend.Item] {
    (bars.series.count > 1
      ? bars.series.indices.map { Legend.Item(name: bars.series[$0].name, fill: colors[$0].fill) } : [])
      + (bars.rule.map { [Legend.Item(name: $0.label, fill: Ink.target, isRule: true)] } ?? [])
  }

  private func upright(_ x: Double, _ plot: Box, _ stroke: Stroke) -> Shape {
    .line(from: Point(x: x, y: plot.top), to: Point(x: x, y: plot.bottom), stroke: stroke)
  }

  private func drawn(_ frame: RangeFrame, rowHeight: Double, lines: Int) -> [Shape] {
    let thickness = min(rowHeight / Double(lines) * 0.7, lines == 1 ? 18 : 13)
    let pitch = thickness + 3
    var (shapes, texts): ([Shape], [Shape]) = ([], [])
    for row in chart.y.labels.indices {
      let middle = frame.plot.top + (Double(row) + 0.5) * rowHeight
      // Of two bars of a line on the same side the longer lies below.
      let order =
        bars.sharesLine
        ? bars.series.indices.sorted { (length(row, $1), $0) < (length(row, $0), $1) } : Array(bars.series.indices)
      for index in order {
        guard let bar = bars.series[index].bars[row] else { continue }
        let y = middle + (bars.sharesLine ? 0 : (Double(index) - Double(lines - 1) / 2) * pitch)
        let (start, end) = (frame.x(min(bar.from, bar.to)), frame.x(max(bar.from, bar.to)))
        if start < end {
          shapes.append(
            .rectangle(
              Box(left: start, top: y - thickness / 2, width: end - start, height: thickness), fill: colors[index].fill,
              stroke: bars.sharesLine ? Ink.paper : nil))
        }
        if let whisker = bar.whisker { shapes += self.whisker(whisker, frame, y) }
        guard !bar.label.isEmpty else { continue }
        let side = frame.side(of: bar, row: row)
        texts += TextBlock(bar.label, TextRole.label, width: .infinity).placed(
          x: frame.x(bar.end(on: side)) + side * 6, middle: y, anchor: side < 0 ? .end : .start)
      }
    }
    return shapes + texts
  }

  private func length(_ row: Int, _ series: Int) -> Double {
    bars.series[series].bars[row].map { ($0.to - $0.from).magnitude } ?? 0
  }

  private func whisker(_ range: ClosedRange<Double>, _ frame: RangeFrame, _ y: Double) -> [Shape] {
    let (low, high) = (frame.x(range.lowerBound), frame.x(range.upperBound))
    let lines = [(low, y, high, y), (low, y - Self.cap, low, y + Self.cap), (high, y - Self.cap, high, y + Self.cap)]
    // White round it keeps it visible on a dark bar.
    return [Stroke(Ink.paper, width: 3), Stroke(Ink.target, width: 1.25)].flatMap { stroke in
      lines.map { .line(from: Point(x: $0.0, y: $0.1), to: Point(x: $0.2, y: $0.3), stroke: stroke) }
    }
  }
}

/// The plot of such bars: from data to pixels, with room for the texts at the ends.
private struct RangeFrame {
  let plot: Box
  let scale: LinearScale
  private let bars: RangeBars
  private let left: Double
  private let width: Double

  init(bars: RangeBars, axis: Axis, plot: Box) {
    self.plot = plot
    self.bars = bars
    let all = bars.series.flatMap { $0.bars.compactMap(\.self) }
    let hasTwo = bars.sharesLine && bars.series.count > 1
    func room(_ isLeft: Bool) -> Double {
      let labels = all.filter { hasTwo || $0.pointsLeft == isLeft }.map(\.label).filter { !$0.isEmpty }
      return labels.map { TextMetric.width($0, TextRole.label) + 9 }.max() ?? 0
    }
    let values =
      all.flatMap(\.values) + (bars.rule.map { [$0.value] } ?? [])
      + (bars.span.map { [$0.lowerBound, $0.upperBound] } ?? [])
    var fromZero = true
    if case .values(_, false) = axis { fromZero = false }
    let (roomLeft, roomRight) = (room(true), room(false))
    scale = LinearScale(covering: values, fromZero: fromZero, width: max(plot.width - roomLeft - roomRight, 40))
    let beyond = max(roomRight, scale.widestTick / 2 - TitleAndCaption.side)
    left = plot.left + roomLeft
    width = max(plot.width - roomLeft - beyond, 40)
  }

  func x(_ value: Double) -> Double { left + scale.share(value) * width }

  /// -1 for a text on the left of a bar's end, 1 on the right: two bars of a line keep theirs on different sides.
  func side(of bar: RangeBar, row: Int) -> Double {
    let line = bars.sharesLine ? bars.series.compactMap { $0.bars[row] } : [bar]
    guard line.count > 1 else { return bar.pointsLeft ? -1 : 1 }
    return bar.to <= (line.map(\.to).min() ?? bar.to) && line.last != bar || bar.to < (line.map(\.to).max() ?? bar.to)
      ? -1 : 1
  }
}
