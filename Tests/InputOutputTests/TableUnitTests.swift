import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct TableUnitTests {
  /// The parts of a table that a mistake may touch.
  private struct Parts {
    var flows: Matrix
    var demand: [FinalDemandCategory]
    var added: [ValueAddedRow]
    var (imports, inflow, error, output): ([Double], [Double], [Double], [Double])

    init(_ table: InputOutputTable) {
      (flows, demand, added) = (table.intermediate, table.finalDemand, table.valueAdded)
      (imports, inflow, error, output) = (table.imports, table.inflow, table.otherError, table.grossOutput)
    }

    mutating func scaleFlows(_ factor: Double, where isMeant: (Int, Int) -> Bool) {
      flows = flows.mapEntries { value, i, j in isMeant(i, j) ? factor * value : value }
    }

    mutating func scaleUses(_ k: Int, _ factor: Double) {
      scaleFlows(factor) { i, _ in i == k }
      for c in demand.indices { demand[c].values[k] *= factor }
      imports[k] *= factor
      inflow[k] *= factor
      error[k] *= factor
    }

    mutating func scaleInputs(_ k: Int, _ factor: Double) {
      scaleFlows(factor) { _, j in j == k }
      for r in added.indices { added[r].values[k] *= factor }
    }
  }

  /// CHE, sector 5 of both tables.
  private static let chemicals = 5

  private static let mistakes: [(name: String, factor: String, change: @Sendable (inout Parts) -> Void)] = [
    ("the row CHE without its output", "0.001", { $0.scaleUses(chemicals, 1000) }),
    (
      "the row CHE", "0.001",
      {
        $0.scaleUses(chemicals, 1000)
        $0.output[chemicals] *= 1000
      }
    ), ("the intermediate uses of CHE", "0.001", { $0.scaleFlows(1000) { i, _ in i == chemicals } }),
    ("the intermediate uses of CHE", "10", { $0.scaleFlows(0.1) { i, _ in i == chemicals } }),
    ("the intermediate inputs of CHE", "0.001", { $0.scaleFlows(1000) { _, j in j == chemicals } }),
    ("the column CHE", "0.001", { $0.scaleInputs(chemicals, 1000) }),
    (
      "the column CHE and its output", "0.001",
      {
        $0.scaleInputs(chemicals, 1000)
        $0.output[chemicals] *= 1000
      }
    ), ("all value added", "0.0001", { parts in for r in parts.added.indices { parts.added[r].scale(1e4) } }),
    ("all final demand", "0.001", { parts in for c in parts.demand.indices { parts.demand[c].scale(1000) } }),
    (
      "all final demand, imports and inflow", "0.001",
      { parts in
        for k in parts.output.indices {
          let row = parts.flows
          parts.scaleUses(k, 1000)
          parts.flows = row
        }
      }
    ),
    (
      "imports and inflow", "-1",
      { parts in (parts.imports, parts.inflow) = (negative(parts.imports), negative(parts.inflow)) }
    ),
    ("inflow", "-1", { $0.inflow = negative($0.inflow) }),
    ("'compensation' of CHE", "0.01", { $0.added[0].values[chemicals] *= 100 }),
    ("the use of CHE by LGT", "0.001", { $0.scaleFlows(1000) { i, j in i == chemicals && j == 3 } }),
  ]

  private static func negative(_ values: [Double]) -> [Double] { values.map { -$0 } }

  @Test(arguments: [2012, 2017])
  func `Henan's tables with one part in another unit are told so, and first`(year: Int) throws {
    let henan = try Fixtures.henan(year)
    for (name, factor, change) in Self.mistakes {
      var parts = Parts(henan)
      change(&parts)
      let table = try InputOutputTable(
        description: henan.description, sectors: henan.sectors, intermediate: parts.flows, finalDemand: parts.demand,
        imports: parts.imports, inflow: parts.inflow, otherError: parts.error, valueAdded: parts.added,
        grossOutput: parts.output)
      let advice =
        factor == "-1"
        ? "rows subtract what comes from outside, so it is stored as positive figures" : "look at the unit it is in"
      #expect(
        table.check().first?.oneLine == "error: the table balances with \(name) times \(factor); \(advice)", "\(name)")
    }
  }

  @Test func `what explains every gap of a file is told before them`() throws {
    let text = String(decoding: try Fixtures.bytes("Fixtures/two-sectors.csv"), as: UTF8.self)
    let broken = text.split(separator: "200,100,1700,2000").joined(separator: "200,100,1700000,2000")
    let error = #expect(throws: InvalidInput.self) { try InputOutputTable.read(text: broken, file: "t.csv") }
    #expect(
      error?.diagnostics.map(\.oneLine) == [
        "error: the table balances with 'household' of MAN times 0.001; look at the unit it is in",
        "t.csv:13:1: error: row MAN does not balance: output is 1698300 less than its uses; rounding explains at most 4",
        "error: total value added is 2050 and total net final demand 1700350, a gap of 1698300; rounding explains at most 5",
      ])
  }
}

extension FinalDemandCategory {
  fileprivate mutating func scale(_ factor: Double) { values = values.map { factor * $0 } }
}

extension ValueAddedRow {
  fileprivate mutating func scale(_ factor: Double) { values = values.map { factor * $0 } }
}
