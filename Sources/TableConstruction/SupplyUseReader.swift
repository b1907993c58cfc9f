import CSVText
public import Diagnostics
import InputOutput
import LinearAlgebra

extension SupplyUseTable {
  /// Reads a table of supply and one of use.
  ///
  /// Both are CSV files laid out as a table is: comment lines, the header `code,name_zh,name_en` with the code of each column,
  /// a `role` row, `column_zh` and `column_en` rows with the columns' names, and a row for each product. The roles of use are
  /// `intermediate` for an industry and those of final demand; of supply `intermediate`, `import` and `inflow`. Rows of value
  /// added stand under the industries of the use table, whose comment lines describe both; supply has its `# unit:`.
  /// Industries and products are those of use, found by their codes.
  /// - Throws: `InvalidInput` with every mistake of both files and its place.
  public static func read(
    supply: (bytes: [UInt8], file: String), use: (bytes: [UInt8], file: String)
  ) throws(InvalidInput) -> SupplyUseTable {
    let made = try RoleTable(CSVFile.read(bytes: supply.bytes, file: supply.file, leadingComments: true))
    let used = try RoleTable(CSVFile.read(bytes: use.bytes, file: use.file, leadingComments: true))
    var reader = SupplyUseReader(supply: made, use: used)
    return try reader.table()
  }
}

private struct SupplyUseReader {
  let supply: RoleTable
  let use: RoleTable
  var problems: [Diagnostic]

  init(supply: RoleTable, use: RoleTable) {
    (self.supply, self.use) = (supply, use)
    problems = supply.problems + use.problems
  }

