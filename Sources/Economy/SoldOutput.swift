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

  /// - Parameter hosts: filled for the sample.
  init(
    _ flows: BatchFlows, _ hosts: HostDemand, sample: Int, industries: Int, sectors: Int, years: Int, run: Range<Int>
  ) {
    displacedInflow = FlatArray([years, sectors], values: hosts.displacedInflow.values)
    newOutflow = FlatArray([years, sectors], values: hosts.newOutflow.values)
    additional = FlatArray([industries, run.count, sectors])
    inPlaceOfOther = additional
    displacedByIndustry = additional
    let (inflow, outflow, other) = (
      flows.displacedInflow.row(sample), flows.newOutflow.row(sample), flows.displacedOther.row(sample)
    )
    for flow in flows.newOutput {
      var place = flow.row(sample)
      for industry in 0..<industries {
        for sector in 0..<sectors {
          for year in 0..<run.count {
            let amount = place.pointee
            place += 1
            displacedByIndustry[industry, year, sector] += amount * inflow[industry]
            additional[industry, year, sector] += amount * inflow[industry] + amount * outflow[industry]
            inPlaceOfOther[industry, year, sector] += amount * other[industry]
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
