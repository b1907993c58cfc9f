public import Diagnostics

extension ScenarioTable {
  /// A file's table before any merging.
  init(_ members: [TOMLValue.Member], path: [String], location: SourceLocation, inherited: Bool) {
    self.init(
      path: path, location: location,
      members: members.map { member in
        Member(
          key: member.key,
          value: ScenarioValue(
            member.value, path: path + [member.key], keyLocation: member.keyLocation, inherited: inherited))
      })
  }
}

extension ScenarioValue {
  init(_ value: TOMLValue, path: [String], keyLocation: SourceLocation, inherited: Bool) {
    self.init(
      content: Content(value, path: path, inherited: inherited), location: value.location, keyLocation: keyLocation,
      inherited: inherited)
  }

  /// A text or a list of texts with the place of each; anything else is reported.
  public func texts(named key: String, example: String, into problems: inout [Diagnostic])
    -> [(text: String, SourceLocation)]
  {
    var values = [self]
    if case .list(let elements) = content { values = elements }
    return values.compactMap { value in
      if case .text(let text) = value.content { return (text, value.location) }
      problems.append(
        .error(
          at: value.location, "\(key) must be a list of texts, not \(value.kindName)",
          advice: "write \(key) = \(example)"))
      return nil
    }
  }
}

extension ScenarioValue.Content {
  init(_ value: TOMLValue, path: [String], inherited: Bool) {
    switch value.content {
    case .string(let text): self = .text(text)
    case .integer(let number): self = .integer(number)
    case .float(let number): self = .number(number)
    case .boolean(let flag): self = .boolean(flag)
    case .date(let text): self = .date(text)
    case .array(let elements):
      self = .list(
        elements.enumerated().map { index, element in
          ScenarioValue(
            element, path: path + ["\(index + 1)"], keyLocation: element.location, inherited: inherited)
        })
    case .table(let members):
      self = .table(ScenarioTable(members, path: path, location: value.location, inherited: inherited))
    }
  }
}
