import SVGDrawing

/// Layout of a scorecard: five columns, rows as high as their longest text.
struct ScorecardLayout {
  private let chart: ScorecardChart

  init(chart: ScorecardChart) { self.chart = chart }

  private static let gap = 20.0
  private static let rowPadding = 11.0
  private static let barWidth = 160.0
  private static let markRoom = 20.0

  /// Left edges and widths of the columns.
  private struct Columns {
    var label: Double
    var target: Double
    var value: Double
    var state: Double
    var bar: Double
    var labelWidth: Double
    var targetWidth: Double
    var valueWidth: Double
    var stateWidth: Double
    var total: Double
  }

  /// Columns as wide as their texts ask for, up to a share of the picture each; longer texts break into lines.
  private func columns(width: Double) -> Columns {
    func natural(_ heading: String, _ texts: [String], cap: Double) -> Double {
      let widest = texts.map { TextMetric.width(XMLText.singleLine($0), TextRole.label) }.max() ?? 0
      return min(max(widest, TextMetric.width(XMLText.singleLine(heading), TextRole.heading)).rounded(.up), cap)
    }
    let room = max(width, 640) - 2 * TitleAndCaption.side - 4 * Self.gap - Self.barWidth
    let target = natural(chart.headings.target, chart.rows.map(\.target), cap: room * 0.17)
    let value = natural(chart.headings.value, chart.rows.map(\.value), cap: room * 0.17)
    // Rows without a bar let their state run on beneath the bars' heading.
    let judged = chart.rows.filter { $0.reached != nil }.map(\.stateText)
    let state = natural(chart.headings.state, judged, cap: room * 0.22) + Self.markRoom
    let label = max(room - target - value - state, room * 0.25)
    let targetLeft = TitleAndCaption.side + label + Self.gap
    let valueLeft = targetLeft + target + Self.gap
    let stateLeft = valueLeft + value + Self.gap
    let barLeft = stateLeft + state + Self.gap
    return Columns(
      label: TitleAndCaption.side, target: targetLeft, value: valueLeft, state: stateLeft, bar: barLeft,
      labelWidth: label,
      targetWidth: target, valueWidth: value, stateWidth: state - Self.markRoom,
      total: barLeft + Self.barWidth + TitleAndCaption.side)
  }

  func scene() -> Scene {
    let columns = columns(width: TitleAndCaption.width(chart.width))
    let surround = TitleAndCaption(
      title: chart.title, subtitle: chart.subtitle, caption: chart.caption, width: columns.total)
    var shapes: [Shape] = []
    var y = surround.headerHeight

    let heads = [
      (chart.headings.label, columns.label, columns.labelWidth, Anchor.start),
      (chart.headings.target, columns.target, columns.targetWidth, .end),
      (chart.headings.value, columns.value, columns.valueWidth, .end),
      (chart.headings.state, columns.state, columns.stateWidth + Self.markRoom, .start),
      (chart.headings.reached, columns.bar, Self.barWidth, .start),
    ].map { text, left, width, anchor in
      (TextBlock(text, TextRole.heading, width: width), anchor == .end ? left + width : left, anchor)
    }
    let headHeight = heads.map(\.0.height).max() ?? 0
    for (block, x, anchor) in heads {
      shapes += block.placed(x: x, top: y + headHeight - block.height, anchor: anchor)
    }
    y += headHeight + 4

    let bullet = BulletBars(reached: chart.rows.compactMap(\.reached), left: columns.bar, width: Self.barWidth)
    let hasBars = chart.rows.contains { $0.reached != nil }
    if hasBars {
      shapes += bullet.tickLabels(top: y)
      y += TextRole.caption.lineHeight + 2
    }
    shapes.append(ruling(y, columns, color: Ink.axis))
    var bars: [Shape] = []
    var group = ""
    // The scale of the bars stands behind runs of rows that have one.
    var runs: [(top: Double, bottom: Double)] = []
    for row in chart.rows {
      if row.group != group {
        group = row.group
        let block = TextBlock(
          group, TextRole.heading, color: Ink.quietText, width: columns.total - 2 * TitleAndCaption.side)
        if !block.lines.isEmpty {
          shapes += block.placed(x: columns.label, top: y + 10)
          y += block.height + 14
          shapes.append(ruling(y, columns, color: Ink.grid))
        }
      }
      let blocks = self.blocks(of: row, columns)
      let height = (blocks.map(\.0.height).max() ?? 0) + Self.rowPadding
      shapes += blocks.flatMap { block, x, anchor in block.placed(x: x, middle: y + height / 2, anchor: anchor) }
      shapes += StateMark.shapes(row.state, at: Point(x: columns.state + 7, y: y + height / 2))
      if let reached = row.reached {
        // No line beside the bar says the share.
        let bar = bullet.bar(reached, fill: StateMark.color(row.state), middle: y + height / 2)
        bars.append(.group(bar, hint: [row.label, "\(NumberText.exact(100 * reached)) %"]))
        if let last = runs.last, last.bottom == y {
          runs[runs.count - 1].bottom = y + height
        } else {
          runs.append((y, y + height))
        }
      }
      y += height
      shapes.append(ruling(y, columns, color: Ink.grid))
    }
    for run in runs { shapes += bullet.grid(top: run.top, bottom: run.bottom) }
    shapes += bars
    let height = y + surround.footerHeight
    return Scene(
      width: columns.total, height: height, title: chart.title, finding: chart.finding,
      shapes: surround.shapes(height: height) + shapes)
  }

  private func blocks(of row: ScorecardChart.Row, _ columns: Columns) -> [(TextBlock, Double, Anchor)] {
    [
      (TextBlock(row.label, TextRole.label, width: columns.labelWidth), columns.label, .start),
      (
        TextBlock(row.target, TextRole.label, color: Ink.quietText, width: columns.targetWidth),
        columns.target + columns.targetWidth, .end
      ),
      (
        TextBlock(row.value, TextRole.label, width: columns.valueWidth), columns.value + columns.valueWidth, .end
      ),
      (
        TextBlock(
          row.stateText, TextRole.label, color: StateMark.textColor(row.state),
          width: row.reached == nil ? columns.stateWidth + Self.gap + Self.barWidth : columns.stateWidth),
        columns.state + Self.markRoom, .start
      ),
    ]
  }

  private func ruling(_ y: Double, _ columns: Columns, color: String) -> Shape {
    .line(
      from: Point(x: TitleAndCaption.side, y: y), to: Point(x: columns.total - TitleAndCaption.side, y: y),
      stroke: Stroke(color, width: 1))
  }
}
