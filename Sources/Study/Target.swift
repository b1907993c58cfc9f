import Economy

/// A target of a plan as numbers.
package struct Target: Hashable, Sendable {
  package var identifier: String
  /// In the target's own unit.
  package var value: Double
  /// The last result that meets it, in the wording of the document: for "about 15" the smallest that rounds to 15.
  package var needed: Double
  package var bound: Bound
  /// Nil for a target that nothing computes.
  package var measure: Measure?
  /// The target's unit for one of the measure's.
  package var factor: Double
  /// The year that is judged, by its place in the run; nil for the last.
  package var year: Int?

  package init(
    identifier: String, value: Double, needed: Double, bound: Bound = .atLeast, measure: Measure?, factor: Double = 1,
    year: Int? = nil
  ) {
    self.identifier = identifier
    self.value = value
    self.needed = needed
    self.bound = bound
    self.measure = measure
    self.factor = factor
    self.year = year
  }

  /// On which side of the needed value a result meets the target.
  package enum Bound: Hashable, Sendable {
    case atLeast, above, atMost, below

    func isMet(by value: Double, needed: Double) -> Bool {
      switch self {
      case .atLeast: value >= needed
      case .above: value > needed
      case .atMost: value <= needed
      case .below: value < needed
      }
    }

    var isUpper: Bool { self == .atMost || self == .below }
  }

  /// The result that a target is judged by.
  package enum Measure: Hashable, Sendable {
    /// Value added of the strategic industries as a share of above-scale industrial value added in the target's year, %.
    case share
    /// Mean yearly growth of their value added above that of industry until the target's year, percentage points.
    case growthPremium
    /// Gross output of one industry in the target's year, by its place: beside the target, never judged.
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
  /// The distance of the value from the target where missed.
  package var shortfall: Double?

  package init(state: State, value: Double? = nil, shortfall: Double? = nil) {
    self.state = state
    self.value = value
    self.shortfall = shortfall
  }
}

extension Problem {
  /// The result of a target for one sample from the results of its economy, in the target's unit.
  /// - Parameter row: a variable's numbers.
  func value(of target: Target, _ row: (EconomyVariable) -> ArraySlice<Double>?) -> Double? {
    measured(target, row).map { target.factor == 1 ? $0 : $0 * target.factor }
  }

  /// The same in the measure's unit.
  private func measured(_ target: Target, _ row: (EconomyVariable) -> ArraySlice<Double>?) -> Double? {
    let year = target.year ?? economy.run.count - 1
    switch target.measure {
    case nil: return nil
    case .share?: return row(.strategicShare).map { 100 * $0[$0.startIndex + year] }
    case .growthPremium?:
      guard let premiums = row(.growthPremium)?.prefix(year), !premiums.isEmpty else { return nil }
      return 100 * premiums.reduce(0, +) / Double(premiums.count)
    case .grossOutput(let industry)?:
      guard let outputs = row(.industryGrossOutput) else { return nil }
      return outputs[outputs.startIndex + industry * economy.run.count + year]
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
      return target.bound.isMet(by: value, needed: target.needed)
        ? TargetResult(state: .met, value: value)
        : TargetResult(
          state: .missed, value: value,
          shortfall: target.bound.isUpper ? value - target.value : target.value - value)
    }
  }
}
