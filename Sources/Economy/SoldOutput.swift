package import LinearAlgebra

/// New output of one sample by the way in which it is sold, in the table's prices.
package struct SoldOutput: Hashable, Sendable {
  /// Inflow that new output displaces, and new sales to other provinces; [year][sector].
  package private(set) var displacedInflow: FlatArray
  package private(set) var newOutflow: FlatArray
  /// The part that adds to the sector's output, and the part that takes the place of other output of the sector;
  /// [industry][year of the run][sector].
  package private(set) var additional: FlatArray
  package private(set) var inPlaceOfOther: FlatArray
  private var displacedByIndustry: FlatArray

  /// - Parameters:
  ///   - flows: additional output that can be sold, [industry][sector][year of the run].
  ///   - inflow: the share of each industry that displaces inflow; likewise outflow and other.
  ///   - years: of the problem, of which `run` are the run's.
  init(
    _ flows: [SampleNumbers], sample: Int, inflow: ArraySlice<Double>, outflow: ArraySlice<Double>,
    other: ArraySlice<Double>, industries: Int, sectors: Int, years: Int, run: Range<Int>
  ) {
    displacedInflow = FlatArray([years, sectors])
    newOutflow = displacedInflow
    additional = FlatArray([industries, run.count, sectors])
    inPlaceOfOther = additional
    displacedByIndustry = additional
    for flow in flows {
      var place = flow.start(sample)
      for industry in 0..<industries {
        let shares = (
          inflow[inflow.startIndex + industry], outflow[outflow.startIndex + industry],
          other[other.startIndex + industry]
        )
        for sector in 0..<sectors {
          for year in 0..<run.count {
            let amount = flow.values[place]
            place += 1
            if amount == 0 { continue }
            displacedInflow[run.lowerBound + year, sector] += amount * shares.0
            displacedByIndustry[industry, year, sector] += amount * shares.0
            newOutflow[run.lowerBound + year, sector] += amount * shares.1
            additional[industry, year, sector] += amount * shares.0 + amount * shares.1
            inPlaceOfOther[industry, year, sector] += amount * shares.2
          }
        }
      }
    }
  }

  /// Output that finds no inflow to displace stays unsold: it adds to no output, and every industry bears its part of it.
  /// - Parameter inflow: [year][sector].
  mutating func cut(to inflow: FlatArray, run: Range<Int>) {
    for year in 0..<run.count {
      for sector in 0..<inflow.shape[1] {
        let (before, left) = (displacedInflow[run.lowerBound + year, sector], inflow[run.lowerBound + year, sector])
        guard left < before else { continue }
        let unsold = 1 - left / before
        for industry in 0..<additional.shape[0] {
          additional[industry, year, sector] -= unsold * displacedByIndustry[industry, year, sector]
          displacedByIndustry[industry, year, sector] *= 1 - unsold
        }
      }
    }
    displacedInflow = inflow
  }

  func limited(to run: Range<Int>) -> SoldOutput {
    var part = self
    part.displacedInflow = displacedInflow.rows(run)
    part.newOutflow = newOutflow.rows(run)
    return part
  }
}

extension FlatArray {
  /// The rows of a range of the slowest axis.
  func rows(_ range: Range<Int>) -> FlatArray {
    let width = shape.dropFirst().reduce(1, *)
    return FlatArray(
      [range.count] + shape.dropFirst(), values: Array(values[range.lowerBound * width..<range.upperBound * width]))
  }
}
