import CLAPACK

extension Matrix {
  /// This matrix times a column vector of `columns` entries.
  public func times(_ vector: [Double]) -> [Double] {
    precondition(vector.count == columns, "the vector needs one entry for each column")
    return product(with: vector, transposed: CblasNoTrans, count: rows)
  }

  /// The transposed matrix times a vector of `rows` entries; read otherwise, a row vector times this matrix.
  public func transposedTimes(_ vector: [Double]) -> [Double] {
    precondition(vector.count == rows, "the vector needs one entry for each row")
    return product(with: vector, transposed: CblasTrans, count: columns)
  }

  private func product(with vector: [Double], transposed: CBLAS_TRANSPOSE, count: Int) -> [Double] {
    var result = [Double](repeating: 0, count: count)
    // OpenBLAS takes no leading dimension of zero.
    guard rows > 0, columns > 0 else { return result }
    cblas_dgemv(
      CblasColMajor, transposed, Int32(rows), Int32(columns), 1, storage, Int32(rows), vector, 1, 0, &result, 1)
    return result
  }

  /// This matrix times another of as many rows as this has columns.
  public func times(_ other: Matrix) -> Matrix {
    precondition(columns == other.rows, "inner shapes differ")
    return product(with: other, transposed: CblasNoTrans, count: rows)
  }

  /// The transposed matrix times another of as many rows as this has.
  public func transposedTimes(_ other: Matrix) -> Matrix {
    precondition(rows == other.rows, "inner shapes differ")
    return product(with: other, transposed: CblasTrans, count: columns)
  }

  private func product(with other: Matrix, transposed: CBLAS_TRANSPOSE, count: Int) -> Matrix {
    var result = [Double](repeating: 0, count: count * other.columns)
    if !result.isEmpty, other.rows > 0 {
      cblas_dgemm(
        CblasColMajor, transposed, CblasNoTrans, Int32(count), Int32(other.columns), Int32(other.rows), 1, storage,
        Int32(rows), other.storage, Int32(other.rows), 0, &result, Int32(count))
    }
    return Matrix(rows: count, columns: other.columns, storage: result)
  }

  /// I - diag(rowFactors) · this · diag(columnFactors), in one pass.
  public func subtractedFromIdentity(rowFactors: [Double], columnFactors: [Double]) -> Matrix {
    precondition(isSquare && rowFactors.count == rows && columnFactors.count == rows, "shapes differ")
    return mapEntries { value, i, j in (i == j ? 1 : 0) - rowFactors[i] * value * columnFactors[j] }
  }

  /// ‖A‖₁ and ‖A‖∞: the largest column sum and the largest row sum of magnitudes.
  var norms: (one: Double, infinity: Double) {
    var ofRows = [Double](repeating: 0, count: rows)
    var largest = 0.0
    for j in 0..<columns {
      var sum = 0.0
      for i in 0..<rows {
        let magnitude = storage[i + j * rows].magnitude
        sum += magnitude
        ofRows[i] += magnitude
      }
      largest = max(largest, sum)
    }
    return (largest, ofRows.max() ?? 0)
  }

  /// The largest magnitude of an entry of column j; 0 for an empty column.
  public func largestMagnitude(inColumn j: Int) -> Double {
    storage[j * rows..<(j + 1) * rows].reduce(0) { max($0, $1.magnitude) }
  }

  /// Where the first entry stands that is NaN or infinite, or nil.
  public var firstNotFinite: (row: Int, column: Int)? {
    storage.firstIndex { !$0.isFinite }.map { ($0 % rows, $0 / rows) }
  }
}
