package import Diagnostics
import Files
package import InputOutput
import TableFormats
import WorkbookReading

extension TableOptions {
  /// The facts as readers of providers' layouts take them.
  var facts: ProviderTable.Facts {
    ProviderTable.Facts(year: year, unit: unit, prices: prices)
  }
}

extension TableReader {
  /// Reads a table in the layout of a provider; nil where none is recognised.
  /// - Throws: `InvalidInput` with every mistake and its place.
  package static func provided(
    bytes: [UInt8], file: String, options: TableOptions, tolerating: Set<TableFault>
  ) throws(InvalidInput) -> ReadTable? {
    if isOwnText(bytes) { return nil }
    let options = try options.understood()
    if let read = try ProviderTable.read(bytes: bytes, file: file, options.facts) {
      return try provided(read, bytes, file: file, kind: "CSV text in UTF-8", tolerating)
    }
    let workbook = try Workbook(bytes: bytes, file: file)
    return try ProviderTable.read(sheets: workbook.sheets, file: file, options.facts).map { read throws(InvalidInput) in
      try provided(read, bytes, file: file, kind: workbook.kind, tolerating)
    }
  }

  /// A provider's table that passes its checks, with its provenance.
  static func provided(
    _ read: ProviderTable.Reading, _ bytes: [UInt8], file: String, kind: String, _ tolerating: Set<TableFault>
  ) throws(InvalidInput) -> ReadTable {
    let errors = read.table.check(tolerating: tolerating).filter { $0.severity == .error }
    if !errors.isEmpty { throw InvalidInput(read.findings + errors) }
    let description = read.table.description
    let told = read.findings.filter { $0.severity != .note }.map(\.oneLine)
    let steps = read.findings.dropFirst().filter { $0.severity == .note }.map(\.message)
    let provenance = TableProvenance(
      file: file, sha256: FileDigest.sha256(bytes), kind: kind, sheet: read.sheet, layout: read.layout,
      unit: description.unit, year: description.year, origins: read.origins, prices: description.prices,
      imports: read.table.importTreatment.words, steps: ["read as written"] + steps, warnings: told)
    return ReadTable(table: read.table, findings: read.findings, provenance: provenance)
  }
}
