import SVGDrawing

/// The labels of categories or years below (or above) a plot.
struct PositionTicks {
  private let placed: [(block: TextBlock, x: Double)]
  let height: Double

  /// Labels round `centers`. With a `band` each label is broken into lines that fit it; without, the labels are whole
  /// numbers, and where they are too many for the room some are left out: of years never the last; of numbers at equal
  /// distances above one, those stay that are multiples of a greater distance, zero among them.
  init(labels: [String], centers: [Double], band: Double?) {
    var placed: [(block: TextBlock, x: Double)] = []
    var nextLeft = Double.infinity
    let kept = band == nil ? Self.multiples(labels, centers) : labels.map { _ in true }
    for (place, (label, x)) in zip(labels, centers).enumerated().reversed() where kept[place] {
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

  /// Which labels are multiples of the least distance that leaves room between them; all where there is none.
  private static func multiples(_ labels: [String], _ centers: [Double]) -> [Bool] {
    let all = labels.map { _ in true }
    let numbers = labels.compactMap { Int($0) }
    guard numbers.count == labels.count, numbers.count > 2 else { return all }
    let step = numbers[1] - numbers[0]
    guard step > 1, zip(numbers, numbers.dropFirst()).allSatisfy({ $1 - $0 == step }), numbers[0] % step == 0 else {
      return all
    }
    let room = (labels.map { TextMetric.width($0, TextRole.label) }.max() ?? 0) + 10
    let times = [1, 2, 3, 5, 6, 10, 12, 20].first { Double($0) * (centers[1] - centers[0]) >= room }
    guard let times else { return all }
    return numbers.map { $0 % (times * step) == 0 }
  }

  func shapes(top: Double) -> [Shape] {
    placed.flatMap { block, x in block.placed(x: x, top: top, anchor: .middle) }
  }
}
