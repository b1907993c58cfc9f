import Economy

/// A target of a plan as numbers.
package struct Target: Hashable, Sendable {
  package var identifier: String
  /// In the measure's unit.
  package var value: Double
  /// The smallest result that meets it, in the wording of the document: for "about 15" all that rounds to 15.
  package var needed: Double
  /// Nil for a target that nothing computes.
  package var measure: Measure?

  package init(identifier: String, value: Double, needed: Double, measure: Measure?) {
    self.identifier = identifier
    self.value = value
    self.needed = needed
    self.measure = measure
  }

  /// The result that a target is judged by.
  package enum Measure: Hashable, Sendable {
    /// Value added of the strategic industries as a share of above-scale industrial value added in the last year, %.
    case share
    /// Mean yearly growth of their value added above that of industry, percentage points.
    case growthPremium
    /// Gross output of one industry in the last year, by its place: beside the target, never judged.
    case grossOutput(industry: Int)
    /// A number that the scenario itself sets.
    case parameter(module: String, key: String)

    /// The economic variables that it is computed from.
    var variables: Set<EconomyVariable> {
      switch self {
      case .share: [.strategicShare]
      case .growthPremium: [.growthPremium]
      case .grossOutput: [.industryGrossOutput]
      case .parameter: []
      }
    }
  }
}

/// How a run stands to a target.
package struct TargetResult: Hashable, Sendable {
  package enum State: String, Codable, Sendable, CaseIterable {
    case met
    case missed
    /// The indicator is an input of this scenario.
    case assumed
    /// The satellite's gross output is another perimeter than the plan's scale: shown beside it, never judged.
    case otherPerimeter = "other perimeter"
    case notModelled = "not modelled"
  }

  package var state: State
  /// In the target's unit; nil for a target that is not modelled.
  package var value: Double?
  /// Target minus value where missed.
  package var shortfall: Double?

  package init(state: State, value: Double? = nil, shortfall: Double? = nil) {
    self.state = state
    self.value = value
    self.shortfall = shortfall
  }
}

extension Problem {
  /// The result of a target for one sample from the results of its economy.
  /// - Parameter row: a variable's numbers.
  func value(of target: Target, _ row: (EconomyVariable) -> ArraySlice<Double>?) -> Double? {
    switch target.measure {
    case nil: return nil
    case .share?: return row(.strategicShare)?.last.map { 100 * $0 }
    case .growthPremium?:
      guard let premiums = row(.growthPremium), !premiums.isEmpty else { return nil }
      return 100 * premiums.reduce(0, +) / Double(premiums.count)
    case .grossOutput(let industry)?:
      guard let outputs = row(.industryGrossOutput) else { return nil }
      return outputs[outputs.startIndex + (industry + 1) * economy.run.count - 1]
    case .parameter(let module, let key)?:
      guard let value = self.module(module)?.parameters[key] else { return nil }
      let numbers = value.numbers ?? []
      return numbers.count == 1 ? numbers[0] : nil
    }
  }

  func judged(_ target: Target, value: Double?) -> TargetResult {
    guard let value, let measure = target.measure else { return TargetResult(state: .notModelled) }
    switch measure {
    case .grossOutput: return TargetResult(state: .otherPerimeter, value: value)
    case .parameter: return TargetResult(state: .assumed, value: value)
    case .share, .growthPremium:
      if economy.assumesPremium { return TargetResult(state: .assumed, value: value) }
      return value >= target.needed
        ? TargetResult(state: .met, value: value)
        : TargetResult(state: .missed, value: value, shortfall: target.value - value)
    }
  }
}
