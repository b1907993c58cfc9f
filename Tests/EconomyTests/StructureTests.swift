import EconomyFixtures
import InputOutput
import LinearAlgebra
import RegionalBase
import Testing

@testable import Economy

/// Markets, import substitution, and changed coefficients whose money goes to somebody, on the table of two sectors: m is
/// 0.2 and 0, A = [[1/7, 0.2], [1/14, 0.1]], v = [550/700, 0.7].
struct StructureTests {
  private static let market = Market(name: "cells", products: [0.5, 0], customers: [0, 0, 1])

  private func economy(
    _ changes: [(change: EconomyChange, values: [Double])] = [], markets: [Market] = []
  ) throws -> EconomyProblem {
    EconomyFixtures.economy(try EconomyFixtures.twoSectors(), changes: changes, markets: markets)
  }

  /// (I - R A)⁻¹ f by Cramer's rule.
  private func outputs(_ a: [[Double]], _ retained: [Double], _ f: [Double]) -> [Double] {
    let (p, q) = (1 - retained[0] * a[0][0], -retained[0] * a[0][1])
    let (r, s) = (-retained[1] * a[1][0], 1 - retained[1] * a[1][1])
    let determinant = p * s - q * r
    return [(s * f[0] - q * f[1]) / determinant, (p * f[1] - r * f[0]) / determinant]
  }

  private let a = [[1.0 / 7, 0.2], [1.0 / 14, 0.1]]
  private let v = [55.0 / 70, 0.7]

