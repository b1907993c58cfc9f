package import Diagnostics
import InputOutput
import LinearAlgebra
import SimulationKit

/// Which table of a report on prices its CSV holds.
package enum PriceTable: Sendable {
  case sectors, baskets
}

extension TableReport {
  /// Prices that changed costs push up or down, and what each category of final demand then pays (cost push; Miller & Blair
  /// 2009, section 2.6).
  /// - Parameters:
  ///   - valueAdded: changes of primary costs in the table's unit, or in percent of `row`.
  ///   - row: the row of value added that changes; nil for all of it.
  ///   - importPrices: changes in percent of the prices of imported products.
  ///   - fixedPrices: prices that are held, 1 being the table's, or changes in percent.
  /// - Throws: `InvalidInput` that names a sector or a row which the table does not have.
  package func prices(
    valueAdded: SectorAmounts, row: String? = nil, importPrices: SectorAmounts, fixedPrices: SectorAmounts,
    stored: PriceTable = .sectors
  ) throws(InvalidInput) -> TableAnswer {
    guard !valueAdded.isEmpty || !importPrices.isEmpty || !fixedPrices.isEmpty else {
      throw InvalidInput(
        .error(
          "no cost changes", advice: "give --value-added, --import-price or --fixed-price, as in --value-added AGR=+10%"
        ))
    }
    let model = try regionalModel()
    let base = try costs(row)
    let ones = table.sectors.map { _ in 1.0 }
    let costChanges = try valueAdded.changes(of: base.values, base.title.en, in: table)
    try checkCostBearers(costChanges)
    let importRatios = try importPrices.ratios("an import price", in: table)
    let held = try fixedPrices.levels(from: ones, "a price", in: table)
    let imported = table.perUnitOfOutput(
      table.intermediate.transposedTimes(zip(model.importShares, importRatios).map(*)))
    let added = table.perUnitOfOutput(costChanges)
    let prices = try PriceModel(basePricesOf: model.regional).prices(
      costChanges: zip(added, imported).map(+), fixedPrices: held)

    var rows = FigureTable(
      sectorColumns + [
        .number("cost_change", say("Own costs, %", "自身成本变化%"), decimals: 4),
        .number("import_cost_change", say("Imported inputs, %", "进口投入成本变化%"), decimals: 4),
        .number("price", say("Price (table = 1)", "价格（表=1）"), decimals: 6),
        .number("price_change", say("Change, %", "变化%"), decimals: 4),
      ])
    for j in prices.indices {
      rows.add(labels(j), [100 * added[j], 100 * imported[j], prices[j], 100 * (prices[j] - 1)])
    }
    let baskets = baskets(prices: prices, imported: importRatios.map { 1 + $0 }, shares: model.importShares)
    let paid = basketTable(baskets, isStored: false)
    let words = [
      valueAdded.isEmpty ? nil : say("\(base.title.en) \(valueAdded.text)", "\(base.title.zh) \(valueAdded.text)"),
      importPrices.isEmpty ? nil : say("import prices \(importPrices.text)", "进口价格 \(importPrices.text)"),
      fixedPrices.isEmpty ? nil : say("held prices \(fixedPrices.text)", "给定价格 \(fixedPrices.text)"),
    ].compactMap { $0 }.joined(separator: say("; ", "；"))
    let households = baskets.first { $0.isHouseholds }
    return TableAnswer(
      title: say(
        "Prices, cost push, \(phrase(of: .regional).en): \(title)",
        "价格模型（成本推动），\(phrase(of: .regional).zh)：\(title)"),
      stored == .sectors ? rows : basketTable(baskets, isStored: true), shown: [rows.text(), paid.text()],
      notes: [
        say("Changed: \(words).", "变化项：\(words)。"),
        say(
          "Costs are passed on in full, quantities and baskets stay as in the table. Own costs and imported inputs in % of "
            + "the price; imports cost what they did unless their price is changed.",
          "成本完全转嫁，数量与消费篮子不变。自身成本和进口投入以占价格的%计；未变化的进口价格保持不变。"), withoutBasket, source,
      ].compactMap { $0 }, findings: model.findings + belowZero(prices),
      chart: sectorBars(
        prices.map { 100 * ($0 - 1) }, title: say("Change of prices by sector", "各部门价格变化"),
        subtitle: "\(title)\(say("; ", "；"))\(words)", axis: say("Change of price (%)", "价格变化（%）"), decimals: 2
      ) { sector, percent in
        let basket = households.map {
          say("; households pay \(figure($0.change ?? 0, 2)) % more", "；居民消费篮子变化\(figure($0.change ?? 0, 2))%")
        }
        return say(
          "The price of \(sector) changes most, by \(percent) %\(basket ?? "").",
          "\(sector)价格变化最大，为\(percent)%\(basket ?? "")。")
      })
  }

