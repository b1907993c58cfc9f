import SimulationKit

extension FundTerms {
  /// How far shares may miss one: they are written with a few decimals.
  private static let shareTolerance = 1e-6

  /// Finds mistakes that no programme could repair. Whether the limits leave room for a programme is for the run to say.
  static func check(_ parameters: Parameters) -> [ParameterDiagnostic] {
    var findings: [ParameterDiagnostic] = []
    let years = parameters.years
    if let gap = zip(years, years.dropFirst()).first(where: { $1 != $0 + 1 }) {
      findings.append(
        ParameterDiagnostic(
          .error,
          "disbursement_ceiling", index: ["\(gap.1)"], "\(gap.1) follows \(gap.0), but the lags count every year",
          advice: "run this module over consecutive years"))
    }
    let floor = parameters.array("floor")
    let ceiling = parameters.array("ceiling")
    let lag = parameters.array("lag")
    let shares = ["capital_bill", "product_mix"].map { ($0, parameters.array($0).values) }
    let sectors = parameters.labels("sector").count
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
      for (key, values) in shares {
        let sum = values[i * sectors..<(i + 1) * sectors].reduce(0, +)
        if abs(sum - 1) > shareTolerance {
          findings.append(
            ParameterDiagnostic(
              .error,
              key, index: [industry], "the shares sum to \(((sum * 1e6).rounded() / 1e6).plain)",
              advice: "write shares of the sectors that sum to 1"))
        }
      }
    }
    return findings
  }
}
