public import Diagnostics
public import InputOutput
import LinearAlgebra
import NumberText

/// A table in somebody else's layout, read: what is recognised, and what was assumed or left out on the way.
///
/// This room holds the layouts of other programs and offices, and our own binary one; the CSV layout of a table is
/// `InputOutput`'s. Nothing here changes a figure.
public struct ForeignTable: Sendable {
  public let table: InputOutputTable
  /// Notes on what was recognised, warnings on what a table file cannot hold.
  public let findings: [Diagnostic]

  public init(table: InputOutputTable, findings: [Diagnostic]) { (self.table, self.findings) = (table, findings) }

  /// The facts about a table that its layout does not tell.
  public struct Facts: Hashable, Sendable {
    public var year: Int
    public var prices: String
    /// In place of the one that the layout has or that its tables are known to be in.
    public var unit: String?

    public init(year: Int, prices: String, unit: String? = nil) {
      self.year = year
      self.prices = prices
      self.unit = unit
    }
  }

  /// The role that a category's name describes; nil where no word of it is known.
  public static func role(describing name: String) -> FinalDemandRole? {
    let role = FinalDemandRole(describing: name)
    return role == .otherFinalDemand && name != role.rawValue ? nil : role
  }

  /// The most rows that a table may have: intermediate use of so many takes 2 GB.
  public static let mostRows = 16_000
}

/// The parts of a table whose sectors and columns of final demand each belong to a region.
struct RegionalParts {
  struct Label: Hashable {
    var region: String
    var name: String
  }

  struct Column {
    var label: Label
    /// Nil takes the role that the label's name describes.
    var role: FinalDemandRole?
    var values: [Double]
  }

  /// The names of a label in both languages, where a layout has more than the code.
  struct Names {
    var english: String
    var chinese: String
  }

  var sectors: [Label]
  var intermediate: Matrix
  var finalDemand: [Column]
  /// Rows of value added beneath the sectors; what the columns leave where there are none.
  var valueAdded: [ValueAddedRow] = []
  var extensions: [ExtensionRow] = []
  var importedInputs: ImportedInputs?
  var names: [Label: Names] = [:]
  /// Output as the layout states it; what the rows add up to where it does not.
  var outputs: [Double]?
  var locations: TableLocations?

  /// The sum of the rows.
  var rowSums: [Double] { finalDemand.reduce(intermediate.rowSums) { zip($0, $1.values).map(+) } }

  /// The table; codes have the region in front where there are several. Output is what a row adds up to unless it is stated,
  /// and has to be what its column adds up to with value added.
  /// - Throws: `InvalidInput` with labels that a table cannot have.
  func table(_ description: TableDescription) throws(InvalidInput) -> InputOutputTable {
    var problems: [Diagnostic] = []
    let regions = Set(sectors.map(\.region))
    for region in regions.sorted() where region.isEmpty && regions.count > 1 || region.contains(".") {
      problems.append(
        .error("the region '\(region)' cannot be told from its sectors", advice: "name it without a point, as in CN"))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    let isSingle = regions.count == 1
    func code(_ label: Label) -> String {
      isSingle || label.region.isEmpty ? label.name : "\(label.region).\(label.name)"
    }
    func named(_ label: Label) -> Names { names[label] ?? Names(english: label.name, chinese: label.name) }
    var made = Adjustments(count: sectors.count)
    var demand: [FinalDemandCategory] = []
    for column in finalDemand where !made.take(column) {
      let role = column.role ?? FinalDemandRole(describing: column.label.name)
      // A column that nobody uses is of no region's trade.
      let isEmpty = column.values.allSatisfy { $0 == 0 }
      let name = named(column.label)
      demand.append(
        FinalDemandCategory(
          code: code(column.label), nameZh: name.chinese, nameEn: name.english,
          role: isEmpty && !role.isRegional ? .otherFinalDemand : role, values: column.values))
    }
    let outputs = outputs ?? rowSums
    let left = zip(outputs, intermediate.columnSums).map { description.rounded($0 - $1) }
    let rows =
      valueAdded.isEmpty
      ? [
        ValueAddedRow(
          code: .valueAdded, nameZh: "增加值（按余额）", nameEn: "Value added, as the columns leave it", values: left)
      ]
      : valueAdded
    return try InputOutputTable(
      description: description,
      sectors: sectors.map { Sector(code: code($0), nameZh: named($0).chinese, nameEn: named($0).english) },
      intermediate: intermediate, finalDemand: demand, imports: made.imports, inflow: made.inflow,
      otherError: made.error, valueAdded: rows, importedInputs: importedInputs, extensions: extensions,
      grossOutput: outputs, locations: locations)
  }

  /// Columns that stand among final demand where a layout has no other place for them, with their sign there.
  private struct Adjustments {
    var imports: [Double]
    var inflow: [Double]
    var error: [Double]

    init(count: Int) {
      imports = Array(repeating: 0, count: count)
      (inflow, error) = (imports, imports)
    }

    mutating func take(_ column: Column) -> Bool {
      switch column.label.name {
      case OutsideColumn.imports: imports = zip(imports, column.values).map(-)
      case OutsideColumn.inflow: inflow = zip(inflow, column.values).map(-)
      case OutsideColumn.error: error = zip(error, column.values).map(+)
      default: return false
      }
      return true
    }
  }
}

/// The names of a table's own columns among the final demand of a layout that has only that.
enum OutsideColumn {
  static let imports = "imports"
  static let inflow = "inflow"
  static let error = "other_error"
}

extension FinalDemandRole {
  /// The role that a category's name describes, in the words of statistical offices and the codes of the OECD.
  init(describing name: String) {
    if let role = FinalDemandRole(rawValue: name) {
      self = role
      return
    }
    let words = name.lowercased()
    func has(_ parts: String...) -> Bool { parts.contains { words.contains($0) } }
    let codes: [String: FinalDemandRole] = [
      "HFCE": .household, "GGFC": .government, "GFCF": .capitalFormation, "INVNT": .inventory, "INV": .inventory,
    ]
    if let role = codes[name] {
      self = role
    } else if has("non-profit", "npish", "valuables") {
      self = .otherFinalDemand
    } else if has("household") {
      self = .household
    } else if has("government") {
      self = .government
    } else if has("inventor", "stocks") {
      self = .inventory
    } else if has("capital formation", "capital_formation", "fixed_capital") {
      self = .capitalFormation
    } else if has("outflow") {
      self = .outflow
    } else if has("export") {
      self = .export
    } else {
      self = .otherFinalDemand
    }
  }
}
