/// The reply to a run while it is computed: the outputs are written where they will be sent from, and the head is put
/// before them at the end.
package final class ReplyBuffer {
  private static let usualHead = 4096

  private let counts: [Int]
  private let starts: [Int]
  private let gap: Int
  private let memory: UnsafeMutableRawBufferPointer

  /// Zeros for blocks of these numbers of values.
  package init(blocks counts: [Int]) {
    self.counts = counts
    var start = 0
    var starts: [Int] = []
    for count in counts {
      starts.append(start)
      start += count
    }
    self.starts = starts
    gap = Self.usualHead + 16 + 8 * counts.count
    memory = UnsafeMutableRawBufferPointer.allocate(byteCount: gap + 8 * start, alignment: 8)
    memory.initializeMemory(as: UInt8.self, repeating: 0)
  }

  deinit { memory.deallocate() }

  /// The values of a block.
  package func block(_ number: Int) -> UnsafeMutableBufferPointer<Double> {
    let start = gap + 8 * starts[number]
    return UnsafeMutableRawBufferPointer(rebasing: memory[start..<start + 8 * counts[number]])
      .assumingMemoryBound(to: Double.self)
  }

  /// Hands over the whole message.
  package func send<Result>(head: [UInt8], _ work: (UnsafeRawBufferPointer) -> Result) -> Result {
    let padded = (head.count + 7) & ~7
    let before = 16 + 8 * counts.count + padded
    guard before > gap else {
      write(head, padded, to: UnsafeMutableRawBufferPointer(rebasing: memory[(gap - before)..<gap]))
      return work(UnsafeRawBufferPointer(rebasing: memory[(gap - before)...]))
    }
    // Many samples had much to say.
    let values = memory.count - gap
    let whole = UnsafeMutableRawBufferPointer.allocate(byteCount: before + values, alignment: 8)
    defer { whole.deallocate() }
    write(head, padded, to: UnsafeMutableRawBufferPointer(rebasing: whole[..<before]))
    UnsafeMutableRawBufferPointer(rebasing: whole[before...])
      .copyMemory(from: UnsafeRawBufferPointer(rebasing: memory[gap...]))
    return work(UnsafeRawBufferPointer(whole))
  }

  private func write(_ head: [UInt8], _ padded: Int, to place: UnsafeMutableRawBufferPointer) {
    let words = [UInt64(head.count), UInt64(counts.count)] + counts.map { UInt64($0) }
    for (index, word) in words.enumerated() {
      place.storeBytes(of: word.littleEndian, toByteOffset: 8 * index, as: UInt64.self)
    }
    let start = 8 * words.count
    UnsafeMutableRawBufferPointer(rebasing: place[start..<start + head.count]).copyBytes(from: head)
    for index in start + head.count..<start + padded { place[index] = 0 }
  }
}
