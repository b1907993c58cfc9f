/// The bytes of a file that was read, cut into lines so that a place in it can be shown.
public struct SourceText: Sendable {
  public let file: String
  public let bytes: [UInt8]
  /// Offset of the first byte of each line.
  private let lineStarts: [Int]

  public init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
    var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A) {
      starts.append(end + 1)
      rest = bytes[(end + 1)...]
    }
    lineStarts = starts
  }

  public init(file: String, text: String) { self.init(file: file, bytes: Array(text.utf8)) }

  /// A line counted from 1, without its end; nil beyond the end of the file.
  public func line(_ number: Int) -> String? {
    guard number >= 1, number <= lineStarts.count else { return nil }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] - 1 : bytes.count
    if end > start, bytes[end - 1] == 0x0D { end -= 1 }
    return String(decoding: bytes[start..<max(start, end)], as: UTF8.self)
  }

  /// Everything before a line, the byte order mark left out.
  package func text(beforeLine number: Int) -> String {
    guard number > 1 else { return "" }
    let end = number <= lineStarts.count ? lineStarts[number - 1] : bytes.count
    return String(decoding: bytes[lineStarts[0]..<end], as: UTF8.self)
  }

  /// Line and column, both from 1, of a byte.
  package func place(ofByte offset: Int) -> (line: Int, column: Int) {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let before = bytes[lineStarts[low]..<max(lineStarts[low], offset)]
    return (low + 1, before.reduce(into: 1) { $0 += $1 & 0xC0 == 0x80 ? 0 : 1 })
  }

  /// Offset of the first byte that is not UTF-8; nil when all is well.
  package func firstInvalidByte() -> Int? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    var decoder = UTF8()
    var read = 0
    var input = bytes.makeIterator()
    while true {
      switch decoder.decode(&input) {
      case .scalarValue(let scalar): read += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return read
      }
    }
  }
}
