/// Where the samples of a study lie, as points of the unit cube.
///
/// The room holds designs, distributions and what joins them: numbers in, numbers out. It knows no scenario, no file and
/// no name of a factor; what follows from samples is in the room of their analysis.
package protocol Design: Sendable {
  /// Coordinates of a point.
  var dimensions: Int { get }

  /// Whether more samples can follow later.
  var growth: Growth { get }

  /// How its samples may be used.
  var layout: Layout { get }

  /// The number of samples it makes where `asked` are wanted: never fewer than that, unless its number is fixed.
  func size(asked: Int) -> Int

  /// Writes the points of these samples, one after the other, each `dimensions` long. A point depends on its number
  /// alone, and not on the others it is asked with.
  /// - Parameter points: `samples.count * dimensions` numbers, all of which are replaced.
  func fill(_ samples: Range<Int>, into points: inout [Double])
}

package enum Growth: Hashable, Sendable {
  /// The samples of a larger study begin with those of a smaller one; whole groups of this many belong together.
  case groups(of: Int)
  /// It has this many samples, and a sentence says why it cannot have more.
  case fixed(Int, because: String)
}

package enum Layout: Hashable, Sendable {
  /// A sample of the distributions: its means estimate expectations, and its factors may depend on each other.
  case sample
  /// Points that an analysis needs in this arrangement. Its factors are independent.
  case arranged
  /// Arranged on levels at equal steps from 0 to 1, which draw together where a distribution has no end.
  case levels
  /// Arranged; 0 and 1 stand for low and high, and where a distribution has no end for its tail. Other points are as
  /// they are.
  case ends
}

extension Design {
  package func size(asked: Int) -> Int {
    switch growth {
    case .fixed(let count, _): count
    case .groups(let group): max(1, (asked + group - 1) / group) * group
    }
  }

  package func points(_ samples: Range<Int>) -> [Double] {
    var points = [Double](repeating: 0, count: samples.count * dimensions)
    fill(samples, into: &points)
    return points
  }

  /// Calls `write` with each sample and the place of its first coordinate.
  func forEachRow(_ samples: Range<Int>, of points: [Double], _ write: (_ sample: Int, _ start: Int) -> Void) {
    precondition(points.count == samples.count * dimensions, "a coordinate for each sample and dimension")
    precondition(samples.lowerBound >= 0, "samples count from 0")
    if case .fixed(let count, _) = growth { precondition(samples.upperBound <= count, "the design has no such sample") }
    for sample in samples { write(sample, (sample - samples.lowerBound) * dimensions) }
  }
}
