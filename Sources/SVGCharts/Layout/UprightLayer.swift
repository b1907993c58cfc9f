import SVGDrawing

/// A mark of an upright chart with its series' colours.
struct UprightLayer {
  private enum Kind {
    case columns
    case grouped
    case area
    case lines
    case points
    case rule(Double)
    case bands([Band])
  }

  private let kind: Kind
  let series: [Series]
  private let colors: [SeriesColor]
  private let stack: Stack

  /// The marks in the order given; colours run on from one to the next.
  static func layers(of marks: [Mark]) -> [UprightLayer] {
    var kinds: [(Kind, [Series])] = []
    for mark in marks {
      switch mark {
      case .columns(let series): kinds.append((.columns, series))
      case .groupedColumns(let series): kinds.append((.grouped, series))
      // At a single position an area has no width to show.
      case .area(let series): kinds.append((series.first?.values.count == 1 ? .columns : .area, series))
      case .lines(let series): kinds.append((.lines, series))
      case .points(let series): kinds.append((.points, series))
      case .rule(let value, let label): kinds.append((.rule(value), [Series(label, [], tone: .baseline)]))
      case .bands(let bands): kinds.append((.bands(bands), bands.map { Series($0.name, $0.high, tone: $0.tone) }))
      case .bars, .rangeBars, .waterfall, .heatMap, .scatter: continue
      }
    }
    var colors = SeriesColor.assigned(to: kinds.flatMap { $0.1.map(\.tone) })[...]
    return kinds.map { kind, series in
      let own = Array(colors.prefix(series.count))
      colors = colors.dropFirst(series.count)
      return UprightLayer(kind: kind, series: series, colors: own, stack: Stack(series))
    }
  }

  var standsOnZero: Bool {
    switch kind {
    case .columns, .grouped, .area: true
    case .lines, .points, .rule, .bands: false
    }
  }

  var isStacked: Bool {
    switch kind {
    case .columns, .area: series.count > 1
    case .grouped, .lines, .points, .rule, .bands: false
    }
  }

  /// How many names it has.
  var count: Int { series.count }

  /// Whether it hides what is behind it, so that the zero line is drawn over it.
  var isFilled: Bool { if case .bands = kind { true } else { standsOnZero } }

  var needsBands: Bool {
    switch kind {
    case .columns, .grouped: true
    case .area, .lines, .points, .rule, .bands: false
    }
  }

  /// All that the y scale must cover.
  var values: [Double] {
    switch kind {
    case .columns, .area: stack.ends
    case .grouped, .lines, .points: series.flatMap { $0.values.compactMap { $0 } }
    case .rule(let value): [value]
    case .bands(let bands): bands.flatMap { ($0.low + $0.high).compactMap { $0 } }
    }
  }

  /// One label to a series or rule; series at the foot of a stack first.
  func endLabels(scale: LinearScale) -> [EndLabel] {
    switch kind {
    case .rule(let value):
      let color = SeriesColor(fill: Ink.target, text: Ink.text)
      return series.map { EndLabel(text: $0.name, color: color, value: value, position: 0, isRule: true) }
    case .columns, .area:
      return series.indices.map { index in
        // A segment without height has no place that a label could point at.
        let last = stack.segments[index].last.flatMap { $0.inner == $0.outer ? nil : $0 }
        return EndLabel(
          text: series[index].name, color: colors[index], value: last.map { ($0.inner + $0.outer) / 2 },
          position: series[index].values.count - 1)
      }
    case .grouped:
      // Columns side by side end at heights of no order: their names stand in a legend.
      return series.indices.map { index in
        EndLabel(text: series[index].name, color: colors[index], value: nil, position: 0)
      }
    case .lines, .points, .bands:
      return series.indices.map { index in
        let last = series[index].values.lastIndex { $0 != nil }
        let value = last.flatMap { series[index].values[$0] }
        return EndLabel(
          text: named(series[index].name, ending: value, scale), color: colors[index], value: value, position: last ?? 0
        )
      }
    }
  }

  /// A line's name with the number that it ends at.
  private func named(_ name: String, ending value: Double?, _ scale: LinearScale) -> String {
    guard case .lines = kind, let value, !name.isEmpty else { return name }
    return "\(name) \(NumberText.readable(value, decimals: scale.finerDecimals))"
  }

  private static let mostTotals = 14

  /// Whether each column shows its sum: what the parts of a stack make together cannot be read from them.
  var showsTotals: Bool {
    guard case .columns = kind, let first = series.first, first.values.count <= Self.mostTotals else { return false }
    // Below zero there is no room for them.
    return totals.allSatisfy { $0 >= 0 }
  }

  private var totals: [Double] {
    (series.first?.values ?? []).indices.map { place in series.reduce(0) { $0 + ($1.values[place] ?? 0) } }
  }

  /// The sums above the columns, as far as they have room.
  func totals(_ frame: UprightFrame) -> [Shape] {
    guard showsTotals else { return [] }
    let decimals = NumberText.decimals(for: totals)
    let blocks = totals.map {
      TextBlock(NumberText.readable($0, decimals: decimals), TextRole.caption, color: Ink.text, width: .infinity)
    }
    let room = frame.positions.band * frame.plot.width
    guard blocks.allSatisfy({ $0.width + 4 <= room }) else { return [] }
    return zip(totals, blocks).enumerated().flatMap { position, one -> [Shape] in
      guard one.0 > 0 else { return [] }
      let top = stack.segments.map { max($0[position].inner, $0[position].outer) }.max() ?? 0
      return one.1.placed(
        x: frame.x(position), top: frame.y(top) - TextRole.caption.lineHeight - 1, anchor: .middle)
    }
  }

