package import FoundationEssentials

/// A message where it lies: its blocks are read without being copied. It is valid while its bytes are.
package struct MessageView {
  package let head: Data
  private let bytes: UnsafeRawBufferPointer
  /// Where the doubles of each block stand, in bytes from the start.
  private let ranges: [Range<Int>]

  /// Reads the lengths, trusting nothing in them. Values are checked where a block is taken.
  package init(_ bytes: UnsafeRawBufferPointer) throws(MessageError) {
    var offset = 0
    func word() throws(MessageError) -> Int {
      guard bytes.count - offset >= 8 else { throw .truncated }
      let value = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
      guard value <= UInt64(bytes.count) else { throw .length("\(value)") }
      return Int(value)
    }
    let headCount = try word()
    let blockCount = try word()
    guard blockCount <= (bytes.count - offset) / 8 else { throw .truncated }
    var counts: [Int] = []
    for _ in 0..<blockCount { counts.append(try word()) }
    let padded = (headCount + 7) & ~7
    guard bytes.count - offset >= padded else { throw .truncated }
    head = Data(bytes[offset..<offset + headCount])
    offset += padded
    var ranges: [Range<Int>] = []
    for count in counts {
      guard (bytes.count - offset) / 8 >= count else { throw .truncated }
      ranges.append(offset..<offset + 8 * count)
      offset += 8 * count
    }
    guard offset == bytes.count else { throw .length("\(bytes.count - offset) bytes too many") }
    self.bytes = bytes
    self.ranges = ranges
  }

  package var count: Int { ranges.count }

  /// The values of a block, which are finite and as many as they should be.
  ///
  /// The bytes must be aligned to 8.
  package func block(_ reference: BlockReference, count: Int) throws(MessageError) -> UnsafeBufferPointer<Double> {
    guard ranges.indices.contains(reference.block) else { throw .noBlock(reference.block) }
    let range = ranges[reference.block]
    guard range.count == 8 * count else {
      throw .blockLength(reference.block, expected: count, found: range.count / 8)
    }
    let values = UnsafeRawBufferPointer(rebasing: bytes[range]).assumingMemoryBound(to: Double.self)
    try Self.checkFinite(values, block: reference.block)
    return values
  }

  /// A copy of a block's values; throws where one is not finite.
  package func copy(ofBlock number: Int) throws(MessageError) -> [Double] {
    let range = ranges[number]
    let values = [Double](unsafeUninitializedCapacity: range.count / 8) { buffer, initialized in
      UnsafeMutableRawBufferPointer(buffer).copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[range]))
      initialized = range.count / 8
    }
    try values.withUnsafeBufferPointer { values throws(MessageError) in try Self.checkFinite(values, block: number) }
    return values
  }

  private static func checkFinite(_ values: UnsafeBufferPointer<Double>, block: Int) throws(MessageError) {
    if !values.isFinite, let index = values.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(block: block, index: index)
    }
  }
}

extension UnsafeBufferPointer<Double> {
  /// Whether no value is infinite or NaN.
  package var isFinite: Bool {
    // zero times anything finite is zero; eight sums at a time fit the processor's lanes
    var sums = SIMD8<Double>.zero
    let whole = count & ~7
    let raw = UnsafeRawBufferPointer(self)
    for start in stride(from: 0, to: whole, by: 8) {
      sums += raw.loadUnaligned(fromByteOffset: 8 * start, as: SIMD8<Double>.self) * 0
    }
    var sum = sums.sum()
    for index in whole..<count { sum += self[index] * 0 }
    return sum == 0
  }
}
