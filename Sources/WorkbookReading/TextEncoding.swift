import Diagnostics
import Glibc

/// Turns text in the encodings that Chinese offices use into UTF-8.
enum TextEncoding {
  /// The bytes as UTF-8 without a byte order mark, and the name of what they were.
  static func utf8(_ bytes: [UInt8], file: String) throws(InvalidInput) -> (bytes: [UInt8], name: String) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      let rest = Array(bytes.dropFirst(3))
      guard isUTF8(rest) else { throw unreadable(file, "UTF-8, as its first bytes claim") }
      return (rest, "UTF-8")
    }
    if bytes.starts(with: [0xFF, 0xFE]) { return try (utf16(bytes.dropFirst(2), isLittle: true, file), "UTF-16") }
    if bytes.starts(with: [0xFE, 0xFF]) { return try (utf16(bytes.dropFirst(2), isLittle: false, file), "UTF-16") }
    // Text of figures and labels has a zero in every second byte, or none.
    if let isLittle = unmarkedUTF16(bytes) { return try (utf16(bytes[...], isLittle: isLittle, file), "UTF-16") }
    if isUTF8(bytes) { return (bytes, "UTF-8") }
    guard !bytes.contains(0), let converted = gb18030(bytes) else {
      throw unreadable(file, "text in UTF-8, GB 18030 or UTF-16")
    }
    return (converted, "GB 18030")
  }

  private static func unreadable(_ file: String, _ kinds: String) -> InvalidInput {
    InvalidInput(
      .error(
        at: SourceLocation(file: file, line: 1, column: 1), "the file is not \(kinds), and no workbook",
        advice: "give a workbook, or save the table as \"CSV UTF-8\" in Excel"))
  }

  private static func isUTF8(_ bytes: [UInt8]) -> Bool { (try? UTF8Span(validating: bytes.span)) != nil }

  private static func unmarkedUTF16(_ bytes: [UInt8]) -> Bool? {
    let head = bytes.prefix(1024)
    guard head.count >= 4, bytes.count.isMultiple(of: 2), head.contains(0) else { return nil }
    let (even, odd) = (stride(from: 0, to: head.count, by: 2), stride(from: 1, to: head.count, by: 2))
    let zeros = (even.count { head[$0] == 0 }, odd.count { head[$0] == 0 })
    if zeros.0 == 0 { return true }
    return zeros.1 == 0 ? false : nil
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, isLittle: Bool, _ file: String) throws(InvalidInput) -> [UInt8]
  {
    guard bytes.count.isMultiple(of: 2) else { throw unreadable(file, "UTF-16, as its first bytes claim") }
    let start = bytes.startIndex
    let units = (0..<bytes.count / 2).map { place in
      let (first, second) = (UInt16(bytes[start + 2 * place]), UInt16(bytes[start + 2 * place + 1]))
      return isLittle ? first | second << 8 : first << 8 | second
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw unreadable(file, "UTF-16, as its first bytes claim")
    }
    return Array(text.utf8)
  }

  private static func gb18030(_ bytes: [UInt8]) -> [UInt8]? {
    guard let converter = iconv_open("UTF-8", "GB18030"), converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    var source = bytes.map { CChar(bitPattern: $0) }
    // Two bytes become three, four become four, one becomes one.
    var target = [CChar](repeating: 0, count: bytes.count * 2 + 16)
    var (left, room) = (source.count, target.count)
    let isWhole = source.withUnsafeMutableBufferPointer { source in
      target.withUnsafeMutableBufferPointer { target in
        var (from, to) = (source.baseAddress, target.baseAddress)
        return iconv(converter, &from, &left, &to, &room) != -1 && left == 0
      }
    }
    return isWhole ? target[..<(target.count - room)].map { UInt8(bitPattern: $0) } : nil
  }
}
