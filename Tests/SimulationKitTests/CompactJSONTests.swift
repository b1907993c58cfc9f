import CompactJSON
import FoundationEssentials
import SeededNumbers
import Testing

/// The short way to and from JSON against Foundation's.
@Suite struct CompactJSONTests {
  /// Any value of JSON, and a record with everything that our own records have.
  private indirect enum Value: Codable, Equatable {
    case flag(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case list([Value?])
    case members([String: Value])
    case record(Record)

    func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .flag(let value): try container.encode(value)
      case .integer(let value): try container.encode(value)
      case .number(let value): try container.encode(value)
      case .text(let value): try container.encode(value)
      case .list(let value): try container.encode(value)
      case .members(let value): try container.encode(value)
      case .record(let value): try value.encode(to: encoder)
      }
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(Bool.self) {
        self = .flag(value)
      } else if let value = try? container.decode(Int.self) {
        self = .integer(value)
      } else if let value = try? container.decode(Double.self) {
        self = .number(value)
      } else if let value = try? container.decode(String.self) {
        self = .text(value)
      } else if let value = try? container.decode([Value?].self) {
        self = .list(value)
      } else if let value = try? Record(from: decoder) {
        self = .record(value)
      } else {
        self = .members(try container.decode([String: Value].self))
      }
    }
  }

  private struct Record: Codable, Equatable {
    var name: String
    var share: Double?
    var byYear: [Int: Double]
    var kinds: [Kind]
    var small: UInt8
    var inner: [Record]

    enum Kind: String, Codable { case document, assumption }
  }

  private static let texts = [
    "", "a", "é", "e\u{301}", "中文", "a\"b\\c/d", "\u{0}\u{1}\u{8}\t\n\u{C}\r\u{1F}\u{7F}\u{2028}", "😀<&>", "a10", "a9",
  ]

  private static func value(_ numbers: inout SeededNumbers, depth: Int = 0) -> Value {
    func text() -> String { texts[numbers.integer(below: texts.count)] }
    switch numbers.integer(below: depth < 4 ? 7 : 4) {
    case 0: return .flag(numbers.integer(below: 2) == 0)
    case 1: return .integer(numbers.integer(below: 2_000_001) - 1_000_000)
    case 2:
      let value = Double(bitPattern: UInt64(numbers.integer(below: .max)))
      return .number(value.isFinite ? value : 0.1)
    case 3: return .text(text())
    case 4:
      return .list(
        (0..<numbers.integer(below: 4)).map { _ in
          numbers.integer(below: 5) == 0 ? nil : value(&numbers, depth: depth + 1)
        })
    case 5:
      var members: [String: Value] = [:]
      for _ in 0..<numbers.integer(below: 5) { members[text()] = value(&numbers, depth: depth + 1) }
      return .members(members)
    default: return .record(record(&numbers, depth: depth))
    }
  }

  private static func record(_ numbers: inout SeededNumbers, depth: Int) -> Record {
    Record(
      name: texts[numbers.integer(below: texts.count)], share: numbers.integer(below: 2) == 0 ? nil : 0.25,
      byYear: [2015: 1, 2020: -0.0], kinds: [.document, .assumption],
      small: UInt8(numbers.integer(below: 256)),
      inner: depth < 3 ? (0..<numbers.integer(below: 3)).map { _ in record(&numbers, depth: depth + 1) } : [])
  }

  @Test(arguments: UInt64(0)..<40)
  func `a value is written as Foundation writes it, and read as Foundation reads it`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed)
    let encoder = JSONEncoder()
    for _ in 0..<10 {
      let value = Self.value(&numbers)
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      let line = try encoder.encode(value)
      #expect(
        String(decoding: try JSONEncoding.bytes(of: value), as: UTF8.self) == String(decoding: line, as: UTF8.self))
      encoder.outputFormatting.insert(.prettyPrinted)
      let lines = try encoder.encode(value)
      #expect(
        String(decoding: try JSONEncoding.bytes(of: value, inLines: true), as: UTF8.self)
          == String(decoding: lines, as: UTF8.self))
      // Nil leaves it to Foundation.
      if let read = JSONDecoding.value(Value.self, from: lines) {
        #expect(try read == JSONDecoder().decode(Value.self, from: lines))
      }
    }
  }

  @Test func `plain JSON is read without Foundation`() throws {
    let bytes = Array(
      "{\"name\":\"a\\\"\\n中\",\"byYear\":{\"2015\":1},\"kinds\":[\"document\"],\"small\":7,\"inner\":[]}".utf8)
    let expected = Record(name: "a\"\n中", share: nil, byYear: [2015: 1], kinds: [.document], small: 7, inner: [])
    #expect(JSONDecoding.value(Record.self, from: bytes) == expected)
    #expect(try JSONDecoder().decode(Record.self, from: Data(bytes)) == expected)
  }

  @Test(arguments: ["{", "{\"name\":1}", "{\"a\":1,\"a\":2}", "[1e999]", "\"\\u4e2d\"", "nul", "300", "[-0]"])
  func `what is not plain is left to Foundation`(text: String) {
    #expect(JSONDecoding.value(UInt8.self, from: Array(text.utf8)) == nil)
  }

  @Test func `a negative zero stays one`() throws {
    let read = try #require(JSONDecoding.value([Double].self, from: Array("[-0, -0.0, 0]".utf8)))
    #expect(read.map(\.sign) == [.minus, .minus, .plus])
  }

  @Test func `a number that is not finite is told with its place`() {
    let failure = #expect(throws: UnwritableValue.self) { try JSONEncoding.bytes(of: ["x": [1, Double.nan]]) }
    #expect(failure?.description == "'x.1': nan is no number of JSON")
  }
}

extension SeededNumbers {
  fileprivate mutating func integer(below count: Int) -> Int { Int.random(in: 0..<count, using: &self) }
}
