import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct ModelTests {
  private func message(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch { return "\(error)" }
  }

  @Test func `Miller and Blair's mixed model leaves the printed output and final demand`() throws {
    let economy = try ReferenceEconomy.millerBlair()
    let mixed = try MixedModel(economy.system, fixedOutputs: ["1": 1100], finalDemand: [0, 1700])
    #expect(gap(mixed.outputs, [1100, 2021.0526]) < 5e-5)
    #expect(gap(mixed.finalDemand, [429.7368, 1700]) < 5e-5)
    #expect(mixed.findings == [])
    let scarce = try MixedModel(economy.system, fixedOutputs: ["1": 100], finalDemand: [0, 1700])
    #expect(
      scarce.findings.map(\.oneLine) == [
        "warning: 1 leaves a final demand of -367.631578947; its fixed output is less than the other sectors need"
      ])
    #expect(
      message { _ = try MixedModel(economy.system, fixedOutputs: ["3": 1], finalDemand: [0, 1]) }
        == "error: there is no sector '3'; the sectors are 1, 2")
    #expect(
      message { _ = try MixedModel(economy.system, fixedOutputs: ["2": .nan], finalDemand: [0, 1]) }
        == "error: the fixed output of 2 is not a finite number")
  }

  @Test func `a sector without output is given none from nothing`() throws {
    let model = try RegionalModel(Fixtures.table("sector-without-output.csv"))
    let nothing = "sector-without-output.csv:13:25: error: GAS has no output, so nothing says what making it takes"
    #expect(
      message { _ = try MixedModel(model, fixedOutputs: ["AGR": 50, "GAS": 10], finalDemand: [30, 0]) }
        == nothing + "; fix the outputs of other sectors")
    let mixed = try MixedModel(model, fixedOutputs: ["AGR": 50, "GAS": 0], finalDemand: [30, 0])
    #expect(gap(mixed.outputs, [50, 0]) < 1e-12)
    #expect(
      message { _ = try DomesticShareChange(model, domesticShares: ["GAS": 0.5]) }
        == nothing + "; leave its domestic share as it is")
    #expect(gap(try DomesticShareChange(model, domesticShares: ["GAS": 0]).outputs.after, [40, 0]) < 1e-12)
  }

  @Test(arguments: SeededEconomy.seeds)
  func `the mixed model equals the partitioned one factored anew`(seed: Int) throws {
    var economy = try SeededEconomy(seed: seed)
    let n = economy.sectors.count
    let fixed = (0..<n).filter { $0 % 3 == 1 }
    let free = (0..<n).filter { $0 % 3 != 1 }
    let values = economy.random.numbers(n, 100...2000)
    let mixed = try MixedModel(
      economy.system, fixedOutputs: Dictionary(uniqueKeysWithValues: fixed.map { ("S\($0)", values[$0]) }),
      finalDemand: economy.finalDemand)
    // (I - A_nn) x_n = f_n + A_nk x_k
    let a = economy.coefficients
    let part = Matrix(columns: free.map { j in free.map { a[$0, j] } }, rows: free.count)
    let sides = free.map { i in economy.finalDemand[i] + fixed.reduce(0) { $0 + a[i, $1] * values[$1] } }
    let x = try LUFactorization(Matrix.identity(free.count) - part).solve(sides)
    #expect(gap(free.map { mixed.outputs[$0] }, x) < 1e-8)
    let demand = zip(mixed.outputs, a.times(mixed.outputs)).map(-)
    #expect(gap(mixed.finalDemand, demand) < 1e-8)
    for k in fixed { #expect(mixed.outputs[k] == values[k]) }
  }

  @Test func `Miller and Blair's higher costs raise prices as printed`() throws {
    let economy = try ReferenceEconomy.millerBlair()
    let prices = try PriceModel(economy.system, primaryCosts: [0.65, 0.70])
    #expect(gap(try prices.prices(), [1, 1]) < 1e-14)
    #expect(gap(try prices.prices(costChanges: [0.09, 0]), [1.112871, 1.029703]) < 5e-7)
    // With the second price held, p1 = (0.74 + 0.2) / 0.85.
    #expect(gap(try prices.prices(costChanges: [0.09, 0], fixedPrices: ["2": 1]), [0.94 / 0.85, 1]) < 1e-14)
    #expect(
      message { _ = try prices.prices(costChanges: [0.1]) }
        == "error: cost changes has 1 entries where there are 2 sectors")
  }

  @Test(arguments: [2012, 2017])
  func `Henan's base prices are one`(year: Int) throws {
    let model = try RegionalModel(Fixtures.henan(year))
    // The printed figures round at 0.005, so costs of small sectors miss 1 by a little.
    #expect(gap(try model.priceModel().prices(), Array(repeating: 1, count: 23)) < 1e-4)
    let dearer = try model.priceModel().prices(costChanges: model.importedInputCoefficients.map { 0.1 * $0 })
    for price in dearer { #expect((1..<1.1).contains(price)) }
  }

  @Test(arguments: SeededEconomy.seeds)
  func `the price model with the base's value added gives one`(seed: Int) throws {
    let economy = try SeededEconomy(seed: seed)
    let added = economy.coefficients.columnSums.map { 1 - $0 }
    let prices = try PriceModel(economy.system, primaryCosts: added)
    #expect(gap(try prices.prices(), added.map { _ in 1 }) < 1e-12)
  }

  @Test func `Miller and Blair's inoperability is the printed one`() throws {
    let economy = try ReferenceEconomy.millerBlair()
    let model = try InoperabilityModel(economy.system, outputs: economy.outputs)
    let impact = try model.impact(of: [0.10, 0])
    #expect(gap(impact.inoperability, [0.125413, 0.013201]) < 5e-7)
    #expect(gap(impact.losses, [125.4125, 26.4026]) < 5e-5)
    #expect(impact.findings == [])
    let direct = try LUFactorization(Matrix.identity(2) - model.interdependency).solve([0.1, 0])
    #expect(gap(impact.inoperability, direct) < 1e-14)
    #expect(
      try model.impact(of: [1, 0]).findings.map(\.oneLine) == [
        "warning: 1 would lose 1.25412541254 of its output; take a smaller perturbation"
      ])
    #expect(message { _ = try model.impact(of: [0, 1.5]) } == "error: the perturbation of 2 is 1.5, outside 0 to 1")
  }
}
