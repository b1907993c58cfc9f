import Economy
import InputOutput
import LinearAlgebra
import RegionalBase
import Results
import ScenarioReading
import SimulationKit
import Study

/// The parts of a result of the economy, as the run itself splits it: they sum to it in every year.
struct ResultSplit {
  /// In the words that stand over the parts.
  var title: Title
  var unit: Title
  /// By year of the run.
  var parts: [(name: Title, values: [Double])]

  /// The numbers in a unit of which one of the declared unit is so many.
  func scaled(by factor: Double) -> ResultSplit {
    guard factor != 1 else { return self }
    var scaled = self
    for part in parts.indices { scaled.parts[part].values = parts[part].values.map { factor * $0 } }
    return scaled
  }
}

extension ResultSplit {
  /// - Parameter since: the first year of a growth, by its place in the run.
  /// Returns an empty list for what the run does not split.
  static func splits(
    of measure: Study.Target.Measure, since: Int, prepared: PreparedRun, answer: RunAnswer
  ) -> [ResultSplit] {
    let splitter = Splitter(prepared: prepared, economy: answer.economy)
    return splitter.splits(of: measure, since: since)
  }
}

private struct Splitter {
  let prepared: PreparedRun
  let economy: EconomyYears

  private var years: Range<Int> { economy.years.indices }
  private var money: Title { unit("1e8 CNY_table") }
  private static let byDriver = Title(en: "by driver", zh: "按驱动因素")
  private static let bySector = Title(en: "by sector", zh: "按部门")

  func splits(of measure: Study.Target.Measure, since: Int) -> [ResultSplit] {
    let count = years.count
    if measure == .growthPremium(years: count) { return [premium(since)] }
    if measure == .strategicValueAdded(years: count) {
      return [drivers(economy.satellite.industrialByDriver, Self.byDriver, money)]
    }
    switch measure {
    case .quantity(let quantity): return split(quantity).map { [$0] } ?? []
    case .growth(let level):
      return splits(of: level, since: since)
    case .ratio(let above, let below), .product(let above, let below), .difference(let above, let below):
      func named(_ splits: [ResultSplit], _ place: Title) -> [ResultSplit] {
        splits.map { split in
          var split = split
          split.title = Title(en: "\(place.en), \(split.title.en)", zh: "\(place.zh)，\(split.title.zh)")
          return split
        }
      }
      return named(splits(of: above, since: since), Title(en: "first number", zh: "第一项"))
        + named(splits(of: below, since: since), Title(en: "second number", zh: "第二项"))
    case .parameter: return []
    }
  }

  private func split(_ quantity: Study.Target.Quantity) -> ResultSplit? {
    guard case .economy(let variable) = quantity.output else { return nil }
    let rows = quantity.places.map { $0 / max(years.count, 1) }
    switch variable {
    case .valueAdded: return drivers(economy.valueAddedByDriver, Self.byDriver, money)
    case .grossOutput: return output(of: Array(economy.sectors.indices))
    case .grossOutputBySector: return output(of: rows)
    case .valueAddedBySector: return valueAdded(of: rows)
    case .aboveScaleIndustry: return drivers(economy.satellite.aboveScaleByDriver, Self.byDriver, money)
    case .strategicShare: return share
    case .industryValueAdded: return industries(rows, economy.satellite.valueAdded)
    case .industryGrossOutput: return industries(rows, economy.satellite.grossOutput)
    case .finalDemand: return nil
    case .physicalAmounts: return rows.first.map(amounts)
    default: return nil
    }
  }

  // MARK: - By driver

  /// - Parameter values: [driver][year].
  private func drivers(_ values: FlatArray, _ title: Title, _ unit: Title) -> ResultSplit {
    ResultSplit(title: title, unit: unit, parts: zip(economy.drivers.map(name), values.rows).map { ($0, Array($1)) })
  }

  private func name(_ driver: String) -> Title {
    RunRecord.drivers(prepared).first { $0.driver == driver }?.title ?? Title(en: driver, zh: driver)
  }

  private func output(of sectors: [Int]) -> ResultSplit {
    let parts = economy.drivers.enumerated().map { number, driver in
      (
        name(driver),
        years.map { year in sectors.reduce(0) { $0 + economy.outputByDriver[number, year, $1] } }
      )
    }
    return ResultSplit(title: Self.byDriver, unit: money, parts: parts)
  }

  /// Drivers of demand at the table's value added per unit of output, and what is left: changed technology and import
  /// shares.
  private func valueAdded(of sectors: [Int]) -> ResultSplit {
    let table = prepared.accounts.valueAddedCoefficients
    var parts: [(name: Title, values: [Double])] = []
    for number in economy.drivers.indices where !economy.structuralDrivers.contains(number) {
      parts.append(
        (
          name(economy.drivers[number]),
          years.map { year in
            sectors.reduce(0) { $0 + table[$1] * economy.outputByDriver[number, year, $1] }
          }
        ))
    }
    if !economy.structuralDrivers.isEmpty {
      let names = economy.structuralDrivers.map { name(economy.drivers[$0]) }
      let rest = years.map { year in
        sectors.reduce(0) { $0 + economy.valueAdded[year, $1] } - parts.reduce(0) { $0 + $1.values[year] }
      }
      let title = Title(
        en: names.map(\.en).joined(separator: " and "), zh: names.map(\.zh).joined(separator: "和"))
      parts.append((title, rest))
    }
    return ResultSplit(title: Self.byDriver, unit: money, parts: parts)
  }

  private var share: ResultSplit {
    let changes = years.map {
      $0 == 0 ? economy.drivers.map { _ in 0 } : economy.satellite.shareChange(from: 0, to: $0)
    }
    let first = economy.years.first ?? 0
    return ResultSplit(
      title: Title(en: "change since \(first) by driver", zh: "自\(first)年的变动，按驱动因素"),
      unit: unit("percentage points"),
      parts: economy.drivers.enumerated().map { number, driver in
        (name(driver), years.map { 100 * changes[$0][number] })
      })
  }

  private func premium(_ since: Int) -> ResultSplit {
    let changes = years.map {
      $0 <= since ? economy.drivers.map { _ in 0 } : economy.satellite.premium(from: since, to: $0)
    }
    return ResultSplit(
      title: Self.byDriver, unit: unit("percentage points per year"),
      parts: economy.drivers.enumerated().map { number, driver in
        (name(driver), years.map { 100 * changes[$0][number] })
      })
  }

  private func amounts(_ account: Int) -> ResultSplit {
    let amounts = economy.physicalAmounts[account]
    var split = drivers(amounts.byDriver, Self.byDriver, unit(amounts.account.unit))
    split.parts += amounts.flows.map { (Title(en: $0.name, zh: $0.name), $0.values) }
    return split
  }

  // MARK: - By sector

  /// An industry's output is split by the sectors that it has shares of.
  /// - Parameter values: [industry][year][sector].
  private func industries(_ industries: [Int], _ values: FlatArray) -> ResultSplit {
    let table = prepared.accounts.model.table.sectors
    return ResultSplit(
      title: Self.bySector, unit: money,
      parts: table.enumerated().map { sector, label in
        (
          Title(en: label.nameEn, zh: label.nameZh),
          years.map { year in industries.reduce(0) { $0 + values[$1, year, sector] } }
        )
      })
  }

  private func unit(_ unit: String) -> Title { Translations.unit(unit, tableYear: prepared.accounts.year) }
}
