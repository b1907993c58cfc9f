import Coupling
package import Diagnostics
import Economy
import NumberText
package import Sampling
package import ScenarioKeys
import ScenarioKit
package import ScenarioReading
package import SimulationKit
package import Study

/// The factors of a study with their distributions: the keys that vary by chance, then shares that sum to one, last the
/// keys that a table of settings gives.
package struct StudyFactors: Sendable {
  package let keys: [VariedKey]
  package let factors: [Factor]
  /// The numbers of a plain run, one for each factor.
  package let central: [Double]
  /// Of the factors that are drawn; nil where a table gives all of them.
  package let space: FactorSpace?
  /// As the study has them.
  package let variation: StudyVariation
  /// The keys' names in reports.
  package let titles: InputTitles
  /// Years between those that vary.
  let following: FollowingYears

  /// The keys of `[uncertain]`, and of `[levers]` where a study asks for them.
  /// - Throws: `InvalidInput` for a scenario in which nothing varies.
  package init(_ prepared: PreparedRun, levers: Bool = false) throws(InvalidInput) {
    try self.init(prepared, StudyVariation(prepared, levers: levers))
  }

  /// - Throws: `InvalidInput` where nothing varies, and for numbers that cannot.
  package init(_ prepared: PreparedRun, _ variation: StudyVariation) throws(InvalidInput) {
    guard !variation.keys.isEmpty || !variation.shares.isEmpty || variation.settings != nil else {
      throw InvalidInput(variation.nothing(prepared))
    }
    var parts: [FactorSpace.Part] = []
    for key in variation.keys {
      do throws(SamplingError) { parts.append(.number(try Distribution(varying: key.variation))) } catch {
        throw InvalidInput(.error(at: key.place, "\(key.key) cannot vary: \(error)"))
      }
    }
    parts += variation.shares.map { .shares($0.shares) }
    let drawn = variation.keys + variation.shares.flatMap(\.keys)
    let keys = drawn + (variation.settings?.keys ?? [])
    var factors: [Factor] = []
    var central: [Double] = []
    for key in keys {
      guard let factor = prepared.factor(key.key), let value = prepared.problem.number(of: factor) else {
        throw InvalidInput(.error(at: key.place, "\(key.key) cannot vary: no number of the run stands there"))
      }
      factors.append(factor)
      central.append(value)
    }
    do throws(SamplingError) {
      let correlations = variation.correlations.map { pair in
        GaussianCopula.Pair(pair.first, pair.second, pair.value)
      }
      space = parts.isEmpty ? nil : try FactorSpace(parts, correlations: correlations)
    } catch { throw InvalidInput(variation.refusal(error)) }
    following = try FollowingYears(prepared, keys)
    self.keys = keys
    self.factors = factors
    self.central = central
    self.variation = variation
    titles = InputTitles(prepared, keys.map(\.key))
  }

  package var names: [String] { keys.map(\.key) }

  package func title(_ factor: Int) -> Title { titles[keys[factor].key] }

  /// A key's distribution in words.
  package func words(_ key: VariedKey) -> String {
    if let group = variation.shares.first(where: { $0.keys.contains(key) }),
      let place = group.keys.firstIndex(of: key)
    {
      return "a share of \(group.keys.count) that sum to one, \(formatNumber(group.shares.low[place])) to "
        + formatNumber(group.shares.high[place])
    }
    return variation.settings?.keys.contains(key) == true ? "as in a table" : key.words
  }

  /// The factors that are drawn, not given by a table.
  package var drawn: Int { space?.width ?? 0 }

  /// The names of the coordinates of a design: shares that sum to one have one coordinate less.
  package var dimensionNames: [String] {
    variation.keys.map(\.key)
      + variation.shares.flatMap { group in
        group.keys.dropLast().enumerated().map { $0.offset == 0 ? $0.element.key : "\($0.element.key) of the rest" }
      }
  }

  /// The names in reports of a design's coordinates.
  package var dimensionTitles: [Title] {
    variation.keys.map { titles[$0.key] }
      + variation.shares.flatMap { group in
        group.keys.dropLast().enumerated().map { place, key in
          let title = titles[key.key]
          return place == 0 ? title : Title(en: "\(title.en), of the rest", zh: "\(title.zh)（占其余）")
        }
      }
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
