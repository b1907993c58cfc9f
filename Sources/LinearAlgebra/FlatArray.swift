/// Numbers over two or three axes in one block, the last axis fastest.
public struct FlatArray: Hashable, Sendable {
  /// The length of every axis, slowest first.
  public let shape: [Int]
  public var values: [Double]

  /// - Parameter values: as many as the product of the shape.
  public init(_ shape: [Int], values: [Double]) {
    precondition(shape.reduce(1, *) == values.count, "the values do not fit the shape")
    self.shape = shape
    self.values = values
  }

  public init(_ shape: [Int], repeating value: Double = 0) {
    self.init(shape, values: Array(repeating: value, count: shape.reduce(1, *)))
  }

  public subscript(i: Int, j: Int) -> Double {
    get { values[i * shape[1] + j] }
    set { values[i * shape[1] + j] = newValue }
  }

  public subscript(i: Int, j: Int, k: Int) -> Double {
    get { values[(i * shape[1] + j) * shape[2] + k] }
    set { values[(i * shape[1] + j) * shape[2] + k] = newValue }
  }

  /// Everything under index i of the slowest axis.
  public func row(_ i: Int) -> [Double] {
    let width = shape.dropFirst().reduce(1, *)
    return Array(values[i * width..<(i + 1) * width])
  }

  /// The last axis under indices i and j of an array of three axes.
  public func row(_ i: Int, _ j: Int) -> [Double] {
    let start = (i * shape[1] + j) * shape[2]
    return Array(values[start..<start + shape[2]])
  }

  /// The rows of the slowest axis, one after the other.
  public var rows: [[Double]] { (0..<shape[0]).map(row) }
}
