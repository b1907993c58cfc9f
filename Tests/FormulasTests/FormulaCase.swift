import Diagnostics
import Formulas
import ModuleHost
import SimulationKit

/// A small file of formulas: one line of heading, and what a test writes behind it.
struct FormulaCase {
  static let heading = #"module = { version = "1", title = "Case", summary = "For a test." }"#

  let text: String

  /// The first line of `body` is line 2 of the file.
  init(_ body: String) { text = Self.heading + "\n" + body }

  func module() throws(InvalidInput) -> FormulaModule {
    try FormulaModule.read(Array(text.utf8), file: "case.toml")
  }

  /// Everything that is wrong with the file, a line each.
  var problems: [String] {
    do throws(InvalidInput) {
      _ = try module()
      return []
    } catch {
      return error.diagnostics.map(\.oneLine)
    }
  }

  /// One sample over the years 2015 to 2018; outputs by name.
  func run(
    _ parameters: [String: ParameterValue] = [:], inputs: [String: [Double]] = [:], axes: [String: [String]] = [:],
    years: ClosedRange<Int> = 2015...2018
  ) throws -> [String: [Double]] {
    let outcome = try outcome(parameters, inputs: inputs, axes: axes, years: years)
    if let report = outcome.reports.first { throw SampleProblem.failed("\(report)") }
    return outcome.outputs.mapValues(\.values)
  }

  func outcome(
    _ parameters: [String: ParameterValue] = [:], inputs: [String: [Double]] = [:], axes: [String: [String]] = [:],
    years: ClosedRange<Int> = 2015...2018
  ) throws -> BatchOutcome {
    let module = try LoadedModule(table: try module().entry())
    var labels = axes
    labels["year"] = years.map { "\($0)" }
    return try module.open(axes: AxisLabels(labels), parameters: parameters).run(
      inputs: inputs.mapValues { .shared($0) })
  }
}

/// Whether numbers agree but for rounding.
func areClose(_ found: [Double]?, _ expected: [Double], _ tolerance: Double = 1e-13) -> Bool {
  guard let found, found.count == expected.count else { return false }
  return zip(found, expected).allSatisfy { abs($0 - $1) <= tolerance * max(1, abs($1)) }
}
