import SimulationKit

/// The fund's own money: what is registered, how much of it governments give, what is raised and called, and what can be
/// invested. In 1e8 CNY.
///
/// With y_t the money paid to projects, φ the fee on what has been paid so far, ρ the reinvested share of exits, R what a
/// CNY brings at its exit and D the years until then, the money called by the end of year t is what payments and fees need
/// beyond what exits bring:
///
///     C_t = max over u <= t of  Σ_{s <= u} y_s + φ Σ_{s <= u} (u - s + 1) y_s - ρ R Σ_{s <= u - D} y_s
///
/// at most the share that may be called by then of what is raised.
struct FundMoney: Equatable {
  let registered: Double
  let disbursedShare: Double
  let raisedShare: Double
  let governmentShare: Double
  /// Share of the raised money that may be called by the end of a year; nil for calls as they are needed. By year.
  let calledBy: [Double]?
  let fee: Double
  let reinvested: Double
  let exitReturn: Double
  let exitDelay: Int

  init(_ parameters: Parameters) {
    registered = parameters.number("registered_size")
    disbursedShare = parameters.number("disbursed_share")
    raisedShare = parameters.number("raised_share")
    governmentShare = parameters.number("government_share")
    calledBy = parameters.has("called_by") ? parameters.array("called_by").values : nil
    fee = parameters.number("fee_rate")
    reinvested = parameters.number("reinvested_share")
    exitReturn = parameters.number("exit_return")
    exitDelay = parameters.integer("exit_delay")
  }

  var raised: Double { registered * raisedShare }
  /// The most that is paid to projects over the run.
  var payable: Double { registered * disbursedShare }

  /// The most that may be called by the end of a year.
  func callable(_ year: Int) -> Double { raised * (calledBy?[year] ?? 1) }

  /// The same as a limit: infinite where all that is payable, and the fees of it, can be called.
  func limit(_ year: Int) -> Double {
    callable(year) >= payable * (1 + fee * Double(year + 1)) ? .infinity : callable(year)
  }

  /// The money of a payment that must have been called by the end of a year, per CNY.
  func need(paid: Int, by year: Int) -> Double {
    guard paid <= year else { return 0 }
    return 1 + fee * Double(year - paid + 1) - (year - paid >= exitDelay ? reinvested * exitReturn : 0)
  }

  /// The years whose end can bind. Without exits that are reinvested and without a schedule, needs only grow.
  func bindingYears(_ years: Int) -> [Int] {
    calledBy == nil && (reinvested == 0 || exitDelay >= years) ? [years - 1].filter { $0 >= 0 } : Array(0..<years)
  }

  /// The fund's sizes that follow from a year's payments, of all industries.
  struct Account {
    /// Called, paid as fees, and reinvested in a year.
    var called: [Double] = []
    var fees: [Double] = []
    var reinvested: [Double] = []
  }

  func account(paid: [Double]) -> Account {
    var account = Account()
    var (sum, mostNeeded) = (0.0, 0.0)
    for year in paid.indices {
      sum += paid[year]
      var needed = 0.0
      for past in 0...year { needed += need(paid: past, by: year) * paid[past] }
      account.called.append(max(0, needed - mostNeeded))
      account.fees.append(fee * sum)
      account.reinvested.append(year >= exitDelay ? reinvested * exitReturn * paid[year - exitDelay] : 0)
      mostNeeded = max(mostNeeded, needed)
    }
    return account
  }
}