  mutating func table() throws(InvalidInput) -> SupplyUseTable {
    let (description, declared) = readDescription()
    let valueAddedRows = use.rows.filter { ValueAddedCode(rawValue: $0.code) != nil }
    let products = use.rows.filter { ValueAddedCode(rawValue: $0.code) == nil }
    let industries = use.columns.filter { $0.role.text == "intermediate" }
    var finalDemand: [(column: RoleTable.Column, role: FinalDemandRole)] = []
    for column in use.columns where column.role.text != "intermediate" {
      guard let role = FinalDemandRole(rawValue: column.role.text) else {
        refuse(column, ["intermediate"] + FinalDemandRole.allCases.map(\.rawValue))
        continue
      }
      finalDemand.append((column, role))
    }
    for column in supply.columns where !["intermediate", "import", "inflow"].contains(column.role.text) {
      refuse(column, ["intermediate", "import", "inflow"])
    }
    let made = match(
      industries.map(\.code), supply.columns.filter { $0.role.text == "intermediate" }.map { ($0.code, $0.cell) },
      "industry", place: supply.start)
    let offered = match(products.map(\.code), supply.rows.map { ($0.code, $0.cell) }, "product", place: supply.start)
    let missing = [
      ("product", products.isEmpty), ("column of the role 'intermediate'", industries.isEmpty),
      ("column of final demand", finalDemand.isEmpty), ("row of value added", valueAddedRows.isEmpty),
    ].filter(\.1)
    for (what, _) in missing {
      problems.append(
        .error(at: use.start, "the use table has no \(what)", advice: "see 'simplan table from-supply-use --help'"))
    }
    guard problems.isEmpty, var description else { throw InvalidInput(problems) }
    var printed = PrintedDecimals()
    func figures(_ table: RoleTable, _ rows: [RoleTable.Row], _ columns: [RoleTable.Column]) -> Matrix {
      var matrix = Matrix(rows: rows.count, columns: columns.count)
      for (i, row) in rows.enumerated() {
        table.csv.records[row.record].forEachNumber(in: columns.map(\.index)) { column, number in
          if let number { printed.add(number, record: row.record, column: column) }
        }
        for (j, column) in columns.enumerated() {
          matrix[i, j] = table.csv.records[row.record][column.index].number(&problems) ?? 0
        }
      }
      return matrix
    }
    let supplyColumns = supply.columns.filter { $0.role.text == "intermediate" }
    let supplied = figures(supply, offered.map { supply.rows[$0] }, made.map { supplyColumns[$0] })
    func outside(_ role: String) -> [Double] {
      figures(supply, offered.map { supply.rows[$0] }, supply.columns.filter { $0.role.text == role }).rowSums
    }
    let (imports, inflow) = (outside("import"), outside("inflow"))
    let flows = figures(use, products, industries)
    let demand = figures(use, products, finalDemand.map(\.column))
    let paid = figures(use, valueAddedRows, industries)
    for row in valueAddedRows {
      for (column, _) in finalDemand where !use.csv.records[row.record][column.index].isEmpty {
        problems.append(
          .error(
            at: use.csv.records[row.record][column.index].location, "final demand has no '\(row.code)' here",
            advice: "leave the cell empty: nothing would read it"))
      }
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    switch declared == .asPrinted ? printed.found : declared {
    case .fixed(let count): description.decimals = count
    case .unrounded, .asPrinted:
      description.unroundedDigits = TableDescription.unroundedDigits(printed.significantDigits)
    }
    return try SupplyUseTable(
      description: description, products: products.map(\.sector), industries: industries.map(\.sector),
      supply: supplied,
      imports: imports, inflow: inflow, use: flows,
      finalDemand: finalDemand.enumerated().map { k, entry in
        FinalDemandCategory(
          code: entry.column.code, nameZh: entry.column.sector.nameZh, nameEn: entry.column.sector.nameEn,
          role: entry.role, values: demand.column(k))
      },
      valueAdded: valueAddedRows.enumerated().compactMap { k, row in
        ValueAddedCode(rawValue: row.code).map {
          ValueAddedRow(code: $0, nameZh: row.sector.nameZh, nameEn: row.sector.nameEn, values: paid.row(k))
        }
      })
  }

  private mutating func refuse(_ column: RoleTable.Column, _ roles: [String]) {
    problems.append(
      .error(
        at: column.role.location, "'\(column.role.text)' is no role of a column here",
        advice: "the roles are \(roles.joined(separator: ", "))"))
  }

  /// The places in supply of what use has.
  private mutating func match(
    _ codes: [String], _ found: [(code: String, cell: CSVCell)], _ kind: String, place: SourceLocation
  ) -> [Int] {
    var places: [String: Int] = [:]
    for (k, entry) in found.enumerated() where places[entry.code] == nil { places[entry.code] = k }
    let known = Set(codes)
    for entry in found where !known.contains(entry.code) {
      problems.append(
        .error(
          at: entry.cell.location, "the use table has no \(kind) '\(entry.code)'",
          advice: closest(to: entry.code, in: codes).map { "did you mean '\($0)'?" }
            ?? "both tables have the same: \(codes.prefix(60).joined(separator: ", "))"))
    }
    let missing = codes.filter { places[$0] == nil }
    if !missing.isEmpty {
      problems.append(
        .error(
          at: place, "the supply table has no \(kind) \(missing.joined(separator: ", "))",
          advice: "write it with zeros where there is none"))
    }
    return codes.compactMap { places[$0] }
  }

  private mutating func readDescription() -> (TableDescription?, DeclaredDecimals) {
    let keys = ["title_en", "title_zh", "year", "unit", "prices", "decimals", "citation"]
    var values: [String: CSVCell] = [:]
    for (key, cell) in use.csv.keyedComments(&problems) {
      if !keys.contains(key) {
        problems.append(
          .error(at: cell.location, "unknown key '\(key)'", advice: "the keys are \(keys.joined(separator: ", "))"))
      } else if let first = values.updateValue(cell, forKey: key) {
        problems.append(cell.repeats(key: key, of: first))
      }
    }
    // Without it figures are as precise as they are printed.
    for key in keys where values[key] == nil && key != "decimals" { problems.append(use.csv.missing(key: key)) }
    var unit: CSVCell?
    for (key, cell) in supply.csv.keyedComments(&problems) where keys.contains(key) {
      if key == "unit" { unit = cell }
    }
    if let unit, let other = values["unit"], unit.text != other.text {
      problems.append(
        .error(
          at: unit.location, "supply is in '\(unit.text)', use in '\(other.text)'", advice: "write both in one unit"))
    } else if unit == nil {
      problems.append(supply.csv.missing(key: "unit"))
    }
    let year = values["year"].flatMap { cell in Int(cell.text).flatMap { (1900...2200).contains($0) ? $0 : nil } }
    let decimals = values["decimals"].map { DeclaredDecimals($0.text) } ?? .asPrinted
    for (key, isRead, advice) in [
      ("year", year != nil, "write a whole number from 1900 to 2200"),
      ("decimals", decimals != nil, "write a whole number from 0 to 12, or 'unrounded'"),
    ] where !isRead {
      guard let cell = values[key] else { continue }
      problems.append(.error(at: cell.location, "'\(cell.text)' is no value for '\(key)'", advice: advice))
    }
    guard let year, let decimals else { return (nil, .asPrinted) }
    func text(_ key: String) -> String { values[key]?.text ?? "" }
    return (
      TableDescription(
        titleEn: text("title_en"), titleZh: text("title_zh"), year: year, unit: text("unit"), prices: text("prices"),
        decimals: 2, citation: text("citation")), decimals
    )
  }
}
