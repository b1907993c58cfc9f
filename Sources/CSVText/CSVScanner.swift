import Diagnostics

/// One pass over valid UTF-8 bytes, which notes where records and cells end. Works on bytes since every mark of CSV is
/// ASCII, and counts columns in scalars only for what is wrong.
struct CSVScanner {
  private let file: String
  private var at: Int
  private var line = 1
  /// Where the line begins; behind a byte order mark in the first.
  private var lineStart: Int
  /// Cells to a record, as the header has them; 0 before there is one.
  private(set) var width = 0
  /// Columns up to the last that has anything in it: a spreadsheet adds empty ones at the right.
  private(set) var usedWidth = 0
  /// The state before a run of empty records; nil where the last record has something in it. Spreadsheets leave such runs
  /// at the end of a file, where they mean nothing.
  private var beforeEmptyRecords: (records: Int, problems: Int)?

  private(set) var comments: [CSVCell] = []
  private(set) var ends: [UInt32] = []
  private(set) var starts: [UInt32] = []
  private(set) var lines: [UInt32] = []
  private(set) var problems: [Diagnostic] = []

  /// Scans a whole file of at most `UInt32.max` bytes.
  init(bytes: UnsafeBufferPointer<UInt8>, file: String, leadingComments: Bool) {
    self.file = file
    at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    lineStart = at
    scan(bytes, leadingComments: leadingComments)
  }

  private mutating func scan(_ bytes: UnsafeBufferPointer<UInt8>, leadingComments: Bool) {
    if let end = Self.bareCarriageReturn(in: bytes) {
      problems.append(
        .error(
          at: place(of: end, in: bytes), "the lines end with a carriage return alone, as on old Macintosh computers",
          advice: "save the file with line ends LF or CRLF (in Excel: \"CSV UTF-8\", not \"CSV (Macintosh)\")"))
      return
    }
    if leadingComments {
      while at < bytes.count, bytes[at] == UInt8(ascii: "#") {
        guard scanComment(bytes) else { return }
      }
    }
    if let separator = OtherSeparator(ofLineAt: at, in: bytes) {
      problems.append(separator.problem(at: place(of: at, in: bytes)))
      return
    }
    while at < bytes.count {
      guard scanRecord(bytes) else { return }
    }
    if let before = beforeEmptyRecords {
      problems.removeLast(problems.count - before.problems)
      starts.removeLast(starts.count - before.records)
      lines.removeLast(lines.count - before.records)
      ends.removeLast(ends.count - before.records * width)
    }
    if starts.isEmpty, problems.isEmpty {
      problems.append(.error(at: place(of: at, in: bytes), "the file holds no rows"))
    }
    findUsedWidth(bytes)
  }

  /// The first line end of a file whose lines all end with a carriage return alone, so that it would be one line; nil for
  /// any other file.
  private static func bareCarriageReturn(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    // The first line feed ends the search, which is the end of the first line in most files.
    guard let end = bytes.firstIndex(where: { $0 == CSVMark.carriageReturn || $0 == CSVMark.lineFeed }),
      bytes[end] == CSVMark.carriageReturn, end + 1 < bytes.count, !bytes[end...].contains(CSVMark.lineFeed)
    else { return nil }
    // In quotes it is text.
    return bytes[..<end].count { $0 == CSVMark.quote } % 2 == 0 ? end : nil
  }

