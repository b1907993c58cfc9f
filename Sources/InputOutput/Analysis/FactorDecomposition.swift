public import Diagnostics

/// How a change splits over the factors that changed (Dietzenbacher & Los 1998, Economic Systems Research 10; Miller & Blair
/// 2009, section 13.1). Each contribution is a vector; together they are the change.
public struct FactorDecomposition: Sendable {
  /// Which of the n! orders, in which the factors may change one after the other, are averaged.
  public enum Method: String, Hashable, Sendable, CaseIterable {
    /// The first-to-last order and its reverse.
    case twoPolar = "two_polar"
    /// All of them, had from 2ⁿ corners (Dietzenbacher & Los 1998, p. 314; the Shapley value).
    case allOrders = "all_orders"
  }

  public let method: Method
  /// One for each factor, in the order given.
  public let contributions: [DemandDriver]
  /// The decomposed change: end less start.
  public let change: [Double]

  /// How many factors a method takes: 2ⁿ corners grow fast.
  public static func mostFactors(_ method: Method) -> Int { method == .allOrders ? 12 : 60 }

  /// - Parameters:
  ///   - factors: names, in the order of change.
  ///   - evaluate: the quantity where the factors marked true have changed and the others have not; always of the same
  ///     length.
  /// - Throws: `InvalidInput` for too many factors, and what `evaluate` throws.
  public init(
    factors: [String], method: Method = .twoPolar, evaluate: ([Bool]) throws(InvalidInput) -> [Double]
  ) throws(InvalidInput) {
    let n = factors.count
    guard n <= Self.mostFactors(method) else {
      throw InvalidInput(.error("\(n) factors are too many", advice: "take at most \(Self.mostFactors(method))"))
    }
    func corner(_ changed: Int) throws(InvalidInput) -> [Double] {
      try evaluate((0..<n).map { changed & 1 << $0 != 0 })
    }
    let start = try corner(0)
    let end = try corner((1 << n) - 1)
    var sums = Array(repeating: start.map { _ in 0.0 }, count: n)
    func add(_ factor: Int, _ weight: Double, _ before: [Double], _ after: [Double]) {
      for i in before.indices { sums[factor][i] += weight * (after[i] - before[i]) }
    }
    switch method {
    case .twoPolar:
      var (forward, backward) = (start, end)
      for k in 0..<n {
        let next = try corner((1 << (k + 1)) - 1)
        add(k, 0.5, forward, next)
        // Backwards the later factors are changed already and this one is taken back last but k.
        let left = try corner(((1 << n) - 1) & ~((1 << (k + 1)) - 1))
        add(k, 0.5, left, backward)
        (forward, backward) = (next, left)
      }
    case .allOrders:
      var corners: [[Double]] = []
      for changed in 0..<1 << n { corners.append(try corner(changed)) }
      for changed in 0..<1 << n {
        let weight = Self.weight(of: changed.nonzeroBitCount, among: n)
        for k in 0..<n where changed & 1 << k == 0 { add(k, weight, corners[changed], corners[changed | 1 << k]) }
      }
    }
    self.method = method
    contributions = zip(factors, sums).map { DemandDriver(name: $0, values: $1) }
    change = zip(start, end).map { $1 - $0 }
  }

  /// How far the contributions miss the change at worst, relative to the largest contribution.
  public var closureError: Double { Self.closureError(contributions, change) }

  static func closureError(_ contributions: [DemandDriver], _ change: [Double]) -> Double {
    let largest = contributions.flatMap(\.values).reduce(0) { max($0, $1.magnitude) }
    guard largest > 0 else { return 0 }
    let gap = change.indices.map { i in
      (contributions.reduce(0) { $0 + $1.values[i] } - change[i]).magnitude
    }.max()
    return (gap ?? 0) / largest
  }

  /// s!(n - s - 1)!/n!: the share of orders in which a factor changes right after a given set of s.
  static func weight(of set: Int, among n: Int) -> Double {
    var weight = 1 / Double(n)
    // 1 / (n · C(n - 1, s))
    for k in 0..<set { weight *= Double(k + 1) / Double(n - 1 - k) }
    return weight
  }
}
