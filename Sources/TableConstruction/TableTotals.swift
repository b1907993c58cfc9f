import CSVText
public import Diagnostics
public import InputOutput
import NumberText

/// Totals that a table is to have, of sectors (gross output), categories of final demand, `imports`, `inflow` and rows of
/// value added.
///
/// A CSV file has them under `code,total`, each line naming its line of the table by code or name; a column `value_added`
/// may give a sector's value added. The line `# citation: …` at the top says where they come from.
public struct TableTotals: Hashable, Sendable {
  public var citation: String
  /// By sector; nil where none is given.
  public var outputs: [Double?]
  public var valueAddedOfSectors: [Double?]
  /// By category of final demand.
  public var finalDemand: [Double?]
  public var imports: Double?
  public var inflow: Double?
  /// By row of value added.
  public var valueAdded: [Double?]

  /// None of a table's totals.
  public init(of table: InputOutputTable, citation: String) {
    self.citation = citation
    outputs = table.sectors.map { _ in nil }
    valueAddedOfSectors = outputs
    finalDemand = table.finalDemand.map { _ in nil }
    valueAdded = table.valueAdded.map { _ in nil }
  }

  /// Reads a file of totals for a table.
  /// - Throws: `InvalidInput` with every mistake and its place.
  public static func read(bytes: [UInt8], file: String, for table: InputOutputTable) throws(InvalidInput) -> TableTotals
  {
    let csv = try CSVFile.read(bytes: bytes, file: file, leadingComments: true)
    var reader = TotalsReader(csv: csv, table: table)
    return try reader.totals()
  }

  /// The sectors without a total, by their codes.
  func sectorsWithoutTotal(_ table: InputOutputTable) -> [String] {
    zip(table.sectors, outputs).filter { $1 == nil }.map(\.0.code)
  }
}

private struct TotalsReader {
  let csv: CSVFile
  let table: InputOutputTable
  var problems: [Diagnostic] = []

  init(csv: CSVFile, table: InputOutputTable) { (self.csv, self.table) = (csv, table) }

  mutating func totals() throws(InvalidInput) -> TableTotals {
    let citation = csv.citation(&problems)
    let header = CSVHeader(of: csv, known: ["code", "total", "value_added"], &problems)
    guard let code = header["code"], let total = header["total"] else {
      if header.isSound {
        problems.append(header.missing(["code", "total"].filter { header[$0] == nil }, advice: "write code,total"))
      }
      throw InvalidInput(problems)
    }
    var totals = TableTotals(of: table, citation: citation)
    let lookup = NameLookup(
      ("row or column", "rows and columns"),
      table.sectors.map { ($0.code, $0.nameZh, $0.nameEn) } + table.finalDemand.map { ($0.code, $0.nameZh, $0.nameEn) }
        + [("imports", "", ""), ("inflow", "", "")] + table.valueAdded.map { ($0.code.rawValue, $0.nameZh, $0.nameEn) })
    var seen: [Int: Int] = [:]
    for record in csv.records.dropFirst() {
      let cell = record[code]
      let match = lookup.match(cell.text)
      guard case .found(let place) = match else {
        problems.append(
          .error(
            at: cell.location, lookup.message(of: match, for: cell.text),
            advice: lookup.advice(for: match, of: cell.text)
          ))
        continue
      }
      if let line = seen.updateValue(record.line, forKey: place) {
        problems.append(
          .error(
            at: cell.location, "the total of \(lookup.codes[place]) stands twice, first in line \(line)",
            advice: "leave one of them"))
        continue
      }
      let value = record[total].isEmpty ? nil : record[total].number(&problems)
      let added = header["value_added"].flatMap { record[$0].isEmpty ? nil : record[$0] }
      if record[total].isEmpty, added == nil {
        problems.append(
          .error(at: record[total].location, "the total is empty", advice: "write it, or leave the line out"))
      }
      take(value, added, at: place, cell, &totals)
    }
    if csv.records.count < 2 {
      problems.append(
        .error(
          at: csv.records.first?.first?.location, "the file holds no totals",
          advice: "write lines of a code and a total"))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    return totals
  }

  private mutating func take(
    _ value: Double?, _ added: CSVCell?, at place: Int, _ cell: CSVCell, _ totals: inout TableTotals
  ) {
    let (n, c) = (table.sectors.count, table.finalDemand.count)
    if place < n {
      if let value, value < 0 {
        problems.append(
          .error(at: cell.location, "the output of \(table.sectors[place].code) is \(formatNumber(value))"))
      }
      totals.outputs[place] = value
      totals.valueAddedOfSectors[place] = added.flatMap { $0.number(&problems) }
      return
    }
    if let added {
      problems.append(
        .error(
          at: added.location, "'\(cell.text)' is no sector, and has no value added",
          advice: "leave the cell empty: nothing would read it"))
    }
    switch place - n {
    case ..<c: totals.finalDemand[place - n] = value
    case c: totals.imports = value
    case c + 1: totals.inflow = value
    default: totals.valueAdded[place - n - c - 2] = value
    }
  }
}

extension CSVFile {
  /// The one key that files of construction have, where their figures come from.
  func citation(_ problems: inout [Diagnostic]) -> String {
    var citation: CSVCell?
    for (key, cell) in keyedComments(&problems) {
      if key != "citation" {
        problems.append(.error(at: cell.location, "unknown key '\(key)'", advice: "the only key is citation"))
      } else if let first = citation {
        problems.append(cell.repeats(key: key, of: first))
      } else {
        citation = cell
      }
    }
    if citation == nil { problems.append(missing(key: "citation")) }
    return citation?.text ?? ""
  }
}
