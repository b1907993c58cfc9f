package import Coupling
package import Diagnostics
import ModuleHost
import NumberText
package import PlanReading
import ScenarioKeys
import ScenarioKit
package import ScenarioReading
package import Seeking
package import SimulationKit
import Study

/// Which settings of a scenario's levers reach a target of its plan: each lever alone, and all of them together.
package struct LeverSeek: Sendable {
  package struct Lever: Sendable {
    package var key: String
    /// Its name in reports.
    package var title: Title
    package var unit: String
    /// As the scenario has it; all numbers are in the declared unit.
    package var plan: Double
    package var low: Double
    package var high: Double
    /// The only values that it can have; empty for every number from low to high.
    package var values: [Double]
    var factor: Factor
    /// The years between written ones that follow it where it moves alone.
    var following: FollowingYears
  }

  package let target: PlanTargets.Target
  package let levers: [Lever]
  private let prepared: PreparedRun
  private let place: Int
  /// The years between written ones that follow the levers that move together.
  private let following: FollowingYears

  /// - Parameters:
  ///   - name: of the target, its identifier or its indicator.
  ///   - keys: of the levers to move; all of them where there are none.
  /// - Throws: `InvalidInput` for a target that is not judged, and for levers that are not there.
  package init(_ prepared: PreparedRun, target name: String, keys: [String] = []) throws(InvalidInput) {
    self.prepared = prepared
    let targets = prepared.targets.targets
    guard
      let place = targets.firstIndex(where: { $0.identifier == name })
        ?? targets.firstIndex(where: { $0.indicator.en == name || $0.indicator.zh == name })
    else {
      throw InvalidInput(
        .error(
          "the plan has no target '\(name)'",
          advice: closest(to: name, in: targets.map(\.identifier)).map { "did you mean \($0)?" }
            ?? "its targets are \(targets.map(\.identifier).joined(separator: ", "))"))
    }
    (self.place, target) = (place, targets[place])
    if let reason = Self.refusal(prepared.targets.numbers[place], targets[place]) {
      throw InvalidInput(.error("the target \(targets[place].identifier) \(reason)"))
    }
    let (levers, varied) = try Self.levers(of: prepared, keys)
    self.levers = levers
    following = try FollowingYears(prepared, varied)
  }

  private static func refusal(_ target: Study.Target, _ stated: PlanTargets.Target) -> String? {
    switch target.measure {
    case nil: "is not modelled in this run" + (stated.offer.map { ": \($0.en)" } ?? "")
    case .parameter: "is \(stated.variable), a number that the scenario sets: write the wanted one"
    default: target.isOfOtherPerimeter ? "counts another perimeter than what is computed, and is never judged" : nil
    }
  }

  /// The levers to move, and those of them that move together as the scenario has them.
  static func levers(
    of prepared: PreparedRun, _ keys: [String]
  ) throws(InvalidInput) -> ([Lever], together: [VariedKey]) {
    let all = prepared.varied.filter { $0.section == .levers }
    guard !all.isEmpty else {
      throw InvalidInput(.error("the scenario has no levers to move", advice: proposal(prepared)))
    }
    var chosen = all
    var problems: [Diagnostic] = []
    if !keys.isEmpty {
      chosen = []
      for key in keys {
        if let lever = all.first(where: { $0.key == key || $0.isMeant(by: key) }) {
          if !chosen.contains(lever) { chosen.append(lever) }
        } else if prepared.varied.contains(where: { $0.key == key || $0.isMeant(by: key) }) {
          problems.append(.error("\(key) varies by chance, and is no lever", advice: "write it in [levers] instead"))
        } else {
          problems.append(
            .error(
              "there is no lever \(key)",
              advice: closest(to: key, in: all.map(\.key)).map { "did you mean \($0)?" }
                ?? "the levers are \(all.map(\.key).joined(separator: ", "))"))
        }
      }
    }
    let titles = InputTitles(prepared, chosen.map(\.key))
    let levers = chosen.compactMap { lever(of: prepared, $0, titles[$0.key], &problems) }
    if !problems.isEmpty { throw InvalidInput(problems) }
    return (levers, zip(chosen, levers).filter { $0.1.values.isEmpty }.map { $0.0 })
  }

  private static func lever(
    of prepared: PreparedRun, _ key: VariedKey, _ title: Title, _ problems: inout [Diagnostic]
  ) -> Lever? {
    guard let factor = prepared.factor(key.key), let planned = prepared.plannedNumber(key.key) else {
      problems.append(.error(at: key.place, "no number of the computation stands at \(key.key)", advice: "remove it"))
      return nil
    }
    let following: FollowingYears
    do throws(InvalidInput) { following = try FollowingYears(prepared, [key]) } catch {
      problems += error.diagnostics
      return nil
    }
    switch key.variation {
    case .choice(let values):
      return Lever(
        key: key.key, title: title, unit: key.unit, plan: planned.value, low: values.min() ?? 0,
        high: values.max() ?? 0,
        values: values, factor: factor, following: following)
    case .interval(let low, let high):
      if planned.isWhole {
        problems.append(
          .error(
            at: key.place, "\(key.key) is a whole number, and a search moves it to any",
            advice: "list its values: { values = [1, 2, 3] }"))
        return nil
      }
      guard low < high, (low...high).contains(planned.value) else {
        problems.append(
          .error(
            at: key.place,
            "the scenario has \(formatNumber(planned.value)) for \(key.key), outside its lever from "
              + "\(formatNumber(low)) to \(formatNumber(high))", advice: "widen the lever"))
        return nil
      }
      return Lever(
        key: key.key, title: title, unit: key.unit, plan: planned.value, low: low, high: high, values: [],
        factor: factor,
        following: following)
    default: return nil
    }
  }

  /// Keys with a range of their own that could be levers.
  private static func proposal(_ prepared: PreparedRun) -> String {
    let form = "write [levers] with a line for each key to move, such as "
    let read = prepared.explainedSections.filter { !$0.isHead && $0.idle == nil }
    // Of the rest many numbers are shares, which add up to one with others.
    for section in read.filter({ $0.name == "economy" }) + read.filter(\.isModule) {
      for entry in section.entries where entry.index.isEmpty {
        guard let low = entry.origin.low, let high = entry.origin.high, low < high,
          let planned = prepared.plannedNumber(entry.path), !planned.isWhole, (low...high).contains(planned.value),
          prepared.factor(entry.path) != nil,
          ParameterElement(entry, axes: section.section.parameters.axes).map({ Set($0.values).count == 1 }) ?? true
        else { continue }
        return form + "\"\(entry.path)\" = { low = \(formatNumber(low)), high = \(formatNumber(high)) }"
      }
    }
    return form + "\"economy.growth\" = { low = 0.06, high = 0.1 }"
  }
}

