import LinearProgramming

/// One period of a fund that backs eight strategic industries.
///
/// Maximise Σ multiplier x leverage x money subject to Σ money <= budget, leverage x money <= absorption for each industry
/// (so absorption limits what is spent after leverage), and 4 <= money <= 20. Money in 1e8 CNY. Optimum by HiGHS: 778.9.
struct FundProgram {
  static let multipliers = [2.4, 2.2, 2.6, 2.1, 2.3, 1.9, 2.8, 2.2]
  static let leverage = [4, 3.5, 3, 4, 2.5, 5, 2, 3]
  static let absorption: [Double] = [60, 50, 40, 45, 30, 70, 25, 35]

  var program = LinearProgram(.maximise)
  var money: [LinearProgram.Variable] = []
  var budget: LinearProgram.Row

  init(budget limit: Double = 100, least: Double = 4, multipliers: [Double] = Self.multipliers) {
    for k in 0..<8 {
      money.append(
        program.addVariable("money \(k)", lower: least, upper: 20, objective: multipliers[k] * Self.leverage[k]))
    }
    budget = program.addRow("budget", upper: limit, money.map { ($0, 1) })
    for k in 0..<8 { program.addRow("absorption \(k)", upper: Self.absorption[k], [(money[k], Self.leverage[k])]) }
  }
}
