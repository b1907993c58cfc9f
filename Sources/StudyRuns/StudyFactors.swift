import Coupling
package import Diagnostics
import Economy
package import Sampling
import ScenarioKit
package import ScenarioReading
package import Study

/// The factors of a study: the keys of `[uncertain]`, and of `[levers]` where it asks for them, with their
/// distributions.
package struct StudyFactors: Sendable {
  package let keys: [VariedKey]
  package let factors: [Factor]
  /// The numbers of a plain run, one for each factor.
  package let central: [Double]
  package let space: FactorSpace
  /// Years between those that vary.
  let following: FollowingYears

  /// - Throws: `InvalidInput` for a scenario in which nothing varies.
  package init(_ prepared: PreparedRun, levers: Bool = false) throws(InvalidInput) {
    var keys: [VariedKey] = []
    var factors: [Factor] = []
    var central: [Double] = []
    var parts: [FactorSpace.Part] = []
    for key in prepared.varied where levers || key.section == .uncertain {
      guard let factor = prepared.factor(key.key), let value = prepared.problem.number(of: factor) else {
        throw InvalidInput(.error(at: key.place, "\(key.key) cannot vary: no number of the run stands there"))
      }
      do throws(SamplingError) { parts.append(.number(try Distribution(varying: key.variation))) } catch {
        throw InvalidInput(.error(at: key.place, "\(key.key) cannot vary: \(error)"))
      }
      keys.append(key)
      factors.append(factor)
      central.append(value)
    }
    guard !keys.isEmpty else { throw InvalidInput(Self.nothing(prepared, levers: levers)) }
    do throws(SamplingError) { space = try FactorSpace(parts) } catch {
      throw InvalidInput(.error("the study cannot vary its factors: \(error)"))
    }
    following = try FollowingYears(prepared, keys)
    self.keys = keys
    self.factors = factors
    self.central = central
  }

  package var names: [String] { keys.map(\.key) }

  private static func nothing(_ prepared: PreparedRun, levers: Bool) -> Diagnostic {
    let hasLevers = !levers && !prepared.varied.isEmpty
    return .error(
      "'\(prepared.scenario.path)' has nothing to vary: "
        + (levers ? "neither [uncertain] nor [levers] names a key" : "[uncertain] names no key"),
      advice: "under [uncertain], write a line such as \"economy.growth\" = { distribution = \"uniform\", low = 0.06, "
        + "high = 0.09 }, or { distribution = \"range\" } for an assumption that has a low and a high value"
        + (hasLevers ? "; --levers varies what [levers] names" : ""))
  }
}

extension Distribution {
  init(varying variation: VariedKey.Variation) throws(SamplingError) {
    switch variation {
    case .uniform(let low, let high), .interval(let low, let high): try self.init(.uniform(low: low, high: high))
    case .triangular(let low, let mode, let high): try self.init(.triangular(low: low, mode: mode, high: high))
    case .normal(let mean, let deviation, let low, let high):
      try self.init(.normal(mean: mean, standardDeviation: deviation, low: low, high: high))
    case .lognormal(let median, let deviation, let low, let high):
      try self.init(.lognormal(median: median, geometricStandardDeviation: deviation, low: low, high: high))
    case .discrete(let values, let weights): try self.init(.discrete(values: values, weights: weights))
    case .choice(let values): try self.init(anyOf: values)
    }
  }
}

extension Problem {
  /// The number that a factor replaces, of the last of its elements; nil for a choice between structures.
  func number(of factor: Factor) -> Double? {
    switch factor.place {
    case .economy(let field, let elements):
      guard let all = economy.values[field], elements.upperBound <= all.count else { return nil }
      return all[elements].last { !$0.isNaN }
    case .parameter(let module, let path, let elements):
      return self.module(module)?.numbers(at: path, elements: elements)?.last
    case .financedShare(let place): return financing[place].share
    case .module, .change, .alternative: return nil
    }
  }
}
