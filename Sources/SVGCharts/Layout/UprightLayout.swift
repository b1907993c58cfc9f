import SVGDrawing

/// Layout of charts with quantities on y: columns, lines, areas, points and rules.
struct UprightLayout {
  private let chart: Chart
  private let layers: [UprightLayer]
  private let scale: LinearScale
  private let positions: PositionScale

  init(chart: Chart) {
    self.chart = chart
    layers = UprightLayer.layers(of: chart.marks)
    let standsOnZero = layers.contains { $0.standsOnZero }
    var fromZero = true
    if case .values(_, false) = chart.y { fromZero = standsOnZero }
    scale = LinearScale(covering: layers.flatMap(\.values), fromZero: fromZero)
    let needsBands = layers.contains { $0.needsBands }
    positions =
      switch chart.x {
      case .years(let numbers, _), .numbers(let numbers, _): PositionScale(years: numbers, bands: needsBands)
      case .values, .categories: PositionScale(count: chart.x.labels.count)
      }
  }

  func scene() -> Scene {
    let labels = layers.flatMap { $0.endLabels(scale: scale) }
    let direct = labels.allSatisfy { $0.value != nil } ? drawn(labels, .direct) : nil
    let beside = direct ?? (layers.contains { $0.isStacked } ? drawn(labels, .beside) : nil)
    // A chart with its legend above always has room, so the last attempt is never refused.
    return beside ?? drawn(labels, .above) ?? Scene(chart, width: 0, height: 0, shapes: [])
  }

  /// Where the names of the series stand.
  private enum Naming {
    /// Beside the ends of their marks.
    case direct
    /// In a legend beside the plot, in the order of the stack.
    case beside
    case above
  }

  /// The names of a stack from its top to its foot, then those of lines and rules.
  private func stackOrder(_ labels: [EndLabel]) -> [EndLabel] {
    var rest = labels[...]
    return layers.flatMap { layer -> [EndLabel] in
      let own = Array(rest.prefix(layer.count))
      rest = rest.dropFirst(layer.count)
      return layer.isStacked ? own.reversed() : own
    }
  }

  private static let tickGap = 8.0
  /// Room between the plot and the labels below it.
  private static let foot = 11.0
  private static let labelGap = 14.0
  private static let widestLabel = 190.0
  private static let leastPlotWidth = 200.0
  private static let leastPlotHeight = 160.0
  private static let leastCategoryBand = 48.0
  private static let leastYearBand = 8.0

