import EconomyFixtures
import LinearAlgebra
import RegionalBase
import Testing

@testable import Economy

/// Variants of a reference, on the table of two sectors: manufacturing and electricity.
struct ReferenceTests {
  private static let parks = EconomyFixtures.bill([2017: [90, 0], 2018: [120, 0], 2020: [60, 5]])

  private static func economy(_ sales: (Double, Double, Double) = (0.5, 0.3, 0.2)) throws -> EconomyProblem {
    EconomyFixtures.economy(try EconomyFixtures.twoSectors(), sales: sales) { power(1.08, $0 - 2017) }
  }

  private static let newOutput = EconomyFixtures.newOutput([
    2017: [20, 0], 2018: [30, 0], 2019: [50, 0], 2020: [60, 0],
  ])

  /// A variant of a reference with these flows.
  private static func variant(
    _ problem: EconomyProblem, _ bills: [Bill], _ newOutput: [NewOutput], of reference: EconomyYears
  ) throws -> EconomyYears {
    var problem = problem
    problem.reference = reference.reference
    return try problem.solve(bills: bills, newOutput: newOutput)
  }

  @Test func `a variant that does the same is its reference`() throws {
    let economy = try Self.economy()
    let reference = try economy.solve(bills: [Self.parks], newOutput: [Self.newOutput])
    let variant = try Self.variant(economy, [Self.parks], [Self.newOutput], of: reference)
    #expect(variant.output == reference.output)
    #expect(relativeDistance(variant.satellite.valueAdded.values, reference.satellite.valueAdded.values) < 1e-14)
    #expect(relativeDistance(reference.output.row(2), [700, 100]) < 1e-12)
  }

  @Test func `without its bills a variant lacks their outputs in every year, the table's too`() throws {
    let economy = try Self.economy()
    let reference = try economy.solve(bills: [Self.parks], newOutput: [Self.newOutput])
    let variant = try Self.variant(economy, [], [], of: reference)
    let drivers = try ["parks", EconomyYears.newOutput].map { try #require(reference.drivers.firstIndex(of: $0)) }
    for year in 0..<6 {
      for sector in 0..<2 {
        let parts = drivers.reduce(0) { $0 + reference.outputByDriver[$1, year, sector] }
        #expect(abs(reference.output[year, sector] - variant.output[year, sector] - parts) < 1e-9)
      }
    }
    // (I - (1 - m̂) A)⁻¹ with m of manufacturing 0.2 and A = [[1/7, 0.2], [1/14, 0.1]] is, by hand, with what new output
    // of 10 displaces of a use of 620 taken off m: retained = 0.8 - 10 / 620.
    let retained = 0.8 - 10.0 / 620
    let determinant = (1 - retained / 7) * 0.9 - retained * 0.2 / 14
    let bill = 0.9 / determinant * retained * 90
    #expect(abs(reference.outputByDriver[drivers[0], 2, 0] - bill) < 1e-9)
    #expect(abs(variant.output[2, 0] - (700 - bill - 0.9 / determinant * (10 + 6))) < 1e-9)
  }

  @Test func `a bill of twice the size runs where its own host would not hold it`() throws {
    let economy = try Self.economy()
    let reference = try economy.solve(bills: [Self.parks], newOutput: [])
    var doubled = Self.parks
    doubled.goods.values = doubled.goods.values.map { 3 * $0 }
    #expect(throws: EconomyFailure.self) { _ = try economy.solve(bills: [doubled], newOutput: []) }
    let variant = try Self.variant(economy, [doubled], [], of: reference)
    let driver = try #require(reference.drivers.firstIndex(of: "parks"))
    for year in 0..<6 {
      let more = 2 * reference.outputByDriver[driver, year, 0]
      #expect(abs(variant.output[year, 0] - reference.output[year, 0] - more) < 1e-9)
    }
  }

  @Test func `the industries are calibrated in the reference's published year`() throws {
    var economy = try Self.economy((0, 0, 1))
    economy.values[.publishedShare] = [0.118]
    let known = EconomyFixtures.newOutput([2015: [30, 0], 2020: [30, 0]])
    let reference = try economy.solve(bills: [], newOutput: [known])
    let variant = try Self.variant(economy, [], [], of: reference)
    #expect(abs(reference.satellite.share[0] - 0.118) < 1e-14)
    #expect(
      relativeDistance([variant.satellite.calibrationFactor], [reference.satellite.calibrationFactor]) < 1e-14)
    #expect(variant.satellite.share[0] < 0.118 - 0.02)
    // Another published share is another calibration of the same economy.
    var other = economy
    other.values[.publishedShare] = [0.12]
    let moved = try Self.variant(other, [], [known], of: reference)
    #expect(abs(moved.satellite.share[0] - 0.12) < 1e-14)
  }
}
