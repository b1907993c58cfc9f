/// The languages in which scorecards, reports and charts are written.
public enum Language: String, Sendable, CaseIterable {
  case en, zh
}

extension Title {
  /// The text in a language; the English one where there is no Chinese.
  public subscript(language: Language) -> String {
    switch language {
    case .en: en
    case .zh: zh.isEmpty ? en : zh
    }
  }
}
