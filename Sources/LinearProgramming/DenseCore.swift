/// The part of a basis that is solved as a dense matrix, by LU with partial pivoting.
struct DenseCore: Sendable {
  /// More unknowns than this are refused.
  private let most: Int
  /// In the order of the factors.
  private(set) var rows: [Int] = []
  private(set) var columns: [Int] = []
  /// Where a row of the program stands here; -1 for one that does not.
  private var positions: [Int]
  /// Row by row: L without its diagonal of ones, and U.
  private var factors: [Double] = []
  /// The right-hand side by row, then the solution by column; transposed the other way round.
  var right: [Pair] = []

  init(rows: Int, most: Int) {
    self.most = most
    positions = Array(repeating: -1, count: rows)
  }

  /// Takes the rows and columns whose count is not below 0.
  /// - Returns: whether the matrix is square, small enough and regular.
  mutating func factorise(_ problem: CoreProblem, rows counts: [Int], columns columnCounts: [Int]) -> Bool {
    rows.removeAll(keepingCapacity: true)
    columns.removeAll(keepingCapacity: true)
    for row in counts.indices where counts[row] >= 0 { rows.append(row) }
    for column in columnCounts.indices where columnCounts[column] >= 0 { columns.append(column) }
    let size = rows.count
    guard size == columns.count, size <= most else { return false }
    right.removeAll(keepingCapacity: true)
    right.append(contentsOf: repeatElement(.zero, count: size))
    guard size > 0 else { return true }
    factors.removeAll(keepingCapacity: true)
    factors.append(contentsOf: repeatElement(0, count: size * size))
    for (position, row) in rows.enumerated() { positions[row] = position }
    for (j, column) in columns.enumerated() {
      for place in problem.places(of: column) {
        let position = positions[Int(problem.rows[place])]
        if position >= 0 { factors[position * size + j] = problem.elements[place] }
      }
    }
    for row in rows { positions[row] = -1 }
    for k in 0..<size { if !eliminate(k) { return false } }
    return true
  }

  private mutating func eliminate(_ k: Int) -> Bool {
    let size = rows.count
    var best = k
    var largest = 0.0
    for i in 0..<size {
      let element = factors[i * size + k].magnitude
      largest = max(largest, element)
      if i > k && element > factors[best * size + k].magnitude { best = i }
    }
    guard factors[best * size + k].magnitude > BasisFactors.leastPivot * largest else { return false }
    if best != k {
      rows.swapAt(best, k)
      for j in 0..<size { factors.swapAt(best * size + j, k * size + j) }
    }
    let pivot = factors[k * size + k]
    var i = k + 1
    while i < size {
      let multiple = factors[i * size + k] / pivot
      if multiple != 0 {
        factors[i * size + k] = multiple
        var j = k + 1
        while j < size {
          factors[i * size + j] -= multiple * factors[k * size + j]
          j += 1
        }
      }
      i += 1
    }
    return true
  }

  mutating func solve() {
    let size = rows.count
    for i in 0..<size {
      for j in 0..<i { right[i] -= factors[i * size + j] * right[j] }
    }
    for i in (0..<size).reversed() {
      for j in (i..<size).dropFirst() { right[i] -= factors[i * size + j] * right[j] }
      right[i] /= factors[i * size + i]
    }
  }

  mutating func solveTransposed() {
    let size = rows.count
    for j in 0..<size {
      for i in 0..<j { right[j] -= factors[i * size + j] * right[i] }
      right[j] /= factors[j * size + j]
    }
    for j in (0..<size).reversed() {
      for i in (j..<size).dropFirst() { right[j] -= factors[i * size + j] * right[i] }
    }
  }
}
