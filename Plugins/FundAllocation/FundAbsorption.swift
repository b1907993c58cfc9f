import SimulationKit

/// How the investment that an industry can take in a year changes over the years: A_t.
enum AbsorptionRule: String, CaseIterable {
  /// As it is written, year by year.
  case years
  /// A_0 (1 + growth)^t from the first year of the run.
  case growth
  /// A_0 K_t / K_0, with K the region's gross fixed capital formation as it grows without what modules buy: sites,
  /// builders and approvals grow with all that is built.
  case capitalFormation = "capital_formation"

  static let category = "gross_fixed_capital_formation"
}

extension FundTerms {
  /// The absorption limits of a sample.
  /// - Throws: `SampleProblem` where they follow capital formation and the economy does not give it.
  func absorbing(_ inputs: FundInputs) throws(SampleProblem) -> FundTerms {
    guard absorptionRule == .capitalFormation else { return self }
    guard let index = inputs.capitalFormation, let first = index.first else {
      throw .failed(
        "absorption follows capital formation, which the economy is to give: write inputs.demand_index = "
          + "\"economy.final_demand_index\" in a scenario whose table has \(AbsorptionRule.category)")
    }
    guard first > 0, index.allSatisfy({ $0 >= 0 }) else {
      throw .failed("absorption follows capital formation, which is not above 0 in \(years.first ?? "the first year")")
    }
    return with(absorption: absorption.indices.map { absorption[$0] * index[$0 % years.count] / first })
  }
}

extension FundTerms {
  static func checkAbsorption(_ parameters: Parameters) -> [ParameterDiagnostic] {
    let rule = AbsorptionRule(rawValue: parameters.text("absorption_follows")) ?? .years
    var findings: [ParameterDiagnostic] = []
    if rule == .growth, !parameters.has("absorption_growth") {
      findings.append(
        ParameterDiagnostic(
          .error, "absorption_follows", "absorption grows by a rate, but none is written",
          advice: "write absorption_growth, or absorption_follows = \"years\""))
    }
    if rule != .growth, parameters.has("absorption_growth") {
      findings.append(
        ParameterDiagnostic(
          .error, "absorption_growth", "a rate is written, but absorption follows \(rule.rawValue)",
          advice: "write absorption_follows = \"growth\", or no rate"))
    }
    guard rule != .years else { return findings }
    let (limits, years) = (parameters.array("absorption").values, parameters.labels("year"))
    for (i, industry) in parameters.labels("industry").enumerated() {
      let own = limits[i * years.count..<(i + 1) * years.count]
      guard let first = own.first, let place = own.firstIndex(where: { $0 != first }) else { continue }
      findings.append(
        ParameterDiagnostic(
          .error, "absorption", index: [industry, years[place - own.startIndex]],
          "\(own[place].plain) differs from the \(first.plain) of \(years[0]), from which absorption follows "
            + rule.rawValue,
          advice: "write \(first.plain) for all years, or absorption_follows = \"years\""))
    }
    return findings
  }
}
