/// Mehrotra's predictor and corrector (1992, SIAM Journal on Optimization 2(4), 575-601) with Gondzio's centrality
/// correctors (1996, Computational Optimization and Applications 6, 137-156) for a program in standard form.
///
/// Pairs (x, z) belong to the bounds at zero, pairs (w, v) to the upper bounds: x + w = width.
struct InteriorPoint {
  private let form: StandardForm
  private let system: BorderedSystem
  private(set) var x: [Double]
  private(set) var y: [Double]
  private var z: [Double]
  private var w: [Double]
  private var v: [Double]
  private(set) var iterations = 0
  private let isBounded: [Bool]
  /// Pairs that are complementary at the optimum.
  private let pairCount: Double
  private let rightHandSize: Double
  private let costSize: Double

  /// Feasibility and gap that a run aims at, relative to right-hand side, costs and objective.
  private static let aim = 1e-10
  private static let mostIterations = 150
  /// Of the way to the nearest bound that a step goes.
  private static let part = 0.99
  /// A free column gets this much of a proximal term, which moves the step and never the optimum.
  private static let proximal = 1e-8

  struct Direction {
    var dx: [Double]
    var dy: [Double]
    var dz: [Double]
    var dw: [Double]
    var dv: [Double]
  }

  private struct Residuals {
    var primal: [Double]
    var upper: [Double]
    var dual: [Double]
  }

  init(_ form: StandardForm) {
    self.form = form
    system = BorderedSystem(form)
    isBounded = form.width.map(\.isFinite)
    pairCount = Double(form.isFree.count { !$0 } + isBounded.count { $0 })
    rightHandSize = form.rightHandSide.reduce(0) { max($0, $1.magnitude) }
    costSize = form.cost.reduce(0) { max($0, $1.magnitude) }
    x = Array(repeating: 0, count: form.cost.count)
    (z, w, v) = (x, x, x)
    y = Array(repeating: 0, count: form.matrix.rowCount)
    setStart()
  }

  /// Iterates until the aim is reached or nothing gets better any more. Returns the largest of residuals and gap at the best
  /// point, where the iteration now stands; infinite where there is none.
  mutating func run() -> Double {
    var best: (merit: Double, x: [Double], y: [Double])?
    var waiting = 0
    while iterations < Self.mostIterations {
      let residuals = residuals()
      let merit = merit(residuals)
      guard merit.isFinite else { break }
      if merit < (best?.merit ?? .infinity) {
        waiting = merit < 0.9 * (best?.merit ?? .infinity) ? 0 : waiting + 1
        best = (merit, x, y)
      } else {
        waiting += 1
      }
      if merit <= Self.aim || waiting >= ((best?.merit ?? 1) < 1e-8 ? 3 : 15) { break }
      guard step(residuals) else { break }
      iterations += 1
    }
    guard let best else { return .infinity }
    (x, y) = (best.x, best.y)
    return best.merit
  }

  /// The largest of primal and dual residual and gap.
  private func merit(_ residuals: Residuals) -> Double {
    func largest(_ values: [Double]) -> Double {
      values.reduce(0) { $0.isNaN || $1.isNaN ? .nan : max($0, $1.magnitude) }
    }
    let primal = zip(form.cost, x).reduce(0) { $0 + $1.0 * $1.1 }
    var dual = zip(form.rightHandSide, y).reduce(0) { $0 + $1.0 * $1.1 }
    for column in x.indices where isBounded[column] { dual -= form.width[column] * v[column] }
    let gap = (primal - dual).magnitude / (1e-3 + max(primal.magnitude, dual.magnitude))
    let measures = [
      largest(residuals.primal) / (1 + rightHandSize), largest(residuals.upper) / (1 + rightHandSize),
      largest(residuals.dual) / (1 + costSize), gap,
    ]
    return measures.reduce(0) { $0.isNaN || $1.isNaN ? .nan : max($0, $1) }
  }

