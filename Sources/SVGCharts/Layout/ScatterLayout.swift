import SVGDrawing

/// Layout of points with quantities on both axes.
struct ScatterLayout {
  private let chart: Chart
  private let scatter: Scatter
  private let colors: [SeriesColor]
  private let areaColors: [SeriesColor]
  private let across: LinearScale
  private let up: LinearScale

  init(chart: Chart, scatter: Scatter) {
    self.chart = chart
    self.scatter = scatter
    let assigned = SeriesColor.assigned(to: scatter.groups.map(\.tone) + scatter.areas.map(\.tone))
    colors = Array(assigned.prefix(scatter.groups.count))
    areaColors = Array(assigned.suffix(scatter.areas.count))
    let divisions = scatter.divisions
    across = Self.scale(
      chart.x,
      scatter.points.map(\.x) + scatter.areas.flatMap { [$0.left, $0.right].compactMap(\.self) }
        + (divisions.map { [$0.x] } ?? []))
    up = Self.scale(
      chart.y,
      scatter.points.map(\.y) + scatter.areas.flatMap { [$0.bottom, $0.top].compactMap(\.self) }
        + (divisions.map { [$0.y] } ?? []))
  }

  private static func scale(_ axis: Axis, _ values: [Double]) -> LinearScale {
    var fromZero = true
    if case .values(_, false) = axis { fromZero = false }
    return LinearScale(covering: values, fromZero: fromZero)
  }

  private static let tickGap = 8.0
  private static let foot = 9.0
  private static let leastPlotWidth = 240.0
  private static let leastPlotHeight = 160.0
  private static let radius = 4.0
  private static let emphasizedRadius = 5.5
  private static let smallRadius = 2.5
  private static let widestLabel = 150.0

  func scene() -> Scene {
    let tickWidth = up.ticks.map { TextMetric.width($0.label, TextRole.label) }.max() ?? 0
    let left = TitleAndCaption.side + tickWidth + Self.tickGap
    let lastTick = (across.ticks.last.map { TextMetric.width($0.label, TextRole.label) } ?? 0) / 2
    let right = max(TitleAndCaption.side, lastTick + 4)
    let plotWidth = max(TitleAndCaption.width(chart.width) - left - right, Self.leastPlotWidth)
    let width = left + plotWidth + right
    let room = width - 2 * TitleAndCaption.side
    let surround = TitleAndCaption(chart, width: width)
    let named = scatter.groups.indices.filter { !scatter.groups[$0].name.isEmpty }
    let items =
      named.map { Legend.Item(name: scatter.groups[$0].name, fill: colors[$0].fill) }
      + zip(scatter.areas, areaColors).map { Legend.Item(name: $0.name, fill: $1.fill, isRule: true) }
    let legend = Legend(items.count > 1 ? items : [], width: room)
    let yTitle = TextBlock(chart.y.title, TextRole.label, color: Ink.quietText, width: room)
    let xTitle = TextBlock(chart.x.title, TextRole.label, color: Ink.quietText, width: plotWidth)
    let omission = TextBlock(scatter.omission, TextRole.caption, color: Ink.quietText, width: room)
    let yTitleTop = surround.headerHeight + (legend.height > 0 ? legend.height + 12 : 0)
    let plotTop = yTitleTop + yTitle.height + 12
    let tickHeight = TextRole.label.lineHeight
    let below = Self.foot + tickHeight + 4 + xTitle.height
    let quarters = QuarterNames(scatter.divisions, plotWidth: plotWidth)
    let plotHeight = max(
      TitleAndCaption.height(chart.height) - plotTop - below - surround.footerHeight,
      Self.leastPlotHeight + 2 * quarters.bandHeight)
    let plot = Box(left: left, top: plotTop, width: plotWidth, height: plotHeight)
    let frame = ScatterFrame(plot: plot, inset: quarters.bandHeight, across: across, up: up)
    let labels = labels(frame, quarters)
    // The remark makes the picture higher, not the plot lower: whether it is needed depends on the plot.
    let remarkTop = plot.bottom + below + 8
    let height = plot.bottom + below + surround.footerHeight + (labels.isComplete ? 0 : 8 + omission.height)

    var shapes = surround.shapes(height: height)
    shapes += legend.shapes(TitleAndCaption.side, surround.headerHeight)
    shapes += yTitle.placed(x: TitleAndCaption.side, top: yTitleTop)
    shapes += grid(frame)
    shapes += joints(frame)
    shapes += xTitle.placed(
      x: plot.left + plot.width / 2, top: plot.bottom + Self.foot + tickHeight + 4, anchor: .middle)
    shapes += divisionLines(frame)
    shapes += quarters.shapes(in: plot)
    shapes += labels.shapes
    shapes += dots(frame)
    shapes += outlines(frame)
    if !labels.isComplete { shapes += omission.placed(x: TitleAndCaption.side, top: remarkTop) }
    return Scene(chart, width: width, height: height, shapes: shapes)
  }

