/// The name of what a target is judged by, as a plan's file writes it:
///
///     variable := ratio(variable, variable) | growth(variable) | term
///     term     := NAME [":" label {"+" label}]                    a result of the economy
///               | MODULE "/" NAME ["[" choice {"," choice} "]"]   an output or a target of a module; MODULE may be *
///               | "parameter:" MODULE "." NAME                    a number that the scenario sets
///     choice   := AXIS "=" label {"+" label} | AXIS "=sum"
package indirect enum PlanVariable: Hashable {
  case economy(name: String, labels: [String])
  case output(module: String, name: String, choices: [Choice])
  case parameter(module: String, key: String)
  case ratio(PlanVariable, PlanVariable)
  case growth(PlanVariable)

  package struct Choice: Hashable {
    var axis: String
    var labels: [String]
  }

  /// The module's name that stands for whichever offers the variable.
  package static let anyModule = "*"
  /// The choice of all labels of an axis.
  static let sum = "sum"

  package static let spellings = [
    "sei_share", "gross_output:new_energy", "wind-solar/wind_solar_capacity[technology=wind]",
    "ratio(value_added:ELC, value_added)", "growth(value_added)",
  ]

  /// A text that has none of these forms, with the one that was perhaps meant.
  package struct Malformed: Error {
    package var message: String
    package var advice: String
  }

  package init(_ text: String) throws(Malformed) { self = try Self.parsed(Self.trimmed(text), depth: 0) }

  private static func parsed(_ text: Substring, depth: Int) throws(Malformed) -> PlanVariable {
    guard depth < 8 else {
      throw Malformed(message: "the variable is nested too deeply", advice: "write at most a growth of a ratio")
    }
    if let inner = argument(of: "growth", in: text) {
      return .growth(try parsed(inner, depth: depth + 1))
    }
    if let inner = argument(of: "ratio", in: text) {
      let parts = split(inner, at: ",")
      guard parts.count == 2 else {
        throw Malformed(
          message: "'\(text)' is a ratio of \(parts.count == 1 ? "one variable" : "\(parts.count) variables")",
          advice: "write two with a comma between them, as in ratio(value_added:ELC, value_added)")
      }
      return .ratio(try parsed(parts[0], depth: depth + 1), try parsed(parts[1], depth: depth + 1))
    }
    guard let sign = text.firstIndex(where: { $0 == ":" || $0 == "/" }) else {
      return .economy(name: String(text), labels: [])
    }
    let (name, rest) = (trimmed(text[..<sign]), trimmed(text[text.index(after: sign)...]))
    if text[sign] == "/" { return try output(module: name, rest) }
    if name == "parameter" {
      guard let point = rest.firstIndex(of: "."), point != rest.startIndex, rest.index(after: point) != rest.endIndex
      else {
        throw Malformed(
          message: "'\(text)' names no number of a module", advice: "write parameter:<module>.<key>")
      }
      return .parameter(module: String(rest[..<point]), key: String(rest[rest.index(after: point)...]))
    }
    return .economy(name: String(name), labels: labels(rest))
  }

  private static func output(module: Substring, _ text: Substring) throws(Malformed) -> PlanVariable {
    guard let bracket = text.firstIndex(of: "[") else {
      return .output(module: String(module), name: String(text), choices: [])
    }
    guard text.last == "]" else {
      throw Malformed(message: "'\(text)' has a bracket that is not closed", advice: "end it with ]")
    }
    var choices: [Choice] = []
    for part in split(text[text.index(after: bracket)...].dropLast(), at: ",") {
      guard let sign = part.firstIndex(of: "=") else {
        throw Malformed(
          message: "'\(part)' chooses no label of an axis",
          advice: "write the axis and its label, or sum, as in [technology=wind] or [technology=sum]")
      }
      choices.append(
        Choice(axis: String(trimmed(part[..<sign])), labels: labels(part[part.index(after: sign)...])))
    }
    return .output(module: String(module), name: String(trimmed(text[..<bracket])), choices: choices)
  }

  private static func labels(_ text: Substring) -> [String] {
    text.split(separator: "+", omittingEmptySubsequences: false).map { String(trimmed($0)) }
  }

  /// The text between the parentheses of a function.
  private static func argument(of name: String, in text: Substring) -> Substring? {
    guard text.hasPrefix(name + "("), text.last == ")" else { return nil }
    return trimmed(text.dropFirst(name.count + 1).dropLast())
  }

  /// Parts between signs that stand in no parentheses or brackets.
  private static func split(_ text: Substring, at sign: Character) -> [Substring] {
    var parts: [Substring] = []
    var (start, depth) = (text.startIndex, 0)
    for place in text.indices {
      switch text[place] {
      case "(", "[": depth += 1
      case ")", "]": depth -= 1
      case sign where depth == 0:
        parts.append(trimmed(text[start..<place]))
        start = text.index(after: place)
      default: continue
      }
    }
    return parts + [trimmed(text[start...])]
  }

  private static func trimmed(_ text: some StringProtocol) -> Substring {
    var text = Substring(text)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
