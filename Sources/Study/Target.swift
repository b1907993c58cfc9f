import Economy
import NumberText
package import SimulationKit

/// A target of a plan as numbers.
package struct Target: Hashable, Sendable {
  package var identifier: String
  /// In the target's own unit.
  package var value: Double
  /// The last result that meets it, in the wording of the document: for "about 15" the smallest that rounds to 15.
  package var needed: Double
  package var bound: Bound
  /// Nil for a target that nothing computes.
  package var measure: Measure?
  /// The target's unit for one of the measure's.
  package var factor: Double
  /// The year that is judged, by its place in the run; nil for the last.
  package var year: Int?
  /// The year from which a growth counts, by its place in the run.
  package var since: Int
  /// Whether the target counts another perimeter than the measure, so that the two are shown beside each other and never
  /// judged.
  package var isOfOtherPerimeter: Bool

  package init(
    identifier: String, value: Double, needed: Double, bound: Bound = .atLeast, measure: Measure?, factor: Double = 1,
    year: Int? = nil, since: Int = 0, isOfOtherPerimeter: Bool = false
  ) {
    self.identifier = identifier
    self.value = value
    self.needed = needed
    self.bound = bound
    self.measure = measure
    self.factor = factor
    self.year = year
    self.since = since
    self.isOfOtherPerimeter = isOfOtherPerimeter
  }

  /// On which side of the needed value a result meets the target.
  package enum Bound: Hashable, Sendable {
    case atLeast, above, atMost, below

    /// A result is judged as files hold it: numbers that are one there are equal here.
    package func isMet(by value: Double, needed: Double) -> Bool {
      let (value, needed) = (inFileDigits(value), inFileDigits(needed))
      return switch self {
      case .atLeast: value >= needed
      case .above: value > needed
      case .atMost: value <= needed
      case .below: value < needed
      }
    }

    package var isUpper: Bool { self == .atMost || self == .below }
  }
}

/// How a run stands to a target.
package struct TargetResult: Hashable, Sendable {
  package enum State: String, Codable, Sendable, CaseIterable {
    case met
    case missed
    /// The indicator is an input of this scenario.
    case assumed
    /// The target counts another perimeter than what is computed: shown beside it, never judged.
    case otherPerimeter = "other perimeter"
    case notModelled = "not modelled"
  }

  package var state: State
  /// In the target's unit; nil for a target that is not modelled.
  package var value: Double?
  /// The distance of the value from the target where missed.
  package var shortfall: Double?
  /// The reason why a measure that is computed has no value; nil for any other result.
  package var obstacle: Title?

  package init(state: State, value: Double? = nil, shortfall: Double? = nil, obstacle: Title? = nil) {
    self.state = state
    self.value = value
    self.shortfall = shortfall
    self.obstacle = obstacle
  }
}

extension Problem {
  /// The result of a target for one sample, in the target's unit.
  /// - Parameter row: the numbers of an output of the sample.
  func value(of target: Target, _ row: (Output) -> ArraySlice<Double>?) -> Double? {
    measured(target, row).map { target.factor == 1 ? $0 : $0 * target.factor }
  }

  /// The same in the measure's unit.
  private func measured(_ target: Target, _ row: (Output) -> ArraySlice<Double>?) -> Double? {
    guard let measure = target.measure else { return nil }
    if case .parameter(let module, let key) = measure {
      let numbers = self.module(module)?.parameters[key]?.numbers ?? []
      return numbers.count == 1 ? numbers[0] : nil
    }
    return measure.value(in: target.year ?? economy.run.count - 1, since: target.since, row)
  }

  /// How a value, in the target's unit, stands to it.
  package func judged(_ target: Target, value: Double?) -> TargetResult {
    guard let value, let measure = target.measure else { return TargetResult(state: .notModelled) }
    guard value.isFinite else {
      return TargetResult(
        state: .notModelled,
        obstacle: Title(
          en: "it divides by 0, or grows from a number that is not above 0", zh: "分母为零，或增长的起点不大于零"))
    }
    if case .parameter = measure { return TargetResult(state: .assumed, value: value) }
    if target.isOfOtherPerimeter { return TargetResult(state: .otherPerimeter, value: value) }
    if economy.assumesPremium, measure.followsPremium { return TargetResult(state: .assumed, value: value) }
    return target.bound.isMet(by: value, needed: target.needed)
      ? TargetResult(state: .met, value: value)
      : TargetResult(
        state: .missed, value: value,
        shortfall: target.bound.isUpper ? value - target.value : target.value - value)
  }
}
