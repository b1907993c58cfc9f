import LinearAlgebra
import NumberText

/// Makes independent points depend on each other: each becomes a normal variate, a triangular factor of the correlation
/// matrix mixes them, and each becomes a point again, as uniform as before (Nelsen 2006, "An introduction to copulas",
/// section 2.5; Iman and Conover 1982 for why ranks are what an analyst means).
///
/// Correlations are those of the normal variates. The rank correlation r of the factors is a little nearer to zero:
/// r = 6 / π asin(ρ / 2).
package struct GaussianCopula: Hashable, Sendable {
  package struct Pair: Hashable, Sendable {
    package var first, second: Int
    package var correlation: Double

    package init(_ first: Int, _ second: Int, _ correlation: Double) {
      self.first = first
      self.second = second
      self.correlation = correlation
    }
  }

  /// The dimensions that depend on another, ascending.
  package let dimensions: [Int]
  /// Lower triangular, [row][column] over `dimensions`.
  private let factor: FlatArray

  /// - Parameter pairs: the correlations that are not zero.
  package init(_ pairs: [Pair]) throws(SamplingError) {
    let dimensions = Set(pairs.flatMap { [$0.first, $0.second] }).sorted()
    self.dimensions = dimensions
    var matrix = FlatArray([dimensions.count, dimensions.count])
    for place in dimensions.indices { matrix[place, place] = 1 }
    for pair in pairs {
      guard abs(pair.correlation) < 1 else {
        throw .correlationOutOfRange(first: pair.first, second: pair.second, value: pair.correlation)
      }
      guard let row = dimensions.firstIndex(of: pair.first), let column = dimensions.firstIndex(of: pair.second) else {
        continue
      }
      guard row != column, matrix[row, column] == 0 else {
        throw .correlationTwice(first: pair.first, second: pair.second)
      }
      matrix[row, column] = pair.correlation
      matrix[column, row] = pair.correlation
    }
    factor = try Self.triangular(matrix, dimensions)
  }

  /// Cholesky's factor.
  private static func triangular(_ matrix: FlatArray, _ names: [Int]) throws(SamplingError) -> FlatArray {
    var factor = FlatArray(matrix.shape)
    for row in names.indices {
      for column in 0...row {
        let sum = (0..<column).reduce(matrix[row, column]) { $0 - factor[row, $1] * factor[column, $1] }
        if column < row {
          factor[row, column] = sum / factor[column, column]
        } else {
          // Less than this is left where one factor follows from others, up to rounding.
          guard sum > 1e-12 else { throw contradiction(matrix, factor, row, names) }
          factor[row, row] = sum.squareRoot()
        }
      }
    }
    return factor
  }

  /// The pair of this row whose correlation needs the smallest change, and where it may lie.
  private static func contradiction(
    _ matrix: FlatArray, _ factor: FlatArray, _ row: Int, _ names: [Int]
  ) -> SamplingError {
    var best: (column: Int, low: Double, high: Double, change: Double)?
    for column in 0..<row {
      // r' M^-1 r < 1 as a parabola in the correlation with this column.
      var unit = [Double](repeating: 0, count: row)
      unit[column] = 1
      var others = (0..<row).map { matrix[row, $0] }
      others[column] = 0
      let (direction, rest) = (solved(unit, factor), solved(others, factor))
      let a = zip(direction, direction).reduce(0) { $0 + $1.0 * $1.1 }
      let b = zip(direction, rest).reduce(0) { $0 + $1.0 * $1.1 }
      let c = zip(rest, rest).reduce(0) { $0 + $1.0 * $1.1 } - 1
      guard b * b > a * c else { continue }
      let (low, high) = ((-b - (b * b - a * c).squareRoot()) / a, (-b + (b * b - a * c).squareRoot()) / a)
      let change = max(low - matrix[row, column], matrix[row, column] - high)
      if change < best?.change ?? .infinity { best = (column, low, high, change) }
    }
    let full = Matrix(rows: matrix.shape[0], columns: matrix.shape[1], storage: matrix.values)
    let smallest = (try? full.eigenvalues())?.map(\.real).min()
    return .contradictoryCorrelations(
      first: names[best?.column ?? 0], second: names[row], range: best.map { $0.low...$0.high },
      smallestEigenvalue: smallest ?? .nan)
  }

  /// L^-1 times a vector.
  private static func solved(_ vector: [Double], _ factor: FlatArray) -> [Double] {
    var result = vector
    for row in vector.indices {
      for column in 0..<row { result[row] -= factor[row, column] * result[column] }
      result[row] /= factor[row, row]
    }
    return result
  }

  /// Replaces the coordinates of one point that begins at `start`.
  func mix(_ points: inout [Double], from start: Int) {
    let normal = dimensions.map { StandardNormal.quantile(points[start + $0]) }
    // The first keeps its coordinate.
    for row in dimensions.indices.dropFirst() {
      let mixed = (0...row).reduce(0) { $0 + factor[row, $1] * normal[$1] }
      points[start + dimensions[row]] = min(max(StandardNormal.share(below: mixed), 0x1p-53), 1 - 0x1p-53)
    }
  }
}
