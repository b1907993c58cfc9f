import CSVText
public import Diagnostics
import InputOutput
import LinearAlgebra
import NumberText

/// The CSV files of the OECD's inter-country tables (ICIO 2016 to 2023 editions): labels as in `CHN_C26`, columns of final
/// demand as in `CHN_HFCE` (2016: `HFCE_CHN`), rows of taxes (`TLS`, or `…_TAXSUB`) and value added (`VA`, `VALU`), totals.
public enum OECDTable {
  /// Reads a file. Regions that a country is told apart in (`CN1`, `MX2`) are joined with it, as pymrio does.
  /// - Throws: `InvalidInput` with every mistake and its place.
  public static func read(
    bytes: [UInt8], file: String, _ facts: ForeignTable.Facts
  ) throws(InvalidInput) -> ForeignTable {
    var reader = OECDReader(csv: try CSVFile.read(bytes: bytes, file: file))
    return try reader.table(facts)
  }

  /// Whether a text's first line has the labels of such a file, as in `CHN_HFCE`.
  static func isOne(_ bytes: [UInt8]) -> Bool {
    let line = bytes.prefix { $0 != 10 }.prefix(1_000_000)
    let heads = line.split(separator: UInt8(ascii: ",")).map { cell in
      String(decoding: cell, as: UTF8.self).filter { $0 != "\"" }
    }
    return heads.contains { $0.hasSuffix("_HFCE") || $0.hasPrefix("HFCE_") }
  }

  /// Reads a file whose year its name or a person says.
  static func reading(
    _ bytes: [UInt8], file: String, _ facts: ProviderTable.Facts
  ) throws(InvalidInput) -> ProviderTable.Reading {
    let layout = "the OECD's inter-country input-output tables"
    let place = SourceLocation(file: file, line: 1, column: 1)
    // Editions are named by their years too, as in ICIO2021_2018.
    var name = file.split(separator: "/").last.map(String.init) ?? file
    if name.hasPrefix("ICIO") { name = String(name.dropFirst(8)) }
    let year = RecognisedTable.Year(inNameOf: name)
    let known = try RecognisedTable.Year.known(year, said: facts.year, as: layout, at: place)
    let prices = facts.prices ?? "current basic prices"
    let read = try read(bytes: bytes, file: file, .init(year: known, prices: prices, unit: facts.unit))
    let words = "\(layout): \(read.table.sectors.count) rows of sectors"
    return ProviderTable.Reading(
      table: read.table, findings: [Diagnostic(.note, at: place, "read as \(words)")] + read.findings, layout: words,
      sheet: nil,
      origins: [
        "unit: " + (facts.unit == nil ? "that of the provider's tables" : "said with --unit"),
        "year: " + (year.map { "in \($0.origin)" } ?? "said with --year"),
        "prices: " + (facts.prices == nil ? "those of the provider's tables" : "said with --prices"),
      ])
  }
}

private struct OECDReader {
  let csv: CSVFile
  var problems: [Diagnostic] = []
  var findings: [Diagnostic] = []

  init(csv: CSVFile) { self.csv = csv }

  private static let totals: Set<String> = ["OUT", "OUTPUT", "TOTAL"]
  private static let demandWords = [
    "HFCE", "NPISH", "NPS", "GGFC", "GFCF", "INVNT", "INV", "DIRP", "DPABR", "FD", "P33", "DISC",
  ]

  private enum Kind {
    case sector(RegionalParts.Label)
    case demand(RegionalParts.Label)
    case taxes
    case valueAdded
    case total
  }

  /// The kind of a line by its label; nil for none that these files have.
  private static func kind(_ label: String) -> Kind? {
    if totals.contains(label) { return .total }
    if label == "VA" || label.contains("VALU") { return .valueAdded }
    if label == "TLS" || label.contains("TAXSUB") { return .taxes }
    let parts = label.split(separator: "_", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      return demandWords.contains(label) ? .demand(.init(region: "ALL", name: label)) : nil
    }
    if demandWords.contains(parts[1]) { return .demand(.init(region: parts[0], name: parts[1])) }
    if demandWords.contains(parts[0]) { return .demand(.init(region: parts[1], name: parts[0])) }
    return .sector(.init(region: parts[0], name: parts[1]))
  }

