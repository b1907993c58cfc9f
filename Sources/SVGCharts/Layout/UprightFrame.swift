import SVGDrawing

/// The plot of an upright chart: from data to pixels.
struct UprightFrame {
  let plot: Box
  let scale: LinearScale
  let positions: PositionScale

  /// Share of a band that a column fills.
  private static let columnShare = 0.68
  private static let widestColumn = 72.0

  func y(_ value: Double) -> Double { plot.bottom - scale.share(value) * plot.height }

  func x(_ position: Int) -> Double { plot.left + positions.centers[position] * plot.width }

  var columnWidth: Double { min(positions.band * plot.width * Self.columnShare, Self.widestColumn) }

  /// Where the mark ends that a label stands for, or the column that it stands before.
  func end(of label: EndLabel, besideColumns: Bool) -> Double {
    guard positions.centers.indices.contains(label.position) else { return plot.right }
    return x(label.position) + (besideColumns ? columnWidth / 2 : 0)
  }
}

/// A text that wants to stand beside the right end of a mark.
struct EndLabel {
  var text: String
  var color: SeriesColor
  /// Where it wants to stand, on the y scale; `nil` if its mark has no end.
  var value: Double?
  /// The position of the mark's end.
  var position: Int
  var isRule = false
}
