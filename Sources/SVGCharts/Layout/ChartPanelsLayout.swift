public import SVGDrawing

/// Layout of charts under one title: in rows, each panel as wide as the others.
struct ChartPanelsLayout {
  let chart: ChartPanels

  func scene() throws(ChartError) -> Scene {
    let asked = TitleAndCaption.width(chart.width)
    let columns = max(1, min(chart.panels.count, Int(asked) / max(chart.leastPanel, 120), 4))
    let panelWidth = asked / Double(columns)
    var scenes: [Scene] = []
    for panel in chart.panels {
      var panel = panel
      panel.isPanel = true
      panel.width = Int(panelWidth)
      (panel.subtitle, panel.caption) = ("", "")
      scenes.append(try panel.scene())
    }
    // A panel may need more room than it is given.
    let widest = max(panelWidth, scenes.map(\.width).max() ?? 0)
    let width = max(asked, widest * Double(columns))
    let surround = TitleAndCaption(
      title: chart.title, subtitle: chart.subtitle, caption: chart.caption, width: width)
    var shapes: [Shape] = []
    var top = surround.headerHeight - 6
    for start in stride(from: 0, to: scenes.count, by: columns) {
      let row = scenes[start..<min(start + columns, scenes.count)]
      for (column, scene) in row.enumerated() {
        shapes += scene.content.map { $0.moved(right: Double(column) * widest, down: top) }
      }
      top += row.map(\.height).max() ?? 0
    }
    let height = top + surround.footerHeight
    return Scene(
      width: width, height: height, title: chart.title, finding: chart.finding,
      shapes: surround.shapes(height: height) + shapes)
  }
}

extension ChartPanels {
  /// The chart as SVG text; see `Chart.svg(identifier:)`.
  public func svg(identifier: String = "chart", theme: Theme = .light) throws(ChartError) -> String {
    try scene().svg(identifier: identifier, theme: theme)
  }

  /// The shapes of the chart. Throws `ChartError` where a panel cannot be drawn.
  public func scene() throws(ChartError) -> Scene { try ChartPanelsLayout(chart: self).scene() }
}

extension Shape {
  /// The same shape elsewhere.
  func moved(right x: Double, down y: Double) -> Shape {
    func moved(_ point: Point) -> Point { Point(x: point.x + x, y: point.y + y) }
    func moved(_ box: Box) -> Box {
      Box(left: box.left + x, top: box.top + y, width: box.width, height: box.height)
    }
    switch self {
    case .rectangle(let box, let fill, let stroke): return .rectangle(moved(box), fill: fill, stroke: stroke)
    case .group(let shapes, let hint): return .group(shapes.map { $0.moved(right: x, down: y) }, hint: hint)
    case .hover(let box, let hint): return .hover(moved(box), hint: hint)
    case .line(let from, let to, let stroke): return .line(from: moved(from), to: moved(to), stroke: stroke)
    case .polyline(let points, let stroke): return .polyline(points.map(moved), stroke: stroke)
    case .polygon(let points, let fill, let stroke):
      return .polygon(points.map(moved), fill: fill, stroke: stroke)
    case .circle(let center, let radius, let fill, let stroke):
      return .circle(moved(center), radius: radius, fill: fill, stroke: stroke)
    case .text(let text):
      return .text(
        PlacedText(
          text: text.text, x: text.x + x, y: text.y + y, anchor: text.anchor, font: text.font, color: text.color))
    }
  }
}
