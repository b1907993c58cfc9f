package import Diagnostics
import NumberText

/// A numeric key that an ensemble may vary: by chance, `[uncertain]`, or by choice, `[levers]`. Numbers are in the
/// declared unit of the key.
package struct VariedKey: Sendable, Hashable, Codable {
  package enum Section: String, Sendable, Hashable, Codable, CaseIterable {
    case uncertain, levers
  }

  package enum Variation: Sendable, Hashable, Codable {
    case uniform(low: Double, high: Double)
    case triangular(low: Double, mode: Double, high: Double)
    /// Cut off at the limits where they are given.
    case normal(mean: Double, standardDeviation: Double, low: Double?, high: Double?)
    /// exp of a normal variate; the geometric standard deviation is above 1.
    case lognormal(median: Double, geometricStandardDeviation: Double, low: Double?, high: Double?)
    /// Weights sum to one.
    case discrete(values: [Double], weights: [Double])
    /// Every number between two, all alike: a lever.
    case interval(low: Double, high: Double)
    case choice(values: [Double])
  }

  package var section: Section
  /// As in the file, with dots.
  package var key: String
  package var variation: Variation
  package var unit: String
  package var place: SourceLocation
  /// The places of what it replaces, or merges with, in the bases.
  package var overridden: [SourceLocation]

  package init(
    section: Section, key: String, variation: Variation, unit: String, place: SourceLocation,
    overridden: [SourceLocation]
  ) {
    self.section = section
    self.key = key
    self.variation = variation
    self.unit = unit
    self.place = place
    self.overridden = overridden
  }

  /// Whether a person who writes this means the key: the section, or the key in it with quotes or without.
  package func isMeant(by text: String) -> Bool {
    [section.rawValue, "\(section.rawValue).\(key)", "\(section.rawValue).\"\(key)\""].contains(text)
  }

  /// "uniform, 0.2 to 0.4".
  package var words: String {
    func text(_ value: Double) -> String { formatNumber(value) }
    func limits(_ low: Double?, _ high: Double?) -> String {
      switch (low, high) {
      case (nil, nil): ""
      case (let low?, nil): ", at least \(text(low))"
      case (nil, let high?): ", at most \(text(high))"
      case (let low?, let high?): ", cut to \(text(low)) to \(text(high))"
      }
    }
    let said: String =
      switch variation {
      case .uniform(let low, let high): "uniform, \(text(low)) to \(text(high))"
      case .triangular(let low, let mode, let high):
        "triangular, \(text(low)) to \(text(high)) with the mode \(text(mode))"
      case .normal(let mean, let deviation, let low, let high):
        "normal, mean \(text(mean)), standard deviation \(text(deviation))\(limits(low, high))"
      case .lognormal(let median, let deviation, let low, let high):
        "lognormal, median \(text(median)), geometric standard deviation \(text(deviation))\(limits(low, high))"
      case .discrete(let values, let weights):
        "discrete, " + zip(values, weights).map { "\(text($0)) (\(text($1)))" }.joined(separator: ", ")
      case .interval(let low, let high): "a lever from \(text(low)) to \(text(high))"
      case .choice(let values): "a lever, one of \(values.map(text).joined(separator: ", "))"
      }
    return said + (unit == "1" ? "" : " (\(unit))")
  }
}
