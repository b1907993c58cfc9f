/// expression := disjunction; from weak to strong: or, and, not, one comparison, + -, * /, a sign, ^ (to the right).
struct ExpressionParser {
  /// muParser's C interface ends the process over the message of a longer expression that fails.
  static let longest = 1000
  /// Parentheses, signs and calls inside one another.
  private static let deepest = 64

  private let tokens: [ExpressionScanner.Token]
  private var place = 0
  private var depth = 0

  private init(_ tokens: [ExpressionScanner.Token]) { self.tokens = tokens }

  static func parse(_ text: String) throws(ExpressionProblem) -> Expression {
    guard text.utf8.count <= longest else {
      throw ExpressionProblem(
        at: 0, "the expression is \(text.utf8.count) bytes long; at most \(longest) are read",
        advice: "give parts of it names of their own under [variables]")
    }
    var parser = ExpressionParser(try ExpressionScanner.tokens(of: text))
    if parser.token.content == .end {
      throw ExpressionProblem(at: 0, "the expression is empty", advice: "write a formula")
    }
    let expression = try parser.disjunction()
    if parser.token.content != .end { throw parser.unexpected(after: "the expression") }
    return expression
  }

  private var token: ExpressionScanner.Token { tokens[place] }

  private mutating func take(_ sign: String) -> Bool {
    guard token.sign == sign else { return false }
    place += 1
    return true
  }

  private mutating func takeWord(_ word: String) -> Bool {
    guard token.content == .word(word) else { return false }
    place += 1
    return true
  }

  private func unexpected(after what: String) -> ExpressionProblem {
    switch token.content {
    case .sign("="):
      return ExpressionProblem(at: token.offset, "'=' does not compare", advice: "write ==")
    case .sign(","):
      return ExpressionProblem(
        at: token.offset, "a comma outside of parentheses", advice: "write one expression, and decimals with a point")
    case .sign(")"):
      return ExpressionProblem(at: token.offset, "')' closes no parenthesis", advice: "remove it")
    case .sign("["):
      return ExpressionProblem(
        at: token.offset, "'[' stands behind what is no name",
        advice: "give the part before it a name of its own under [variables]")
    default:
      return ExpressionProblem(
        at: token.offset, "\(token.shown) does not follow \(what)", advice: "write an operator between the two")
    }
  }