  private func grid(_ frame: ScatterFrame) -> [Shape] {
    let plot = frame.plot
    var shapes: [Shape] = []
    var nextLeft = -Double.infinity
    for tick in across.ticks {
      let x = frame.x(tick.value)
      shapes.append(
        .line(from: Point(x: x, y: plot.top), to: Point(x: x, y: plot.bottom), stroke: Stroke(Ink.grid, width: 1)))
      let label = TextBlock(tick.label, TextRole.label, color: Ink.quietText, width: .infinity)
      guard x - label.width / 2 >= nextLeft else { continue }
      nextLeft = x + label.width / 2 + 6
      shapes += label.placed(x: x, top: plot.bottom + Self.foot, anchor: .middle)
    }
    for tick in up.ticks {
      let y = frame.y(tick.value)
      shapes.append(
        .line(from: Point(x: plot.left, y: y), to: Point(x: plot.right, y: y), stroke: Stroke(Ink.grid, width: 1)))
      shapes += TextBlock(tick.label, TextRole.label, color: Ink.quietText, width: .infinity).placed(
        x: plot.left - Self.tickGap, middle: y, anchor: .end)
    }
    let axis = Stroke(Ink.axis, width: 1)
    let corner = Point(x: plot.left, y: plot.bottom)
    return shapes + [
      .line(from: corner, to: Point(x: plot.right, y: plot.bottom), stroke: axis),
      .line(from: corner, to: Point(x: plot.left, y: plot.top), stroke: axis),
    ]
  }

  private func divisionLines(_ frame: ScatterFrame) -> [Shape] {
    guard let divisions = scatter.divisions else { return [] }
    let (x, y, plot) = (frame.x(divisions.x), frame.y(divisions.y), frame.plot)
    let stroke = Stroke(Ink.target, width: 1.5, dash: [5, 4])
    return [
      .line(from: Point(x: x, y: plot.top), to: Point(x: x, y: plot.bottom), stroke: stroke),
      .line(from: Point(x: plot.left, y: y), to: Point(x: plot.right, y: y), stroke: stroke),
    ]
  }

  private func dots(_ frame: ScatterFrame) -> [Shape] {
    zip(scatter.groups, colors).reversed().flatMap { group, color in
      group.points.map { point in
        let dot = Shape.circle(frame.place(point), radius: Self.radius(of: group), fill: color.fill, stroke: Ink.paper)
        // Samples that are many need no names, and their file no hints.
        return group.isSmall ? dot : .group([dot], hint: hint(point))
      }
    }
  }

  private func hint(_ point: LabelledPoint) -> [String] {
    (point.label.isEmpty ? [] : [point.label])
      + [(chart.y.title, point.y), (chart.x.title, point.x)].map { title, value in
        title.isEmpty ? NumberText.exact(value) : "\(title): \(NumberText.exact(value))"
      }
  }

  private func joints(_ frame: ScatterFrame) -> [Shape] {
    scatter.groups.filter { $0.isJoined && $0.points.count > 1 }.map { group in
      // Grey, so that the labels that it crosses can be read.
      .polyline(group.points.map(frame.place), stroke: Stroke(Ink.leader, width: 1))
    }
  }

