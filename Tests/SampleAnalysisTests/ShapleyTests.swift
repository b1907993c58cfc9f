import SeededNumbers
import Testing

@testable import SampleAnalysis

@Suite struct ShapleyTests {
  /// Three gloves, one left and two right ones (Shapley 1959): the left one is worth 2/3, each right one 1/6.
  @Test func `the glove game`() throws {
    let values: [Double] = [0, 0, 0, 1, 0, 1, 0, 1]
    #expect(agree(try Shapley(values).parts, [2.0 / 3, 1.0 / 6, 1.0 / 6], 1e-15))
  }

  /// Parts by the mean over all orders, one after the other.
  private static func byOrders(_ players: Int, _ value: (Int) -> Double) -> [Double] {
    var (parts, orders) = ([Double](repeating: 0, count: players), 0.0)
    func walk(_ coalition: Int, _ gains: [Double]) {
      guard coalition < (1 << players) - 1 else {
        orders += 1
        for (player, gain) in gains.enumerated() { parts[player] += gain }
        return
      }
      for player in 0..<players where coalition >> player & 1 == 0 {
        var next = gains
        next[player] = value(coalition | 1 << player) - value(coalition)
        walk(coalition | 1 << player, next)
      }
    }
    walk(0, parts)
    return parts.map { $0 / orders }
  }

  @Test(arguments: 1...6) func `parts are the means over all orders`(groups: Int) throws {
    var random = SeededNumbers(UInt64(groups))
    let values = (0..<1 << groups).map { _ in Double.random(in: -5...5, using: &random) }
    let parts = try Shapley(values).parts
    #expect(agree(parts, Self.byOrders(groups) { values[$0] }, 1e-13))
    #expect(abs(parts.reduce(0, +) - (values[values.count - 1] - values[0])) < 1e-13)
  }

  @Test(arguments: 1...3) func `parts of a ratio are those of a game with twice the players`(groups: Int) throws {
    var random = SeededNumbers(UInt64(10 + groups))
    let numerators = (0..<1 << groups).map { _ in Double.random(in: 1...5, using: &random) }
    let denominators = (0..<1 << groups).map { _ in Double.random(in: 2...9, using: &random) }
    let shapley = try RatioShapley(numerators: numerators, denominators: denominators)
    let mask = (1 << groups) - 1
    let expected = Self.byOrders(2 * groups) { numerators[$0 & mask] / denominators[$0 >> groups] }
    #expect(agree(shapley.throughNumerator + shapley.throughDenominator, expected, 1e-13))
  }

  @Test func `ten groups sum to the whole difference, and eleven are refused`() throws {
    let values = (0..<1 << 10).map { Double($0 * $0 % 997) }
    #expect(abs(try Shapley(values).parts.reduce(0, +) - (values[1_023] - values[0])) < 1e-9)
    let error = #expect(throws: AnalysisError.self) { try Shapley(Array(repeating: 1, count: 1 << 11)) }
    #expect(error?.description == "11 groups have too many combinations: join them to 10 or fewer")
    #expect(throws: AnalysisError.unevenOutputs(count: 3, group: 2)) { try Shapley([1, 2, 3]) }
    #expect(throws: AnalysisError.notFinite) { try Shapley([1, .nan]) }
    #expect(throws: AnalysisError.zeroDenominator) { try RatioShapley(numerators: [1, 2], denominators: [1, 0]) }
  }
}