  private func place(of offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> SourceLocation {
    CSVStorage.location(of: offset, fromLine: line, at: lineStart, in: bytes, file)
  }

  /// Steps over a line feed.
  private mutating func endLine() {
    at += 1
    line += 1
    lineStart = at
  }

  private mutating func scanComment(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let place = place(of: at, in: bytes)
    let start = at + 1
    while at < bytes.count, bytes[at] != CSVMark.lineFeed {
      if isControl(bytes[at]) { return refuseControl(bytes) }
      at += 1
    }
    var text = bytes[start..<at]
    if text.last == CSVMark.carriageReturn { text = text.dropLast() }
    // A spreadsheet that saves the file again fills every line with commas up to the widest.
    while text.last == CSVMark.comma { text = text.dropLast() }
    comments.append(CSVCell(text: String(decoding: text, as: UTF8.self), location: place))
    if at < bytes.count { endLine() }
    return true
  }

  /// Scans a record up to and with its line end; false after a mistake that leaves no way to say where the next begins.
  private mutating func scanRecord(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let (start, startLine, first) = (at, line, ends.count)
    while true {
      let isQuoted = at < bytes.count && bytes[at] == CSVMark.quote
      guard isQuoted ? scanQuoted(bytes) : scanPlain(bytes) else { return false }
      ends.append(UInt32(truncatingIfNeeded: at))
      guard at < bytes.count, bytes[at] == CSVMark.comma else { break }
      at += 1
    }
    let end = at
    if at < bytes.count {
      if bytes[at] == CSVMark.carriageReturn { at += 1 }
      endLine()
    }
    let count = ends.count - first
    // Commas alone: a pair of quotes would be longer.
    let isEmpty = end - start == count - 1
    if !isEmpty {
      beforeEmptyRecords = nil
    } else if beforeEmptyRecords == nil {
      beforeEmptyRecords = (starts.count, problems.count)
    }
    guard let problem = problem(of: first, count, start, startLine, isEmpty: isEmpty, bytes) else {
      keep(start, startLine, count, bytes)
      return true
    }
    problems.append(problem)
    ends.removeLast(count)
    return true
  }

  private mutating func keep(_ start: Int, _ line: Int, _ count: Int, _ bytes: UnsafeBufferPointer<UInt8>) {
    if width == 0 {
      width = count
      // One allocation for the whole file: a cell has at least the byte of its separator.
      let rows = bytes[start...].reduce(1) { $1 == CSVMark.lineFeed ? $0 + 1 : $0 }
      let (cells, overflow) = rows.multipliedReportingOverflow(by: width)
      ends.reserveCapacity(overflow ? bytes.count : min(cells, bytes.count + 1))
    }
    starts.append(UInt32(truncatingIfNeeded: start))
    lines.append(UInt32(truncatingIfNeeded: line))
  }

  /// The departure of a record from the header's width, at the first cell too many or the last there is.
  private func problem(
    of first: Int, _ count: Int, _ start: Int, _ startLine: Int, isEmpty: Bool, _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Diagnostic? {
    func place(ofCell cell: Int) -> SourceLocation {
      let cellStart = cell == 0 ? start : Int(ends[first + cell - 1]) + 1
      return CSVStorage.location(of: cellStart, fromLine: startLine, at: start, in: bytes, file)
    }
    if isEmpty, count == 1 { return .error(at: place(ofCell: 0), "an empty line", advice: "take the line out") }
    guard width > 0, count != width else { return nil }
    let cells = count == 1 ? "1 cell" : "\(count) cells"
    return .error(
      at: place(ofCell: count > width ? width : count - 1), "the row has \(cells) where the header has \(width)")
  }

  private func isLineEnd(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes[at] == CSVMark.lineFeed
      || bytes[at] == CSVMark.carriageReturn && at + 1 < bytes.count && bytes[at + 1] == CSVMark.lineFeed
  }

  private mutating func scanPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    while at < bytes.count {
      let byte = bytes[at]
      // Every mark is a comma or less.
      guard byte <= CSVMark.comma else {
        at += 1
        continue
      }
      if byte == CSVMark.comma || isLineEnd(bytes) { return true }
      if byte == CSVMark.carriageReturn {
        problems.append(
          .error(
            at: place(of: at, in: bytes), "a carriage return without a line feed", advice: "end lines with LF or CRLF"))
        return false
      }
      if byte == CSVMark.quote {
        problems.append(
          .error(
            at: place(of: at, in: bytes), "a quote inside a cell that does not begin with one",
            advice: "put the whole cell in quotes and double the quotes inside it"))
        return false
      }
      if isControl(byte) { return refuseControl(bytes) }
      at += 1
    }
    return true
  }

  /// Whether a byte is a control character that no text holds: nobody sees it in a name.
  private func isControl(_ byte: UInt8) -> Bool {
    byte < 0x20 && byte != UInt8(ascii: "\t") && byte != CSVMark.lineFeed && byte != CSVMark.carriageReturn
  }

  private mutating func refuseControl(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let number = String(bytes[at], radix: 16, uppercase: true)
    problems.append(
      .error(
        at: place(of: at, in: bytes),
        "the control character U+\(String(repeating: "0", count: 4 - number.count))\(number), which no text holds",
        advice: "take it out, or copy the file again: it may be damaged, or in UTF-16"))
    return false
  }

  private mutating func scanQuoted(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let opening = place(of: at, in: bytes)
    at += 1
    while at < bytes.count {
      if bytes[at] == CSVMark.lineFeed {
        endLine()
        continue
      }
      if isControl(bytes[at]) { return refuseControl(bytes) }
      at += 1
      guard bytes[at - 1] == CSVMark.quote else { continue }
      if at < bytes.count, bytes[at] == CSVMark.quote {
        at += 1
        continue
      }
      guard at < bytes.count, bytes[at] != CSVMark.comma, !isLineEnd(bytes) else { return true }
      problems.append(
        .error(
          at: place(of: at, in: bytes), "text after the closing quote of a cell",
          advice: "only a comma or a line end may follow; double the quotes inside a cell"))
      return false
    }
    problems.append(
      .error(at: opening, "a quoted cell is never closed", advice: "close it with \" before the next comma"))
    return false
  }

  /// Counts the columns without those at the right that are empty in every record; at least one.
  private mutating func findUsedWidth(_ bytes: UnsafeBufferPointer<UInt8>) {
    usedWidth = min(width, 1)
    for record in starts.indices {
      var column = width
      while column > usedWidth {
        let place = record * width + column - 1
        let start = column == 1 ? Int(starts[record]) : Int(ends[place - 1]) + 1
        if Int(ends[place]) > start { break }
        column -= 1
      }
      usedWidth = max(usedWidth, column)
      if usedWidth == width { return }
    }
  }
}