  private mutating func disjunction() throws(ExpressionProblem) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw ExpressionProblem(
        at: token.offset, "the expression is nested deeper than \(Self.deepest) levels",
        advice: "give parts of it names of their own under [variables]")
    }
    return try chain([.or]) { parser throws(ExpressionProblem) in try parser.conjunction() }
  }

  private mutating func conjunction() throws(ExpressionProblem) -> Expression {
    try chain([.and]) { parser throws(ExpressionProblem) in try parser.negation() }
  }

  /// Operands with operators of one strength between them, from left to right.
  private mutating func chain(
    _ operators: [BinaryOperator], _ operand: (inout Self) throws(ExpressionProblem) -> Expression
  ) throws(ExpressionProblem) -> Expression {
    var left = try operand(&self)
    while let found = operators.first(where: token.isOperator) {
      let offset = token.offset
      place += 1
      left = Expression(content: .binary(found, left, try operand(&self)), offset: offset)
    }
    return left
  }

  private mutating func negation() throws(ExpressionProblem) -> Expression {
    let offset = token.offset
    guard takeWord("not") else { return try comparison() }
    return Expression(
      content: .not(try nested { parser throws(ExpressionProblem) in try parser.negation() }), offset: offset)
  }

  private mutating func comparison() throws(ExpressionProblem) -> Expression {
    let left = try sum()
    guard let sign = token.sign, let comparison = BinaryOperator(rawValue: sign), comparison.isComparison else {
      return left
    }
    let offset = token.offset
    place += 1
    let right = try sum()
    if let other = token.sign.flatMap(BinaryOperator.init), other.isComparison {
      throw ExpressionProblem(at: token.offset, "two comparisons in a row", advice: "write a < b and b < c")
    }
    return Expression(content: .binary(comparison, left, right), offset: offset)
  }

  private mutating func sum() throws(ExpressionProblem) -> Expression {
    try chain([.plus, .minus]) { parser throws(ExpressionProblem) in try parser.product() }
  }

  private mutating func product() throws(ExpressionProblem) -> Expression {
    try chain([.times, .over]) { parser throws(ExpressionProblem) in try parser.signed() }
  }

  private mutating func signed() throws(ExpressionProblem) -> Expression {
    let offset = token.offset
    if take("-") {
      return Expression(
        content: .negative(try nested { parser throws(ExpressionProblem) in try parser.signed() }), offset: offset)
    }
    return try power()
  }

  private mutating func power() throws(ExpressionProblem) -> Expression {
    let base = try operand()
    let offset = token.offset
    guard take("^") else { return base }
    let exponent = try nested { parser throws(ExpressionProblem) in try parser.signed() }
    return Expression(content: .binary(.power, base, exponent), offset: offset)
  }

  /// Counts a level for what comes without parentheses: `- - - x`, `a^b^c`.
  private mutating func nested(
    _ read: (inout ExpressionParser) throws(ExpressionProblem) -> Expression
  ) throws(ExpressionProblem) -> Expression {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest else {
      throw ExpressionProblem(
        at: token.offset, "the expression is nested deeper than \(Self.deepest) levels",
        advice: "give parts of it names of their own under [variables]")
    }
    return try read(&self)
  }

  private mutating func operand() throws(ExpressionProblem) -> Expression {
    let start = token
    place += 1
    switch start.content {
    case .number(let number, let unit): return Expression(content: .number(number, unit: unit), offset: start.offset)
    case .text(let text): return Expression(content: .text(text), offset: start.offset)
    case .word(let word) where !["and", "or", "not"].contains(word):
      if take("(") {
        return Expression(content: .call(word, try arguments(of: word, at: start.offset)), offset: start.offset)
      }
      return Expression(content: .reference(Reference(name: word, indices: try indices())), offset: start.offset)
    case .sign("("):
      let inner = try disjunction()
      guard take(")") else { throw unclosed(start.offset) }
      return inner
    case .end:
      throw ExpressionProblem(
        at: start.offset, "the expression ends where a value belongs", advice: "write a name or a number")
    default:
      place -= 1
      if case .sign("=") = start.content { throw unexpected(after: "") }
      throw ExpressionProblem(
        at: start.offset, "\(start.shown) stands where a value belongs", advice: "write a name or a number")
    }
  }

  private func unclosed(_ offset: Int) -> ExpressionProblem {
    if token.content != .end, token.sign != ",", token.sign != "]" { return unexpected(after: "the value before it") }
    return ExpressionProblem(at: offset, "the parenthesis is not closed", advice: "write )")
  }

  private mutating func arguments(of function: String, at offset: Int) throws(ExpressionProblem) -> [Expression] {
    if take(")") { return [] }
    var arguments: [Expression] = []
    repeat { arguments.append(try disjunction()) } while take(",")
    guard take(")") else {
      if token.content != .end { throw unexpected(after: "the value before it") }
      throw ExpressionProblem(at: offset, "the parenthesis of \(function) is not closed", advice: "write )")
    }
    return arguments
  }

  /// `[-1]`, `[segment=content]`, `[-1, segment="big data"]`.
  private mutating func indices() throws(ExpressionProblem) -> [Reference.Index] {
    let bracket = token.offset
    guard take("[") else { return [] }
    var indices: [Reference.Index] = []
    repeat { indices.append(try index()) } while take(",")
    guard take("]") else {
      throw ExpressionProblem(at: bracket, "the bracket is not closed", advice: "write ]")
    }
    return indices
  }

  private mutating func index() throws(ExpressionProblem) -> Reference.Index {
    let start = token
    let advice = "write x[-1] for the year before, x[segment=content] for a label"
    if take("-") {
      guard case .number(let years, nil) = token.content, let whole = Int(exactly: years), (1...1000).contains(whole)
      else {
        throw ExpressionProblem(at: token.offset, "\(token.shown) is not a number of years", advice: advice)
      }
      place += 1
      return Reference.Index(content: .earlier(whole), offset: start.offset, labelOffset: start.offset)
    }
    guard case .word(let axis) = start.content else {
      if case .number = start.content {
        throw ExpressionProblem(
          at: start.offset, "only earlier years can be read, or one year by its number",
          advice: "write x[-1] for the year before, x[year=2015] for a year")
      }
      throw ExpressionProblem(at: start.offset, "\(start.shown) is not an index", advice: advice)
    }
    place += 1
    guard take("=") || take("==") else {
      throw ExpressionProblem(at: token.offset, "\(token.shown) stands where = belongs", advice: advice)
    }
    let label = token
    place += label.content == .end ? 0 : 1
    let (text, isBare): (String, Bool)
    switch label.content {
    case .word(let word): (text, isBare) = (word, true)
    case .text(let quoted): (text, isBare) = (quoted, false)
    case .number(let number, nil) where number == number.rounded() && abs(number) < 1e9:
      (text, isBare) = ("\(Int(number))", false)
    default:
      throw ExpressionProblem(
        at: label.offset, "\(label.shown) is not a label",
        advice: "write a label, in quotes where it is more than a word")
    }
    return Reference.Index(
      content: .label(axis: axis, label: text, isBare: isBare), offset: start.offset, labelOffset: label.offset)
  }
}
