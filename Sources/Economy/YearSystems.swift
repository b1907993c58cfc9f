import Diagnostics
import InputOutput
import LinearAlgebra

/// The equations of all years, factored once for each distinct technology.
final class YearSystems: Sendable {
  /// A and v by year.
  let technologies: [Technology]
  /// Years in an order in which those of one system follow each other, and each year's place in it.
  let order: [Int]
  let position: [Int]
  let systems: [System]
  /// Of the systems, the condition of the one that is hardest to solve.
  let condition: ConditionEstimate
  /// v, the row of A of the sector that sells electricity, and v'L, the value added that a unit of demand for the region's
  /// own product calls forth; [year][sector].
  let valueAdded: NumberBuffer
  let electricityInputs: NumberBuffer
  let multipliers: NumberBuffer
  /// 1 - m, [sector].
  let retained: NumberBuffer

  struct System: Sendable {
    /// Places in `order`.
    var years: Range<Int>
    var solver: BlockSolver
    /// A.
    var coefficients: Matrix
  }

  /// - Parameters:
  ///   - retained: 1 - m.
  ///   - seller: the sector that sells electricity.
  /// - Throws: `EconomyFailure` where a year's economy is not productive.
  init(
    _ technologies: [Technology], retained: [Double], sectors: [Sector], seller: Int
  ) throws(EconomyFailure) {
    self.technologies = technologies
    self.retained = NumberBuffer(retained)
    var groups: [[Int]] = []
    for year in technologies.indices {
      if let known = groups.firstIndex(where: { technologies[$0[0]].coefficients == technologies[year].coefficients }) {
        groups[known].append(year)
      } else {
        groups.append([year])
      }
    }
    order = groups.flatMap(\.self)
    var position = [Int](repeating: 0, count: technologies.count)
    for (place, year) in order.enumerated() { position[year] = place }
    self.position = position
    var systems: [System] = []
    var condition = ConditionEstimate(1)
    let multipliers = NumberBuffer(technologies.count * sectors.count)
    for years in groups {
      let coefficients = technologies[years[0]].coefficients
      do {
        let system = try LeontiefSystem(coefficients: coefficients.scalingRows(by: retained), sectors: sectors)
        condition = max(condition, system.condition)
        let start = systems.last?.years.upperBound ?? 0
        systems.append(
          System(years: start..<start + years.count, solver: system.blockSolver, coefficients: coefficients))
        let rows = try system.multipliers(
          ofColumns: Matrix(columns: years.map { technologies[$0].valueAdded }, rows: sectors.count))
        for (column, year) in years.enumerated() {
          for (sector, value) in rows.column(column).enumerated() {
            multipliers.start[year * sectors.count + sector] = value
          }
        }
      } catch let invalid as InvalidInput {
        throw EconomyFailure(invalid.diagnostics.map(\.message))
      } catch {
        throw EconomyFailure("\(error)")
      }
    }
    self.systems = systems
    self.condition = condition
    self.multipliers = multipliers
    valueAdded = NumberBuffer(technologies.flatMap(\.valueAdded))
    electricityInputs = NumberBuffer(technologies.flatMap { $0.coefficients.row(seller) })
  }

  /// The system of a place in `order`.
  func system(at position: Int) -> System? { systems.first { $0.years.contains(position) } }
}
