package import Economy
package import SimulationKit

/// A place in a problem whose numbers samples may replace.
package struct Factor: Hashable, Sendable {
  /// The name by which files and results know it, such as `modules.wind-solar.capacity.wind`.
  package var name: String
  package var place: Place
  /// Years of a series that keep their numbers.
  package var kept: KeptYears?

  /// The first years of every row of a series.
  package struct KeptYears: Hashable, Sendable {
    /// How many years a row has.
    package var years: Int
    package var count: Int

    package init(years: Int, count: Int) {
      self.years = years
      self.count = count
    }

    package func contains(_ element: Int) -> Bool { element % years < count }
  }

  package enum Place: Hashable, Sendable {
    /// A number of a module, a part of an array, a field of a record or a column of a table. A sample's value stands in
    /// each of the elements, which count within the parameter, the field or the column.
    case parameter(module: String, path: ParameterPath, elements: Range<Int>)
    /// Elements of a field of the economy.
    case economy(EconomyField, elements: Range<Int>)
    /// The share of a fund's money that is another module's bill, by its place in the problem.
    case financedShare(Int)
    /// 1 where the module takes part, 0 where it is switched off.
    case module(String)
    /// 1 where the declared change of the economy takes part, 0 where it is absent.
    case change(String)
    /// Another problem, such as one on another table or with another instance of a module: 0 for the problem itself, then
    /// the alternatives that the samples carry, from 1.
    case alternative
  }

  package init(_ name: String, _ place: Place, kept: KeptYears? = nil) {
    self.name = name
    self.place = place
    self.kept = kept
  }

  /// Whether its values choose among problems of different structure instead of numbers of one.
  var isStructural: Bool {
    switch place {
    case .module, .change, .alternative: true
    case .parameter, .economy, .financedShare: false
    }
  }
}

/// Values of factors, a row for each sample.
package struct Samples: Sendable {
  package let count: Int
  package let factors: [Factor]
  /// [sample][factor]
  package let values: [Double]
  /// Problems that a factor of the kind `alternative` chooses from, after the problem itself.
  package var alternatives: [Problem] = []

  /// - Parameter values: one number for each sample and factor, the sample slowest.
  package init(_ factors: [Factor], values: [Double], alternatives: [Problem] = []) {
    precondition(!factors.isEmpty && values.count.isMultiple(of: factors.count), "a row for each sample")
    count = values.count / factors.count
    self.factors = factors
    self.values = values
    self.alternatives = alternatives
  }

  private init() {
    count = 1
    factors = []
    values = []
  }

  /// The problem as it is stated: one sample that replaces nothing.
  package static let central = Samples()

  package subscript(sample: Int, factor: Int) -> Double { values[sample * factors.count + factor] }
}
