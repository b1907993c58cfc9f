extension ManifestScope {
  /// Keys that a scenario's section of a module uses for itself, now or with a later version.
  private static let reserved = ["enabled", "mode", "module", "inputs", "delete"]
  /// Keys that every record uses for itself.
  private static let reservedInRecords = ["name", "delete"]

  /// Faults of parameters, or with the fields of the records of the parameter `parent`.
  func problems(of declarations: [ParameterDeclaration], in parent: String?) -> [String] {
    var found: [String] = []
    let what = parent.map { "the field '\($0)." } ?? "the parameter '"
    if let twice = declarations.map(\.key).firstRepeated { found.append("\(what)\(twice)' is declared twice") }
    for declaration in declarations {
      let name = "\(what)\(declaration.key)'"
      if !declaration.key.isWords(joinedBy: "_") {
        found.append("\(name) must be lower-case words joined by underscores")
      }
      if parent == nil && Self.reserved.contains(declaration.key) {
        found.append("\(name) has a key that every module's section uses for itself; choose another")
      }
      if parent != nil && Self.reservedInRecords.contains(declaration.key) {
        found.append("\(name) has a key that every record uses for itself; choose another")
      }
      if declaration.title?.isBlank ?? false { found.append("\(name) has a title without text") }
      if declaration.meaning.isBlank { found.append("\(name) has no meaning") }
      found += problems(ofModes: declaration.modes, in: name)
      found += problems(of: declaration.kind, name, key: (parent.map { "\($0)." } ?? "") + declaration.key)
      if let range = declaration.plausible { found += problems(of: range, declaration, name) }
      if let fallback = declaration.fallback {
        if declaration.optional { found.append("\(name) has a default, so it cannot be 'optional' as well") }
        found += problems(of: fallback, declaration.kind, name)
      }
    }
    return found
  }

  private func problems(of kind: ParameterKind, _ name: String, key: String) -> [String] {
    switch kind {
    case .number(let unit, let bounds): return problems(unit: unit, bounds, name)
    case .integer(let bounds): return problems(unit: "1", bounds, name)
    case .boolean, .text: return []
    case .choice(let choices):
      if choices.isEmpty { return ["\(name) has nothing to choose from"] }
      return choices.firstRepeated.map { ["\(name) offers '\($0)' twice"] } ?? []
    case .array(let axes, let unit, let bounds, let absent):
      var found = problems(unit: unit, bounds, name) + problems(ofAxes: axes, in: name)
      if axes.isEmpty { found.append("\(name) is an array without axes; make it a number") }
      if let absent, !absent.isFinite { found.append("\(name) has an 'absent' that is not finite") }
      return found
    case .records(let fields):
      return fields.isEmpty ? ["\(name) has records without fields"] : problems(of: fields, in: key)
    case .table(let columns):
      var found: [String] = []
      if columns.isEmpty { found.append("\(name) is a table without columns") }
      if let twice = columns.map(\.name).firstRepeated { found.append("\(name) has the column '\(twice)' twice") }
      for column in columns where column.unit?.isBlank == true {
        found.append("\(name) has no unit in the column '\(column.name)'; write '1' for a pure number")
      }
      return found
    }
  }

  private func problems(unit: String, _ bounds: Bounds, _ name: String) -> [String] {
    var found: [String] = []
    if unit.isBlank { found.append("\(name) has no unit; write '1' for a pure number") }
    if let lower = bounds.lower, let upper = bounds.upper, lower > upper || (lower == upper && !bounds.includesLower) {
      found.append("\(name) allows no value: its lower bound is \(lower.plain), its upper \(upper.plain)")
    }
    return found
  }

  private func problems(of fallback: ParameterDeclaration.Default, _ kind: ParameterKind, _ name: String) -> [String] {
    var found: [String] = []
    if let problem = mismatch(fallback.value, kind) { found.append("the default of \(name) \(problem)") }
    if fallback.source.isBlank { found.append("the default of \(name) has no source") }
    let number: Double
    switch fallback.value {
    case .number(let value): number = value
    case .integer(let value): number = Double(value)
    default: return found
    }
    if fallback.origin == .assumption && (fallback.low == nil || fallback.high == nil) {
      found.append("the default of \(name) is an assumption and needs 'low' and 'high'")
    }
    if let low = fallback.low, low > number {
      found.append("the default of \(name) is \(number.plain), below its 'low' of \(low.plain)")
    }
    if let high = fallback.high, high < number {
      found.append("the default of \(name) is \(number.plain), above its 'high' of \(high.plain)")
    }
    return found
  }
}
