import NumberText
import ScenarioReading

/// The variables, regions and units of a table of series as `nomenclature` reads them (github.com/IAMconsortium): what a
/// database asks for beside the numbers.
struct IAMCCodelist {
  let table: IAMCTable

  /// `variable/*.yaml`: a list of variables, each with its definition and unit.
  var variables: String {
    var text = "# The variables of variables.csv\n"
    for row in table.rows {
      let definition = row.definition.isEmpty ? row.variable : row.definition
      text += "- \(Self.quoted(row.variable)):\n    definition: \(Self.quoted(definition))\n"
      text += "    unit: \(Self.quoted(row.unit == "1" ? "" : row.unit))\n"
    }
    return text
  }

  /// `region/*.yaml`: the regions below the hierarchy that they belong to.
  var regions: String {
    var names: [String] = []
    for row in table.rows where !names.contains(row.region) { names.append(row.region) }
    return "# The regions of variables.csv\n- Model regions:\n"
      + names.map { "    - \(Self.quoted($0))\n" }.joined()
  }

  /// The units that Pint, the library of units of pyam and nomenclature, does not know, in its format.
  var units: String {
    let names = Set(table.rows.flatMap { Self.names(in: $0.unit) })
    var text = "# Units of variables.csv beside those of Pint (pint.readthedocs.io), in its format\n"
    for name in names.sorted() where !Self.known.contains(name) {
      text += Self.defined[name].map { "\(name) = \($0)\n" } ?? "\(name) = [\(name)]\n"
    }
    return text
  }

  /// The words of a unit: `1e8 CNY_2017` has one.
  static func names(in unit: String) -> [String] {
    unit.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init).filter { $0.first?.isLetter ?? false }
  }

  /// Of the units that modules use, those that mean in Pint what they mean here.
  private static let known: Set<String> = [
    "W", "kW", "MW", "GW", "TW", "Wh", "kWh", "MWh", "GWh", "TWh", "J", "kJ", "MJ", "GJ", "TJ", "PJ", "EJ", "g", "kg",
    "t", "kt", "Mt", "Gt", "m", "km", "h", "hour", "year", "d", "day", "L", "m2", "m3", "km2",
  ]

  private static let defined = [
    "tce": "29.3076 gigajoule", "ktce": "29.3076e3 gigajoule", "Mtce": "29.3076e6 gigajoule", "person": "[person]",
    "vehicle": "[vehicle]",
  ]

  private static func quoted(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") }) else {
      return "\"\(text)\""
    }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

extension IAMCTable {
  /// Writes the table, and in `definitions` what a database that is to take it asks for.
  func write(to folder: ResultsFolder) throws(ResultsFolderError) {
    let list = IAMCCodelist(table: self)
    try folder.write(csv(), to: "variables.csv")
    try folder.write(list.variables, to: "definitions/variable/variables.yaml")
    try folder.write(list.regions, to: "definitions/region/regions.yaml")
    try folder.write(list.units, to: "definitions/units.txt")
  }
}
