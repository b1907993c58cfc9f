import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct MultiplierTests {
  @Test func `Miller and Blair's model closed on households has the printed inverse and multipliers`() throws {
    let economy = try ReferenceEconomy.millerBlair()
    let closure = try HouseholdClosure(
      economy.system, incomeCoefficients: [0.3, 0.25], spendingCoefficients: [0.05, 0.4], ownUse: 0.05)
    let inverse = Matrix(rows: [
      [1.365086, 0.425260, 0.250904], [0.527323, 1.348076, 0.595365], [0.569849, 0.489050, 1.288539],
    ])
    #expect(gap(closure.inverse(), inverse) < 5e-7)
    let ones = [1.0, 1]
    let output = try Multipliers(of: .output, coefficients: ones, in: economy.system, closure: closure)
    #expect(gap(output.simple, economy["output_multiplier"]) < 1e-14)
    #expect(gap(output.total ?? [], [2.462258, 2.262386]) < 5e-7)
    #expect(gap(output.truncated ?? [], [1.892409, 1.773336]) < 5e-7)
    #expect(output.typeTwo.compactMap(\.self) == output.truncated)
    let income = try Multipliers(of: .income, coefficients: [0.3, 0.25], in: economy.system, closure: closure)
    #expect(gap(income.typeOne.compactMap(\.self), [1.474147, 1.518152]) < 5e-7)
    #expect(gap(income.typeTwo.compactMap(\.self), [1.899497, 1.956198]) < 5e-7)
  }

  @Test(arguments: ["gva", "employment", "compensation", "co2", "imports"])
  func `Germany 1995 has the multipliers of the Eurostat manual`(name: String) throws {
    let economy = try ReferenceEconomy.germany()
    let multipliers = try Multipliers(of: .row(name), coefficients: economy["coef_\(name)"], in: economy.system)
    #expect(gap(multipliers.simple, economy["mult_\(name)"]) < 1e-13)
    #expect(gap(multipliers.typeOne.compactMap(\.self), economy["type1_\(name)"]) < 1e-12)
    #expect(multipliers.typeTwo == Array(repeating: nil, count: 6))
  }

  @Test(arguments: ["labour", "value_added"])
  func `Miller and Blair's coefficients have the multipliers derived of them`(name: String) throws {
    let economy = try ReferenceEconomy.millerBlair()
    let multipliers = try Multipliers(of: .row(name), coefficients: economy["coef_\(name)"], in: economy.system)
    #expect(gap(multipliers.simple, economy["mult_\(name)"]) < 1e-14)
    #expect(gap(multipliers.typeOne.compactMap(\.self), economy["type1_\(name)"]) < 1e-13)
  }

  @Test(arguments: SeededEconomy.seeds)
  func `the closed model by bordering equals the factored one`(seed: Int) throws {
    var economy = try SeededEconomy(seed: seed)
    let n = economy.sectors.count
    let income = economy.random.numbers(n, 0...0.15)
    let spending = economy.random.numbers(n, 0...1).map { $0 / Double(n) }
    let closure = try HouseholdClosure(
      economy.system, incomeCoefficients: income, spendingCoefficients: spending, ownUse: 0.03)
    var closed = Matrix(rows: n + 1, columns: n + 1)
    for i in 0..<n {
      for j in 0..<n { closed[i, j] = economy.coefficients[i, j] }
      (closed[i, n], closed[n, i]) = (spending[i], income[i])
    }
    closed[n, n] = 0.03
    let refactored = try LeontiefSystem(
      coefficients: closed, sectors: economy.sectors + Fixtures.sectors(["households"]))
    #expect(gap(closure.inverse(), refactored.inverse()) < 1e-11)
    let weights = economy.random.numbers(n, 0...1)
    let truncated = try refactored.multipliers(of: weights + [0])
    #expect(gap(try closure.multipliers(of: weights), Array(truncated.prefix(n))) < 1e-11)
    let outputs = try refactored.outputs(for: economy.finalDemand + [0])
    #expect(gap(try closure.outputs(for: economy.finalDemand), Array(outputs.prefix(n))) < 1e-8)
  }

  @Test func `Henan closed on households states its income base`() throws {
    let model = try RegionalModel(Fixtures.henan(2017))
    let (closure, base) = try model.closedOnHouseholds()
    #expect(base.name == "compensation of employees")
    #expect(try abs(base.amount - model.table.figures(of: .income).totals.reduce(0, +)) < 1e-9)
    let multipliers = try model.multipliers(of: [.output, .income, .valueAdded], closure: closure)
    #expect(multipliers.map(\.indicator.code) == ["output", "compensation", "value_added"])
    for part in multipliers {
      for (simple, truncated) in zip(part.simple, part.truncated ?? []) { #expect(truncated > simple) }
    }
    let (_, larger) = try model.closedOnHouseholds(incomeBase: .valueAdded)
    #expect(larger.name == "value added")
    #expect(abs(larger.amount * larger.spentShare - base.amount * base.spentShare) < 1e-8)
  }

  @Test func `what a table lacks is named`() throws {
    let model = try RegionalModel(Fixtures.henan(2017))
    func message(_ body: () throws -> Void) -> String? {
      do {
        try body()
        return nil
      } catch { return "\(error)" }
    }
    #expect(
      message { _ = try model.multipliers(of: [.output, .employment]) }
        == "error: the table has no row 'employment'; its rows are compensation, net_production_taxes, depreciation, "
        + "operating_surplus; add the row 'employment' to the table file")
    #expect(
      message { _ = try model.closedOnHouseholds(incomeBase: .stated(0)) }
        == "error: the income base, stated household income, is 0; it must be a positive number")
    #expect(
      message { _ = try model.closedOnHouseholds(incomeBase: .stated(100)) }?.hasPrefix(
        "error: closed on households the model has no answer: a unit of household income calls forth ") == true)
    let economy = try ReferenceEconomy.millerBlair()
    #expect(
      message {
        _ = try HouseholdClosure(economy.system, incomeCoefficients: [0.3], spendingCoefficients: [0.05, 0.4])
      } == "error: the household sector cannot be solved for: a right-hand side has 1 rows where 2 are needed")
  }

  @Test func `an employment row gives jobs per unit of final demand`() throws {
    let model = try RegionalModel(Fixtures.table("employment.csv"))
    #expect(model.table.extensions.map(\.unit) == ["1e4 persons"])
    let jobs = try #require(try model.multipliers(of: [.employment]).first)
    #expect(gap(jobs.direct, [0.3, 0.25]) < 1e-15)
    #expect(gap(jobs.simple, try ReferenceEconomy.millerBlair()["mult_labour"]) < 1e-14)
  }
}
