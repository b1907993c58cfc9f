import LinearAlgebra
import RegionalBase

/// Outputs that each group of final demand at index 1, and everything that does not grow with one, calls forth in every
/// year. Outputs are linear in demand: samples that differ in growth and in changed cells alone are sums of these.
final class OutputBasis {
  /// x, [year][group, then everything else][sector].
  let output: NumberBuffer
  /// U = A x + F, likewise; nil where no inflow is displaced, which alone needs it.
  let use: NumberBuffer?
  /// Of a unit of demand for the region's own output of each changed cell's sector: x and A x, [year][cell][sector].
  let cellOutput: NumberBuffer
  let cellUse: NumberBuffer

  /// - Parameters:
  ///   - isRegional: by group.
  ///   - cells: sectors of the changed cells.
  init(
    _ hosts: HostDemand, _ systems: YearSystems, isRegional: [Bool], cells: [Int], sectors n: Int
  ) throws(EconomyFailure) {
    let (years, groups) = (systems.order.count, isRegional.count)
    let columns = groups + 1
    output = NumberBuffer(years * columns * n)
    cellOutput = NumberBuffer(years * cells.count * n)
    for year in 0..<years {
      let demand = output.start + year * columns * n
      for group in 0..<groups { for j in 0..<n { demand[group * n + j] = hosts.domestic(group, year, j) } }
      (demand + groups * n).update(from: hosts.fixedSum.start + year * n, count: n)
      for (place, sector) in cells.enumerated() { cellOutput.start[(year * cells.count + place) * n + sector] = 1 }
    }
    let use = NumberBuffer(years * columns * n)
    cellUse = NumberBuffer(years * cells.count * n)
    let scratch = NumberBuffer(max(columns, cells.count) * n)
    for (position, year) in systems.order.enumerated() {
      guard let system = systems.system(at: position) else { continue }
      for (numbers, used, count) in [(output, use, columns), (cellOutput, cellUse, cells.count)] {
        let start = year * count * n
        do { try system.solver.solve(numbers.start + start, count: count, scratch: scratch.start) } catch {
          throw EconomyFailure("the demand of the hosts: \(error)")
        }
        if hosts.displacesInflow {
          system.coefficients.multiply(numbers.start + start, count: count, into: used.start + start)
        }
      }
      let start = use.start + year * columns * n
      for group in 0..<groups where isRegional[group] {
        for j in 0..<n { start[group * n + j] += hosts.remainder.start[group * n + j] }
      }
      for j in 0..<n { start[groups * n + j] += hosts.billedUse.start[year * n + j] }
    }
    self.use = hosts.displacesInflow ? use : nil
  }
}
