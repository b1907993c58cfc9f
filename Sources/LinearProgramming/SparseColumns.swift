/// A matrix column by column.
struct SparseColumns: Sendable {
  let rowCount: Int
  private(set) var starts: [Int] = [0]
  private(set) var rows: [Int32] = []
  private(set) var elements: [Double] = []

  init(rowCount: Int) { self.rowCount = rowCount }

  var columnCount: Int { starts.count - 1 }

  func places(of column: Int) -> Range<Int> { starts[column]..<starts[column + 1] }

  /// Adds an element to the column that is being written.
  mutating func append(row: Int, _ element: Double) {
    precondition(row >= 0 && row < rowCount)
    rows.append(Int32(row))
    elements.append(element)
  }

  mutating func endColumn() { starts.append(rows.count) }

  mutating func scale(_ rowScale: [Double], _ columnScale: [Double]) {
    for column in 0..<columnCount {
      for place in places(of: column) { elements[place] *= rowScale[Int(rows[place])] * columnScale[column] }
    }
  }

  /// A x.
  func product(_ x: [Double]) -> [Double] {
    var product = [Double](repeating: 0, count: rowCount)
    let (rows, elements) = (rows.span, elements.span)
    var sums = product.mutableSpan
    for column in 0..<columnCount where x[column] != 0 {
      let value = x[column]
      // `append` checks that every row exists.
      for place in places(of: column) {
        sums[unchecked: Int(rows[unchecked: place])] += elements[unchecked: place] * value
      }
    }
    return product
  }

  /// A' y.
  func transposedProduct(_ y: [Double]) -> [Double] {
    precondition(y.count == rowCount)
    var product = [Double](repeating: 0, count: columnCount)
    let (rows, elements, y) = (rows.span, elements.span, y.span)
    for column in product.indices {
      var sum = 0.0
      for place in places(of: column) { sum += elements[unchecked: place] * y[unchecked: Int(rows[unchecked: place])] }
      product[column] = sum
    }
    return product
  }
}
