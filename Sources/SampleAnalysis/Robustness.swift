package import LinearAlgebra

/// How options fare over scenarios of which none is known to come true; more of the outcome is better.
package struct Robustness: Hashable, Sendable {
  package struct Option: Hashable, Sendable {
    /// The option's loss against the best option of the same scenario (Savage 1951): at worst, on average, and below
    /// which 90 % of the scenarios stay.
    package var largestRegret, meanRegret, regretOf90Percent: Double
    /// The worst outcome (Wald 1950).
    package var worst: Double
    package var best: Double
    package var mean: Double
    /// The share of all scenarios that reach the threshold (Starr 1963), failed ones taken as missed.
    package var satisficing: Double
    /// Scenarios with an outcome, and those without one.
    package var used, failed: Int

    /// A weight of the best against the worst (Hurwicz 1951): 1 looks at the best alone.
    package func hurwicz(optimism: Double) -> Double { optimism * best + (1 - optimism) * worst }
  }

  package let options: [Option]
  /// Scenarios in which every option failed.
  package let lostScenarios: Int

  /// - Parameters:
  ///   - outcomes: [option][scenario], not finite where the run failed.
  ///   - threshold: the outcome that suffices.
  package init(_ outcomes: FlatArray, threshold: Double) throws(AnalysisError) {
    let (count, scenarios) = (outcomes.shape[0], outcomes.shape[1])
    guard count > 0, scenarios > 0 else { throw .tooFewSamples(used: 0, failed: 0, needed: 1) }
    let best = (0..<scenarios).map { scenario in
      (0..<count).map { outcomes[$0, scenario] }.filter(\.isFinite).max() ?? .nan
    }
    lostScenarios = best.count { $0.isNaN }
    var options: [Option] = []
    for option in 0..<count {
      let answered = (0..<scenarios).filter { outcomes[option, $0].isFinite }
      guard !answered.isEmpty else { throw .tooFewSamples(used: 0, failed: scenarios, needed: 1) }
      let values = answered.map { outcomes[option, $0] }
      let regrets = answered.map { best[$0] - outcomes[option, $0] }.sorted()
      options.append(
        Option(
          largestRegret: regrets[regrets.count - 1], meanRegret: moments(regrets).mean,
          regretOf90Percent: quantile(0.9, ofSorted: regrets), worst: values.min() ?? .nan, best: values.max() ?? .nan,
          mean: moments(values).mean,
          satisficing: Double(values.count { $0 >= threshold }) / Double(scenarios), used: answered.count,
          failed: scenarios - answered.count))
    }
    self.options = options
  }
}
