public import CSimulationModule
public import SimulationKit

@c(simplan_module_entry)
public func entry() -> UnsafeMutablePointer<simplan_module> { moduleEntry(FundAllocation.self) }

/// Divides an investment fund over industries and years by a linear programme, and says what it buys and builds.
public struct FundAllocation: SimulationModule {
  private var terms: FundTerms
  /// Made for the first sample, since numbers beyond what a solver takes are a sample without an answer.
  private var programme: FundProgramme?
  /// The sample before: the next one with the same inputs is answered from it.
  private var last: (inputs: FundInputs, outcome: Result<Answer, SampleProblem>)?

  private struct Answer {
    var value: FundValue
    var plan: FundPlan
    var flows: FundFlows
  }

  public init(_ parameters: Parameters) throws {
    terms = FundTerms(parameters)
  }

  public mutating func replace(with parameters: Parameters, changed: ParameterChanges) throws {
    terms = FundTerms(parameters)
    programme?.replace(terms)
    last = nil
  }

  public static func check(_ parameters: Parameters) -> [ParameterDiagnostic] { FundTerms.check(parameters) }

  public mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) throws {
    let answer = try answer(FundInputs(inputs)).get()
    let (plan, flows, value) = (answer.plan, answer.flows, answer.value)
    outputs["fund_money"].values = plan.money
    outputs["fund_investment"].values = flows.investment
    outputs["fund_bill"].values = flows.bill
    outputs["new_output"].values = flows.newOutput
    outputs["fund_value_building"].values = value.building
    outputs["fund_value_operation"].values = value.operation
    outputs["fund_value_of_money"].values = value.ofMoney
    outputs["fund_objective"].values = [plan.objective]
    outputs["fund_shadow_price"].values = [plan.totalPrice]
    outputs["fund_payment_shadow_price"].values = plan.paymentPrice
    outputs["fund_absorption_shadow_price"].values = plan.absorptionPrice
    outputs["fund_quota_shadow_price"].values = plan.quotaPrice
    if let left = plan.moneyLeft(terms) { outputs.note(Self.sentence(onMoneyLeft: left, terms)) }
    if let percent = plan.percentAfterTheRun(value) {
      outputs.note(Self.sentence(onPercentAfterTheRun: percent, terms))
    }
  }

  private static func sentence(onMoneyLeft left: Double, _ terms: FundTerms) -> String {
    "\(left.tenths) of the \(terms.payable.tenths) (1e8 CNY) to be paid find no project: "
      + "yearly ceilings, industry ceilings or absorption limits bind first"
  }

  private static func sentence(onPercentAfterTheRun percent: Double, _ terms: FundTerms) -> String {
    "\(percent.tenths) % of the fund's value lies after \(terms.years.last ?? "the run"), "
      + "at that year's utilisation (terminal_years = \(terms.terminalYears))"
  }

  private mutating func answer(_ inputs: FundInputs) throws -> Result<Answer, SampleProblem> {
    if let last, last.inputs.isSame(as: inputs) { return last.outcome }
    let value = FundValue(terms, inputs)
    var programme = try self.programme.take() ?? FundProgramme(terms)
    defer { self.programme = programme }
    let outcome = try programme.solve(terms, value).map { plan in
      Answer(value: value, plan: plan, flows: FundFlows(terms, money: plan.money))
    }
    last = (inputs, outcome)
    return outcome
  }
}

/// The economy's coefficients that a sample reads.
struct FundInputs {
  /// By sector.
  let multiplier: [Double]
  let domesticShare: [Double]
  /// By industry: the share of new output that adds to the region's, and the share of the fund's money that is not counted
  /// with another module.
  let additionalSales: [Double]
  let counted: [Double]

  init(multiplier: [Double], domesticShare: [Double], additionalSales: [Double], counted: [Double]) {
    (self.multiplier, self.domesticShare) = (multiplier, domesticShare)
    (self.additionalSales, self.counted) = (additionalSales, counted)
  }

  init(_ inputs: Inputs) {
    self.init(
      multiplier: inputs.array("value_added_multiplier").values, domesticShare: inputs.array("domestic_share").values,
      additionalSales: inputs.array("additional_sales_share").values, counted: inputs.array("counted_share").values)
  }

  /// To the bit, since 0 equals -0.
  func isSame(as other: FundInputs) -> Bool {
    zip(arrays, other.arrays).allSatisfy { one, another in
      one.elementsEqual(another) { $0.bitPattern == $1.bitPattern }
    }
  }

  private var arrays: [[Double]] { [multiplier, domesticShare, additionalSales, counted] }
}
