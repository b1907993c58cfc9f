/// Finds the settings of several levers that reach a target and lie nearest to the plan; each lever's distance counts by
/// its range.
package struct LeverSearch: Hashable, Sendable {
  package struct Step: Hashable, Sendable {
    package var lever: Int
    /// The outcome after this lever too stands where it does most.
    package var outcome: Double
  }

  package enum Answer: Hashable, Sendable {
    /// The levers as planned reach it.
    case planReaches(outcome: Double)
    /// The distance is the root of the sum of squares of the levers' moves, each as a share of its range. `isNearest` is
    /// false where the search had no evaluations left: others that reach the target may lie nearer.
    case found([Double], outcome: Double, distance: Double, isNearest: Bool, evaluations: Int)
    /// Not within the ranges: the best setting found, and the levers in the order in which they help most, up to the last
    /// one that helps.
    case outOfReach(best: [Double], outcome: Double, steps: [Step], evaluations: Int)
    case failed(at: [Double])
    /// The search ended for another reason, in words.
    case unfinished(String)
  }

  private let low: [Double]
  private let high: [Double]
  private let plan: [Double]
  private let target: Double
  private let isFloor: Bool
  private let mostEvaluations: Int

  /// - Parameter isFloor: whether the outcome must be at least the target, or at most.
  package init(
    low: [Double], high: [Double], plan: [Double], target: Double, isFloor: Bool, mostEvaluations: Int = 5_000
  ) {
    precondition(!low.isEmpty && low.count == high.count && low.count == plan.count, "limits and plan of each lever")
    precondition(zip(low, high).allSatisfy { $0 < $1 }, "each lever has a low below its high")
    precondition(
      plan.indices.allSatisfy { (low[$0]...high[$0]).contains(plan[$0]) }, "the plan lies between the limits")
    self.low = low
    self.high = high
    self.plan = plan
    self.target = target
    self.isFloor = isFloor
    self.mostEvaluations = mostEvaluations
  }

  package func callAsFunction<Failure>(
    _ outcome: ([Double]) throws(Failure) -> Double
  ) throws(Failure) -> Answer {
    var failure: Failure?
    let answer = withoutActuallyEscaping(outcome) { outcome in
      seek { levers in
        guard failure == nil else { return .nan }
        do throws(Failure) { return try outcome(levers) } catch {
          failure = error
          return .nan
        }
      }
    }
    if let failure { throw failure }
    return answer
  }

  /// Points of the search are shares of the ranges; a gain is what the outcome is better than the target.
  private func seek(_ outcome: @escaping ([Double]) -> Double) -> Answer {
    var evaluations = 0
    var failed: [Double]?
    func levers(_ point: [Double]) -> [Double] {
      point.indices.map { min(max(low[$0] + point[$0] * (high[$0] - low[$0]), low[$0]), high[$0]) }
    }
    func gain(_ point: [Double]) -> Double {
      evaluations += 1
      let gain = (isFloor ? 1 : -1) * (outcome(levers(point)) - target)
      if !gain.isFinite, failed == nil { failed = levers(point) }
      return gain
    }
    func value(_ gain: Double) -> Double { target + (isFloor ? gain : -gain) }
    let start = plan.indices.map { (plan[$0] - low[$0]) / (high[$0] - low[$0]) }
    let atPlan = gain(start)
    guard atPlan.isFinite else { return .failed(at: plan) }
    guard atPlan < 0 else { return .planReaches(outcome: value(atPlan)) }

    let search = BoundedMinimum(
      low: start.map { _ in 0 }, high: start.map { _ in 1 }, mostEvaluations: mostEvaluations)
    do throws(BoundedMinimum.Error) {
      let corner = bestCorner(from: start, atPlan, gain)
      if let failed { return .failed(at: failed) }
      let top = try search.from(corner.point) { -gain($0) }.get()
      let best = gain(top.point) < corner.gain ? corner.point : top.point
      let atBest = gain(best)
      guard atBest >= 0 else {
        guard top.isFinished else {
          return .unfinished("after \(evaluations) runs no setting reaches the target, and better ones may be left")
        }
        let steps = steps(from: start, atPlan, to: best, gain).map { Step(lever: $0.lever, outcome: value($0.gain)) }
        if let failed { return .failed(at: failed) }
        return .outOfReach(best: levers(best), outcome: value(atBest), steps: steps, evaluations: evaluations)
      }
      func distance(_ point: [Double]) -> Double {
        zip(point, start).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
      }
      let nearest = try search.from(
        onTarget(from: start, through: best, or: best, gain), limited: { gain($0) / atPlan }, of: distance
      ).get()
      // The last digits along the way from the plan through the point: the search keeps its limit to a tolerance only.
      let reached = onTarget(from: start, through: nearest.point, or: best, gain)
      if let failed { return .failed(at: failed) }
      return .found(
        levers(reached), outcome: value(gain(reached)), distance: distance(reached).squareRoot(),
        isNearest: nearest.isFinished, evaluations: evaluations)
    } catch {
      switch error.stop {
      case .failed(let point): return .failed(at: levers(point))
      case .refused(let reason): return .unfinished(reason)
      }
    }
  }

  /// All levers at the end that helps each by itself, or the plan with those it has: where the search for the best starts.
  private func bestCorner(
    from start: [Double], _ atPlan: Double, _ gain: ([Double]) -> Double
  ) -> (point: [Double], gain: Double) {
    var corner = start
    for lever in start.indices {
      let ends = [0.0, 1].map { end in
        var point = start
        point[lever] = end
        return (end: end, gain: gain(point))
      }
      if let best = ends.filter({ $0.gain > atPlan }).max(by: { $0.gain < $1.gain }) { corner[lever] = best.end }
    }
    let atCorner = gain(corner)
    return atCorner > atPlan ? (corner, atCorner) : (start, atPlan)
  }

  /// Moves the lever that helps most to its best setting, then the next, until none helps.
  private func steps(
    from start: [Double], _ atPlan: Double, to best: [Double], _ gain: ([Double]) -> Double
  ) -> [(lever: Int, gain: Double)] {
    var (point, reached, left) = (start, atPlan, Set(start.indices.filter { start[$0] != best[$0] }))
    var steps: [(lever: Int, gain: Double)] = []
    while !left.isEmpty {
      let gains = left.sorted().map { lever in
        var next = point
        next[lever] = best[lever]
        return (lever: lever, gain: gain(next))
      }
      guard let most = gains.max(by: { $0.gain < $1.gain }), most.gain > reached else { break }
      point[most.lever] = best[most.lever]
      reached = most.gain
      left.remove(most.lever)
      steps.append(most)
    }
    return steps
  }

  /// The first point that reaches the target on the way from the plan through `through` as far as the limits go, or else
  /// to `best`.
  private func onTarget(
    from start: [Double], through: [Double], or best: [Double], _ gain: ([Double]) -> Double
  ) -> [Double] {
    func reached(_ goal: [Double]) -> [Double]? {
      func point(_ way: Double) -> [Double] { zip(start, goal).map { min(max($0 + way * ($1 - $0), 0), 1) } }
      for end in [1, 1 + 1e-6, 1.01] where gain(point(end)) >= 0 {
        guard case .root(let way, _, _) = RootSearch(low: 0, high: end)({ gain(point($0)) }) else { return point(end) }
        // On the side that reaches it.
        return [way, way * (1 + 1e-12), end].map(point).first { gain($0) >= 0 }
      }
      return nil
    }
    return reached(through) ?? reached(best) ?? best
  }
}