  mutating func table(_ facts: ForeignTable.Facts) throws(InvalidInput) -> ForeignTable {
    guard let header = csv.records.first, header.count > 1, csv.records.count > 1 else {
      throw InvalidInput(
        .error(
          at: SourceLocation(file: csv.file, line: 1, column: 1), "the file holds no table of the OECD",
          advice: "its header has labels as in CHN_C26 and CHN_HFCE"))
    }
    var sectorColumns: [(index: Int, label: RegionalParts.Label)] = []
    var demandColumns: [(index: Int, label: RegionalParts.Label)] = []
    for index in 1..<header.count {
      switch Self.kind(header[index].text) {
      case .sector(let label): sectorColumns.append((index, label))
      case .demand(let label): demandColumns.append((index, label))
      case .total: continue
      default: refuse(header[index])
      }
    }
    var sectorRows: [(record: Int, label: RegionalParts.Label)] = []
    var (taxRows, addedRows) = ([Int](), [Int]())
    for record in 1..<csv.records.count {
      switch Self.kind(csv.records[record][0].text) {
      case .sector(let label): sectorRows.append((record, label))
      case .taxes: taxRows.append(record)
      case .valueAdded: addedRows.append(record)
      case .total: continue
      default: refuse(csv.records[record][0])
      }
    }
    let (down, across) = (sectorRows.map(\.label), sectorColumns.map(\.label))
    if problems.isEmpty, Set(down).count != down.count || down != across {
      let odd = zip(sectorRows, across).first { $0.label != $1 }?.0.record ?? sectorRows.last?.record ?? 1
      problems.append(
        .error(
          at: csv.records[odd][0].location,
          "the \(down.count) rows are not the \(across.count) columns of sectors in their order",
          advice: "take the file as the OECD publishes it"))
    }
    if problems.isEmpty, demandColumns.isEmpty || addedRows.isEmpty {
      problems.append(
        .error(
          at: header[0].location, "there is no \(demandColumns.isEmpty ? "final demand" : "row of value added (VA)")",
          advice: "take the file as the OECD publishes it"))
    }
    guard down.count <= ForeignTable.mostRows else {
      throw InvalidInput(
        .error("'\(csv.file)' has \(down.count) rows of sectors, and \(ForeignTable.mostRows) are the most"))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    let flows = figures(sectorRows.map(\.record), sectorColumns.map(\.index))
    let demand = figures(sectorRows.map(\.record), demandColumns.map(\.index))
    let (taxes, added) = (figures(taxRows, sectorColumns.map(\.index)), figures(addedRows, sectorColumns.map(\.index)))
    let demandTaxes = figures(taxRows, demandColumns.map(\.index)).storage.reduce(0) { $0 + $1.magnitude }
    if !problems.isEmpty { throw InvalidInput(problems) }
    var parts = RegionalParts(
      sectors: down, intermediate: flows,
      finalDemand: demandColumns.enumerated().map { .init(label: $1.label, values: demand.column($0)) })
    if !taxRows.isEmpty {
      parts.valueAdded.append(
        ValueAddedRow(
          code: .netProductionTaxes, nameZh: "产品税净额（中间使用）", nameEn: "Taxes less subsidies on products used",
          values: taxes.columnSums))
    }
    parts.valueAdded.append(
      ValueAddedRow(
        code: .valueAdded, nameZh: "增加值（基本价格）", nameEn: "Value added at basic prices", values: added.columnSums))
    if demandTaxes > 0 {
      findings.append(
        Diagnostic(
          .warning,
          "taxes less subsidies on final demand (\(formatNumber(inFileDigits(demandTaxes))) in all) are left out",
          advice: "a table's final demand is at the prices of its rows"))
    }
    var precision = FigurePrecision()
    for matrix in [flows, demand, taxes, added] {
      for value in matrix.storage { precision.take(value) }
    }
    parts = joined(parts)
    parts.roundSums(precision.decimals, hasAddedUses: true)
    try parts.checkLabels()
    let name = csv.file.split(separator: "/").last.map(String.init) ?? csv.file
    let description = TableDescription(
      titleEn: "OECD inter-country input-output table \(facts.year)", titleZh: "经合组织国家间投入产出表\(facts.year)",
      year: facts.year, unit: facts.unit ?? "1e6 USD", prices: facts.prices, decimals: 2,
      citation: "OECD, Inter-Country Input-Output tables, \(name.onOneLine)")
    let table = try parts.table(parts.measured(description))
    return ForeignTable(table: table, findings: findings)
  }

  private mutating func refuse(_ cell: CSVCell) {
    problems.append(
      .error(
        at: cell.location, "'\(cell.text)' is no label of the OECD's tables",
        advice: "they are as in CHN_C26, CHN_HFCE, TLS, VA and OUT"))
  }

  /// Empty cells are 0, as the files leave out what is nothing.
  private mutating func figures(_ records: [Int], _ columns: [Int]) -> Matrix {
    var matrix = Matrix(rows: records.count, columns: columns.count)
    for (i, record) in records.enumerated() {
      let cells = csv.records[record]
      var unread: [Int] = []
      var k = 0
      cells.forEachNumber(in: columns) { column, number in
        if let number, number.value.isFinite {
          matrix[i, k] = number.value
        } else {
          unread.append(column)
        }
        k += 1
      }
      for column in unread where !cells[column].isEmpty && problems.count < 1000 { _ = cells[column].number(&problems) }
    }
    return matrix
  }

  /// Regions of China and Mexico, which have no final demand of their own, added to the country.
  private mutating func joined(_ parts: RegionalParts) -> RegionalParts {
    func country(_ region: String) -> String {
      guard let digit = region.last, digit.isASCII, digit.isNumber else { return region }
      switch region.dropLast() {
      case "CN": return "CHN"
      case "MX": return "MEX"
      default: return region
      }
    }
    var places: [RegionalParts.Label: Int] = [:]
    var labels: [RegionalParts.Label] = []
    for label in parts.sectors where country(label.region) == label.region {
      places[label] = labels.count
      labels.append(label)
    }
    let targets = parts.sectors.map { places[.init(region: country($0.region), name: $0.name)] ?? -1 }
    guard labels.count < parts.sectors.count, !targets.contains(-1) else { return parts }
    let regions = Set(parts.sectors.map(\.region).filter { country($0) != $0 }).sorted()
    findings.append(Diagnostic(.note, "\(regions.joined(separator: ", ")) are joined with their countries"))
    func sums(_ values: [Double]) -> [Double] {
      var result = [Double](repeating: 0, count: labels.count)
      for (value, target) in zip(values, targets) { result[target] += value }
      return result
    }
    var columns = Array(repeating: [Double](repeating: 0, count: labels.count), count: labels.count)
    for j in targets.indices {
      columns[targets[j]] = zip(columns[targets[j]], sums(parts.intermediate.column(j))).map(+)
    }
    var made = parts
    made.sectors = labels
    made.intermediate = Matrix(columns: columns, rows: labels.count)
    for k in made.finalDemand.indices { made.finalDemand[k].values = sums(made.finalDemand[k].values) }
    for k in made.valueAdded.indices { made.valueAdded[k].values = sums(made.valueAdded[k].values) }
    return made
  }
}
