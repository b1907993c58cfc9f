package import Economy
import Glibc

extension Target {
  /// The result that a target is judged by: a number of the economy or of a module in a year, or one made of such
  /// numbers.
  package indirect enum Measure: Hashable, Sendable {
    case quantity(Quantity)
    case product(Measure, Measure)
    case ratio(Measure, Measure)
    case difference(Measure, Measure)
    /// Mean yearly growth from the target's baseline year: (x_T / x_0)^(1 / (T - 0)) - 1.
    case growth(Measure)
    /// A number that the scenario itself sets.
    case parameter(module: String, key: String)
  }

  /// A sum of numbers of one output, by year.
  package struct Quantity: Hashable, Sendable {
    package var output: Output
    /// The places of the first year's numbers in the output's row.
    package var places: [Int]
    /// How far a year's numbers are from those of the year before; 0 for an output that has no years.
    package var yearStride: Int

    package init(_ output: Output, places: [Int], yearStride: Int) {
      self.output = output
      self.places = places
      self.yearStride = yearStride
    }

    /// One row of a variable of the economy, whose last axis is the year.
    package init(_ variable: EconomyVariable, rows: [Int] = [0], years: Int) {
      self.init(.economy(variable), places: rows.map { $0 * years }, yearStride: 1)
    }
  }
}

extension Target.Measure {
  /// Value added of the strategic industries in the industrial sectors.
  package static func strategicValueAdded(years: Int) -> Self {
    .product(
      .quantity(.init(.strategicShare, years: years)), .quantity(.init(.aboveScaleIndustry, years: years)))
  }

  /// Mean yearly growth of the strategic industries' value added above that of industry:
  /// (S_T / S_0)^(1/n) - (I_T / I_0)^(1/n) over the n years from the baseline.
  package static func growthPremium(years: Int) -> Self {
    .difference(
      .growth(strategicValueAdded(years: years)), .growth(.quantity(.init(.aboveScaleIndustry, years: years))))
  }

  /// The outputs that it is computed from.
  package var outputs: Set<Output> {
    switch self {
    case .quantity(let quantity): [quantity.output]
    case .product(let a, let b), .ratio(let a, let b), .difference(let a, let b): a.outputs.union(b.outputs)
    case .growth(let inner): inner.outputs
    case .parameter: []
    }
  }

  /// The variables of the economy among them.
  var variables: Set<EconomyVariable> {
    Set(
      outputs.compactMap { output in
        if case .economy(let variable) = output { variable } else { nil }
      })
  }

  /// Whether it follows from a growth premium where a scenario assumes one.
  var followsPremium: Bool {
    !variables.isDisjoint(with: [.strategicShare, .growthPremium, .industryValueAdded, .industryGrossOutput])
  }

  /// The number in a year; not finite where it divides by 0 or grows from what is not above 0, nil where an output is
  /// not there.
  /// - Parameters:
  ///   - year: by its place in the run.
  ///   - since: the year from which a growth counts.
  package func value(in year: Int, since: Int, _ row: (Output) -> ArraySlice<Double>?) -> Double? {
    func pair(_ a: Self, _ b: Self) -> (Double, Double)? {
      guard let first = a.value(in: year, since: since, row), let second = b.value(in: year, since: since, row) else {
        return nil
      }
      return (first, second)
    }
    switch self {
    case .quantity(let quantity):
      guard let numbers = row(quantity.output) else { return nil }
      let start = numbers.startIndex + year * quantity.yearStride
      var sum = 0.0
      for place in quantity.places {
        guard numbers.indices.contains(start + place) else { return nil }
        sum += numbers[start + place]
      }
      return sum
    case .product(let a, let b): return pair(a, b).map { $0 * $1 }
    case .ratio(let a, let b): return pair(a, b).map { $0 / $1 }
    case .difference(let a, let b): return pair(a, b).map { $0 - $1 }
    case .growth(let level):
      guard let first = level.value(in: since, since: since, row), let last = level.value(in: year, since: since, row)
      else { return nil }
      guard first > 0, last >= 0, year > since else { return .nan }
      return pow(last / first, 1 / Double(year - since)) - 1
    case .parameter: return nil
    }
  }
}
