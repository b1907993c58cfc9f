import LinearAlgebra

/// The factors r and s of a GRAS scaling, and the sums that the next ones follow from.
struct SignedScaling {
  private let start: Matrix
  private(set) var rowFactors: [Double]
  private(set) var columnFactors: [Double]

  /// The positive and the negative part of a line under the factors of the lines across, each without its own factor.
  struct Parts {
    var positive = 0.0
    var negative = 0.0

    mutating func add(_ entry: Double, _ factor: Double) {
      if entry > 0 {
        positive += entry * factor
      } else if entry < 0 {
        negative -= entry / factor
      }
    }

    /// The root of p r² - sum r - n = 0 that is not below 0 (Junius & Oosterhaven 2003, eq. 12), without cancellation; for a
    /// line of negative entries alone -n / sum (Temurshoev, Miller & Bouwmeester 2013), and 1 for one without entries.
    func factor(for sum: Double) -> Double {
      if positive > 0 {
        let root = (sum * sum + 4 * positive * negative).squareRoot()
        return sum >= 0 ? (sum + root) / (2 * positive) : 2 * negative / (root - sum)
      }
      return negative > 0 ? negative / -sum : 1
    }
  }

  init(_ start: Matrix) {
    self.start = start
    rowFactors = Array(repeating: 1, count: start.rows)
    columnFactors = Array(repeating: 1, count: start.columns)
  }

  func rowSums() -> [Parts] {
    var parts = [Parts](repeating: Parts(), count: start.rows)
    for j in columnFactors.indices {
      start.withColumn(j) { column in
        for i in column.indices { parts[i].add(column[i], columnFactors[j]) }
      }
    }
    return parts
  }

  /// The sum of a row under the present factors, and that of its magnitudes.
  func sum(ofRow i: Int, _ parts: [Parts]) -> (sum: Double, size: Double) {
    // A factor of 0 or infinity belongs to a line of one sign, whose other part is 0.
    let above = parts[i].positive > 0 ? parts[i].positive * rowFactors[i] : 0
    let below = parts[i].negative > 0 ? parts[i].negative / rowFactors[i] : 0
    return (above - below, above + below)
  }

  mutating func scaleRows(to sums: [Double?], _ parts: [Parts]) {
    for (i, sum) in sums.enumerated() {
      if let sum { rowFactors[i] = parts[i].factor(for: sum) }
    }
  }

  mutating func scaleColumns(to sums: [Double?]) {
    for (j, sum) in sums.enumerated() {
      guard let sum else { continue }
      let parts = start.withColumn(j) { column in
        column.indices.reduce(into: Parts()) { $0.add(column[$1], rowFactors[$1]) }
      }
      columnFactors[j] = parts.factor(for: sum)
    }
  }

  /// r̂ P ŝ - r̂⁻¹ N ŝ⁻¹.
  var scaled: Matrix {
    start.mapEntries { entry, i, j in
      if entry > 0 { return entry * rowFactors[i] * columnFactors[j] }
      return entry < 0 ? entry / rowFactors[i] / columnFactors[j] : 0
    }
  }

  /// Σ |a| (z ln(z/e) + 1).
  var distance: Double {
    var sum = 0.0
    for j in columnFactors.indices {
      start.withColumn(j) { column in
        for i in column.indices where column[i] != 0 {
          let factor = rowFactors[i] * columnFactors[j]
          let z = column[i] > 0 ? factor : 1 / factor
          sum += column[i].magnitude * (z > 0 ? z * (logarithm(z) - 1) + 1 : 1)
        }
      }
    }
    return sum
  }
}
