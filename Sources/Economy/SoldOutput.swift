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
    // Most of the cells of a flow are zero: a module sells few goods of one industry.
    flows.eachNewOutput(sample) { industry, sector, year, amount in
      let place = (industry * run.count + year) * sectors + sector
      displacedByIndustry.values[place] += amount * inflow[industry]
      additional.values[place] += amount * inflow[industry] + amount * outflow[industry]
      inPlaceOfOther.values[place] += amount * other[industry]
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
