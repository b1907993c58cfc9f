import EconomyFixtures
import Testing

@testable import Coupling

struct FinancingTests {
  private func problems(_ financing: [Financing], fund: [String: [Double]], built: [Double]) throws -> [String] {
    try EconomyFixtures.sentences {
      try financing.check(
        spending: { module, industry in module == "fund" ? fund[industry ?? ""] ?? [0, 0] : built },
        years: [2019, 2020])
    }
  }

  private func entry(_ industry: String, _ share: Double, bill: String = "parks") -> Financing {
    Financing(name: "entry", bill: bill, fund: "fund", industry: industry, share: share)
  }

  @Test func `the fund keeps what is not counted with another module`() {
    let financing = [entry("new_energy", 0.3), entry("new_energy", 0.2, bill: "cars"), entry("biotechnology", 0.1)]
    #expect(abs(financing.kept(of: "fund", industry: "new_energy") - 0.5) < 1e-15)
    #expect(financing.kept(of: "fund", industry: "biotechnology") == 0.9)
    #expect(financing.kept(of: "fund", industry: "digital_creative") == 1)
    #expect(financing.kept(of: "parks", industry: "new_energy") == 1)
  }

  @Test func `a fund that would pay for more than is built is an error`() throws {
    #expect(
      try problems([entry("new_energy", 0.5)], fund: ["new_energy": [100, 140]], built: [60, 60]) == [
        "financed_by: 70.00 (1e8 CNY) of fund for new_energy in 2020 would pay for parks, which builds only 60.00; lower "
          + "the share"
      ])
    #expect(try problems([entry("new_energy", 0.5)], fund: ["new_energy": [100, 120]], built: [60, 60]).isEmpty)
  }

  @Test func `what several industries pay for one module is held against it together`() throws {
    #expect(
      try problems(
        [entry("new_energy", 0.5), entry("high_end_equipment", 0.5)],
        fund: ["new_energy": [100, 80], "high_end_equipment": [40, 30]], built: [60, 60]
      ) == [
        "financed_by: 70.00 (1e8 CNY) of fund for new_energy and fund for high_end_equipment in 2019 would pay for parks, "
          + "which builds only 60.00; lower the share"
      ])
  }

  @Test func `shares of an industry's money sum to at most one`() throws {
    #expect(
      try problems(
        [entry("new_energy", 0.7), entry("new_energy", 0.5, bill: "cars")], fund: ["new_energy": [1, 1]],
        built: [60, 60]
      ) == ["financed_by: the shares of fund for new_energy sum to 1.20; they sum to at most 1"])
  }
}
