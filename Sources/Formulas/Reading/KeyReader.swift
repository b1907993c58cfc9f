import Diagnostics
import ScenarioKit
import SimulationKit

/// Reads the keys of the tables of one file and gathers what is wrong with them.
struct KeyReader {
  var problems: [Diagnostic] = []

  mutating func report(at place: SourceLocation, _ message: String, advice: String? = nil) {
    problems.append(.error(at: place, message, advice: advice))
  }

  private mutating func wrong(_ value: ScenarioValue, _ key: String, _ kind: String, _ advice: String) {
    report(at: value.location, "\(key) must be \(kind), not \(value.kindName)", advice: advice)
  }

  private mutating func missing(_ key: String, in table: ScenarioTable, _ advice: String) {
    report(at: table.location, "\(key) is missing in [\(table.path.joined(separator: "."))]", advice: advice)
  }

  mutating func string(_ key: String, in table: ScenarioTable, isNeeded: Bool = false) -> String? {
    guard let value = table[key] else {
      if isNeeded { missing(key, in: table, "write \(key) = \"…\"") }
      return nil
    }
    guard case .text(let text) = value.content else {
      wrong(value, key, "a text", "write it in quotes")
      return nil
    }
    return text
  }

  /// A text for people: a string, or one in each language.
  mutating func text(_ key: String, in table: ScenarioTable, isNeeded: Bool = false) -> Text? {
    let advice = "write \(key) = { en = \"…\", zh = \"…\" }"
    guard let value = table[key] else {
      if isNeeded { missing(key, in: table, advice) }
      return nil
    }
    return text(value, key)
  }

  private mutating func text(_ value: ScenarioValue, _ key: String) -> Text? {
    if case .text(let text) = value.content { return Text(text) }
    guard let both = value.table else {
      wrong(value, key, "a text", "write \(key) = { en = \"…\", zh = \"…\" }")
      return nil
    }
    both.reportUnknownKeys(except: ["en", "zh"], into: &problems)
    guard let en = string("en", in: both, isNeeded: true), let zh = string("zh", in: both, isNeeded: true) else {
      return nil
    }
    return Text(en: en, zh: zh)
  }

  mutating func texts(_ key: String, in table: ScenarioTable) -> [Text]? {
    guard let value = table[key] else { return nil }
    guard case .list(let elements) = value.content else {
      wrong(value, key, "a list of texts", "write \(key) = [{ en = \"…\", zh = \"…\" }]")
      return nil
    }
    return elements.compactMap { text($0, key) }
  }

  mutating func strings(_ key: String, in table: ScenarioTable) -> [String]? {
    guard let value = table[key] else { return nil }
    guard case .list(let elements) = value.content else {
      wrong(value, key, "a list of texts", "write \(key) = [\"…\"]")
      return nil
    }
    return elements.compactMap { element in
      if case .text(let text) = element.content { return text }
      wrong(element, key, "a list of texts", "write it in quotes")
      return nil
    }
  }

  mutating func number(_ key: String, in table: ScenarioTable) -> Double? {
    guard let value = table[key] else { return nil }
    switch value.content {
    case .integer(let whole): return Double(whole)
    case .number(let number) where number.isFinite: return number
    default:
      wrong(value, key, "a number", "write it without quotes, in the declared unit")
      return nil
    }
  }

  mutating func flag(_ key: String, in table: ScenarioTable) -> Bool? {
    guard let value = table[key] else { return nil }
    if case .boolean(let flag) = value.content { return flag }
    wrong(value, key, "true or false", "write \(key) = true")
    return nil
  }

  /// Texts by key: `at = { segment = "content" }`.
  mutating func strings(byKey key: String, in table: ScenarioTable) -> [String: String] {
    guard let value = table[key] else { return [:] }
    guard let inner = value.table else {
      wrong(value, key, "a table", "write \(key) = { segment = \"content\" }")
      return [:]
    }
    var found: [String: String] = [:]
    for member in inner.keys { found[member] = string(member, in: inner) }
    return found
  }

  /// The tables below a header, by name: `[parameters.market]`.
  mutating func members(of key: String, in table: ScenarioTable) -> [(
    name: String, table: ScenarioTable, place: SourceLocation
  )] {
    guard let value = table[key] else { return [] }
    guard let section = value.table else {
      wrong(value, key, "a table", "write [\(key).name] and its keys below")
      return []
    }
    return section.members.compactMap { member in
      guard let inner = member.value.table else {
        wrong(member.value, "\(key).\(member.key)", "a table", "write [\(key).\(member.key)] and its keys below")
        return nil
      }
      return (member.key, inner, member.value.keyLocation)
    }
  }

  /// The tables of a list: `[[links]]`.
  mutating func elements(of key: String, in table: ScenarioTable) -> [ScenarioTable] {
    guard let value = table[key] else { return [] }
    guard case .list(let elements) = value.content else {
      wrong(value, key, "a list of tables", "write [[\(key)]] and its keys below")
      return []
    }
    return elements.compactMap { element in
      if element.table == nil { wrong(element, key, "a list of tables", "write [[\(key)]] and its keys below") }
      return element.table
    }
  }
}
