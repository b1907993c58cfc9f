import NumberText
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
    /// The year that it is stated for; nil in records that do not say.
    package var year: Int?
    /// The document's number of an earlier year.
    package var baseline: Baseline?
    /// about, at least, reach, more than, …: how the document words it.
    package var bound: String
    /// Its place in the document.
    package var clause: String
    /// Its relation to another target: plain conflict, other perimeter, stated higher later, …; empty if none is stated.
    package var relation: String
    package var relationTo: String
    package var note: Title
    /// The measure that the workbench computes for it; empty if it is not modelled.
    package var measure: String

    /// A number of an earlier year, in the unit in which the document states it.
    package struct Baseline: Sendable, Hashable, Codable {
      package var value: Double
      package var unit: String
      package var year: Int
    }

    package init(
      identifier: String, indicator: Title, value: Double, unit: String, year: Int? = nil, baseline: Baseline? = nil,
      bound: String, clause: String, relation: String, relationTo: String, note: Title, measure: String
    ) {
      self.identifier = identifier
      self.indicator = indicator
      self.value = value
      self.unit = unit
      self.year = year
      self.baseline = baseline
      self.bound = bound
      self.clause = clause
      self.relation = relation
      self.relationTo = relationTo
      self.note = note
      self.measure = measure
    }
  }

  package var targets: [Target]
  /// The document, from the file's head.
  package var citation: String
  /// The unit of each target for one of its measure's.
  var factors: [Double]

  package init(targets: [Target], citation: String, factors: [Double]? = nil) {
    self.targets = targets
    self.citation = citation
    self.factors = factors ?? targets.map { _ in 1 }
  }

  /// The targets as a problem judges them.
  func numbers(industries: [String], years: [Int]) -> [Study.Target] {
    zip(targets, factors).map { target, factor in
      target.numbers(industries: industries, factor: factor, year: target.year.flatMap(years.firstIndex))
    }
  }
}

extension Study.Target.Measure {
  static let spellings = [
    "sei_share", "sei_growth_premium", "gross_output:<industry>", "parameter:<module>.<key>",
  ]

  /// Returns nil for a text that names no measure.
  package init?(_ text: String, industries: [String]) {
    let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
    switch (parts.first, parts.count) {
    case ("sei_share", 1): self = .share
    case ("sei_growth_premium", 1): self = .growthPremium
    case ("gross_output", 2):
      guard let place = industries.firstIndex(of: EconomySections.industry(named: parts[1]) ?? parts[1]) else {
        return nil
      }
      self = .grossOutput(industry: place)
    case ("parameter", 2):
      let path = parts[1].split(separator: ".", maxSplits: 1).map(String.init)
      guard path.count == 2 else { return nil }
      self = .parameter(module: path[0], key: path[1])
    default: return nil
    }
  }
}

extension PlanTargets.Target {
  /// The target as a problem judges it. "About 15" is met by a result that rounds to 15 in the digits that the document
  /// prints, or by more; any other wording is met by the number itself.
  func numbers(industries: [String], factor: Double = 1, year: Int? = nil) -> Study.Target {
    let bound = PlanBound(rawValue: bound) ?? .atLeast
    return Study.Target(
      identifier: identifier, value: value, needed: bound == .about ? value - 0.5 * lastDigit : value,
      bound: bound.side, measure: Study.Target.Measure(measure, industries: industries), factor: factor, year: year)
  }

  private var lastDigit: Double {
    let text = formatNumber(value)
    guard let point = text.firstIndex(of: ".") else { return 1 }
    var digit = 1.0
    for _ in text[text.index(after: point)...] { digit /= 10 }
    return digit
  }
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