  @Test func `half of what is sold outside grows with its market and the region's share of it`() throws {
    var economy = try economy(markets: [Self.market])
    economy.values[.marketGrowth(0)] = [0, 0.1, 0.2, 0.1, 0.1, 0.1]
    economy.values[.marketShareGrowth(0)] = [0, 0, 0, 0.05, 0, -0.1]
    let answer = try economy.solve(bills: [], newOutput: [])
    #expect(
      answer.drivers == [
        "urban_household", "gross_fixed_capital_formation", "outflow_to_provinces", "cells outflow_to_provinces",
        "residual", "new_output",
      ])
    // 102 of 204 in 2017; backwards by 1.2 and 1.1, forwards by 1.1 · 1.05, 1.1 and 1.1 · 0.9.
    let index = [1 / 1.2 / 1.1, 1 / 1.2, 1, 1.155, 1.155 * 1.1, 1.155 * 1.1 * 0.99]
    for (year, factor) in index.enumerated() {
      let ofMarket = outputs(a, [0.8, 1], [102 * factor, 0])
      #expect(relativeDistance(answer.outputByDriver.row(3, year), ofMarket) < 1e-12)
      #expect(relativeDistance(answer.outputByDriver.row(2, year), outputs(a, [0.8, 1], [102, 0])) < 1e-12)
      let sum = outputs(a, [0.8, 1], [0.8 * 500 + 102 + 102 * factor, 40])
      #expect(relativeDistance(answer.output.row(year), sum) < 1e-12)
    }
  }

  @Test func `the sum of a cell does not depend on how markets divide it where they do not grow`() throws {
    let plain = try economy().solve(bills: [], newOutput: [])
    let divided = try economy(markets: [
      Self.market, Market(name: "rest", products: [0.5, 1], customers: [0, 0.5, 1]),
    ])
    .solve(bills: [], newOutput: [])
    #expect(relativeDistance(divided.output.values, plain.output.values) < 1e-14)
    #expect(divided.drivers.contains("rest gross_fixed_capital_formation"))
  }

  @Test func `import substitution lowers the import share and is a driver of its own`() throws {
    var economy = try economy()
    // A quarter of the imports of manufactures by 2020: m goes from 0.2 to 0.15.
    economy.values[.importSubstitution] = [0, 0, 0, 0, 0, 0.25] + [0, 0, 0, 0, 0, 0]
    let answer = try economy.solve(bills: [], newOutput: [])
    #expect(answer.drivers.last == "import_shares")
    #expect(abs(answer.importShares[5, 0] - 0.15) < 1e-15 && answer.importShares[4, 0] == 0.2)
    let after = outputs(a, [0.85, 1], [0.85 * 500 + 204, 40])
    #expect(relativeDistance(answer.output.row(5), after) < 1e-12)
    let last = answer.drivers.count - 1
    #expect(relativeDistance(answer.outputByDriver.row(last, 5), [after[0] - 700, after[1] - 100]) < 1e-10)
    #expect(abs(answer.outputByDriver[last, 4, 0]) < 1e-10)
    let value = answer.valueAddedByDriver[last, 5]
    #expect(abs(value - (v[0] * (after[0] - 700) + v[1] * (after[1] - 100))) < 1e-10)
  }

  /// Manufacturing uses 0.02 less electricity a unit, half of it spent on manufactures and half earned.
  private static let saving = EconomyChange(
    name: "saving", verb: .add, space: .coefficient, row: 1, columns: [0])

  @Test func `the money that a change saves goes to those whom the offset names`() throws {
    var economy = try economy([(Self.saving, [.nan, .nan, .nan, .nan, .nan, -0.02])])
    economy.values[.offset(0)] = [0.5, 0, 0.5]
    let answer = try economy.solve(bills: [], newOutput: [])
    let changed = [[1.0 / 7 + 0.01, 0.2], [1.0 / 14 - 0.02, 0.1]]
    let x = outputs(changed, [0.8, 1], [604, 40])
    #expect(relativeDistance(answer.output.row(5), x) < 1e-12)
    #expect(abs(answer.valueAddedCoefficients[5, 0] - (v[0] + 0.01)) < 1e-15)
    // Columns still sum to one.
    let sum = answer.technicalCoefficients[5].column(0).reduce(0, +) + answer.valueAddedCoefficients[5, 0]
    #expect(abs(sum - 1) < 1e-15)
    let technology = try #require(answer.drivers.firstIndex(of: "technology"))
    #expect(relativeDistance(answer.outputByDriver.row(technology, 5), [x[0] - 700, x[1] - 100]) < 1e-10)
    let gain = (v[0] + 0.01) * x[0] + v[1] * x[1] - 620
    #expect(abs(answer.valueAddedByDriver[technology, 5] - gain) < 1e-10)
    #expect(abs(answer.valueAddedByDriver[technology, 4]) < 1e-10)
  }

  @Test func `technology and import shares share what both change by the average of the polar forms`() throws {
    var economy = try economy([(Self.saving, [.nan, .nan, .nan, .nan, .nan, -0.02])])
    economy.values[.importSubstitution] = [0, 0, 0, 0, 0, 0.25] + [0, 0, 0, 0, 0, 0]
    let answer = try economy.solve(bills: [], newOutput: [])
    let changed = [[1.0 / 7, 0.2], [1.0 / 14 - 0.02, 0.1]]
    let (f0, f1) = ([604.0, 40], [0.85 * 500 + 204, 40])
    let corners = [
      outputs(a, [0.8, 1], f0), outputs(changed, [0.8, 1], f0), outputs(a, [0.85, 1], f1),
      outputs(changed, [0.85, 1], f1),
    ]
    let drivers = answer.drivers.count
    for j in 0..<2 {
      let technology = (corners[1][j] - corners[0][j] + corners[3][j] - corners[2][j]) / 2
      let shares = (corners[2][j] - corners[0][j] + corners[3][j] - corners[1][j]) / 2
      #expect(abs(answer.outputByDriver[drivers - 2, 5, j] - technology) < 1e-10)
      #expect(abs(answer.outputByDriver[drivers - 1, 5, j] - shares) < 1e-10)
      #expect(abs(answer.output[5, j] - corners[3][j]) < 1e-10)
    }
    let total = answer.valueAddedByDriver.rows.reduce(0) { $0 + $1[5] }
    #expect(abs(total - answer.valueAdded.row(5).reduce(0, +)) < 1e-10)
  }

  @Test func `a batch splits value added as one run does, with everything changing`() throws {
    var economy = try economy(
      [(Self.saving, [.nan, .nan, .nan, -0.01, -0.015, -0.02])], markets: [Self.market])
    economy.values[.importSubstitution] = [0.1, 0.05, 0, 0, 0.1, 0.25] + [0, 0, 0, 0, 0, 0]
    economy.values[.marketGrowth(0)] = [0, 0.1, 0.2, 0.1, 0.1, 0.1]
    let bill = EconomyFixtures.bill([2017: [20, 0], 2018: [50, 3], 2020: [90, 0]], domesticShare: [0.4, 1])
    let newOutput = EconomyFixtures.newOutput([2018: [30, 0], 2020: [400, 0]])
    let whole = try economy.solve(bills: [bill], newOutput: [newOutput])
    for samples in [1, 3] {
      for field in [EconomyField.growth, .importSubstitution, .offset(0), .marketGrowth(0)] {
        let own = SampleNumbers(shared: economy.values[field] ?? []).spread(over: samples)
        let answers = economy.evaluate(
          EconomyBatch(samples: samples, fields: [field: own], bills: [bill], newOutput: [newOutput]),
          wanted: [.valueAddedByDriver, .grossOutputBySector])
        #expect(answers.failures.isEmpty)
        let drivers = Array(try #require(answers.values[.valueAddedByDriver]).row(samples - 1))
        #expect(relativeDistance(drivers, whole.valueAddedByDriver.values) < 1e-12, "\(field)")
        let outputs = Array(try #require(answers.values[.grossOutputBySector]).row(samples - 1))
        let rows = (0..<2).flatMap { sector in (0..<6).map { whole.output[$0, sector] } }
        #expect(relativeDistance(outputs, rows) < 1e-12, "\(field)")
      }
    }
    // The state of a year, displaced inflow and all, gives the year's output.
    for year in 0..<6 {
      let output = try whole.state(year, accounts: economy.accounts).outputsByDriver().rowSums
      #expect(relativeDistance(output, whole.output.row(year)) < 1e-9)
    }
  }

  @Test func `what nobody can pay for is refused with the largest number possible`() throws {
    let more = EconomyChange(name: "more", verb: .add, space: .coefficient, row: 1, columns: [0])
    let technology = ChangedTechnology(
      [more], values: [[.nan, .nan, .nan, 0.2, .nan, .nan]], offsets: [[1, 0, 0]],
      accounts: try EconomyFixtures.twoSectors(), years: Array(2015...2020))
    #expect(
      technology.defects.map(\.sentence) == ["in 2018 MAN would pay for it with more than it spends on MAN"])
    guard case .atMost(let limit)? = technology.defects.first?.remedy else {
      Issue.record("no limit")
      return
    }
    #expect(abs(limit - 1.0 / 7) < 1e-12)
  }
}