  /// The number of each series at a position, for a hint; nil where there is none.
  func hintNumbers(at position: Int) -> [(name: String, text: String?)] {
    switch kind {
    case .rule: []
    case .bands(let bands):
      bands.map { band in
        let ends = [band.low[position], band.high[position]].compactMap { $0.map(NumberText.exact) }
        return (band.name, ends.isEmpty ? nil : ends.joined(separator: " \u{2013} "))
      }
    case .columns, .grouped, .area, .lines, .points:
      series.map { ($0.name, $0.values[position].map(NumberText.exact)) }
    }
  }

  func shapes(_ frame: UprightFrame) -> [Shape] {
    switch kind {
    case .columns: columns(frame)
    case .grouped: grouped(frame)
    case .area: areas(frame)
    case .lines: zip(series, colors).flatMap { line($0.values, $1, frame) }
    case .points: zip(series, colors).flatMap { dots($0.values, $1, frame) }
    case .bands(let bands): zip(bands, colors).flatMap { ranges($0, $1, frame) }
    case .rule(let value):
      [
        .line(
          from: Point(x: frame.plot.left, y: frame.y(value)), to: Point(x: frame.plot.right, y: frame.y(value)),
          stroke: Stroke(Ink.target, width: 1.5, dash: [5, 4]))
      ]
    }
  }

  private func columns(_ frame: UprightFrame) -> [Shape] {
    var shapes: [Shape] = []
    let width = frame.columnWidth
    for (index, segments) in stack.segments.enumerated() {
      for (position, segment) in segments.enumerated() where segment.inner != segment.outer {
        let upper = frame.y(max(segment.inner, segment.outer))
        let lower = frame.y(min(segment.inner, segment.outer))
        shapes.append(
          .rectangle(
            Box(left: frame.x(position) - width / 2, top: upper, width: width, height: lower - upper),
            fill: colors[index].fill(for: segment.outer - segment.inner),
            // A white edge keeps neighbours of a stack apart for eyes that do not see their hues.
            stroke: series.count > 1 && lower - upper > 3 ? Ink.paper : nil))
      }
    }
    return shapes
  }

  private func grouped(_ frame: UprightFrame) -> [Shape] {
    let width = frame.columnWidth / Double(max(1, series.count))
    return zip(series, colors).enumerated().flatMap { place, one in
      one.0.values.enumerated().compactMap { position, value -> Shape? in
        guard let value, value != 0 else { return nil }
        let left = frame.x(position) - frame.columnWidth / 2 + Double(place) * width
        return .rectangle(
          Box(
            left: left, top: min(frame.y(0), frame.y(value)), right: left + width,
            bottom: max(frame.y(0), frame.y(value))),
          fill: one.1.fill(for: value), stroke: series.count > 1 ? Ink.paper : nil)
      }
    }
  }

  private func areas(_ frame: UprightFrame) -> [Shape] {
    zip(stack.segments, colors).compactMap { segments, color in
      guard !segments.isEmpty else { return nil }
      let upper = segments.enumerated().map { Point(x: frame.x($0), y: frame.y($1.outer)) }
      let lower = segments.enumerated().map { Point(x: frame.x($0), y: frame.y($1.inner)) }
      return .polygon(upper + lower.reversed(), fill: color.fill, stroke: Ink.paper)
    }
  }

  /// A polygon to each run of positions with a range, a short upright line where a run is a single position.
  private func ranges(_ band: Band, _ color: SeriesColor, _ frame: UprightFrame) -> [Shape] {
    var shapes: [Shape] = []
    var (upper, lower) = ([Point](), [Point]())
    func close() {
      if upper.count > 1 {
        shapes.append(.polygon(upper + lower.reversed(), fill: color.fill))
      } else if let top = upper.first, let bottom = lower.first {
        shapes.append(.line(from: top, to: bottom, stroke: Stroke(color.fill, width: 6)))
      }
      (upper, lower) = ([], [])
    }
    for (position, (low, high)) in zip(band.low, band.high).enumerated() {
      if let low, let high {
        upper.append(Point(x: frame.x(position), y: frame.y(high)))
        lower.append(Point(x: frame.x(position), y: frame.y(low)))
      } else {
        close()
      }
    }
    close()
    return shapes
  }

  private func line(_ values: [Double?], _ color: SeriesColor, _ frame: UprightFrame) -> [Shape] {
    var shapes: [Shape] = []
    var run: [Point] = []
    func close() {
      if run.count > 1 { shapes.append(.polyline(run, stroke: Stroke(color.fill, width: 2.25))) }
      run = []
    }
    for (position, value) in values.enumerated() {
      if let value { run.append(Point(x: frame.x(position), y: frame.y(value))) } else { close() }
    }
    close()
    // Dots show where the data are, and keep a value between two gaps from vanishing.
    let isSparse = values.count <= 16
    for (position, value) in values.enumerated() {
      guard let value else { continue }
      let isAlone =
        (position == 0 || values[position - 1] == nil)
        && (position == values.count - 1 || values[position + 1] == nil)
      guard isSparse || isAlone else { continue }
      shapes.append(
        .circle(Point(x: frame.x(position), y: frame.y(value)), radius: 3, fill: color.fill, stroke: Ink.paper))
    }
    return shapes
  }

  private func dots(_ values: [Double?], _ color: SeriesColor, _ frame: UprightFrame) -> [Shape] {
    values.enumerated().compactMap { position, value in
      value.map {
        .circle(
          Point(x: frame.x(position), y: frame.y($0)), radius: 4, fill: color.fill(for: $0), stroke: Ink.paper)
      }
    }
  }
}
