import Economy
import Foundation
import LinearAlgebra
import ModuleHost
import RegionalBase
import Study

/// The central case's economy as plain arrays, for programs in other languages.
private struct CentralNumbers: Encodable {
  /// Places of the categories are the first of the drivers.
  var categories: Int
  var anchor: Int
  /// [category][year]
  var growth: [[Double]]
  /// m of the table, [sector]; A and v by year, [year][row][column] and [year][sector].
  var importShares: [Double]
  var coefficients: [[[Double]]]
  var valueAdded: [[Double]]
  /// x, [driver][year][sector].
  var outputByDriver: [[[Double]]]
  /// The sector that sells electricity.
  var seller: Int
}

func writeNumbers(_ problem: Problem, _ modules: [String: LoadedModule], to file: String) throws {
  let answer = try problem.run(modules: modules)
  let (economy, accounts) = (answer.economy, answer.accounts)
  let years = economy.years.count
  let growth = problem.economy.values[.growth] ?? []
  let numbers = CentralNumbers(
    categories: accounts.tableCategories.count, anchor: problem.economy.anchor,
    growth: accounts.tableCategories.map { Array(growth[$0 * years..<($0 + 1) * years]) },
    importShares: accounts.importShares,
    coefficients: economy.technicalCoefficients.map { a in (0..<a.rows).map { a.row($0) } },
    valueAdded: (0..<years).map { economy.valueAddedCoefficients.row($0) },
    outputByDriver: economy.drivers.indices.map { driver in
      (0..<years).map { economy.outputByDriver.row(driver, $0) }
    }, seller: problem.economy.electricity.sectors[0])
  try JSONEncoder().encode(numbers).write(to: URL(fileURLWithPath: file))
}
