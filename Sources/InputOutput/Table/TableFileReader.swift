package import CSVText
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
    try read(bytes: Array(text.utf8), file: file, tolerating: tolerating)
  }

  /// As `read(text:file:tolerating:)`, from bytes that need not be valid UTF-8.
  public static func read(
    bytes: [UInt8], file: String, tolerating: Set<TableFault> = []
  ) throws(InvalidInput) -> InputOutputTable {
    try read(CSVFile.read(bytes: bytes, file: file, leadingComments: true), tolerating: tolerating)
  }

  /// As `read(bytes:file:tolerating:)`, from records and comment lines that another file gave.
  package static func read(
    _ csv: CSVFile, tolerating: Set<TableFault> = []
  ) throws(InvalidInput) -> InputOutputTable {
    // The reader is gone before the balance is looked at.
    var (table, problems) = try TableFileReader.table(csv)
    let found = table.findings(tolerating: tolerating)
    problems += found.others.filter { $0.severity == .error }
    // One cause of every gap is to be read before the gaps.
    let causes = found.causes.filter { $0.severity == .error }
    guard problems.isEmpty, causes.isEmpty else { throw InvalidInput(causes + problems.inOrderOfPlaces) }
    return table
  }
}

/// Turns the records of a table file into a table.
struct TableFileReader {
  let csv: CSVFile
  private(set) var columns = TableFileColumns()
  var problems: [Diagnostic] = []
  /// Whether some cells without a number are not told.
  var isCutShort = false
  /// Numbers of records.
  private(set) var sectorRows: [Int] = []
  private(set) var valueAddedRows: [(code: ValueAddedCode, record: Int)] = []
  private(set) var extensionRows: [(record: Int, unit: String)] = []
  private(set) var totalInput: Int?
  private(set) var importedRows: [Int] = []
  private(set) var importedInputs: Int?

  /// The table, and what is wrong with its row of total input.
  /// - Throws: `InvalidInput` with every mistake of layout and figures.
  static func table(_ csv: CSVFile) throws(InvalidInput) -> (InputOutputTable, problems: [Diagnostic]) {
    var reader = TableFileReader(csv: csv)
    let table = try reader.table()
    reader.checkTotalInput(against: table)
    return (table, reader.problems)
  }

  private init(csv: CSVFile) { self.csv = csv }

  private mutating func table() throws(InvalidInput) -> InputOutputTable {
    let description = TableFileLayout.description(of: csv, &problems)
    columns = TableFileColumns(csv, &problems)
    sortRows(units: description.units)
    guard var table = description.table, let decimals = description.decimals, problems.isEmpty else {
      throw allProblems
    }
    // A row that is misspelt would be read as what it is not.
    guard checkLabels() else { throw allProblems }
    checkImportedRows()
    let figures = readFigures()
    if problems.isEmpty {
      let place = TableFileLayout.line(of: "decimals", in: csv)
      figures.printed.problem(declared: decimals, at: place, in: csv).map { problems.append($0) }
    }
    guard problems.isEmpty else { throw allProblems }
    let precision = decimals == .asPrinted ? figures.printed.found : decimals
    if case .fixed(let count) = precision {
      table.decimals = count
    } else {
      table.unroundedDigits = TableDescription.unroundedDigits(figures.printed.significantDigits)
      table.decimals = TableDescription.decimals(showing: figures.columns[columns.output ?? 0] ?? [])
    }
    return try self.table(table, figures)
  }

  private func table(
    _ description: TableDescription, _ figures: TableFigures
  ) throws(InvalidInput) -> InputOutputTable {
    let records = csv.records
    let header = records[0]
    let sectors = sectorRows.map { row in
      let cells = records[row]
      return Sector(code: cells[0].text, nameZh: cells[1].text, nameEn: cells[2].text)
    }
    let places = header.locations
    let output = columns.output ?? 0
    let domestic = Matrix(rows: sectors.count, columns: columns.intermediate.count, storage: figures.intermediate)
    let demand = columns.finalDemand.map { figures.columns[$0.index] ?? [] }
    let uses = figures.importedIntermediate.map { imported in
      UsesByOrigin(
        domesticIntermediate: domestic, importedIntermediate: imported, domesticDemand: demand,
        importedDemand: figures.importedDemand)
    }
    let allDemand = uses?.finalDemand ?? demand
    let locations = TableLocations(
      rows: sectorRows.map { records[$0][0].location }, columns: columns.intermediate.map { places[$0] },
      outputs: sectorRows.map { records[$0][output].location },
      valueAdded: valueAddedRows.map { records[$0.record][0].location },
      extensions: extensionRows.map { records[$0.record][0].location },
      imports: columns.imports.first.map { places[$0] }, inflow: columns.inflow.first.map { places[$0] },
      unit: TableFileLayout.line(of: "unit", in: csv), prices: TableFileLayout.line(of: "prices", in: csv))
    return try InputOutputTable(
      description: description, sectors: sectors,
      intermediate: uses?.intermediate ?? domestic,
      finalDemand: zip(columns.finalDemand, allDemand).map { column, values in
        let (index, role) = column
        return FinalDemandCategory(
          code: header[index].text, nameZh: records[2][index].text, nameEn: records[3][index].text, role: role,
          values: values, compensation: figures.compensation[index] ?? 0)
      },
      imports: uses?.imports ?? figures.sum(of: columns.imports, sectors.count, description),
      inflow: figures.sum(of: columns.inflow, sectors.count, description),
      otherError: figures.sum(of: columns.residual, sectors.count, description),
      valueAdded: zip(valueAddedRows, figures.valueAdded).map { row, values in
        let cells = records[row.record]
        return ValueAddedRow(code: row.code, nameZh: cells[1].text, nameEn: cells[2].text, values: values)
      },
      usesByOrigin: uses, importedInputs: figures.importedInputs,
      extensions: zip(extensionRows, figures.extensions).map { row, values in
        let cells = records[row.record]
        return ExtensionRow(
          code: cells[0].text, nameZh: cells[1].text, nameEn: cells[2].text, unit: row.unit, values: values)
      }, grossOutput: figures.columns[output] ?? [], locations: locations)
  }

