import SVGDrawing

/// The key of the series, for charts without room beside the marks.
struct Legend {
  /// An entry; `isRule` shows a dashed line in place of a patch.
  struct Item {
    var name: String
    var fill: String
    var isRule = false
  }

  let height: Double
  /// The shapes, as if the legend's top left corner were the given point.
  let shapes: (_ left: Double, _ top: Double) -> [Shape]

  private static let patch = 12.0
  private static let gap = 6.0
  private static let spacing = 20.0

  /// Entries from left to right in rows no wider than `width`.
  init(_ items: [Item], width: Double) {
    var placed: [(item: Item, block: TextBlock, x: Double, y: Double)] = []
    var x = 0.0
    var y = 0.0
    var rowHeight = 0.0
    for item in items where !item.name.isEmpty {
      let block = TextBlock(item.name, TextRole.label, width: width - Self.patch - Self.gap)
      let itemWidth = Self.patch + Self.gap + block.width
      if x > 0, x + itemWidth > width {
        x = 0
        y += rowHeight + 3
        rowHeight = 0
      }
      placed.append((item, block, x, y))
      x += itemWidth + Self.spacing
      rowHeight = max(rowHeight, block.height)
    }
    height = placed.isEmpty ? 0 : y + rowHeight
    shapes = { left, top in
      placed.flatMap { item, block, x, y in
        let middle = top + y + TextRole.label.lineHeight / 2
        let mark: Shape =
          item.isRule
          ? .line(
            from: Point(x: left + x, y: middle), to: Point(x: left + x + Self.patch, y: middle),
            stroke: Stroke(item.fill, width: 1.5, dash: [4, 3]))
          : .rectangle(
            Box(left: left + x, top: middle - Self.patch / 2, width: Self.patch, height: Self.patch), fill: item.fill)
        return [mark] + block.placed(x: left + x + Self.patch + Self.gap, top: top + y)
      }
    }
  }
}
