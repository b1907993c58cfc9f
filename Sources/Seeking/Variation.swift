import Glibc
import Sampling

/// How new points are made from old ones in the unit cube, with numbers counted by generation.
struct Variation {
  let numbers: CounterNumbers
  let dimensions: Int

  /// Simulated binary crossover (Deb and Agrawal 1995) with index 15, then polynomial mutation (Deb and Goyal 1996) with
  /// index 20 of one coordinate on average.
  func children(_ first: [Double], _ second: [Double], _ generation: Int, from place: Int) -> [[Double]] {
    var (a, b) = (first, second)
    var next = place
    func uniform() -> Double {
      next += 1
      return numbers.uniform(generation, next)
    }
    for coordinate in 0..<dimensions where uniform() < 0.5 && abs(a[coordinate] - b[coordinate]) > 1e-14 {
      let (low, high) = (min(a[coordinate], b[coordinate]), max(a[coordinate], b[coordinate]))
      let share = uniform()
      let below = (low + high - spread(share, (low - 0) / (high - low)) * (high - low)) / 2
      let above = (low + high + spread(share, (1 - high) / (high - low)) * (high - low)) / 2
      let (one, other) = uniform() < 0.5 ? (below, above) : (above, below)
      a[coordinate] = min(max(one, 0), 1)
      b[coordinate] = min(max(other, 0), 1)
    }
    for coordinate in 0..<dimensions {
      if uniform() < 1 / Double(dimensions) { a[coordinate] = mutated(a[coordinate], uniform()) }
      if uniform() < 1 / Double(dimensions) { b[coordinate] = mutated(b[coordinate], uniform()) }
    }
    return [a, b]
  }

  /// Each coordinate anew with the chance 1 / dimensions: what a restart fills up with.
  func uniformMutation(_ point: [Double], _ generation: Int, from place: Int) -> [Double] {
    (0..<dimensions).map { coordinate in
      numbers.uniform(generation, place + 2 * coordinate) < 1 / Double(dimensions)
        ? numbers.uniform(generation, place + 2 * coordinate + 1) : point[coordinate]
    }
  }

  /// Random numbers that one call of `children` may take.
  static func numbersTaken(_ dimensions: Int) -> Int { 8 * dimensions + 8 }

  private func spread(_ share: Double, _ room: Double) -> Double {
    let index = 15.0
    let alpha = 2 - pow(1 + 2 * room, -(index + 1))
    return share <= 1 / alpha
      ? pow(share * alpha, 1 / (index + 1)) : pow(1 / (2 - share * alpha), 1 / (index + 1))
  }

  private func mutated(_ value: Double, _ share: Double) -> Double {
    let index = 20.0
    let change =
      share < 0.5
      ? pow(2 * share + (1 - 2 * share) * pow(1 - value, index + 1), 1 / (index + 1)) - 1
      : 1 - pow(2 * (1 - share) + 2 * (share - 0.5) * pow(value, index + 1), 1 / (index + 1))
    return min(max(value + change, 0), 1)
  }
}
