import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct ExtractionTests {
  @Test func `Miller and Blair's two sectors lose what is printed`() throws {
    let economy = try ReferenceEconomy.millerBlair()
    let extraction = try HypotheticalExtraction(economy.system, outputs: economy.outputs)
    #expect(gap(try extraction.losses(.complete), economy["hem_complete_total_output_loss"]) < 1e-9)
    #expect(gap(try extraction.losses(.backward), economy["hem_backward_colzero_loss"]) < 1e-9)
    #expect(gap(try extraction.losses(.forward), [728.9474, 452.9412]) < 5e-5)
  }

  @Test func `Germany 1995 loses what was derived of the Eurostat manual`() throws {
    let economy = try ReferenceEconomy.germany()
    let extraction = try HypotheticalExtraction(economy.system, outputs: economy.outputs)
    #expect(gap(try extraction.losses(.complete), economy["hem_complete_total_output_loss"]) < 1e-6)
    #expect(gap(try extraction.losses(.backward), economy["hem_backward_colzero_loss"]) < 1e-6)
  }

  private static let kinds: [(HypotheticalExtraction.Kind, purchases: Double, sales: Double, demand: Double)] = [
    (.complete, 1, 1, 1), (.backward, 1, 0, 0),
    (.partial(purchases: 0.4, sales: 0.7, finalDemand: 0.2), 0.4, 0.7, 0.2),
    (.partial(purchases: 0, sales: 1, finalDemand: 0), 0, 1, 0),
    (.partial(purchases: 1, sales: 1, finalDemand: 0), 1, 1, 0),
  ]

  @Test(arguments: SeededEconomy.seeds)
  func `every closed form equals the economy factored without the sector`(seed: Int) throws {
    var economy = try SeededEconomy(seed: seed)
    let n = economy.sectors.count
    let extraction = try HypotheticalExtraction(economy.system, outputs: economy.outputs)
    let weights = economy.random.numbers(n, 0...1)
    for (kind, purchases, sales, share) in Self.kinds {
      let (losses, weighted) = (try extraction.losses(kind), try extraction.losses(kind, weights: weights))
      for j in 0..<n {
        let without = try economy.refactored { value, row, column in
          value * (row == j ? 1 - sales : 1) * (column == j ? 1 - purchases : 1)
        }
        var demand = economy.finalDemand
        demand[j] *= 1 - share
        let lost = zip(economy.outputs, try without.outputs(for: demand)).map(-)
        #expect(gap(try extraction.lossesBySector(kind, extracting: j), lost) < 1e-8, "\(kind)")
        #expect(abs(losses[j] - lost.reduce(0, +)) < 1e-8, "\(kind)")
        #expect(abs(weighted[j] - zip(weights, lost).reduce(0) { $0 + $1.0 * $1.1 }) < 1e-8, "\(kind)")
      }
    }
  }

  @Test(arguments: SeededEconomy.seeds)
  func `forward extraction equals the supply side factored without the sector's sales`(seed: Int) throws {
    var economy = try SeededEconomy(seed: seed)
    let n = economy.sectors.count
    let extraction = try HypotheticalExtraction(economy.system, outputs: economy.outputs)
    let weights = economy.random.numbers(n, 0...1)
    let (losses, weighted) = (try extraction.losses(.forward), try extraction.losses(.forward, weights: weights))
    let allocation = try GhoshModel(economy.system, outputs: economy.outputs).allocationCoefficients
    let added = zip(economy.outputs, economy.coefficients.columnSums).map { $0 * (1 - $1) }
    for j in 0..<n {
      let without = allocation.mapEntries { value, row, _ in row == j ? 0 : value }
      let left = try LUFactorization(Matrix.identity(n) - without).solveTransposed(added)
      let lost = zip(economy.outputs, left).map(-)
      #expect(gap(try extraction.lossesBySector(.forward, extracting: j), lost) < 1e-8)
      #expect(abs(losses[j] - lost.reduce(0, +)) < 1e-8)
      #expect(abs(weighted[j] - zip(weights, lost).reduce(0) { $0 + $1.0 * $1.1 }) < 1e-8)
    }
  }

  @Test func `shares outside zero to one and weights of a wrong length are refused`() throws {
    let economy = try ReferenceEconomy.millerBlair()
    let extraction = try HypotheticalExtraction(economy.system, outputs: economy.outputs)
    let share = #expect(throws: InvalidInput.self) {
      try extraction.losses(.partial(purchases: 0, sales: 1.5, finalDemand: 0))
    }
    #expect(share?.description == "error: the extracted share of sales is 1.5, outside 0 to 1")
    let short = #expect(throws: InvalidInput.self) { try extraction.losses(.complete, weights: [1]) }
    #expect(short?.description == "error: weights has 1 entries where there are 2 sectors")
  }
}