extension LeverSeek {
  /// One lever, the others as planned.
  package enum Alone: Hashable, Sendable {
    case reaches(Double, outcome: Double)
    case outOfReach(best: Double, outcome: Double)
    case failed(at: Double, String)
    case unfinished(String)
  }

  package struct Answer: Sendable {
    /// The number that was sought, in the target's unit.
    package var goal: Double
    /// In the target's unit, as planned.
    package var planned: Double
    package var isReached: Bool
    /// In the order of the levers; empty where the plan reaches the target.
    package var alone: [Alone]
    /// The levers that move together: those that may have every number of their range.
    package var moved: [Lever]
    /// Nil where fewer than two move.
    package var together: LeverSearch.Answer?
    /// The reason of the failure in it, if it has one.
    package var failure: String?
  }

  /// The number from which on the target is met, in its unit: of "about 15" the smallest that rounds to it.
  package var needed: Double { prepared.targets.numbers[place].needed }

  /// The settings that meet the target and, where these are others, then those that reach the number which it states.
  /// - Throws: `SampleFailure` where the scenario as it is planned has no answer.
  package func answers() throws(SampleFailure) -> [Answer] {
    let evaluator = try evaluator()
    let toMeet = needed == target.value ? [] : [try answer(to: needed, evaluator)]
    return toMeet + [try answer(to: target.value, evaluator)]
  }

  /// The settings that reach the number which the target states.
  /// - Throws: `SampleFailure` where the scenario as it is planned has no answer.
  package func answer() throws(SampleFailure) -> Answer { try answer(to: target.value, evaluator()) }

  private func evaluator() throws(SampleFailure) -> ProblemEvaluator {
    let modules = prepared.loadedModules
    return ProblemEvaluator(try prepared.problem.takingOverReference(modules: modules), modules: modules)
  }

