import SVGDrawing

/// Texts beside points, none over another or over a point.
///
/// Each text takes the cheapest free place round its point: beside it, or farther off on a leader. Texts come in the order
/// given; those that found none go first in a second and a third attempt, and the attempt that places most counts.
struct PointLabels {
  /// A point in its final place, and the text that wants to stand beside it.
  struct Mark {
    var center: Point
    var radius: Double
    var block: TextBlock
  }

  let shapes: [Shape]
  /// Whether every text found a place.
  let isComplete: Bool

  private static let attempts = 4

  /// - Parameters:
  ///   - obstacles: boxes that no text may touch.
  ///   - lines: an upright and a level line that texts cross only where nothing else is free.
  init(
    _ marks: [Mark], inside plot: Box, keepingClearOf obstacles: [Box], avoiding lines: (x: Double, y: Double)?
  ) {
    let wanted = marks.indices.filter { !marks[$0].block.lines.isEmpty }
    var order = wanted
    var best: [Int: Place] = [:]
    for attempt in 0..<Self.attempts {
      var search = Search(marks: marks, plot: plot, obstacles: obstacles, lines: lines)
      for index in order { search.place(index) }
      if attempt == 0 || search.places.count > best.count { best = search.places }
      let missed = order.filter { search.places[$0] == nil }
      if missed.isEmpty { break }
      order = missed + order.filter { search.places[$0] != nil }
    }
    isComplete = best.count == wanted.count
    shapes =
      wanted.compactMap { best[$0]?.leader }.map {
        .line(from: $0.from, to: $0.to, stroke: Stroke(Ink.leader, width: 1))
      }
      + wanted.flatMap { index -> [Shape] in
        guard let box = best[index]?.box else { return [] }
        let text = marks[index].block.placed(x: box.left, top: box.top)
        // A dashed line behind a text makes it hard to read.
        return Self.crosses(lines, Place(box: box)) ? [.rectangle(box, fill: Ink.paper)] + text : text
      }
  }

  /// Whether a text or its leader lies on one of the dividing lines.
  fileprivate static func crosses(_ lines: (x: Double, y: Double)?, _ place: Place) -> Bool {
    guard let lines else { return false }
    let box = place.box
    if (box.left - 2 < lines.x && lines.x < box.right + 2) || (box.top < lines.y && lines.y < box.bottom) {
      return true
    }
    guard let leader = place.leader else { return false }
    return (leader.from.x - lines.x) * (leader.to.x - lines.x) < 0
      || (leader.from.y - lines.y) * (leader.to.y - lines.y) < 0
  }
}

/// Where a text stands.
private struct Place {
  var box: Box
  var leader: Segment?
}

private struct Segment {
  var from: Point
  var to: Point

  /// Whether a part of it lies inside a box (Liang & Barsky 1984).
  func crosses(_ box: Box) -> Bool {
    // Most boxes lie wholly on one side.
    guard max(from.x, to.x) > box.left, min(from.x, to.x) < box.right, max(from.y, to.y) > box.top,
      min(from.y, to.y) < box.bottom
    else { return false }
    var (first, last) = (0.0, 1.0)
    func cut(_ start: Double, _ change: Double, _ low: Double, _ high: Double) {
      guard change != 0 else { return }
      let (a, b) = ((low - start) / change, (high - start) / change)
      first = max(first, min(a, b))
      last = min(last, max(a, b))
    }
    cut(from.x, to.x - from.x, box.left, box.right)
    cut(from.y, to.y - from.y, box.top, box.bottom)
    return first < last
  }

  /// Whether the two share a point within both.
  func crosses(_ other: Segment) -> Bool {
    func side(_ a: Point, _ b: Point, _ c: Point) -> Double {
      (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    }
    return side(from, to, other.from) * side(from, to, other.to) < 0
      && side(other.from, other.to, from) * side(other.from, other.to, to) < 0
  }
}

private struct Search {
  let marks: [PointLabels.Mark]
  /// The points with some air round them.
  private let dots: [Box]
  let plot: Box
  let obstacles: [Box]
  let lines: (x: Double, y: Double)?
  private(set) var places: [Int: Place] = [:]

