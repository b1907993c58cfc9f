import Diagnostics

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

  /// Lays a table over this one: tables are merged key by key, everything else is replaced.
  ///
  /// An annotated value replaces as a whole and is replaced as a whole, so that no number keeps the source of the
  /// number it replaces; only what says more of it, such as a better `reason`, is merged into it.
  mutating func override(with upper: ScenarioTable) {
    location = upper.location
    for member in upper.members {
      var value = member.value
      guard let lower = self[member.key] else {
        self[member.key] = value
        continue
      }
      if case .table(var merged) = lower.content, case .table(let above) = value.content, above.merges(into: merged) {
        merged.override(with: above)
        value.content = .table(merged)
      }
      value.overridden.append(lower.location)
      value.overridden += lower.overridden
      self[member.key] = value
    }
  }
}

extension ScenarioTable {
  /// `{value = 3, source = "…"}`, and not a table that happens to have a key of that name.
  private var isAnnotatedValue: Bool { self["value"] != nil && saysOnlyAnnotations }

  private var saysOnlyAnnotations: Bool { keys.allSatisfy { AnnotatedValue.keys.contains($0) } }

  fileprivate func merges(into lower: ScenarioTable) -> Bool {
    !isAnnotatedValue && (!lower.isAnnotatedValue || saysOnlyAnnotations)
  }
}

extension ScenarioValue {
  init(_ value: TOMLValue, path: [String], keyLocation: SourceLocation, inherited: Bool) {
    self.init(
      content: Content(value, path: path, inherited: inherited), location: value.location, keyLocation: keyLocation,
      overridden: [], inherited: inherited)
  }
}

extension ScenarioValue.Content {
  fileprivate init(_ value: TOMLValue, path: [String], inherited: Bool) {
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