  private func residuals() -> Residuals {
    var primal = form.matrix.product(x)
    for row in primal.indices { primal[row] = form.rightHandSide[row] - primal[row] }
    let priced = form.matrix.transposedProduct(y)
    var dual = form.cost
    var upper = x
    for column in dual.indices {
      dual[column] -= priced[column] + z[column] - v[column]
      upper[column] = isBounded[column] ? form.width[column] - x[column] - w[column] : 0
    }
    return Residuals(primal: primal, upper: upper, dual: dual)
  }

  /// The mean product of the pairs.
  private var complementarity: Double {
    guard pairCount > 0 else { return 0 }
    var sum = 0.0
    for column in x.indices { sum += x[column] * z[column] + w[column] * v[column] }
    return sum / pairCount
  }

  private mutating func step(_ residuals: Residuals) -> Bool {
    system.factorise(
      x.indices.map { column in
        (form.isFree[column] ? Self.proximal : z[column] / x[column])
          + (isBounded[column] ? v[column] / w[column] : 0)
      })
    let mean = complementarity
    var atZero = x.indices.map { -x[$0] * z[$0] }
    var atUpper = w.indices.map { -w[$0] * v[$0] }
    let predictor = direction(residuals, atZero, atUpper)
    let (primal, dual) = steps(predictor)
    var reached = 0.0
    for column in x.indices {
      reached += (x[column] + primal * predictor.dx[column]) * (z[column] + dual * predictor.dz[column])
      reached += (w[column] + primal * predictor.dw[column]) * (v[column] + dual * predictor.dv[column])
    }
    // Free columns have z = 0 and no pair.
    let ratio = mean > 0 && pairCount > 0 ? max(0, reached / pairCount / mean) : 0
    let centre = ratio * ratio * ratio * mean
    for column in x.indices {
      if !form.isFree[column] { atZero[column] += centre - predictor.dx[column] * predictor.dz[column] }
      if isBounded[column] { atUpper[column] += centre - predictor.dw[column] * predictor.dv[column] }
    }
    var chosen = direction(residuals, atZero, atUpper)
    var (alpha, beta) = steps(chosen)
    let none = Residuals(
      primal: y.map { _ in 0 }, upper: x.map { _ in 0 }, dual: x.map { _ in 0 })
    for _ in 0..<2 where min(alpha, beta) < 0.9 {
      let (far, wide) = (min(1, alpha + 0.3), min(1, beta + 0.3))
      let corrections = corrections(chosen, far, wide, centre: centre)
      let corrector = direction(none, corrections.atZero, corrections.atUpper)
      var tried = chosen
      for column in x.indices {
        tried.dx[column] += corrector.dx[column]
        tried.dz[column] += corrector.dz[column]
        tried.dw[column] += corrector.dw[column]
        tried.dv[column] += corrector.dv[column]
      }
      for row in y.indices { tried.dy[row] += corrector.dy[row] }
      let (a, b) = steps(tried)
      guard a + b > alpha + beta + 0.02 else { break }
      (chosen, alpha, beta) = (tried, a, b)
    }
    move(chosen)
    return alpha > 1e-10 || beta > 1e-10
  }

  /// The part missing from pairs that would leave a wide neighbourhood of the centre at a longer step.
  private func corrections(
    _ direction: Direction, _ primal: Double, _ dual: Double, centre: Double
  ) -> (atZero: [Double], atUpper: [Double]) {
    let (least, most) = (0.1 * centre, 10 * centre)
    func missing(_ product: Double) -> Double {
      product < least ? least - product : product > most ? max(most - product, -most) : 0
    }
    var (atZero, atUpper) = (x, x)
    for column in x.indices {
      atZero[column] =
        form.isFree[column]
        ? 0
        : missing((x[column] + primal * direction.dx[column]) * (z[column] + dual * direction.dz[column]))
      atUpper[column] =
        isBounded[column]
        ? missing((w[column] + primal * direction.dw[column]) * (v[column] + dual * direction.dv[column])) : 0
    }
    return (atZero, atUpper)
  }

