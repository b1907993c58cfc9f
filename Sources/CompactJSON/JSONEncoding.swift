/// JSON as Foundation's encoder writes it with sorted keys and plain slashes, in a fraction of the time: that one looks
/// behind every value for a date, a URL and a dictionary, and none of ours holds one.
package enum JSONEncoding {
  /// - Parameter inLines: with a line for each member and element.
  /// - Throws: `UnwritableValue` for a number that is not finite, and what a value throws that encodes itself.
  package static func bytes(
    of value: some Encodable, inLines: Bool = false
  ) throws(UnwritableValue) -> [UInt8] {
    var text = JSONText()
    text.add(try part(of: value), inLines: inLines)
    return text.bytes
  }

  fileprivate static func part<Value: Encodable>(of value: Value) throws(UnwritableValue) -> JSONPart {
    // Those of which arrays and dictionaries mostly are.
    if Value.self == String.self, let text = value as? String { return .text(text) }
    if Value.self == Double.self, let number = value as? Double { return try .finite(number) }
    let encoder = PartEncoder()
    do { try value.encode(to: encoder) } catch {
      throw error as? UnwritableValue ?? UnwritableValue(reason: "\(error)")
    }
    return encoder.part
  }
}

/// A value that JSON has no form for.
package struct UnwritableValue: Error, Hashable, Sendable, CustomStringConvertible {
  /// Keys and places in lists, the outermost first.
  private var path: [String] = []
  private let reason: String

  fileprivate init(reason: String) { self.reason = reason }

  package var description: String { path.isEmpty ? reason : "'\(path.joined(separator: "."))': \(reason)" }

  fileprivate func below(_ name: String) -> Self {
    var inner = self
    inner.path.insert(name, at: 0)
    return inner
  }
}

/// A value on its way to text.
enum JSONPart {
  /// `null`, a boolean or a whole number.
  case literal(String)
  case number(Double)
  case text(String)
  case list(Elements)
  case object(Members)
  /// The part that another encoder holds by the end.
  case later(any HoldsPart)

  final class Elements {
    var parts: [JSONPart] = []
  }

  final class Members {
    var parts: [(key: String, part: JSONPart)] = []
  }

  static var null: JSONPart { .literal("null") }

  static func finite(_ number: Double) throws(UnwritableValue) -> JSONPart {
    guard number.isFinite else { throw UnwritableValue(reason: "\(number) is no number of JSON") }
    return .number(number)
  }

  fileprivate static func finite(_ number: Float) throws(UnwritableValue) -> JSONPart {
    guard number.isFinite else { throw UnwritableValue(reason: "\(number) is no number of JSON") }
    let text = "\(number)"
    return .literal(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }
}

protocol HoldsPart {
  var part: JSONPart { get }
}

// The requirements of `Encoder` and its containers are untyped: a value's own `encode(to:)` may throw anything.

/// Collects what one value encodes: nothing is an empty object, as with Foundation.
private final class PartEncoder: Encoder, HoldsPart {
  private var encoded: JSONPart?

  var part: JSONPart { encoded ?? .object(JSONPart.Members()) }
  var codingPath: [any CodingKey] { [] }
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    if case .object(let members) = encoded { return KeyedEncodingContainer(MemberContainer(members)) }
    let members = JSONPart.Members()
    encoded = .object(members)
    return KeyedEncodingContainer(MemberContainer(members))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    if case .list(let elements) = encoded { return ElementContainer(elements) }
    let elements = JSONPart.Elements()
    encoded = .list(elements)
    return ElementContainer(elements)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { ValueContainer { self.encoded = $0 } }
}

private struct MemberContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let members: JSONPart.Members
  var codingPath: [any CodingKey] { [] }

  init(_ members: JSONPart.Members) { self.members = members }

  private func add(_ part: JSONPart, _ key: Key) { members.parts.append((key.stringValue, part)) }

  func encodeNil(forKey key: Key) { add(.null, key) }
  func encode(_ value: Bool, forKey key: Key) { add(.literal(value ? "true" : "false"), key) }
  func encode(_ value: String, forKey key: Key) { add(.text(value), key) }
  func encode(_ value: Int, forKey key: Key) { add(.literal("\(value)"), key) }

  func encode(_ value: Double, forKey key: Key) throws {
    do throws(UnwritableValue) { add(try .finite(value), key) } catch { throw error.below(key.stringValue) }
  }

  func encode(_ value: some Encodable, forKey key: Key) throws {
    do throws(UnwritableValue) { add(try JSONEncoding.part(of: value), key) } catch {
      throw error.below(key.stringValue)
    }
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type, forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    nested(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { nested(key).unkeyedContainer() }

  func superEncoder() -> any Encoder {
    let encoder = PartEncoder()
    members.parts.append(("super", .later(encoder)))
    return encoder
  }

  func superEncoder(forKey key: Key) -> any Encoder { nested(key) }

  private func nested(_ key: Key) -> PartEncoder {
    let encoder = PartEncoder()
    add(.later(encoder), key)
    return encoder
  }
}

private struct ElementContainer: UnkeyedEncodingContainer {
  let elements: JSONPart.Elements
  var codingPath: [any CodingKey] { [] }
  var count: Int { elements.parts.count }

  init(_ elements: JSONPart.Elements) { self.elements = elements }

  func encodeNil() { elements.parts.append(.null) }

  func encode(_ value: some Encodable) throws {
    do throws(UnwritableValue) { elements.parts.append(try JSONEncoding.part(of: value)) } catch {
      throw error.below("\(count)")
    }
  }

  func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
    nested().container(keyedBy: type)
  }

  func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { nested().unkeyedContainer() }

  func superEncoder() -> any Encoder { nested() }

  private func nested() -> PartEncoder {
    let encoder = PartEncoder()
    elements.parts.append(.later(encoder))
    return encoder
  }
}

private struct ValueContainer: SingleValueEncodingContainer {
  let set: (JSONPart) -> Void
  var codingPath: [any CodingKey] { [] }

  func encodeNil() { set(.null) }
  func encode(_ value: Bool) { set(.literal(value ? "true" : "false")) }
  func encode(_ value: String) { set(.text(value)) }
  func encode(_ value: Double) throws { set(try .finite(value)) }
  func encode(_ value: Float) throws { set(try .finite(value)) }
  func encode(_ value: Int) { set(.literal("\(value)")) }
  func encode(_ value: Int8) { set(.literal("\(value)")) }
  func encode(_ value: Int16) { set(.literal("\(value)")) }
  func encode(_ value: Int32) { set(.literal("\(value)")) }
  func encode(_ value: Int64) { set(.literal("\(value)")) }
  func encode(_ value: UInt) { set(.literal("\(value)")) }
  func encode(_ value: UInt8) { set(.literal("\(value)")) }
  func encode(_ value: UInt16) { set(.literal("\(value)")) }
  func encode(_ value: UInt32) { set(.literal("\(value)")) }
  func encode(_ value: UInt64) { set(.literal("\(value)")) }
  func encode(_ value: some Encodable) throws { set(try JSONEncoding.part(of: value)) }
}
