import EconomyFixtures
import InputOutput
import RegionalBase
import SeededNumbers

@testable import Economy

/// Bills and new output of invented modules that the table of a year can hold, with own domestic shares and negative
/// rows.
struct RandomModules {
  var bills: [Bill] = []
  var newOutput: [NewOutput] = []

  static let hosts = [
    "rural_household", "urban_household", "government", "gross_fixed_capital_formation", "exports_abroad",
    "outflow_to_provinces",
  ]

  init(seed: UInt64, accounts: RegionalAccounts, years: Int) {
    var numbers = SeededNumbers(seed)
    let sectors = accounts.sectors.indices
    for (number, host) in (Self.hosts + Self.hosts).enumerated() {
      guard let category = accounts.category(host).map({ accounts.categories[$0] }) else { continue }
      let goods = (0..<years).map { _ in
        category.values.map { cell in cell > 1 ? cell * Double.random(in: -0.1...0.3, using: &numbers) : 0 }
      }
      var share: [[Double]]?
      if number.isMultiple(of: 2) {
        // At most as much as the host itself buys inside the region, so that its domestic part can hold the bills.
        share = (0..<years).map { _ in
          sectors.map { sector in
            let most = category.isRegional ? 1 - accounts.importShares[sector] : 1
            return Double.random(in: 0...max(most, 1e-9), using: &numbers)
          }
        }
      }
      func bySector(_ values: [[Double]]) -> SampleNumbers {
        SampleNumbers(shared: sectors.flatMap { sector in values.map { $0[sector] } })
      }
      bills.append(
        Bill(
          module: "module-\(number % 4)", output: "bill_\(number)", host: host, goods: bySector(goods),
          domesticShare: share.map(bySector)))
    }
    let use = accounts.model.table.regionalUse
    let outflow = accounts.category("outflow_to_provinces").map { accounts.categories[$0].values } ?? []
    newOutput = [
      NewOutput(
        SampleNumbers(
          shared: EconomyFixtures.industries.flatMap { _ in
            sectors.flatMap { sector in
              let room = max(0, min(use[sector] * (1 - accounts.importShares[sector]), outflow[sector]))
              return (0..<years).map { _ in room * Double.random(in: 0...0.03, using: &numbers) }
            }
          }))
    ]
  }
}
