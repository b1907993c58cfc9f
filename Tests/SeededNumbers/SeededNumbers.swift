/// SplitMix64 (Steele, Lea and Flood 2014): the same numbers from the same seed on every machine, for tests of
/// properties.
public struct SeededNumbers: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(_ seed: UInt64) { state = seed }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension SeededNumbers {
  /// Bytes that are changed, taken out, doubled or added, three at most.
  /// - Parameter marks: letters that mean something in the format, beside bytes that no text holds.
  public mutating func mutated(_ bytes: [UInt8], marks: String) -> [UInt8] {
    let marks = Array(marks.utf8) + [0x80, 0]
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...3, using: &self) {
      let at = Int.random(in: 0..<bytes.count, using: &self)
      switch Int.random(in: 0..<4, using: &self) {
      case 0: bytes[at] = marks.randomElement(using: &self) ?? 0
      case 1: bytes.remove(at: at)
      case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 20)], at: at)
      default: bytes.insert(marks.randomElement(using: &self) ?? 0, at: at)
      }
    }
    return bytes
  }
}
