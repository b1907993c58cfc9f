import CSVText
import Diagnostics

/// A figure as a person writes it on the command line: `100`, `-300`, `+5%`.
package struct Amount: Hashable, Sendable {
  /// As written: 5 for `5%`.
  let number: Double
  let isPercent: Bool
  /// Whether a plus or a minus stands before it, so that it can only be meant as a change.
  let isSigned: Bool

  /// Returns nil unless the word is a plain decimal number, with or without a percent sign behind it.
  package init?(_ word: String) {
    isPercent = word.hasSuffix("%")
    isSigned = word.hasPrefix("+") || word.hasPrefix("-")
    // The rules of figures in files hold here too: no separators, no "nan", no "0x10".
    let cell = CSVCell(
      text: isPercent ? String(word.dropLast()) : word, location: SourceLocation(file: "", line: 1, column: 1))
    guard let number = try? cell.number() else { return nil }
    self.number = number
  }

  /// The amount as a ratio: 0.05 for `5%`, and `0.05` for itself.
  var ratio: Double { isPercent ? number / 100 : number }
}
