import Economy
package import RegionalBase

/// Solves a loop of named series by Gauss-Seidel sweeps with Aitken relaxation.
///
/// The first sweeps, one more than there are years, are taken in full (factor 1): a loop that is closed only by lags is
/// exact after at most as many sweeps as years. Then Aitken's factor takes over, kept within 0.1 and 1.5 (Irons and
/// Tuck 1969, the vector form; Küttler and Wall 2008, equation 44).
package struct LoopSolver: Hashable, Sendable {
  /// Largest relative change of a series between two sweeps that counts as closed.
  package var tolerance: Double
  package var maxSweeps: Int
  /// Sweeps with factor 1 at the start.
  package var fullSweeps: Int

  package init(tolerance: Double, maxSweeps: Int, fullSweeps: Int) {
    self.tolerance = tolerance
    self.maxSweeps = maxSweeps
    self.fullSweeps = fullSweeps
  }

  /// How a loop closed, for the run record.
  package struct Record: Hashable, Sendable {
    package var series: [String]
    package var sweeps: Int
    /// The largest relative residual after each sweep.
    package var residuals: [Double]
  }

  package static let factorBounds = 0.1...1.5
}

/// The sweeps of one sample through one loop.
package struct LoopIteration: Sendable {
  private let solver: LoopSolver
  private let names: [String]
  /// The series that the next sweep starts from.
  package private(set) var guess: [[Double]]
  private var previous: [Double]?
  private var factor = 1.0
  private var residuals: [Double] = []

  /// - Parameters:
  ///   - names: the names of the series, in the order of `start`.
  ///   - start: the first guess, one array for each series.
  package init(_ solver: LoopSolver, names: [String], start: [[Double]]) {
    self.solver = solver
    self.names = names
    guess = start
  }

  /// Takes the series that a sweep computed from the guess. Returns the record once the loop is closed, nil while another
  /// sweep is needed.
  /// - Throws: `EconomyFailure` naming the series that is not finite or still changes after the last sweep.
  package mutating func advance(_ answer: [[Double]]) throws(EconomyFailure) -> LoopSolver.Record? {
    let number = residuals.count + 1
    if let bad = answer.firstIndex(where: { $0.contains { !$0.isFinite } }) {
      throw EconomyFailure("the loop over '\(names[bad])' diverges: it is no longer finite after \(number) sweeps")
    }
    let relative = zip(guess, answer).map(Self.relativeResidual)
    let worst = relative.indices.max { relative[$0] < relative[$1] } ?? 0
    residuals.append(relative[worst])
    if relative[worst] <= solver.tolerance {
      return LoopSolver.Record(series: names, sweeps: number, residuals: residuals)
    }
    guard number < solver.maxSweeps else {
      throw EconomyFailure(
        "the loop over \(names.map { "'\($0)'" }.joined(separator: ", ")) does not close: after \(number) sweeps "
          + "'\(names[worst])' still changes by \(residuals.last ?? 0) of its size, where \(solver.tolerance) is asked for"
      )
    }
    let residual = zip(guess, answer).flatMap { old, new in zip(old, new).map { $1 - $0 } }
    if number >= solver.fullSweeps, let previous {
      // Series are weighed by their own size of this sweep, both residuals alike.
      let scale = answer.flatMap { series in series.map { _ in max(Self.size(series), .leastNormalMagnitude) } }
      let before = zip(previous, scale).map { $0 / $1 }
      let change = zip(zip(residual, scale).map { $0 / $1 }, before).map { $0 - $1 }
      let length = change.reduce(0) { $0 + $1 * $1 }
      if length > 0 { factor *= -zip(before, change).reduce(0) { $0 + $1.0 * $1.1 } / length }
      factor = min(max(factor, LoopSolver.factorBounds.lowerBound), LoopSolver.factorBounds.upperBound)
    }
    previous = residual
    guess = zip(guess, answer).map { old, new in zip(old, new).map { $0 + factor * ($1 - $0) } }
    return nil
  }

  private static func relativeResidual(_ old: [Double], _ new: [Double]) -> Double {
    let change = zip(old, new).reduce(0) { max($0, abs($1.1 - $1.0)) }
    let size = max(size(old), size(new))
    return size > 0 ? change / size : 0
  }

  private static func size(_ values: [Double]) -> Double { values.reduce(0) { max($0, abs($1)) } }
}
