import LinearAlgebra

/// A sample's demand before growth with the equations that it is solved by, and the sums that every sample needs of them.
/// One value serves all samples of a batch whose hosts, bills, new output and technology are shared.
final class PreparedDemand: Sendable {
  let hosts: HostDemand
  let systems: YearSystems
  let displacesInflow: Bool
  /// Demand of a category for the region's own output at index 1, and the category itself; [category][sector].
  let domestic: NumberBuffer
  let remainder: NumberBuffer
  /// Demand for the region's own output by everything that does not grow with a category; [year][sector].
  let fixedSum: NumberBuffer
  /// Uses inside the region by the modules' bills; [year][sector].
  let billedUse: NumberBuffer
  /// Value added that a category at index 1, and every other driver, calls forth; [driver][year].
  let categoryValueAdded: NumberBuffer
  let fixedValueAdded: NumberBuffer
  /// v, and the row of A of the sector that sells electricity; [year][sector].
  let valueAdded: NumberBuffer
  let electricityInputs: NumberBuffer
  /// New output that adds to the sector's, and that takes the place of other output; [year of the run][sector].
  let additional: NumberBuffer
  let inPlaceOfOther: NumberBuffer
  /// m without the anchor year's new output, and the inflow that new output displaces; [sector], [year][sector].
  let importShares: NumberBuffer
  let displacedInflow: NumberBuffer

  init(_ hosts: HostDemand, _ systems: YearSystems, _ problem: EconomyProblem) {
    self.hosts = hosts
    self.systems = systems
    displacesInflow = hosts.displacesInflow
    let (drivers, years, n) = (hosts.fixed.shape[0], hosts.fixed.shape[1], hosts.fixed.shape[2])
    domestic = NumberBuffer(hosts.domestic.values)
    remainder = NumberBuffer(hosts.remainder.values)
    fixedSum = NumberBuffer(hosts.fixed.sumOverFirstAxis)
    billedUse = NumberBuffer(hosts.moduleRegional.sumOverFirstAxis)
    let multipliers = systems.valueAddedMultipliers
    func called(_ demand: FlatArray, _ start: Int, _ year: Int) -> Double {
      (0..<n).reduce(0) { $0 + multipliers[year, $1] * demand.values[start + $1] }
    }
    let categories = hosts.domestic.shape[0]
    categoryValueAdded = NumberBuffer(
      (0..<categories * years).map { called(hosts.domestic, $0 / years * n, $0 % years) })
    fixedValueAdded = NumberBuffer((0..<drivers * years).map { called(hosts.fixed, $0 * n, $0 % years) })
    valueAdded = NumberBuffer(systems.technologies.flatMap(\.valueAdded))
    electricityInputs = NumberBuffer(
      systems.technologies.flatMap { $0.coefficients.row(problem.electricity.sector) })
    additional = NumberBuffer(hosts.sold.additional.sumOverFirstAxis)
    inPlaceOfOther = NumberBuffer(hosts.sold.inPlaceOfOther.sumOverFirstAxis)
    importShares = NumberBuffer(hosts.importShares)
    displacedInflow = NumberBuffer(hosts.sold.displacedInflow.values)
  }
}

extension FlatArray {
  /// Σ over the slowest axis.
  var sumOverFirstAxis: [Double] {
    let width = shape.dropFirst().reduce(1, *)
    var sums = [Double](repeating: 0, count: width)
    for start in stride(from: 0, to: values.count, by: Swift.max(width, 1)) {
      for place in 0..<width { sums[place] += values[start + place] }
    }
    return sums
  }
}
