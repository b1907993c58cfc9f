package import Diagnostics
import Economy
import InputOutput
import LinearAlgebra
import PlanReading
import RegionalBase
import ScenarioReading
import SimulationKit
import Study

/// Why two economies differ in a year, where they stand on other tables or otherwise differ in more than numbers: gross
/// output, value added and the share of the strategic industries by technology, import shares, each group of final demand,
/// value added per unit of output, and what the industries hold of their sectors.
///
/// Each part is the mean effect over all orders in which the factors can change (Dietzenbacher & Los 1998, Economic Systems
/// Research 10, p. 314), of x = (I - (I - M̂)A)⁻¹ [(I - M̂)f + d], v̂x and Σ σ v x / (ρ Σ v x) over the industrial sectors,
/// with σ the industries' share of a sector's value added and ρ the part of industry that is above scale.
package struct StructuralCauses {
  private let decomposition: FactorDecomposition
  private let factors: [StructureFactor]
  private let ends: (first: [Double], second: [Double])
  private let year: Int

  /// - Throws: `InvalidInput` where the two have other sectors or years, or a mixture of them is not productive.
  package init(_ a: ScenarioRun, _ b: ScenarioRun, year: Int) throws(InvalidInput) {
    guard let place = a.prepared.header.years.firstIndex(of: year),
      let other = b.prepared.header.years.firstIndex(of: year)
    else { throw InvalidInput(.error("\(year) is not a year of both runs")) }
    let (first, second) = (EconomyEnd(a, place), EconomyEnd(b, other))
    guard first.state.sectors.map(\.code) == second.state.sectors.map(\.code) else {
      throw InvalidInput(
        .error(
          "the two have different sectors, so that technology and demand cannot be told apart",
          advice: "compare runs whose tables have the same sectors"))
    }
    let groups = CauseGroup.allCases.filter { first.demand[$0] != nil || second.demand[$0] != nil }
    let factors: [StructureFactor] =
      [.valueAdded, .technology, .importShares, .industries] + groups.map { .demand($0) }
    let mixture = try EconomyMixture(first, second, groups: groups)
    decomposition = try FactorDecomposition(factors: factors.map(\.code), method: .allOrders) {
      (changed) throws(InvalidInput) in
      mixture.measures(Set(zip(factors, changed).filter(\.1).map(\.0)))
    }
    self.factors = factors
    self.year = year
    ends = (mixture.measures([]), mixture.measures(Set(factors)))
  }

  /// The causes of the difference in the share of the strategic industries, in value added and in gross output.
  package var all: [Causes] { [share, valueAdded, output] }

  package var share: Causes {
    causes(2, "sei_share", Title(en: "SEI share of above-scale industrial value added", zh: "战略性新兴产业占规模以上工业增加值比重"), "%")
  }

  package var valueAdded: Causes {
    causes(1, "value_added", Title(en: "Value added of all sectors", zh: "全部部门增加值"), "1e8 CNY")
  }

  package var output: Causes {
    causes(0, "gross_output", Title(en: "Gross output of all sectors", zh: "全部部门总产出"), "1e8 CNY")
  }

  private func causes(_ measure: Int, _ figure: String, _ name: Title, _ unit: String) -> Causes {
    Causes(
      figure: figure, name: name, unit: unit, year: year, first: ends.first[measure], second: ends.second[measure],
      kind: .structure,
      parts: zip(factors, decomposition.contributions).map { factor, row in
        Causes.Part(code: factor.code, title: factor.title, part: row.values[measure])
      }.filter { $0.part != 0 })
  }
}

/// The groups that final demand is told apart by: drivers of two scenarios need not have the same names.
private enum CauseGroup: String, CaseIterable {
  case households, government, capital
  case outside = "exports_and_outflow"
  case plan = "plan"
  case residual

  init(_ driver: RunRecord.DriverPart) {
    self =
      switch driver.role.flatMap(FinalDemandRole.init) {
      case .household: .households
      case .government, .otherFinalDemand: .government
      case .capitalFormation, .inventory: .capital
      case .export, .outflow: .outside
      case nil: driver.driver == EconomyYears.residual ? .residual : .plan
      }
  }

  var title: Title {
    switch self {
    case .households: Title(en: "demand of households", zh: "居民消费")
    case .government: Title(en: "demand of government", zh: "政府消费")
    case .capital: Title(en: "capital formation", zh: "资本形成")
    case .outside: Title(en: "exports and outflow", zh: "出口与省外流出")
    case .plan: Title(en: "demand of the plan's own parts", zh: "规划各部分的需求")
    case .residual: Title(en: "residual of the table", zh: "表的误差项")
    }
  }
}

private enum StructureFactor: Hashable {
  case valueAdded, technology, importShares, industries
  case demand(CauseGroup)

