import Economy
import InputOutput
import LinearAlgebra
import RegionalBase
import SimulationKit

/// The tables of the physical accounts, by file name inside `economy/`.
struct PhysicalTables {
  let accounts: RegionalAccounts
  let economy: EconomyYears
  /// The titles of what modules add, by name of the flow.
  let flowTitles: [String: Title]

  var all: [(name: String, table: StoredTable)] {
    [("satellites", bySector), ("satellites_by_driver", byDriver)]
  }

  private var years: [String] { economy.years.map(String.init) }

  /// A row for each sector, for each household category that the account's file has, and for each flow of a module.
  private var bySector: StoredTable {
    var table = StoredTable(
      header: ["account", "title_en", "title_zh", "unit", "code", "name_en", "name_zh", "kind"] + years)
    for amounts in economy.physicalAmounts {
      func add(_ code: String, _ en: String, _ zh: String, _ values: [Double]) {
        table.add(amounts.account.labels + [code, en, zh, amounts.account.kinds[code] ?? ""], values)
      }
      for (place, sector) in accounts.model.table.sectors.enumerated() {
        add(sector.code, sector.nameEn, sector.nameZh, years.indices.map { amounts.bySector[$0, place] })
      }
      for (place, category) in accounts.categories.enumerated() where amounts.account.kinds[category.code] != nil {
        add(category.code, category.nameEn, category.nameZh, years.indices.map { amounts.byCategory[$0, place] })
      }
      for flow in amounts.flows {
        let title = flowTitles[flow.name] ?? Title(en: flow.name, zh: flow.name)
        add(flow.name, title.en, title.zh, flow.values)
      }
    }
    return table
  }

  private var byDriver: StoredTable {
    var table = StoredTable(header: ["account", "title_en", "title_zh", "unit", "driver"] + years)
    for amounts in economy.physicalAmounts {
      for (driver, values) in zip(
        economy.drivers, economy.stored(amounts.byDriver, totals: amounts.totalByDriver).rows)
      {
        table.add(amounts.account.labels + [driver], values)
      }
      for flow in amounts.flows { table.add(amounts.account.labels + [flow.name], flow.values) }
    }
    return table
  }
}

extension PhysicalAccount {
  fileprivate var labels: [String] { [name, titleEn, titleZh, unit] }
}