  /// The Newton direction that takes the residuals to zero and the products by `atZero` and `atUpper`.
  private func direction(_ residuals: Residuals, _ atZero: [Double], _ atUpper: [Double]) -> Direction {
    var g = residuals.dual
    for column in g.indices {
      g[column] = -g[column]
      if !form.isFree[column] { g[column] += atZero[column] / x[column] }
      if isBounded[column] {
        g[column] -= (atUpper[column] - v[column] * residuals.upper[column]) / w[column]
      }
    }
    let (dx, dy) = system.solve(g, residuals.primal)
    var (dz, dw, dv) = (x, x, x)
    for column in x.indices {
      dz[column] = form.isFree[column] ? 0 : (atZero[column] - z[column] * dx[column]) / x[column]
      dw[column] = isBounded[column] ? residuals.upper[column] - dx[column] : 0
      dv[column] = isBounded[column] ? (atUpper[column] - v[column] * dw[column]) / w[column] : 0
    }
    return Direction(dx: dx, dy: dy, dz: dz, dw: dw, dv: dv)
  }

  /// How far both sides can go before a value is used up.
  private func steps(_ direction: Direction, most: Double = 1) -> (primal: Double, dual: Double) {
    var (primal, dual) = (most, most)
    for column in x.indices {
      if !form.isFree[column] {
        if direction.dx[column] < 0 { primal = min(primal, -x[column] / direction.dx[column]) }
        if direction.dz[column] < 0 { dual = min(dual, -z[column] / direction.dz[column]) }
      }
      if isBounded[column] {
        if direction.dw[column] < 0 { primal = min(primal, -w[column] / direction.dw[column]) }
        if direction.dv[column] < 0 { dual = min(dual, -v[column] / direction.dv[column]) }
      }
    }
    return (primal, dual)
  }

  private mutating func move(_ direction: Direction) {
    let far = steps(direction, most: 2)
    let (primal, dual) = (min(1, Self.part * far.primal), min(1, Self.part * far.dual))
    for column in x.indices {
      x[column] += primal * direction.dx[column]
      w[column] += primal * direction.dw[column]
      z[column] += dual * direction.dz[column]
      v[column] += dual * direction.dv[column]
    }
    for row in y.indices { y[row] += dual * direction.dy[row] }
  }
}

extension InteriorPoint {
  /// Mehrotra's start: the least squares of both sides, moved inside.
  private mutating func setStart() {
    system.factorise(Array(repeating: 1, count: x.count))
    x = system.solve(x.map { _ in 0 }, form.rightHandSide).dx
    let (slope, multipliers) = system.solve(form.cost.map { -$0 }, y.map { _ in 0 })
    y = multipliers
    for column in x.indices {
      // z - v = c - A'y = -dx.
      let reduced = -slope[column]
      if isBounded[column] {
        w[column] = form.width[column] - x[column]
        (z[column], v[column]) = (max(reduced, 0), max(-reduced, 0))
      } else if !form.isFree[column] {
        z[column] = reduced
      }
    }
    var (primal, dual) = (0.0, 0.0)
    for column in x.indices where !form.isFree[column] {
      primal = max(primal, -1.5 * x[column], isBounded[column] ? -1.5 * w[column] : 0)
      dual = max(dual, -1.5 * z[column])
    }
    shift(primal, dual)
    var (product, primalSum, dualSum) = (0.0, 0.0, 0.0)
    for column in x.indices where !form.isFree[column] {
      product += x[column] * z[column] + w[column] * v[column]
      primalSum += x[column] + w[column]
      dualSum += z[column] + v[column]
    }
    shift(
      max(1e-4, dualSum > 0 ? product / dualSum / 2 : 1), max(1e-4, primalSum > 0 ? product / primalSum / 2 : 1))
  }

  private mutating func shift(_ primal: Double, _ dual: Double) {
    for column in x.indices where !form.isFree[column] {
      x[column] += primal
      z[column] += dual
      if isBounded[column] {
        w[column] += primal
        v[column] += dual
      }
    }
  }
}
