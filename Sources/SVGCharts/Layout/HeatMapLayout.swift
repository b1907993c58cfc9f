import SVGDrawing

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

    let requested = TitleAndCaption.width(chart.width)
    let rows = RowLabels(chart.y.labels, width: requested * 0.34, leastRow: 30)
    // Short row names would break the title above them into letters.
    let title = TextMetric.width(chart.y.title, TextRole.label)
    let labelWidth = max(rows.width, min(title, Self.leastTitleWidth))
    let left = TitleAndCaption.side + labelWidth + Self.gap
    let count = Double(max(1, chart.x.labels.count))
    let cell = max((requested - left - TitleAndCaption.side) / count, widest + Self.cellPadding, Self.leastCell)
    let width = left + cell * count + TitleAndCaption.side
    let surround = TitleAndCaption(chart, width: width)
    let yTitle = TextBlock(chart.y.title, TextRole.label, color: Ink.quietText, width: labelWidth)
    let xTitle = TextBlock(chart.x.title, TextRole.label, color: Ink.quietText, width: cell * count)
    let ticks = PositionTicks(
      labels: chart.x.labels, centers: chart.x.labels.indices.map { left + (Double($0) + 0.5) * cell }, band: cell)
    let headTop = surround.headerHeight
    let headHeight = max(yTitle.height, xTitle.height + ticks.height + (xTitle.lines.isEmpty ? 0 : 2))
    let top = headTop + headHeight + 6
    let height = top + rows.height + surround.footerHeight

    var shapes = surround.shapes(height: height)
    shapes += yTitle.placed(x: left - Self.gap, top: headTop + headHeight - yTitle.height, anchor: .end)
    shapes += xTitle.placed(
      x: left + cell * count / 2, top: headTop + headHeight - ticks.height - 2 - xTitle.height, anchor: .middle)
    shapes += ticks.shapes(top: headTop + headHeight - ticks.height)
    shapes += rows.shapes(right: left - Self.gap, top: top)
    let colors = CellColors(values, neutral: map.neutral, darkest: map.darkest)
    for (row, cells) in map.rows.enumerated() {
      for (column, value) in cells.enumerated() {
        let box = Box(
          left: left + Double(column) * cell, top: top + Double(row) * rows.rowHeight, width: cell,
          height: rows.rowHeight)
        let color = value.map(colors.color)
        let cell = Shape.rectangle(box, fill: color?.hex ?? Ink.emptyCell, stroke: Ink.paper)
        guard let value, let color, let text = texts[row][column] else {
          shapes.append(cell)
          continue
        }
        // Where white has more contrast than black, 21 to 1 apart.
        let ink = color.contrastOnWhite > 4.58 ? Ink.onDarkCell : Ink.onLightCell
        let number = TextBlock(text, TextRole.label, color: ink, width: .infinity).placed(
          x: box.left + box.width / 2, middle: box.top + box.height / 2, anchor: .middle)
        // Far from the heads of a large map its row and column are hard to follow.
        let place = "\(chart.y.labels[row]), \(chart.x.labels[column])"
        shapes.append(.group([cell] + number, hint: [place, NumberText.exact(value)]))
      }
    }
    return Scene(chart, width: width, height: height, shapes: shapes)
  }
}
