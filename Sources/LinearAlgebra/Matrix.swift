/// A dense matrix of doubles, stored column by column as LAPACK wants it.
///
/// Shapes are the caller's business: operations on shapes that do not fit are programmer errors and trap, since OpenBLAS
/// would print to standard output and go on.
public struct Matrix: Hashable, Sendable {
  public let rows: Int
  public let columns: Int
  /// The entries, column after column: entry (i, j) is at `i + j * rows`.
  public private(set) var storage: [Double]

  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    self.init(rows: rows, columns: columns, storage: Array(repeating: value, count: rows * columns))
  }

  /// - Parameter storage: `rows * columns` entries, column after column.
  public init(rows: Int, columns: Int, storage: [Double]) {
    precondition(rows >= 0 && columns >= 0 && storage.count == rows * columns, "storage does not fit the shape")
    precondition(rows <= Int(Int32.max) && columns <= Int(Int32.max), "LAPACK counts in 32 bits here")
    self.rows = rows
    self.columns = columns
    self.storage = storage
  }

  /// A matrix from its rows, all equally long.
  public init(rows lists: [[Double]]) {
    let columns = lists.first?.count ?? 0
    precondition(lists.allSatisfy { $0.count == columns }, "rows of different lengths")
    self.init(rows: lists.count, columns: columns)
    for (i, list) in lists.enumerated() {
      for (j, value) in list.enumerated() { self[i, j] = value }
    }
  }

  /// A matrix from its columns, all `rows` long (said apart, since there may be no column).
  public init(columns lists: [[Double]], rows: Int) {
    precondition(lists.allSatisfy { $0.count == rows }, "columns of different lengths")
    self.init(rows: rows, columns: lists.count, storage: Array(lists.joined()))
  }

  public static func identity(_ order: Int) -> Matrix {
    var result = Matrix(rows: order, columns: order)
    for i in 0..<order { result[i, i] = 1 }
    return result
  }

  public var isSquare: Bool { rows == columns }

  public subscript(row: Int, column: Int) -> Double {
    get {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "index outside the matrix")
      return storage[row + column * rows]
    }
    set {
      precondition(row >= 0 && row < rows && column >= 0 && column < columns, "index outside the matrix")
      storage[row + column * rows] = newValue
    }
  }

  public func column(_ j: Int) -> [Double] { Array(storage[j * rows..<(j + 1) * rows]) }
  public func row(_ i: Int) -> [Double] {
    precondition(i >= 0 && i < rows, "index outside the matrix")
    return storage.withUnsafeBufferPointer { entries in (0..<columns).map { entries[i + $0 * rows] } }
  }

  /// Each row's sum, `rows` long.
  public var rowSums: [Double] { times(Array(repeating: 1, count: columns)) }
  /// Each column's sum, `columns` long.
  public var columnSums: [Double] { transposedTimes(Array(repeating: 1, count: rows)) }

  /// Block by block: either the reading or the writing goes across columns, which for a large matrix lie far apart.
  public var transposed: Matrix {
    let block = 32
    let entries = [Double](unsafeUninitializedCapacity: storage.count) { target, count in
      storage.withUnsafeBufferPointer { source in
        for left in stride(from: 0, to: columns, by: block) {
          for top in stride(from: 0, to: rows, by: block) {
            for j in left..<min(left + block, columns) {
              for i in top..<min(top + block, rows) {
                target.initializeElement(at: j + i * columns, to: source[i + j * rows])
              }
            }
          }
        }
      }
      count = storage.count
    }
    return Matrix(rows: columns, columns: rows, storage: entries)
  }

  /// diag(factors) times this matrix.
  public func scalingRows(by factors: [Double]) -> Matrix {
    precondition(factors.count == rows, "one factor for each row")
    return mapEntries { value, i, _ in factors[i] * value }
  }

  /// This matrix times diag(factors).
  public func scalingColumns(by factors: [Double]) -> Matrix {
    precondition(factors.count == columns, "one factor for each column")
    return mapEntries { value, _, j in value * factors[j] }
  }

  /// The matrix of `change(entry, row, column)`.
  public func mapEntries(_ change: (Double, Int, Int) -> Double) -> Matrix {
    filled { target, source in
      for j in 0..<columns {
        let start = j * rows
        for i in 0..<rows { target[start + i] = change(source[start + i], i, j) }
      }
    }
  }

  public static func + (a: Matrix, b: Matrix) -> Matrix { a.combined(with: b, +) }
  public static func - (a: Matrix, b: Matrix) -> Matrix { a.combined(with: b, -) }

  private func combined(with other: Matrix, _ operation: (Double, Double) -> Double) -> Matrix {
    precondition(rows == other.rows && columns == other.columns, "shapes differ")
    return filled { target, source in
      other.storage.withUnsafeBufferPointer { others in
        for k in source.indices { target[k] = operation(source[k], others[k]) }
      }
    }
  }

  /// A matrix of this shape whose entries `fill` writes, every one of them, from this matrix's: a large matrix is gone
  /// through once, where a copy that is then changed is gone through twice, and half of the time is page faults.
  func filled(
    by fill: (_ target: UnsafeMutablePointer<Double>, _ source: UnsafeBufferPointer<Double>) -> Void
  ) -> Matrix {
    let entries = [Double](unsafeUninitializedCapacity: storage.count) { buffer, count in
      guard let target = buffer.baseAddress else { return }
      storage.withUnsafeBufferPointer { fill(target, $0) }
      count = storage.count
    }
    return Matrix(rows: rows, columns: columns, storage: entries)
  }

  /// Sets every entry, in place, to `change(entry, row, its place in the storage)`.
  mutating func changeEntries(_ change: (Double, Int, Int) -> Double) {
    storage.withUnsafeMutableBufferPointer { entries in
      for j in 0..<columns {
        for i in 0..<rows { entries[i + j * rows] = change(entries[i + j * rows], i, i + j * rows) }
      }
    }
  }

  /// Lends the entries, column after column, to a routine of LAPACK that overwrites them.
  mutating func withMutableStorage<Result>(_ body: (UnsafeMutablePointer<Double>?) -> Result) -> Result {
    storage.withUnsafeMutableBufferPointer { body($0.baseAddress) }
  }
}
