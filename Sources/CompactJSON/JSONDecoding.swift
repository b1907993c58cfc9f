/// Reads values from JSON as Foundation's decoder does, in a fraction of the time, and leaves to it whatever is not plain:
/// what this one does not take, that one reads or refuses in words.
package enum JSONDecoding {
  /// Returns nil where Foundation's decoder is to be asked.
  package static func value<Value: Decodable>(
    _ type: Value.Type = Value.self, from bytes: some Collection<UInt8>, userInfo: [CodingUserInfoKey: Any] = [:]
  ) -> Value? {
    JSONTree(bytes).flatMap { value(type, from: $0, userInfo: userInfo) }
  }

  package static func value<Value: Decodable>(
    _ type: Value.Type = Value.self, from tree: JSONTree, userInfo: [CodingUserInfoKey: Any] = [:]
  ) -> Value? {
    try? Source(tree, userInfo).value(type)
  }
}

// The requirements of `Decoder` and its containers are untyped: a value's own `init(from:)` may throw anything.

/// Part of a tree that a value is read from.
private struct Source: Decoder, SingleValueDecodingContainer {
  let tree: JSONTree
  let userInfo: [CodingUserInfoKey: Any]
  var codingPath: [any CodingKey] { [] }

  init(_ tree: JSONTree, _ userInfo: [CodingUserInfoKey: Any]) { (self.tree, self.userInfo) = (tree, userInfo) }

  func value<Value: Decodable>(_ type: Value.Type) throws -> Value {
    // Those of which arrays and dictionaries mostly are.
    if type == String.self, case .text(let text) = tree, let value = text as? Value { return value }
    if type == Double.self, let value = try number() as? Value { return value }
    return try Value(from: self)
  }

  private func number() throws -> Double {
    switch tree {
    case .number(let value): return value
    case .integer(let value): return Double(value)
    default: throw NotPlain()
    }
  }

  private func integer<Integer: FixedWidthInteger>() throws -> Integer {
    let integer: Integer? =
      switch tree {
      case .integer(let value): Integer(exactly: value)
      // `1e3` is one too.
      case .number(let value): Integer(exactly: value)
      default: nil
      }
    guard let integer else { throw NotPlain() }
    return integer
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let members) = tree else { throw NotPlain() }
    return KeyedDecodingContainer(MemberSource(members: members, userInfo: userInfo))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .list(let elements) = tree else { throw NotPlain() }
    return ElementSource(elements: elements, userInfo: userInfo)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { self }

  func decodeNil() -> Bool { tree == .null }

  func decode(_ type: Bool.Type) throws -> Bool {
    guard case .boolean(let value) = tree else { throw NotPlain() }
    return value
  }

  func decode(_ type: String.Type) throws -> String {
    guard case .text(let text) = tree else { throw NotPlain() }
    return text
  }

  func decode(_ type: Double.Type) throws -> Double { try number() }
  func decode(_ type: Float.Type) throws -> Float { throw NotPlain() }
  func decode(_ type: Int.Type) throws -> Int { try integer() }
  func decode(_ type: Int8.Type) throws -> Int8 { try integer() }
  func decode(_ type: Int16.Type) throws -> Int16 { try integer() }
  func decode(_ type: Int32.Type) throws -> Int32 { try integer() }
  func decode(_ type: Int64.Type) throws -> Int64 { try integer() }
  func decode(_ type: UInt.Type) throws -> UInt { try integer() }
  func decode(_ type: UInt8.Type) throws -> UInt8 { try integer() }
  func decode(_ type: UInt16.Type) throws -> UInt16 { try integer() }
  func decode(_ type: UInt32.Type) throws -> UInt32 { try integer() }
  func decode(_ type: UInt64.Type) throws -> UInt64 { try integer() }
  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try value(type) }
}

/// Foundation's decoder finds the words for it.
private struct NotPlain: Error {}

private struct MemberSource<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let members: [String: JSONTree]
  let userInfo: [CodingUserInfoKey: Any]
  var codingPath: [any CodingKey] { [] }
  var allKeys: [Key] { members.keys.compactMap { Key(stringValue: $0) } }

  private func source(_ key: some CodingKey) throws -> Source {
    guard let member = members[key.stringValue] else { throw NotPlain() }
    return Source(member, userInfo)
  }

  func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }
  func decodeNil(forKey key: Key) throws -> Bool { try source(key).decodeNil() }
  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try source(key).decode(type) }
  func decode(_ type: String.Type, forKey key: Key) throws -> String { try source(key).decode(type) }
  func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try source(key).decode(type) }
  func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try source(key).decode(type) }
  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try source(key).value(type) }

  func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
    guard let member = members[key.stringValue], member != .null else { return nil }
    return try Source(member, userInfo).value(type)
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try source(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try source(key).unkeyedContainer()
  }

  func superDecoder() throws -> any Decoder { throw NotPlain() }
  func superDecoder(forKey key: Key) throws -> any Decoder { try source(key) }
}

private struct ElementSource: UnkeyedDecodingContainer {
  let elements: [JSONTree]
  let userInfo: [CodingUserInfoKey: Any]
  private(set) var currentIndex = 0
  var codingPath: [any CodingKey] { [] }
  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex == elements.count }

  init(elements: [JSONTree], userInfo: [CodingUserInfoKey: Any]) {
    (self.elements, self.userInfo) = (elements, userInfo)
  }

  private func next() throws -> Source {
    guard !isAtEnd else { throw NotPlain() }
    return Source(elements[currentIndex], userInfo)
  }

  mutating func decodeNil() throws -> Bool {
    guard try next().decodeNil() else { return false }
    currentIndex += 1
    return true
  }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let value = try next().value(type)
    currentIndex += 1
    return value
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> {
    let container = try next().container(keyedBy: type)
    currentIndex += 1
    return container
  }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    let container = try next().unkeyedContainer()
    currentIndex += 1
    return container
  }

  mutating func superDecoder() throws -> any Decoder {
    let source = try next()
    currentIndex += 1
    return source
  }
}