  /// The scene with labels beside the marks, or with a legend; `nil` if the labels do not fit beside the marks.
  private func drawn(_ labels: [EndLabel], _ naming: Naming) -> Scene? {
    let direct = naming == .direct
    let requested = TitleAndCaption.width(chart.width)
    let tickWidth = scale.ticks.map { TextMetric.width($0.label, TextRole.label) }.max() ?? 0
    let left = TitleAndCaption.side + tickWidth + Self.tickGap
    let widest = min(Self.widestLabel, requested * 0.3)
    let blocks = labels.map { TextBlock($0.text, TextRole.label, color: $0.color.text, width: widest) }
    let key = naming == .beside ? StackKey(stackOrder(labels), width: widest) : nil
    let labelWidth = direct ? blocks.map(\.width).max() ?? 0 : key?.width ?? 0
    let lastTick = chart.x.labels.last.map { TextMetric.width($0, TextRole.label) / 2 } ?? 0
    let right = TitleAndCaption.side + max(labelWidth > 0 ? Self.labelGap + labelWidth : 0, isNumeric ? lastTick : 0)
    let plotWidth = max(requested - left - right, leastPlotWidth)
    let width = left + plotWidth + right
    let surround = TitleAndCaption(chart, width: width)

    let legend = Legend(naming == .above ? legendItems(labels) : [], width: width - 2 * TitleAndCaption.side)
    let legendTop = surround.headerHeight
    let yTitle = TextBlock(
      chart.y.title, TextRole.label, color: Ink.quietText, width: width - 2 * TitleAndCaption.side)
    let yTitleTop = legendTop + (legend.height > 0 ? legend.height + 12 : 0)
    let heads = headHeight
    let plotTop = yTitleTop + yTitle.height + 12 + heads
    let ticks = PositionTicks(
      labels: chart.x.labels, centers: positions.centers.map { left + $0 * plotWidth },
      band: isNumeric ? nil : positions.band * plotWidth)
    let xTitle = TextBlock(chart.x.title, TextRole.label, color: Ink.quietText, width: plotWidth)
    let below = Self.foot + ticks.height + (xTitle.lines.isEmpty ? 0 : 4 + xTitle.height) + surround.footerHeight
    let plotHeight = max(TitleAndCaption.height(chart.height) - plotTop - below, Self.leastPlotHeight)
    let plot = Box(left: left, top: plotTop, width: plotWidth, height: plotHeight)
    let height = plot.bottom + below

    let frame = UprightFrame(plot: plot, scale: scale, positions: positions)
    var shapes = surround.shapes(height: height)
    shapes += legend.shapes(TitleAndCaption.side, legendTop)
    shapes += yTitle.placed(x: TitleAndCaption.side, top: yTitleTop)
    shapes += projected(frame, labelTop: plotTop - heads - 6)
    shapes += stretchGround(frame, labelTop: plotTop - heads - 6)
    shapes += grid(frame)
    shapes += ticks.shapes(top: plot.bottom + Self.foot)
    shapes += xTitle.placed(
      x: plot.left + plot.width / 2, top: plot.bottom + Self.foot + ticks.height + 4, anchor: .middle)
    for layer in layers where layer.isFilled { shapes += layer.shapes(frame) }
    shapes.append(zeroLine(frame))
    for layer in layers where !layer.isFilled { shapes += layer.shapes(frame) }
    for layer in layers { shapes += layer.totals(frame) }
    shapes += stretchEdges(frame)
    if scale.leavesOutZero { shapes += brokenAxis(frame) }
    shapes += UprightHints(labels: chart.x.labels, layers: layers, frame: frame).shapes()
    if let key {
      guard key.height <= plot.height + 12 else { return nil }
      shapes += key.shapes(plot.right + Self.labelGap, plot.top - 6)
    }
    if direct {
      guard let beside = endLabelShapes(labels, blocks, frame) else { return nil }
      shapes += beside
    }
    return Scene(chart, width: width, height: height, shapes: shapes)
  }

  private static let totalHeight = 12.0
  private static let projectionHeight = 18.0

  /// Room above the plot for the totals of stacks and for the word over the projected years.
  private var headHeight: Double {
    (layers.contains { $0.showsTotals } ? Self.totalHeight : 0)
      + (projectedPositions == nil && stretchPositions == nil ? 0 : Self.projectionHeight)
  }

  /// The first and the last position of the stretch that is set apart, where the axis has both.
  private var stretchPositions: (first: Int, last: Int)? {
    guard let stretch = chart.stretch, case .numbers(let numbers, _) = chart.x,
      let first = numbers.firstIndex(of: stretch.from), let last = numbers.firstIndex(of: stretch.to), first < last
    else { return nil }
    return (first, last)
  }

  private func stretchGround(_ frame: UprightFrame, labelTop: Double) -> [Shape] {
    guard let (first, last) = stretchPositions, let stretch = chart.stretch else { return [] }
    let (left, right) = (frame.x(first), frame.x(last))
    let ground = Shape.rectangle(
      Box(left: left, top: labelTop, right: right, bottom: frame.plot.bottom), fill: Ink.projection)
    let label = TextBlock(stretch.label, TextRole.caption, color: Ink.quietText, width: .infinity)
    // A short stretch has its word beside it.
    let isInside = label.width + 8 <= right - left
    guard isInside || right + label.width + 5 <= frame.plot.right else { return [ground] }
    return [ground] + label.placed(x: isInside ? left + 5 : right + 5, top: labelTop + 1)
  }

  /// The edges of the stretch over areas, which hide its ground.
  private func stretchEdges(_ frame: UprightFrame) -> [Shape] {
    guard let (first, last) = stretchPositions else { return [] }
    return [first, last].map { position in
      .line(
        from: Point(x: frame.x(position), y: frame.plot.top), to: Point(x: frame.x(position), y: frame.plot.bottom),
        stroke: Stroke(Ink.target, width: 1, dash: [2, 3]))
    }
  }

  /// The positions of the projected years; all where the chart begins after the observations.
  private var projectedPositions: Range<Int>? {
    guard let projection = chart.projection, case .years(let years, _) = chart.x, !projection.label.isEmpty,
      let first = years.firstIndex(where: { $0 > projection.after })
    else { return nil }
    return first..<years.count
  }

