import Foundation
import SeededNumbers
import Testing

@testable import Seeking

@Suite struct LeverSearchTests {
  private func found(_ answer: LeverSearch.Answer) -> (levers: [Double], outcome: Double, distance: Double)? {
    guard case .found(let levers, let outcome, let distance, true, _) = answer else {
      Issue.record("\(answer)")
      return nil
    }
    return (levers, outcome, distance)
  }

  /// NLopt's own result is the minimum at (1, 1) of the valley of Rosenbrock (1960).
  @Test func `BOBYQA finds the bottom of Rosenbrock's valley`() throws {
    var evaluations = 0
    let point = try BoundedMinimum(low: [-2, -2], high: [2, 2], mostEvaluations: 2_000).from([-1.2, 1]) {
      evaluations += 1
      return 100 * ($0[1] - $0[0] * $0[0]) * ($0[1] - $0[0] * $0[0]) + (1 - $0[0]) * (1 - $0[0])
    }.get().point
    #expect(abs(point[0] - 1) < 1e-5 && abs(point[1] - 1) < 1e-5)
    #expect(evaluations < 400)
  }

  /// The foot of the perpendicular on 4 u + 3 v = 3 from the origin: (.48, .36), .6 away.
  @Test func `of a plane the foot of the perpendicular is found, in ranges of the levers`() throws {
    let search = LeverSearch(low: [0, 10], high: [1, 30], plan: [0, 10], target: 15, isFloor: true)
    let answer = try #require(found(search { 12 + 4 * $0[0] + 3 * ($0[1] - 10) / 20 }))
    #expect(abs(answer.levers[0] - 0.48) < 1e-5)
    #expect(abs(answer.levers[1] - (10 + 20 * 0.36)) < 2e-4)
    #expect(abs(answer.distance - 0.6) < 1e-9)
    #expect(answer.outcome >= 15)
    #expect(answer.outcome - 15 < 1e-9)
  }

  /// Up to the hump at .6, where x (1.2 - x) is .36; .32 is reached at .4.
  @Test func `one lever alone is moved to the target, or to its best`() throws {
    func search(_ target: Double) -> LeverSearch.Answer {
      LeverSearch(low: [0], high: [1], plan: [0.1], target: target, isFloor: true)({ $0[0] * (1.2 - $0[0]) })
    }
    let answer = try #require(found(search(0.32)))
    #expect(abs(answer.levers[0] - 0.4) < 1e-8)
    guard case .outOfReach(let best, let outcome, let steps, _) = search(0.4) else {
      Issue.record("\(search(0.4))")
      return
    }
    #expect(abs(best[0] - 0.6) < 1e-4)
    #expect(abs(outcome - 0.36) < 1e-8)
    #expect(steps.map(\.lever) == [0])
  }

  /// 4 u + 3 v = 6.5 leaves the square at u = 1, where v = 5/6.
  @Test func `a lever that reaches its limit leaves the rest to the others`() throws {
    let search = LeverSearch(low: [0, 0], high: [1, 1], plan: [0, 0], target: -16.5, isFloor: false)
    let answer = try #require(found(search { -(10 + 4 * $0[0] + 3 * $0[1]) }))
    #expect(abs(answer.levers[0] - 1) < 1e-5)
    #expect(abs(answer.levers[1] - 5.0 / 6) < 1e-5)
    #expect(answer.outcome <= -16.5)
  }

  /// From (.1, .2) to the circle of radius 1/√2 along the ray from the centre.
  @Test func `of a circle the point on the ray is found`() throws {
    let search = LeverSearch(low: [0, 0], high: [1, 1], plan: [0.1, 0.2], target: 0.5, isFloor: true)
    let answer = try #require(found(search { $0[0] * $0[0] + $0[1] * $0[1] }))
    let scale = (0.5 / 0.05).squareRoot()
    #expect(abs(answer.distance - (scale - 1) * 0.05.squareRoot()) < 1e-6)
    #expect(abs(answer.levers[0] - 0.1 * scale) < 1e-3)
    #expect(answer.outcome >= 0.5)
  }

