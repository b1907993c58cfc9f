public import Diagnostics
public import InputOutput
public import WorkbookReading

/// Tables of the providers whose layouts are known by their labels: WIOD, ADB, CEADs, FIGARO, Eurostat and the OECD.
///
/// A file is recognised by what stands in it, never by its name; a name is only asked for the year where the file is silent.
public enum ProviderTable {
  /// Facts that a person states beside a file.
  public struct Facts: Hashable, Sendable {
    public var year: Int?
    public var unit: String?
    public var prices: String?

    public init(year: Int? = nil, unit: String? = nil, prices: String? = nil) {
      (self.year, self.unit, self.prices) = (year, unit, prices)
    }
  }

  /// A table that was read, with what was recognised.
  public struct Reading: Sendable {
    public let table: InputOutputTable
    public let findings: [Diagnostic]
    /// The provider and the layout in words.
    public let layout: String
    public let sheet: String?
    /// Where unit, year and prices were found.
    public let origins: [String]
  }

  /// Reads a text with one figure to a line, or one of the OECD's; nil for anything else.
  /// - Throws: `InvalidInput` with every mistake and its place.
  public static func read(bytes: [UInt8], file: String, _ facts: Facts) throws(InvalidInput) -> Reading? {
    if OECDTable.isOne(bytes) { return try OECDTable.reading(bytes, file: file, facts) }
    guard ObservationText.isOne(bytes) else { return nil }
    return try ObservationText.recognise(bytes, file: file, year: facts.year).reading(facts, file: file)
  }

  /// Reads the sheets of a workbook, or a text as one sheet; nil where no layout is recognised.
  /// - Throws: `InvalidInput` with every mistake, its sheet and cell.
  public static func read(sheets: [Sheet], file: String, _ facts: Facts) throws(InvalidInput) -> Reading? {
    if let table = ProvincialWorkbook.recognise(sheets) { return try table.reading(facts, file: file) }
    for sheet in sheets {
      if let table = WorldSheet.recognise(sheet) ?? LabelledSheet.recognise(sheet) {
        return try table.reading(facts, file: file)
      }
    }
    return nil
  }
}

/// A file in which a provider's layout was recognised.
struct RecognisedTable {
  struct Year {
    var value: Int
    var origin: String

    init(value: Int, origin: String) { (self.value, self.origin) = (value, origin) }

    init?(inNameOf file: String) {
      guard let value = (file.split(separator: "/").last.map(String.init) ?? file).year else { return nil }
      self.init(value: value, origin: "the name of the file")
    }

    /// The year that is written or said.
    static func known(
      _ year: Year?, said: Int?, as layout: String, at place: SourceLocation
    ) throws(InvalidInput) -> Int {
      if let year, let said, said != year.value {
        throw InvalidInput(
          .error(
            at: place, "\(year.origin) says the year \(year.value), and --year says \(said)",
            advice: "leave out --year, or mend the file"))
      }
      if let known = year?.value ?? said { return known }
      throw InvalidInput(
        .error(
          at: place, "the file is read as \(layout), and says no year",
          advice: "say it with --year, as in --year 2018"))
    }
  }

  var layout: ProviderLayout
  var source: any FigureSource
  var rows: [ProviderLine]
  var columns: [ProviderLine]
  var sheet: Sheet?
  var year: Year?
  var unit: String?
  var prices: String?
  /// The region that a table of one region is about.
  var subject: String?
  var findings: [Diagnostic] = []

  init(
    layout: ProviderLayout, source: any FigureSource, rows: [ProviderLine], columns: [ProviderLine], sheet: Sheet?
  ) {
    (self.layout, self.source, self.rows, self.columns, self.sheet) = (layout, source, rows, columns, sheet)
  }

  mutating func takeYear(fromName file: String) { year = Year(inNameOf: file) }

  func reading(_ facts: ProviderTable.Facts, file: String) throws(InvalidInput) -> ProviderTable.Reading {
    let place = sheet?.start ?? SourceLocation(file: file, line: 1, column: 1)
    let known = try Year.known(year, said: facts.year, as: layout.name, at: place)
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let sheetName = sheet?.name.map { ", sheet \($0)" } ?? ""
    var parts = ProviderParts(layout, source, rows: rows, columns: columns)
    let title = [layout.titleEn, subject, "\(known)"].compactMap(\.self).joined(separator: ", ").onOneLine
    let titleZh = [layout.titleZh, subject, "\(known)"].compactMap(\.self).joined(separator: "，").onOneLine
    let table = try parts.table(
      TableDescription(
        titleEn: title, titleZh: titleZh, year: known, unit: facts.unit ?? unit ?? layout.unit,
        prices: facts.prices ?? prices ?? layout.prices, decimals: 2,
        citation: "\(layout.name); \(name)\(sheetName)".onOneLine))
    let regions = Set(parts.sectorRegions).count
    let words =
      regions > 1 ? "\(regions) regions, \(table.sectors.count) rows of sectors" : "\(table.sectors.count) sectors"
    let recognised = Diagnostic(.note, at: place, "read as \(layout.name): \(words)")
    return ProviderTable.Reading(
      table: table, findings: [recognised] + findings + parts.findings, layout: "\(layout.name): \(words)",
      sheet: sheet?.name,
      origins: [
        "unit: " + origin(facts.unit, unit, "--unit"),
        "year: " + (year.map { "in \($0.origin)" } ?? "said with --year"),
        "prices: " + origin(facts.prices, prices, "--prices"),
      ])
  }

  private func origin(_ said: String?, _ written: String?, _ option: String) -> String {
    if said != nil { return "said with \(option)" }
    return written != nil ? "written in the file" : "those of the provider's tables"
  }
}
