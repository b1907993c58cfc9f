extension Chart {
  /// The largest size of a value that a chart draws; a larger one wants a larger unit.
  public static let largestValue = 1e12

  func check() throws(ChartError) {
    try Self.checkYears(x)
    try Self.checkYears(y)
    for mark in marks {
      switch mark {
      case .columns(let series):
        try needUpright("columns")
        try Self.check(series, along: x)
      case .groupedColumns(let series):
        try needUpright("groupedColumns")
        try Self.check(series, along: x)
      case .waterfall(let waterfall):
        guard x.isValues, !y.isValues else {
          throw .axes(mark: "waterfall", x: "values", y: "categories or years")
        }
        guard marks.count == 1 else { throw .standsAlone(mark: "waterfall") }
        let levels = waterfall.levels + [waterfall.end]
        try Self.check([Series("waterfall", levels)], along: y)
      case .bands(let bands):
        try needUpright("bands")
        for band in bands {
          try Self.check([Series(band.name, band.low), Series(band.name, band.high)], along: x)
        }
      case .lines(let series):
        try needUpright("lines")
        try Self.check(series, along: x)
      case .points(let series):
        try needUpright("points")
        try Self.check(series, along: x)
      case .area(let series):
        try needUpright("area")
        try Self.check(series, along: x)
        try Self.checkArea(series, along: x)
      case .rule(let value, let label):
        try needUpright("rule")
        try Self.check(value, series: label, position: "rule")
      case .bars(let series):
        guard x.isValues, !y.isValues else {
          throw .axes(mark: "bars", x: "values", y: "categories or years")
        }
        guard marks.count == 1 else { throw .standsAlone(mark: "bars") }
        try Self.check(series, along: y)
      case .rangeBars(let bars):
        guard x.isValues, !y.isValues else {
          throw .axes(mark: "rangeBars", x: "values", y: "categories or years")
        }
        guard marks.count == 1 else { throw .standsAlone(mark: "rangeBars") }
        try Self.check(bars, along: y)
      case .heatMap(let map):
        guard !x.isValues, !y.isValues else {
          throw .axes(mark: "heatMap", x: "categories or years", y: "categories or years")
        }
        guard marks.count == 1 else { throw .standsAlone(mark: "heatMap") }
        try check(map)
      case .scatter(let scatter):
        guard x.isValues, y.isValues else { throw .axes(mark: "scatter", x: "values", y: "values") }
        guard marks.count == 1 else { throw .standsAlone(mark: "scatter") }
        try Self.check(scatter)
      }
    }
  }

  private func needUpright(_ mark: String) throws(ChartError) {
    guard !x.isValues, y.isValues else { throw .axes(mark: mark, x: "categories or years", y: "values") }
  }

  private static func checkYears(_ axis: Axis) throws(ChartError) {
    switch axis {
    case .values, .categories: return
    case .years(let years, _):
      for year in years where !(1...9999).contains(year) { throw .years(year, after: nil) }
      try checkOrder(years)
    case .numbers(let numbers, _): try checkOrder(numbers)
    }
  }

  private static func checkOrder(_ numbers: [Int]) throws(ChartError) {
    for (before, number) in zip(numbers, numbers.dropFirst()) where number <= before {
      throw .years(number, after: before)
    }
  }

  private static func check(_ series: [Series], along axis: Axis) throws(ChartError) {
    let labels = axis.labels
    for one in series {
      guard one.values.count == labels.count else {
        throw .valueCount(series: one.name, expected: labels.count, found: one.values.count)
      }
      for (value, label) in zip(one.values, labels) {
        if let value { try check(value, series: one.name, position: label) }
      }
    }
  }

  private static func checkArea(_ series: [Series], along axis: Axis) throws(ChartError) {
    for one in series {
      for (value, label) in zip(one.values, axis.labels) {
        guard let value else { throw .missing(series: one.name, position: label) }
        if value < 0 { throw .negative(series: one.name, position: label) }
      }
    }
  }

  private static func check(_ bars: RangeBars, along axis: Axis) throws(ChartError) {
    for one in bars.series {
      try check([Series(one.name, one.bars.map { $0?.from })], along: axis)
      for (bar, label) in zip(one.bars, axis.labels) {
        guard let bar else { continue }
        try check(bar.to, series: one.name, position: label)
        guard let whisker = bar.whisker else { continue }
        for end in [whisker.lowerBound, whisker.upperBound] { try check(end, series: one.name, position: label) }
      }
    }
    if let rule = bars.rule { try check(rule.value, series: rule.label, position: "rule") }
    if let span = bars.span {
      for end in [span.lowerBound, span.upperBound] { try check(end, series: "span", position: "end") }
    }
  }

  private func check(_ map: HeatMap) throws(ChartError) {
    guard map.rows.count == y.labels.count else {
      throw .valueCount(series: y.title, expected: y.labels.count, found: map.rows.count)
    }
    try Self.check(map.neutral, series: y.title, position: "neutral")
    if let darkest = map.darkest { try Self.check(darkest, series: y.title, position: "darkest") }
    for (row, name) in zip(map.rows, y.labels) {
      try Self.check([Series(name, row)], along: x)
    }
  }

  private static func check(_ scatter: Scatter) throws(ChartError) {
    for group in scatter.groups {
      for point in group.points {
        for value in [point.x, point.y] { try check(value, series: group.name, position: point.label) }
      }
    }
    for area in scatter.areas {
      for limit in [area.left, area.right, area.bottom, area.top] {
        if let limit { try check(limit, series: area.name, position: "limit") }
      }
    }
    guard let divisions = scatter.divisions else { return }
    for value in [divisions.x, divisions.y] { try check(value, series: "divisions", position: "line") }
  }

  static func check(_ value: Double, series: String, position: String) throws(ChartError) {
    guard value.isFinite else { throw .notFinite(series: series, position: position) }
    guard value.magnitude <= largestValue else { throw .tooLarge(series: series, position: position) }
  }
}

extension Axis {
  var isValues: Bool {
    if case .values = self { true } else { false }
  }
}