  /// min Σ u² with Π (1 + u_i)^c_i fixed has u_i (1 + u_i) in proportion to c_i, by Lagrange: solved for u with c = 1, 2, 3
  /// to the product 2 by halving.
  @Test func `three levers that multiply share the way by their weight`() throws {
    func lever(_ weight: Double, _ multiplier: Double) -> Double {
      ((1 + 4 * weight * multiplier).squareRoot() - 1) / 2
    }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      let product = (1...3).reduce(1.0) { $0 * pow(1 + lever(Double($1), middle), Double($1)) }
      if product < 2 { low = middle } else { high = middle }
    }
    let expected = [1.0, 2, 3].map { lever($0, low) }
    let search = LeverSearch(low: [0, 0, 0], high: [1, 1, 1], plan: [0, 0, 0], target: 2, isFloor: true)
    let answer = try #require(
      found(search { levers in (1...3).reduce(1.0) { $0 * pow(1 + levers[$1 - 1], Double($1)) } }))
    for (found, expected) in zip(answer.levers, expected) { #expect(abs(found - expected) < 1e-4) }
    let length = expected.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(abs(answer.distance - length) < 1e-8)
  }

  /// Random sums of powers: the search is a local one, and on these no point of a grid that reaches the target lies nearer.
  @Test(arguments: 0..<24) func `no point of a grid lies nearer`(seed: Int) throws {
    var random = SeededNumbers(UInt64(seed))
    let weights = (0..<3).map { _ in Double.random(in: 0.2...2, using: &random) }
    let powers = (0..<3).map { _ in Double.random(in: 0.7...2, using: &random) }
    let plan = (0..<3).map { _ in Double.random(in: 0...0.4, using: &random) }
    func outcome(_ levers: [Double]) -> Double {
      (0..<3).reduce(0.0) { $0 + weights[$1] * pow(levers[$1], powers[$1]) }
    }
    let share = Double.random(in: 0.2...0.9, using: &random)
    let target = outcome(plan) + share * (outcome([1, 1, 1]) - outcome(plan))
    let search = LeverSearch(low: [0, 0, 0], high: [1, 1, 1], plan: plan, target: target, isFloor: true)
    let answer = try #require(found(search(outcome)))
    #expect(answer.outcome >= target)
    var nearest = Double.infinity
    for place in 0..<9_261 {
      let levers = [place / 441, place / 21 % 21, place % 21].map { Double($0) / 20 }
      guard outcome(levers) >= target else { continue }
      nearest = min(nearest, zip(levers, plan).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot())
    }
    #expect(answer.distance < nearest + 1e-6)
  }

  /// Eight levers with falling effects, weights 1 to 1.7: at the nearest point each move is in proportion to its lever's
  /// slope, (u - .1) / (w (1 - u)) the same for all.
  @Test func `eight levers share the way by their slopes, in some hundred runs`() throws {
    let search = LeverSearch(
      low: Array(repeating: 0, count: 8), high: Array(repeating: 1, count: 8), plan: Array(repeating: 0.1, count: 8),
      target: 7.6, isFloor: true)
    let weights = (0..<8).map { 1 + 0.1 * Double($0) }
    func outcome(_ levers: [Double]) -> Double {
      zip(weights, levers).reduce(0.0) { $0 + $1.0 * $1.1 * (2 - $1.1) }
    }
    let answer = search(outcome)
    let levers = try #require(found(answer)).levers
    let ratios = zip(weights, levers).map { ($1 - 0.1) / ($0 * (1 - $1)) }
    for ratio in ratios { #expect(abs(ratio - ratios[0]) < 1e-4 * ratios[0]) }
    guard case .found(_, _, _, _, let evaluations) = answer else { return }
    #expect(evaluations < 1_000)
  }

  @Test func `a search without runs left says that it has not found the nearest or the best`() {
    func hill(_ levers: [Double]) -> Double {
      var height = 1.0
      for (place, lever) in levers.enumerated() { height -= (lever - 0.3 - 0.2 * Double(place)) * (lever - 0.4) }
      return height
    }
    func search(_ target: Double) -> LeverSearch.Answer {
      let search = LeverSearch(
        low: [0, 0, 0], high: [1, 1, 1], plan: [0, 0, 0], target: target, isFloor: true, mostEvaluations: 15)
      return search(hill)
    }
    guard case .found(_, let outcome, _, let isNearest, _) = search(0.9) else {
      Issue.record("\(search(0.9))")
      return
    }
    #expect(outcome >= 0.9)
    #expect(!isNearest)
    guard case .unfinished(let sentence) = search(50) else {
      Issue.record("\(search(50))")
      return
    }
    #expect(sentence.hasSuffix("no setting reaches the target, and better ones may be left"))
  }

  @Test func `a target out of reach names the best there is and which levers help, the most helpful first`() {
    let search = LeverSearch(low: [0, 0, 0], high: [1, 2, 1], plan: [0, 1, 0.5], target: 20, isFloor: true)
    // The third lever helps not at all, the second by going down.
    let answer = search { 10 + $0[0] - 2 * $0[1] }
    guard case .outOfReach(let best, let outcome, let steps, _) = answer else {
      Issue.record("\(answer)")
      return
    }
    #expect(outcome == 11)
    #expect(best[0] == 1 && best[1] == 0)
    #expect(steps == [.init(lever: 1, outcome: 10), .init(lever: 0, outcome: 11)])
  }

  @Test func `a plan that reaches its target, a failed run and an error are told`() {
    let search = LeverSearch(low: [0, 0], high: [1, 1], plan: [0.5, 0.5], target: 1, isFloor: true)
    #expect(search { $0[0] + $0[1] } == .planReaches(outcome: 1))
    #expect(search { $0[0] > 0.9 ? .nan : 0 } == .failed(at: [1, 0.5]))
    #expect(search { _ in .nan } == .failed(at: [0.5, 0.5]))
    struct Broken: Error, Equatable {}
    #expect(throws: Broken()) { try search { (_: [Double]) throws(Broken) in throw Broken() } }
  }

  /// The search for the best meets a hump inside the range that no corner shows.
  @Test func `a best setting inside the ranges is found`() throws {
    let search = LeverSearch(low: [0, 0], high: [1, 1], plan: [0, 0], target: 0.99, isFloor: true)
    let answer = try #require(
      found(search { 1 - ($0[0] - 0.6) * ($0[0] - 0.6) - ($0[1] - 0.3) * ($0[1] - 0.3) }))
    // A circle of radius .1 around (.6, .3), nearest to the origin.
    #expect(abs(answer.distance - (0.45.squareRoot() - 0.1)) < 1e-6)
  }
}
