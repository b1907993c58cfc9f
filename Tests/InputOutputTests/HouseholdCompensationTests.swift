import Diagnostics
import LinearAlgebra
import Testing

@testable import InputOutput

/// Miller & Blair (2009), table 2.5: what final demand pays households itself stands in the row of compensation.
@Suite struct HouseholdCompensationTests {
  private static func text(_ changes: [(String, String)] = []) -> String {
    changes.reduce(
      """
      # title_en: Two sectors
      # title_zh: 两部门
      # year: 2017
      # unit: 1e8 CNY
      # prices: current producers' prices
      # decimals: 0
      # citation: Miller & Blair (2009), table 2.5
      code,name_zh,name_en,AGR,MAN,household,other,output
      role,,,intermediate,intermediate,household,other_final_demand,output
      column_zh,,,,,居民消费,其他最终使用,总产出
      column_en,,,,,Household consumption,Other final demand,Gross output
      AGR,农业,Agriculture,150,500,50,300,1000
      MAN,制造业,Manufacturing,200,100,400,1300,2000
      compensation,劳动者报酬,Compensation,300,500,50,150,
      operating_surplus,营业盈余,Surplus,350,900,,,

      """
    ) { text, change in text.split(separator: change.0, omittingEmptySubsequences: false).joined(separator: change.1) }
  }

  private static func message(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch { return "\(error)" }
  }

  @Test func `it is read, balances and makes the closed matrix of the book`() throws {
    let table = try InputOutputTable.read(text: Self.text(), file: "table.csv")
    #expect(table.finalDemand.map(\.compensation) == [50, 150])
    #expect(table.check().map(\.severity) == [.note])
    let (closure, base) = try RegionalModel(table).closedOnHouseholds()
    #expect(base == IncomeBaseFigure(name: "compensation of employees", amount: 1000, spentShare: 0.5))
    #expect(closure.ownUse == 0.05)
    #expect(closure.spendingCoefficients == [0.05, 0.4])
    #expect(closure.incomeCoefficients == [0.3, 0.25])
    let inverse = closure.inverse()
    let published = [
      [1.365086, 0.425260, 0.250904], [0.527323, 1.348076, 0.595365], [0.569849, 0.489050, 1.288539],
    ]
    for i in 0..<3 { for j in 0..<3 { #expect(abs(inverse[i, j] - published[i][j]) < 6e-7) } }
  }

  @Test func `an income base of value added has it too`() throws {
    let table = try InputOutputTable.read(text: Self.text(), file: "table.csv")
    let (closure, base) = try RegionalModel(table).closedOnHouseholds(incomeBase: .valueAdded)
    #expect(base == IncomeBaseFigure(name: "value added", amount: 2250, spentShare: 500.0 / 2250))
    #expect(closure.ownUse == 50.0 / 2250)
  }

  private static let refused: [(changes: [(String, String)], message: String)] = [
    (
      [("500,50,150,", "500,-50,150,")], "table.csv:14:41: error: households cannot pay each other -50"
    ),
    (
      [("500,50,150,", "500,fifty,150,")],
      "table.csv:14:41: error: 'fifty' is not a number; write digits with a point, as in 1234.5, without spaces or separators"
    ),
    (
      [("500,50,150,", "500,50,150,1000")],
      "table.csv:14:48: error: '1000' stands in the row 'compensation' outside the sectors; leave the cell empty: nothing "
        + "would read it"
    ),
    (
      [("350,900,,,", "350,900,50,,")],
      "table.csv:15:40: error: '50' stands in the row 'operating_surplus' outside the sectors; leave the cell empty: nothing "
        + "would read it"
    ),
  ]

  @Test(arguments: refused)
  func `what cannot be paid or read is told at its place`(changes: [(String, String)], message: String) {
    #expect(
      Self.message { _ = try InputOutputTable.read(text: Self.text(changes), file: "table.csv") } == message)
  }

  @Test func `a table of several regions, which is not closed, refuses it`() throws {
    let changes = [
      ("AGR", "N.food"), ("MAN", "S.food"), ("household,other,", "N.household,S.household,"),
      ("household,other_final_demand", "household,household"),
    ]
    let table = try InputOutputTable.read(text: Self.text(changes), file: "table.csv")
    let advice = "leave the cell empty: a table of several regions is not closed on households"
    #expect(
      Self.message { _ = try MultiRegionTable(table) } == """
        error: 'N.household' pays compensation of 50; \(advice)
        error: 'S.household' pays compensation of 150; \(advice)
        """)
  }
}
