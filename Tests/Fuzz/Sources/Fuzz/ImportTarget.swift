import Diagnostics
import InputOutput
import TableReading
import WorkbookFixture

/// A table in any file that an analyst has: a workbook, or a text in any dialect. What is read passes its checks, and is the
/// same after it was written. The parts of a workbook are packed here, since no change of packed bytes gives others that can
/// be unpacked: an input that begins with `rows` is sheets of cells separated by bars, one with `<sheetData` the XML of a sheet.
struct ImportTarget: FuzzTarget {
  func outcome(of input: [UInt8]) -> String? {
    let read: ReadTable
    do throws(InvalidInput) { read = try TableReader.read(bytes: Self.packed(input), file: "input") } catch {
      guard error.diagnostics.contains(where: { $0.severity == .error }) else { broken("a refusal without an error") }
      Promises.check(text: DiagnosticRenderer(sources: []).render(error.diagnostics))
      return "refused"
    }
    let table = read.table
    if table.check().contains(where: { $0.severity == .error }) { broken("a table that does not pass its checks") }
    // Without a unit and a year it cannot be written.
    if table.description.year == 0 || table.description.unit == TableOptions.unknownUnit {
      return "read without unit or year"
    }
    do throws(InvalidInput) {
      let again = try InputOutputTable.read(text: table.exactFileText, file: "again")
      if again.withoutPlaces != table.withoutPlaces { broken("a table that is another one once it was written") }
    } catch {
      broken("a table that is refused once it was written: \(error)")
    }
    return "read"
  }

  private static func packed(_ input: [UInt8]) -> [UInt8] {
    if input.starts(with: "<sheetData".utf8) {
      return WorkbookFixture.bytes(sheets: [("S", String(decoding: input, as: UTF8.self))])
    }
    guard input.starts(with: "rows\n".utf8) else { return input }
    let rows = String(decoding: input.dropFirst(5), as: UTF8.self)
    return WorkbookFixture.bytes(text: rows)
  }
}