  /// The edges of the areas, over the points.
  private func outlines(_ frame: ScatterFrame) -> [Shape] {
    zip(scatter.areas, areaColors).map { area, color in
      let (plot, inset) = (frame.plot, 1.0)
      let left = area.left.map(frame.x) ?? plot.left + inset
      let right = area.right.map(frame.x) ?? plot.right - inset
      let top = area.top.map(frame.y) ?? plot.top + inset
      let bottom = area.bottom.map(frame.y) ?? plot.bottom - inset
      let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
      return .polyline(corners.map { Point(x: $0.0, y: $0.1) }, stroke: Stroke(color.fill, width: 2, dash: [4, 3]))
    }
  }

  private static func radius(of group: PointGroup) -> Double {
    group.isSmall ? smallRadius : group.isEmphasized ? emphasizedRadius : radius
  }

  private func labels(_ frame: ScatterFrame, _ quarters: QuarterNames) -> PointLabels {
    let widest = min(Self.widestLabel, frame.plot.width / 3)
    let marks = zip(scatter.groups, colors).flatMap { group, color in
      group.points.map { point in
        PointLabels.Mark(
          center: frame.place(point), radius: Self.radius(of: group),
          block: TextBlock(
            point.label, group.isEmphasized ? TextRole.heading : TextRole.label, color: color.text, width: widest))
      }
    }
    let lines = scatter.divisions.map { (x: frame.x($0.x), y: frame.y($0.y)) }
    return PointLabels(marks, inside: frame.plot, keepingClearOf: quarters.boxes(in: frame.plot), avoiding: lines)
  }
}

/// The plot of a scatter: from data to pixels. Above and below the scale a band is free of points, for the names of the
/// quarters.
private struct ScatterFrame {
  let plot: Box
  let inset: Double
  let across: LinearScale
  let up: LinearScale
  /// Room at the sides of the scales, so that no dot is cut by an axis.
  private static let margin = 8.0

  init(plot: Box, inset: Double, across: LinearScale, up: LinearScale) {
    self.plot = plot
    self.inset = max(inset, Self.margin)
    self.across = across
    self.up = up
  }

  func x(_ value: Double) -> Double {
    plot.left + Self.margin + across.share(value) * (plot.width - 2 * Self.margin)
  }
  func y(_ value: Double) -> Double { plot.bottom - inset - up.share(value) * (plot.height - 2 * inset) }
  func place(_ point: LabelledPoint) -> Point { Point(x: x(point.x), y: y(point.y)) }
}

/// The names of the quarters in the corners of a plot.
private struct QuarterNames {
  private let names: [(block: TextBlock, isTop: Bool, isLeft: Bool)]
  /// The height they need above and below the points.
  let bandHeight: Double

  private static let padding = 6.0

  init(_ divisions: Divisions?, plotWidth: Double) {
    let corners = divisions.map {
      [
        ($0.topLeft, true, true), ($0.topRight, true, false), ($0.bottomLeft, false, true),
        ($0.bottomRight, false, false),
      ]
    }
    names = (corners ?? []).map { name, isTop, isLeft in
      let block = TextBlock(name, TextRole.caption, color: Ink.quietText, width: plotWidth / 2 - 2 * Self.padding)
      return (block, isTop, isLeft)
    }.filter { !$0.block.lines.isEmpty }
    bandHeight = names.map { $0.block.height + Self.padding }.max() ?? 0
  }

  private func corner(of name: (block: TextBlock, isTop: Bool, isLeft: Bool), in plot: Box) -> (x: Double, top: Double)
  {
    (
      name.isLeft ? plot.left + Self.padding : plot.right - Self.padding,
      name.isTop ? plot.top + Self.padding / 2 : plot.bottom - Self.padding / 2 - name.block.height
    )
  }

  func shapes(in plot: Box) -> [Shape] {
    names.flatMap { name in
      let corner = corner(of: name, in: plot)
      return name.block.placed(x: corner.x, top: corner.top, anchor: name.isLeft ? .start : .end)
    }
  }

  func boxes(in plot: Box) -> [Box] {
    names.map { name in
      let (corner, block) = (corner(of: name, in: plot), name.block)
      return Box(
        left: name.isLeft ? corner.x : corner.x - block.width, top: corner.top, width: block.width, height: block.height
      )
    }
  }
}
