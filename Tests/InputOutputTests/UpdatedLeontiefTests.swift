import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct UpdatedLeontiefTests {
  @Test(arguments: SeededEconomy.seeds, ["cells", "row", "column", "all"])
  func `an update equals the changed economy factored anew`(seed: Int, kind: String) throws {
    var economy = try SeededEconomy(seed: seed)
    let n = economy.sectors.count
    let (i, j) = (n / 2, n / 3)
    var changes: [CoefficientChange] = []
    func change(_ row: Int, _ column: Int, _ factor: Double) {
      changes.append(.init(row: row, column: column, change: factor * economy.coefficients[row, column]))
    }
    switch kind {
    case "cells": changes = [.init(row: i, column: j, change: 0.05), .init(row: i, column: j, change: 0.01)]
    case "row": for k in 0..<n { change(i, k, -0.5) }
    case "column": for k in 0..<n { change(k, j, 0.1) }
    default: for k in 0..<n * n { change(k % n, k / n, -0.1) }
    }
    let updated = try UpdatedLeontiefSystem(economy.system, changes: changes)
    #expect(updated.route == (kind == "all" && n > 1 ? .refactored : .update(rank: 1)))
    let refactored = try economy.refactored { value, row, column in
      changes.filter { $0.row == row && $0.column == column }.reduce(value) { $0 + $1.change }
    }
    let demand = Matrix(columns: [economy.finalDemand, economy.random.numbers(n, -5...5)], rows: n)
    #expect(gap(try updated.outputs(for: demand), try refactored.outputs(for: demand)) < 1e-8)
    #expect(
      gap(try updated.multipliers(ofColumns: demand), try refactored.multipliers(ofColumns: demand)) < 1e-8)
  }

  @Test func `an update that loses its digits is factored afresh`() throws {
    // Nearly singular before the change, harmless after it: the correction cancels all that the kept factors say.
    let base = try LeontiefSystem(
      coefficients: Matrix(rows: [[1 - 4e-15, 0, 0, 0], [0.3, 0.1, 0, 0.2], [0.1, 0, 0.3, 0], [0, 0.1, 0.2, 0]]),
      sectors: Fixtures.sectors(["A", "B", "C", "D"]))
    #expect(base.conditionEstimate > 1e14)
    let updated = try UpdatedLeontiefSystem(base, changes: [.init(row: 0, column: 0, change: -0.7)])
    #expect(updated.route == .refactored)
    let x = try updated.outputs(for: [7, 0, 0, 0])
    #expect(abs(x[0] - 10) < 1e-12)
  }

  @Test func `a nearly singular economy is warned of`() throws {
    let system = try LeontiefSystem(
      coefficients: Matrix(rows: [[1 - 1e-12]]), sectors: Fixtures.sectors(["A"]))
    // A single sector is perfectly conditioned, however small its net output.
    #expect(system.findings == [])
    let pair = try LeontiefSystem(
      coefficients: Matrix(rows: [[1 - 1e-12, 0], [0.5, 0]]), sectors: Fixtures.sectors(["A", "B"]))
    #expect(
      pair.findings.map(\.oneLine) == [
        "warning: the equations are nearly singular (condition about 1e12): results hold to about 3 digits; look for a "
          + "sector whose inputs come close to its output"
      ])
    #expect(try ReferenceEconomy.millerBlair().system.findings == [])
    #expect(abs(try ReferenceEconomy.millerBlair().system.conditionEstimate - 1.8217821782178216) < 1e-12)
  }

  @Test(arguments: SeededEconomy.seeds)
  func `the condition of a non-negative economy is that of the formed inverse`(seed: Int) throws {
    let system = try SeededEconomy(seed: seed).system
    let n = system.sectors.count
    func oneNorm(_ matrix: Matrix) -> Double {
      (0..<n).map { matrix.column($0).reduce(0) { $0 + $1.magnitude } }.max() ?? 0
    }
    let expected = oneNorm(Matrix.identity(n) - system.coefficients) * oneNorm(system.inverse())
    #expect(abs(system.conditionEstimate / expected - 1) < 1e-12)
  }

  @Test(arguments: [0.5, -0.5])
  func `an economy whose equations are singular to working precision is refused`(other: Double) {
    #expect(throws: InvalidInput.self) {
      try LeontiefSystem(
        coefficients: Matrix(rows: [[1 - 0x1p-53, 0], [other, 0]]), sectors: Fixtures.sectors(["A", "B"]))
    }
  }

  @Test func `changes that cannot be made are refused`() throws {
    let economy = try ReferenceEconomy.millerBlair()
    func message(_ change: CoefficientChange) -> String? {
      do {
        _ = try UpdatedLeontiefSystem(economy.system, changes: [change])
        return nil
      } catch { return error.description }
    }
    #expect(
      message(.init(row: 0, column: 2, change: 0.1)) == "error: the change of row 0, column 2 by 0.1 cannot be applied")
    #expect(
      message(.init(row: 0, column: 0, change: 0.9))
        == "error: the economy is not productive: the sectors 1, 2 use up all they make (spectral radius 1.097723); check "
        + "the inputs and the output of 1, whose inputs reach their output")
  }

  @Test func `a solution says its backward error`() throws {
    let economy = try ReferenceEconomy.germany()
    let solution = try economy.system.solution(for: Matrix(columns: [economy["f"]], rows: 6))
    #expect(gap(solution.values.storage, economy.outputs) < 1e-6)
    #expect(solution.backwardError <= 4 * Double.ulpOfOne)
  }
}
