import SeededNumbers

/// Damages the bytes of a message, with a preference for what a careless reader would believe.
enum Mutation {
  private static let numbers = [
    "0", "-1", "1", "7", "4294967297", "9223372036854775807", "1e999", "0.5", "null", "\"\"",
  ]

  static func damaged(_ bytes: [UInt8], _ random: inout SeededNumbers) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      guard !bytes.isEmpty else { return bytes }
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<7, using: &random) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes.removeSubrange(place...)
      case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
      case 3:
        // one of the words that announce lengths
        let word = 8 * Int.random(in: 0..<4, using: &random)
        let lengths: [UInt64] = [0, 1, 8, UInt64(bytes.count), UInt64(Int.max), .max]
        guard bytes.count >= word + 8, let length = lengths.randomElement(using: &random) else { continue }
        withUnsafeBytes(of: length.littleEndian) { bytes.replaceSubrange(word..<word + 8, with: $0) }
      case 4:
        let other = Int.random(in: place...bytes.count, using: &random)
        bytes.removeSubrange(place..<min(other, place + 16))
      default: bytes = withAnotherNumber(bytes, &random)
      }
    }
    return bytes
  }

  /// Puts another number into the head and mends the announced length, so that the reader gets to believe it.
  private static func withAnotherNumber(_ bytes: [UInt8], _ random: inout SeededNumbers) -> [UInt8] {
    guard let open = bytes.firstIndex(of: UInt8(ascii: "{")), bytes.count >= 16 else { return bytes }
    let length = bytes[..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(bytes.count - open) else { return bytes }
    var head = Array(bytes[open..<open + Int(length)])
    let digits = head.indices.filter { (0x30...0x39).contains(head[$0]) }
    guard let first = digits.randomElement(using: &random), let text = numbers.randomElement(using: &random) else {
      return bytes
    }
    var last = first
    while last + 1 < head.count, (0x30...0x39).contains(head[last + 1]) { last += 1 }
    head.replaceSubrange(first...last, with: Array(text.utf8))
    var mended = bytes[..<open]
    withUnsafeBytes(of: UInt64(head.count).littleEndian) { mended.replaceSubrange(0..<8, with: $0) }
    let padding = [UInt8](repeating: 0, count: ((head.count + 7) & ~7) - head.count)
    return mended + head + padding + bytes[min(open + ((Int(length) + 7) & ~7), bytes.count)...]
  }
}
