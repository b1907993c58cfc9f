public import Diagnostics
public import LinearAlgebra
import NumberText

/// A matrix with entries of either sign, scaled until its rows and columns have given sums: GRAS (Junius & Oosterhaven 2003,
/// Economic Systems Research 15), X = r̂ P ŝ - r̂⁻¹ N ŝ⁻¹ with P the positive entries of the start and N its negative ones.
///
/// The objective is that of Lenzen, Wood & Gallego (2007, Economic Systems Research 19), Σ |a| (z ln(z/e) + 1) with z = x/a,
/// which is 0 where nothing changes; that of 2003, Σ |a| z ln z, is smallest at z = 1/e. Zeros stay zero and no sign changes.
/// Without a negative entry it is RAS.
public struct GeneralisedRAS: Sendable {
  /// A row or column, and its sum; nil where any sum will do.
  public struct Line: Hashable, Sendable {
    public var label: String
    public var sum: Double?

    public init(_ label: String, sum: Double?) {
      self.label = label
      self.sum = sum
    }
  }

  /// X.
  public let values: Matrix
  /// r and s; 1 for a line of any sum.
  public let rowFactors: [Double]
  public let columnFactors: [Double]
  /// How often rows and columns were scaled.
  public let rounds: Int
  /// The largest difference between a line and its sum that is left.
  public let gap: Double
  /// The objective; 0 where the start had the sums already.
  public let distance: Double

  static let mostRounds = 5000

  /// - Throws: `InvalidInput` that names every line whose entries cannot reach its sum, rows and columns of different totals,
  ///   and the lines that stay off where the scaling does not converge.
  public init(_ start: Matrix, rows: [Line], columns: [Line]) throws(InvalidInput) {
    precondition(rows.count == start.rows && columns.count == start.columns, "one sum for each line")
    let problems = Self.problems(start, rows: rows, columns: columns)
    if !problems.isEmpty { throw InvalidInput(problems) }
    var scaling = SignedScaling(start)
    let tolerance = max(1e-13, 4 * Double(max(start.rows, start.columns)) * .ulpOfOne)
    var round = 0
    while true {
      let sums = scaling.rowSums()
      let isOff = rows.indices.contains { i in
        guard let sum = rows[i].sum else { return false }
        let (found, size) = scaling.sum(ofRow: i, sums)
        return !((found - sum).magnitude <= tolerance * max(size, sum.magnitude))
      }
      if round > 0, !isOff { break }
      guard round < Self.mostRounds else { break }
      round += 1
      scaling.scaleRows(to: rows.map(\.sum), sums)
      scaling.scaleColumns(to: columns.map(\.sum))
    }
    values = scaling.scaled
    (rowFactors, columnFactors, rounds) = (scaling.rowFactors, scaling.columnFactors, round)
    distance = scaling.distance
    let (rowSizes, columnSizes) = values.magnitudeSums
    // The answer itself is checked, whatever the factors promise.
    let gaps =
      zip(rows, zip(values.rowSums, rowSizes)).map { Self.gap(of: $0, "row", $1.0, $1.1) }
      + zip(columns, zip(values.columnSums, columnSizes)).map { Self.gap(of: $0, "column", $1.0, $1.1) }
    let open = gaps.filter { !($0.gap <= 1e-9 * $0.size) }
    if !open.isEmpty { throw InvalidInput(Self.notConverged(open, rounds: round)) }
    gap = gaps.reduce(0) { max($0, $1.gap) }
  }

  private typealias Gap = (name: String, sum: Double, gap: Double, size: Double)

  private static func gap(of line: Line, _ kind: String, _ found: Double, _ size: Double) -> Gap {
    guard let sum = line.sum else { return ("", 0, 0, 1) }
    return ("\(kind) \(line.label)", sum, (found - sum).magnitude, max(size, sum.magnitude))
  }

  private static func notConverged(_ open: [Gap], rounds: Int) -> Diagnostic {
    let mostTold = 5
    // The worst, in the order of the matrix.
    let worst = open.indices.sorted { !(open[$0].gap <= open[$1].gap) }
    let list = worst.prefix(mostTold).sorted().map { open[$0] }.map {
      "\($0.name) is \(briefly($0.gap)) off its \(formatNumber($0.sum))"
    }
    let rest = worst.count > mostTold ? ", and \(worst.count - mostTold) more lines are off" : ""
    return .error(
      "the scaling does not converge: after \(rounds) rounds \(list.joined(separator: ", "))\(rest)",
      advice:
        "zeros stay zero and signs stay in it, so that the entries of these lines cannot reach their sums together; "
        + "change the sums, or give the start entries where it has none")
  }

  private static func problems(_ start: Matrix, rows: [Line], columns: [Line]) -> [Diagnostic] {
    var signs = (rows: rows.map { _ in Signs() }, columns: columns.map { _ in Signs() })
    var problems: [Diagnostic] = []
    for j in columns.indices {
      for i in rows.indices {
        let entry = start[i, j]
        if !entry.isFinite {
          let place = "row \(rows[i].label), column \(columns[j].label)"
          problems.append(.error("the entry of \(place) is \(formatNumber(entry))", advice: "write a finite number"))
        }
        signs.rows[i].add(entry)
        signs.columns[j].add(entry)
      }
    }
    problems += zip(rows, signs.rows).compactMap { $1.problem(of: $0, "row") }
    problems += zip(columns, signs.columns).compactMap { $1.problem(of: $0, "column") }
    let (down, across) = (rows.compactMap(\.sum), columns.compactMap(\.sum))
    guard problems.isEmpty, down.count == rows.count, across.count == columns.count else { return problems }
    let (first, second) = (down.reduce(0, +), across.reduce(0, +))
    let size = (down + across).reduce(0) { $0 + $1.magnitude }
    if (first - second).magnitude > 1e-9 * size {
      problems.append(
        .error(
          "the rows are to hold \(formatNumber(first)) in all, the columns \(formatNumber(second))",
          advice: "both must add up to the same; they differ by \(formatNumber((first - second).magnitude))"))
    }
    return problems
  }

  /// The signs that the entries of a line have.
  private struct Signs {
    var hasPositive = false
    var hasNegative = false

    mutating func add(_ entry: Double) {
      if entry > 0 { hasPositive = true }
      if entry < 0 { hasNegative = true }
    }

    func problem(of line: Line, _ kind: String) -> Diagnostic? {
      guard let sum = line.sum else { return nil }
      guard sum.isFinite else {
        return .error("the sum of \(kind) \(line.label) is \(formatNumber(sum))", advice: "write a finite number")
      }
      guard sum != 0, !(sum > 0 ? hasPositive : hasNegative) else { return nil }
      let entries =
        hasPositive || hasNegative ? "no entry of it is \(sum > 0 ? "above" : "below") 0" : "all its entries are 0"
      return .error(
        "\(kind) \(line.label) is to hold \(formatNumber(sum)), and \(entries) at the start",
        advice: "give it one, or the sum 0: the scaling changes no sign and fills no zero")
    }
  }
}
