import Diagnostics
import InputOutput
import LinearAlgebra
import TableConstruction
import Testing

@Suite struct BalancedTableTests {
  private func totals(_ text: String, for table: InputOutputTable) throws(InvalidInput) -> TableTotals {
    try TableTotals.read(bytes: Array(text.utf8), file: "t.csv", for: table)
  }

  @Test(arguments: 1...8)
  func `a table that balances comes out of balancing as it went in`(seed: Int) throws {
    let table = try seededTable(seed, count: 6)
    let balanced = try BalancedTable(balancing: table)
    #expect(gap(balanced.table, table) < 1e-11)
    #expect(abs(balanced.scaling.distance) < 1e-12)
  }

  @Test(arguments: 1...8)
  func `a table with errors in its rows balances without an error column`(seed: Int) throws {
    let base = try seededTable(seed, count: 6)
    let disturbed = try InputOutputTable(
      description: base.description, sectors: base.sectors,
      intermediate: base.intermediate.mapEntries { value, i, j in value * (1 + 0.1 * Double((i * 3 + j) % 5 - 2)) },
      finalDemand: base.finalDemand, imports: base.imports, otherError: [1, -1, 2, 0, 0, -2],
      valueAdded: base.valueAdded,
      grossOutput: base.grossOutput)
    let balanced = try BalancedTable(balancing: disturbed)
    #expect(errors(of: balanced.table).isEmpty)
    #expect(balanced.table.otherError.allSatisfy { $0 == 0 })
    #expect(gap(balanced.table.grossOutput, base.grossOutput) < 1e-11)
    #expect(abs(balanced.absorbed.error) > 0.5)
    #expect(
      balanced.table.description.citation.hasSuffix(
        "; balanced by GRAS (Junius & Oosterhaven 2003, Lenzen et al. 2007)"))
  }

  @Test func `a projection meets every total that is known`() throws {
    let table = try seededTable(5, count: 3)
    let outputs = zip(table.grossOutput, [1.2, 1.1, 1.3]).map(*)
    let households = 1.25 * table.finalDemand[0].values.reduce(0, +)
    let added = 1.1 * table.totalValueAdded[1]
    let text = """
      # citation: a yearbook
      code,total,value_added
      S0,\(outputs[0]),
      Name S1,\(outputs[1]),\(added)
      中S2,\(outputs[2]),
      household,\(households),

      """
    let projected = try BalancedTable(projecting: table, to: 2020, totals(text, for: table)).table
    #expect(errors(of: projected).isEmpty)
    #expect(projected.description.year == 2020)
    #expect(projected.description.titleEn == "t, projected to 2020")
    #expect(gap(projected.grossOutput, outputs) < 1e-11)
    #expect(abs(projected.finalDemand[0].values.reduce(0, +) - households) < 1e-9)
    #expect(abs(projected.totalValueAdded[1] - added) < 1e-9)
    #expect(projected.finalDemand[1].values.map { $0 < 0 } == table.finalDemand[1].values.map { $0 < 0 })
  }

  @Test func `a projection to the year's own totals gives the table`() throws {
    let table = try seededTable(6, count: 4)
    var own = TableTotals(of: table, citation: "itself")
    own.outputs = table.grossOutput
    let projected = try BalancedTable(projecting: table, to: 2017, own).table
    #expect(gap(projected, table) < 1e-11)
  }

  @Test func `mistakes of a file of totals are told with their places`() throws {
    let table = try seededTable(5, count: 3)
    let text = """
      # citation: t
      # unit: t
      code,total,value_added
      S7,1,
      S0,-4,
      S0,5,
      imports,,
      household,3,2
      S1,many,

      """
    #expect(
      refusal { () throws(InvalidInput) in try totals(text, for: table) } == """
        t.csv:2:1: error: unknown key 'unit'; the only key is citation
        t.csv:4:1: error: the table has no row or column 'S7'; its rows and columns are S0, S1, S2, household, \
        stocks, export, imports, inflow, compensation, operating_surplus
        t.csv:5:1: error: the output of S0 is -4
        t.csv:6:1: error: the total of S0 stands twice, first in line 5; leave one of them
        t.csv:7:9: error: the total is empty; write it, or leave the line out
        t.csv:8:13: error: 'household' is no sector, and has no value added; leave the cell empty: nothing would read it
        t.csv:9:4: error: 'many' is not a number; write digits with a point, as in 1234.5, without spaces or separators
        """)
    var some = TableTotals(of: table, citation: "t")
    some.outputs[1] = 50
    #expect(
      refusal { () throws(InvalidInput) in try BalancedTable(projecting: table, to: 2020, some) }
        == "error: the totals name no output for S0, S2; give every sector's output in 2020")
    some.outputs = [100, 100, 100]
    some.finalDemand = [1e6, 0, 0]
    some.imports = 10
    #expect(
      refusal { () throws(InvalidInput) in try BalancedTable(projecting: table, to: 2020, some) }
        .hasPrefix("error: the scaling does not converge: after 5000 rounds "))
  }

  /// Its rows of value added would all turn their signs, wages among them.
  @Test func `a value added of the other sign than the table's is refused`() throws {
    let table = try seededTable(5, count: 3)
    let text = "# citation: a yearbook\ncode,total,value_added\nS1,,-100\nS2,,0\n"
    let message = refusal { () throws(InvalidInput) in
      try BalancedTable(balancing: table, to: totals(text, for: table))
    }
    #expect(message.hasPrefix("error: S1 is to have a value added of -100, and has "))
    #expect(
      message.hasSuffix(
        " to start from; its rows are scaled in one proportion, which would turn their signs; check the sign"))
    #expect(!message.contains("S2"))
  }
}
