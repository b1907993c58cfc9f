import Diagnostics
import InputOutput
import LinearAlgebra
import RegionalBase

/// The equations of all years, factored once for each distinct technology and set of import shares.
final class YearSystems: Sendable {
  /// A and v by year.
  let technologies: [Technology]
  /// Years in an order in which those of one system follow each other, and each year's place in it.
  let order: [Int]
  let position: [Int]
  let systems: [System]
  /// Of the systems, the condition of the one that is hardest to solve.
  let condition: ConditionEstimate
  /// v, and the row of A of the sector that sells electricity; [year][sector].
  let valueAdded: NumberBuffer
  let electricityInputs: NumberBuffer
  /// v'L of the table's year, the value added that a unit of demand for the region's own product calls forth with the
  /// table's technology and import shares; [sector].
  let multipliers: NumberBuffer
  /// The same with a year's technology and the table's import shares, and the other way round; nil where import shares do
  /// not change. [year][sector]
  let corners: Corners?
  /// 1 - m, [year][sector].
  let retained: NumberBuffer
  /// The equations of the table's year.
  let anchor: LeontiefSystem

  struct System: Sendable {
    /// Places in `order`.
    var years: Range<Int>
    var solver: BlockSolver
    /// A.
    var coefficients: Matrix
  }

  /// By year: the equations between those of the table's year and the year's own.
  struct Corners: Sendable {
    var technologyAlone: [LeontiefSystem]
    var importSharesAlone: [LeontiefSystem]
    /// v(t)'L of the one, v(a)'L of the other; [year][sector].
    var byTechnology: NumberBuffer
    var byImportShares: NumberBuffer
  }

  /// - Parameters:
  ///   - retained: 1 - m, [year][sector].
  ///   - anchor: the table's year.
  ///   - sellers: the sectors that sell electricity.
  /// - Throws: `EconomyFailure` where a year's economy is not productive.
  init(
    _ technologies: [Technology], retained: [Double], anchor: Int, sectors: [Sector], sellers: [Int]
  ) throws(EconomyFailure) {
    self.technologies = technologies
    self.retained = NumberBuffer(retained)
    let n = sectors.count
    var factored = FactoredSystems(sectors)
    func shares(_ year: Int) -> [Double] { Array(retained[year * n..<(year + 1) * n]) }
    var numbers: [Int] = []
    for year in technologies.indices { numbers.append(try factored.number(technologies[year], shares(year))) }
    let groups = Dictionary(grouping: technologies.indices, by: { numbers[$0] }).sorted { $0.value[0] < $1.value[0] }
    order = groups.flatMap(\.value)
    var position = [Int](repeating: 0, count: technologies.count)
    for (place, year) in order.enumerated() { position[year] = place }
    self.position = position
    var systems: [System] = []
    for (number, years) in groups {
      let start = systems.last?.years.upperBound ?? 0
      systems.append(
        System(
          years: start..<start + years.count, solver: factored.systems[number].blockSolver,
          coefficients: technologies[years[0]].coefficients))
    }
    self.systems = systems
    let table = factored.systems[numbers[anchor]]
    self.anchor = table
    multipliers = NumberBuffer(try Self.multipliers(table, technologies[anchor]))
    if technologies.indices.contains(where: { shares($0) != shares(anchor) }) {
      var corners = Corners(
        technologyAlone: [], importSharesAlone: [], byTechnology: NumberBuffer(retained.count),
        byImportShares: NumberBuffer(retained.count))
      for year in technologies.indices {
        let places = (
          try factored.number(technologies[year], shares(anchor)),
          try factored.number(technologies[anchor], shares(year))
        )
        let (one, other) = (factored.systems[places.0], factored.systems[places.1])
        corners.technologyAlone.append(one)
        corners.importSharesAlone.append(other)
        for (j, value) in try Self.multipliers(one, technologies[year]).enumerated() {
          corners.byTechnology.start[year * n + j] = value
        }
        for (j, value) in try Self.multipliers(other, technologies[anchor]).enumerated() {
          corners.byImportShares.start[year * n + j] = value
        }
      }
      self.corners = corners
    } else {
      corners = nil
    }
    condition = factored.systems.map(\.condition).reduce(ConditionEstimate(1), max)
    valueAdded = NumberBuffer(technologies.flatMap(\.valueAdded))
    electricityInputs = NumberBuffer(
      technologies.flatMap { technology in
        (0..<n).map { j in sellers.reduce(0) { $0 + technology.coefficients[$1, j] } }
      })
  }

  /// v'L.
  private static func multipliers(
    _ system: LeontiefSystem, _ technology: Technology
  ) throws(EconomyFailure) -> [Double] {
    do { return try system.multipliers(of: technology.valueAdded) } catch { throw EconomyFailure("\(error)") }
  }

  /// The system of a place in `order`.
  func system(at position: Int) -> System? { systems.first { $0.years.contains(position) } }
}

/// Equations factored so far, by their technology and retained shares.
private struct FactoredSystems {
  private let sectors: [Sector]
  private var known: [(coefficients: Matrix, retained: [Double])] = []
  private(set) var systems: [LeontiefSystem] = []

  init(_ sectors: [Sector]) { self.sectors = sectors }

  mutating func number(_ technology: Technology, _ retained: [Double]) throws(EconomyFailure) -> Int {
    let place = known.firstIndex { $0.retained == retained && $0.coefficients == technology.coefficients }
    if let place { return place }
    do throws(InvalidInput) {
      systems.append(
        try LeontiefSystem(coefficients: technology.coefficients.scalingRows(by: retained), sectors: sectors))
    } catch {
      throw EconomyFailure(error.diagnostics.map(\.message))
    }
    known.append((technology.coefficients, retained))
    return systems.count - 1
  }
}
