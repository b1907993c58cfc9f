/// What to write in place of the mistakes that planners make most; toml++ knows only what it expected.
struct TOMLAdvice {
  /// Replaces toml++'s words when set.
  var message: String?
  var advice: String?
  /// Where the wrong token begins, when toml++ points behind it.
  var column: Int?

  init(scope: String, words: String, line: TOMLLine) {
    let saw = line.saw
    if let saw, let ascii = Self.fullWidth[saw] {
      message = "\"\(saw)\" is a full-width character that TOML does not know here"
      advice = "write \(ascii)"
    } else if Self.expectsKey(scope, words), let saw, !saw.isASCII {
      let word = line.word(separators: " \t=.[]{},#'\"＝：:")
      message = "the key \(word.text) is not made of the letters A-Z, a-z, digits, _ and - alone"
      advice = "put it in quotes: \"\(word.text)\""
      column = word.column
    } else if words == "could not determine value type" {
      let word = line.word(separators: " \t=[{,#")
      let rest = line.rest(from: word.column)
      message = "\(rest) is not a value"
      advice = "put text in quotes: \"\(rest)\""
      column = word.column
    } else if scope == "inline table", saw == nil {
      message = "a table in braces does not end on its line"
      advice = "write it on one line, or as a [section] of its own"
    } else if saw == nil, scope.contains("string"),
      words.contains("control characters") || words.contains("end-of-file")
    {
      message = "the closing quote is missing on this line"
    } else if Self.numberScopes.contains(scope) || words.hasPrefix("expected a comment or whitespace, saw") {
      number(words: words, line: line)
    } else if scope == "boolean" {
      message = "this is not a value"
      advice = "write true or false, or put text in quotes"
      column = Self.tokenStart(line)
    }
  }

  private mutating func number(words: String, line: TOMLLine) {
    guard let equals = line.scalars.firstIndex(of: "=") else { return }
    var start = equals + 1
    while start < line.scalars.count, line.scalars[start] == " " || line.scalars[start] == "\t" { start += 1 }
    guard start < line.scalars.count else { return }
    let rest = line.rest(from: start + 1)
    let digits = rest.unicodeScalars.allSatisfy { ("0"..."9").contains($0) || $0 == "," }
    if digits, rest.contains(",") {
      message = "\(rest) is not a number"
      advice = "write it without thousands separators: \(rest.filter { $0 != "," })"
      column = start + 1
    } else if words.hasPrefix("expected a comment") || words.hasPrefix("expected digit"), Self.isQuantity(rest) {
      message = "a quantity with a unit is text"
      advice = "put it in quotes: \"\(rest)\""
      column = start + 1
    } else if words.hasPrefix("expected a comment") {
      message = "something follows the value"
      advice = "begin a new line for the next key"
    } else {
      column = Self.tokenStart(line)
    }
  }

  private static func isQuantity(_ text: String) -> Bool {
    guard let first = text.first, first.isASCII, first.isNumber || first == "-" || first == "+" else { return false }
    let unit = text.drop { $0.isNumber || "+-.eE _".contains($0) }
    return !unit.isEmpty && !unit.contains { "=\"'[]{},".contains($0) }
  }

  private static func tokenStart(_ line: TOMLLine) -> Int {
    var copy = line
    // An error that is noticed at the end of a token points behind it, perhaps behind a space too.
    while copy.column > 1, copy.saw.map({ $0 == " " || $0 == "," || $0 == "]" || $0 == "}" || $0 == "#" }) ?? true {
      copy.column -= 1
    }
    return copy.word(separators: " \t=[{,").column
  }

  private static func expectsKey(_ scope: String, _ words: String) -> Bool {
    words.hasPrefix("expected keys,") || words.hasPrefix("expected bare key") || words.hasPrefix("expected key or")
      || words.hasPrefix("expected '=', saw") || (scope == "table header" && words.hasPrefix("expected ']'"))
  }

  private static let numberScopes: Set = [
    "decimal integer", "floating-point", "hexadecimal integer", "binary integer", "octal integer", "date", "time",
    "date-time",
  ]

  private static let fullWidth: [Unicode.Scalar: String] = [
    "＝": "=", "：": "=", "“": "a straight quote \"", "”": "a straight quote \"", "，": ",", "【": "[", "】": "]",
    "［": "[", "］": "]", "｛": "{", "｝": "}", "＃": "#", "\u{3000}": "a plain space",
  ]
}
