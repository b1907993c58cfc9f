import CLAPACK

extension Matrix {
  /// Writes this matrix times each of `count` columns of `columns` entries into as many columns of `rows` entries.
  public func multiply(
    _ other: UnsafePointer<Double>, count: Int, into result: UnsafeMutablePointer<Double>
  ) {
    guard rows > 0, columns > 0, count > 0 else { return }
    cblas_dgemm(
      CblasColMajor, CblasNoTrans, CblasNoTrans, Int32(rows), Int32(count), Int32(columns), 1, storage, Int32(rows),
      other,
      Int32(columns), 0, result, Int32(rows))
  }
}
