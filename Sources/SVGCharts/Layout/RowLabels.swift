import SVGDrawing

/// The labels of categories or years down the left of a plot, and the height that their rows need.
struct RowLabels {
  private let blocks: [TextBlock]
  let rowHeight: Double

  /// Labels broken into lines no wider than `width`; every row as high as the highest label needs, at least `leastRow`.
  init(_ labels: [String], width: Double, leastRow: Double) {
    blocks = labels.map { TextBlock($0, TextRole.label, width: width) }
    rowHeight = max(leastRow, (blocks.map(\.height).max() ?? 0) + 5)
  }

  var width: Double { blocks.map(\.width).max() ?? 0 }
  var height: Double { Double(max(1, blocks.count)) * rowHeight }

  /// The labels flush right at `right`, the first row's upper edge at `top`.
  func shapes(right: Double, top: Double) -> [Shape] {
    blocks.enumerated().flatMap { row, block in
      block.placed(x: right, middle: top + (Double(row) + 0.5) * rowHeight, anchor: .end)
    }
  }
}
