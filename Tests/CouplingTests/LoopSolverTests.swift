import Economy
import EconomyFixtures
import RegionalBase
import SimulationKit
import Testing

@testable import Coupling

struct LoopSolverTests {
  /// With as many sweeps as a scenario has unless it says otherwise.
  private func solver(maxSweeps: Int = 400) -> LoopSolver {
    LoopSolver(tolerance: 1e-10, maxSweeps: maxSweeps, fullSweeps: 7)
  }

  /// The last guess and the record of x = 10 + gain x.
  private func close(_ gain: Double, maxSweeps: Int = 400) throws -> (guess: Double, record: LoopSolver.Record) {
    var last = 0.0
    let record = try solver(maxSweeps: maxSweeps).solve(series: ["electricity_demand"], start: [[0]]) { guess in
      last = guess[0][0]
      return [[10 + gain * last]]
    }
    return (last, record)
  }

  @Test(arguments: [0.95, 0.9, 0.5, 0, -0.5, -0.99, -3, -8])
  func `a loop of gain below one closes within the default number of sweeps`(gain: Double) throws {
    let (guess, record) = try close(gain)
    #expect(abs(guess / (10 / (1 - gain)) - 1) < 1e-8)
    #expect(record.series == ["electricity_demand"])
    #expect(record.residuals.count == record.sweeps)
    #expect((record.residuals.last ?? 1) <= 1e-10)
  }

  @Test func `a slow loop is hurried by half of each step, which saves a third of the sweeps`() throws {
    // Plain sweeps leave 0.9 of the distance, sweeps of one and a half steps 0.85.
    let sweeps = try close(0.9).record.sweeps
    #expect((130...150).contains(sweeps), "\(sweeps)")
  }

  /// One unknown has the factor 1 / (1 - gain), which two sweeps tell exactly; here it lies between the bounds 0.1 and 1.5.
  @Test(arguments: [0.3, -0.5, -3])
  func `a loop over one number is closed by the first sweep after Aitken's factor`(gain: Double) throws {
    #expect(try close(gain).record.sweeps == 8)
  }

  @Test(arguments: [1, 1.1, 1.5, -40])
  func `a loop that does not contract fails naming its series and what is left`(gain: Double) throws {
    let sentences = try EconomyFixtures.sentences { _ = try close(gain) }
    try #require(sentences.count == 1)
    #expect(
      sentences[0].hasPrefix(
        "the loop over 'electricity_demand' does not close: after 400 sweeps 'electricity_demand' still changes by "))
    #expect(sentences[0].hasSuffix(" of its size, where 1e-10 is asked for"))
  }

  @Test func `a loop that runs off beyond all numbers names the series`() throws {
    let sentences = try EconomyFixtures.sentences {
      _ = try solver().solve(series: ["fund_bill", "electricity_demand"], start: [[1], [1]]) { guess in
        [[1], guess[1].map { $0 * 1e200 }]
      }
    }
    #expect(sentences == ["the loop over 'electricity_demand' diverges: it is no longer finite after 2 sweeps"])
  }

  @Test func `the series that is not closed is the one that is named`() throws {
    let sentences = try EconomyFixtures.sentences {
      _ = try solver(maxSweeps: 3).solve(series: ["calm", "wild"], start: [[1], [1]]) { guess in
        [[1], guess[1].map { $0 * 2 }]
      }
    }
    #expect(
      sentences == [
        "the loop over 'calm', 'wild' does not close: after 3 sweeps 'wild' still changes by 0.5 of its size, where 1e-10 "
          + "is asked for"
      ])
  }

  @Test(arguments: [-5.0, 0.3, 2])
  func `a loop closed by lags alone is exact after as many sweeps as years`(gain: Double) throws {
    var expected = [7.0]
    for year in 1..<6 { expected.append(7 + gain * expected[year - 1]) }
    var last: [Double] = []
    let record = try solver().solve(series: ["capacity"], start: [[0, 0, 0, 0, 0, 0]]) { guess in
      last = guess[0]
      return [last.indices.map { 7 + ($0 == 0 ? 0 : gain * last[$0 - 1]) }]
    }
    #expect(last == expected)
    #expect(record.sweeps == 7)
    #expect(record.residuals[6] == 0)
  }

  @Test func `series of very different size close together`() throws {
    var last: [[Double]] = []
    _ = try solver().solve(series: ["a", "b"], start: [[0], [0]]) { guess in
      last = guess
      return [[1e9 - 2e9 * guess[1][0]], [1 + 0.4e-9 * guess[0][0]]]
    }
    // a = 1e9 - 2e9 b, b = 1 + 0.4e-9 a: b = 1.4 / 1.8.
    #expect(abs(last[1][0] - 1.4 / 1.8) < 1e-8)
    #expect(abs(last[0][0] / 1e9 - (1 - 2.8 / 1.8)) < 1e-8)
  }
}

extension LoopSolver {
  /// Sweeps through a loop of one sample until it is closed.
  fileprivate func solve(
    series: [String], start: [[Double]], sweep: ([[Double]]) -> [[Double]]
  ) throws(EconomyFailure) -> Record {
    var iteration = LoopIteration(self, names: series, start: start)
    while true {
      if let record = try iteration.advance(sweep(iteration.guess)) { return record }
    }
  }
}