  /// A cost is passed on by the unit of output, of which there must be some.
  private func checkCostBearers(_ costChanges: [Double]) throws(InvalidInput) {
    let idle = costChanges.indices.filter { costChanges[$0] != 0 && table.grossOutput[$0] == 0 }
    if idle.isEmpty { return }
    throw InvalidInput(
      idle.map { i in
        .error(
          "\(table.sectors[i].code) has no output, so no price of it can carry a cost",
          advice: "give --value-added for sectors that have output")
      })
  }

  private func costs(_ row: String?) throws(InvalidInput) -> (title: Title, values: [Double]) {
    guard let row else { return (Title(en: "value added", zh: "增加值"), table.totalValueAdded) }
    guard let found = table.valueAdded.first(where: { $0.code.rawValue == row }) else {
      let rows = table.valueAdded.map(\.code.rawValue)
      throw InvalidInput(
        .error("the table has no row of value added '\(row)'", advice: advice("its rows are", rows, nearest: row)))
    }
    return (Title(en: found.nameEn, zh: found.nameZh), found.values)
  }

  /// The price that a category of final demand pays for its purchases of the table.
  private struct Basket {
    /// In the CSV.
    var code: String
    var title: String
    /// At the table's prices.
    var amount: Double
    /// In percent; nil if the category buys nothing.
    var change: Double?
    var isHouseholds = false
  }

  /// Inventories are left out, since withdrawals buy nothing. All households stand last, where there are several.
  private func baskets(prices: [Double], imported: [Double], shares: [Double]) -> [Basket] {
    func basket(_ code: String, _ title: String, _ categories: [FinalDemandCategory]) -> Basket {
      let bought = table.sectors.indices.map { i in categories.reduce(0) { $0 + $1.values[i] } }
      let isRegional = categories.allSatisfy(\.role.isRegional)
      let paid = bought.indices.map { i in
        let share = isRegional ? shares[i] : 0
        return bought[i] * ((1 - share) * prices[i] + share * imported[i])
      }
      let (amount, after) = (bought.reduce(0, +), paid.reduce(0, +))
      return Basket(
        code: code, title: title, amount: amount, change: amount > 0 ? 100 * (after / amount - 1) : nil)
    }
    let categories = table.finalDemand.filter { $0.role != .inventory }
    let households = categories.filter { $0.role == .household }
    var baskets = categories.map { category in
      var one = basket(category.code, title(ofDriver: category.code), [category])
      one.isHouseholds = category.role == .household && households.count == 1
      return one
    }
    if households.count > 1 {
      var all = basket("all_households", say("All households", "居民合计"), households)
      all.isHouseholds = true
      baskets.append(all)
    }
    return baskets
  }

  /// A sentence on categories without a basket; nil if each has one.
  private var withoutBasket: String? {
    let left = table.finalDemand.filter { $0.role == .inventory }.map { phrase(of: $0) }
    guard !left.isEmpty else { return nil }
    let (en, zh) = (left.map(\.en).joined(separator: ", "), left.map(\.zh).joined(separator: "、"))
    return say(
      "Without a basket: \(en), since what is taken out of stock is no purchase.", "不列篮子：\(zh)，动用库存不是购买。")
  }

  /// - Parameter isStored: with the codes of the categories, for the CSV.
  private func basketTable(_ baskets: [Basket], isStored: Bool) -> FigureTable {
    var rows = FigureTable(
      (isStored ? [.text("category", "")] : []) + [
        .text("name", say("Basket of final demand", "最终使用篮子")),
        .number("amount", table.description.unit, decimals: moneyDecimals),
        .number("price", say("Price (table = 1)", "价格（表=1）"), decimals: 6),
        .number("price_change", say("Change, %", "变化%"), decimals: 4),
      ])
    for basket in baskets {
      rows.add(
        (isStored ? [basket.code] : []) + [basket.title],
        [basket.amount, basket.change.map { 1 + $0 / 100 }, basket.change])
    }
    return rows
  }

  private func belowZero(_ prices: [Double]) -> [Diagnostic] {
    prices.indices.filter { prices[$0] < 0 }.map { i in
      Diagnostic(
        .warning, "the price of \(table.sectors[i].code) would be \(figure(prices[i], 6))",
        advice: "costs fall by more than there are; take less away")
    }
  }
}
