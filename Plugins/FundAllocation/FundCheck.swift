import LinearProgramming
import SimulationKit

extension FundTerms {
  /// How far shares may miss one: they are written with a few decimals.
  static let shareTolerance = 1e-6

  /// Finds mistakes that no programme could repair. Whether the limits leave room for a programme is for the run to say.
  static func check(_ parameters: Parameters) -> [ParameterDiagnostic] {
    checkYears(parameters) + checkIndustries(parameters) + checkAbsorption(parameters) + checkTiers(parameters)
      + checkProgrammes(parameters) + checkScenarios(parameters) + checkReturns(parameters)
  }

  private static func checkYears(_ parameters: Parameters) -> [ParameterDiagnostic] {
    var findings: [ParameterDiagnostic] = []
    let years = parameters.years
    if let gap = zip(years, years.dropFirst()).first(where: { $1 != $0 + 1 }) {
      findings.append(
        ParameterDiagnostic(
          .error, "disbursement_ceiling", index: ["\(gap.1)"],
          "\(gap.1) follows \(gap.0), but the lags count every year",
          advice: "run this module over consecutive years"))
    }
    let target = parameters.integer("target_year")
    if FundGoals(parameters).weights.contains(where: \.goal.countsTargetYear), !years.contains(target) {
      findings.append(
        ParameterDiagnostic(
          .error, "target_year", "the objective counts \(target), which is no year of the run",
          advice: "write one of \(years.map { "\($0)" }.joined(separator: ", "))"))
    }
    if parameters.text("objective") == FundGoals.weighted, FundGoals(parameters).weights.isEmpty {
      findings.append(
        ParameterDiagnostic(
          .error, "goal_weight", "the weighted objective has no weight", advice: "give at least one goal a weight"))
    }
    if parameters.has("called_by") {
      let shares = parameters.array("called_by").values
      if let fall = shares.indices.dropFirst().first(where: { shares[$0] < shares[$0 - 1] }) {
        findings.append(
          ParameterDiagnostic(
            .error, "called_by", index: ["\(years[fall])"],
            "\(shares[fall].plain) by \(years[fall]) is less than \(shares[fall - 1].plain) by \(years[fall - 1])",
            advice: "write shares that never fall: they count all calls so far"))
      }
    }
    return findings
  }

  private static func checkIndustries(_ parameters: Parameters) -> [ParameterDiagnostic] {
    var findings: [ParameterDiagnostic] = []
    let (floor, ceiling, lag) = (parameters.array("floor"), parameters.array("ceiling"), parameters.array("lag"))
    var shares = ["capital_bill", "product_mix"].map { ($0, "sector", parameters.array($0).values) }
    if parameters.has("stage_mix") { shares.append(("stage_mix", "stage", parameters.array("stage_mix").values)) }
    for (i, industry) in parameters.labels("industry").enumerated() {
      if floor[i] > ceiling[i] {
        findings.append(
          ParameterDiagnostic(
            .error,
            "floor", index: [industry], "the floor \(floor[i].plain) lies above the ceiling \(ceiling[i].plain)",
            advice: "write a floor of at most \(ceiling[i].plain), or raise the ceiling"))
      }
      if lag[i] != lag[i].rounded() {
        findings.append(
          ParameterDiagnostic(
            .error,
            "lag", index: [industry], "the lag \(lag[i]) is no whole number of years",
            advice: "write \(Int(lag[i].rounded(.down))) or \(Int(lag[i].rounded(.up)))"))
      }
      for (key, axis, values) in shares {
        let count = parameters.labels(axis).count
        let sum = values[i * count..<(i + 1) * count].reduce(0, +)
        if abs(sum - 1) > shareTolerance {
          findings.append(
            ParameterDiagnostic(
              .error,
              key, index: [industry],
              sum == 0
                ? "no shares of \(industry) are written"
                : "the shares sum to \(((sum * 1e6).rounded() / 1e6).plain)",
              advice: "write shares of the \(axis)s that sum to 1"))
        }
      }
    }
    return findings
  }

  private static func checkTiers(_ parameters: Parameters) -> [ParameterDiagnostic] {
    guard parameters.has("leverage_tiers") else { return [] }
    var findings: [ParameterDiagnostic] = []
    let industries = parameters.labels("industry")
    var before = (name: "the first tier", from: industries.map { _ in 0.0 }, multiple: industries.map { _ in 1.0 })
    for (name, fields) in parameters.records("leverage_tiers") {
      let (from, multiple) = (fields.array("from").values, fields.array("multiple").values)
      for (i, industry) in industries.enumerated() {
        if from[i] <= before.from[i] {
          findings.append(
            ParameterDiagnostic(
              .error, "leverage_tiers", index: [name, "from", industry],
              "the tier begins at \(from[i].plain), where \(before.name) begins at \(before.from[i].plain)",
              advice: "write more than \(before.from[i].plain)"))
        }
        if multiple[i] > before.multiple[i] {
          findings.append(
            ParameterDiagnostic(
              .error, "leverage_tiers", index: [name, "multiple", industry],
              "leverage rises to \(multiple[i].plain) of the first, from \(before.multiple[i].plain) in \(before.name)",
              advice: "write at most \(before.multiple[i].plain): leverage falls with size"))
        }
      }
      before = ("the tier \(name)", from, multiple)
    }
    return findings
  }

  private static func checkScenarios(_ parameters: Parameters) -> [ParameterDiagnostic] {
    let risk = FundRisk(parameters)
    guard !risk.scenarios.isEmpty else {
      return ["loss_limit"].filter(parameters.has).map {
        ParameterDiagnostic(
          .error, $0, "losses are limited, but there are no return scenarios",
          advice: "write return_scenarios, or no limit")
      }
        + (risk.decision == .worstCase
          ? [
            ParameterDiagnostic(
              .error, "decide_by", "the worst case is to decide, but there are no return scenarios",
              advice: "write return_scenarios, or decide_by = \"expected\"")
          ] : [])
    }
    let sum = risk.scenarios.reduce(0) { $0 + $1.probability }
    guard abs(sum - 1) > shareTolerance else { return [] }
    return [
      ParameterDiagnostic(
        .error, "return_scenarios", "the probabilities sum to \(((sum * 1e6).rounded() / 1e6).plain)",
        advice: "write probabilities that sum to 1")
    ]
  }

  private static func checkReturns(_ parameters: Parameters) -> [ParameterDiagnostic] {
    let risk = FundRisk(parameters)
    let key = parameters.has("return_correlations") ? "return_correlations" : "return_correlation"
    let industries = parameters.labels("industry")
    if let place = industries.indices.first(where: { risk.correlation[$0 * industries.count + $0] != 1 }) {
      return [
        ParameterDiagnostic(
          .error, key, index: [industries[place], industries[place]],
          "the correlation of \(industries[place]) with itself is \(risk.correlation[place * industries.count + place].plain)",
          advice: "write 1")
      ]
    }
    guard let defect = QuadraticProgram.defect(ofCovariance: risk.correlation) else { return [] }
    let least = -1 / Double(max(1, industries.count - 1))
    return [
      ParameterDiagnostic(
        .error, key, "the correlations are \(defect): no returns have them",
        advice: key == "return_correlation"
          ? "write at least \(((least * 1e4).rounded(.up) / 1e4).plain)"
          : "write a symmetric table that data could give")
    ]
  }
}
