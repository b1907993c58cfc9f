import LinearAlgebra
import SeededNumbers
import Testing

@Suite struct MatrixTests {
  private let a = Matrix(rows: [[1, 2, 3], [4, 5, 6]])

  @Test func `entries are stored column by column`() {
    #expect(a.storage == [1, 4, 2, 5, 3, 6])
    #expect(a == Matrix(columns: [[1, 4], [2, 5], [3, 6]], rows: 2))
    #expect(a[1, 2] == 6)
    #expect(a.row(1) == [4, 5, 6])
    #expect(a.column(1) == [2, 5])
    #expect(a.transposed == Matrix(rows: [[1, 4], [2, 5], [3, 6]]))
  }

  /// Blocks of 32 that do not divide the shape.
  @Test(arguments: [(1, 1), (31, 33), (32, 64), (70, 5), (0, 3), (3, 0)])
  func `a transposed matrix has every entry at the mirrored place`(rows: Int, columns: Int) {
    var random = SeededNumbers(9)
    let matrix = random.matrix(rows, columns)
    let turned = matrix.transposed
    #expect((turned.rows, turned.columns) == (columns, rows))
    for i in 0..<rows { #expect(turned.column(i) == matrix.row(i)) }
    #expect(turned.transposed == matrix)
  }

  @Test func `products follow the definition`() {
    #expect(a.times([1, 0, -1]) == [-2, -2])
    #expect(a.transposedTimes([1, -1]) == [-3, -3, -3])
    #expect(a.times(a.transposed) == Matrix(rows: [[14, 32], [32, 77]]))
    #expect(a.times(Matrix.identity(3)) == a)
    #expect(a.rowSums == [6, 15])
    #expect(a.columnSums == [5, 7, 9])
  }

  @Test func `rows and columns are scaled by their factors`() {
    #expect(a.scalingRows(by: [2, 10]) == Matrix(rows: [[2, 4, 6], [40, 50, 60]]))
    #expect(a.scalingColumns(by: [1, 0, -1]) == Matrix(rows: [[1, 0, -3], [4, 0, -6]]))
    #expect(a + a - a == a)
  }

  @Test func `matrices without rows or columns have empty or zero products`() {
    #expect(Matrix(rows: 0, columns: 3).times([1, 2, 3]) == [])
    #expect(Matrix(rows: 2, columns: 0).times([]) == [0, 0])
    #expect(Matrix(rows: 2, columns: 0).times(Matrix(rows: 0, columns: 2)) == Matrix(rows: 2, columns: 2))
    #expect(Matrix(rows: []).rows == 0)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `an entry that is not finite is found at its place in a large matrix`(value: Double) throws {
    var random = SeededNumbers(3)
    var large = random.matrix(310, 290)
    #expect(large.firstNotFinite == nil)
    // Finite, though their sum is not.
    (large[4, 10], large[5, 10]) = (.greatestFiniteMagnitude, .greatestFiniteMagnitude)
    #expect(large.firstNotFinite == nil)
    (large[307, 201], large[2, 202]) = (value, .nan)
    let place = try #require(large.firstNotFinite)
    #expect(place == (307, 201))
    var square = random.matrix(290, 290)
    square[267, 215] = value
    #expect(throws: LinearAlgebraError.notFinite(row: 267, column: 215)) { try LUFactors(factoring: square) }
  }

  @Test func `the largest magnitude of a column keeps no sign`() {
    #expect((0..<3).map { Matrix(rows: [[1, 0, 2], [-4, 0, 3]]).largestMagnitude(inColumn: $0) } == [4, 0, 3])
    #expect(Matrix(rows: 0, columns: 1).largestMagnitude(inColumn: 0) == 0)
  }

  @Test func `magnitudes are summed by row and by column`() {
    let sums = Matrix(rows: [[1, 0, -2], [-4, 0, 3]]).magnitudeSums
    #expect(sums.rows == [3, 7])
    #expect(sums.columns == [5, 0, 5])
    #expect(Matrix(rows: 2, columns: 0).magnitudeSums == ([0, 0], []))
  }

  @Test func `the spectral radius is the largest modulus`() throws {
    // A cycle of two has the eigenvalues ±2, on which power iteration would swing for ever.
    #expect(abs(try Matrix(rows: [[0, 4], [1, 0]]).spectralRadius() - 2) < 1e-14)
    // A rotation has eigenvalues ±i.
    #expect(abs(try Matrix(rows: [[0, -1], [1, 0]]).spectralRadius() - 1) < 1e-14)
    #expect(try Matrix(rows: [[0, 1], [0, 0]]).spectralRadius() == 0)
    #expect(try Matrix(rows: 0, columns: 0).spectralRadius() == 0)
    #expect(throws: LinearAlgebraError.notSquare(rows: 2, columns: 3)) { try a.spectralRadius() }
    #expect(throws: LinearAlgebraError.notFinite(row: 0, column: 0)) { try Matrix(rows: [[.nan]]).spectralRadius() }
  }

  @Test func `the libraries say which they are`() {
    #expect(LinearAlgebraLibrary.lapackVersion.split(separator: ".").count == 3)
    #expect(LinearAlgebraLibrary.openBLASVersion.hasPrefix("OpenBLAS "))
  }
}
