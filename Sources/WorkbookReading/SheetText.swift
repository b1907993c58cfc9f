import Diagnostics

/// A text of separated values as a spreadsheet saves it, in any of its dialects: commas, semicolons or tabs between the
/// cells, UTF-8, GB 18030 or UTF-16.
struct SheetText {
  let sheet: Sheet
  let kind: String

  init(_ bytes: [UInt8], file: String) throws(InvalidInput) {
    let (text, encoding) = try TextEncoding.utf8(bytes, file: file)
    if text.contains(0) {
      throw InvalidInput(
        .error(
          at: SourceLocation(file: file, line: 1, column: 1),
          "the file holds bytes that are no text, and is no workbook",
          advice: "give a workbook or a CSV file"))
    }
    let (separator, start) = Self.separator(text)
    var sheet = try text.withUnsafeBufferPointer { bytes throws(InvalidInput) in
      var scan = RecordScan(bytes, separator: separator, from: start, file: file)
      return try scan.sheet()
    }
    sheet.isCommaSeparated = separator == UInt8(ascii: ",")
    self.sheet = sheet
    let word = [UInt8(ascii: ","): "commas", UInt8(ascii: ";"): "semicolons", 9: "tabs"][separator] ?? "commas"
    kind = "text in \(encoding), its cells separated by \(word)"
  }

  /// The sign between the cells, by which the most of the first records have equally many cells, and where the records begin.
  private static func separator(_ text: [UInt8]) -> (UInt8, Int) {
    // Excel writes and reads a first line that says it.
    if text.starts(with: "sep=".utf8), text.count > 4, let end = text.firstIndex(of: 10), end <= 6 {
      return (text[4], end + 1)
    }
    let best = text.withUnsafeBufferPointer { bytes in
      [UInt8(ascii: ","), UInt8(ascii: ";"), 9].map { separator in
        var scan = RecordScan(bytes, separator: separator, from: 0, file: "")
        let counts = scan.widths(ofFirst: 60).filter { $0 > 1 }
        let usual = Dictionary(counts.map { ($0, 1) }, uniquingKeysWith: +).max {
          ($0.value, $0.key) < ($1.value, $1.key)
        }
        return (separator, usual?.value ?? 0, usual?.key ?? 0)
      }.max { ($0.1, $0.2) < ($1.1, $1.2) }
    }
    return (best?.0 ?? UInt8(ascii: ","), 0)
  }
}

/// One pass over the records of a text.
private struct RecordScan {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let separator: UInt8
  private let file: String
  private var at: Int
  private var line = 1
  /// The column of the cell at hand, in scalars.
  private var textColumn = 1

  init(_ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8, from start: Int, file: String) {
    (self.bytes, self.separator, self.at, self.file) = (bytes, separator, start, file)
    line = start == 0 ? 1 : 2
  }

  /// The numbers of cells of the first records, lines of comment left out.
  mutating func widths(ofFirst count: Int) -> [Int] {
    var widths: [Int] = []
    while at < bytes.count, widths.count < count {
      if bytes[at] == UInt8(ascii: "#") {
        skipLine()
        continue
      }
      var width = 0
      var isOpen = true
      while isOpen {
        let cell = nextCell(isRead: false)
        width += 1
        isOpen = cell.isFollowed
        if width > SheetLimits.cells { break }
      }
      widths.append(width)
    }
    return widths
  }

  mutating func sheet() throws(InvalidInput) -> Sheet {
    var builder = SheetBuilder(file: file, name: nil)
    while at < bytes.count, bytes[at] == UInt8(ascii: "#") {
      let (start, line) = (at, self.line)
      skipLine()
      var text = bytes[start..<at]
      // A spreadsheet that saves the file again fills every line with separators up to the widest.
      while let last = text.last, last == 10 || last == 13 || last == separator { text = text.dropLast() }
      builder.addComment(String(decoding: text, as: UTF8.self), line: line)
    }
    var number = 0
    while at < bytes.count {
      builder.addRow(number, line: line)
      let start = line
      var column = 0
      var (isOpen, isLong) = (true, false)
      textColumn = 1
      while isOpen {
        let (place, first) = (textColumn, self.line)
        let cell = nextCell()
        // Cells behind one that goes over several lines are told at that one.
        if self.line > first, cell.isFollowed { isLong = true }
        if isLong { textColumn = place }
        if let content = cell.content {
          try builder.add(content, column: column, textColumn: place, isPerhapsGrouped: cell.isPerhapsGrouped)
        }
        if cell.isBroken {
          throw InvalidInput(
            .error(
              at: SourceLocation(file: file, line: start, column: place), "a quoted cell is never closed",
              advice: "close it with \" at its end"))
        }
        column += 1
        isOpen = cell.isFollowed
      }
      number += 1
    }
    return try builder.finished()
  }

