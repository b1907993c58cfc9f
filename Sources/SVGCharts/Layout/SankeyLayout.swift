public import SVGDrawing

/// Layout of flows: places as upright bars in columns, flows as bands between them, all on one scale.
struct SankeyLayout {
  private let chart: Sankey
  private let columns: [Int]
  private let colors: [SeriesColor]
  /// The amount that passes through each place: the larger of inflow and outflow.
  private let values: [Double]

  /// Nil where the flows go round in a circle.
  init?(chart: Sankey) {
    self.chart = chart
    var columns = [Int](repeating: 0, count: chart.places.count)
    var rounds = 0
    while let flow = chart.flows.first(where: { columns[$0.to] <= columns[$0.from] }) {
      columns[flow.to] = columns[flow.from] + 1
      rounds += 1
      if columns[flow.to] >= chart.places.count || rounds > 100_000 { return nil }
    }
    self.columns = columns
    colors = SeriesColor.assigned(to: chart.places.map { _ in .automatic })
    values = chart.places.indices.map { place in
      let out = chart.flows.reduce(0) { $1.from == place ? $0 + $1.value : $0 }
      return max(out, chart.flows.reduce(0) { $1.to == place ? $0 + $1.value : $0 })
    }
  }

  private static let bar = 12.0
  private static let gap = 9.0
  private static let labelGap = 6.0
  private static let widestLabel = 180.0
  private static let steps = 18
  private static let leastHeight = 0.75

  /// A place in the picture, with how much of its bar flows already take up.
  private struct Node {
    var left: Double
    var top: Double
    var out = 0.0
    var into = 0.0
  }

  func scene() -> Scene {
    let asked = TitleAndCaption.width(chart.width)
    let count = (columns.max() ?? 0) + 1
    let decimals = NumberText.decimals(for: values)
    let widest = min(Self.widestLabel, asked / Double(count) * 0.55)
    let blocks = chart.places.indices.map { place in
      TextBlock(
        "\(chart.places[place]) \(NumberText.readable(values[place], decimals: decimals))", TextRole.label,
        width: widest)
    }
    let surround = TitleAndCaption(
      title: chart.title, subtitle: chart.subtitle, caption: chart.caption, width: asked)
    let unit = TextBlock(chart.unit, TextRole.label, color: Ink.quietText, width: asked - 2 * TitleAndCaption.side)
    let top = surround.headerHeight + unit.height + 10
    let wanted = max(TitleAndCaption.height(chart.height) - top - surround.footerHeight - 10, 160)
    let scale = self.scale(height: wanted)
    let heights = values.indices.map { values[$0] > 0 ? max(values[$0] * scale, blocks[$0].height) : 0 }
    let plotHeight = max(wanted, (0..<count).map { columnHeight($0, heights) }.max() ?? 0)
    // Names stand right of their bars; those of the last column need room at the right edge.
    let span = max(asked - 2 * TitleAndCaption.side - Self.bar - Self.labelGap - widest, 80)
    var nodes = chart.places.map { _ in Node(left: 0, top: 0) }
    for column in 0..<count {
      var y = top + (plotHeight - columnHeight(column, heights)) / 2
      for place in shown(column) {
        nodes[place].left =
          TitleAndCaption.side + (count > 1 ? span * Double(column) / Double(count - 1) : 0)
        // The bar stands in the middle of the room that its name needs.
        nodes[place].top = y + (heights[place] - values[place] * scale) / 2
        y += heights[place] + Self.gap
      }
    }
    var shapes: [Shape] = []
    for flow in chart.flows where flow.value > 0 {
      let thickness = flow.value * scale
      let flowing = band(
        from: Point(x: nodes[flow.from].left + Self.bar, y: nodes[flow.from].top + nodes[flow.from].out),
        to: Point(x: nodes[flow.to].left, y: nodes[flow.to].top + nodes[flow.to].into), thickness: thickness,
        fill: Palette.tint(flow.from, white: Palette.bandOfFlow))
      shapes.append(
        .group(
          [flowing],
          hint: ["\(chart.places[flow.from]) \u{2192} \(chart.places[flow.to])", NumberText.exact(flow.value)]))
      nodes[flow.from].out += thickness
      nodes[flow.to].into += thickness
    }
    for (place, node) in nodes.enumerated() where values[place] > 0 {
      let height = max(values[place] * scale, Self.leastHeight)
      shapes.append(
        .rectangle(Box(left: node.left, top: node.top, width: Self.bar, height: height), fill: colors[place].fill))
      shapes += blocks[place].placed(x: node.left + Self.bar + Self.labelGap, middle: node.top + height / 2)
    }
    let height = top + plotHeight + 10 + surround.footerHeight
    return Scene(
      width: max(asked, TitleAndCaption.side * 2 + span + Self.bar + Self.labelGap + widest), height: height,
      title: chart.title, finding: chart.finding,
      shapes: surround.shapes(height: height)
        + unit.placed(x: TitleAndCaption.side, top: surround.headerHeight) + shapes)
  }

  private func shown(_ column: Int) -> [Int] {
    chart.places.indices.filter { columns[$0] == column && values[$0] > 0 }
  }

  private func columnHeight(_ column: Int, _ heights: [Double]) -> Double {
    let places = shown(column)
    return places.reduce(0) { $0 + heights[$1] } + Double(max(0, places.count - 1)) * Self.gap
  }

  /// Pixels for one of the unit: as many as let the fullest column fit.
  private func scale(height: Double) -> Double {
    let scales = (0...(columns.max() ?? 0)).compactMap { column -> Double? in
      let places = shown(column)
      let sum = places.reduce(0) { $0 + values[$1] }
      return sum > 0 ? max(height - Double(places.count - 1) * Self.gap, 40) / sum : nil
    }
    return scales.min() ?? 1
  }

  /// A band that leaves and arrives level: both edges follow 3t² - 2t³.
  private func band(from: Point, to: Point, thickness: Double, fill: String) -> Shape {
    let edge = (0...Self.steps).map { step -> Point in
      let t = Double(step) / Double(Self.steps)
      return Point(x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * (3 * t * t - 2 * t * t * t))
    }
    return .polygon(edge + edge.reversed().map { Point(x: $0.x, y: $0.y + thickness) }, fill: fill)
  }
}

extension Sankey {
  /// The chart as SVG text; see `Chart.svg(identifier:)`.
  public func svg(identifier: String = "chart", theme: Theme = .light) throws(ChartError) -> String {
    try scene().svg(identifier: identifier, theme: theme)
  }

  /// The shapes of the chart. Throws `ChartError` for flows that are negative, not finite, lead nowhere or in a circle.
  public func scene() throws(ChartError) -> Scene {
    for flow in flows {
      guard places.indices.contains(flow.from), places.indices.contains(flow.to) else {
        throw .valueCount(series: "places", expected: max(flow.from, flow.to) + 1, found: places.count)
      }
      try Chart.check(flow.value, series: places[flow.from], position: places[flow.to])
      if flow.value < 0 { throw .negative(series: places[flow.from], position: places[flow.to]) }
    }
    guard let layout = SankeyLayout(chart: self) else { throw .circle }
    return layout.scene()
  }
}
