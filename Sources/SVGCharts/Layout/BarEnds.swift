import SVGDrawing

/// The x scale of a bar chart, with room for the numbers at the ends of the bars.
struct BarEnds {
  typealias Label = (value: Double, text: String)

  let scale: LinearScale
  /// The number at the end of each row's bar; none if several series are stacked or the value is missing.
  let labels: [Label?]
  private let left: Double
  private let width: Double

  init(series: [Series], plot: Box) {
    let labels = series.count == 1 ? Self.labels(of: series[0]) : []
    let roomLeft = Self.room(for: labels.compactMap { $0 }.filter { $0.value < 0 })
    let roomRight = Self.room(for: labels.compactMap { $0 }.filter { $0.value >= 0 })
    let values = Stack(series).ends
    let available = max(plot.width - roomLeft - roomRight, 40)
    let scale = LinearScale(covering: values, fromZero: true, width: available)
    // The last tick's label reaches half its width beyond the scale, into the margin.
    let beyond = max(roomRight, scale.widestTick / 2 - TitleAndCaption.side)
    self.scale = scale
    self.labels = labels
    left = plot.left + roomLeft
    width = max(plot.width - roomLeft - beyond, 40)
  }

  func x(_ value: Double) -> Double { left + scale.share(value) * width }

  private static func labels(of series: Series) -> [Label?] {
    let decimals = NumberText.decimals(for: series.values.compactMap { $0 })
    return series.values.map { value in value.map { ($0, NumberText.readable($0, decimals: decimals)) } }
  }

  private static func room(for labels: [Label]) -> Double {
    labels.map { TextMetric.width($0.text, TextRole.label) + 8 }.max() ?? 0
  }
}

extension LinearScale {
  /// A scale across `width` pixels with as many ticks, at most six steps, as have room for their labels.
  init(covering values: [Double], fromZero: Bool, width: Double) {
    var count = 6
    self.init(covering: values, fromZero: fromZero, tickCount: count)
    while count > 1, width / Double(ticks.count - 1) < widestTick + 12 {
      count -= 1
      self.init(covering: values, fromZero: fromZero, tickCount: count)
    }
  }

  var widestTick: Double { ticks.map { TextMetric.width($0.label, TextRole.label) }.max() ?? 0 }
}
