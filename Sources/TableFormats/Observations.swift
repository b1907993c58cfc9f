import CSVText
import Diagnostics
import LinearAlgebra

/// Texts with one figure to a line, each under codes of its own: FIGARO's flat files and SDMX-CSV of Eurostat.
struct Observations: FigureSource {
  private let csv: CSVFile
  private let valueColumn: Int
  private(set) var rows: [RegionalParts.Label] = []
  private(set) var columns: [RegionalParts.Label] = []
  private var rowPlaces: [RegionalParts.Label: Int] = [:]
  private var columnPlaces: [RegionalParts.Label: Int] = [:]
  /// The record of each figure by its row, in the order of the file.
  private var entries: [[Entry]] = []

  private struct Entry {
    var column: Int32
    var record: Int32
  }

  init(_ csv: CSVFile, valueColumn: Int) { (self.csv, self.valueColumn) = (csv, valueColumn) }

  mutating func add(record: Int, row: RegionalParts.Label, column: RegionalParts.Label) {
    let i = rowPlaces[row] ?? rows.count
    if i == rows.count {
      rowPlaces[row] = i
      rows.append(row)
      entries.append([])
    }
    let j = columnPlaces[column] ?? columns.count
    if j == columns.count {
      columnPlaces[column] = j
      columns.append(column)
    }
    entries[i].append(Entry(column: Int32(clamping: j), record: Int32(clamping: record)))
  }

  /// The first figure of a row, or of a column where the row has none.
  func place(row: Int, column: Int) -> SourceLocation {
    let line = entries.indices.contains(row) ? entries[row] : []
    let entry = line.first { Int($0.column) == column } ?? line.first
    return csv.records[entry.map { Int($0.record) } ?? 0][valueColumn].location
  }

  func figures(rows: [Int], columns: [Int], _ problems: inout [Diagnostic]) -> Matrix {
    var matrix = Matrix(rows: rows.count, columns: columns.count, repeating: .nan)
    var targets = [Int](repeating: -1, count: self.columns.count)
    for (k, column) in columns.enumerated() { targets[column] = k }
    for (i, row) in rows.enumerated() {
      for entry in entries[row] {
        let k = targets[Int(entry.column)]
        guard k >= 0 else { continue }
        let cell = csv.records[Int(entry.record)][valueColumn]
        if !matrix[i, k].isNaN {
          let labels = "\(self.rows[row].text), \(self.columns[Int(entry.column)].text)"
          problems.append(.error(at: cell.location, "the figure of \(labels) stands twice", advice: "take one out"))
        }
        // A blank figure is told where the file is read.
        matrix[i, k] = cell.isEmpty ? 0 : cell.number(&problems) ?? 0
      }
    }
    return matrix.mapEntries { value, _, _ in value.isNaN ? 0 : value }
  }

  /// The lines of the table: rows in their order, then the columns of sectors in that of the rows, and the others.
  func lines(_ layout: ProviderLayout) -> (rows: [ProviderLine], columns: [ProviderLine]) {
    let down = rows.enumerated().map { ProviderLine(index: $0, region: $1.region, code: $1.name) }
    var across: [ProviderLine] = []
    func append(_ label: RegionalParts.Label) {
      guard let index = columnPlaces[label] else { return }
      across.append(ProviderLine(index: index, region: label.region, code: label.name))
    }
    for label in rows where layout.row(label.name) == .sector { append(label) }
    for label in columns where layout.column(label.name) != .sector || rowPlaces[label] == nil { append(label) }
    return (down, across)
  }
}

extension RegionalParts.Label {
  var text: String { region.isEmpty ? name : "\(region) \(name)" }
}
