import CSVText
public import Diagnostics
import LinearAlgebra
import NumberText

extension InputOutputTable {
  /// Reads a table file (`TableFileLayout` says how it is laid out) and checks that it balances.
  /// - Parameters:
  ///   - file: the name that messages carry.
  ///   - tolerating: faults that do not stop the reading; `check(tolerating:)` says them.
  /// - Throws: `InvalidInput` with every mistake and its place: syntax first, then layout and figures, then balance.
  public static func read(
    text: String, file: String, tolerating: Set<TableFault> = []
  ) throws(InvalidInput) -> InputOutputTable {
    var reader = TableFileReader(csv: try CSVFile.read(text: text, file: file, leadingComments: true))
    return try reader.table(tolerating)
  }

  /// As `read(text:file:tolerating:)`, from bytes that need not be valid UTF-8.
  public static func read(
    bytes: [UInt8], file: String, tolerating: Set<TableFault> = []
  ) throws(InvalidInput) -> InputOutputTable {
    var reader = TableFileReader(csv: try CSVFile.read(bytes: bytes, file: file, leadingComments: true))
    return try reader.table(tolerating)
  }
}

/// Turns the records of a table file into a table.
struct TableFileReader {
  private let csv: CSVFile
  private var columns = TableFileColumns()
  private var problems: [Diagnostic] = []
  private var sectorRows: [[CSVCell]] = []
  private var valueAddedRows: [(code: ValueAddedCode, cells: [CSVCell])] = []
  private var extensionRows: [(cells: [CSVCell], unit: String)] = []
  private var totalInput: [CSVCell]?

  init(csv: CSVFile) { self.csv = csv }

  mutating func table(_ tolerating: Set<TableFault>) throws(InvalidInput) -> InputOutputTable {
    let description = TableFileLayout.description(of: csv, &problems)
    columns = TableFileColumns(records: csv.records, &problems)
    sortRows(units: description.units)
    guard let description = description.table, problems.isEmpty else { throw InvalidInput(problemsInOrder) }
    checkLabels()
    let parts = readFigures()
    if problems.isEmpty { checkPrintedDecimals(declared: description.decimals) }
    guard problems.isEmpty else { throw InvalidInput(problemsInOrder) }
    let table = try parts.table(description)
    checkTotalInput(against: table)
    let found = table.findings(tolerating: tolerating)
    problems += found.others.filter { $0.severity == .error }
    // One cause of every gap is to be read before the gaps.
    let causes = found.causes.filter { $0.severity == .error }
    guard problems.isEmpty, causes.isEmpty else { throw InvalidInput(causes + problemsInOrder) }
    return table
  }

  /// As they stand in the file; what has no place comes last.
  private var problemsInOrder: [Diagnostic] {
    let placed = problems.filter { $0.location != nil }.sorted { a, b in
      guard let first = a.location, let second = b.location else { return false }
      return first < second
    }
    return placed + problems.filter { $0.location == nil }
  }

  /// Tells sector rows, value added and total input apart by their codes.
  private mutating func sortRows(units: [String: CSVCell]) {
    var seen: [String: Int] = [:]
    for row in csv.records.dropFirst(1 + TableFileLayout.columnRows.count) {
      let code = row[0]
      if let line = seen.updateValue(code.location.line, forKey: code.text) {
        problems.append(.error(at: code.location, "the row '\(code.text)' stands twice, first in line \(line)"))
      } else if code.text == TableFileLayout.totalInput {
        totalInput = row
      } else if let known = ValueAddedCode(rawValue: code.text) {
        valueAddedRows.append((known, row))
      } else if let unit = units[code.text] {
        extensionRows.append((row, unit.text))
      } else {
        sectorRows.append(row)
      }
    }
    for (code, unit) in units where !extensionRows.contains(where: { $0.cells[0].text == code }) {
      let advice = "a unit is stated for extension rows only"
      problems.append(.error(at: unit.location, "there is no extension row '\(code)' to have a unit", advice: advice))
    }
    if valueAddedRows.isEmpty, let last = csv.records.last {
      let advice = "its rows are \(ValueAddedCode.allCases.map(\.rawValue).joined(separator: ", "))"
      problems.append(.error(at: last[0].location, "the table has no value added", advice: advice))
    }
  }

  /// Rows must name the sectors of the columns in the same order; nothing is sorted in silence.
  private mutating func checkLabels() {
    let across = columns.intermediate.map { csv.records[0][$0].text }
    let down = sectorRows.map { $0[0].text }
    let missing = across.filter { !down.contains($0) }
    let extra = sectorRows.filter { !across.contains($0[0].text) }
    for row in extra {
      let advice =
        "add a column, use one of the value-added codes or 'total_input', or state the unit of an extension row"
      problems.append(.error(at: row[0].location, "the row '\(row[0].text)' has no column", advice: advice))
    }
    if !missing.isEmpty {
      let place = csv.records[0][columns.intermediate[0]].location
      let rows = down.count == 1 ? "1 sector row" : "\(down.count) sector rows"
      let shape = "\(rows) and \(across.count) intermediate columns"
      let list = missing.joined(separator: ", ")
      problems.append(.error(at: place, "the table is not square: \(shape); no row for \(list)"))
    }
    guard missing.isEmpty, extra.isEmpty else { return }
    for (row, code) in zip(sectorRows, across) where row[0].text != code {
      let advice = "keep rows and columns in the same order"
      problems.append(
        .error(at: row[0].location, "the row '\(row[0].text)' stands where '\(code)' is due", advice: advice))
      return
    }
  }

