import CLibFuzzer
import SeededNumbers

/// Changes that leave most of a text readable: another number, a line lost, doubled or moved. libFuzzer's own changes of
/// bytes are mostly errors of syntax, which hide what lies behind.
enum LineMutation {
  private static let numbers = [
    "0", "1", "-1", "0.5", "2", "1e3", "1e-6", "1e-300", "1e15", "1e308", "2015", "2020", "2031", "100",
    "9223372036854775807",
  ].map { Array($0.utf8) }

  /// - Parameter kept: the number of lines at the beginning that stay.
  static func apply(_ text: [UInt8], keepingLines kept: Int, _ random: inout SeededNumbers) -> [UInt8] {
    let head = text.split(separator: 0x0A, maxSplits: kept, omittingEmptySubsequences: false).prefix(kept)
    let start = min(text.count, head.reduce(0) { $0 + $1.count + 1 })
    let body = text[start...]
    let changed =
      Int.random(in: 0..<2, using: &random) == 0 ? withAnotherNumber(body, &random) : withLinesMoved(body, &random)
    return text[..<start] + changed
  }

  private static func withAnotherNumber(_ text: ArraySlice<UInt8>, _ random: inout SeededNumbers) -> [UInt8] {
    func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    guard let place = text.indices.randomElement(using: &random),
      let first = text[place...].firstIndex(where: isDigit), let number = numbers.randomElement(using: &random)
    else { return Array(text) }
    let end = text[first...].firstIndex { !isDigit($0) && $0 != UInt8(ascii: ".") } ?? text.endIndex
    return text[..<first] + number + text[end...]
  }

  private static func withLinesMoved(_ text: ArraySlice<UInt8>, _ random: inout SeededNumbers) -> [UInt8] {
    var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard let here = lines.indices.randomElement(using: &random),
      let there = lines.indices.randomElement(using: &random)
    else { return Array(text) }
    switch Int.random(in: 0..<3, using: &random) {
    case 0: lines.remove(at: here)
    case 1: lines.insert(lines[here], at: there)
    default: lines.swapAt(here, there)
    }
    return Array(lines.joined(separator: CollectionOfOne(0x0A)))
  }
}

@c(LLVMFuzzerCustomMutator)
public func mutate(_ start: UnsafeMutablePointer<UInt8>?, _ count: Int, _ room: Int, _ seed: CUnsignedInt) -> Int {
  var random = SeededNumbers(UInt64(seed))
  guard let start, let kept = FuzzRun.current.target.linesThatStay, Bool.random(using: &random) else {
    return LLVMFuzzerMutate(start, count, room)
  }
  let text = Array(UnsafeBufferPointer(start: start, count: count))
  let changed = LineMutation.apply(text, keepingLines: kept, &random).prefix(room)
  _ = UnsafeMutableBufferPointer(start: start, count: room).update(fromContentsOf: changed)
  return changed.count
}
