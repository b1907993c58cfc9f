import Diagnostics

/// The cells of a worksheet's XML.
final class SheetCells: XMLTaker {
  private(set) var builder: SheetBuilder
  private let shared: [String]
  private let dates: [Bool]
  private let start: SourceLocation
  /// Where the next row and the next cell stand, which a file need not say.
  private var (row, column) = (0, 0)
  private var hasRow = false
  /// Of the cell at hand.
  private var type = CellType.number
  private var style = 0
  private var (isValue, isInline, isPhonetic, hasFormula, hasValue) = (false, false, false, false, false)
  private var value: [UInt8] = []

  private enum CellType {
    case number, shared, inline, formulaText, error, truth, date
  }

  init(_ builder: SheetBuilder, shared: [String], dates: [Bool], start: SourceLocation) {
    (self.builder, self.shared, self.dates, self.start) = (builder, shared, dates, start)
  }

  func finished() throws(InvalidInput) -> Sheet { try builder.finished() }

  func start(_ name: XMLName, _ attributes: XMLAttributes) throws(InvalidInput) {
    switch name {
    case "c":
      if let place = attributes.bytes("r") { try move(to: place) } else if !hasRow { try beginRow(row) }
      guard column < SheetLimits.columns else { throw problem("column \(column + 1) is more than Excel has") }
      type = Self.type(attributes.bytes("t"))
      style = attributes.bytes("s").flatMap { Self.whole($0) } ?? 0
      (hasFormula, hasValue) = (false, false)
      value.removeAll(keepingCapacity: true)
    case "v":
      (isValue, hasValue) = (true, true)
    case "f": hasFormula = true
    case "t" where type == .inline:
      isInline = !isPhonetic
      hasValue = true
    case "rPh": isPhonetic = true
    case "row":
      if let number = attributes.bytes("r") {
        guard let number = Self.whole(number), number >= 1 else { throw problem("a row has no number") }
        row = number - 1
      }
      try beginRow(row)
    case "mergeCell":
      if let range = attributes["ref"].flatMap(CellRange.init(reference:)) { builder.merge(range) }
    default: break
    }
  }

  func end(_ name: XMLName) throws(InvalidInput) {
    switch name {
    case "v": isValue = false
    case "t": isInline = false
    case "rPh": isPhonetic = false
    case "c":
      if let content = try content() { try builder.add(content, column: column) }
      column += 1
    case "row":
      row += 1
      hasRow = false
    default: break
    }
  }

  func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    if isValue || isInline, value.count <= SheetLimits.textBytes { value += bytes }
  }

  private func beginRow(_ number: Int) throws(InvalidInput) {
    guard number < SheetLimits.rows else { throw problem("row \(number + 1) is more than Excel has") }
    builder.addRow(number)
    (column, hasRow) = (0, true)
  }

  /// Takes the place from a reference as in `AN12`.
  private func move(to reference: UnsafePointer<CChar>) throws(InvalidInput) {
    guard let place = CellRange.place(reference) else {
      throw problem("'\(String(cString: reference))' is no name of a cell")
    }
    if !hasRow || place.row != row {
      row = place.row
      try beginRow(row)
    }
    column = place.column
  }

  private func content() throws(InvalidInput) -> CellContent? {
    guard hasValue, !value.isEmpty || type == .inline || type == .formulaText else {
      return hasFormula ? .unknownResult : nil
    }
    switch type {
    case .number, .date:
      guard type == .number else { return .date }
      guard let number = value.withUnsafeBufferPointer({ PlainNumber.value($0) }) else {
        throw problem("'\(String(decoding: value, as: UTF8.self))' is no number", here: true)
      }
      return dates.indices.contains(style) && dates[style] ? .date : .number(number)
    case .shared:
      guard let place = Int(String(decoding: value, as: UTF8.self)), shared.indices.contains(place) else {
        throw problem("the text of the cell is missing from the workbook", here: true)
      }
      return shared[place].isEmpty ? nil : .text(shared[place])
    case .inline, .formulaText: return value.isEmpty ? nil : .text(String(decoding: value, as: UTF8.self))
    case .error: return .error(String(decoding: value, as: UTF8.self))
    case .truth: return .truth(value == Array("1".utf8))
    }
  }

  private static func type(_ word: UnsafePointer<CChar>?) -> CellType {
    guard let word else { return .number }
    return switch String(cString: word) {
    case "s": .shared
    case "inlineStr": .inline
    case "str": .formulaText
    case "e": .error
    case "b": .truth
    case "d": .date
    default: .number
    }
  }

  private static func whole(_ text: UnsafePointer<CChar>) -> Int? { Int(String(cString: text)) }

  private func problem(_ message: String, here: Bool = false) -> InvalidInput {
    var place = start
    if here { (place.line, place.column) = (row + 1, column + 1) }
    return InvalidInput(.error(at: place, message, advice: "open the file in Excel and save it again"))
  }
}

extension CellRange {
  /// The row and column of a reference as in `AN12`, counted from 0; nil for what is none, or beyond any sheet.
  static func place(_ reference: UnsafePointer<CChar>) -> (row: Int, column: Int)? {
    var (at, column, row) = (reference, 0, 0)
    while true {
      let letter = UInt8(bitPattern: at.pointee) & 0xDF
      guard (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(letter) else { break }
      column = column * 26 + Int(letter - UInt8(ascii: "A")) + 1
      guard column <= SheetLimits.columns else { return nil }
      at += 1
    }
    while case let digit = UInt8(bitPattern: at.pointee) &- UInt8(ascii: "0"), digit < 10 {
      row = row * 10 + Int(digit)
      guard row <= SheetLimits.rows else { return nil }
      at += 1
    }
    return column > 0 && row > 0 && at.pointee == 0 ? (row - 1, column - 1) : nil
  }

  init?(reference: String) {
    let ends = reference.split(separator: ":").compactMap { end in end.withCString { Self.place($0) } }
    guard ends.count == 2, ends[0].row <= ends[1].row, ends[0].column <= ends[1].column else { return nil }
    self.init(rows: ends[0].row...ends[1].row, columns: ends[0].column...ends[1].column)
  }
}
