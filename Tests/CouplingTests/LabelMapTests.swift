import Testing

@testable import Coupling

@Suite struct LabelMapTests {
  @Test(arguments: [
    (["a", "b", "c"], ["a", "b", "c"], [0, 1, 2], true), (["a", "b", "c"], ["c", "a", "b"], [2, 0, 1], false),
    ([], [], [], true),
  ])
  func `labels in another order are found by name`(from: [String], to: [String], places: [Int], same: Bool) throws {
    let map = try LabelMap(from: from, to: to)
    #expect(map.places == places)
    #expect(map.isIdentity == same)
    #expect(map(from) == to)
  }

  @Test(arguments: [
    (["a", "b"], ["a", "c"], "'c' is missing; 'b' is not asked for"),
    (["a"], ["a", "c", "d"], "'c', 'd' are missing"),
    (["a", "b", "c"], ["a"], "'b', 'c' are not asked for"),
    (["a", "a"], ["a"], "'a' stands twice"),
    (["a", "b"], ["b", "a", "a"], "'a' stands twice"),
    ([], ["new_energy"], "'new_energy' is missing"),
    (
      [], (1...12).map { "h\($0)" },
      "'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'h7', 'h8', 'h9', 'h10', … (12 in all) are missing"
    ),
  ])
  func `labels that differ are named`(from: [String], to: [String], sentence: String) {
    let difference = #expect(throws: LabelDifference.self) { try LabelMap(from: from, to: to) }
    #expect(difference?.description == sentence)
  }
}
