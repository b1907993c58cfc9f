import SimulationKit
import Testing

@testable import FundAllocation

@Suite struct `Seeded divisions` {
  private static let years = 3

  private func received(_ money: [Double], _ i: Int) -> Double {
    money[i * Self.years..<(i + 1) * Self.years].reduce(0, +)
  }

  private func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

  @Test(arguments: 1...40 as ClosedRange<UInt64>) func `keep every limit, and no move of money improves them`(
    seed: UInt64
  ) throws {
    var numbers = SplitMix(seed)
    var fund = FundCase(FundAllocation.industries, years: ["2016", "2017", "2018"], registeredSize: 100)
    for i in fund.industries.indices {
      fund.floor[i] = numbers.next(in: 0...6)
      fund.ceiling[i] = numbers.next(in: 12...30)
      fund.leverage[i] = numbers.next(in: 1...4)
      fund.absorption[i] = (0..<Self.years).map { _ in numbers.next(in: 20...50) }
    }
    fund.disbursementCeiling = [30, 40, 50]
    let outputs = try fund.run(multiplier: fund.industries.map { _ in numbers.next(in: 0.2...0.9) })
    let (money, value) = (outputs["fund_money"].values, outputs["fund_value_of_money"].values)
    let slack = 1e-6

    #expect(money.reduce(0, +) <= 100 + slack)
    // Money at a bound stands there exactly: no dust is money.
    for (place, paid) in money.enumerated() {
      let room = fund.absorption[place / Self.years][place % Self.years] / fund.leverage[place / Self.years]
      #expect(paid == 0 || paid > slack && (paid == room || room - paid > slack), "\(paid) \(room)")
    }
    for i in fund.industries.indices {
      #expect(received(money, i) >= fund.floor[i] - slack && received(money, i) <= fund.ceiling[i] + slack)
    }
    for t in 0..<Self.years {
      let gives = fund.industries.indices.filter {
        money[$0 * Self.years + t] > slack && received(money, $0) > fund.floor[$0] + slack
      }
      let takes = fund.industries.indices.filter {
        let invested = fund.leverage[$0] * money[$0 * Self.years + t]
        #expect(invested <= fund.absorption[$0][t] + slack)
        return invested < fund.absorption[$0][t] - slack && received(money, $0) < fund.ceiling[$0] - slack
      }
      let least = gives.map { value[$0 * Self.years + t] }.min() ?? .infinity
      let most = takes.map { value[$0 * Self.years + t] }.max() ?? -.infinity
      #expect(most <= least + slack)
    }
    // Duality: the limits at their prices are worth what the programme is worth.
    let quotaPrice = outputs["fund_quota_shadow_price"].values
    let quotas = fund.industries.indices.map { quotaPrice[$0] < 0 ? fund.floor[$0] : fund.ceiling[$0] }
    var priced = 100 * outputs["fund_shadow_price"].values[0]
    priced += dot(fund.disbursementCeiling ?? [], outputs["fund_payment_shadow_price"].values)
    priced += dot(fund.absorption.flatMap { $0 }, outputs["fund_absorption_shadow_price"].values)
    priced += dot(quotas, quotaPrice)
    #expect(abs(priced - outputs["fund_objective"].values[0]) < 1e-5)
  }
}

/// Sebastiano Vigna's SplitMix64: the same numbers on every machine.
struct SplitMix {
  private var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next(in range: ClosedRange<Double>) -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    let unit = Double((z ^ (z >> 31)) >> 11) * 0x1p-53
    return range.lowerBound + unit * (range.upperBound - range.lowerBound)
  }
}
