import CLAPACK

extension Matrix {
  /// ‖A‖₁ and ‖A‖∞: the largest column sum and the largest row sum of magnitudes. ‖A‖₁ is finite only where every entry
  /// is, so that whoever needs the norms need not look for NaN beforehand.
  var norms: (one: Double, infinity: Double) {
    var ofRows = [Double](repeating: 0, count: rows)
    var largest = 0.0
    for j in 0..<columns {
      withColumn(j) { column in
        let sum = Self.sumOfMagnitudes(column)
        largest = max(largest, sum.isFinite ? sum : .infinity)
        ofRows.withUnsafeMutableBufferPointer { ofRows in
          for i in column.indices { ofRows[i] += column[i].magnitude }
        }
      }
    }
    return (largest, ofRows.max() ?? 0)
  }

  /// The largest magnitude of an entry of column j; 0 for an empty column.
  public func largestMagnitude(inColumn j: Int) -> Double {
    guard rows > 0 else { return 0 }
    return withColumn(j) { $0[Int(cblas_idamax(Int32(rows), $0.baseAddress, 1))].magnitude }
  }

  /// Where the first entry stands that is NaN or infinite, or nil.
  public var firstNotFinite: (row: Int, column: Int)? {
    for j in 0..<columns {
      // A sum of magnitudes is finite only where each of them is, and dasum goes at the speed of memory. A column whose
      // sum is not, to which finite entries beyond 1e300 may come too, is searched entry by entry.
      let row = withColumn(j) { column in
        Self.sumOfMagnitudes(column).isFinite ? nil : column.firstIndex { !$0.isFinite }
      }
      if let row { return (row, j) }
    }
    return nil
  }

  private func withColumn<Result>(_ j: Int, _ body: (UnsafeBufferPointer<Double>) -> Result) -> Result {
    storage.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[j * rows..<(j + 1) * rows])) }
  }

  private static func sumOfMagnitudes(_ column: UnsafeBufferPointer<Double>) -> Double {
    cblas_dasum(Int32(column.count), column.baseAddress, 1)
  }
}