  private mutating func readFigures() -> TableParts {
    var parts = TableParts()
    parts.sectors = sectorRows.map { Sector(code: $0[0].text, nameZh: $0[1].text, nameEn: $0[2].text) }
    parts.intermediate = columns.intermediate.map { figures(in: $0) }
    parts.finalDemand = columns.finalDemand.map { index, role in
      FinalDemandCategory(
        code: csv.records[0][index].text, nameZh: csv.records[2][index].text, nameEn: csv.records[3][index].text,
        role: role, values: figures(in: index), compensation: compensation(in: index, role))
    }
    parts.imports = sum(of: columns.imports)
    parts.inflow = sum(of: columns.inflow)
    parts.otherError = sum(of: columns.residual)
    parts.grossOutput = columns.output.map { figures(in: $0) } ?? []
    parts.valueAdded = valueAddedRows.map { code, cells in
      ValueAddedRow(
        code: code, nameZh: cells[1].text, nameEn: cells[2].text,
        values: figures(
          ofInputRow: cells, alsoRead: code == .compensation ? Set(columns.finalDemand.map(\.index)) : []))
    }
    parts.extensions = extensionRows.map { cells, unit in
      ExtensionRow(
        code: cells[0].text, nameZh: cells[1].text, nameEn: cells[2].text, unit: unit,
        values: figures(ofInputRow: cells))
    }
    if problems.isEmpty, let output = columns.output {
      parts.locations = TableLocations(
        rows: sectorRows.map { $0[0].location }, columns: columns.intermediate.map { csv.records[0][$0].location },
        outputs: sectorRows.map { $0[output].location }, valueAdded: valueAddedRows.map { $0.cells[0].location },
        extensions: extensionRows.map { $0.cells[0].location },
        imports: columns.imports.first.map { csv.records[0][$0].location },
        inflow: columns.inflow.first.map { csv.records[0][$0].location })
    }
    return parts
  }

  private mutating func checkPrintedDecimals(declared: Int) {
    var printed = PrintedDecimals()
    let indices = TableFileLayout.labelColumns.count..<csv.records[0].count
    for row in sectorRows { for index in indices { printed.add(row[index]) } }
    for (_, row) in valueAddedRows { for index in columns.intermediate { printed.add(row[index]) } }
    let place = TableFileLayout.line(of: "decimals", in: csv)
    if let problem = printed.problem(declared: declared, at: place) { problems.append(problem) }
  }

  private mutating func figures(in column: Int) -> [Double] {
    sectorRows.map { $0[column].number(&problems) ?? 0 }
  }

  private mutating func sum(of indices: [Int]) -> [Double] {
    indices.reduce(Array(repeating: 0, count: sectorRows.count)) { sum, index in
      zip(sum, figures(in: index)).map(+)
    }
  }

  /// What a category of final demand pays households, in the row of compensation; 0 where the cell is empty.
  private mutating func compensation(in column: Int, _ role: FinalDemandRole) -> Double {
    guard let row = valueAddedRows.first(where: { $0.code == .compensation }), !row.cells[column].text.isEmpty,
      let paid = row.cells[column].number(&problems)
    else { return 0 }
    if role == .household, paid < 0 {
      problems.append(
        .error(at: row.cells[column].location, "households cannot pay each other \(formatNumber(paid))"))
    }
    return paid
  }

  /// The figures of value added or total input, which stand under the sectors and nowhere else but in `alsoRead`.
  private mutating func figures(ofInputRow cells: [CSVCell], alsoRead: Set<Int> = []) -> [Double] {
    let sectors = Set(columns.intermediate).union(alsoRead)
    for (index, cell) in cells.enumerated().dropFirst(3) where !sectors.contains(index) && !cell.text.isEmpty {
      problems.append(
        .error(
          at: cell.location, "'\(cell.text)' stands in the row '\(cells[0].text)' outside the sectors",
          advice: "leave the cell empty: nothing would read it"))
    }
    return columns.intermediate.map { cells[$0].number(&problems) ?? 0 }
  }

  private mutating func checkTotalInput(against table: InputOutputTable) {
    guard let totalInput else { return }
    let tolerance = table.roundingTolerance(terms: 2, size: 0)
    let before = problems.count
    let totals = figures(ofInputRow: totalInput)
    guard problems.count == before else { return }
    for (j, total) in totals.enumerated() where (total - table.grossOutput[j]).magnitude > tolerance {
      let output = formatNumber(table.grossOutput[j])
      problems.append(
        .error(
          at: totalInput[columns.intermediate[j]].location,
          "the total input of \(table.sectors[j].code) is \(formatNumber(total)), its gross output \(output)"))
    }
  }
}

/// The parts of a table on their way from the file.
private struct TableParts {
  var sectors: [Sector] = []
  var intermediate: [[Double]] = []
  var finalDemand: [FinalDemandCategory] = []
  var imports: [Double] = []
  var inflow: [Double] = []
  var otherError: [Double] = []
  var valueAdded: [ValueAddedRow] = []
  var extensions: [ExtensionRow] = []
  var grossOutput: [Double] = []
  var locations: TableLocations?

  func table(_ description: TableDescription) throws(InvalidInput) -> InputOutputTable {
    try InputOutputTable(
      description: description, sectors: sectors,
      intermediate: Matrix(columns: intermediate, rows: sectors.count), finalDemand: finalDemand, imports: imports,
      inflow: inflow, otherError: otherError, valueAdded: valueAdded, extensions: extensions, grossOutput: grossOutput,
      locations: locations)
  }
}
