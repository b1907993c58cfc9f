import Diagnostics

/// The fault of a name that cannot stand in an IAMC table.
package enum IAMCNameError: Error, Hashable, Sendable, CustomStringConvertible {
  case empty
  case padded(String)
  case holdsControlCharacter(String)
  case holdsInvisibleCharacter(String, Unicode.Scalar)
  case readsAsNumber(String)
  case readsAsBoolean(String)
  case readsAsMissing(String)

  package var description: String {
    switch self {
    case .empty: "a name may not be empty"
    case .padded(let name): "the name \"\(name)\" begins or ends with a blank; write it without"
    case .holdsControlCharacter(let name):
      "the name \(String(reflecting: name)) holds a line break or another control character; write it on one line"
    case .holdsInvisibleCharacter(let name, let scalar):
      "the name \"\(name.escapingControls)\" holds the invisible character U+\(scalar.fourHexDigits); write it without"
    case .readsAsNumber(let name): Self.misread(name, as: "a number")
    case .readsAsBoolean(let name): Self.misread(name, as: "a boolean")
    case .readsAsMissing(let name): Self.misread(name, as: "a missing value")
    }
  }

  private static func misread(_ name: String, as what: String) -> String {
    "the name \"\(name)\" is read back as \(what) by pyam and spreadsheets; add a word, for example \"plan-\(name)\""
  }
}

/// The rules for names of models, scenarios, regions and variables in an IAMC table.
package enum IAMCName {
  /// Refuses what pyam would read back as something else than this text: pandas guesses the type of every column.
  package static func check(_ name: String) throws(IAMCNameError) {
    guard !name.isEmpty else { throw .empty }
    try checkText(name)
    guard !isBlank(name.first), !isBlank(name.last) else { throw .padded(name) }
    let word = name.lowercased()
    if ["true", "false"].contains(word) { throw .readsAsBoolean(name) }
    // `Double` also takes "inf" and hexadecimal, as spreadsheets and other readers of the file do.
    if Double(word) != nil { throw .readsAsNumber(name) }
  }

  /// The rules that a unit keeps too, which may be empty or "1".
  package static func checkText(_ text: String) throws(IAMCNameError) {
    let invisible = text.unicodeScalars.filter(\.isControl)
    if invisible.contains(where: { $0.properties.generalCategory == .control }) { throw .holdsControlCharacter(text) }
    if let first = invisible.first { throw .holdsInvisibleCharacter(text, first) }
    if missing.contains(text.lowercased()) { throw .readsAsMissing(text) }
  }

  private static func isBlank(_ character: Character?) -> Bool { character?.isWhitespace ?? false }

  /// The texts that pandas 2.3 takes for "no value" (`STR_NA_VALUES`), in lower case.
  private static let missing: Set<String> = [
    "#n/a", "#n/a n/a", "#na", "-1.#ind", "-1.#qnan", "-nan", "1.#ind", "1.#qnan", "<na>", "n/a", "na", "null", "nan",
    "none",
  ]
}
