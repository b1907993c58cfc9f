import Diagnostics

/// One pass over valid UTF-8 bytes. Works on bytes since every mark of CSV is ASCII, and counts columns in scalars.
struct CSVScanner {
  private let bytes: [UInt8]
  private let file: String
  private let leadingComments: Bool
  private var at: Int
  private var line = 1
  private var column = 1
  /// Whether the last cell stood in quotes: an empty line is no record, a lone pair of quotes is one.
  private var endedQuoted = false

  private(set) var comments: [CSVCell] = []
  private(set) var records: [[CSVCell]] = []
  private(set) var problems: [Diagnostic] = []

  init(bytes: [UInt8], file: String, leadingComments: Bool) {
    self.bytes = bytes
    self.file = file
    self.leadingComments = leadingComments
    at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  private static let quote = UInt8(ascii: "\"")
  private static let comma = UInt8(ascii: ",")
  private static let lineFeed = UInt8(ascii: "\n")
  private static let carriageReturn = UInt8(ascii: "\r")

  private var here: SourceLocation { SourceLocation(file: file, line: line, column: column) }
  private var current: UInt8? { at < bytes.count ? bytes[at] : nil }

  mutating func scan() {
    if leadingComments {
      while current == UInt8(ascii: "#") { scanComment() }
    }
    while current != nil {
      guard let record = scanRecord() else { return }
      append(record)
    }
    if records.isEmpty, problems.isEmpty {
      problems.append(.error(at: here, "the file holds no rows"))
    }
  }

  private mutating func advance() {
    // A continuation byte is part of the scalar before it and moves no column.
    if bytes[at] == Self.lineFeed {
      line += 1
      column = 1
    } else if bytes[at] & 0xC0 != 0x80 {
      column += 1
    }
    at += 1
    while at < bytes.count, bytes[at] & 0xC0 == 0x80 { at += 1 }
  }

  private mutating func scanComment() {
    let place = here
    // The sign is one byte. Reading `at` after `advance()` instead is miscompiled by Swift 6.3.1's optimizer.
    let start = at + 1
    while let byte = current, byte != Self.lineFeed { advance() }
    var text = bytes[start..<at]
    if text.last == Self.carriageReturn { text.removeLast() }
    // A spreadsheet that saves the file again fills every line with commas up to the widest.
    while text.last == Self.comma { text.removeLast() }
    comments.append(CSVCell(text: String(decoding: text, as: UTF8.self), location: place))
    if current != nil { advance() }
  }

  /// A record up to and with its line end; nil after a mistake that leaves no way to say where the next record begins.
  private mutating func scanRecord() -> [CSVCell]? {
    var record: [CSVCell] = []
    while true {
      guard let cell = current == Self.quote ? scanQuoted() : scanPlain() else { return nil }
      record.append(cell)
      switch current {
      case Self.comma: advance()
      case nil: return record
      default:
        if current == Self.carriageReturn { advance() }
        advance()
        return record
      }
    }
  }

  private func isLineEnd() -> Bool {
    current == Self.lineFeed
      || current == Self.carriageReturn && at + 1 < bytes.count && bytes[at + 1] == Self.lineFeed
  }

  private mutating func scanPlain() -> CSVCell? {
    let place = here
    let start = at
    while let byte = current, byte != Self.comma, !isLineEnd() {
      if byte == Self.carriageReturn {
        problems.append(
          .error(at: here, "a carriage return without a line feed", advice: "end lines with LF or CRLF"))
        return nil
      }
      if byte == Self.quote {
        problems.append(
          .error(
            at: here, "a quote inside a cell that does not begin with one",
            advice: "put the whole cell in quotes and double the quotes inside it"))
        return nil
      }
      advance()
    }
    endedQuoted = false
    return CSVCell(text: String(decoding: bytes[start..<at], as: UTF8.self), location: place)
  }

  private mutating func scanQuoted() -> CSVCell? {
    let place = here
    advance()
    var text: [UInt8] = []
    while current != nil {
      if current == Self.quote {
        advance()
        guard current == Self.quote else { return closeQuoted(text, at: place) }
      }
      let start = at
      advance()
      text += bytes[start..<at]
    }
    problems.append(
      .error(at: place, "a quoted cell is never closed", advice: "close it with \" before the next comma"))
    return nil
  }

  private mutating func closeQuoted(_ text: [UInt8], at place: SourceLocation) -> CSVCell? {
    guard current == nil || current == Self.comma || isLineEnd() else {
      problems.append(
        .error(
          at: here, "text after the closing quote of a cell",
          advice: "only a comma or a line end may follow; double the quotes inside a cell"))
      return nil
    }
    endedQuoted = true
    return CSVCell(text: String(decoding: text, as: UTF8.self), location: place)
  }

  /// Keeps a record if it is as wide as the header, else says where it departs.
  private mutating func append(_ record: [CSVCell]) {
    if record.count == 1, record[0].text.isEmpty, !endedQuoted {
      problems.append(.error(at: record[0].location, "an empty line", advice: "take the line out"))
      return
    }
    guard let width = records.first?.count, record.count != width else {
      records.append(record)
      return
    }
    let place = record.count > width ? record[width].location : record[record.count - 1].location
    let cells = record.count == 1 ? "1 cell" : "\(record.count) cells"
    problems.append(.error(at: place, "the row has \(cells) where the header has \(width)"))
  }
}
