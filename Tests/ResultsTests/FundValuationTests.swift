import Economy
import LinearAlgebra
import Results
import ScenarioCase
import SimulationKit
import Study
import Testing

/// The worth of a division to the fund's programme, against the economy's of the same division.
struct FundValuationTests {
  /// Value added over the run, undiscounted: by the programme, and by the economy's drivers.
  private struct Worth {
    var building: Double
    var operation: Double
    var bill: Double
    var newOutput: Double
  }

  private static let undiscounted = "[modules.fund-allocation]\ndiscount_rate = 0\nterminal_years = 0\n"

  private static func worth(_ scenario: String) throws -> Worth {
    let answer = try ScenarioRun(try ScenarioCase(scenario).prepared("case.toml")).answer
    let outputs = try #require(answer.modules["fund-allocation"])
    func values(_ name: String) throws -> [Double] { try #require(outputs[name]).values }
    let (money, ofMoney) = (try values("fund_money"), try values("fund_value_of_money"))
    let (building, operation) = (try values("fund_value_building"), try values("fund_value_operation"))
    var worth = Worth(building: 0, operation: 0, bill: 0, newOutput: 0)
    for place in money.indices {
      let industry = place / answer.economy.years.count
      let whole = building[industry] + operation[place]
      guard whole > 0 else { continue }
      worth.building += money[place] * ofMoney[place] * building[industry] / whole
      worth.operation += money[place] * ofMoney[place] * operation[place] / whole
    }
    let objective = try values("fund_objective")[0]
    #expect(abs(worth.building + worth.operation - objective) < 1e-6 * objective)
    func driver(_ name: String) throws -> Double {
      answer.economy.valueAddedByDriver.row(try #require(answer.economy.drivers.firstIndex(of: name))).reduce(0, +)
    }
    worth.bill = try driver("fund-allocation")
    worth.newOutput = try driver(EconomyYears.newOutput)
    return worth
  }

  /// The two differ by the import shares alone: the programme reads the table's, the economy's of the table's year are
  /// higher by the inflow that new output already displaces in it.
  @Test func `the programme values operation and building as the economy does, to a thousandth`() throws {
    let worth = try Self.worth(Self.undiscounted)
    #expect(worth.newOutput > 100)
    #expect(abs(worth.operation / worth.newOutput - 1) < 1e-3, "\(worth)")
    #expect(abs(worth.building / worth.bill - 1) < 1e-3, "\(worth)")
  }

  @Test(arguments: [
    "[sales]\ndisplaced_inflow = 0.1\nnew_outflow = 0.1\ndisplaced_other = 0.8\n",
    "[economy.financed_by.parks]\nshare = 0.25\n",
  ])
  func `it follows the scenario's sales and what other modules bill`(change: String) throws {
    let worth = try Self.worth(Self.undiscounted + change)
    #expect(abs(worth.operation / worth.newOutput - 1) < 1e-3, "\(worth)")
    #expect(abs(worth.building / worth.bill - 1) < 1e-3, "\(worth)")
  }
}
