import EconomyFixtures
import InputOutput
import LinearAlgebra
import NumberText
import Testing

@testable import Economy

struct NewOutputTests {
  private func solve(
    _ amounts: [Int: [Double]], _ sales: (inflow: Double, outflow: Double, other: Double)
  ) throws -> EconomyYears {
    let economy = EconomyFixtures.economy(try EconomyFixtures.twoSectors(), sales: sales)
    return try economy.solve(bills: [], newOutput: [EconomyFixtures.newOutput(amounts)])
  }

  @Test func `output that displaces inflow lowers the import share and raises output by L`() throws {
    let answer = try solve([2020: [50, 0]], (1, 0, 0))
    let rise: [Double] = [50 * 63 / 55, 50 / 11]
    #expect(relativeDistance(answer.output.row(5), [700 + rise[0], 100 + rise[1]]) < 1e-12)
    let use = 500 + (700 + rise[0]) / 7 + (100 + rise[1]) / 5
    #expect(abs(answer.importShares[5, 0] - (0.2 - 50 / use)) < 1e-12)
    #expect(answer.importShares.row(4) == [0.2, 0])
    #expect(answer.notes.isEmpty)
  }

  @Test func `the table's year's new output is in the table, and a year without it imports more`() throws {
    let answer = try solve([2017: [62, 0]], (1, 0, 0))
    #expect(relativeDistance(answer.output.row(2), [700, 100]) < 1e-12)
    #expect(abs(answer.importShares[2, 0] - 0.2) < 1e-12)
    #expect(abs(answer.importShares[5, 0] - 0.3) < 1e-12)
    #expect(answer.output[5, 0] < 650)
  }

  @Test func `more than flows in is not displaced, and what is left is noted`() throws {
    let answer = try solve([2020: [300, 0]], (1, 0, 0))
    #expect(answer.importShares[5, 0] >= 0 && answer.importShares[5, 0] < 1e-9)
    // Everything from inside: (I - A) x = f by hand, x = (704 · 0.9 + 0.2 · 40, 704 / 14 + 40 · 6 / 7) / (529 / 700).
    let determinant = 6.0 / 7 * 0.9 - 0.2 / 14
    let output: [Double] = [(704 * 0.9 + 0.2 * 40) / determinant, (704.0 / 14 + 40 * 6 / 7) / determinant]
    #expect(relativeDistance(answer.output.row(5), output) < 1e-9)
    let inflow = 0.2 * (500 + output[0] / 7 + output[1] / 5)
    #expect(
      answer.notes == [
        "MAN in 2020: new output of \(rounded(300 - inflow)) (1e8 CNY) finds no inflow to displace and stays unsold"
      ])
    #expect(abs(answer.sold.additional[0, 5, 0] - inflow) < 1e-6)
  }

  @Test func `a year in which all inflow is displaced can still be decomposed`() throws {
    let accounts = try EconomyFixtures.twoSectors()
    for amount in stride(from: 160.0, to: 400, by: 7) {
      let answer = try solve([2020: [amount, 0]], (1, 0, 0))
      let parts = try answer.change(of: .output, from: 0, to: 5, accounts: accounts)
      let sum = parts.reduce([0, 0]) { [$0[0] + $1.values[0], $0[1] + $1.values[1]] }
      #expect(relativeDistance(sum, zip(answer.output.row(5), answer.output.row(0)).map { $0 - $1 }) < 1e-9)
    }
  }

  @Test func `more than the region buys of its own in the table's year is an error`() throws {
    #expect(
      try EconomyFixtures.sentences { _ = try solve([2017: [500, 0]], (1, 0, 0)) } == [
        "new output of 500.00 (1e8 CNY) of MAN in the table's year 2017 displaces inflow, but the region buys only 496.00 "
          + "of its own"
      ])
  }

  @Test func `output sold to other provinces is final demand`() throws {
    let answer = try solve([2020: [50, 0]], (0, 1, 0))
    #expect(relativeDistance(answer.output.row(5), [700 + 50 * 63 / 55.0, 100 + 50 / 11.0]) < 1e-12)
    #expect(answer.importShares.row(5) == [0.2, 0])
  }

  @Test func `output in place of other output changes the satellite and nothing else`() throws {
    let answer = try solve([2020: [50, 0]], (0, 0, 1))
    #expect(relativeDistance(answer.output.row(5), [700, 100]) < 1e-12)
    #expect(answer.importShares.row(5) == [0.2, 0])
    #expect(answer.sold.inPlaceOfOther.row(0, 5) == [50, 0])
  }
}
