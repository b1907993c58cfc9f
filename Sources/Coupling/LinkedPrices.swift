import Economy
import InputOutput
import NumberText
import RegionalBase
import SimulationKit

/// Prices of the sectors' products over the years, 1 in the table's year, where modules give some (`price`): those pass
/// through the costs of all who buy the product from inside the region, at the technology and the import shares of the table
/// (cost push; Miller & Blair 2009, section 2.6). Imports cost what they did, and quantities do not answer.
struct LinkedPrices {
  /// [sector][year of the run]
  private(set) var index: SampleNumbers
  /// By place among the samples.
  private(set) var problems: [Int: [String]] = [:]
  private let economy: EconomyProblem

  /// - Parameters:
  ///   - links: those of the kind `price` are read.
  ///   - samples: of the batch; one stands for all where nothing differs between them.
  init(_ economy: EconomyProblem, _ links: LinkedNumbers, samples: [Int]) {
    self.economy = economy
    let entries = links.linked.filter { $0.link.kind == .price }
    index = SampleNumbers(shared: [])
    var responses = PriceResponses(economy.accounts)
    var problems: [Int: [String]] = [:]
    index = LinkedStructure.rows(of: entries.map(\.numbers), samples) { place, sample in
      var found: [String] = []
      let row = prices(entries, sample, &responses, &found)
      if !found.isEmpty { problems[place] = found }
      return row
    }
    self.problems = problems
  }

  private func prices(
    _ entries: [LinkedNumbers.Linked], _ sample: Int, _ responses: inout PriceResponses, _ problems: inout [String]
  ) -> [Double] {
    let (sectors, years) = (economy.accounts.sectors, economy.run.count)
    var changes = [Double](repeating: 0, count: sectors.count * years)
    var givers = [[(name: String, isBySector: Bool)]](repeating: [], count: sectors.count)
    for entry in entries {
      let name = "\(entry.module) (\(entry.link.output))"
      let isBySector = entry.axes.first == "sector"
      let row = Array(entry.numbers.row(sample))
      for (label, code) in (isBySector ? sectors : economy.industries).enumerated() {
        let series = row[label * years..<(label + 1) * years]
        if series.allSatisfy({ $0 == 0 }) { continue }
        if let problem = problem(Array(series)) {
          problems.append("\(name): the price of \(code) \(problem)")
          continue
        }
        for sector in sectors.indices {
          let part = isBySector ? (sector == label ? 1 : 0) : economy.share(of: label, in: sector)
          guard part > 0 else { continue }
          givers[sector].append((name, isBySector))
          for (year, price) in series.enumerated() { changes[sector * years + year] += part * (price - 1) }
        }
      }
    }
    // Prices of industries that share a sector move it by their parts.
    for (sector, found) in givers.enumerated() where found.count > 1 && found.contains(where: \.isBySector) {
      problems.append(
        "the price of \(sectors[sector]) is given by \(found.map(\.name).joined(separator: " and ")); let one of them give "
          + "it")
    }
    if !problems.isEmpty { return changes }
    let given = sectors.indices.filter { !givers[$0].isEmpty }
    do throws(EconomyFailure) {
      let response = try responses.of(given)
      return sectors.indices.flatMap { sector in
        (0..<years).map { year in
          given.enumerated().reduce(1) { $0 + response[$1.offset][sector] * changes[$1.element * years + year] }
        }
      }
    } catch {
      problems += error.sentences
      return changes
    }
  }

  private func problem(_ series: [Double]) -> String? {
    for (place, price) in series.enumerated() {
      let year = economy.runYears[place]
      if !(price > 0) { return "in \(year) is \(decimals(price, 4)); a price is above 0, or 0 in every year for none" }
      if economy.run.lowerBound + place == economy.anchor, abs(price - 1) > 1e-9 {
        return "in the table's year \(year) is \(decimals(price, 4)), where every price is 1"
      }
    }
    return nil
  }
}

/// By how much all prices change where some are given, per unit of each given one.
private struct PriceResponses {
  private let accounts: RegionalAccounts
  private var known: [[Int]: [[Double]]] = [:]

  init(_ accounts: RegionalAccounts) { self.accounts = accounts }

  /// - Returns: [place among the given][sector].
  mutating func of(_ given: [Int]) throws(EconomyFailure) -> [[Double]] {
    if let found = known[given] { return found }
    var responses: [[Double]] = []
    do {
      let model = try PriceModel(basePricesOf: accounts.regional)
      for raised in given {
        let fixed = Dictionary(
          uniqueKeysWithValues: given.map { (accounts.sectors[$0], $0 == raised ? 2.0 : 1.0) })
        responses.append(try model.prices(fixedPrices: fixed).map { $0 - 1 })
      }
    } catch { throw EconomyFailure("the prices that modules give: \(error)") }
    known[given] = responses
    return responses
  }
}
