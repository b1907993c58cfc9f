import Diagnostics
import InputOutput
import LinearAlgebra
import TableConstruction
import Testing

@Suite struct InterregionalTests {
  private func part(_ code: String, _ table: InputOutputTable, _ shares: [Double]) -> InterregionalTable.Part {
    var totals = TableTotals(of: table, citation: "yearbook of \(code)")
    totals.outputs = zip(table.grossOutput, shares).map(*)
    return .init(code: code, totals: totals)
  }

  @Test(arguments: LocationQuotients.Method.allCases, 1...4)
  func `regions and their rest balance, and add up to the whole`(method: LocationQuotients.Method, seed: Int) throws {
    let whole = try seededTable(seed, count: 5)
    let made = try InterregionalTable(
      whole, parts: [part("ZLX", whole, [0.1, 0.4, 0.2, 0, 0.3]), part("AIR", whole, [0, 0.2, 0.05, 0.01, 0.02])],
      rest: "REST", method: method)
    #expect(made.regions == ["ZLX", "AIR", "REST"])
    #expect(made.table.sectors.map(\.code).prefix(6) == ["ZLX.S0", "ZLX.S1", "ZLX.S2", "ZLX.S3", "ZLX.S4", "AIR.S0"])
    #expect(errors(of: made.table).isEmpty)
    #expect(made.table.hasRegionLabels)
    #expect(made.ownShares.allSatisfy { $0.allSatisfy { (0...1.0000001).contains($0) } })
    let read = try InputOutputTable.read(text: made.table.exactFileText, file: "t.csv")
    #expect(read.withoutPlaces == made.table)
    // It is a multi-region table without a rest of the world, and returns its own outputs.
    let model = try MultiRegionModel(MultiRegionTable(read))
    #expect(gap(model.outputs, made.table.grossOutput) < 1e-11)
    let joined = try made.table.joiningRegions(["ZLX": "C", "AIR": "C", "REST": "C"], citation: "t")
    #expect(gap(joined.intermediate.storage, whole.intermediate.storage) < 1e-9)
    #expect(gap(joined.finalDemand.flatMap(\.values), whole.finalDemand.flatMap(\.values)) < 1e-9)
    #expect(gap(joined.imports, whole.imports) < twelfthDigit)
    #expect(gap(joined.grossOutput, whole.grossOutput) < twelfthDigit)
    #expect(gap(joined.totalValueAdded, whole.totalValueAdded) < twelfthDigit)
  }

  @Test(arguments: LocationQuotients.Method.allCases)
  func `the whole as the only part is the whole`(method: LocationQuotients.Method) throws {
    let whole = try seededTable(3, count: 4)
    let made = try InterregionalTable(whole, parts: [part("ALL", whole, [1, 1, 1, 1])], rest: nil, method: method).table
    #expect(gap(made.intermediate.storage, whole.intermediate.storage) < twelfthDigit)
    #expect(gap(made.finalDemand.flatMap(\.values), whole.finalDemand.flatMap(\.values)) < twelfthDigit)
    #expect(gap(made.grossOutput, whole.grossOutput) < twelfthDigit)
    #expect(gap(made.imports, whole.imports) < twelfthDigit)
  }

  @Test func `parts that are more than the whole, and codes that do not do, are refused by name`() throws {
    let whole = try seededTable(3, count: 2)
    func message(_ parts: [InterregionalTable.Part], _ rest: String?) -> String {
      refusal { () throws(InvalidInput) in try InterregionalTable(whole, parts: parts, rest: rest, method: .simple) }
    }
    #expect(
      message([part("A.B", whole, [0.1, 0.1]), part("C", whole, [0.1, 0.1])], "C") == """
        error: 'A.B' is no code of a region; write one without points, commas and blanks, as in ZZ
        error: the region 'C' has the code of the region 'C'; give each a code that differs to the eye
        """)
    let more = message([part("A", whole, [0.7, 0.5]), part("B", whole, [0.7, 0.5])], "R")
    #expect(more.hasPrefix("error: the parts have "))
    #expect(more.contains(" output of S0; parts are no more than the whole: make their totals smaller"))
    var some = part("A", whole, [0.5, 0.5])
    some.totals.outputs[1] = nil
    #expect(
      message([some], "R")
        == "error: A: the totals name no output for S1; give every sector's output in the region; 0 for one that it lacks"
    )
    #expect(message([part("A", whole, [0.5, 1])], nil).hasPrefix("error: the parts leave "))
  }
}
