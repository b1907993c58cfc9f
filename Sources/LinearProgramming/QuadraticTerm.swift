extension LinearProgram {
  /// A term of a convex quadratic objective: coefficient x first x second, as written. `first` and `second` may be the
  /// same variable; ½ x'Qx is Q_ii / 2 for each square and Q_ij for each pair i < j.
  public struct QuadraticTerm: Hashable, Sendable {
    public var first: Variable
    public var second: Variable
    public var coefficient: Double

    public init(_ first: Variable, _ second: Variable, _ coefficient: Double) {
      self.first = first
      self.second = second
      self.coefficient = coefficient
    }
  }
}

/// The matrix of the second derivatives of a quadratic objective that is minimised.
struct Hessian: Sendable {
  /// One for each pair of variables that occurs, the smaller index first; its second derivative.
  private(set) var entries: [(row: Int, column: Int, value: Double)] = []

  init(_ program: LinearProgram) {
    var values: [SIMD2<Int>: Double] = [:]
    for term in program.quadraticTerms {
      let (a, b) = (term.first.index, term.second.index)
      values[SIMD2(min(a, b), max(a, b)), default: 0] += program.direction.sign * term.coefficient * (a == b ? 2 : 1)
    }
    entries = values.map { ($0.key.x, $0.key.y, $0.value) }.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
  }

  var isEmpty: Bool { entries.isEmpty }

  /// The variables that occur together with others.
  var coupled: Set<Int> {
    entries.reduce(into: []) { coupled, entry in
      if entry.row != entry.column { coupled.formUnion([entry.row, entry.column]) }
    }
  }

  /// Q x.
  func product(_ x: [Double]) -> [Double] {
    var product = [Double](repeating: 0, count: x.count)
    for entry in entries {
      product[entry.row] += entry.value * x[entry.column]
      if entry.row != entry.column { product[entry.column] += entry.value * x[entry.row] }
    }
    return product
  }

  mutating func transform(_ change: (Int, Int, Double) -> (Int, Int, Double)?) {
    entries = entries.compactMap { change($0.row, $0.column, $0.value) }
  }
}
