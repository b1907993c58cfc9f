import InputOutput
import LinearAlgebra
import SeededNumbers

extension SeededNumbers {
  mutating func numbers(_ count: Int, _ range: ClosedRange<Double>) -> [Double] {
    (0..<count).map { _ in Double.random(in: range, using: &self) }
  }
}

/// A random productive economy of one to thirty sectors with a third of its coefficients zero.
struct SeededEconomy {
  var random: SeededNumbers
  let sectors: [Sector]
  let coefficients: Matrix
  let system: LeontiefSystem
  let finalDemand: [Double]
  let outputs: [Double]

  init(seed: Int) throws {
    random = SeededNumbers(UInt64(seed))
    let n = 1 + Int(random.next() % 30)
    sectors = Fixtures.sectors((0..<n).map { "S\($0)" })
    var columns: [[Double]] = []
    for _ in 0..<n {
      let raw = random.numbers(n, -0.5...1).map { max(0, $0) }
      let share = Double.random(in: 0.2...0.8, using: &random)
      let sum = raw.reduce(0, +)
      columns.append(raw.map { sum > 0 ? $0 / sum * share : 0 })
    }
    coefficients = Matrix(columns: columns, rows: n)
    system = try LeontiefSystem(coefficients: coefficients, sectors: sectors)
    finalDemand = random.numbers(n, 1...1000)
    outputs = try system.outputs(for: finalDemand)
  }

  /// A system of changed coefficients, factored afresh.
  func refactored(_ change: (Double, Int, Int) -> Double) throws -> LeontiefSystem {
    try LeontiefSystem(coefficients: coefficients.mapEntries(change), sectors: sectors)
  }

  static let seeds = Array(1...12)
}
