import SimulationKit

/// The numbers of an answer as outputs.
struct FundReport {
  let terms: FundTerms
  let inputs: FundInputs
  let answer: FundAllocation.Answer

  func write(to outputs: inout Outputs) {
    let (plan, flows, value) = (answer.plan, answer.flows, answer.value)
    outputs["fund_money"].values = plan.money
    outputs["fund_investment"].values = flows.investment
    outputs["fund_bill"].values = flows.bill
    outputs["new_output"].values = flows.newOutput
    outputs["fund_value_building"].values = value.building
    outputs["fund_value_operation"].values = value.operation
    outputs["fund_value_of_money"].values = value.ofMoney(terms)
    outputs["fund_objective"].values = [plan.objective]
    outputs["fund_shadow_price"].values = [plan.totalPrice]
    outputs["fund_payment_shadow_price"].values = plan.paymentPrice
    outputs["fund_call_shadow_price"].values = plan.callPrice
    outputs["fund_absorption_shadow_price"].values = plan.absorptionPrice
    outputs["fund_quota_shadow_price"].values = plan.quotaPrice
    outputs["fund_programme_money"].values = plan.throughProgrammes
    outputs["fund_programme_shadow_price"].values = plan.programmePrice
    outputs["fund_idle_money"].values = [plan.idle(terms)]
    writeSizes(to: &outputs)
    writeComparisons(to: &outputs)
    writeRisk(to: &outputs)
  }

  private func writeSizes(to outputs: inout Outputs) {
    let names = [
      "fund_amount", "fund_unpaid", "fund_called", "fund_called_from_government", "fund_fees", "fund_reinvested",
    ]
    guard names.contains(where: { outputs.wants($0) }) else { return }
    let (money, paid) = (terms.money, answer.plan.paid(terms))
    let account = money.account(paid: paid)
    let years = terms.years.count
    let triggered = (0..<years).map { t in
      terms.industries.indices.reduce(0) { $0 + answer.flows.investment[$1 * years + t] }
    }
    let invested = Self.sums(paid)
    outputs["fund_amount"].values =
      paid.map { _ in money.registered } + paid.map { _ in money.raised } + Self.sums(account.called) + invested
      + Self.sums(triggered)
    // The last of it is zero but for what finds no project.
    let left = answer.plan.moneyLeft(terms) ?? 0
    outputs["fund_unpaid"].values = invested.enumerated().map { $0 == years - 1 ? left : terms.payable - $1 }
    outputs["fund_called"].values = account.called
    outputs["fund_called_from_government"].values = account.called.map { $0 * money.governmentShare }
    outputs["fund_fees"].values = account.fees
    outputs["fund_reinvested"].values = account.reinvested
  }

  /// Of the years so far.
  private static func sums(_ values: [Double]) -> [Double] {
    values.reduce(into: []) { sums, value in sums.append((sums.last ?? 0) + value) }
  }

  private func writeComparisons(to outputs: inout Outputs) {
    let (plan, value) = (answer.plan, answer.value)
    if outputs.wants("fund_worth_part") {
      let parts = plan.parts(terms, value)
      outputs["fund_worth_part"].values = [parts.building, parts.during, parts.after]
    }
    if outputs.wants("fund_goal_worth") {
      outputs["fund_goal_worth"].values = FundGoal.ofMoney.map { worth(by: $0) ?? 0 }
    }
    if outputs.wants("fund_jobs"), let worth = worth(by: .jobs) {
      // From 1e8 CNY of worth to 1e4 persons.
      outputs["fund_jobs"].values = [worth / terms.goals.jobWorth * 1e4]
    }
    if let ranges = answer.ranges {
      let received = plan.received(terms)
      outputs["fund_range"].values = ranges.enumerated().flatMap { [$1.least, received[$0], $1.most] }
    }
    if outputs.wants("fund_division") || outputs.wants("fund_division_worth") {
      let divisions = rules
      outputs["fund_division"].values =
        plan.received(terms) + divisions.flatMap { money in terms.industries.indices.map { terms.received(money, $0) } }
      outputs["fund_division_worth"].values = [plan.objective] + divisions.map { value.worth(of: $0, terms) }
    }
    outputs["fund_unlimited_worth"].values = [value.unlimited(terms)]
  }

  /// The division by a goal; nil where the economy does not give what it reads.
  private func worth(by goal: FundGoal) -> Double? {
    guard let worths = try? FundValue.worth(of: goal, terms, inputs) else { return nil }
    return invested.indices.reduce(0) { $0 + invested[$1] * worths[$1].whole }
  }

  /// Additional investment, over industry and year.
  private var invested: [Double] {
    let years = terms.years.count
    return answer.flows.investment.indices.map { answer.flows.investment[$0] * terms.additional[$0 / years] }
  }

  /// Money by the rules of thumb.
  var rules: [[Double]] { FundBaseline.allCases.map { $0.money(terms, answer.value) } }

  private func writeRisk(to outputs: inout Outputs) {
    if let points = answer.frontier?.points, !points.isEmpty {
      outputs["fund_frontier_return"].values = points.map(\.expected)
      outputs["fund_frontier_deviation"].values = points.map(\.deviation)
      outputs["fund_frontier_share"].values = points.flatMap(\.shares)
    }
    if outputs.wants("fund_tail_loss"), !terms.risk.scenarios.isEmpty {
      outputs["fund_tail_loss"].values = [terms.risk.tailLoss(answer.plan.received(terms))]
    }
  }
}
