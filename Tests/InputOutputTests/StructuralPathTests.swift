import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct StructuralPathTests {
  @Test func `Miller and Blair's chains are worth their products`() throws {
    let economy = try ReferenceEconomy.millerBlair()
    let paths = try StructuralPaths(
      in: economy.system, coefficients: [0.3, 0.25], finalDemand: [350, 1700], shareOfTotal: 0.05)
    // Labour in all is 0.3 · 1000 + 0.25 · 2000 = 800; what reaches 40 of it:
    #expect(abs(paths.total - 800) < 1e-9)
    #expect(abs(paths.cutOff - 40) < 1e-9)
    #expect(paths.paths.map(\.sectors) == [[1], [1, 0], [0]])
    #expect(gap(paths.paths.map(\.contribution), [425, 127.5, 105]) < 1e-9)
    #expect(abs(paths.coverage - 657.5 / 800) < 1e-12)
    #expect(paths.paths.map(\.order) == [0, 1, 0])
  }

  /// All chains up to an order, without pruning, against the search.
  @Test(arguments: SeededEconomy.seeds.filter { $0 % 3 == 0 })
  func `no chain above the cut-off is missed`(seed: Int) throws {
    var economy = try SeededEconomy(seed: seed)
    let n = economy.sectors.count
    let v = economy.random.numbers(n, 0...1)
    let paths = try StructuralPaths(
      in: economy.system, coefficients: v, finalDemand: economy.finalDemand, shareOfTotal: 0.001)
    var all: Set<[Int]> = []
    func walk(_ chain: [Int], _ weight: Double, _ last: Int) {
      if v[last] * weight >= paths.cutOff { all.insert(chain) }
      guard chain.count < 4 else { return }
      for i in 0..<n { walk(chain + [i], weight * economy.coefficients[i, last], i) }
    }
    for k in 0..<n { walk([k], economy.finalDemand[k], k) }
    #expect(Set(paths.paths.map(\.sectors).filter { $0.count <= 4 }) == all)
    #expect(!all.isEmpty)
    let total = try zip(economy.system.multipliers(of: v), economy.finalDemand).reduce(0) { $0 + $1.0 * $1.1 }
    #expect(abs(paths.total - total) < 1e-9 * total)
  }

  @Test func `with a low cut-off the chains cover nearly everything`() throws {
    let economy = try ReferenceEconomy.millerBlair()
    let paths = try StructuralPaths(
      in: economy.system, coefficients: [0.3, 0.25], finalDemand: [350, 1700], shareOfTotal: 1e-7)
    #expect((0.9999...1).contains(paths.coverage))
    let short = try StructuralPaths(
      in: economy.system, coefficients: [0.3, 0.25], finalDemand: [350, 1700], shareOfTotal: 1e-7, longest: 1)
    #expect(short.paths.map(\.order).max() == 1)
    let walked: Double = short.paths.reduce(0) { $0 + $1.contribution }
    // v'f + v'Af
    let expected: Double = 530 + 0.3 * 477.5 + 0.25 * 155
    #expect(abs(walked - expected) < 1e-9)
  }

  @Test func `what cannot be searched says why`() throws {
    let economy = try ReferenceEconomy.millerBlair()
    func message(_ v: [Double], _ f: [Double], _ share: Double) -> String? {
      do {
        _ = try StructuralPaths(in: economy.system, coefficients: v, finalDemand: f, shareOfTotal: share)
        return nil
      } catch { return error.description }
    }
    #expect(message([1, 1], [1, 1], 0) == "error: the cut-off is 0 of the total, not above 0 and at most 1")
    #expect(
      message([1, -1], [1, 1], 0.1) == "error: the indicator of 2 is negative: chains would cancel each other")
    #expect(
      message([1, 1], [0, 0], 0.1)
        == "error: final demand calls forth 0 of the indicator: there is no chain to show")
    #expect(
      message([1, 1], [1, 1], 1e-16)
        == "error: more than 100000 chains reach 1e-16 of the total; raise the cut-off")
    #expect(message([1], [1, 1], 0.1) == "error: the indicator has 1 entries where there are 2 sectors")
  }
}