  /// A tinted ground behind the projected years.
  private func projected(_ frame: UprightFrame, labelTop: Double) -> [Shape] {
    guard let range = projectedPositions, let projection = chart.projection else { return [] }
    let left =
      range.lowerBound == 0
      ? frame.plot.left : (frame.x(range.lowerBound - 1) + frame.x(range.lowerBound)) / 2
    let label = TextBlock(projection.label, TextRole.caption, color: Ink.quietText, width: .infinity)
    let ground = Shape.rectangle(
      Box(left: left, top: labelTop, right: frame.plot.right, bottom: frame.plot.bottom), fill: Ink.projection)
    guard label.width + 8 <= frame.plot.right - left else { return [ground] }
    return [ground] + label.placed(x: left + 5, top: labelTop + 1)
  }

  /// The end of the upright axis that is nearer zero, with the sign that zero lies beyond it.
  private func brokenAxis(_ frame: UprightFrame) -> [Shape] {
    let (x, plot) = (frame.plot.left, frame.plot)
    return scale.upper < 0
      ? AxisBreak.end(x: x, from: plot.top, to: plot.top + 20)
      : AxisBreak.end(x: x, from: plot.bottom, to: plot.bottom - 20)
  }

  private var isNumeric: Bool {
    switch chart.x {
    case .years, .numbers: true
    case .values, .categories: false
    }
  }

  private var leastPlotWidth: Double {
    let band = isNumeric ? Self.leastYearBand : Self.leastCategoryBand
    return max(Self.leastPlotWidth, band * Double(positions.centers.count))
  }

  /// In the order of the plot; of columns that cannot be named beside the stack, bottom first.
  private func legendItems(_ labels: [EndLabel]) -> [Legend.Item] {
    labels.map { Legend.Item(name: $0.text, fill: $0.color.fill, isRule: $0.isRule) }
  }

  private func grid(_ frame: UprightFrame) -> [Shape] {
    scale.ticks.flatMap { tick -> [Shape] in
      let y = frame.y(tick.value)
      let label = TextBlock(tick.label, TextRole.label, color: Ink.quietText, width: .infinity)
      return [
        .line(
          from: Point(x: frame.plot.left, y: y), to: Point(x: frame.plot.right, y: y),
          stroke: Stroke(Ink.grid, width: 1))
      ] + label.placed(x: frame.plot.left - Self.tickGap, middle: y, anchor: .end)
    }
  }

  /// The line that the marks stand on: zero, or the lower end of a scale without zero.
  private func zeroLine(_ frame: UprightFrame) -> Shape {
    let y = frame.y(min(max(0, scale.lower), scale.upper))
    return .line(
      from: Point(x: frame.plot.left, y: y), to: Point(x: frame.plot.right, y: y),
      stroke: Stroke(Ink.axis, width: 1))
  }

  private func endLabelShapes(_ labels: [EndLabel], _ blocks: [TextBlock], _ frame: UprightFrame) -> [Shape]? {
    let wanted = labels.map { frame.y($0.value ?? 0) }
    let padded = blocks.map { $0.lines.isEmpty ? 0 : $0.height + 2 }
    guard
      let middles = LabelSpread.middles(
        wanted: wanted, heights: padded, top: frame.plot.top - 7, bottom: frame.plot.bottom + 6)
    else { return nil }
    let textLeft = frame.plot.right + Self.labelGap
    // Where there are columns, a leader starts beside them: it would be lost on their colours.
    let hasColumns = layers.contains { $0.needsBands }
    var shapes: [Shape] = []
    for (index, label) in labels.enumerated() where !blocks[index].lines.isEmpty {
      let start = label.isRule ? frame.plot.right : frame.end(of: label, besideColumns: hasColumns)
      if (middles[index] - wanted[index]).magnitude > 5 || textLeft - start > 40 {
        shapes.append(
          .line(
            from: Point(x: start + 4, y: wanted[index]), to: Point(x: textLeft - 3, y: middles[index]),
            stroke: Stroke(Ink.leader, width: 1)))
      }
      shapes += blocks[index].placed(x: textLeft, middle: middles[index])
    }
    return shapes
  }
}
