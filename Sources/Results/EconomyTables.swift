import Economy
import InputOutput
import LinearAlgebra
import NumberText
import RegionalBase
package import SimulationKit
import Study

/// The tables of the economy, by file name inside `economy/`.
struct EconomyTables {
  let accounts: RegionalAccounts
  let answer: RunAnswer
  /// The titles of what modules add to physical accounts, by name of the flow.
  var flowTitles: [String: Title] = [:]

  private var economy: EconomyYears { answer.economy }
  private var satellite: SatelliteAccount { economy.satellite }
  private var years: [String] { economy.years.map(String.init) }
  private static let sectorHeader = ["sector", "name_en", "name_zh"]

  var all: [(name: String, table: StoredTable)] {
    [
      ("gross_output", bySector { economy.output[$0, $1] }),
      ("value_added", bySector { economy.valueAdded[$0, $1] }),
      ("import_share", bySector { economy.importShares[$0, $1] }),
      ("value_added_by_driver", valueAddedByDriver),
      ("output_by_driver", outputByDriver),
      ("output_change", outputChange),
      ("multipliers", multiplierTable),
      ("strategic_industries", strategicIndustries),
      ("strategic_share", strategicShare),
      ("strategic_share_by_driver", strategicShareByDriver),
      ("electricity", electricityTable),
    ] + (answer.prices.map { prices in [("prices", bySector { prices[$1 * years.count + $0] })] } ?? [])
      + (answer.parts.map { [("sector_parts", $0.storedTable)] } ?? [])
      + (economy.physicalAmounts.isEmpty
        ? [] : PhysicalTables(accounts: accounts, economy: economy, flowTitles: flowTitles).all)
  }

  private func labels(_ sector: Int) -> [String] {
    let sector = accounts.model.table.sectors[sector]
    return [sector.code, sector.nameEn, sector.nameZh]
  }

  private func bySector(_ value: (_ year: Int, _ sector: Int) -> Double) -> StoredTable {
    var table = StoredTable(header: Self.sectorHeader + years)
    for sector in accounts.sectors.indices { table.add(labels(sector), years.indices.map { value($0, sector) }) }
    return table
  }

  private var valueAddedByDriver: StoredTable {
    var table = StoredTable(header: ["driver"] + years)
    for (driver, values) in zip(economy.drivers, economy.storedValueAddedByDriver.rows) { table.add([driver], values) }
    return table
  }

  private var outputByDriver: StoredTable {
    var table = StoredTable(header: ["driver"] + Self.sectorHeader + years)
    let outputs = economy.storedOutputByDriver
    for (number, driver) in economy.drivers.enumerated() {
      for sector in accounts.sectors.indices {
        table.add([driver] + labels(sector), years.indices.map { outputs[number, $0, sector] })
      }
    }
    return table
  }

  private var outputChange: StoredTable {
    var table = StoredTable(header: Self.sectorHeader + ["change"] + answer.outputChange.map(\.name))
    for sector in accounts.sectors.indices {
      let (first, last) = (economy.output[0, sector], economy.output[years.count - 1, sector])
      let parts = [last - first] + answer.outputChange.map { $0.values[sector] }
      table.add(labels(sector), parts.map { difference($0, ofNumbersUpTo: max(first.magnitude, last.magnitude)) })
    }
    return table
  }

  private var multiplierTable: StoredTable {
    var table = StoredTable(
      header: Self.sectorHeader + ["output_multiplier", "value_added_multiplier", "import_share"])
    for sector in accounts.sectors.indices {
      table.add(
        labels(sector),
        [answer.outputMultipliers[sector], answer.valueAddedMultipliers[sector], accounts.importShares[sector]])
    }
    return table
  }

  private var strategicIndustries: StoredTable {
    var table = StoredTable(header: ["industry", "measure", "unit"] + years)
    for (k, industry) in satellite.industries.enumerated() {
      let inServices = economy.years.indices.map { satellite.servicesValueAdded(industry: k, year: $0) }
      let total = economy.years.indices.map { satellite.sum(satellite.valueAdded, industry: k, year: $0) }
      table.add(
        [industry, "value_added_industry", "1e8 CNY"],
        zip(total, inServices).map { difference($0 - $1, ofNumbersUpTo: $0) })
      table.add([industry, "value_added_services", "1e8 CNY"], inServices)
      table.add(
        [industry, "gross_output", "1e8 CNY"],
        economy.years.indices.map { satellite.sum(satellite.grossOutput, industry: k, year: $0) })
    }
    return table
  }

