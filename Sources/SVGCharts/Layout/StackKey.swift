import SVGDrawing

/// The names of a stack beside it, from its top to its foot, each with a patch of its colour.
struct StackKey {
  private let entries: [(label: EndLabel, block: TextBlock)]
  let width: Double
  let height: Double

  private static let patch = 12.0
  private static let gap = 6.0
  private static let spacing = 3.0

  init(_ labels: [EndLabel], width: Double) {
    entries = labels.filter { !$0.text.isEmpty }.map { label in
      (label, TextBlock(label.text, TextRole.label, width: max(width - Self.patch - Self.gap, 1)))
    }
    self.width = (entries.map(\.block.width).max() ?? 0) + Self.patch + Self.gap
    height = entries.reduce(0) { $0 + $1.block.height + Self.spacing }
  }

  func shapes(_ left: Double, _ top: Double) -> [Shape] {
    var shapes: [Shape] = []
    var y = top
    for (label, block) in entries {
      let middle = y + TextRole.label.lineHeight / 2
      shapes.append(
        label.isRule
          ? .line(
            from: Point(x: left, y: middle), to: Point(x: left + Self.patch, y: middle),
            stroke: Stroke(label.color.fill, width: 1.5, dash: [4, 3]))
          : .rectangle(
            Box(left: left, top: middle - Self.patch / 2, width: Self.patch, height: Self.patch),
            fill: label.color.fill))
      shapes += block.placed(x: left + Self.patch + Self.gap, top: y)
      y += block.height + Self.spacing
    }
    return shapes
  }
}
