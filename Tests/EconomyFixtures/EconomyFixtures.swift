package import Economy
import FoundationEssentials
import InputOutput
import LinearAlgebra
package import RegionalBase

/// The tables and economies that these tests share.
package enum EconomyFixtures {
  /// A file of the project, by its path inside it.
  package static func path(_ path: String) -> String {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return tests.appending(path: "../\(path)").standardized.path
  }

  package static func bytes(_ path: String) throws -> [UInt8] {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return Array(try Data(contentsOf: tests.appending(path: "../\(path)")))
  }

  package static func henan(_ year: Int) throws -> RegionalAccounts {
    let file = "Scenarios/data/henan-\(year).csv"
    return RegionalAccounts(try RegionalModel(try InputOutputTable.read(bytes: try bytes(file), file: file)))
  }

  /// Manufacturing and electricity in 2017, exactly balanced: m is 0.2 and 0, the residual zero.
  ///
  ///          MAN  ELC  household  capital  outflow  inflow   x
  ///     MAN  100   20        300      200      204     124  700
  ///     ELC   50   10         40        0        0       0  100
  package static func twoSectors() throws -> RegionalAccounts {
    func demand(_ code: String, _ role: FinalDemandRole, _ values: [Double]) -> FinalDemandCategory {
      FinalDemandCategory(code: code, nameZh: code, nameEn: code, role: role, values: values)
    }
    return RegionalAccounts(
      try RegionalModel(
        try InputOutputTable(
          description: TableDescription(
            titleEn: "Two sectors", titleZh: "两部门", year: 2017, unit: "1e8 CNY", prices: "producers' prices",
            decimals: 2,
            citation: "made up"),
          sectors: ["MAN", "ELC"].map { Sector(code: $0, nameZh: $0, nameEn: $0) },
          intermediate: Matrix(columns: [[100, 50], [20, 10]], rows: 2),
          finalDemand: [
            demand("urban_household", .household, [300, 40]),
            demand("gross_fixed_capital_formation", .capitalFormation, [200, 0]),
            demand("outflow_to_provinces", .outflow, [204, 0]),
          ],
          inflow: [124, 0],
          valueAdded: [ValueAddedRow(code: .valueAdded, nameZh: "增加值", nameEn: "Value added", values: [550, 70])],
          grossOutput: [700, 100])))
  }

  package static let industries = [
    "information_technology", "biotechnology", "high_end_equipment", "advanced_materials", "new_energy",
    "new_energy_vehicles", "environmental_protection", "digital_creative",
  ]

  /// An economy over the years in which every category has the same index; all new output displaces inflow unless
  /// the shares say otherwise, markets stand still, and every industry has one hundredth of every sector before
  /// calibration to one half.
  package static func economy(
    _ accounts: RegionalAccounts, years: ClosedRange<Int> = 2015...2020, run: Range<Int>? = nil,
    sales: (inflow: Double, outflow: Double, other: Double) = (1, 0, 0),
    changes: [(change: EconomyChange, values: [Double])] = [], markets: [Market] = [],
    products: [(IndustryProduct, [Double])] = [],
    index: (Int) -> Double = { _ in 1 }
  ) -> EconomyProblem {
    let run = run ?? 0..<years.count
    // Growth counts from the year before; that of the first year is not read.
    let growth = years.map { $0 == years.lowerBound ? 0 : index($0) / index($0 - 1) - 1 }
    var values: [EconomyField: [Double]] = [
      .growth: accounts.categories.flatMap { _ in growth },
      .displacedInflow: industries.map { _ in sales.inflow }, .newOutflow: industries.map { _ in sales.outflow },
      .displacedOther: industries.map { _ in sales.other },
      .electricityConsumption: [288], .electricityLosses: [0.06], .netElectricityImports: [0.08],
      .industryShares: industries.flatMap { _ in accounts.sectors.map { _ in 0.01 } },
      .industrial: accounts.sectors.map { _ in 1 }, .aboveScaleRatio: [1], .publishedShare: [0.5],
    ]
    for (place, entry) in changes.enumerated() {
      values[.change(place)] = entry.values
      // Saved money is value added.
      values[.offset(place)] = accounts.sectors.map { _ in 0 } + [1]
    }
    for place in markets.indices {
      values[.marketGrowth(place)] = years.map { _ in 0 }
      values[.marketShareGrowth(place)] = years.map { _ in 0 }
    }
    for (place, entry) in products.enumerated() { values[.productShares(place)] = entry.1 }
    let first = Array(years)[run.lowerBound]
    return EconomyProblem(
      accounts: accounts, years: Array(years), run: run, industries: industries, markets: markets,
      changes: changes.map(\.change),
      products: products.map(\.0),
      electricity: EconomyProblem.Electricity(sectors: [accounts.sector("ELC") ?? 0], baseYear: first),
      publishedYear: first, values: values)
  }

  /// A bill on the two-sector table, nothing in the years that are not named.
  package static func bill(
    _ goods: [Int: [Double]], by module: String = "parks", host: String = "gross_fixed_capital_formation",
    domesticShare: [Double]? = nil, years: ClosedRange<Int> = 2015...2020
  ) -> Bill {
    Bill(
      module: module, output: "\(module)_bill", host: host,
      goods: SampleNumbers(shared: [0, 1].flatMap { sector in years.map { goods[$0]?[sector] ?? 0 } }),
      domesticShare: domesticShare.map { share in
        SampleNumbers(shared: [0, 1].flatMap { sector in years.map { _ in share[sector] } })
      })
  }

  /// New output of the first industry (information technology) alone, by year and sector.
  package static func newOutput(_ amounts: [Int: [Double]], years: ClosedRange<Int> = 2015...2020) -> NewOutput {
    let first = [0, 1].flatMap { sector in years.map { amounts[$0]?[sector] ?? 0 } }
    return NewOutput(SampleNumbers(shared: first + Array(repeating: 0, count: first.count * (industries.count - 1))))
  }

  /// The sentences of the failure that the work ends in; empty where it does not fail.
  package static func sentences(_ work: () throws -> Void) throws -> [String] {
    do {
      try work()
      return []
    } catch let failure as EconomyFailure {
      return failure.sentences
    }
  }
}

/// The largest distance between two vectors, in units of the second's largest entry.
package func relativeDistance(_ a: [Double], _ b: [Double]) -> Double {
  guard a.count == b.count else { return .infinity }
  return zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) } / b.reduce(.leastNormalMagnitude) { max($0, abs($1)) }
}

/// An exact power of a whole exponent.
package func power(_ base: Double, _ exponent: Int) -> Double {
  let product = (0..<abs(exponent)).reduce(1.0) { product, _ in product * base }
  return exponent < 0 ? 1 / product : product
}
