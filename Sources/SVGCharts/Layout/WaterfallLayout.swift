import SVGDrawing

/// Layout of a waterfall: a row to the start, to each step and to the end, quantities on x.
struct WaterfallLayout {
  private let chart: Chart
  private let waterfall: Waterfall

  init(chart: Chart, waterfall: Waterfall) {
    self.chart = chart
    self.waterfall = waterfall
  }

  private static let gap = 8.0
  private static let leastPlotWidth = 180.0
  private static let leastRow = 26.0
  private static let thickness = 16.0
  /// Room left of the least level, where the ends of the axis's two bars are broken off.
  private static let stub = 26.0

  func scene() -> Scene {
    let requested = TitleAndCaption.width(chart.width)
    let rows = RowLabels(chart.y.labels, width: requested * 0.36, leastRow: Self.leastRow)
    let left = TitleAndCaption.side + rows.width + Self.gap
    let plotWidth = max(requested - left - TitleAndCaption.side, Self.leastPlotWidth)
    let width = left + plotWidth + TitleAndCaption.side
    let room = width - 2 * TitleAndCaption.side
    let surround = TitleAndCaption(chart, width: width)
    let axisTitle = TextBlock(chart.x.title, TextRole.label, color: Ink.quietText, width: room)
    let titleTop = surround.headerHeight
    let ticksTop = titleTop + axisTitle.height + 4
    let plot = Box(left: left, top: ticksTop + TextRole.label.lineHeight + 4, width: plotWidth, height: rows.height)
    let height = plot.bottom + 8 + surround.footerHeight
    let texts = self.texts
    let frame = frame(plot, texts)

    var shapes = surround.shapes(height: height)
    shapes += axisTitle.placed(x: TitleAndCaption.side, top: titleTop)
    for tick in frame.scale.ticks {
      shapes.append(upright(frame.x(tick.value), plot.top, plot.bottom, Ink.grid))
      shapes += TextBlock(tick.label, TextRole.label, color: Ink.quietText, width: .infinity).placed(
        x: frame.x(tick.value), top: ticksTop, anchor: .middle)
    }
    shapes += rows.shapes(right: left - Self.gap, top: plot.top)
    shapes.append(upright(plot.left, plot.top, plot.bottom, Ink.axis))
    shapes += bars(frame, texts, rowHeight: rows.rowHeight, plot)
    shapes += hints(rowHeight: rows.rowHeight, plot)
    return Scene(chart, width: width, height: height, shapes: shapes)
  }

  /// The number at the end of each row.
  private var texts: [String] {
    let decimals = waterfall.decimals ?? NumberText.decimals(for: waterfall.steps)
    func number(_ value: Double) -> String { NumberText.readable(value, decimals: decimals) }
    let steps = zip(waterfall.steps, waterfall.shownSteps(decimals)).map { step, shown -> String in
      // A step that rounds to nothing is still one up or down: it has its first digit that counts.
      let isHidden = shown == 0 && step.magnitude >= 1e-9
      let value = isHidden ? step : shown
      let text = isHidden ? NumberText.readable(step, decimals: Self.places(of: step)) : number(shown)
      return (value < 0 ? "" : value > 0 ? "+" : "") + text
    }
    return [number(waterfall.start)] + steps + [number(waterfall.end)]
  }

  /// The decimals up to the first digit that counts.
  private static func places(of step: Double) -> Int {
    var places = 0
    while places < 9, step.magnitude * NumberText.power(places) < 0.95 { places += 1 }
    return places
  }

  /// The scale begins at zero only where zero is near: steps of a hundredth of the whole would else not be seen.
  private func frame(_ plot: Box, _ texts: [String]) -> WaterfallFrame {
    let levels = waterfall.levels
    let (least, largest) = (levels.min() ?? 0, levels.max() ?? 0)
    let spread = largest - least
    let isBroken = spread > 0 && (least > 2 * spread || largest < -2 * spread)
    let room = (texts.map { TextMetric.width($0, TextRole.label) }.max() ?? 0) + 10
    let stub = isBroken ? Self.stub : 0
    let available = max(plot.width - 2 * room - stub, 60)
    let scale = LinearScale(covering: levels, fromZero: !isBroken, width: available)
    let needsLeft = waterfall.steps.contains { $0 < 0 } || least < 0
    let leftRoom = stub + (needsLeft ? room : 0)
    return WaterfallFrame(
      scale: scale, left: plot.left + leftRoom, width: max(plot.width - leftRoom - room, 60), isBroken: isBroken)
  }

  private func bars(_ frame: WaterfallFrame, _ texts: [String], rowHeight: Double, _ plot: Box) -> [Shape] {
    var shapes: [Shape] = []
    let levels = waterfall.levels
    let last = levels.count
    for row in 0...last {
      let middle = plot.top + (Double(row) + 0.5) * rowHeight
      let isTotal = row == 0 || row == last
      let to = levels[min(row, last - 1)]
      let from = isTotal ? 0 : levels[row - 1]
      let base = isTotal ? (frame.isBroken ? plot.left : frame.x(0)) : frame.x(from)
      let (start, end) = (min(base, frame.x(to)), max(base, frame.x(to)))
      let fill = isTotal ? Ink.baseline : to < from ? Ink.loss : Ink.gain
      shapes.append(
        .rectangle(
          Box(left: start, top: middle - Self.thickness / 2, width: max(end - start, 0.75), height: Self.thickness),
          fill: fill))
      if isTotal, frame.isBroken {
        shapes += AxisBreak.across(x: plot.left + 12, middle: middle, height: Self.thickness + 6)
      }
      // The level leads on to the next row.
      if row < last {
        shapes.append(
          .line(
            from: Point(x: frame.x(to), y: middle + Self.thickness / 2),
            to: Point(x: frame.x(to), y: middle + rowHeight - Self.thickness / 2),
            stroke: Stroke(Ink.leader, width: 1)))
      }
      let pointsLeft = isTotal ? to < 0 : to < from
      shapes += TextBlock(texts[row], isTotal ? TextRole.heading : TextRole.label, width: .infinity).placed(
        x: pointsLeft ? start - 5 : end + 5, middle: middle, anchor: pointsLeft ? .end : .start)
    }
    return shapes
  }

  /// A step with the levels that it leads from and to.
  private func hints(rowHeight: Double, _ plot: Box) -> [Shape] {
    let levels = waterfall.levels
    return chart.y.labels.enumerated().map { row, label in
      let number: [String]
      if row == 0 || row == levels.count {
        number = [NumberText.exact(row == 0 ? waterfall.start : waterfall.end)]
      } else {
        let step = waterfall.steps[row - 1]
        let (from, to) = (NumberText.exact(levels[row - 1]), NumberText.exact(levels[row]))
        number = [(step < 0 ? "" : "+") + NumberText.exact(step), "\(from) \u{2192} \(to)"]
      }
      return .hover(
        Box(left: plot.left, top: plot.top + Double(row) * rowHeight, width: plot.width, height: rowHeight),
        hint: [label] + number)
    }
  }

  private func upright(_ x: Double, _ top: Double, _ bottom: Double, _ color: String) -> Shape {
    .line(from: Point(x: x, y: top), to: Point(x: x, y: bottom), stroke: Stroke(color, width: 1))
  }
}

private struct WaterfallFrame {
  let scale: LinearScale
  let left: Double
  let width: Double
  let isBroken: Bool

  func x(_ value: Double) -> Double { left + scale.share(value) * width }
}
