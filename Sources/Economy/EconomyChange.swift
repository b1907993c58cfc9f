package import Diagnostics
import InputOutput

/// A change of the economy that a scenario declares: a verb, a space and a cell, year by year.
///
/// A flow is one of the table, at the table's output: as a technical coefficient it is the flow over the gross output
/// of its user, so that it grows with that user. Final demand is what grows from the table without the modules' bills.
package struct EconomyChange: Sendable {
  package enum Verb: String, Sendable, CaseIterable {
    case add, scale, set
  }

  package enum Space: String, Sendable, CaseIterable {
    case flow, coefficient
    case finalDemand = "final_demand"

    /// Whether changes of the two can touch the same number: flows are coefficients.
    package func meets(_ other: Space) -> Bool { (self == .finalDemand) == (other == .finalDemand) }
  }

  /// As the record shows it.
  package var name: String
  package var verb: Verb
  package var space: Space
  /// The sector whose product is bought.
  package var row: Int
  /// Its users: sectors, or categories of final demand.
  package var columns: [Int]
  /// By computed year, in 1e8 CNY in the table's prices, or as a plain number; nil where the change does nothing.
  package var values: [Double?]
  package var reason: String
  /// As written: "ELC", "all".
  package var from: String
  package var to: String
  /// Where its numbers are written.
  package var place: SourceLocation

  package init(
    name: String, verb: Verb, space: Space, row: Int, columns: [Int], values: [Double?], reason: String, from: String,
    to: String, place: SourceLocation
  ) {
    self.name = name
    self.verb = verb
    self.space = space
    self.row = row
    self.columns = columns
    self.values = values
    self.reason = reason
    self.from = from
    self.to = to
    self.place = place
  }

  /// What a number becomes.
  package func applied(to number: Double, _ value: Double) -> Double {
    switch verb {
    case .add: number + value
    case .scale: number * value
    case .set: value
    }
  }

  /// "scale coefficient ELC -> all".
  package var words: String { "\(verb.rawValue) \(space.rawValue) \(from) -> \(to)" }
}

extension RegionalAccounts {
  /// A sector by code, Chinese or English name.
  package func sector(named name: String) -> Int? {
    sector(name)
      ?? model.table.sectors.firstIndex { $0.nameZh == name || $0.nameEn.lowercased() == name.lowercased() }
  }

  /// A final-demand category by code, Chinese or English name.
  package func category(named name: String) -> Int? {
    category(name) ?? categories.firstIndex { $0.nameZh == name || $0.nameEn.lowercased() == name.lowercased() }
  }

  /// What a misspelt sector may have meant.
  package var sectorNames: [String] { sectors + model.table.sectors.flatMap { [$0.nameZh, $0.nameEn] } }
  package var categoryNames: [String] { categories.map(\.code) + categories.flatMap { [$0.nameZh, $0.nameEn] } }
}
