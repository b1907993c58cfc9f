import Diagnostics
import Glibc

/// The bytes of a CSV file and the end of every cell in them.
///
/// A cell's text and place are made only when they are asked for: a table of thousands of sectors has millions of cells,
/// of which a few thousand are labels and the rest are numbers, read from the bytes themselves. Four bytes a cell are kept.
final class CSVStorage: Sendable {
  let file: String
  /// Valid UTF-8.
  let bytes: [UInt8]
  /// The offset past the last byte of each cell, record after record, `stride` of them to a record.
  private let ends: [UInt32]
  private let stride: Int
  /// The offset of each record's first byte, and the line it stands in, from 1.
  private let starts: [UInt32]
  private let lines: [UInt32]
  let recordCount: Int
  /// Cells to a record: at most `stride`, since empty columns at the right do not count.
  let width: Int
  /// Where cells stand that came from a file of another kind; nil for a file of text.
  private let places: CSVPlaces?

  init(file: String, bytes: [UInt8], scan: CSVScanner, places: CSVPlaces? = nil) {
    self.file = file
    self.places = places
    self.bytes = bytes
    (ends, starts, lines, stride) = (scan.ends, scan.starts, scan.lines, scan.width)
    recordCount = scan.starts.count
    width = scan.usedWidth
  }

  /// The bytes of a cell, its quotes among them.
  func range(_ record: Int, _ column: Int) -> Range<Int> {
    let place = record * stride + column
    let start = column == 0 ? Int(starts[record]) : Int(ends[place - 1]) + 1
    return start..<Int(ends[place])
  }

  /// The bytes of a cell between its quotes, if it has any.
  func contentRange(_ record: Int, _ column: Int) -> Range<Int> {
    let range = range(record, column)
    guard !range.isEmpty, bytes[range.lowerBound] == CSVMark.quote else { return range }
    return range.lowerBound + 1..<range.upperBound - 1
  }

  func line(ofRecord record: Int) -> Int { places.map { $0(record, 0).line } ?? Int(lines[record]) }

  /// The text of a cell, without its quotes and without the guard of a formula.
  func text(_ record: Int, _ column: Int) -> String {
    var bytes = self.bytes[contentRange(record, column)]
    if bytes.contains(CSVMark.quote) {
      var single: [UInt8] = []
      single.reserveCapacity(bytes.count)
      var isSecond = false
      for byte in bytes {
        isSecond = byte == CSVMark.quote && !isSecond
        if !isSecond { single.append(byte) }
      }
      bytes = single[...]
    }
    if FormulaGuard.isGuarded(bytes) { bytes = bytes.dropFirst() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The place where a cell begins, an opening quote being part of it.
  func location(_ record: Int, _ column: Int) -> SourceLocation {
    if let places { return places(record, column) }
    return bytes.withUnsafeBufferPointer {
      Self.location(
        of: range(record, column).lowerBound, fromLine: Int(lines[record]), at: Int(starts[record]), in: $0, file)
    }
  }

  /// The places where the cells of a record begin, in one pass.
  func locations(_ record: Int) -> [SourceLocation] {
    if let places { return (0..<width).map { places(record, $0) } }
    return bytes.withUnsafeBufferPointer { bytes in
      var place = (offset: Int(starts[record]), line: Int(lines[record]), column: 1)
      return (0..<width).map { cell in
        for offset in place.offset..<range(record, cell).lowerBound {
          if bytes[offset] == CSVMark.lineFeed {
            (place.line, place.column) = (place.line + 1, 1)
          } else if bytes[offset] & 0xC0 != 0x80 {
            place.column += 1
          }
        }
        place.offset = range(record, cell).lowerBound
        return SourceLocation(file: file, line: place.line, column: place.column)
      }
    }
  }

  /// The place of a byte, from that of another before it that begins a record.
  static func location(
    of offset: Int, fromLine line: Int, at start: Int, in bytes: UnsafeBufferPointer<UInt8>, _ file: String
  ) -> SourceLocation {
    let before = UnsafeBufferPointer(rebasing: bytes[start..<offset])
    // A cell in quotes may hold line ends, which few do.
    let hasLineEnd = before.baseAddress.flatMap { memchr($0, Int32(CSVMark.lineFeed), before.count) } != nil
    let lineEnds = hasLineEnd ? before.count { $0 == CSVMark.lineFeed } : 0
    let lineStart = hasLineEnd ? (before.lastIndex(of: CSVMark.lineFeed) ?? 0) + 1 : 0
    return SourceLocation(
      file: file, line: line + lineEnds, column: UnsafeBufferPointer(rebasing: before[lineStart...]).scalarCount + 1)
  }
}

/// The bytes that CSV gives a meaning. All are ASCII, so that they are never part of another character in UTF-8.
enum CSVMark {
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
}

extension UnsafeBufferPointer<UInt8> {
  /// How many Unicode scalars these bytes of UTF-8 begin: a continuation byte belongs to the scalar before it.
  var scalarCount: Int {
    let raw = UnsafeRawBufferPointer(self)
    var (at, continuations) = (0, 0)
    // Eight bytes at a time: a continuation has its highest bit set and the next one not.
    while at + 8 <= count {
      let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      continuations &+= ((word >> 7) & ~(word >> 6) & 0x0101_0101_0101_0101).nonzeroBitCount
      at += 8
    }
    for offset in at..<count where self[offset] & 0xC0 == 0x80 { continuations &+= 1 }
    return count - continuations
  }
}
