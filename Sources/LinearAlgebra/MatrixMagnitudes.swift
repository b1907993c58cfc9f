import CLAPACK

extension Matrix {
  /// ‖A‖₁ and ‖A‖∞: the largest column sum and the largest row sum of magnitudes. ‖A‖₁ is finite only where every entry
  /// is, so that whoever needs the norms need not look for NaN beforehand.
  var norms: (one: Double, infinity: Double) {
    let sums = magnitudeSums
    return (sums.columns.reduce(0) { max($0, $1.isFinite ? $1 : .infinity) }, sums.rows.max() ?? 0)
  }

  /// The sums of the magnitudes of each row and of each column.
  public var magnitudeSums: (rows: [Double], columns: [Double]) {
    var ofRows = [Double](repeating: 0, count: rows)
    let ofColumns = (0..<columns).map { j in
      withColumn(j) { column in
        ofRows.withUnsafeMutableBufferPointer { ofRows in
          for i in column.indices { ofRows[i] += column[i].magnitude }
        }
        return Self.sumOfMagnitudes(column)
      }
    }
    return (ofRows, ofColumns)
  }

  /// The largest magnitude of an entry of column j; 0 for an empty column.
  public func largestMagnitude(inColumn j: Int) -> Double {
    guard rows > 0 else { return 0 }
    return withColumn(j) { $0[Int(cblas_idamax(Int32(rows), $0.baseAddress, 1))].magnitude }
  }

  /// The place of the first entry that is NaN or infinite; nil without one.
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

  /// Lends the entries of column j.
  public func withColumn<Result>(_ j: Int, _ body: (UnsafeBufferPointer<Double>) -> Result) -> Result {
    storage.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[j * rows..<(j + 1) * rows])) }
  }

  private static func sumOfMagnitudes(_ column: UnsafeBufferPointer<Double>) -> Double {
    cblas_dasum(Int32(column.count), column.baseAddress, 1)
  }
}
