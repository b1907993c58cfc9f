import FoundationEssentials
import ModuleMessages
import SimulationKit
import Testing

@Suite struct MessageTests {
  private func decode(_ bytes: [UInt8]) throws -> Message { try bytes.withUnsafeBytes { try Message(decoding: $0) } }

  @Test func `a message has the bytes that the header describes`() throws {
    let bytes = try Message(head: Data("{\"a\":1}".utf8), blocks: [[1], [], [-2, 0.5]]).encoded()
    let words: [[UInt8]] = [
      [7, 0, 0, 0, 0, 0, 0, 0], [3, 0, 0, 0, 0, 0, 0, 0], [1, 0, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0, 0, 0, 0],
      [2, 0, 0, 0, 0, 0, 0, 0], Array("{\"a\":1}".utf8) + [0], [0, 0, 0, 0, 0, 0, 0xF0, 0x3F],
      [0, 0, 0, 0, 0, 0, 0, 0xC0], [0, 0, 0, 0, 0, 0, 0xE0, 0x3F],
    ]
    #expect(bytes == words.flatMap { $0 })
    let again = try decode(bytes)
    #expect(again.head == Data("{\"a\":1}".utf8))
    #expect(again.blocks == [[1], [], [-2, 0.5]])
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func `what is not finite does not cross`(value: Double) throws {
    #expect(throws: MessageError.notFinite(block: 1, index: 2)) {
      try Message(head: Data(), blocks: [[1], [0, 1, value]]).encoded()
    }
    var bytes = try Message(head: Data(), blocks: [[1], [0, 1, 2]]).encoded()
    withUnsafeBytes(of: value.bitPattern.littleEndian) {
      bytes.replaceSubrange(bytes.count - 8..<bytes.count, with: $0)
    }
    #expect(throws: MessageError.notFinite(block: 1, index: 2)) { try decode(bytes) }
    #expect(throws: (any Error).self) { try Message(EncodedValue.number(value)) }
  }

  @Test func `every cut and every surplus is refused`() throws {
    let bytes = try Message(head: Data("{}".utf8), blocks: [[1, 2], [3]]).encoded()
    for count in 0..<bytes.count { #expect(throws: MessageError.self) { try decode(Array(bytes[..<count])) } }
    #expect(throws: MessageError.length("1 bytes too many")) { try decode(bytes + [0]) }
    #expect(throws: MessageError.truncated) { try decode([]) }
    #expect(throws: MessageError.length("\(UInt64.max)")) { try decode(Array(repeating: 0xFF, count: 64)) }
  }

  @Test(arguments: [
    (0, 3, MessageError.blockLength(0, expected: 3, found: 2)), (1, 1, .noBlock(1)), (-1, 1, .noBlock(-1)),
    (0, -1, .blockLength(0, expected: -1, found: 2)),
  ])
  func `a block is had only with its own length`(block: Int, count: Int, error: MessageError) {
    let message = Message(head: Data(), blocks: [[1, 2]])
    #expect(throws: error) { try message.block(BlockReference(block), count: count) }
  }

  @Test func `random bytes and damaged messages never trap`() throws {
    var state: UInt64 = 20
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    let sound = try Message(head: Data("{\"request\":\"describe\"}".utf8), blocks: [[1, 2, 3], [], [4]]).encoded()
    var readable = 0
    var refused = 0
    for round in 0..<20_000 {
      var bytes = round % 4 == 0 ? (0..<random(80)).map { _ in UInt8(random(256)) } : sound
      for _ in 0...random(3) where !bytes.isEmpty {
        switch random(3) {
        case 0: bytes[random(bytes.count)] ^= UInt8(1 << random(8))
        case 1: bytes.removeLast(random(bytes.count))
        default: bytes.insert(UInt8(random(256)), at: random(bytes.count))
        }
      }
      do {
        let message = try decode(bytes)
        #expect(message.blocks.allSatisfy { $0.allSatisfy(\.isFinite) })
        _ = try message.decodeHead(as: Request.self)
        readable += 1
      } catch {
        refused += 1
      }
    }
    #expect(readable > 100)
    #expect(refused > 10_000)
  }
}