  var code: String {
    switch self {
    case .valueAdded: StructuralDecomposition.valueAddedCoefficientsName
    case .technology: StructuralDecomposition.technologyName
    case .importShares: StructuralDecomposition.importSharesName
    case .industries: "industries_in_sectors"
    case .demand(let group): "demand:\(group.rawValue)"
    }
  }

  var title: Title {
    switch self {
    case .valueAdded: Title(en: "value added per unit of output", zh: "增加值率")
    case .technology: Title(en: "technology", zh: "技术系数")
    case .importShares: Title(en: "import shares", zh: "进口和流入份额")
    case .industries: Title(en: "the industries' part of their sectors", zh: "各产业在所属部门中的比重")
    case .demand(let group): group.title
    }
  }
}

/// One of the two economies, in one year.
private struct EconomyEnd {
  let state: EconomyState
  /// Inside the region and in full.
  let demand: [CauseGroup: (regional: [Double], direct: [Double])]
  /// σ by sector, zero outside industry.
  let shares: [Double]
  let industrial: [Double]
  /// ρ.
  let aboveScale: Double

  init(_ run: ScenarioRun, _ year: Int) {
    let economy = run.answer.economy
    state = economy.state(year, accounts: run.answer.accounts)
    let drivers = Dictionary(
      RunRecord.drivers(run.prepared).map { ($0.driver, $0) }, uniquingKeysWith: { first, _ in first })
    var demand: [CauseGroup: (regional: [Double], direct: [Double])] = [:]
    for row in 0..<economy.regionalDemand.shape[0] {
      let group = drivers[economy.drivers[row]].map(CauseGroup.init) ?? .plan
      let (regional, direct) = (economy.regionalDemand.row(row, year), economy.directDemand.row(row, year))
      guard (regional + direct).contains(where: { $0 != 0 }) else { continue }
      let known = demand[group] ?? (regional.map { _ in 0 }, regional.map { _ in 0 })
      demand[group] = (zip(known.regional, regional).map(+), zip(known.direct, direct).map(+))
    }
    self.demand = demand
    let satellite = economy.satellite
    industrial = satellite.industrial
    let values = Array(economy.valueAdded.row(year))
    shares = values.indices.map { sector in
      let own = satellite.industries.indices.reduce(0) { $0 + satellite.valueAdded[$1, year, sector] }
      return values[sector] == 0 ? 0 : own / values[sector]
    }
    let whole = zip(industrial, values).reduce(0) { $0 + $1.0 * $1.1 }
    aboveScale = whole == 0 ? 1 : satellite.aboveScaleIndustry[year] / whole
  }
}

/// Two economies, of each of which some factors are taken. Outputs are known for every technology, import shares and group
/// of demand, so that a mixture is a sum.
private struct EconomyMixture {
  private let ends: [EconomyEnd]
  private let groups: [CauseGroup]
  /// By technology, import shares, group and whose demand it is, 0 for the first and 1 for the second.
  private var outputs: [[Int]: [Double]] = [:]

  init(_ first: EconomyEnd, _ second: EconomyEnd, groups: [CauseGroup]) throws(InvalidInput) {
    ends = [first, second]
    self.groups = groups
    for technology in 0...1 {
      for imports in 0...1 {
        let domestic = ends[imports].state.domesticShares
        let system = try LeontiefSystem(
          coefficients: ends[technology].state.technicalCoefficients.scalingRows(by: domestic),
          sectors: first.state.sectors)
        for (place, group) in groups.enumerated() {
          for side in 0...1 {
            guard let demand = ends[side].demand[group] else { continue }
            let wanted = domestic.indices.map { domestic[$0] * demand.regional[$0] + demand.direct[$0] }
            do throws(LinearAlgebraError) {
              outputs[[technology, imports, place, side]] = try system.outputs(for: wanted)
            } catch { throw InvalidInput(.error("the demand of \(group.rawValue) cannot be solved for: \(error)")) }
          }
        }
      }
    }
  }

  /// Gross output, value added, and the share of the strategic industries in per cent.
  func measures(_ changed: Set<StructureFactor>) -> [Double] {
    func side(_ factor: StructureFactor) -> Int { changed.contains(factor) ? 1 : 0 }
    var x = ends[0].industrial.map { _ in 0.0 }
    for (place, group) in groups.enumerated() {
      guard let part = outputs[[side(.technology), side(.importShares), place, side(.demand(group))]] else { continue }
      for sector in x.indices { x[sector] += part[sector] }
    }
    let coefficients = ends[side(.valueAdded)].state.valueAddedCoefficients
    let industries = ends[side(.industries)]
    let values = zip(coefficients, x).map(*)
    let whole = zip(industries.industrial, values).reduce(0) { $0 + $1.0 * $1.1 }
    let own = values.indices.reduce(0) { $0 + industries.industrial[$1] * industries.shares[$1] * values[$1] }
    let above = industries.aboveScale * whole
    return [x.reduce(0, +), values.reduce(0, +), above == 0 ? 0 : 100 * own / above]
  }
}
