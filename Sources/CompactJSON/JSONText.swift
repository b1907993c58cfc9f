/// Writes JSON, member by member.
package struct JSONText {
  package private(set) var bytes: [UInt8] = []
  private var isFirst = true

  package init() {}

  package mutating func object(_ members: (inout JSONText) -> Void) { nest("{", "}", members) }

  package mutating func list(_ elements: (inout JSONText) -> Void) { nest("[", "]", elements) }

  package mutating func key(_ key: String) {
    separate()
    string(key)
    bytes.append(UInt8(ascii: ":"))
    isFirst = true
  }

  package mutating func add(_ value: Int) {
    separate()
    bytes.append(contentsOf: "\(value)".utf8)
  }

  package mutating func add(_ value: Bool) {
    separate()
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  package mutating func add(_ value: String) {
    separate()
    string(value)
  }

  private mutating func nest(_ open: Unicode.Scalar, _ close: Unicode.Scalar, _ content: (inout JSONText) -> Void) {
    separate()
    bytes.append(UInt8(ascii: open))
    isFirst = true
    content(&self)
    bytes.append(UInt8(ascii: close))
    isFirst = false
  }

  private mutating func separate() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  private mutating func string(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      var start = 0
      for (place, byte) in utf8.enumerated()
      where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        bytes.append(contentsOf: utf8[start..<place])
        start = place + 1
        escape(byte)
      }
      bytes.append(contentsOf: utf8[start...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x08: bytes.append(contentsOf: "\\b".utf8)
    case 0x09: bytes.append(contentsOf: "\\t".utf8)
    case 0x0A: bytes.append(contentsOf: "\\n".utf8)
    case 0x0C: bytes.append(contentsOf: "\\f".utf8)
    case 0x0D: bytes.append(contentsOf: "\\r".utf8)
    case ..<0x20:
      let digits = String(byte, radix: 16)
      bytes.append(contentsOf: "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
    default: bytes += [UInt8(ascii: "\\"), byte]
    }
  }
}

extension JSONText {
  /// Adds a value as Foundation's encoder writes it with sorted keys.
  /// - Parameter inLines: with a line for each member and element, two blanks deeper than what holds it.
  mutating func add(_ part: JSONPart, inLines: Bool) {
    separate()
    write(part, depth: inLines ? 0 : nil)
  }

  /// - Parameter depth: nil for a text without lines.
  private mutating func write(_ part: JSONPart, depth: Int?) {
    switch part {
    case .literal(let text): bytes.append(contentsOf: text.utf8)
    case .number(let number):
      let text = "\(number)".utf8
      bytes.append(contentsOf: text.suffix(2).elementsEqual(".0".utf8) ? text.dropLast(2) : text[...])
    case .text(let text): string(text)
    case .later(let holder): write(holder.part, depth: depth)
    case .list(let elements):
      write("[", "]", elements.parts, depth) { text, element, depth in text.write(element, depth: depth) }
    case .object(let members):
      let sorted = members.parts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      write("{", "}", sorted, depth) { text, member, depth in
        text.string(member.key)
        text.bytes.append(contentsOf: (depth == nil ? ":" : " : ").utf8)
        text.write(member.part, depth: depth)
      }
    }
  }

  private mutating func write<Part>(
    _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ parts: [Part], _ depth: Int?,
    _ each: (inout JSONText, Part, Int?) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    let inner = depth.map { $0 + 1 }
    for (number, part) in parts.enumerated() {
      if number > 0 { bytes.append(UInt8(ascii: ",")) }
      endLine(inner)
      each(&self, part, inner)
    }
    if parts.isEmpty, depth != nil { bytes.append(UInt8(ascii: "\n")) }
    endLine(depth)
    bytes.append(UInt8(ascii: close))
  }

  private mutating func endLine(_ depth: Int?) {
    guard let depth else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }
}
