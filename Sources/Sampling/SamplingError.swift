import NumberText

/// Why samples cannot be drawn. Factors and dimensions count from 0; callers translate them to names.
package enum SamplingError: Error, Hashable, Sendable, CustomStringConvertible {
  case noDimensions
  /// More dimensions than there are direction numbers.
  case tooManyDimensions(Int, limit: Int)
  case tooFewSamples(Int, needed: Int)
  /// The number of samples is more than can be counted.
  case tooManySamples
  /// A factor with fewer than two levels, or an odd number of levels in Morris's design.
  case levels(Int, factor: Int)
  case morrisLevels(Int)
  case unevenTable(numbers: Int, dimensions: Int)
  case outsideTheCube(value: Double, row: Int, column: Int)
  /// A distribution that cannot be, with a sentence.
  case distribution(String)
  /// Shares whose limits leave no room, with a sentence.
  case shares(String)
  case correlationOutOfRange(first: Int, second: Int, value: Double)
  case correlationTwice(first: Int, second: Int)
  /// The correlations of one factor with the others contradict each other.
  case contradictoryCorrelations(first: Int, second: Int, range: ClosedRange<Double>?, smallestEigenvalue: Double)
  case correlatedShares(dimension: Int)
  case correlatedDesign
  case dimensionsDiffer(design: Int, factors: Int)
  /// A point at the end of a distribution that has none.
  case noEnd(sample: Int, dimension: Int)

  package var description: String {
    switch self {
    case .noDimensions: "a design needs a factor to vary"
    case .tooManyDimensions(let count, let limit):
      "\(count) dimensions are more than the \(limit) that the sequence of Sobol' has here: take the design at random"
    case .tooFewSamples(let count, let needed): "\(count) samples are too few: at least \(needed) are needed"
    case .tooManySamples: "the design has more samples than can be counted: leave out factors or levels"
    case .levels(let count, let factor): "factor \(factor) has \(count) levels: at least 2 are needed"
    case .morrisLevels(let count): "a Morris design has an even number of levels, and \(count) is not: write 4"
    case .unevenTable(let numbers, let dimensions):
      "\(numbers) numbers make no whole rows of \(dimensions)"
    case .outsideTheCube(let value, let row, let column):
      "row \(row), column \(column) of the design is \(formatNumber(value)): it must lie between 0 and 1"
    case .distribution(let sentence), .shares(let sentence): sentence
    case .correlationOutOfRange(let first, let second, let value):
      "the correlation of \(first) with \(second) is \(formatNumber(value)): it must lie between -1 and 1, without them"
    case .correlationTwice(let first, let second):
      first == second
        ? "factor \(first) is correlated with itself" : "the correlation of \(first) with \(second) is given twice"
    case .contradictoryCorrelations(let first, let second, let range, let eigenvalue):
      "the correlations contradict each other (smallest eigenvalue \(decimals(eigenvalue, 3))): "
        + (range.map {
          "with those before it as they are, the one of \(first) with \(second) must lie between "
            + "\(decimals($0.lowerBound, 3)) and \(decimals($0.upperBound, 3))"
        } ?? "no single correlation of \(second) mends it")
    case .correlatedShares(let dimension):
      "dimension \(dimension) belongs to shares that sum to one, which cannot be correlated with other factors"
    case .correlatedDesign:
      "factors are correlated, and the design needs independent ones: take a sample (sobol, random or latin-hypercube)"
    case .dimensionsDiffer(let design, let factors):
      "the design has \(design) dimensions where the factors have \(factors)"
    case .noEnd(let sample, let dimension):
      "sample \(sample) stands at the end of factor \(dimension), whose distribution has none: cut it off, or move "
        + "the point inside"
    }
  }
}
