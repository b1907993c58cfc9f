import SVGDrawing

/// The hints of an upright chart: at each position the numbers of all its marks.
struct UprightHints {
  let labels: [String]
  let layers: [UprightLayer]
  let frame: UprightFrame

  /// A chart of hours has too many positions to be pointed at, and its file would be mostly hints.
  private static let most = 200
  /// Room beyond the first and the last position, where lines end on the edges of the plot.
  private static let overhang = 6.0

  func shapes() -> [Shape] {
    guard labels.count <= Self.most else { return [] }
    return labels.indices.compactMap { position in
      let lines = layers.flatMap { $0.hint(at: position) }
      return lines.isEmpty ? nil : .hover(box(of: position), hint: [labels[position]] + lines)
    }
  }

  /// Half way to the neighbours.
  private func box(of position: Int) -> Box {
    let (x, plot) = (frame.x(position), frame.plot)
    let half = frame.positions.band * plot.width / 2
    func middle(_ other: Int, _ end: Double) -> Double {
      labels.indices.contains(other) ? (x + frame.x(other)) / 2 : end
    }
    return Box(
      left: middle(position - 1, max(x - half, plot.left - Self.overhang)), top: plot.top,
      right: middle(position + 1, min(x + half, plot.right + Self.overhang)), bottom: plot.bottom)
  }
}

extension UprightLayer {
  /// A line to each series with a number at a position, as they stand in the picture from the top; stacks end with the sum.
  func hint(at position: Int) -> [String] {
    let numbers = hintNumbers(at: position)
    let lines = numbers.compactMap { name, text in text.map { name.isEmpty ? $0 : "\(name) \($0)" } }
    return isStacked ? lines.reversed() + sum(at: position) : lines
  }

  private func sum(at position: Int) -> [String] {
    let values = series.compactMap { $0.values[position] }
    return values.count > 1 ? ["\u{03A3} \(NumberText.exact(values.reduce(0, +)))"] : []
  }
}