  init(marks: [PointLabels.Mark], plot: Box, obstacles: [Box], lines: (x: Double, y: Double)?) {
    self.marks = marks
    dots = marks.map { mark in
      let size = mark.radius + 1
      return Box(left: mark.center.x - size, top: mark.center.y - size, width: 2 * size, height: 2 * size)
    }
    self.plot = plot
    self.obstacles = obstacles
    self.lines = lines
  }

  /// Right, left, above, below, the diagonals, then between them; as unit vectors, y downwards.
  private static let directions: [(x: Double, y: Double)] = [
    (1, 0), (-1, 0), (0, -1), (0, 1), (0.71, -0.71), (0.71, 0.71), (-0.71, -0.71), (-0.71, 0.71), (0.92, -0.38),
    (0.92, 0.38), (-0.92, -0.38), (-0.92, 0.38), (0.38, -0.92), (0.38, 0.92), (-0.38, -0.92), (-0.38, 0.92),
  ]
  /// Distances from the dot's edge; the first needs no leader.
  private static let distances: [Double] = [3, 12, 20, 30, 42, 56, 72, 90]
  private static let leastLeader = 8.0
  /// The cost of crossing a dividing line, in pixels of distance.
  private static let crossingCost = 24.0

  /// Gives a text the cheapest free place, if there is one.
  mutating func place(_ index: Int) {
    var best: (place: Place, cost: Double)?
    let size = (width: marks[index].block.width, height: marks[index].block.height)
    for distance in Self.distances {
      // No place at this distance can be cheaper than one that was found.
      if let best, distance >= best.cost { break }
      for (rank, direction) in Self.directions.enumerated() {
        let candidate = candidate(index, size, direction, distance)
        let crossing = PointLabels.crosses(lines, candidate) ? Self.crossingCost : 0
        let cost = distance + Double(rank) * 0.1 + crossing
        if let best, best.cost <= cost { continue }
        if isFree(candidate, index) { best = (candidate, cost) }
      }
    }
    if let best { places[index] = best.place }
  }

  private func candidate(
    _ index: Int, _ size: (width: Double, height: Double), _ direction: (x: Double, y: Double), _ distance: Double
  ) -> Place {
    let mark = marks[index]
    let reach = mark.radius + distance
    func shift(_ part: Double, _ length: Double) -> Double { part == 0 ? -length / 2 : part > 0 ? 0 : -length }
    let box = Box(
      left: mark.center.x + direction.x * reach + shift(direction.x, size.width),
      top: mark.center.y + direction.y * reach + shift(direction.y, size.height), width: size.width, height: size.height
    )
    guard distance > Self.leastLeader else { return Place(box: box) }
    func edge(_ share: Double) -> Point {
      Point(x: mark.center.x + direction.x * share, y: mark.center.y + direction.y * share)
    }
    return Place(box: box, leader: Segment(from: edge(mark.radius), to: edge(reach - 2)))
  }

  private func isFree(_ candidate: Place, _ index: Int) -> Bool {
    let box = candidate.box
    guard box.left >= plot.left + 2, box.right <= plot.right - 2, box.top >= plot.top + 2, box.bottom <= plot.bottom - 2
    else { return false }
    // Some air round each text.
    let padded = Box(left: box.left - 2, top: box.top, width: box.width + 4, height: box.height)
    for obstacle in obstacles where padded.overlaps(obstacle) { return false }
    for other in dots.indices {
      if padded.overlaps(dots[other]) { return false }
      if other != index, let leader = candidate.leader, leader.crosses(dots[other]) { return false }
    }
    for place in places.values {
      if padded.overlaps(place.box) { return false }
      if let leader = place.leader, leader.crosses(padded) { return false }
      guard let leader = candidate.leader else { continue }
      if leader.crosses(place.box) { return false }
      if let other = place.leader, leader.crosses(other) { return false }
    }
    return true
  }
}
