import Economy
import InputOutput
import ScenarioReading
package import SimulationKit

/// The tables of the economy, by file name inside `economy/`.
struct EconomyTables {
  let accounts: RegionalAccounts
  let economy: EconomyYears
  let satellite: SatelliteAccount
  let electricity: ElectricityDemand
  let generation: [Double]
  let multipliers: (output: [Double], valueAdded: [Double])
  /// What drove the change of gross output from the first year to the last, 1e8 CNY by sector.
  let change: [(name: String, values: [Double])]

  private var years: [String] { economy.years.map(String.init) }
  private static let sectorHeader = ["sector", "name_en", "name_zh"]

  var all: [(name: String, table: StoredTable)] {
    [
      ("gross_output", bySector(economy.output)),
      ("value_added", bySector(economy.valueAdded)),
      ("import_share", bySector(economy.importShares)),
      ("value_added_by_driver", valueAddedByDriver),
      ("output_by_driver", outputByDriver),
      ("output_change", outputChange),
      ("multipliers", multiplierTable),
      ("strategic_industries", strategicIndustries),
      ("strategic_share", strategicShare),
      ("electricity", electricityTable),
    ]
  }

  private func labels(_ sector: Int) -> [String] {
    let sector = accounts.model.table.sectors[sector]
    return [sector.code, sector.nameEn, sector.nameZh]
  }

  private func bySector(_ values: [[Double]]) -> StoredTable {
    var table = StoredTable(header: Self.sectorHeader + years)
    for sector in accounts.sectors.indices { table.add(labels(sector), values.map { $0[sector] }) }
    return table
  }

  private var valueAddedByDriver: StoredTable {
    var table = StoredTable(header: ["driver"] + years)
    for (driver, values) in zip(economy.drivers, economy.valueAddedByDriver) { table.add([driver], values) }
    return table
  }

  private var outputByDriver: StoredTable {
    var table = StoredTable(header: ["driver"] + Self.sectorHeader + years)
    for (driver, byYear) in zip(economy.drivers, economy.outputByDriver) {
      for sector in accounts.sectors.indices { table.add([driver] + labels(sector), byYear.map { $0[sector] }) }
    }
    return table
  }

  private var outputChange: StoredTable {
    var table = StoredTable(header: Self.sectorHeader + ["change"] + change.map(\.name))
    for sector in accounts.sectors.indices {
      let total = (economy.output.last?[sector] ?? 0) - economy.output[0][sector]
      table.add(labels(sector), [total] + change.map { $0.values[sector] })
    }
    return table
  }

  private var multiplierTable: StoredTable {
    var table = StoredTable(
      header: Self.sectorHeader + ["output_multiplier", "value_added_multiplier", "import_share"])
    for sector in accounts.sectors.indices {
      table.add(
        labels(sector),
        [multipliers.output[sector], multipliers.valueAdded[sector], accounts.importShares[sector]])
    }
    return table
  }

  private var strategicIndustries: StoredTable {
    var table = StoredTable(header: ["industry", "measure", "unit"] + years)
    for (k, industry) in EconomySections.industries.enumerated() {
      let inServices = economy.years.indices.map { satellite.servicesValueAdded(industry: k, year: $0) }
      let total = satellite.valueAdded[k].map { $0.reduce(0, +) }
      table.add([industry, "value_added_industry", "1e8 CNY"], zip(total, inServices).map { $0 - $1 })
      table.add([industry, "value_added_services", "1e8 CNY"], inServices)
      table.add([industry, "gross_output", "1e8 CNY"], satellite.grossOutput[k].map { $0.reduce(0, +) })
    }
    return table
  }

  private var strategicShare: StoredTable {
    var table = StoredTable(header: ["indicator", "unit"] + years)
    table.add(["share_of_above_scale_industry", "%"], satellite.share.map { 100 * $0 })
    table.rows.append(
      ["growth_premium", "percentage points"]
        + satellite.growthPremium.map { StoredTable.cell($0.map { 100 * $0 }) })
    table.add(["above_scale_industrial_value_added", "1e8 CNY"], satellite.aboveScaleIndustry)
    return table
  }

  private var electricityTable: StoredTable {
    var table = StoredTable(header: ["indicator", "unit"] + years)
    table.add(["demand", "TWh"], electricity.demand)
    table.add(["generation_needed", "TWh"], electricity.generationNeeded)
    table.add(["generation_by_modules", "TWh"], generation)
    table.add(
      ["share_of_demand_by_modules", "%"], zip(generation, electricity.demand).map { 100 * $0 / $1 })
    return table
  }
}

extension StoredTable {
  /// The table of a module's output: a row per combination of labels, years as columns where it has them.
  package init(_ array: LabelledArray, unit: String) {
    let yearAxis = array.axes.firstIndex(of: "year")
    let rowAxes = array.axes.indices.filter { $0 != yearAxis }
    let years = yearAxis.map { array.labels[$0] } ?? ["value"]
    self.init(header: rowAxes.map { array.axes[$0] } + ["unit"] + years)
    var strides = Array(repeating: 1, count: array.axes.count)
    for axis in array.axes.indices.dropLast().reversed() {
      strides[axis] = strides[axis + 1] * array.labels[axis + 1].count
    }
    var picks: [[Int]] = [[]]
    for axis in rowAxes { picks = picks.flatMap { pick in array.labels[axis].indices.map { pick + [$0] } } }
    for pick in picks {
      let base = zip(rowAxes, pick).reduce(0) { $0 + strides[$1.0] * $1.1 }
      add(
        zip(rowAxes, pick).map { array.labels[$0][$1] } + [unit],
        years.indices.map { array.values[base + (yearAxis.map { strides[$0] } ?? 0) * $0] })
    }
  }
}
