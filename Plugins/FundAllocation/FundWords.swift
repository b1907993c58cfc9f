import SimulationKit

/// An answer in sentences: first what has no project, then what one more CNY would bring, which limits bind, what
/// is nearly as good and what rules of thumb lose.
struct FundWords {
  let report: FundReport
  let language: Language

  private var terms: FundTerms { report.terms }
  private var plan: FundPlan { report.answer.plan }

  func write(to outputs: inout Outputs) {
    if let left = plan.moneyLeft(terms) { outputs.warn(onMoneyLeft(left)) }
    if let sentence = afterTheRun { outputs.note(sentence) }
    let idle = plan.idle(terms)
    if idle > 1e-9 * (1 + terms.payable) { outputs.note(onIdleMoney(idle)) }
    if let sentence = prices { outputs.note(sentence) }
    if let sentence = absorption { outputs.note(sentence) }
    if let sentence = terms.programmes.sentence(plan.throughProgrammes) { outputs.note(sentence) }
    if let sentence = ranges { outputs.note(sentence) }
    if outputs.wants("fund_division_worth"), let sentence = rulesOfThumb { outputs.note(sentence) }
  }

  private func say(_ en: String, _ zh: String) -> String { Text(en: en, zh: zh)[language] }

  private func onMoneyLeft(_ left: Double) -> String {
    let binding = [
      (plan.paymentPrice.contains { $0 > 0 }, say("yearly ceilings", "年度支付上限")),
      (plan.callPrice.contains { $0 > 0 }, say("calls", "出资缴付")),
      (plan.quotaPrice.contains { $0 > 0 }, say("industry ceilings", "产业上限")),
      (plan.programmePrice.contains { $0 > 0 }, say("programmes' ceilings", "计划上限")),
      (plan.absorptionPrice.contains { $0 > 0 }, say("absorption limits", "吸纳能力")),
    ].filter(\.0).map(\.1)
    let why =
      binding.isEmpty
      ? say("no project is worth it", "没有值得投资的项目") : say("\(list(binding)) bind first", "\(list(binding))先达到限值")
    return say(
      "\(left.tenths) of the \(terms.payable.tenths) (1e8 CNY) to be paid find no project: \(why)",
      "拟支付的\(terms.payable.tenths)亿元中有\(left.tenths)亿元找不到项目：\(why)")
  }

  private var afterTheRun: String? {
    let parts = plan.parts(terms, report.answer.value)
    guard plan.objective > 0, parts.after > 0 else { return nil }
    let share = (100 * parts.after / plan.objective).tenths
    return say(
      "\(share) % of the fund's value lies after \(terms.years.last ?? "the run"), at that year's utilisation (terminal_years = \(terms.terminalYears))",
      "基金价值的\(share)%产生于\(terms.years.last.map { "\($0)年" } ?? "计算期")之后，按该年产能利用率计（期末延续\(terms.terminalYears)年）")
  }

  private func onIdleMoney(_ idle: Double) -> String {
    say(
      "\(idle.tenths) (1e8 CNY) are paid too late to operate by \(terms.years.last ?? "the end of the run")",
      "\(idle.tenths)亿元支付过晚，\(terms.years.last.map { "\($0)年" } ?? "计算期")末前不能投产")
  }

  private var prices: String? {
    // Prices are per CNY; a billion is ten of 1e8.
    func yield(_ price: Double) -> String { (10 * price).hundredths }
    var parts: [String] = []
    if plan.totalPrice > 0 {
      parts.append(say("paid in all yields \(yield(plan.totalPrice))", "支付总额\(yield(plan.totalPrice))"))
    }
    for (t, price) in plan.paymentPrice.enumerated() where price > 0 && terms.disbursementCeiling[t] > 0 {
      parts.append(
        say("that may be paid in \(terms.years[t]) \(yield(price))", "\(terms.years[t])年支付上限\(yield(price))"))
    }
    for (t, price) in plan.callPrice.enumerated() where price > 0 {
      parts.append(
        say("that may be called by \(terms.years[t]) \(yield(price))", "\(terms.years[t])年前缴付上限\(yield(price))"))
    }
    for (i, price) in plan.quotaPrice.enumerated() where price != 0 {
      let industry = terms.industries[i]
      parts.append(
        price > 0
          ? say("on the ceiling of \(industry) \(yield(price))", "\(industry)上限\(yield(price))")
          : say("off the floor of \(industry) \(yield(-price))", "\(industry)下限\(yield(-price))"))
    }
    for (name, price) in zip(terms.programmes.names, plan.programmePrice) where price != 0 {
      parts.append(
        price > 0
          ? say("on the ceiling of the programme \(name) \(yield(price))", "计划\(name)上限\(yield(price))")
          : say("off the floor of the programme \(name) \(yield(-price))", "计划\(name)下限\(yield(-price))"))
    }
    guard !parts.isEmpty else { return nil }
    return say(
      "one more billion CNY, in 1e8 CNY of the objective: \(parts.joined(separator: ", "))",
      "各项限额每放宽10亿元，目标值增加（亿元）：\(parts.joined(separator: "，"))")
  }

