import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct DynamicLeontiefTests {
  private let a = Matrix(rows: [[0.15, 0.25], [0.2, 0.05]])
  private let sectors = Fixtures.sectors(["1", "2"])

  private func message(_ body: () throws -> Void) -> String? {
    do {
      try body()
      return nil
    } catch { return "\(error)" }
  }

  /// Every period meets (I - A + K) x_t = K x_{t+1} + f_t, and the last x_{T+1} = (1 + g) x_T.
  @Test(arguments: SeededEconomy.seeds)
  func `a path backwards meets the equations of every period`(seed: Int) throws {
    var economy = try SeededEconomy(seed: seed)
    let n = economy.sectors.count
    let capital = Matrix(rows: n, columns: n, storage: economy.random.numbers(n * n, 0...0.2)).mapEntries {
      value, row, _ in
      row % 2 == 0 ? value : 0
    }
    let demand = Matrix(columns: (0..<5).map { _ in economy.random.numbers(n, 10...20) }, rows: n)
    let model = try DynamicLeontief(coefficients: economy.coefficients, capital: capital, sectors: economy.sectors)
    let x = try model.backwards(finalDemand: demand, growthAfter: 0.02).outputs
    for t in 0..<5 {
      let next = t == 4 ? x.column(4).map { 1.02 * $0 } : x.column(t + 1)
      let built = capital.times(zip(next, x.column(t)).map(-))
      let used = zip(economy.coefficients.times(x.column(t)), built).map(+)
      #expect(gap(zip(x.column(t), used).map(-), demand.column(t)) < 1e-9)
    }
  }

  @Test func `without capital the dynamic model is static`() throws {
    let demand = Matrix(columns: [[350, 1700], [600, 1500], [100, 100]], rows: 2)
    let model = try DynamicLeontief(coefficients: a, capital: Matrix(rows: 2, columns: 2), sectors: sectors)
    let fixed = try LeontiefSystem(coefficients: a, sectors: sectors).outputs(for: demand)
    let path = try model.backwards(finalDemand: demand, growthAfter: 0.5)
    #expect(gap(path.outputs, fixed) < 1e-10)
    #expect(path.findings == [])
    #expect(try model.balancedGrowth() == nil)
  }

  @Test func `a path forward returns the one that was had backwards`() throws {
    let capital = Matrix(rows: [[0.3, 0.1], [0.2, 0.4]])
    let model = try DynamicLeontief(coefficients: a, capital: capital, sectors: sectors)
    let demand = Matrix(columns: [[350, 1700], [360, 1750], [370, 1800]], rows: 2)
    let backwards = try model.backwards(finalDemand: demand, growthAfter: 0.03).outputs
    let (path, factors) = try model.forward(from: backwards.column(0), finalDemand: demand)
    #expect(gap(Array(path.outputs.storage.prefix(6)), backwards.storage) < 1e-8)
    #expect(gap(path.outputs.column(3), backwards.column(2).map { 1.03 * $0 }) < 1e-8)
    // 1 + the eigenvalues of K⁻¹(I - A): trace 6.95, determinant 7.575 of K⁻¹(I - A).
    let root = (6.95 * 6.95 - 4 * 7.575).squareRoot()
    #expect(gap(factors.map(\.real), [1 + (6.95 + root) / 2, 1 + (6.95 - root) / 2]) < 1e-9)
    #expect(factors.map(\.imaginary) == [0, 0])
    #expect(try model.growthFactors() == factors)
    #expect(abs((try model.balancedGrowth() ?? 0) - (6.95 - root) / 2) < 1e-12)
  }

  @Test func `demand that falls faster than capacity can be sold is warned of by sector and period`() throws {
    let model = try DynamicLeontief(coefficients: a, capital: Matrix(rows: [[1, 1], [0, 0]]), sectors: sectors)
    let falling = try model.backwards(finalDemand: Matrix(rows: [[10, 10], [900, 10]]), growthAfter: 0)
    #expect(falling.findings.map(\.severity) == [.warning])
    #expect(falling.findings.first?.message.hasPrefix("1 would have an output of -") == true)
  }

  @Test func `what cannot be solved says why`() throws {
    let idle = try DynamicLeontief(coefficients: a, capital: Matrix(rows: [[0.3, 0.1], [0, 0]]), sectors: sectors)
    #expect(
      message { _ = try idle.growthFactors() }
        == "error: the model cannot run forward, since K is singular: 2 make no capital goods; solve it backwards")
    #expect(
      message { _ = try idle.backwards(finalDemand: Matrix(rows: [[1], [1]]), growthAfter: 9) }
        == "error: the economy cannot grow by 900 % a period after the last period; it could grow by less than 248.36 %, at "
        + "which nothing is left for final demand")
    #expect(
      message { _ = try idle.backwards(finalDemand: Matrix(rows: [[1]]), growthAfter: 0) }
        == "error: final demand is 1 x 1 where 2 sectors and at least one period are needed")
    #expect(
      message {
        _ = try DynamicLeontief(coefficients: a, capital: Matrix(rows: [[0, -1], [0, 0]]), sectors: sectors)
      }
        == "error: the capital coefficient of 1 in 2 is -1.0, not at least 0")
  }
}
