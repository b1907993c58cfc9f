import SimulationKit

/// Uncertain: returns and worths in named scenarios, and the spread of returns that the frontier reads.
struct FundRisk: Equatable {
  struct Scenario: Equatable {
    let name: String
    let probability: Double
    /// Of a CNY of the fund over its life, by industry.
    let returns: [Double]
    /// Multiples of what a CNY is worth to the region, by industry.
    let worth: [Double]
  }

  enum Decision: String, CaseIterable {
    case expected
    case worstCase = "worst_case"
  }

  let scenarios: [Scenario]
  let decision: Decision
  /// The share of cases, the worst ones, over which losses are averaged.
  let tail: Double
  /// The most that may be lost in them, as a share of what is paid; nil for no limit.
  let lossLimit: Double?

  /// A year, by industry.
  let expectedReturn: [Double]
  let deviation: [Double]
  /// Over industry and industry.
  let correlation: [Double]

  init(_ parameters: Parameters) {
    let records = parameters.has("return_scenarios") ? parameters.records("return_scenarios") : []
    scenarios = records.map {
      Scenario(
        name: $0.name, probability: $0.fields.number("probability"), returns: $0.fields.array("returns").values,
        worth: $0.fields.array("worth").values)
    }
    decision = Decision(rawValue: parameters.text("decide_by")) ?? .expected
    tail = parameters.number("loss_tail")
    lossLimit = parameters.has("loss_limit") ? parameters.number("loss_limit") : nil
    expectedReturn = parameters.array("expected_return").values
    deviation = parameters.array("return_deviation").values
    let common = parameters.number("return_correlation")
    let count = deviation.count
    correlation =
      parameters.has("return_correlations")
      ? parameters.array("return_correlations").values
      : (0..<count * count).map { $0 / count == $0 % count ? 1 : common }
  }

  /// Of returns, over industry and industry.
  var covariance: [Double] {
    let count = deviation.count
    return correlation.indices.map { correlation[$0] * deviation[$0 / count] * deviation[$0 % count] }
  }

  /// Whether losses are limited.
  var limitsLosses: Bool { lossLimit != nil && !scenarios.isEmpty }

  /// The loss in a scenario, of money by industry.
  func loss(_ scenario: Scenario, _ received: [Double]) -> Double {
    -zip(scenario.returns, received).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The mean loss over the worst cases that make up the tail: conditional value at risk (Rockafellar and Uryasev 2000,
  /// Journal of Risk 2(3), 21-41).
  func tailLoss(_ received: [Double]) -> Double {
    var left = tail
    var sum = 0.0
    for (loss, probability) in scenarios.map({ (loss($0, received), $0.probability) }).sorted(by: { $0.0 > $1.0 }) {
      let taken = min(left, probability)
      sum += taken * loss
      left -= taken
    }
    return tail > 0 ? sum / tail : 0
  }
}
