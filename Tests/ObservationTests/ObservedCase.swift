import Diagnostics
import Observation
import ScenarioCase

extension ScenarioCase {
  static let observedHeader = "variable,year,value,unit,kind,source,note\n"

  /// The figures of a file with these rows.
  /// - Throws: `InvalidInput` with places in `observed.csv`.
  func observed(_ rows: String) throws -> [ObservedFigure] {
    try ObservedFile.read(bytes: Array((Self.observedHeader + rows).utf8), file: "observed.csv", for: prepared())
  }

  /// The mistakes in a file of these rows, a line for each.
  func faults(_ rows: String) throws -> String {
    do {
      _ = try observed(rows)
      return ""
    } catch let invalid as InvalidInput { return invalid.description }
  }
}
