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
    // OpenBLAS takes no leading dimension of zero, and writes nothing where there is nothing to add up.
    guard count > 0, other.columns > 0, other.rows > 0 else { return Matrix(rows: count, columns: other.columns) }
    // dgemm copies this matrix into the form that its kernel wants, which for a single column takes longer than dgemv.
    if other.columns == 1 {
      let entries = product(with: other.storage, transposed: transposed, count: count)
      return Matrix(rows: count, columns: 1, storage: entries)
    }
    let entries = [Double](unsafeUninitializedCapacity: count * other.columns) { buffer, initialized in
      cblas_dgemm(
        CblasColMajor, transposed, CblasNoTrans, Int32(count), Int32(other.columns), Int32(other.rows), 1, storage,
        Int32(rows), other.storage, Int32(other.rows), 0, buffer.baseAddress, Int32(count))
      initialized = count * other.columns
    }
    return Matrix(rows: count, columns: other.columns, storage: entries)
  }

  /// I - diag(rowFactors) · this · diag(columnFactors), in one pass.
  public func subtractedFromIdentity(rowFactors: [Double], columnFactors: [Double]) -> Matrix {
    precondition(isSquare && rowFactors.count == rows && columnFactors.count == rows, "shapes differ")
    return filled { target, source in
      rowFactors.withUnsafeBufferPointer { rowFactors in
        for (j, columnFactor) in columnFactors.enumerated() {
          let start = j * rows
          for i in 0..<rows { target[start + i] = 0 - rowFactors[i] * source[start + i] * columnFactor }
          target[start + j] = 1 - rowFactors[j] * source[start + j] * columnFactor
        }
      }
    }
  }
}
