import CSVText
import Diagnostics
import SeededNumbers
import Testing

@Suite struct CSVWritingTests {
  @Test func `a file begins with a byte order mark and quotes only what needs it`() {
    var writer = CSVWriter()
    writer.row(["部门", "a,b", "say \"x\"", "two\nlines", " c "])
    writer.row([""])
    #expect(writer.text == "\u{FEFF}部门,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\", c \n\"\"\n")
  }

  @Test(arguments: 0..<50)
  func `what is written reads back the same`(seed: UInt64) throws {
    var random = SeededNumbers(seed)
    let parts = ["a", ",", "\"", "\n", "\r\n", "\r", "农", " ", "#", ""]
    let width = Int.random(in: 1...4, using: &random)
    let records = (0..<6).map { _ in
      (0..<width).map { _ in
        (0..<Int.random(in: 0...4, using: &random)).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
      }
    }
    var writer = CSVWriter()
    for record in records { writer.row(record) }
    let read = try CSVFile.read(text: writer.text, file: "t.csv")
    #expect(read.records.map { $0.map { Array($0.text.utf8) } } == records.map { $0.map { Array($0.utf8) } })
  }

  /// Bytes of a sound file changed, cut out and put in anywhere: always an error or a file, never a trap.
  @Test func `ten thousand mutated files are read or refused`() {
    var random = SeededNumbers(1)
    let sound = Array("\u{FEFF}# k: 值\r\ncode,名称,\"v,1\"\r\nA,\"农\"\"业\",1.5\r\nB,工业,-2e3\n".utf8)
    let marks: [UInt8] = Array("\",\r\n#".utf8) + [0x00, 0x80, 0xE5, 0xFF]
    var (read, refused) = (0, 0)
    for _ in 0..<10_000 {
      var bytes = sound
      for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
        let at = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes[at] = marks.randomElement(using: &random) ?? 0
        case 1: bytes.remove(at: at)
        case 2: bytes.insert(marks.randomElement(using: &random) ?? 0, at: at)
        default: bytes.removeLast(bytes.count - at)
        }
      }
      do {
        let file = try CSVFile.read(bytes: bytes, file: "t.csv", leadingComments: true)
        #expect(Set(file.records.map(\.count)).count == 1)
        read += 1
      } catch {
        #expect(error.diagnostics.allSatisfy { $0.severity == .error && $0.location != nil })
        #expect(!error.diagnostics.isEmpty)
        refused += 1
      }
    }
    #expect(read > 500 && refused > 500)
  }
}
