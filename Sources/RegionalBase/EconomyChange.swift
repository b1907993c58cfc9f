/// A change of the economy that a scenario declares: a verb, a space and a cell, year by year.
///
/// A flow is one of the table, at the table's output: as a technical coefficient it is the flow over the gross output
/// of its user, so that it grows with that user. Final demand is the demand that grows from the table without the modules'
/// bills.
package struct EconomyChange: Hashable, Sendable {
  package enum Verb: String, Sendable, CaseIterable {
    case add, scale, set
  }

  package enum Space: String, Sendable, CaseIterable {
    case flow, coefficient
    case finalDemand = "final_demand"

    /// Whether changes of the two can touch the same number: flows are coefficients.
    package func meets(_ other: Space) -> Bool { (self == .finalDemand) == (other == .finalDemand) }
  }

  package var name: String
  package var verb: Verb
  package var space: Space
  /// The sector whose product is bought.
  package var row: Int
  /// Its users: sectors, or categories of final demand.
  package var columns: [Int]
  /// How messages name the place of its numbers; nil for a change that no file states.
  package var citation: String?

  package init(
    name: String, verb: Verb, space: Space, row: Int, columns: [Int], citation: String? = nil
  ) {
    self.name = name
    self.verb = verb
    self.space = space
    self.row = row
    self.columns = columns
    self.citation = citation
  }

  /// The number that takes the place of another.
  package func applied(to number: Double, _ value: Double) -> Double {
    switch verb {
    case .add: number + value
    case .scale: number * value
    case .set: value
    }
  }
}
