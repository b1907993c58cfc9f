import ModuleMessages
import SimulationKit

/// Messages of the module contract as a text that survives mutation: each begins with a letter and ends before a line
/// `~~`. After a capital letter the head stands on one line and each block on a line of its own, numbers between blanks;
/// lengths are put right. After a small letter the bytes are the message.
enum ExchangeText {
  static let separator = Array("\n~~\n".utf8)

  struct Part {
    /// Upper case.
    var letter: UInt8
    var bytes: [UInt8]
  }

  static func parts(of text: [UInt8], session: Int = 0) -> [Part] {
    pieces(of: text).compactMap { piece in
      guard let letter = piece.first else { return nil }
      let isComposed = letter & 0x20 == 0
      let content = Array(piece.dropFirst())
      return Part(letter: letter & ~0x20, bytes: isComposed ? composed(content, session: session) : content)
    }
  }

  private static func pieces(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    var pieces: [ArraySlice<UInt8>] = []
    var rest = text[...]
    while let range = rest.firstRange(of: separator) {
      pieces.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    return pieces + [rest]
  }

  private static func composed(_ content: [UInt8], session: Int) -> [UInt8] {
    let lines = content.split(separator: 0x0A, omittingEmptySubsequences: false)
    let head = Array(String(decoding: lines.first ?? [], as: UTF8.self).replacing("$S", with: "\(session)").utf8)
    let blocks = lines.dropFirst().map { line in
      line.split(separator: 0x20).map { Double(String(decoding: $0, as: UTF8.self)) ?? .nan }
    }
    var bytes: [UInt8] = []
    func append(_ count: Int) { withUnsafeBytes(of: UInt64(count).littleEndian) { bytes.append(contentsOf: $0) } }
    append(head.count)
    append(blocks.count)
    for block in blocks { append(block.count) }
    bytes += head
    bytes += [UInt8](repeating: 0, count: (8 - head.count % 8) % 8)
    for block in blocks { block.withUnsafeBytes { bytes.append(contentsOf: $0) } }
    return bytes
  }

  /// The text of a sound message.
  static func text(_ letter: Character, _ bytes: [UInt8]) throws -> String {
    let message = try bytes.withUnsafeBytes { try Message(decoding: $0) }
    let blocks = message.blocks.map { "\n" + $0.map { "\($0)" }.joined(separator: " ") }
    return "\(letter)" + String(decoding: message.head, as: UTF8.self) + blocks.joined()
  }
}
