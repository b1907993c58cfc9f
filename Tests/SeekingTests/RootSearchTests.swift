import Foundation
import Testing

@testable import Seeking

@Suite struct RootSearchTests {
  /// The growth at which a share of 11.8 % reaches 15 % in five years, 5 points above it: solved by hand,
  /// 1 + .05 / (1 + g) = (15 / 11.8)^(1/5).
  @Test func `the growth that a target needs is found in few runs`() {
    let answer = RootSearch(low: 0, high: 0.1) { 11.8 * pow((1 + $0 + 0.05) / (1 + $0), 5) - 15 }
    guard case .root(let growth, let value, let evaluations) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(abs(growth - (0.05 / (pow(15 / 11.8, 0.2) - 1) - 1)) < 1e-13)
    #expect(abs(growth - 0.017080769407) < 1e-12)
    #expect(abs(value) < 1e-13)
    #expect(evaluations <= 9)
  }

  struct Case: Sendable {
    var low, high, zero: Double
    var most: Int
    var function: @Sendable (Double) -> Double
  }

  /// Functions with known zeros, some of the article's table I, and the most evaluations they may take: bisection takes
  /// about 40.
  static let cases = [
    Case(low: 0, high: 1, zero: 0.7390851332151607, most: 10) { cos($0) - $0 },
    Case(low: 2, high: 3, zero: 2.0945514815423265, most: 10) { ($0 * $0 - 2) * $0 - 5 },
    Case(low: 0, high: 2, zero: pow(0.5, 1.0 / 9), most: 18) { pow($0, 9) - 0.5 },
    Case(low: -5, high: 5, zero: 0.3, most: 25) { tanh(200 * ($0 - 0.3)) },
    Case(low: 0, high: 1, zero: log(2.0) / 20, most: 15) { 2 * $0 * exp(-20) - 2 * exp(-20 * $0) + 1 },
    Case(low: -0.5, high: 0.9, zero: 0, most: 15) { sin($0) + $0 * $0 },
    Case(low: 0, high: 1, zero: 0.7, most: 60) { $0 < 0.7 ? -1 : 3 },
  ]

  @Test(arguments: cases) func `zeros are found`(of it: Case) {
    let answer = RootSearch(low: it.low, high: it.high)(it.function)
    guard case .root(let root, _, let evaluations) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(abs(root - it.zero) < 2e-9 * max(1e-3, abs(it.zero)))
    #expect(evaluations <= it.most)
  }

  @Test func `no sign change, a zero at an end, a failed run and too few runs are answers`() {
    #expect(RootSearch(low: 0, high: 2) { $0 + 1 } == .noSignChange(atLow: 1, atHigh: 3))
    #expect(RootSearch(low: 0, high: 2) { $0 } == .root(0, value: 0, evaluations: 2))
    #expect(RootSearch(low: 0, high: 2) { $0 - 2 } == .root(2, value: 0, evaluations: 2))
    #expect(RootSearch(low: 0, high: 2) { $0 == 2 ? .nan : -1 } == .failed(at: 2))
    #expect(RootSearch(low: 0, high: 2) { $0 == 0 || $0 == 2 ? $0 - 1 : .nan } == .failed(at: 1))
    let few = RootSearch(low: 0, high: 1, mostEvaluations: 5) { $0 < 0.7 ? -1 : 3 }
    guard case .unfinished(let low, let high) = few else {
      Issue.record("\(few)")
      return
    }
    #expect(low < 0.7 && high >= 0.7)
  }

  private struct Broken: Error, Equatable {}

  @Test func `an error of the function is thrown on`() {
    #expect(throws: Broken()) { try RootSearch(low: 0, high: 1) { (_: Double) throws(Broken) in throw Broken() } }
  }
}