  private mutating func skipLine() {
    while at < bytes.count, bytes[at] != 10 { at += 1 }
    if at < bytes.count { at += 1 }
    line += 1
  }

  private struct Piece {
    /// Nil for a blank cell, and for one that is not wanted.
    var content: CellContent?
    /// As `SheetCell` has it.
    var isPerhapsGrouped = false
    /// Whether another cell of the record follows.
    var isFollowed: Bool
    var isBroken = false
  }

  /// - Parameter isRead: whether the content is wanted, and not only where the cell ends.
  private mutating func nextCell(isRead: Bool = true) -> Piece {
    let start = at
    var (isBroken, text): (Bool, [UInt8]?) = (false, nil)
    if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
      text = quoted(&isBroken)
    }
    let rest = at
    while at < bytes.count, bytes[at] != separator, bytes[at] != 10, bytes[at] != 13 { at += 1 }
    var piece = Piece(isFollowed: false)
    if isRead, var text {
      text += bytes[rest..<at]
      (piece.content, piece.isPerhapsGrouped) = (Self.content(of: text), Self.isPerhapsGrouped(text))
    } else if isRead {
      let text = bytes[start..<at]
      (piece.content, piece.isPerhapsGrouped) = (Self.content(of: text), Self.isPerhapsGrouped(text))
    }
    textColumn += bytes[start..<at].reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 } + 1
    piece.isBroken = isBroken
    guard at < bytes.count else { return piece }
    if bytes[at] == separator {
      at += 1
      piece.isFollowed = true
      return piece
    }
    if bytes[at] == 13, at + 1 < bytes.count, bytes[at + 1] == 10 { at += 1 }
    at += 1
    line += 1
    return piece
  }

  /// The text of a cell in quotes, up to behind the closing one.
  private mutating func quoted(_ isBroken: inout Bool) -> [UInt8] {
    var text: [UInt8] = []
    at += 1
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      if byte == UInt8(ascii: "\"") {
        guard at < bytes.count, bytes[at] == byte else { return text }
        at += 1
      } else if byte == 10 {
        line += 1
      }
      text.append(byte)
    }
    isBroken = true
    return text
  }

  private static func content(of bytes: some Collection<UInt8>) -> CellContent? {
    guard bytes.contains(where: { $0 != 0x20 }) else { return nil }
    let number = bytes.withContiguousStorageIfAvailable { PlainNumber.value($0) } ?? nil
    if let number { return .number(number) }
    let text = String(decoding: bytes, as: UTF8.self)
    // A look at the first byte saves most cells the search.
    return bytes.first == UInt8(ascii: "#") && excelErrors.contains(text) ? .error(text) : .text(text)
  }

  /// Whether a number has one to three digits, of which the first is no zero, before a point and three behind it.
  private static func isPerhapsGrouped(_ bytes: some BidirectionalCollection<UInt8>) -> Bool {
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    guard (5...8).contains(bytes.count), let point = bytes.firstIndex(of: UInt8(ascii: ".")) else { return false }
    let sign = bytes.first == UInt8(ascii: "-") || bytes.first == UInt8(ascii: "+")
    let (whole, part) = (bytes[..<point].dropFirst(sign ? 1 : 0), bytes[point...].dropFirst())
    return part.count == 3 && (1...3).contains(whole.count) && whole.first != UInt8(ascii: "0")
      && whole.allSatisfy(isDigit) && part.allSatisfy(isDigit)
  }

  private static let excelErrors: Set<String> = [
    "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#N/A", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
  ]
}