  private var allProblems: InvalidInput {
    let rest = isCutShort ? [Diagnostic.error("more cells hold no number than are told here")] : []
    return InvalidInput(problems.inOrderOfPlaces + rest)
  }

  /// Tells sector rows, value added and total input apart by their codes.
  private mutating func sortRows(units: [String: CSVCell]) {
    var seen: [String: Int] = [:]
    for (number, row) in csv.records.enumerated().dropFirst(1 + TableFileLayout.columnRows.count) {
      let code = row[0].text
      if code.isEmpty {
        problems.append(
          .error(at: row[0].location, "the row has no code", advice: "take it out, or name its sector"))
      } else if let line = seen.updateValue(row.line, forKey: code) {
        problems.append(.error(at: row[0].location, "the row '\(code)' stands twice, first in line \(line)"))
      } else if code == TableFileLayout.totalInput {
        totalInput = number
      } else if code == TableFileLayout.importedInputs {
        importedInputs = number
      } else if code.hasPrefix(TableFileLayout.importedPrefix) {
        importedRows.append(number)
      } else if let known = ValueAddedCode(rawValue: code) {
        valueAddedRows.append((known, number))
      } else if let unit = units[code] {
        extensionRows.append((number, unit.text))
      } else {
        sectorRows.append(number)
      }
    }
    let extensions = Set(extensionRows.map { csv.records[$0.record][0].text })
    for (code, unit) in units where !extensions.contains(code) {
      let advice = "a unit is stated for extension rows only"
      problems.append(.error(at: unit.location, "there is no extension row '\(code)' to have a unit", advice: advice))
    }
    if valueAddedRows.isEmpty, let last = csv.records.last {
      let advice = "its rows are \(ValueAddedCode.allCases.map(\.rawValue).joined(separator: ", "))"
      problems.append(.error(at: last[0].location, "the table has no value added", advice: advice))
    }
  }

  /// Rows must name the sectors of the columns in the same order; nothing is sorted in silence.
  /// - Returns: whether every row is spelt as the layout or its column has it.
  private mutating func checkLabels() -> Bool {
    let header = csv.records[0]
    let across = columns.intermediate.map { header[$0].text }
    let down = sectorRows.map { csv.records[$0][0].text }
    var labels = TableLabels(csv: csv, columns: columns, across: across, down: down)
    labels.check(
      sectorRows, otherRows: importedRows + valueAddedRows.map(\.record) + extensionRows.map(\.record))
    problems += labels.problems
    let (known, present) = (Set(across), Set(down))
    let missing = across.filter { !present.contains($0) && !labels.written.contains($0) }
    let extra = zip(sectorRows, down).filter { !known.contains($0.1) && !labels.misspelt.contains($0.1) }
    for (row, code) in extra {
      let advice =
        "add a column, use one of the value-added codes or 'total_input', or state the unit of an extension row"
      problems.append(.error(at: csv.records[row][0].location, "the row '\(code)' has no column", advice: advice))
    }
    if !missing.isEmpty {
      let place = header[columns.intermediate[0]].location
      let rows = down.count == 1 ? "1 sector row" : "\(down.count) sector rows"
      let shape = "\(rows) and \(across.count) intermediate columns"
      let list = missing.joined(separator: ", ")
      problems.append(.error(at: place, "the table is not square: \(shape); no row for \(list)"))
    }
    guard problems.isEmpty, let k = across.indices.first(where: { down[$0] != across[$0] }) else {
      return labels.misspelt.isEmpty
    }
    let advice = "keep rows and columns in the same order"
    problems.append(
      .error(
        at: csv.records[sectorRows[k]][0].location, "the row '\(down[k])' stands where '\(across[k])' is due",
        advice: advice))
    return true
  }

  private mutating func checkTotalInput(against table: InputOutputTable) {
    guard let totalInput else { return }
    let before = problems.count
    let totals = figures(ofInputRow: totalInput)
    guard problems.count == before else { return }
    for (j, total) in totals.enumerated() {
      let tolerance = table.roundingTolerance(terms: 2, size: total.magnitude + table.grossOutput[j].magnitude)
      if (total - table.grossOutput[j]).magnitude <= tolerance { continue }
      let output = formatNumber(table.grossOutput[j])
      problems.append(
        .error(
          at: csv.records[totalInput][columns.intermediate[j]].location,
          "the total input of \(table.sectors[j].code) is \(formatNumber(total)), its gross output \(output)"))
    }
  }
}

extension [Diagnostic] {
  /// As they stand in the file; those without a place come last.
  fileprivate var inOrderOfPlaces: [Diagnostic] {
    let placed = filter { $0.location != nil }.sorted { a, b in
      guard let first = a.location, let second = b.location else { return false }
      return first < second
    }
    return placed + filter { $0.location == nil }
  }
}
