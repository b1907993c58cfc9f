package import SimulationKit

/// Why a figure comes out differently in two scenarios: parts that sum to the whole difference.
package struct Causes: Hashable, Sendable {
  package struct Part: Hashable, Sendable {
    /// As files write it: a section of the scenario, or a part of the economy.
    package var code: String
    package var title: Title
    /// In the figure's unit.
    package var part: Double

    package init(code: String, title: Title, part: Double) {
      self.code = code
      self.title = title
      self.part = part
    }
  }

  /// The parts that the difference is split over.
  package enum Kind: String, Hashable, Sendable {
    /// The sections that the two scenarios enter differently; each by its mean effect over all orders of change.
    case inputs
    /// The whole difference belongs to the one section that differs.
    case oneSection = "one section"
    /// Technology, import shares, demand and the rest of two economies; each by its mean effect over all orders of change.
    case structure
  }

  /// The target's identifier, or a quantity of the economy.
  package let figure: String
  package let name: Title
  package let unit: String
  package let year: Int
  package let first: Double
  package let second: Double
  package let kind: Kind
  /// The largest first.
  package let parts: [Part]

  package init(
    figure: String, name: Title, unit: String, year: Int, first: Double, second: Double, kind: Kind, parts: [Part]
  ) {
    self.figure = figure
    self.name = name
    self.unit = unit
    self.year = year
    self.first = first
    self.second = second
    self.kind = kind
    self.parts = parts.sorted { ($1.part.magnitude, $0.code) < ($0.part.magnitude, $1.code) }
  }

  package var difference: Double { second - first }
}
