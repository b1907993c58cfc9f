import SimulationKit
import Testing

@testable import FundAllocation

@Suite struct `The check before a run` {
  @Test func `a sound fund passes`() {
    #expect(FundAllocation.check(FundCase.onePeriod().parameters).isEmpty)
  }

  @Test func `every mistake is found in one pass`() {
    var fund = FundCase(["A", "B"], years: ["2016", "2018"], registeredSize: 10)
    fund.floor = [4, 5]
    fund.ceiling = [4, 2.5]
    fund.lag = [1.5, 2]
    fund.capitalBill = [[0.5, 0.4], [0.5, 0.5]]
    fund.productMix = [[1, 0], [1, 0.25]]
    #expect(
      FundAllocation.check(fund.parameters) == [
        ParameterDiagnostic(
          .error,
          "disbursement_ceiling", index: ["2018"], "2018 follows 2016, but the lags count every year",
          advice: "run this module over consecutive years"),
        ParameterDiagnostic(
          .error,
          "lag", index: ["A"], "the lag 1.5 is no whole number of years", advice: "write 1 or 2"),
        ParameterDiagnostic(
          .error,
          "capital_bill", index: ["A"], "the shares sum to 0.9", advice: "write shares of the sectors that sum to 1"),
        ParameterDiagnostic(
          .error,
          "floor", index: ["B"], "the floor 5 lies above the ceiling 2.5",
          advice: "write a floor of at most 2.5, or raise the ceiling"),
        ParameterDiagnostic(
          .error,
          "product_mix", index: ["B"], "the shares sum to 1.25", advice: "write shares of the sectors that sum to 1"),
      ])
  }

  @Test func `shares may miss one by a millionth`() {
    var fund = FundCase(["A", "B", "C"], years: ["2016"], registeredSize: 10)
    fund.capitalBill[0] = [0.333333, 0.333333, 0.333334]
    #expect(FundAllocation.check(fund.parameters).isEmpty)
    fund.capitalBill[0][2] = 0.333336
    #expect(FundAllocation.check(fund.parameters).map(\.message) == ["the shares sum to 1.000002"])
  }
}

@Suite struct `The manifest of the fund` {
  @Test func `links and charts name outputs that exist`() {
    let manifest = FundAllocation.manifest
    let outputs = Set(manifest.outputs.map(\.name))
    #expect(outputs.count == manifest.outputs.count)
    #expect(manifest.links.allSatisfy { outputs.contains($0.output) })
    #expect(manifest.charts.allSatisfy { outputs.contains($0.output) })
    #expect(manifest.axes[0].labels?.count == manifest.axes[0].titles?.count)
  }

  @Test func `the parameters of a case are those that are declared`() {
    let parameters = FundCase.onePeriod().parameters
    let declared = FundAllocation.manifest.parameters
    #expect(Set(parameters.values.keys) == Set(declared.filter { !$0.optional }.map(\.key)))
    #expect(declared.mismatch(parameters.values, mode: nil, axes: parameters.axes) == nil)
  }
}
