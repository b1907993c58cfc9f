import RegionalBase
import Testing

@testable import Economy

struct ChangingCellTests {
  private static func change(_ verb: EconomyChange.Verb) -> EconomyChange {
    EconomyChange(name: "mine", verb: verb, space: .finalDemand, row: 0, columns: [0])
  }

  /// A cell of 200 of which the region supplies 30 less than the import shares say.
  @Test(arguments: [
    // Scaled or set, it is still 15 % of the cell that comes from elsewhere beyond the shares.
    (EconomyChange.Verb.scale, 1.5, 300.0, -45.0, 100.0), (.set, 50, 50, -7.5, -150),
    // The added part is supplied as the shares say.
    (.add, 20, 220, -30, 20), (.scale, .nan, 200, -30, 0),
  ])
  func `the part from inside the region keeps its share when a cell is scaled or set`(
    verb: EconomyChange.Verb, value: Double, total: Double, correction: Double, added: Double
  ) {
    var cell = ChangingCell(total: 200, correction: -30)
    #expect(cell.apply(Self.change(verb), value) == added)
    #expect(cell.total == total)
    #expect(cell.correction == correction)
  }

  @Test func `a cell of nothing that is set is supplied as the shares say`() {
    var cell = ChangingCell(total: 0, correction: 0)
    #expect(cell.apply(Self.change(.set), 10) == 10)
    #expect(cell.correction == 0)
  }
}
