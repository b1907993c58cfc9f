import Economy
import NumberText
import RegionalBase
import SimulationKit

/// The purchases that bills make of a good inside the region, which are at most the production that their module states.
struct SupplyCheck {
  private struct Purchase {
    var amounts: SampleNumbers
    /// Nil where imports share the bill as they share everything, or nothing of it is imported.
    var domesticShare: SampleNumbers?
    var isImported: Bool
  }

  /// Bills of one module that draw on one production.
  private struct Supply {
    var made: SampleNumbers
    var purchases: [Purchase]
    var module: String
    var production: String
    var bills: [String]
    /// Places of [sector][year of the run] with purchases, or where some sample makes less than nothing.
    var cells: [Int] = []
  }

  private let supplies: [Supply]
  /// m, [sector][year of the run].
  private let importShares: SampleNumbers?
  private let (sectors, years): ([String], [Int])
  /// Whether all samples have the same supply.
  let isShared: Bool

  /// Whether the supply is known only with the import shares of the economy.
  static func needsImportShares(_ members: [CouplingGraph.Member], _ economy: EconomyProblem) -> Bool {
    members.contains { member in
      member.links.contains { $0.production != nil && $0.domesticShare == nil && isImported($0, economy) }
    }
  }

  /// Whether imports share a bill: what other provinces and countries buy comes from inside the region.
  private static func isImported(_ link: EconomyLink, _ economy: EconomyProblem) -> Bool {
    link.host.flatMap(economy.accounts.category).map { economy.accounts.categories[$0].isRegional } ?? false
  }

  init(_ economy: EconomyProblem, _ links: LinkedNumbers, importShares: SampleNumbers?) {
    var supplies: [Supply] = []
    for entry in links.linked {
      guard let made = entry.production, let production = entry.link.production else { continue }
      let purchase = Purchase(
        amounts: entry.numbers, domesticShare: entry.domesticShare,
        isImported: Self.isImported(entry.link, economy))
      if let place = supplies.firstIndex(where: { $0.module == entry.module && $0.production == production }) {
        supplies[place].purchases.append(purchase)
        supplies[place].bills.append(entry.link.output)
      } else {
        supplies.append(
          Supply(
            made: made, purchases: [purchase], module: entry.module, production: production, bills: [entry.link.output])
        )
      }
    }
    for place in supplies.indices {
      let supply = supplies[place]
      let cells = supply.made.places.negative + supply.purchases.flatMap(\.amounts.places.used)
      supplies[place].cells = Set(cells).sorted()
    }
    self.supplies = supplies
    self.importShares = importShares
    sectors = economy.accounts.sectors
    years = economy.runYears
    isShared = supplies.allSatisfy { supply in
      supply.made.isShared
        && supply.purchases.allSatisfy {
          $0.amounts.isShared && $0.domesticShare?.isShared ?? (importShares?.isShared ?? true)
        }
    }
  }

  /// By sample.
  func problems(_ samples: [Int]) -> [Int: [String]] {
    var problems: [Int: [String]] = [:]
    var bought = [Double](repeating: 0, count: samples.count)
    for supply in supplies {
      for cell in supply.cells {
        for place in samples.indices { bought[place] = 0 }
        for purchase in supply.purchases { add(purchase, cell, samples, to: &bought) }
        for (place, sample) in samples.enumerated() {
          let made = supply.made.value(sample, cell)
          guard bought[place] > made * (1 + RunChecks.tolerance) + RunChecks.tolerance else { continue }
          let (sector, year) = cell.quotientAndRemainder(dividingBy: years.count)
          problems[sample, default: []].append(
            "\(supply.module): its bills (\(supply.bills.joined(separator: ", "))) take \(rounded(bought[place])) "
              + "(1e8 CNY) of \(sectors[sector]) in \(years[year]) from inside the region, which makes only "
              + "\(rounded(made)) (\(supply.production))")
        }
      }
    }
    return problems
  }

  /// Goods that are not bought give nothing back to those that are made.
  private func add(_ purchase: Purchase, _ cell: Int, _ samples: [Int], to bought: inout [Double]) {
    let imported = purchase.isImported ? importShares : nil
    for (place, sample) in samples.enumerated() {
      let amount = max(0, purchase.amounts.value(sample, cell))
      let share = purchase.domesticShare?.value(sample, cell) ?? (1 - (imported?.value(sample, cell) ?? 0))
      bought[place] += amount * share
    }
  }
}

extension SampleNumbers {
  fileprivate func value(_ sample: Int, _ place: Int) -> Double { values[start(sample) + place] }
}
