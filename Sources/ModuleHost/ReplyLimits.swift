import ModuleMessages
import SimulationKit

/// How large a message of a module can be at most, known before it is sent. What announces more is refused before
/// anything is allocated or read.
package struct ReplyLimits: Sendable {
  /// Blocks of a message and doubles of all its blocks.
  package var blocks = 0
  package var values = 0
  /// Bytes of its head.
  package var head = 1 << 26
  /// Messages of progress before the reply.
  package var progress = 100_000

  package init() {}

  /// For a run: the outputs, and heads that grow with the samples, which may all have something to say.
  package init(blocks: Int, values: Int, samples: Int) {
    self.blocks = blocks
    self.values = values
    head += samples * 1024
    progress += samples * 1000
  }

  /// Bytes of a message.
  var bytes: Int { 16 + 8 * blocks + head + 8 * values }

  /// Throws unless the bytes are as long as they themselves say, and no longer than they may be.
  func check(_ start: UnsafePointer<UInt8>?, _ count: Int64) throws(ReplyProblem) {
    guard count >= 0, start != nil || count == 0 else {
      throw ReplyProblem("it handed over \(count) bytes at no address")
    }
    guard count <= bytes else {
      throw ReplyProblem("it handed over \(count) bytes, where a message here has at most \(bytes)")
    }
    guard let start, count >= 16 else { throw ReplyProblem(MessageError.truncated.description) }
    let words = UnsafeRawPointer(start)
    func word(_ index: Int) -> UInt64 {
      UInt64(littleEndian: words.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
    }
    func refuse(_ length: UInt64) -> ReplyProblem { ReplyProblem(MessageError.length("\(length)").description) }
    guard word(0) <= head else { throw refuse(word(0)) }
    guard word(1) <= max(blocks, 16) else { throw refuse(word(1)) }
    let announced = Int(word(1))
    guard count >= 16 + 8 * announced else { throw ReplyProblem(MessageError.truncated.description) }
    var sum = 0
    for block in 0..<announced {
      guard word(2 + block) <= values + 16 else { throw refuse(word(2 + block)) }
      sum += Int(word(2 + block))
    }
    let whole = 16 + 8 * announced + (Int(word(0)) + 7) & ~7 + 8 * sum
    guard count >= whole else { throw ReplyProblem(MessageError.truncated.description) }
    guard count == whole else {
      throw ReplyProblem(MessageError.length("\(Int(count) - whole) bytes too many").description)
    }
  }
}
