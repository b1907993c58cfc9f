import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct RegionalModelTests {
  @Test func `imports above use are clipped, named and carried by the residual`() throws {
    let table = try Fixtures.table("imports-above-use.csv")
    #expect(table.imports[0] / table.regionalUse[0] == 1.25)
    let model = try RegionalModel(table)
    #expect(model.importShares == [1, 0.2])
    #expect(
      model.findings.map(\.oneLine) == [
        "imports-above-use.csv:12:1: warning: imports and inflow of AGR are 100, its use in the region 80: the import share "
          + "is taken as 1; the residual carries the difference",
        "warning: imports and inflow exceed the region's use by 20, 26.7 % of value added; the most by 20 (AGR); so much at "
          + "least is sold outside again, and exports and outflow say that much less of what the region makes",
      ])
    #expect(abs(model.residual[0] + 20) < 1e-12)
    #expect(abs(model.residual[1]) < 1e-12)
    let outputs = try model.state.outputsByDriver().rowSums
    #expect(abs(outputs[0] - 40) < 1e-12)
    #expect(abs(outputs[1] - 100) < 1e-12)
  }

  @Test func `an unproductive table names the sector`() throws {
    let table = try Fixtures.table("not-productive.csv")
    let error = #expect(throws: InvalidInput.self) { try RegionalModel(table) }
    #expect(
      error?.description
        == "error: the economy is not productive: the sectors AGR use up all they make (spectral radius "
        + "1.2); check the inputs and the output of AGR, whose inputs reach their output")
  }

  @Test func `a sector without output is legal, noted and wholly imported`() throws {
    let table = try Fixtures.table("sector-without-output.csv")
    #expect(
      table.check().map(\.oneLine) == [
        "sector-without-output.csv:13:25: note: GAS has no output; its column is empty and its uses are imported",
        "sector-without-output.csv:12:1: note: the largest residual of a row is 0 (AGR), within rounding",
      ])
    let model = try RegionalModel(table)
    #expect(model.importShares == [0, 1])
    #expect(model.technicalCoefficients.column(1) == [0, 0])
    #expect(model.valueAddedCoefficients == [0.5, 0])
    #expect(try model.state.outputsByDriver().rowSums == [40, 0])
  }

  @Test func `the error column of 2012 is shown, the rounding of 2017 noted`() throws {
    let (of2012, of2017) = (try Fixtures.henan(2012).check(), try Fixtures.henan(2017).check())
    #expect(
      of2012.map(\.oneLine) == [
        "henan-2012.csv:19:1: warning: the error column is more than rounding in 23 rows; the largest residual is 354.24 "
          + "(MET, 4.5 % of its output); results carry it as a driver of its own, the residual"
      ])
    #expect(
      of2017.map(\.oneLine) == [
        "henan-2017.csv:24:1: note: the largest residual of a row is 0.04 (ICT), within rounding"
      ])
  }

  @Test func `figures too large to balance are refused`() throws {
    let table = try InputOutputTable(
      description: Fixtures.henan(2017).description, sectors: Fixtures.sectors(["A"]),
      intermediate: Matrix(rows: [[1.7e308]]),
      finalDemand: [.init(code: "f", nameZh: "f", nameEn: "f", role: .household, values: [1.7e308])],
      imports: [1.7e308], inflow: [1.7e308],
      valueAdded: [.init(code: .valueAdded, nameZh: "v", nameEn: "v", values: [1.7e308])], grossOutput: [1])
    let told = table.check().map(\.oneLine)
    #expect(
      told
        == ["f", "imports", "inflow", "value_added", "intermediate use by A"].map {
          "error: \($0) of A is 1.7e308, above 1e15; write the table in a larger unit"
        })
  }

  @Test func `figures that are not finite and parts of a wrong length are refused in memory too`() throws {
    func table(_ flow: Double, imports: [Double]? = nil, codes: [String] = ["A", "B"]) throws -> InputOutputTable {
      try InputOutputTable(
        description: Fixtures.henan(2017).description, sectors: Fixtures.sectors(codes),
        intermediate: Matrix(rows: [[flow, 0], [0, 0]]),
        finalDemand: [.init(code: "f", nameZh: "f", nameEn: "f", role: .household, values: [10, 10])],
        imports: imports,
        valueAdded: [.init(code: .valueAdded, nameZh: "v", nameEn: "v", values: [10, 10])], grossOutput: [10, 10])
    }
    #expect(throws: Never.self) { try RegionalModel(table(0)) }
    let notFinite = #expect(throws: InvalidInput.self) { try RegionalModel(table(.nan)) }
    #expect(notFinite?.description == "error: intermediate use by A of A is not a finite number")
    let short = #expect(throws: InvalidInput.self) { try table(0, imports: [1]) }
    #expect(short?.description == "error: imports has 1 entries where there are 2 sectors")
    let twice = #expect(throws: InvalidInput.self) { try table(0, codes: ["A", "A"]) }
    #expect(twice?.description == "error: the code 'A' stands twice")
  }
}
