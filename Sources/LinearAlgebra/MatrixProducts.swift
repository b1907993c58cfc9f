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
    var result = [Double](repeating: 0, count: rows * other.columns)
    if !result.isEmpty, columns > 0 {
      cblas_dgemm(
        CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(rows), Int32(other.columns), Int32(columns), 1, storage,
        Int32(rows), other.storage, Int32(columns), 0, &result, Int32(rows))
    }
    return Matrix(rows: rows, columns: other.columns, storage: result)
  }

  /// Where the first entry stands that is NaN or infinite, or nil.
  public var firstNotFinite: (row: Int, column: Int)? {
    storage.firstIndex { !$0.isFinite }.map { ($0 % rows, $0 / rows) }
  }
}
