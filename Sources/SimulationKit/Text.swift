/// A text in the two languages of the reports. In JSON it is an object `{"en": …, "zh": …}`, or a plain string that
/// stands for both.
public struct Text: Hashable, Sendable, CustomStringConvertible {
  public var en: String
  public var zh: String

  public init(en: String, zh: String) {
    self.en = en
    self.zh = zh
  }

  /// The same text in both languages.
  public init(_ text: String) { self.init(en: text, zh: text) }

  /// The text in a language; English where there is no Chinese.
  public subscript(_ language: Language) -> String { language == .zh && !zh.isEmpty ? zh : en }

  public var description: String { en }

  /// Whether either language has no text.
  var isBlank: Bool { en.isBlank || zh.isBlank }
}

public typealias Title = Text

/// A language of texts for people.
public enum Language: String, Codable, Hashable, Sendable, CaseIterable {
  case en, zh
}

extension Text: ExpressibleByStringInterpolation {
  public init(stringLiteral text: String) { self.init(text) }
}

extension Text: Codable {
  private enum Keys: String, CodingKey {
    case en, zh
  }

  // Untyped, as the containers of `Codable` throw.
  public init(from decoder: any Decoder) throws {
    if let text = try? decoder.singleValueContainer().decode(String.self) {
      self.init(text)
      return
    }
    let c = try decoder.container(keyedBy: Keys.self)
    self.init(en: try c.decode(String.self, forKey: .en), zh: try c.decode(String.self, forKey: .zh))
  }

  public func encode(to encoder: any Encoder) throws {
    guard en != zh else {
      var container = encoder.singleValueContainer()
      return try container.encode(en)
    }
    var c = encoder.container(keyedBy: Keys.self)
    try c.encode(en, forKey: .en)
    try c.encode(zh, forKey: .zh)
  }
}

extension CodingUserInfoKey {
  /// The ``Language`` in which a message's texts are read.
  static let language = CodingUserInfoKey(rawValue: "language")
}

extension KeyedDecodingContainer {
  /// A string, or of a text in two languages the one that is read.
  func decodeText(forKey key: Key, of decoder: any Decoder) throws -> String {
    let language = CodingUserInfoKey.language.flatMap { decoder.userInfo[$0] as? Language }
    return try decode(Text.self, forKey: key)[language ?? .en]
  }

  func decodeTextIfPresent(forKey key: Key, of decoder: any Decoder) throws -> String? {
    try contains(key) && !decodeNil(forKey: key) ? decodeText(forKey: key, of: decoder) : nil
  }

  func decodeTextsIfPresent(forKey key: Key, of decoder: any Decoder) throws -> [String] {
    let language = CodingUserInfoKey.language.flatMap { decoder.userInfo[$0] as? Language }
    return try decodeIfPresent([Text].self, forKey: key)?.map { $0[language ?? .en] } ?? []
  }
}
