package import Economy
import NumberText
package import RegionalBase
import SimulationKit

extension EconomyProblem {
  /// The problem with room for what modules change in the structure of the economy: the inputs of a sector or an industry
  /// per unit of its output (`coefficientChange`), each a declared change that does nothing until the module says by how
  /// much; the shares of imports (`importShare`); and what industries sell outside the region (`industryGrowth`), which
  /// grows with its category until the module says otherwise.
  /// - Throws: `EconomyFailure` naming every link whose user is neither a sector of the table nor an industry with a share
  ///   of one, or whose industry the scenario does not have.
  package func admitting(_ members: [CouplingGraph.Member]) throws(EconomyFailure) -> EconomyProblem {
    var problem = self
    var problems: [String] = []
    for member in members {
      for link in member.links {
        switch link.kind {
        case .coefficientChange:
          let users = users(of: link)
          if users.isEmpty {
            let user = link.user ?? ""
            problems.append(
              "\(member.name): the link 'coefficientChange' of '\(link.output)' changes the inputs of '\(user)', "
                + (industries.contains(user)
                  ? "an industry with no share of any sector; give it one in [strategic_industries.shares]"
                  : "which is no sector of the table and no industry"))
          }
          for user in users {
            for row in accounts.sectors.indices {
              let place = problem.changes.count
              problem.changes.append(
                EconomyChange(
                  name: linkedChange(member.name, link, row, user: user), verb: .add, space: .coefficient, row: row,
                  columns: [user.sector]))
              problem.values[.change(place)] = years.map { _ in .nan }
              problem.values[.offset(place)] = accounts.sectors.map { _ in 0 } + [1]
            }
          }
        case .newOutput:
          guard let name = link.industry, !industries.contains(name) else { continue }
          problems.append(
            "\(member.name): the link 'newOutput' of '\(link.output)' names '\(name)', which is no industry; the "
              + "industries are \(industries.joined(separator: ", "))")
        case .importShare where problem.values[.importSubstitution] == nil:
          problem.values[.importSubstitution] = Array(repeating: 0, count: accounts.sectors.count * years.count)
        case .industryGrowth:
          // Modules share the markets of an industry: which of them states its growth is seen when they have answered.
          for industry in industries.indices
          where problem.linkedMarkets(industry).isEmpty && problem.growthObstacle(industry) == nil {
            problem.add(problem.salesMarkets(industry))
          }
        default: continue
        }
      }
    }
    if !problems.isEmpty { throw EconomyFailure(problems) }
    return problem
  }

  // MARK: - Inputs

  /// A sector whose inputs a link changes, with the industry that uses them; nil for the sector as a whole.
  struct LinkedUser {
    var sector: Int
    var industry: Int?
  }

  /// The sector of a change of inputs, or the sectors of which its industry has a share.
  func users(of link: EconomyLink) -> [LinkedUser] {
    guard let user = link.user else { return [] }
    if let sector = accounts.sector(user) { return [LinkedUser(sector: sector)] }
    guard let industry = industries.firstIndex(of: user) else { return [] }
    return accounts.sectors.indices.filter { share(of: industry, in: $0) > 0 }.map {
      LinkedUser(sector: $0, industry: industry)
    }
  }

  /// The name of the change of one input.
  func linkedChange(_ module: String, _ link: EconomyLink, _ row: Int, user: LinkedUser) -> String {
    "\(module) (\(link.output)) of \(accounts.sectors[row])"
      + (user.industry == nil ? "" : " in \(accounts.sectors[user.sector])")
  }

  // MARK: - Industries

  /// s before calibration, the industry's part of a sector.
  func share(of industry: Int, in sector: Int) -> Double {
    let place = industry * accounts.sectors.count + sector
    guard let shares = values[.industryShares], shares.indices.contains(place) else { return 0 }
    return shares[place]
  }

  /// Share of what the region uses of an industry's products that comes from outside it: that of its sectors, weighted by
  /// the industry's part of their use; [industry].
  var industryImportShares: [Double] {
    let use = accounts.regionalUse
    return industries.indices.map { industry in
      var (imported, used) = (0.0, 0.0)
      for sector in accounts.sectors.indices {
        let part = share(of: industry, in: sector) * use[sector]
        imported += part * accounts.importShares[sector]
        used += part
      }
      return used > 0 ? imported / used : 0
    }
  }

  // MARK: - Sales outside the region

  /// The places of the table's categories that are sold outside the region.
  private var salesCategories: [Int] { accounts.tableCategories.filter { !accounts.categories[$0].isRegional } }

  /// The places of the markets in which links let an industry grow, each with its category.
  func linkedMarkets(_ industry: Int) -> [(market: Int, category: Int)] {
    markets.indices.filter { markets[$0].industry == industries[industry] }.compactMap { place in
      markets[place].customers.firstIndex { $0 > 0 }.map { (place, $0) }
    }
  }

  private func salesMarkets(_ industry: Int) -> [Market] {
    let products = accounts.sectors.indices.map { share(of: industry, in: $0) }
    return salesCategories.filter { sales(of: industry, $0) > 0 }.map { category in
      Market(
        name: "growth of \(industries[industry])", products: products,
        customers: accounts.categories.indices.map { $0 == category ? 1 : 0 }, industry: industries[industry])
    }
  }

  private func sales(of industry: Int, _ category: Int) -> Double {
    accounts.sectors.indices.reduce(0) { $0 + share(of: industry, in: $1) * accounts.categories[category].values[$1] }
  }

  /// Why no link can let an industry's sales outside the region grow; nil where one can.
  func growthObstacle(_ industry: Int) -> String? {
    guard salesCategories.contains(where: { sales(of: industry, $0) > 0 }) else {
      return "\(industries[industry]) sells nothing outside the region in the table"
    }
    for sector in accounts.sectors.indices where share(of: industry, in: sector) > 0 {
      for category in salesCategories {
        let holder = markets.first {
          $0.products[sector] * $0.customers[category] > 0 && $0.industry == nil
        }
        guard let holder else { continue }
        return "the market \(holder.name) already holds what \(accounts.sectors[sector]) sells to "
          + "\(accounts.categories[category].code); let one of them grow it"
      }
    }
    return nil
  }
}
