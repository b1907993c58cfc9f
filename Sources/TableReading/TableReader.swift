package import Diagnostics
import Files
package import InputOutput
import TableFormats
import WorkbookReading

/// A table that was read, with what was recognised.
package struct ReadTable: Sendable {
  package var table: InputOutputTable
  /// Assumptions and oddities; notes and warnings.
  package var findings: [Diagnostic]
  package var provenance: TableProvenance
}

/// Reads a table from any file that an analyst has: a CSV in the layout of our own, a workbook, a CSV in the layout of a
/// statistical office. The content decides, never the name.
package enum TableReader {
  /// - Parameters:
  ///   - file: the name that messages carry.
  ///   - tolerating: faults that do not stop the reading.
  /// - Throws: `InvalidInput` with every mistake, its sheet and cell.
  package static func read(
    bytes: [UInt8], file: String, options: TableOptions = TableOptions(), tolerating: Set<TableFault> = []
  ) throws(InvalidInput) -> ReadTable {
    if isOwnText(bytes) {
      let table = try InputOutputTable.read(bytes: bytes, file: file, tolerating: tolerating)
      return try own(table, options, bytes: bytes, file: file, kind: "CSV text in UTF-8", sheet: nil)
    }
    let options = try options.understood()
    let facts = options.facts
    if let read = try ProviderTable.read(bytes: bytes, file: file, facts) {
      return try provided(read, bytes, file: file, kind: "CSV text in UTF-8", tolerating)
    }
    let workbook = try Workbook(bytes: bytes, file: file)
    let sheets = try chosen(workbook, options, file: file)
    for sheet in sheets {
      guard let csv = try OwnLayoutSheet.csv(sheet) else { continue }
      let table = try InputOutputTable.read(csv, tolerating: tolerating)
      return try own(table, options, bytes: bytes, file: file, kind: workbook.kind, sheet: sheet.name)
    }
    if let read = try ProviderTable.read(sheets: sheets, file: file, facts) {
      return try provided(read, bytes, file: file, kind: workbook.kind, tolerating)
    }
    let outlines = sheets.compactMap(SheetOutline.init)
    guard let outline = outlines.first else { throw InvalidInput(unknown(sheets, file: file)) }
    if outlines.count > 1 {
      let names = outlines.map { "'\($0.sheet.name ?? "")'" }.joined(separator: ", ")
      throw InvalidInput(
        .error(
          at: outline.sheet.start, "\(outlines.count) sheets hold a table: \(names)",
          advice: "say which with --sheet, or give a workbook of one"))
    }
    return try official(outline, options, bytes: bytes, file: file, kind: workbook.kind, tolerating)
  }

  /// Whether bytes are text in the layout of our own, as it is written: comments first, commas, UTF-8. Its reader keeps no
  /// cells and takes the largest tables.
  static func isOwnText(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    while rest.first == UInt8(ascii: "#") {
      guard let end = rest.firstIndex(of: 10) else { return true }
      rest = rest[(end + 1)...]
    }
    guard rest.starts(with: "code,".utf8) || rest.starts(with: "\"code\",".utf8) else { return false }
    return (try? UTF8Span(validating: bytes.span)) != nil
  }

  private static func chosen(
    _ workbook: Workbook, _ options: TableOptions, file: String
  ) throws(InvalidInput) -> [Sheet] {
    guard let wanted = options.sheet else { return workbook.sheets }
    let found = workbook.sheets.filter { $0.name == wanted }
    if !found.isEmpty { return found }
    let names = workbook.sheets.compactMap(\.name)
    throw InvalidInput(
      .error(
        "'\(file)' has no sheet '\(wanted)'",
        advice: names.isEmpty ? "leave out --sheet" : "its sheets are \(names.joined(separator: ", "))"))
  }

  private static func unknown(_ sheets: [Sheet], file: String) -> Diagnostic {
    let largest = sheets.max { $0.rows.count < $1.rows.count }
    if largest?.rows.isEmpty ?? true {
      return .error(at: sheets.first?.start ?? SourceLocation(file: file, line: 1, column: 1), "the file holds no rows")
    }
    let width = largest?.rows.reduce(0) { max($0, ($1.cells.last?.column ?? -1) + 1) } ?? 0
    let size = "\(largest?.rows.count ?? 0) rows and \(width) columns"
    let place = largest?.start ?? SourceLocation(file: file, line: 1, column: 1)
    if width > SheetOutline.mostColumns {
      return .error(
        at: place, "the sheet has \(width) columns, and a table of sectors at most \(SheetOutline.mostColumns)",
        advice: "give the sheet of the table alone")
    }
    return .error(
      at: place,
      "no table is recognised in \(size): looked for the header 'code,name_zh,name_en' of the layout that 'simplan table "
        + "layout' shows, and for two or more names that stand both before rows and above columns",
      advice: "label the table so, with 总产出 or total output, and value added by row")
  }

  private static func own(
    _ table: InputOutputTable, _ options: TableOptions, bytes: [UInt8], file: String, kind: String, sheet: String?
  ) throws(InvalidInput) -> ReadTable {
    let description = table.description
    let start = SourceLocation(file: file, sheet: sheet, line: 1, column: 1)
    // A table of ours may be in any unit.
    let said = options.unit == description.unit ? options : try options.understood()
    var facts = WrittenFacts()
    facts.add(unit: description.unit, at: table.locations?.unit ?? start)
    facts.add(year: description.year, at: start)
    try compare(facts, said)
    let provenance = TableProvenance(
      file: file, sha256: FileDigest.sha256(bytes), kind: kind, sheet: sheet, layout: "the layout of simplan",
      unit: description.unit, year: description.year, origins: ["unit, year and prices: in the file"],
      prices: description.prices, imports: table.importTreatment.words, steps: ["read as written"], warnings: [])
    return ReadTable(table: table, findings: [], provenance: provenance)
  }

  private typealias WrittenUnit = WrittenFacts.Fact<String>

  /// Refuses options that contradict the file.
  /// - Returns: the unit that is written.
  @discardableResult
  private static func compare(_ facts: WrittenFacts, _ said: TableOptions) throws(InvalidInput) -> WrittenUnit? {
    var problems: [Diagnostic] = []
    var unit: WrittenUnit?
    do throws(InvalidInput) { unit = try facts.unit(said: said.unit) } catch { problems += error.diagnostics }
    if let year = facts.year, let said = said.year, said != year.value {
      problems.append(
        .error(
          at: year.place, "the file says the year \(year.value), and --year says \(said)",
          advice: "leave out --year, or mend the file"))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    return unit
  }

  private static func official(
    _ outline: SheetOutline, _ options: TableOptions, bytes: [UInt8], file: String, kind: String,
    _ tolerating: Set<TableFault>
  ) throws(InvalidInput) -> ReadTable {
    let facts = WrittenFacts(outline)
    let written = try compare(facts, options)
    let unit = written?.value ?? options.unit
    let year = facts.year?.value ?? options.year
    if options.needsUnitAndYear { try demand(unit, year, facts, outline) }
    let name = folderAndName(of: file).name
    let title = facts.title?.value ?? name
    let sheetName = outline.sheet.name.map { ", sheet \($0)" } ?? ""
    let description = TableDescription(
      titleEn: LabelText.comment("Input-output table \(name)" + (year.map { ", \($0)" } ?? "")),
      titleZh: LabelText.comment(title), year: year ?? 0,
      unit: LabelText.comment(unit ?? TableOptions.unknownUnit),
      prices: LabelText.comment(facts.prices?.value ?? "current producers' prices"), decimals: 0,
      citation: LabelText.comment("\(name)\(sheetName)"))
    var source = SheetTable(outline)
    let table = try source.table(description, tolerating: tolerating)
    let errors = table.check(tolerating: tolerating).filter { $0.severity == .error }
    if !errors.isEmpty { throw InvalidInput(errors) }
    var origins: [String] = []
    func origin(_ subject: String, _ place: SourceLocation?, _ otherwise: String) {
      origins.append("\(subject): " + (place.map { "written in \($0.withinFile)" } ?? otherwise))
    }
    origin("unit", written?.place, options.unit == nil ? "not known" : "said with --unit")
    origin("year", facts.year?.place, options.year == nil ? "not known" : "said with --year")
    origin("prices", facts.prices?.place, "assumed: nothing is written")
    let findings = source.notes + otherYear(year, facts, name: name, outline)
    let warnings = findings.filter { $0.severity != .note }
    let provenance = TableProvenance(
      file: file, sha256: FileDigest.sha256(bytes), kind: kind, sheet: outline.sheet.name,
      layout: source.layout(table), unit: description.unit, year: description.year, origins: origins,
      prices: description.prices, imports: table.importTreatment.words, steps: source.steps,
      warnings: warnings.map(\.oneLine))
    return ReadTable(table: table, findings: findings, provenance: provenance)
  }

  /// Tells of a file that is named for another year than that of its table.
  private static func otherYear(
    _ year: Int?, _ facts: WrittenFacts, name: String, _ outline: SheetOutline
  ) -> [Diagnostic] {
    let named = Set(WrittenFacts.years(in: name))
    guard named.count == 1, let other = named.first, let year, other != year else { return [] }
    return [
      Diagnostic(
        .warning, at: facts.year?.place ?? outline.sheet.start,
        "the file is named for \(other), and its table is taken for one of \(year)",
        advice: "see which is right, and name the file for that year")
    ]
  }

  private static func demand(
    _ unit: String?, _ year: Int?, _ facts: WrittenFacts, _ outline: SheetOutline
  ) throws(InvalidInput) {
    var problems: [Diagnostic] = []
    if unit == nil {
      let place = facts.otherUnit.map(\.place) ?? outline.sheet.start
      let message = facts.otherUnit.map { "no unit of money is understood in '\($0.value)'" }
      problems.append(
        .error(
          at: place, message ?? "no unit is written around the table",
          advice: "say it with simplan table import --unit '1e4 CNY' (万元), or write 单位：万元 above the table"))
    }
    if year == nil {
      problems.append(
        .error(
          at: outline.sheet.start, "no year is written around the table, or more than one",
          advice: "say it with simplan table import --year 2012"))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
  }
}

extension ImportTreatment {
  var words: String {
    switch self {
    case .competitive: "competitive: uses of all origins, imports and inflow in columns"
    case .nonCompetitive: "non-competitive: domestic and imported uses apart, product by product"
    case .domesticOnly: "domestic uses, imported inputs as one row"
    }
  }
}

extension SheetTable {
  /// The layout in words.
  func layout(_ table: InputOutputTable) -> String {
    let labels = sectors.meanings.map { meaning, column in column.label }
    let rows = sectors.otherRows.map(\.row.label)
    return
      "\(table.sectors.count) sectors named in rows and columns; beside them the columns \(labels.joined(separator: ", ")); "
      + "below them the rows \(rows.joined(separator: ", "))"
  }
}
