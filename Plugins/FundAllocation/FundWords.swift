import SimulationKit

/// An answer in sentences: first what has no project, then what one more CNY would bring, which limits bind, what
/// is nearly as good and what rules of thumb lose.
struct FundWords {
  let report: FundReport

  private var terms: FundTerms { report.terms }
  private var plan: FundPlan { report.answer.plan }

  func write(to outputs: inout Outputs) {
    if let left = plan.moneyLeft(terms) { outputs.note(onMoneyLeft(left)) }
    if let sentence = afterTheRun { outputs.note(sentence) }
    let idle = plan.idle(terms)
    if idle > 1e-9 * (1 + terms.payable) { outputs.note(onIdleMoney(idle)) }
    if let sentence = prices { outputs.note(sentence) }
    if let sentence = absorption { outputs.note(sentence) }
    if let sentence = terms.programmes.sentence(plan.throughProgrammes) { outputs.note(sentence) }
    if let sentence = ranges { outputs.note(sentence) }
    if outputs.wants("fund_division_worth"), let sentence = rulesOfThumb { outputs.note(sentence) }
  }

  private func onMoneyLeft(_ left: Double) -> String {
    let binding = [
      (plan.paymentPrice.contains { $0 > 0 }, "yearly ceilings"), (plan.callPrice.contains { $0 > 0 }, "calls"),
      (plan.quotaPrice.contains { $0 > 0 }, "industry ceilings"),
      (plan.programmePrice.contains { $0 > 0 }, "programmes' ceilings"),
      (plan.absorptionPrice.contains { $0 > 0 }, "absorption limits"),
    ].filter(\.0).map(\.1)
    let why = binding.isEmpty ? "no project is worth it" : "\(Self.list(binding)) bind first"
    return "\(left.tenths) of the \(terms.payable.tenths) (1e8 CNY) to be paid find no project: \(why)"
  }

  private var afterTheRun: String? {
    let parts = plan.parts(terms, report.answer.value)
    guard plan.objective > 0, parts.after > 0 else { return nil }
    return "\((100 * parts.after / plan.objective).tenths) % of the fund's value lies after "
      + "\(terms.years.last ?? "the run"), at that year's utilisation (terminal_years = \(terms.terminalYears))"
  }

  private func onIdleMoney(_ idle: Double) -> String {
    "\(idle.tenths) (1e8 CNY) are paid too late to operate by \(terms.years.last ?? "the end of the run")"
  }

  private var prices: String? {
    // Prices are per CNY; a billion is ten of 1e8.
    func yield(_ price: Double) -> String { (10 * price).hundredths }
    var parts: [String] = []
    if plan.totalPrice > 0 { parts.append("paid in all yields \(yield(plan.totalPrice))") }
    for (t, price) in plan.paymentPrice.enumerated() where price > 0 && terms.disbursementCeiling[t] > 0 {
      parts.append("that may be paid in \(terms.years[t]) \(yield(price))")
    }
    for (t, price) in plan.callPrice.enumerated() where price > 0 {
      parts.append("that may be called by \(terms.years[t]) \(yield(price))")
    }
    for (i, price) in plan.quotaPrice.enumerated() where price != 0 {
      parts.append(
        price > 0
          ? "on the ceiling of \(terms.industries[i]) \(yield(price))"
          : "off the floor of \(terms.industries[i]) \(yield(-price))")
    }
    for (name, price) in zip(terms.programmes.names, plan.programmePrice) where price != 0 {
      parts.append(
        price > 0
          ? "on the ceiling of the programme \(name) \(yield(price))"
          : "off the floor of the programme \(name) \(yield(-price))")
    }
    guard !parts.isEmpty else { return nil }
    return "one more billion CNY, in 1e8 CNY of the objective: \(parts.joined(separator: ", "))"
  }

  /// Where absorption binds, by industry and in runs of years.
  private var absorption: String? {
    let years = terms.years.count
    let parts = terms.industries.indices.compactMap { i -> String? in
      let binding = (0..<years).filter { plan.absorptionPrice[i * years + $0] > 0 }
      guard let first = binding.first, let last = binding.last else { return nil }
      let isRun = last - first + 1 == binding.count
      let when =
        isRun && last == years - 1 && binding.count > 1
        ? "from \(terms.years[first])"
        : isRun && binding.count > 1
          ? "from \(terms.years[first]) to \(terms.years[last])"
          : "in \(Self.list(binding.map { terms.years[$0] }))"
      return "\(terms.industries[i]) \(when)"
    }
    return parts.isEmpty ? nil : "absorption binds in \(parts.joined(separator: "; "))"
  }

  private var ranges: String? {
    guard let ranges = report.answer.ranges else { return nil }
    let wide = ranges.enumerated().filter { $1.most - $1.least > 0.05 }
    guard !wide.isEmpty else { return nil }
    let parts = wide.map { "\(terms.industries[$0]) \($1.least.tenths) to \($1.most.tenths)" }
    return "within \((100 * terms.rangeSlack).tenths) % of the optimum may receive (1e8 CNY): "
      + parts.joined(separator: ", ")
  }

  private var rulesOfThumb: String? {
    guard plan.objective > 0 else { return nil }
    func percent(_ worth: Double) -> String { (100 * worth / plan.objective).tenths }
    let parts = zip(FundBaseline.allCases, report.rules).map { rule, money in
      let left = terms.payable - money.reduce(0, +)
      let unpaid = left > 1e-6 * (1 + terms.payable) ? " (\(left.tenths) unpaid)" : ""
      return "\(rule.rawValue) \(percent(report.answer.value.worth(of: money, terms))) %\(unpaid)"
    }
    return "rules of thumb reach of the optimum: \(parts.joined(separator: ", ")); without any limit but the money "
      + "it would be \(percent(report.answer.value.unlimited(terms))) %"
  }

  private static func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
