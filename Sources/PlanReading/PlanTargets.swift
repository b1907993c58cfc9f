package import SimulationKit
package import Study

/// The targets of a plan, as its document states them.
package struct PlanTargets: Sendable {
  package struct Target: Sendable, Hashable, Codable {
    package var identifier: String
    package var indicator: Title
    /// In `unit`.
    package var value: Double
    package var unit: String
    /// The year that it is stated for.
    package var year: Int
    /// The document's number of an earlier year.
    package var baseline: Baseline?
    /// The year from which a growth counts.
    package var since: Int?
    /// about, at least, reach, more than, …: how the document words it.
    package var bound: String
    /// How far below the value "about" reaches, as it is written: "0.5" in the target's unit, "10 %" of the value. Empty
    /// for half of the last digit that the document prints.
    package var band: String
    /// Its place in the document.
    package var clause: String
    /// Its relation to another target: plain conflict, other perimeter, stated higher later, …; empty if none is stated.
    package var relation: String
    package var relationTo: String
    package var note: Title
    /// The variable that it is judged by, as it is written; empty if the plan names none.
    package var variable: String
    /// Who would offer the variable, where nothing in the run does.
    package var offer: Title?

    /// A number of an earlier year, in the unit in which the document states it.
    package struct Baseline: Sendable, Hashable, Codable {
      package var value: Double
      package var unit: String
      package var year: Int
    }

    package init(
      identifier: String, indicator: Title, value: Double, unit: String, year: Int, baseline: Baseline? = nil,
      since: Int? = nil, bound: String, band: String = "", clause: String, relation: String, relationTo: String,
      note: Title, variable: String, offer: Title? = nil
    ) {
      self.identifier = identifier
      self.indicator = indicator
      self.value = value
      self.unit = unit
      self.year = year
      self.baseline = baseline
      self.since = since
      self.bound = bound
      self.band = band
      self.clause = clause
      self.relation = relation
      self.relationTo = relationTo
      self.note = note
      self.variable = variable
      self.offer = offer
    }
  }

  package var targets: [Target]
  /// The document, from the file's head.
  package var citation: String
  /// The targets as a problem judges them.
  package let numbers: [Study.Target]
}

/// How a document words that a target is a bound.
enum PlanBound: String, CaseIterable {
  case about
  case atLeast = "at least"
  case reach
  case moreThan = "more than"
  case orderOf = "order of"
  case atMost = "at most"
  case lessThan = "less than"

  var side: Study.Target.Bound {
    switch self {
    case .about, .atLeast, .reach, .orderOf: .atLeast
    case .moreThan: .above
    case .atMost: .atMost
    case .lessThan: .below
    }
  }
}

/// How a target stands to another one, in the words in which plans are read.
enum PlanRelation: String, CaseIterable {
  case plainConflict = "plain conflict"
  case otherPerimeter = "other perimeter"
  case statedHigherLater = "stated higher later"
  case higherThan = "higher than"
  case sameInBoth = "same in both"
  case saysTheSameAs = "says the same as"
  case partOf = "part of"

  /// One indicator that two clauses state alike has no other target.
  var namesAnother: Bool { self != .sameInBoth }
}
