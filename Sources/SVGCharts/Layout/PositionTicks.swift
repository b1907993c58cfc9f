/// The labels of categories or years below (or above) a plot.
struct PositionTicks {
  private let placed: [(block: TextBlock, x: Double)]
  let height: Double

  /// Labels round `centers`. With a `band` each label is broken into lines that fit it; without, the labels are years,
  /// and where they are too many for the room some are left out, the last never.
  init(labels: [String], centers: [Double], band: Double?) {
    var placed: [(block: TextBlock, x: Double)] = []
    var nextLeft = Double.infinity
    for (label, x) in zip(labels, centers).reversed() {
      let block = TextBlock(
        label, TextRole.label, color: Ink.quietText, width: band.map { max(1, $0 - 6) } ?? .infinity)
      if band == nil {
        guard x + block.width / 2 + 10 <= nextLeft else { continue }
        nextLeft = x - block.width / 2
      }
      placed.append((block, x))
    }
    self.placed = placed.reversed()
    height = placed.map(\.block.height).max() ?? 0
  }

  func shapes(top: Double) -> [Shape] {
    placed.flatMap { block, x in block.placed(x: x, top: top, anchor: .middle) }
  }
}
