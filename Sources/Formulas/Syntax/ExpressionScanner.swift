import Diagnostics

/// Cuts an expression into tokens.
struct ExpressionScanner {
  struct Token: Equatable {
    enum Content: Equatable {
      case number(Double, unit: Expression.UnitMark?)
      /// A name, dots of record fields included.
      case word(String)
      case text(String)
      case sign(String)
      case end
    }
    var content: Content
    var offset: Int

    var sign: String? { if case .sign(let sign) = content { sign } else { nil } }

    func isOperator(_ wanted: BinaryOperator) -> Bool {
      content == .sign(wanted.rawValue) || content == .word(wanted.rawValue)
    }

    /// The token as a message repeats it.
    var shown: String {
      switch content {
      case .number(let number, _):
        "the number \(number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)")"
      case .word(let word): "'\(word)'"
      case .text(let text): "the text \"\(text.escapingControls)\""
      case .sign(let sign): "'\(sign)'"
      case .end: "the end"
      }
    }
  }

  private let bytes: [UInt8]
  private var place = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  static func tokens(of text: String) throws(ExpressionProblem) -> [Token] {
    var scanner = ExpressionScanner(text)
    var tokens: [Token] = []
    repeat { tokens.append(try scanner.next()) } while tokens.last?.content != .end
    return tokens
  }

  private func byte(_ ahead: Int = 0) -> UInt8? { place + ahead < bytes.count ? bytes[place + ahead] : nil }

  private mutating func next() throws(ExpressionProblem) -> Token {
    while let byte = byte(), byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { place += 1 }
    let start = place
    guard let first = byte() else { return Token(content: .end, offset: start) }
    switch first {
    case _ where first.isDigit || (first == UInt8(ascii: ".") && (byte(1)?.isDigit ?? false)): return try number()
    case _ where first.isLetter:
      let word = try self.word()
      return Token(content: .word(word), offset: start)
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return Token(content: .text(try quoted()), offset: start)
    default: return Token(content: .sign(try sign()), offset: start)
    }
  }

  private mutating func number() throws(ExpressionProblem) -> Token {
    let start = place
    skip(\.isDigit)
    if byte() == UInt8(ascii: ".") {
      place += 1
      skip(\.isDigit)
    }
    if let mark = byte(), mark | 0x20 == UInt8(ascii: "e") {
      let signed = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-")
      if byte(signed ? 2 : 1)?.isDigit ?? false {
        place += signed ? 2 : 1
        skip(\.isDigit)
      }
    }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    if let follower = byte(), follower.isLetter || follower == UInt8(ascii: ".") || follower == UInt8(ascii: "_") {
      throw ExpressionProblem(
        at: place, "'\(text)' is followed by '\(Character(Unicode.Scalar(follower)))'",
        advice: "write a unit in brackets, as in 3 [TWh], and a product with *")
    }
    guard let number = Double(text), number.isFinite else {
      throw ExpressionProblem(at: start, "\(text) is larger than a double can hold")
    }
    if number == 0, text.prefix(while: { $0 != "e" && $0 != "E" }).contains(where: { ("1"..."9").contains($0) }) {
      throw ExpressionProblem(at: start, "\(text) is too small for a double and would be read as 0", advice: "write 0")
    }
    return Token(content: .number(number, unit: try unit()), offset: start)
  }

  /// The brackets behind a number.
  private mutating func unit() throws(ExpressionProblem) -> Expression.UnitMark? {
    var ahead = 0
    while byte(ahead) == 0x20 { ahead += 1 }
    guard byte(ahead) == UInt8(ascii: "[") else { return nil }
    let bracket = place + ahead
    guard let end = bytes[bracket...].firstIndex(of: UInt8(ascii: "]")) else {
      throw ExpressionProblem(at: bracket, "the unit has no end", advice: "write ] behind it")
    }
    place = end + 1
    return Expression.UnitMark(text: String(decoding: bytes[(bracket + 1)..<end], as: UTF8.self), offset: bracket + 1)
  }

  private mutating func word() throws(ExpressionProblem) -> String {
    let start = place
    while let byte = byte(), byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") || isInnerDot { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  /// Whether a dot joins a field to its records.
  private var isInnerDot: Bool { byte() == UInt8(ascii: ".") && (byte(1)?.isLetter ?? false) }

  private mutating func quoted() throws(ExpressionProblem) -> String {
    let start = place
    guard let end = bytes[(start + 1)...].firstIndex(of: bytes[start]) else {
      throw ExpressionProblem(at: start, "the text in quotes has no end", advice: "close the quotes")
    }
    place = end + 1
    return String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
  }

  private static let signs = ["<=", ">=", "==", "!=", "+", "-", "*", "/", "^", "<", ">", "(", ")", "[", "]", ",", "="]
  /// Signs of other languages, with what is written here.
  private static let foreign: [(sign: String, advice: String)] = [
    ("&&", "write and"), ("||", "write or"), ("**", "write ^ for a power"), ("&", "write and"), ("|", "write or"),
    ("!", "write not"), ("?", "write if(condition, a, b)"), (":", "write if(condition, a, b)"),
    ("%", "write 0.01, or a unit in brackets: 5 [%]"), (";", "write one expression"),
    ("（", "write ("), ("）", "write )"), ("，", "write ,"), ("＝", "write =="), ("×", "write *"), ("÷", "write /"),
    ("＋", "write +"), ("－", "write -"), ("−", "write -"), ("≤", "write <="), ("≥", "write >="), ("≠", "write !="),
    ("·", "write *"), ("“", "write \""), ("”", "write \""),
  ]

  private mutating func sign() throws(ExpressionProblem) -> String {
    let rest = String(decoding: bytes[place...].prefix(8), as: UTF8.self)
    if let found = Self.foreign.first(where: { rest.hasPrefix($0.sign) }), !rest.hasPrefix("!=") {
      throw ExpressionProblem(at: place, "'\(found.sign)' is not an operator here", advice: found.advice)
    }
    if let sign = Self.signs.first(where: { rest.hasPrefix($0) }) {
      place += sign.utf8.count
      return sign
    }
    let character = rest.first.map { String($0).escapingControls } ?? ""
    throw ExpressionProblem(
      at: place, "'\(character)' cannot stand in an expression",
      advice: "names are lower-case ASCII words joined by underscores; labels stand in quotes")
  }

  private mutating func skip(_ isMeant: (UInt8) -> Bool) { while let byte = byte(), isMeant(byte) { place += 1 } }
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
}
