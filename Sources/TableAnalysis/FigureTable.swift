import CSVText
import Diagnostics
import NumberText

/// A table of figures that is read on a terminal and stored as CSV: one set of rows, two forms.
package struct FigureTable: Sendable {
  package struct Column: Sendable {
    /// The head on a terminal.
    var title: String
    /// The head in the CSV, the same in every language.
    var key: String
    /// Decimals on a terminal; nil for text.
    var decimals: Int?

    init(title: String, key: String, decimals: Int? = nil) {
      self.title = title
      self.key = key
      self.decimals = decimals
    }

    package static func text(_ key: String, _ title: String) -> Column { Column(title: title, key: key) }
    package static func number(_ key: String, _ title: String, decimals: Int) -> Column {
      Column(title: title, key: key, decimals: decimals)
    }
  }

  package enum Cell: Sendable {
    case text(String)
    /// Nil for a missing figure: a dash on a terminal, empty in the CSV.
    case number(Double?)
  }

  let columns: [Column]
  private(set) var rows: [[Cell]] = []
  /// Sums and means: on a terminal only, since they spoil the columns of a CSV.
  private(set) var footer: [[Cell]] = []

  package init(_ columns: [Column]) { self.columns = columns }

  package mutating func add(_ row: [Cell]) { rows.append(row) }

  /// Adds a row of labels, figures and, in columns behind them, remarks.
  package mutating func add(_ labels: [String], _ figures: [Double?], after remarks: [String] = []) {
    rows.append(Self.row(labels, figures, remarks))
  }

  package mutating func addFooter(_ labels: [String], _ figures: [Double?], after remarks: [String] = []) {
    footer.append(Self.row(labels, figures, remarks))
  }

  private static func row(_ labels: [String], _ figures: [Double?], _ remarks: [String]) -> [Cell] {
    labels.map { .text($0) } + figures.map { .number($0) } + remarks.map { .text($0) }
  }

  /// The text for a terminal; at most `limit` rows of the body, with the footer always there.
  package func text(limit: Int? = nil) -> String {
    var table = TextTable(columns.map(\.title), columns.map { $0.decimals == nil ? .left : .right })
    let shown = Array(rows.prefix(limit ?? rows.count))
    let decimals = decimals(showing: shown)
    for row in shown + footer {
      table.add(
        zip(row, decimals).map { cell, decimals in
          switch cell {
          case .text(let text): text
          case .number(let value): value.map { figure($0, decimals) } ?? "-"
          }
        })
    }
    return table.text
  }

  /// The decimals of each column on a terminal. A column of small changes, which would all be shown as zero, gets as many as
  /// show three significant digits of the largest of them; rounding noise, below 1e-11 of the largest figure in the table, does
  /// not.
  private func decimals(showing rows: [[Cell]]) -> [Int] {
    func sizes(_ column: Int) -> [Double] {
      rows.compactMap { row in
        if case .number(let value?) = row[column] { value.magnitude } else { nil }
      }
    }
    let largest = columns.indices.map { sizes($0).max() ?? 0 }
    let noise = 1e-11 * (largest.max() ?? 0)
    return zip(columns, largest).map { column, largest in
      guard var decimals = column.decimals else { return 0 }
      var unit = (0..<decimals).reduce(1.0) { unit, _ in unit / 10 }
      guard largest > noise, largest < 0.5 * unit else { return decimals }
      while largest < 99.999 * unit { (decimals, unit) = (decimals + 1, unit / 10) }
      return decimals
    }
  }

  /// The rows as CSV, all figures with 12 significant digits.
  var csv: String {
    var writer = CSVWriter(guardsFormulas: true)
    writer.row(columns.map(\.key))
    for row in rows {
      writer.row(
        row.map { cell in
          switch cell {
          case .text(let text): text
          case .number(let value): value.map(formatNumber) ?? ""
          }
        })
    }
    return writer.text
  }
}

/// A figure for a report: groups of three digits and this many decimals.
func figure(_ value: Double, _ count: Int) -> String {
  let text = decimals(abs(value), count)
  // Beyond what is read digit by digit.
  guard text.allSatisfy({ $0.isNumber || $0 == "." }) else { return formatNumber(value) }
  let whole = text.prefix { $0 != "." }
  var digits = ""
  for (place, digit) in whole.enumerated() {
    if place > 0 && (whole.count - place) % 3 == 0 { digits.append(",") }
    digits.append(digit)
  }
  let isZero = text.allSatisfy { $0 == "0" || $0 == "." }
  return (value < 0 && !isZero ? "-" : "") + digits + text.dropFirst(whole.count)
}
