import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct ImportTreatmentTests {
  @Test(arguments: [2012, 2017])
  func `origins told apart add up to the competitive table again`(year: Int) throws {
    let model = try RegionalModel(Fixtures.henan(year))
    let split = NonCompetitiveTable(model)
    let together = split.competitive
    #expect(gap(together.intermediate, model.table.intermediate) < 1e-9)
    #expect(together.finalDemand.map(\.code) == model.table.finalDemand.map(\.code))
    for (a, b) in zip(together.finalDemand, model.table.finalDemand) { #expect(gap(a.values, b.values) < 1e-9) }
    let imports = zip(model.table.imports, model.table.inflow).map(+)
    let isClipped = model.findings.contains { $0.message.contains("the import share is taken as") }
    #expect(isClipped || gap(together.imports, imports) < 1e-9)
  }

  @Test(arguments: [2012, 2017])
  func `domestic uses alone return the output of the table`(year: Int) throws {
    let model = try RegionalModel(Fixtures.henan(year))
    let domestic = NonCompetitiveTable(model).domesticOnly
    let outputs = try domestic.system().outputs(for: domestic.totalDemand)
    for (a, b) in zip(outputs, model.table.grossOutput) { #expect(abs(a - b) < 1e-9 * b) }
    // Domestic inputs, the row of imported inputs and value added make up each column as well as the print does.
    let columns = zip(zip(domestic.intermediate.columnSums, domestic.importedInputs).map(+), domestic.totalValueAdded)
    #expect(gap(columns.map(+), model.table.grossOutput) < 0.15)
    let multipliers = try domestic.system().outputMultipliers()
    #expect(gap(multipliers, try model.outputMultipliers()) < 1e-12)
  }

  @Test func `parts that do not fit are refused`() {
    func category(_ code: String, _ role: FinalDemandRole) -> FinalDemandCategory {
      .init(code: code, nameZh: code, nameEn: code, role: role, values: [1])
    }
    let error = #expect(throws: InvalidInput.self) {
      try NonCompetitiveTable(
        sectors: Fixtures.sectors(["A"]), domesticIntermediate: Matrix(rows: [[1]]),
        importedIntermediate: Matrix(rows: [[1, 2]]), domesticDemand: [category("abroad", .export)],
        importedDemand: [category("abroad", .export)], totalValueAdded: [1, 2], grossOutput: [1])
    }
    #expect(
      error?.description == """
        error: imported intermediate use is 1 x 2 where 1 sectors need 1 x 1
        error: value added has 2 entries where there are 1 sectors
        error: imports for 'abroad' have no domestic category of that code in the region
        """)
  }

  @Test func `a larger domestic share raises output, value added and jobs`() throws {
    let model = try RegionalModel(Fixtures.table("jobs-and-imports.csv"))
    #expect(gap(model.importShares, [0.25, 0.5]) < 1e-15)
    let change = try DomesticShareChange(model, domesticShares: ["MAN": 0.75])
    var state = model.state
    state.importShares = [0.25, 0.25]
    let refactored = try state.outputsByDriver().rowSums
    #expect(gap(change.outputs.after, refactored) < 1e-10)
    #expect(gap(change.outputs.before, model.table.grossOutput) == 0)
    let added = try change.change(of: .valueAdded)
    let jobs = try change.change(of: .employment)
    for part in added + jobs { #expect(part > 0) }
    let none = try DomesticShareChange(model, domesticShares: ["MAN": 0.5])
    #expect(gap(none.outputs.after, model.table.grossOutput) < 1e-9)
  }

  @Test(arguments: [["MET": 0.9], ["MET": 0.9, "CHE": 0.2, "ICT": 1, "AGR": 0, "MIN": 0.5, "CON": 1, "PUB": 0.5]])
  func `changed shares of Henan equal the state solved anew`(shares: [String: Double]) throws {
    let model = try RegionalModel(Fixtures.henan(2017))
    let change = try DomesticShareChange(model, domesticShares: shares)
    #expect(change.route == (shares.count == 1 ? .update(rank: 1) : .refactored))
    var state = model.state
    state.importShares = change.importShares.after
    #expect(gap(change.outputs.after, try state.outputsByDriver().rowSums) < 1e-7)
    let jobs = #expect(throws: InvalidInput.self) { try change.change(of: .employment) }
    #expect(jobs?.description.hasPrefix("error: the table has no row 'employment'") == true)
  }

  @Test func `shares and sectors that cannot be are refused`() throws {
    let model = try RegionalModel(Fixtures.table("jobs-and-imports.csv"))
    let share = #expect(throws: InvalidInput.self) { try DomesticShareChange(model, domesticShares: ["MAN": 1.5]) }
    #expect(share?.description == "error: the domestic share of MAN is 1.5, outside 0 to 1")
    let code = #expect(throws: InvalidInput.self) { try DomesticShareChange(model, domesticShares: ["MEN": 0.5]) }
    #expect(code?.description == "error: there is no sector 'MEN'; the sectors are AGR, MAN")
  }
}
