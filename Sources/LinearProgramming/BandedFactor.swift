import Glibc

/// The Cholesky factor L of a symmetric positive definite matrix with a narrow band, and L⁻¹ B of a border of few columns.
///
/// The band is kept column by column from the diagonal down, the border row by row, so that every inner loop runs over
/// neighbours in memory.
final class BandedFactor {
  let order: Int
  /// Elements below the diagonal in each column.
  let bandwidth: Int
  /// Columns of the border.
  let borderCount: Int
  /// Less is what rounding leaves of nothing.
  private static let leastPivot = 1e-12

  private let stride: Int
  private let band: UnsafeMutablePointer<Double>
  private let border: UnsafeMutablePointer<Double>

  init(order: Int, bandwidth: Int, borderCount: Int) {
    self.order = order
    self.bandwidth = bandwidth
    self.borderCount = borderCount
    stride = bandwidth + 1
    band = .allocate(capacity: max(1, order * stride))
    border = .allocate(capacity: max(1, order * borderCount))
  }

  deinit {
    band.deallocate()
    border.deallocate()
  }

  func clear() {
    band.update(repeating: 0, count: order * stride)
    border.update(repeating: 0, count: order * borderCount)
  }

  /// Adds to the element of a row and a column that is no larger and no further off than the bandwidth.
  @inline(__always) func add(_ value: Double, row: Int, column: Int) {
    band[column * stride + row - column] += value
  }

  @inline(__always) func addBorder(_ value: Double, row: Int, column: Int) {
    border[row * borderCount + column] += value
  }

  /// Factorises in place and turns the border into L⁻¹ B. A pivot that rounding has eaten (of a row that others imply)
  /// is made infinite, which takes its unknown for zero.
  func factorise() {
    for column in 0..<order {
      let current = band + column * stride
      let reach = min(bandwidth, order - 1 - column)
      let pivot = current[0]
      let root = pivot > Self.leastPivot ? pivot.squareRoot() : 1e64
      current[0] = root
      let inverse = 1 / root
      if reach > 0 { for offset in 1...reach { current[offset] *= inverse } }
      let own = border + column * borderCount
      for place in 0..<borderCount { own[place] *= inverse }
      guard reach > 0 else { continue }
      for offset in 1...reach where current[offset] != 0 {
        let factor = current[offset]
        let target = band + (column + offset) * stride
        let source = current + offset
        for place in 0...(reach - offset) { target[place] -= factor * source[place] }
        let below = own + offset * borderCount
        for place in 0..<borderCount { below[place] -= factor * own[place] }
      }
    }
  }

  /// L⁻¹ r in place.
  func solveLower(_ values: UnsafeMutablePointer<Double>) {
    for column in 0..<order {
      let current = band + column * stride
      let reach = min(bandwidth, order - 1 - column)
      let value = values[column] / current[0]
      values[column] = value
      guard reach > 0, value != 0 else { continue }
      for offset in 1...reach { values[column + offset] -= current[offset] * value }
    }
  }

  /// L'⁻¹ r in place.
  func solveUpper(_ values: UnsafeMutablePointer<Double>) {
    for column in stride(from: order - 1, through: 0) {
      let current = band + column * stride
      let reach = min(bandwidth, order - 1 - column)
      var value = values[column]
      if reach > 0 { for offset in 1...reach { value -= current[offset] * values[column + offset] } }
      values[column] = value / current[0]
    }
  }

  private func stride(from first: Int, through last: Int) -> StrideThrough<Int> {
    Swift.stride(from: first, through: last, by: -1)
  }

  /// Takes W'W off a symmetric matrix, W being L⁻¹ B.
  func subtractBorderProduct(from matrix: UnsafeMutablePointer<Double>) {
    for row in 0..<order {
      let own = border + row * borderCount
      for first in 0..<borderCount where own[first] != 0 {
        let factor = own[first]
        let target = matrix + first * borderCount
        for second in 0..<borderCount { target[second] -= factor * own[second] }
      }
    }
  }

  /// Takes W' t off `result`.
  func subtractBorderTransposed(_ values: UnsafePointer<Double>, from result: UnsafeMutablePointer<Double>) {
    for row in 0..<order where values[row] != 0 {
      let own = border + row * borderCount
      for place in 0..<borderCount { result[place] -= own[place] * values[row] }
    }
  }

  /// Takes W z off `result`.
  func subtractBorder(_ values: UnsafePointer<Double>, from result: UnsafeMutablePointer<Double>) {
    for row in 0..<order {
      let own = border + row * borderCount
      var sum = 0.0
      for place in 0..<borderCount { sum += own[place] * values[place] }
      result[row] -= sum
    }
  }
}
