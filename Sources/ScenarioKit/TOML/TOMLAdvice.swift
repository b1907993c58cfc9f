import Diagnostics

/// Advice for the mistakes that planners make most; toml++ knows only what it expected.
struct TOMLAdvice {
  /// Replaces toml++'s words when set.
  var message: String?
  var advice: String?
  /// Where the wrong token begins, when toml++ points behind it.
  var column: Int?

  init(scope: String, words: String, line: TOMLLine) {
    let saw = line.saw
    if saw == "，", let comma = Self.numberWithComma(in: line) {
      (message, advice, column) = comma
    } else if let saw, let ascii = Self.fullWidth[saw] {
      message = "\"\(saw)\" is a full-width character that TOML does not know here"
      advice = "write \(ascii)"
    } else if Self.expectsKey(scope, words), let saw, !saw.isASCII {
      let word = line.word(separators: " \t=.[]{},#'\"＝：:")
      message = "the key \(word.text) is not made of the letters A-Z, a-z, digits, _ and - alone"
      advice = "put it in quotes: \"\(word.text)\""
      column = word.column
    } else if words == "could not determine value type" || words.hasPrefix("expected 'nan'")
      || words.hasPrefix("expected 'inf'")
    {
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
      if let last = line.scalars.last, last == "”" || last == "’", !line.scalars.contains("“") {
        advice = "the line ends with the Chinese quote \(last); write \(last == "”" ? "\"" : "'")"
      }
    } else if words.contains("escape") || words.contains("hex digit"), !Self.numberScopes.contains(scope),
      let start = line.scalars.firstIndex(of: "\\")
    {
      message = "a backslash begins an escape in a text in double quotes"
      advice = "write / in place of \\ in a path, or put the text in single quotes"
      column = start + 1
    } else if let saw, saw.properties.generalCategory == .control {
      message = "the line holds the control character U+\(saw.fourHexDigits)"
      advice = "remove it, or write \\u\(saw.fourHexDigits) in a text in double quotes"
    } else if missingSign(scope: scope, words: words, line: line) {
      return
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
    if let comma = Self.numberWithComma(in: line) {
      (message, advice, column) = comma
    } else if words.hasPrefix("leading zeroes") {
      let digits = rest.prefix { $0.isASCII && $0.isNumber || "+-._".contains($0) }
      let sign = digits.prefix { $0 == "+" || $0 == "-" }
      let number = digits.dropFirst(sign.count).drop { $0 == "0" }
      message = "\(digits) begins with a zero"
      advice = "write \(sign)\(number.first?.isNumber == true ? "" : "0")\(number), or \"\(digits)\" if it is a text"
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
      if words.hasPrefix("expected decimal digit") { advice = "write digits on both sides of a point, as in 0.5" }
    }
  }

  /// A sign of TOML or a value that is not there, or that other formats write otherwise.
  private mutating func missingSign(scope: String, words: String, line: TOMLLine) -> Bool {
    let saw = line.saw
    let start = line.scalars.first { $0 != " " && $0 != "\t" }
    if (words.hasPrefix("expected value, saw") && saw == nil)
      || (words == "encountered end-of-file" && scope == "key-value pair")
    {
      message = "the value is missing"
      advice = "write it behind =, on the same line"
    } else if words.hasPrefix("expected ']'"), line.rest(from: line.column).isEmpty, start == "[" {
      message = "the closing ] is missing on this line"
      advice = "write \(line.rest(from: 1))]"
    } else if words == "encountered end-of-file", scope == "array" {
      message = "the closing ] of the list is missing"
      advice = "write ] behind its last value"
    } else if words.hasPrefix("expected comma or closing ']'") {
      message = "a comma or the closing ] is missing in the list"
      advice = "write , between values and ] behind the last"
    } else if words.hasPrefix("expected '=', saw") {
      message = saw.map { "\"\($0)\" stands where = belongs" } ?? "the key has no value"
      advice = saw == nil || saw == ":" ? "write key = value" : "write key = value; a key with spaces stands in quotes"
    } else {
      return false
    }
    return true
  }

  /// `0,1`, `12，5`, `1,5 GW` behind the equals sign.
  private static func numberWithComma(in line: TOMLLine) -> (String, String?, Int)? {
    guard let equals = line.scalars.firstIndex(of: "=") else { return nil }
    guard let start = line.scalars[(equals + 1)...].firstIndex(where: { $0 != " " && $0 != "\t" }) else { return nil }
    let text = line.rest(from: start + 1)
    guard let number = NumberWithCommas(text), text.contains(where: { $0 == "," || $0 == "，" }) else { return nil }
    if number.rest.isEmpty { return ("\(text) is not a number", number.advice(quote: ""), start + 1) }
    guard isQuantity("1" + number.rest) else { return nil }
    return ("a quantity with a unit is text", number.advice(quote: "\""), start + 1)
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
