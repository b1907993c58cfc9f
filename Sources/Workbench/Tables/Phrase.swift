/// The languages of scorecards and charts.
public enum Language: String, Sendable, CaseIterable {
  case en, zh
}

/// A text in the two languages of the reports.
public struct Phrase: Hashable, Sendable {
  public var en: String
  public var zh: String

  public init(_ en: String, _ zh: String) {
    self.en = en
    self.zh = zh
  }

  public subscript(_ language: Language) -> String {
    switch language {
    case .en: en
    case .zh: zh.isEmpty ? en : zh
    }
  }
}
