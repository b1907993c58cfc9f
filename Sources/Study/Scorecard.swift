package import Economy
import NumberText
package import ScenarioReading

/// The plan's targets beside what a run computed for them.
package struct Scorecard: Sendable {
  /// How a computed value stands to its target.
  package enum State: String, Sendable, CaseIterable {
    case met
    case missed
    /// The indicator is an input of this scenario.
    case assumed
    /// The satellite's gross output is another perimeter than the plan's scale: shown beside it, never judged.
    case otherPerimeter = "other perimeter"
    case notModelled = "not modelled"
  }

  package struct Row: Sendable {
    package var target: PlanTargets.Target
    package var state: State
    /// In the target's unit; nil for what is not modelled.
    package var value: Double?
    /// Target minus value where missed.
    package var shortfall: Double?

    package init(target: PlanTargets.Target, state: State, value: Double? = nil, shortfall: Double? = nil) {
      self.target = target
      self.state = state
      self.value = value
      self.shortfall = shortfall
    }
  }

  package var rows: [Row]

  package init(rows: [Row]) { self.rows = rows }

  /// What a run knows that targets may ask for.
  package struct Findings {
    package var satellite: SatelliteAccount
    /// The year in which the plan ends, as an index.
    package var lastYear: Int
    var premiumIsAssumed: Bool
    /// The numbers of the enabled modules, by module and key.
    package var parameters: [String: [String: Double]]
  }

  package init(_ targets: PlanTargets, _ findings: Findings) {
    rows = targets.targets.map { Self.row($0, findings) }
  }

  private static func row(_ target: PlanTargets.Target, _ findings: Findings) -> Row {
    func row(_ state: State, _ value: Double? = nil) -> Row {
      Row(
        target: target, state: state, value: value, shortfall: state == .missed ? value.map { target.value - $0 } : nil)
    }
    switch Measure(target.measure) {
    case nil: return row(.notModelled)
    case .share?:
      let value = 100 * findings.satellite.share[findings.lastYear]
      return row(findings.premiumIsAssumed ? .assumed : judged(value, target), value)
    case .growthPremium?:
      let premiums = findings.satellite.growthPremium[...findings.lastYear].compactMap(\.self)
      guard !premiums.isEmpty else { return row(.notModelled) }
      let value = 100 * premiums.reduce(0, +) / Double(premiums.count)
      return row(findings.premiumIsAssumed ? .assumed : judged(value, target), value)
    case .grossOutput(let industry)?:
      guard let index = EconomySections.industries.firstIndex(of: industry) else { return row(.notModelled) }
      return row(.otherPerimeter, findings.satellite.grossOutput[index][findings.lastYear].reduce(0, +))
    case .parameter(let module, let key)?:
      guard let value = findings.parameters[module]?[key] else { return row(.notModelled) }
      return row(.assumed, value)
    }
  }

  /// "About 15" is met by what rounds to 15 in the digits that the document prints, or by more; any other wording is met
  /// by the number itself.
  private static func judged(_ value: Double, _ target: PlanTargets.Target) -> State {
    let needed = target.bound.hasPrefix("about") ? target.value - 0.5 * lastDigit(target.value) : target.value
    return value >= needed ? .met : .missed
  }

  private static func lastDigit(_ value: Double) -> Double {
    let text = formatNumber(value)
    guard let point = text.firstIndex(of: ".") else { return 1 }
    var digit = 1.0
    for _ in text[text.index(after: point)...] { digit /= 10 }
    return digit
  }
}
