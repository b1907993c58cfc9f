/// JSON of any shape. Runs are sent thousands of times with small heads, for which a general decoder takes longer than
/// many a module.
package indirect enum JSONTree: Equatable {
  case null
  case boolean(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([JSONTree])
  case object([String: JSONTree])

  /// Nil for what is not JSON, and for what only a more patient reader can judge: a key that stands twice, deep nesting.
  package init?(_ bytes: some Collection<UInt8>) {
    let parsed: JSONTree?? = bytes.withContiguousStorageIfAvailable { buffer in
      var reader = JSONReader(buffer)
      return reader.document()
    }
    guard let tree = parsed ?? nil else { return nil }
    self = tree
  }
}

private struct JSONReader {
  private static let deepest = 32

  private let bytes: UnsafeBufferPointer<UInt8>
  private var place = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func document() -> JSONTree? {
    guard let tree = value(depth: 0) else { return nil }
    skipBlanks()
    return place == bytes.count ? tree : nil
  }

  private mutating func value(depth: Int) -> JSONTree? {
    skipBlanks()
    guard depth < Self.deepest, place < bytes.count else { return nil }
    switch bytes[place] {
    case UInt8(ascii: "{"): return object(depth: depth)
    case UInt8(ascii: "["): return list(depth: depth)
    case UInt8(ascii: "\""): return text().map { .text($0) }
    case UInt8(ascii: "t"): return word("true") ? .boolean(true) : nil
    case UInt8(ascii: "f"): return word("false") ? .boolean(false) : nil
    case UInt8(ascii: "n"): return word("null") ? .null : nil
    default: return number()
    }
  }

  private mutating func object(depth: Int) -> JSONTree? {
    var members: [String: JSONTree] = [:]
    place += 1
    if take("}") { return .object(members) }
    repeat {
      skipBlanks()
      guard place < bytes.count, bytes[place] == UInt8(ascii: "\""), let key = text(), take(":"),
        let value = value(depth: depth + 1), members.updateValue(value, forKey: key) == nil
      else { return nil }
    } while take(",")
    return take("}") ? .object(members) : nil
  }

  private mutating func list(depth: Int) -> JSONTree? {
    var elements: [JSONTree] = []
    place += 1
    if take("]") { return .list(elements) }
    repeat {
      guard let value = value(depth: depth + 1) else { return nil }
      elements.append(value)
    } while take(",")
    return take("]") ? .list(elements) : nil
  }

  private mutating func text() -> String? {
    let start = place + 1
    place = start
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      guard bytes[place] >= 0x20 else { return nil }
      // Escapes are rare: most texts are taken as they stand.
      if bytes[place] == UInt8(ascii: "\\") { return escapedText(from: start) }
      place += 1
    }
    guard place < bytes.count else { return nil }
    defer { place += 1 }
    return String(validating: bytes[start..<place], as: UTF8.self)
  }

  /// The rest of a text whose first escape is here, with what stands before it.
  private mutating func escapedText(from start: Int) -> String? {
    var text = Array(bytes[start..<place])
    while place < bytes.count, bytes[place] != UInt8(ascii: "\"") {
      let byte = bytes[place]
      guard byte >= 0x20 else { return nil }
      place += 1
      if byte != UInt8(ascii: "\\") {
        text.append(byte)
      } else if let scalar = escapedScalar() {
        text += Array(String(Character(scalar)).utf8)
      } else {
        return nil
      }
    }
    guard place < bytes.count else { return nil }
    defer { place += 1 }
    return String(validating: text, as: UTF8.self)
  }

  /// The character of an escape, behind its backslash.
  private mutating func escapedScalar() -> Unicode.Scalar? {
    guard place < bytes.count else { return nil }
    let byte = bytes[place]
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): break
    default: return nil
    }
    guard let first = hexadecimal() else { return nil }
    // Characters beyond 16 bits are written as two halves.
    guard (0xD800...0xDBFF).contains(first) else { return Unicode.Scalar(first) }
    guard takeByte("\\"), takeByte("u"), let second = hexadecimal(), (0xDC00...0xDFFF).contains(second) else {
      return nil
    }
    return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
  }

  private mutating func hexadecimal() -> UInt32? {
    guard place + 4 <= bytes.count else { return nil }
    let digits = bytes[place..<place + 4]
    guard digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }) else { return nil }
    place += 4
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }

  /// A number as JSON writes it.
  private mutating func number() -> JSONTree? {
    let start = place
    _ = takeByte("-")
    let whole = place
    guard skipDigits() > 0, bytes[whole] != UInt8(ascii: "0") || place == whole + 1 else { return nil }
    var isInteger = true
    if takeByte(".") {
      isInteger = false
      guard skipDigits() > 0 else { return nil }
    }
    if takeByte("e") || takeByte("E") {
      isInteger = false
      if !takeByte("+") { _ = takeByte("-") }
      guard skipDigits() > 0 else { return nil }
    }
    guard let text = String(validating: bytes[start..<place], as: UTF8.self) else { return nil }
    if isInteger { return Int(text).map { .integer($0) } }
    return Double(text).flatMap { $0.isFinite ? .number($0) : nil }
  }

  private mutating func skipDigits() -> Int {
    let start = place
    while place < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[place]) { place += 1 }
    return place - start
  }

  private mutating func skipBlanks() {
    while place < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[place]) { place += 1 }
  }

  /// The character behind blanks.
  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipBlanks()
    return takeByte(character)
  }

  private mutating func takeByte(_ character: Unicode.Scalar) -> Bool {
    guard place < bytes.count, bytes[place] == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  private mutating func word(_ text: StaticString) -> Bool {
    guard bytes.count - place >= text.utf8CodeUnitCount else { return false }
    for index in 0..<text.utf8CodeUnitCount where bytes[place + index] != text.utf8Start[index] { return false }
    place += text.utf8CodeUnitCount
    return true
  }
}
