import SimulationKit
import Testing

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

  @Test func `an array is put into the order of other labels along every axis`() throws {
    let array = LabelledArray(
      axes: ["class", "year"], labels: [["car", "bus"], ["2015", "2016", "2017"]], values: [1, 2, 3, 4, 5, 6])
    let turned = try array.ordered(as: [["bus", "car"], ["2017", "2015", "2016"]])
    #expect(turned.values == [6, 4, 5, 3, 1, 2])
    #expect(turned.labels == [["bus", "car"], ["2017", "2015", "2016"]])
    #expect(try turned.ordered(as: array.labels) == array)
  }

  @Test func `an axis whose labels differ is named`() {
    let array = LabelledArray(axes: ["class", "industry"], labels: [["car"], ["new_energy"]], values: [1])
    let one = #expect(throws: AxisDifference.self) { try array.ordered(as: [["car"], ["new_energy", "materials"]]) }
    #expect(one?.description == "on the axis 'industry' 'materials' is missing")
    let other = #expect(throws: AxisDifference.self) { try array.ordered(as: [["car"]]) }
    #expect(other?.description == "the arrays have different numbers of axes")
  }
}
