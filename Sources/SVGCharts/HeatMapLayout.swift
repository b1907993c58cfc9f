/// Layout of a heat map: cells in rows and columns, each with its number.
struct HeatMapLayout {
  private let chart: Chart
  private let map: HeatMap

  init(chart: Chart, map: HeatMap) {
    self.chart = chart
    self.map = map
  }

  private static let gap = 8.0
  private static let leastCell = 44.0
  private static let cellPadding = 12.0
  private static let leastTitleWidth = 90.0

  func scene() -> Scene {
    let values = map.rows.flatMap { $0.compactMap { $0 } }
    let decimals = map.decimals ?? NumberText.decimals(for: values)
    let texts = map.rows.map { row in row.map { $0.map { NumberText.readable($0, decimals: decimals) } } }
    let widest = texts.flatMap { $0.compactMap { $0.map { TextMetric.width($0, TextRole.label) } } }.max() ?? 0

    let requested = Furniture.width(chart.width)
    let rows = RowLabels(chart.y.labels, width: requested * 0.34, leastRow: 30)
    // Short row names would break the title above them into letters.
    let title = TextMetric.width(chart.y.title, TextRole.label)
    let labelWidth = max(rows.width, min(title, Self.leastTitleWidth))
    let left = Furniture.side + labelWidth + Self.gap
    let count = Double(max(1, chart.x.labels.count))
    let cell = max((requested - left - Furniture.side) / count, widest + Self.cellPadding, Self.leastCell)
    let width = left + cell * count + Furniture.side
    let furniture = Furniture(title: chart.title, subtitle: chart.subtitle, caption: chart.caption, width: width)
    let yTitle = TextBlock(chart.y.title, TextRole.label, color: Ink.quietText, width: labelWidth)
    let xTitle = TextBlock(chart.x.title, TextRole.label, color: Ink.quietText, width: cell * count)
    let ticks = PositionTicks(
      labels: chart.x.labels, centers: chart.x.labels.indices.map { left + (Double($0) + 0.5) * cell }, band: cell)
    let headTop = furniture.headerHeight
    let headHeight = max(yTitle.height, xTitle.height + ticks.height + (xTitle.lines.isEmpty ? 0 : 2))
    let top = headTop + headHeight + 6
    let height = top + rows.height + furniture.footerHeight

    var shapes = furniture.shapes(height: height)
    shapes += yTitle.placed(x: left - Self.gap, top: headTop + headHeight - yTitle.height, anchor: .end)
    shapes += xTitle.placed(
      x: left + cell * count / 2, top: headTop + headHeight - ticks.height - 2 - xTitle.height, anchor: .middle)
    shapes += ticks.shapes(top: headTop + headHeight - ticks.height)
    shapes += rows.shapes(right: left - Self.gap, top: top)
    let ramp = CellRamp(values, neutral: map.neutral, darkest: map.darkest)
    for (row, cells) in map.rows.enumerated() {
      for (column, value) in cells.enumerated() {
        let box = Box(
          left: left + Double(column) * cell, top: top + Double(row) * rows.rowHeight, width: cell,
          height: rows.rowHeight)
        let color = value.map(ramp.color)
        shapes.append(.rectangle(box, fill: color?.hex ?? Ink.emptyCell, stroke: Ink.paper))
        guard let color, let text = texts[row][column] else { continue }
        let ink = color.contrastOnWhite > 4 ? Ink.paper : Ink.text
        shapes += TextBlock(text, TextRole.label, color: ink, width: .infinity).placed(
          x: box.left + cell / 2, middle: box.top + box.height / 2, anchor: .middle)
      }
    }
    return Scene(chart, width: width, height: height, shapes: shapes)
  }
}

/// The colour of a cell: white at the neutral number, blue above, vermilion below, darkest at the largest size or from the one asked for.
private struct CellRamp {
  private static let gains = [
    RGB(0xF4, 0xF8, 0xFB), RGB(0x9C, 0xC9, 0xE3), RGB(0x2F, 0x86, 0xBD), RGB(0x00, 0x4B, 0x7C),
  ]
  private static let losses = [
    RGB(0xFC, 0xF6, 0xF2), RGB(0xF3, 0xBE, 0x94), RGB(0xD9, 0x75, 0x28), RGB(0x94, 0x3F, 0x00),
  ]

  private let neutral: Double
  private let largest: Double

  init(_ values: [Double], neutral: Double, darkest: Double?) {
    self.neutral = neutral
    if let darkest, darkest > 0 {
      largest = darkest
    } else {
      largest = values.map { ($0 - neutral).magnitude }.max() ?? 0
    }
  }

  func color(_ value: Double) -> RGB {
    let distance = value - neutral
    let share = largest > 0 ? min(1, distance.magnitude / largest) : 0
    return RGB.ramp(distance < 0 ? Self.losses : Self.gains, at: share)
  }
}
