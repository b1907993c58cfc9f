public import CSimulationModule
public import SimulationKit

@c(simplan_module_entry)
public func entry() -> UnsafeMutablePointer<simplan_module> { moduleEntry(FundAllocation.self) }

/// Divides an investment fund over industries and years by a linear programme, and says what it buys and builds.
public struct FundAllocation: SimulationModule {
  private let terms: FundTerms

  public init(_ parameters: Parameters) throws { terms = FundTerms(parameters) }

  public static func check(_ parameters: Parameters) -> [ParameterDiagnostic] { FundTerms.check(parameters) }

  public mutating func run(_ inputs: Inputs, into outputs: inout Outputs, progress: Progress) throws {
    let value = FundValue(
      terms, multiplier: inputs.array("value_added_multiplier").values,
      domesticShare: inputs.array("domestic_share").values)
    let plan = try FundProgramme(terms, value).solve()
    let flows = FundFlows(terms, money: plan.money)

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
    for sentence in plan.notes(terms, value) { outputs.note(sentence) }
  }
}
