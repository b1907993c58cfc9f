import CSVText
import Diagnostics
import Files
import SimulationKit

extension ValueReader {
  /// Opens the CSV file that a path names, relative to the file that names it, and reads the declared columns.
  mutating func tableFile(_ value: ScenarioValue, columns: [ParameterKind.Column], path: [String]) -> ParameterValue? {
    guard let written = text(value, path: path) else { return nil }
    guard let source = tableSource(written, at: value.location, path: path) else { return nil }
    do {
      let csv = try CSVFile.read(bytes: source.bytes, file: source.file, leadingComments: true)
      return table(csv, columns: columns).map(ParameterValue.table)
    } catch {
      problems += error.diagnostics
      return nil
    }
  }

  mutating func tableSource(_ written: String, at place: SourceLocation, path: [String]) -> SourceText? {
    guard let found = project.file(named: written, at: place, key: path.dotted, into: &problems) else { return nil }
    if let known = tableFiles.first(where: { $0.file == found }) { return known }
    if let size = sizeOfFile(found), size > CSVFile.largestSize {
      let refusal = CSVFile.tooLarge(size, file: found)
      report(at: place, "\(path.dotted): \(refusal.message)", advice: refusal.advice)
      return nil
    }
    do {
      let source = SourceText(file: found, bytes: try readFile(found))
      tableFiles.append(source)
      return source
    } catch {
      report(at: place, "\(path.dotted): \(found) cannot be read: \(error.reason)")
      return nil
    }
  }

  private mutating func table(_ csv: CSVFile, columns: [ParameterKind.Column]) -> ParameterTable? {
    guard let header = csv.records.first, let start = header.first?.location else {
      report(
        at: SourceLocation(file: csv.file, line: 1, column: 1), "the file is empty",
        advice: "begin with the columns \(columns.map(\.name).joined(separator: ","))")
      return nil
    }
    let rows = csv.records.dropFirst()
    var result = ParameterTable(rows: rows.count)
    let found = problems.count
    var first: [String: SourceLocation] = [:]
    for cell in header {
      if let place = first[cell.text] {
        report(at: cell.location, "the column \(cell.text) stands twice, first at \(place)")
      } else if !columns.contains(where: { $0.name == cell.text }) {
        problems.append(Diagnostic(.warning, at: cell.location, "the column \(cell.text) is not read"))
      }
      first[cell.text] = first[cell.text] ?? cell.location
    }
    for column in columns {
      guard let index = header.firstIndex(where: { $0.text == column.name }) else {
        report(
          at: start, "the column \(column.name) is missing: \(column.meaning)",
          advice: closest(to: column.name, in: header.map(\.text)).map { "is it \($0)?" })
        continue
      }
      if column.unit == nil {
        result.texts[column.name] = rows.map { $0[index].text }
      } else {
        result.numbers[column.name] = rows.compactMap { $0[index].number(&problems) }
      }
    }
    if rows.isEmpty { report(at: start, "the file holds no row below its header") }
    return problems[found...].contains { $0.severity == .error } ? nil : result
  }
}