  private var strategicShare: StoredTable {
    var table = StoredTable(header: ["indicator", "unit"] + years)
    table.add(["share_of_above_scale_industry", "%"], satellite.share.map { 100 * $0 })
    table.rows.append(
      ["growth_premium", "percentage points"]
        // A difference of two growth factors in per cent.
        + satellite.growthPremium.map { StoredTable.cell($0.map { difference(100 * $0, ofNumbersUpTo: 100) }) })
    table.add(["above_scale_industrial_value_added", "1e8 CNY"], satellite.aboveScaleIndustry)
    return table
  }

  /// The part of each driver in the share, and in the growth premium a year, since the first year of the run.
  private var strategicShareByDriver: StoredTable {
    var table = StoredTable(header: ["measure", "driver", "unit"] + years)
    let since = economy.years.indices.dropFirst()
    let shares = since.map { satellite.shareChange(from: 0, to: $0) }
    let premiums = since.map { satellite.premium(from: 0, to: $0) }
    for (measure, unit, rows) in [
      ("share", "percentage points", shares), ("growth_premium", "percentage points per year", premiums),
    ] {
      for (number, driver) in economy.drivers.enumerated() {
        table.add(
          [measure, driver, unit], [0] + rows.map { difference(100 * $0[number], ofNumbersUpTo: 100) })
      }
    }
    return table
  }

  private var electricityTable: StoredTable {
    var table = StoredTable(header: ["indicator", "unit"] + years)
    table.add(["demand", "TWh"], economy.electricity.demand)
    table.add(["generation_needed", "TWh"], economy.electricity.generationNeeded)
    table.add(["generation_by_modules", "TWh"], answer.generation)
    table.add(
      ["share_of_demand_by_modules", "%"], zip(answer.generation, economy.electricity.demand).map { 100 * $0 / $1 })
    return table
  }
}

extension EconomyYears {
  var storedValueAddedByDriver: FlatArray {
    stored(valueAddedByDriver, totals: valueAdded.rows.map { $0.reduce(0, +) })
  }

  var storedOutputByDriver: FlatArray { stored(outputByDriver, totals: output.values) }

  /// Levels by driver as files hold them: technology and import shares add differences of levels, which have their decimals.
  /// - Parameter totals: of each number of a driver's row.
  func stored(_ levels: FlatArray, totals: [Double]) -> FlatArray {
    var levels = levels
    for driver in structuralDrivers {
      for (place, total) in totals.enumerated() {
        let cell = driver * totals.count + place
        levels.values[cell] = difference(levels.values[cell], ofNumbersUpTo: total.magnitude)
      }
    }
    return levels
  }
}

extension StoredTable {
  /// The table of a module's output: a row per combination of labels, years as columns where it has them.
  package init(_ array: LabelledArray, unit: String) {
    let years = array.axes.firstIndex(of: "year").map { array.labels[$0] } ?? ["value"]
    self.init(header: array.axes.filter { $0 != "year" } + ["unit"] + years)
    for (labels, values) in array.rowsByYear { add(labels + [unit], values) }
  }
}

extension LabelledArray {
  /// A row per combination of the labels of all axes but the years, the last axis fastest, with its values by year; one
  /// value where the array has no years.
  package var rowsByYear: [(labels: [String], values: [Double])] {
    let yearAxis = axes.firstIndex(of: "year")
    let rowAxes = axes.indices.filter { $0 != yearAxis }
    var strides = Array(repeating: 1, count: axes.count)
    for axis in axes.indices.dropLast().reversed() { strides[axis] = strides[axis + 1] * labels[axis + 1].count }
    var picks: [[Int]] = [[]]
    for axis in rowAxes { picks = picks.flatMap { pick in labels[axis].indices.map { pick + [$0] } } }
    let (years, yearStride) = yearAxis.map { (labels[$0].count, strides[$0]) } ?? (1, 0)
    return picks.map { pick in
      let base = zip(rowAxes, pick).reduce(0) { $0 + strides[$1.0] * $1.1 }
      return (zip(rowAxes, pick).map { labels[$0][$1] }, (0..<years).map { values[base + yearStride * $0] })
    }
  }
}
