import CSVText
import Diagnostics
import LinearAlgebra
import WorkbookReading

/// The figures of a sheet, rows and columns counted from 0.
struct SheetFigures: FigureSource {
  let sheet: Sheet
  private let places: [Int: Int]

  init(_ sheet: Sheet) {
    self.sheet = sheet
    places = Dictionary(
      sheet.rows.enumerated().map { ($1.number, $0) }, uniquingKeysWith: { first, _ in first })
  }

  var rowCount: Int { (sheet.rows.last?.number ?? -1) + 1 }

  func place(row: Int, column: Int) -> SourceLocation {
    guard let place = places[row] else { return sheet.start }
    return sheet.location(row: sheet.rows[place], column: column)
  }

  /// The label in a cell: without white space around it, a whole number in digits, empty for anything else.
  func text(_ row: Int, _ column: Int) -> String {
    guard row >= 0, column >= 0, let place = places[row], let cell = sheet.rows[place][column] else { return "" }
    switch sheet.content(cell) {
    case .text(let text): return text.trimmed
    case .number(let number): return Int(exactly: number).map(String.init) ?? ""
    default: return ""
    }
  }

  /// The columns of a row that hold anything.
  func columns(ofRow row: Int) -> [Int] { places[row].map { sheet.rows[$0].cells.map(\.column) } ?? [] }

  func figures(rows: [Int], columns: [Int], _ problems: inout [Diagnostic]) -> Matrix {
    var matrix = Matrix(rows: rows.count, columns: columns.count)
    var targets = [Int](repeating: -1, count: (columns.max() ?? -1) + 1)
    for (k, column) in columns.enumerated() { targets[column] = k }
    for (i, row) in rows.enumerated() {
      guard let place = places[row] else { continue }
      for cell in sheet.rows[place].cells where cell.column < targets.count && targets[cell.column] >= 0 {
        if let value = figure(cell) {
          matrix[i, targets[cell.column]] = value
        } else {
          problems.append(notFigure(cell, at: self.place(row: row, column: cell.column)))
        }
      }
    }
    return matrix
  }

  /// Nil for what is no figure. Blank text is 0, as a blank cell is.
  private func figure(_ cell: SheetCell) -> Double? {
    switch sheet.content(cell) {
    case .number(let value): return value.isFinite ? value : nil
    case .text(let text):
      var plain = text.trimmed
      if plain.isEmpty { return 0 }
      return plain.withUTF8 { DecimalNumber($0) }.flatMap { $0.value.isFinite ? $0.value : nil }
    default: return nil
    }
  }

  private func notFigure(_ cell: SheetCell, at place: SourceLocation) -> Diagnostic {
    let content = sheet.content(cell)
    guard case .text(let text) = content else { return content.refusedAsFigure(at: place) }
    return .error(
      at: place, "'\(text)' stands where a figure is due",
      advice: "write a decimal number; a missing figure is 0 only where somebody says so")
  }
}

extension String {
  /// Without white space and line ends around it.
  var trimmed: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace { text = text.dropFirst() }
    while let last = text.last, last.isWhitespace { text = text.dropLast() }
    return String(text)
  }

  /// Whether the text is a letter and a whole number behind it, as in `c12`.
  func isNumbered(_ letter: Character) -> Bool {
    count > 1 && first == letter && dropFirst().allSatisfy { $0.isASCII && $0.isWholeNumber }
  }

  /// The only year from 1900 to 2199 among the groups of digits; nil for none and for several.
  var year: Int? {
    let years = split { !$0.isASCII || !$0.isWholeNumber }.compactMap { $0.count == 4 ? Int($0) : nil }
      .filter { (1900..<2200).contains($0) }
    return Set(years).count == 1 ? years[0] : nil
  }
}
