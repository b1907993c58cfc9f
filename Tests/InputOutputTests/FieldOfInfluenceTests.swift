import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct FieldOfInfluenceTests {
  @Test(arguments: SeededEconomy.seeds, [0.001, 0.05])
  func `the field equals the change of the inverse factored anew`(seed: Int, change: Double) throws {
    let economy = try SeededEconomy(seed: seed)
    let influence = try FieldOfInfluence(economy.system, change: change)
    let before = economy.system.inverse()
    let n = economy.sectors.count
    for (i, j) in [(0, 0), (0, n - 1), (n - 1, 0), (n / 2, n / 3)] {
      let changed = try economy.refactored { value, row, column in row == i && column == j ? value + change : value }
      let field = (changed.inverse() - before).mapEntries { value, _, _ in value / change }
      #expect(gap(influence.field(row: i, column: j), field) < 1e-9)
      let squares = field.storage.reduce(0) { $0 + $1 * $1 }
      #expect(abs(influence.intensities[i, j] - squares) < 1e-8 * squares)
    }
  }

  @Test func `Miller and Blair's first coefficient matters most in the second column`() throws {
    let influence = try FieldOfInfluence(ReferenceEconomy.millerBlair().system)
    // |L e_1|² = 1.254125² + .264026² = 1.642540; |e_2'L|² = .264026² + 1.122112² = 1.328845.
    #expect(abs(influence.intensities[0, 1] - 1.642540 * 1.328845) < 1e-5)
    #expect(influence.strongest(2).map { [$0.row, $0.column] } == [[0, 0], [1, 0]])
    #expect(abs(influence.relativeIntensities.storage.reduce(0, +) - 4) < 1e-12)
    #expect(influence.strongest(9).count == 4)
  }

  @Test(arguments: SeededEconomy.seeds)
  func `the strongest coefficients are the first of all of them sorted`(seed: Int) throws {
    let economy = try SeededEconomy(seed: seed)
    let influence = try FieldOfInfluence(economy.system)
    let n = economy.sectors.count
    let cells = (0..<n).flatMap { i in (0..<n).map { (row: i, column: $0, intensity: influence.intensities[i, $0]) } }
    // A stable sort leaves equals in the order of the table.
    let sorted = cells.sorted { $0.intensity > $1.intensity }
    for count in [1, 2, n, n * n / 2, n * n - 1, n * n, n * n + 5] {
      #expect(
        influence.strongest(count).map { [$0.row, $0.column] } == sorted.prefix(count).map { [$0.row, $0.column] })
    }
    #expect(influence.strongest(0).isEmpty && influence.strongest(-1).isEmpty)
  }

  @Test func `equally strong coefficients stand in the order of the table`() throws {
    let system = try LeontiefSystem(
      coefficients: Matrix(rows: 3, columns: 3), sectors: Fixtures.sectors(["A", "B", "C"]))
    #expect(
      try FieldOfInfluence(system).strongest(4).map { [$0.row, $0.column] } == [[0, 0], [0, 1], [0, 2], [1, 0]])
  }

  @Test func `a change that uses up all output is refused by its cell`() throws {
    let economy = try ReferenceEconomy.millerBlair()
    let error = #expect(throws: InvalidInput.self) { try FieldOfInfluence(economy.system, change: 0.8) }
    #expect(
      error?.description
        == "error: with 0.8 more of 1 in 1 the economy is not productive; take a smaller change")
  }
}
