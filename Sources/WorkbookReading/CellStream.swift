import Diagnostics
import Glibc

/// The cells of a workbook on their way between two processes: a byte that says what follows, then its parts, numbers in
/// little-endian order and texts behind their lengths.
enum CellMark: UInt8 {
  case sheet = 1
  case number, text, date, error, isTrue, isFalse, unknownResult
  /// The four ends of merged cells.
  case merged
  /// The reader's refusal: two texts, the message and its advice.
  case failure
  case end
}

struct CellStreamWriter {
  private var bytes: [UInt8] = []
  private var hasFailed = false

  mutating func sheet(_ name: String) {
    bytes.append(CellMark.sheet.rawValue)
    add(name)
  }

  mutating func cell(_ content: CellContent, _ row: UInt32, _ column: UInt16) {
    switch content {
    case .number(let value):
      place(.number, row, column)
      add(value.bitPattern)
    case .text(let text):
      place(.text, row, column)
      add(text)
    case .error(let text):
      place(.error, row, column)
      add(text)
    case .date: place(.date, row, column)
    case .truth(let value): place(value ? .isTrue : .isFalse, row, column)
    case .unknownResult: place(.unknownResult, row, column)
    }
  }

  mutating func merged(_ range: CellRange) {
    bytes.append(CellMark.merged.rawValue)
    for end in [range.rows.lowerBound, range.rows.upperBound, range.columns.lowerBound, range.columns.upperBound] {
      add(UInt32(clamping: end))
    }
  }

  mutating func fail(_ message: String, advice: String?) {
    bytes.append(CellMark.failure.rawValue)
    add(message)
    add(advice ?? "")
  }

  mutating func end() -> Int32 {
    bytes.append(CellMark.end.rawValue)
    flush()
    return hasFailed ? 1 : 0
  }

  private mutating func place(_ mark: CellMark, _ row: UInt32, _ column: UInt16) {
    bytes.append(mark.rawValue)
    add(row)
    add(column)
    if bytes.count > 1 << 20 { flush() }
  }

  private mutating func add(_ value: some FixedWidthInteger) {
    withUnsafeBytes(of: value.littleEndian) { bytes += $0 }
  }

  private mutating func add(_ text: String) {
    add(UInt32(clamping: text.utf8.count))
    bytes += text.utf8
  }

  private mutating func flush() {
    if !XLSServer.write(all: bytes, to: STDOUT_FILENO) { hasFailed = true }
    bytes.removeAll(keepingCapacity: true)
  }
}

struct CellStream {
  enum Failure: Error {
    case broken
    case refused(InvalidInput)
    case library((message: String, advice: String?))
  }

  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func sheets(file: String) throws(Failure) -> [Sheet] {
    var sheets: [Sheet] = []
    var builder: SheetBuilder?
    var row = -1
    func finish(_ builder: inout SheetBuilder?) throws(Failure) {
      guard var open = builder else { return }
      do throws(InvalidInput) { sheets.append(try open.finished()) } catch { throw .refused(error) }
      builder = nil
    }
    while true {
      guard at < bytes.count, let mark = CellMark(rawValue: bytes[at]) else { throw .broken }
      at += 1
      switch mark {
      case .end:
        try finish(&builder)
        guard !sheets.isEmpty else { throw .broken }
        return sheets
      case .failure:
        let (message, advice) = (try text(), try text())
        throw .library((message, advice.isEmpty ? nil : advice))
      case .sheet:
        let used = builder?.usedTextBytes ?? 0
        try finish(&builder)
        builder = SheetBuilder(file: file, name: try text(), textBytes: used)
        row = -1
      case .merged:
        var ends: [Int] = []
        for _ in 0..<4 { ends.append(Int(try whole() as UInt32)) }
        guard ends[0] <= ends[1], ends[2] <= ends[3] else { throw .broken }
        builder?.merge(CellRange(rows: ends[0]...ends[1], columns: ends[2]...ends[3]))
      case .number, .text, .date, .error, .isTrue, .isFalse, .unknownResult:
        let place: (row: UInt32, column: UInt16) = (try whole(), try whole())
        let content: CellContent
        switch mark {
        case .number:
          let number = Double(bitPattern: try whole())
          // A damaged workbook may hold any bits.
          guard number.isFinite else { throw .broken }
          content = .number(number)
        case .text: content = .text(try text())
        case .error: content = .error(try text())
        case .isTrue: content = .truth(true)
        case .isFalse: content = .truth(false)
        case .unknownResult: content = .unknownResult
        default: content = .date
        }
        if Int(place.row) != row {
          row = Int(place.row)
          builder?.addRow(row)
        }
        do throws(InvalidInput) { try builder?.add(content, column: Int(place.column)) } catch { throw .refused(error) }
      }
    }
  }

  private mutating func whole<Number: FixedWidthInteger>() throws(Failure) -> Number {
    let size = Number.bitWidth / 8
    guard bytes.count - at >= size else { throw .broken }
    var value: Number = 0
    for place in 0..<size { value |= Number(truncatingIfNeeded: bytes[at + place]) << (8 * place) }
    at += size
    return value
  }

  private mutating func text() throws(Failure) -> String {
    let count = Int(try whole() as UInt32)
    guard bytes.count - at >= count else { throw .broken }
    defer { at += count }
    return String(decoding: bytes[at..<at + count], as: UTF8.self)
  }
}