  /// Where absorption binds, by industry and in runs of years.
  private var absorption: String? {
    let years = terms.years.count
    let parts = terms.industries.indices.compactMap { i -> String? in
      let binding = (0..<years).filter { plan.absorptionPrice[i * years + $0] > 0 }
      guard let first = binding.first, let last = binding.last else { return nil }
      let (start, end) = (terms.years[first], terms.years[last])
      let isRun = last - first + 1 == binding.count
      let when =
        isRun && last == years - 1 && binding.count > 1
        ? say("from \(start)", "\(start)年起")
        : isRun && binding.count > 1
          ? say("from \(start) to \(end)", "\(start)—\(end)年")
          : say("in \(list(binding.map { terms.years[$0] }))", "\(list(binding.map { terms.years[$0] }))年")
      return say("\(terms.industries[i]) \(when)", "\(terms.industries[i])（\(when)）")
    }
    guard !parts.isEmpty else { return nil }
    return say(
      "absorption binds in \(parts.joined(separator: "; "))", "吸纳能力达到上限的产业：\(parts.joined(separator: "、"))")
  }

  private var ranges: String? {
    guard let ranges = report.answer.ranges else { return nil }
    let wide = ranges.enumerated().filter { $1.most - $1.least > 0.05 }
    guard !wide.isEmpty else { return nil }
    let parts = wide.map {
      say(
        "\(terms.industries[$0]) \($1.least.tenths) to \($1.most.tenths)",
        "\(terms.industries[$0])\($1.least.tenths)至\($1.most.tenths)")
    }
    let slack = (100 * terms.rangeSlack).tenths
    return say("within \(slack) % of the optimum may receive (1e8 CNY): ", "在距最优\(slack)%以内，各产业可得（亿元）：")
      + parts.joined(separator: say(", ", "，"))
  }

  private var rulesOfThumb: String? {
    guard plan.objective > 0 else { return nil }
    func percent(_ worth: Double) -> String { (100 * worth / plan.objective).tenths }
    let parts = zip(FundBaseline.allCases, report.rules).map { rule, money in
      let left = terms.payable - money.reduce(0, +)
      let unpaid =
        left > 1e-6 * (1 + terms.payable) ? say(" (\(left.tenths) unpaid)", "（未支付\(left.tenths)亿元）") : ""
      let worth = percent(report.answer.value.worth(of: money, terms))
      return say("\(rule.rawValue) \(worth) %\(unpaid)", "\(rule.chinese)\(worth)%\(unpaid)")
    }
    let unlimited = percent(report.answer.value.unlimited(terms))
    return say(
      "rules of thumb reach of the optimum: \(parts.joined(separator: ", ")); without any limit but the money it would be \(unlimited) %",
      "简单规则相当于最优的：\(parts.joined(separator: "，"))；若除资金总额外没有限制，则为\(unlimited)%")
  }

  private func list(_ words: [String]) -> String {
    guard let last = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: say(", ", "、")) + say(" and ", "和") + last
  }
}

extension FundBaseline {
  /// The rule as a Chinese reader knows it.
  fileprivate var chinese: String {
    switch self {
    case .equalShares: "平均分配"
    case .inProportion: "按规模分配"
    case .bestMultiplier: "全部投向乘数最大者"
    case .given: "给定分配"
    }
  }
}