  /// Runs the scenario as often as the searches ask.
  /// - Parameter goal: in the target's unit.
  private func answer(to goal: Double, _ evaluator: ProblemEvaluator) throws(SampleFailure) -> Answer {
    let output = Output.target(place)
    let bound = prepared.problem.targets[place].bound
    let isFloor = !bound.isUpper
    var reason = ""
    /// Not a number where the run has none.
    func outcome(_ levers: [Lever], _ values: [Double], _ following: FollowingYears) -> Double {
      let samples =
        levers.isEmpty
        ? Samples.central
        : Samples(levers.map(\.factor) + following.factors, values: values + following.values(values[...]))
      do throws(SampleFailure) {
        let answers = try evaluator.evaluate(samples, outputs: [output])
        if let failure = answers.failures[0] { throw failure }
        return answers.row(output, sample: 0)?.first ?? .nan
      } catch {
        reason = error.sentences.joined(separator: "; ")
        return .nan
      }
    }
    let planned = outcome([], [], following)
    guard planned.isFinite else {
      throw SampleFailure(.failed, [reason.isEmpty ? "the target has no number in this run" : reason])
    }
    var answer = Answer(
      goal: goal, planned: planned, isReached: bound.isMet(by: planned, needed: goal), alone: [],
      moved: levers.filter(\.values.isEmpty))
    if answer.isReached { return answer }
    for lever in levers {
      answer.alone.append(
        alone(lever, to: goal, planned: planned, isFloor: isFloor, reason: { reason }) {
          outcome([lever], [$0], lever.following)
        }
      )
    }
    if answer.moved.count > 1 {
      let moved = answer.moved
      let search = LeverSearch(
        low: moved.map(\.low), high: moved.map(\.high), plan: moved.map(\.plan), target: goal, isFloor: isFloor,
        mostEvaluations: 1_000)
      answer.together = search { outcome(moved, $0, following) }
      if case .failed? = answer.together { answer.failure = reason }
    }
    return answer
  }

  private func alone(
    _ lever: Lever, to goal: Double, planned: Double, isFloor: Bool, reason: () -> String,
    _ outcome: (Double) -> Double
  ) -> Alone {
    func gain(_ value: Double) -> Double { isFloor ? value - goal : goal - value }
    if !lever.values.isEmpty {
      let tried = lever.values.map { (value: $0, outcome: outcome($0)) }
      if let failed = tried.first(where: { !$0.outcome.isFinite }) { return .failed(at: failed.value, reason()) }
      let reaching = tried.filter { gain($0.outcome) >= 0 }
      let nearest = reaching.min { abs($0.value - lever.plan) < abs($1.value - lever.plan) }
      if let nearest { return .reaches(nearest.value, outcome: nearest.outcome) }
      guard let best = tried.max(by: { gain($0.outcome) < gain($1.outcome) }) else { return .unfinished("no values") }
      return .outOfReach(best: best.value, outcome: best.outcome)
    }
    // From the plan to each end: of two crossings the one nearer to the plan counts.
    var crossings: [(value: Double, outcome: Double)] = []
    for (low, high) in [(lever.low, lever.plan), (lever.plan, lever.high)] where low < high {
      let answer = RootSearch(low: low, high: high, tolerance: 1e-10)({
        $0 == lever.plan ? planned - goal : outcome($0) - goal
      })
      switch answer {
      case .root(let value, let difference, _): crossings.append((value, goal + difference))
      case .noSignChange: continue
      case .failed(let value): return .failed(at: value, reason())
      case .unfinished(let low, let high):
        return .unfinished("it lies between \(formatNumber(low)) and \(formatNumber(high))")
      }
    }
    if let nearest = crossings.min(by: { abs($0.value - lever.plan) < abs($1.value - lever.plan) }) {
      return .reaches(nearest.value, outcome: nearest.outcome)
    }
    // Neither end reaches it; a setting between may.
    let search = LeverSearch(
      low: [lever.low], high: [lever.high], plan: [lever.plan], target: goal, isFloor: isFloor, mostEvaluations: 200)
    switch search({ outcome($0[0]) }) {
    case .planReaches(let outcome): return .reaches(lever.plan, outcome: outcome)
    case .found(let values, let outcome, _, _, _): return .reaches(values[0], outcome: outcome)
    case .outOfReach(let best, let outcome, _, _): return .outOfReach(best: best[0], outcome: outcome)
    case .failed(let values): return .failed(at: values[0], reason())
    case .unfinished(let why): return .unfinished(why)
    }
  }
}
