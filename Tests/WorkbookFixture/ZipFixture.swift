/// A ZIP archive of files that are stored as they are (APPNOTE 6.3.9, sections 4.3.7 to 4.3.16).
public struct ZipFixture {
  private var body: [UInt8] = []
  private var directory: [UInt8] = []
  private var count: UInt16 = 0

  public init() {}

  public mutating func add(_ name: String, _ content: [UInt8]) {
    let checksum = Self.checksum(content)
    let (size, start) = (UInt32(content.count), UInt32(body.count))
    let common: [UInt8] =
      Self.bytes(UInt16(20)) + Self.bytes(UInt16(0)) + Self.bytes(UInt16(0)) + Self.bytes(UInt32(0x21_0000))
      + Self.bytes(checksum) + Self.bytes(size) + Self.bytes(size) + Self.bytes(UInt16(name.utf8.count))
      + Self.bytes(UInt16(0))
    body += [0x50, 0x4B, 3, 4] + common + name.utf8 + content
    directory += [0x50, 0x4B, 1, 2, 20, 0] + common + [UInt8](repeating: 0, count: 10) + Self.bytes(start) + name.utf8
    count += 1
  }

  public var bytes: [UInt8] {
    body + directory + [0x50, 0x4B, 5, 6, 0, 0, 0, 0] + Self.bytes(count) + Self.bytes(count)
      + Self.bytes(UInt32(directory.count)) + Self.bytes(UInt32(body.count)) + [0, 0]
  }

  private static func bytes(_ value: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian, Array.init)
  }

  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    var sum = ~UInt32(0)
    for byte in bytes {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~sum
  }
}
