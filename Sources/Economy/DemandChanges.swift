import RegionalBase

/// The declared changes of final demand by the cell that they touch.
struct DemandChanges: Sendable {
  struct Cell: Sendable {
    var category: Int
    var sector: Int
    /// Places in the problem's changes, in their order.
    var changes: [Int]
  }

  let cells: [Cell]

  init(_ changes: [EconomyChange]) {
    var cells: [Cell] = []
    for (place, change) in changes.enumerated() where change.space == .finalDemand {
      for category in change.columns {
        if let known = cells.firstIndex(where: { $0.category == category && $0.sector == change.row }) {
          cells[known].changes.append(place)
        } else {
          cells.append(Cell(category: category, sector: change.row, changes: [place]))
        }
      }
    }
    self.cells = cells.sorted { ($0.category, $0.sector) < ($1.category, $1.sector) }
  }
}

/// One cell of final demand on its way through the changes.
struct ChangingCell {
  var total: Double
  /// How far its part supplied inside the region is from the one that the import shares say.
  var correction: Double

  /// Returns the amount that the change adds. The part from inside the region keeps its share when the cell is scaled or
  /// set.
  mutating func apply(_ change: EconomyChange, _ value: Double) -> Double {
    guard !value.isNaN else { return 0 }
    let before = total
    total = change.applied(to: before, value)
    if change.verb != .add, before != 0 { correction *= total / before }
    return total - before
  }
}
