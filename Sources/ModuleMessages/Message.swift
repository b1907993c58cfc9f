public import FoundationEssentials

/// One message of the contract: a JSON head and blocks of doubles (the layout stands in `PROTOCOL.md`).
public struct Message: Sendable {
  public var head: Data
  public var blocks: [[Double]]

  public init(head: Data, blocks: [[Double]] = []) {
    self.head = head
    self.blocks = blocks
  }

  /// Encodes `head` as JSON with sorted keys, so that equal messages are equal bytes. Throws
  /// ``MessageError/unwritable(_:)`` for a number that is not finite, which no head should hold.
  public init(_ head: some Encodable, blocks: [[Double]] = []) throws(MessageError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    do { self.init(head: try encoder.encode(head), blocks: blocks) } catch { throw .unwritable("\(error)") }
  }

  /// The block with this index; throws when the message holds no such block or another number of values.
  public func block(_ reference: BlockReference, count: Int) throws(MessageError) -> [Double] {
    guard blocks.indices.contains(reference.block) else { throw .noBlock(reference.block) }
    let block = blocks[reference.block]
    guard block.count == count else {
      throw .blockLength(reference.block, expected: count, found: block.count)
    }
    return block
  }
}

/// `{"block": 0}` in a head.
public struct BlockReference: Codable, Hashable, Sendable {
  public var block: Int

  public init(_ block: Int) { self.block = block }
}

/// Why bytes are no message.
public enum MessageError: Error, Hashable, Sendable, CustomStringConvertible {
  case truncated
  case length(String)
  case head(String)
  /// Of a head that JSON has no form for, such as a number that is not finite.
  case unwritable(String)
  case notFinite(block: Int, index: Int)
  case noBlock(Int)
  case blockLength(Int, expected: Int, found: Int)

  public var description: String {
    switch self {
    case .truncated: "the message ends before its announced length"
    case .length(let what): "the message announces an impossible length: \(what)"
    case .head(let why): "the head of the message cannot be read: \(why)"
    case .unwritable(let why): "the head of the message cannot be written: \(why)"
    case .notFinite(let block, let index): "value \(index) of block \(block) is not finite"
    case .noBlock(let block): "the head names block \(block), which the message does not hold"
    case .blockLength(let block, let expected, let found):
      "block \(block) holds \(found) values where \(expected) belong"
    }
  }
}

extension Message {
  /// The bytes as they cross; throws ``MessageError/notFinite(block:index:)`` when a value is NaN or infinite.
  public func encoded() throws(MessageError) -> [UInt8] {
    let padded = (head.count + 7) & ~7
    var bytes: [UInt8] = []
    bytes.reserveCapacity(16 + 8 * blocks.count + padded + 8 * blocks.reduce(0) { $0 + $1.count })
    func append(_ word: UInt64) { withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) } }
    append(UInt64(head.count))
    append(UInt64(blocks.count))
    for block in blocks { append(UInt64(block.count)) }
    bytes.append(contentsOf: head)
    bytes.append(contentsOf: repeatElement(0, count: padded - head.count))
    for (number, block) in blocks.enumerated() {
      if !block.withUnsafeBufferPointer(\.isFinite), let index = block.firstIndex(where: { !$0.isFinite }) {
        throw .notFinite(block: number, index: index)
      }
      block.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  /// Reads a message, trusting nothing in it.
  public init(decoding bytes: UnsafeRawBufferPointer) throws(MessageError) { try self.init(MessageView(bytes)) }

  package init(_ view: MessageView) throws(MessageError) {
    head = view.head
    blocks = try (0..<view.count).map { number throws(MessageError) in try view.copy(ofBlock: number) }
  }
}
