package import Results

/// The numbers that a declared chart shows: a stored output with every axis in its place. Positions run along the chart, and
/// each series has a number, or none, at every position.
package struct ChartNumbers {
  /// The axis whose labels are the positions, and the one whose labels are the series; nil for a single series.
  package let along: String
  package let seriesAxis: String?
  package private(set) var positions: [String] = []
  package private(set) var series: [String] = []
  /// [series][position]
  package private(set) var rows: [[Double?]] = []

  /// Nil where the table lacks an axis that the declaration places.
  package init?(_ table: StoredTable, _ declaration: RunRecord.ChartPart) {
    let labelled = Array(table.header.prefix { $0 != "unit" })
    let axes = labelled + (table.years.isEmpty ? [] : ["year"])
    let free = axes.filter { !declaration.summed.contains($0) && declaration.at[$0] == nil }
    guard let first = declaration.along ?? (free.contains("year") ? "year" : free.first), free.contains(first) else {
      return nil
    }
    along = first
    seriesAxis = declaration.series ?? free.first { $0 != first }
    let figures =
      table.years.isEmpty ? [("value", table.column("value"))] : table.yearColumns.map { ("\($0.year)", $0.column) }
    for row in table.rows {
      for (year, column) in figures {
        func label(_ axis: String) -> String { labelled.firstIndex(of: axis).map { row[$0] } ?? year }
        guard let column, declaration.at.allSatisfy({ label($0.key) == $0.value }) else { continue }
        add(Double(row[column]), at: label(along), in: seriesAxis.map(label) ?? "")
      }
    }
    if rows.isEmpty { return nil }
  }

  private mutating func add(_ value: Double?, at position: String, in name: String) {
    let column = positions.firstIndex(of: position) ?? positions.count
    if column == positions.count {
      positions.append(position)
      for row in rows.indices { rows[row].append(nil) }
    }
    let row = series.firstIndex(of: name) ?? series.count
    if row == series.count {
      series.append(name)
      rows.append(Array(repeating: nil, count: positions.count))
    }
    if let value { rows[row][column] = (rows[row][column] ?? 0) + value }
  }

  /// Leaves out the years before the first in which another output is other than zero; all where it never is.
  package mutating func begin(with other: StoredTable) {
    let active = other.yearColumns.first { year in other.rows.contains { (Double($0[year.column]) ?? 0) != 0 } }
    guard along == "year", let first = active?.year else { return }
    let count = positions.prefix { (Int($0) ?? first) < first }.count
    positions.removeFirst(count)
    for row in rows.indices { rows[row].removeFirst(count) }
  }

  /// The positions where they are many whole numbers in rising order (hours, percents): with a name for each the chart
  /// would be wider than a page.
  package var manyNumbers: [Int]? {
    let numbers = positions.compactMap { Int($0) }
    // Years have an axis of their own, which shades those that are projected.
    guard along != "year" else { return nil }
    guard numbers.count > 16, numbers.count == positions.count, zip(numbers, numbers.dropFirst()).allSatisfy(<) else {
      return nil
    }
    return numbers
  }

  /// The years of the positions; nil where others run along.
  package var years: [Int]? { along == "year" ? positions.compactMap { Int($0) } : nil }
}
