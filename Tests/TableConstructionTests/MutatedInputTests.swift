import Diagnostics
import InputOutput
import LinearAlgebra
import SeededNumbers
import TableConstruction
import Testing

@Suite struct MutatedInputTests {
  /// Reads changed bytes a thousand times; some are read and some refused, and what is read is used.
  private func tryAll(_ text: String, seed: UInt64, _ use: ([UInt8]) throws(InvalidInput) -> Void) {
    var random = SeededNumbers(seed)
    var (read, refused) = (0, 0)
    for _ in 0..<1000 {
      do throws(InvalidInput) {
        try use(random.mutated(Array(text.utf8), marks: "\",\n#-.e059SAI:\t"))
        read += 1
      } catch {
        refused += 1
        let silent = error.diagnostics.filter(\.message.isEmpty)
        #expect(silent.isEmpty && !error.diagnostics.isEmpty)
      }
    }
    #expect(read > 0 && refused > 100)
  }

  @Test func `changed concordances are read or refused`() throws {
    let table = try seededTable(1, count: 4)
    let text =
      "# citation: t\nfrom,to,name_zh,name_en,weight\nS0,A,甲,A,\nS1,A,,,\nName S2,B,乙,B,0.5\nS2,A,,,0.5\nS3,B,,,\n"
    tryAll(text, seed: 1) { bytes throws(InvalidInput) in
      let made = try table.aggregated(by: SectorConcordance.read(bytes: bytes, file: "c.csv", for: table))
      let problems = errors(of: made)
      #expect(problems.isEmpty)
    }
  }

  @Test func `changed totals are read or refused, and used for projecting, deriving and balancing`() throws {
    let table = try seededTable(2, count: 3)
    let lines = zip(table.sectors, table.grossOutput).map { "\($0.code),\($1 * 0.5),\n" }.joined()
    tryAll("# citation: t\ncode,total,value_added\n" + lines + "household,30,\n", seed: 2) {
      bytes throws(InvalidInput) in
      let totals = try TableTotals.read(bytes: bytes, file: "t.csv", for: table)
      let regional = try RegionalisedTable(table, region: ("a", "甲"), totals: totals, method: .flegg).table
      let odd = regional.grossOutput.filter { !$0.isFinite }
      #expect(odd.isEmpty)
      let frame = try InterregionalTable(table, parts: [.init(code: "A", totals: totals)], rest: "R", method: .flegg)
      let place = frame.table.intermediate.firstNotFinite
      #expect(place == nil)
    }
  }

  @Test func `changed supply and use are read or refused`() throws {
    let supply =
      "# unit: t\ncode,name_zh,name_en,I1,I2\nrole,,,intermediate,intermediate\ncolumn_zh,,,,\ncolumn_en,,,,\nP1,,,90,10\nP2,,,0,100\n"
    let use = """
      # title_en: a
      # title_zh: a
      # year: 2017
      # unit: t
      # prices: p
      # decimals: 0
      # citation: c
      code,name_zh,name_en,I1,I2,final
      role,,,intermediate,intermediate,household
      column_zh,,,一,二,最终使用
      column_en,,,One,Two,Final use
      P1,甲,First,12,8,80
      P2,乙,Second,10,7,83
      value_added,增加值,Value added,68,95,

      """
    tryAll(use, seed: 3) { bytes throws(InvalidInput) in
      let table = try SupplyUseTable.read(supply: (Array(supply.utf8), "s.csv"), use: (bytes, "u.csv"))
      for model in SymmetricModel.allCases { _ = try SymmetricTable(table, model: model) }
    }
    tryAll(supply, seed: 4) { bytes throws(InvalidInput) in
      let table = try SupplyUseTable.read(supply: (bytes, "s.csv"), use: (Array(use.utf8), "u.csv"))
      _ = try table.balanced()
    }
  }
}
