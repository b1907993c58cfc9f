import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct TableCauseTests {
  /// Miller and Blair's two sectors with some part changed.
  private func table(
    _ flows: [[Double]] = [[150, 500], [200, 100]], household: [Double] = [350, 1700],
    added: [Double] = [650, 1400], output: [Double] = [1000, 2000]
  ) throws -> InputOutputTable {
    var description = try Fixtures.table("two-sectors.csv").description
    // A figure in a larger unit needs its decimals.
    description.decimals = 6
    return try InputOutputTable(
      description: description, sectors: Fixtures.sectors(["A", "B"]),
      intermediate: Matrix(rows: flows),
      finalDemand: [.init(code: "household", nameZh: "h", nameEn: "h", role: .household, values: household)],
      valueAdded: [.init(code: .valueAdded, nameZh: "v", nameEn: "v", values: added)], grossOutput: output)
  }

  private func cause(_ table: InputOutputTable) -> String? {
    table.check().first { $0.message.hasPrefix("the table balances") }?.oneLine
  }

  @Test func `a part in another unit is named with its power of ten`() throws {
    let unit = "; look at the unit it is in"
    #expect(try cause(table()) == nil)
    #expect(
      try cause(table(household: [35000, 170_000])) == "error: the table balances with 'household' times 0.01" + unit)
    #expect(
      try cause(table(added: [0.065, 0.14])) == "error: the table balances with 'value_added' times 10000" + unit)
    #expect(
      try cause(table([[1.5, 5], [2, 1]])) == "error: the table balances with intermediate use times 100" + unit)
    #expect(
      try cause(table(output: [10_000_000, 20_000_000]))
        == "error: the table balances with gross output times 0.0001" + unit)
  }

  @Test func `a single figure in another unit is named`() throws {
    let unit = "; look at the unit it is in"
    #expect(
      try cause(table([[150, 5000], [200, 100]]))
        == "error: the table balances with the use of A by B times 0.1" + unit)
    #expect(
      try cause(table(household: [350, 17])) == "error: the table balances with 'household' of B times 100" + unit)
    #expect(
      try cause(table(added: [6500, 1400])) == "error: the table balances with 'value_added' of A times 0.1" + unit)
    #expect(
      try cause(table(output: [100, 2000])) == "error: the table balances with the output of A times 10" + unit)
  }

  @Test func `a gap that no power of ten closes has no cause named`() throws {
    #expect(try cause(table(household: [350, 1750])) == nil)
    #expect(try cause(table(output: [1500, 2000])) == nil)
  }

  @Test func `transposed intermediate use is named`() throws {
    #expect(
      try cause(table([[150, 200], [500, 100]]))
        == "error: the table balances with intermediate use transposed; a row must hold what its sector sells, a column what "
        + "it buys")
  }

  @Test func `negative intermediate use blocks unless it is tolerated`() throws {
    let negative = try table([[150, -50], [200, 100]], household: [900, 1700], added: [650, 1950])
    let message = "the use of A by B is negative: -50"
    #expect(negative.check().filter { $0.severity == .error }.map(\.oneLine) == ["error: \(message)"])
    let error = #expect(throws: InvalidInput.self) { try RegionalModel(negative) }
    #expect(error?.description == "error: \(message)")
    let told = negative.check(tolerating: [.negativeIntermediateUse])
    #expect(told.filter { $0.severity != .note }.map(\.oneLine) == ["warning: \(message)"])
    let model = try RegionalModel(negative, tolerating: [.negativeIntermediateUse])
    #expect(gap(try model.state.outputsByDriver().rowSums, [1000, 2000]) < 1e-9)
  }

  @Test func `an imbalance may be tolerated and is then carried by the residual`() throws {
    let open = try table(household: [350, 1650])
    #expect(open.check().contains { $0.severity == .error })
    let model = try RegionalModel(open, tolerating: [.imbalance])
    #expect(abs(model.residual[1] - 50) < 1e-9)
    #expect(
      open.check(tolerating: [.imbalance]).filter { $0.severity == .warning }.map(\.message).first
        == "row B does not balance: output is 50 more than its uses")
  }

  /// Whatever may be negative by nature does not block.
  @Test func `negative inventories, taxes and surplus do not block`() throws {
    let table = try InputOutputTable(
      description: Fixtures.table("two-sectors.csv").description, sectors: Fixtures.sectors(["A"]),
      intermediate: Matrix(rows: [[40]]),
      finalDemand: [
        .init(code: "h", nameZh: "h", nameEn: "h", role: .household, values: [70]),
        .init(code: "s", nameZh: "s", nameEn: "s", role: .inventory, values: [-10]),
      ],
      valueAdded: [
        .init(code: .compensation, nameZh: "w", nameEn: "w", values: [90]),
        .init(code: .netProductionTaxes, nameZh: "t", nameEn: "t", values: [-10]),
        .init(code: .operatingSurplus, nameZh: "o", nameEn: "o", values: [-20]),
      ], grossOutput: [100])
    #expect(table.check().filter { $0.severity != .note } == [])
  }

  @Test(arguments: [2012, 2017])
  func `Henan's tables transposed are recognised`(year: Int) throws {
    let henan = try Fixtures.henan(year)
    let turned = try InputOutputTable(
      description: henan.description, sectors: henan.sectors, intermediate: henan.intermediate.transposed,
      finalDemand: henan.finalDemand, imports: henan.imports, inflow: henan.inflow, otherError: henan.otherError,
      valueAdded: henan.valueAdded, grossOutput: henan.grossOutput)
    #expect(cause(henan) == nil)
    #expect(cause(turned)?.hasPrefix("error: the table balances with intermediate use transposed") == true)
  }
}
