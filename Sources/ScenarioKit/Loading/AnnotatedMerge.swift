import Diagnostics

extension ScenarioTable {
  /// `{value = 3, source = "…"}`, and not a table that happens to have a key of that name.
  public var isAnnotatedValue: Bool { self["value"] != nil && saysOnlyAnnotations }

  private var saysOnlyAnnotations: Bool { keys.allSatisfy { AnnotatedValue.keys.contains($0) } }

  /// This annotated value with what a file above it says: more of the value itself (`reason = "…"`), or other elements of
  /// its table. Nil where those elements take the place of a value that is no table.
  func laying(_ above: ScenarioTable, into problems: inout [Diagnostic]) -> ScenarioValue.Content? {
    var merged = self
    let elements = self["value"]?.table
    func isAnnotation(_ key: String) -> Bool { AnnotatedValue.keys.contains(key) && elements?[key] == nil }
    merged.override(with: above.part(isAnnotation), into: &problems)
    let others = above.part { !isAnnotation($0) }
    if others.members.isEmpty {
      // A value goes with all that is said of it, in the table around it.
      if merged["value"] == nil, let deletion = merged.deleted["value"] {
        problems.append(
          .error(
            at: deletion.place, "\(path.dotted) cannot do without its value",
            advice: "delete \(path.last ?? "it") in the table around it, or write another value"))
        return .table(self)
      }
      return .table(merged)
    }
    guard var value = merged["value"], var laid = elements else { return nil }
    laid.path = path
    laid.override(with: others.marked(standsAlone: true), into: &problems)
    if laid.allStandAlone {
      // Of the annotation nothing is left but how years are filled.
      if let way = merged["interpolation"] { laid["interpolation"] = laid["interpolation"] ?? way }
      return .table(laid.marked(standsAlone: false))
    }
    value.content = .table(laid)
    merged["value"] = value
    return .table(merged)
  }

  /// The table with the keys of one sort, deleted ones too.
  private func part(_ isWanted: (String) -> Bool) -> ScenarioTable {
    var part = keeping(keys.filter { $0 != deletionKey && isWanted($0) })
    guard var deletion = self[deletionKey] else { return part }
    if case .list(let elements) = deletion.content {
      let wanted = elements.filter { element in
        if case .text(let key) = element.content { isWanted(key) } else { !isWanted(deletionKey) }
      }
      if wanted.isEmpty, !elements.isEmpty || isWanted(deletionKey) { return part }
      deletion.content = .list(wanted)
    } else if case .text(let key) = deletion.content {
      if !isWanted(key) { return part }
    } else if isWanted(deletionKey) {
      return part
    }
    part[deletionKey] = deletion
    return part
  }
}

extension ScenarioTable {
  /// The table with every value in it marked as one that no annotation around it speaks of, or no longer.
  func marked(standsAlone: Bool) -> ScenarioTable {
    var table = self
    for key in keys {
      if let inner = self[key]?.innerElements {
        table[key]?.content = .table(inner.marked(standsAlone: standsAlone))
      } else {
        table[key]?.standsAlone = standsAlone
      }
    }
    return table
  }

  var allStandAlone: Bool {
    members.allSatisfy { $0.value.innerElements?.allStandAlone ?? $0.value.standsAlone }
  }
}

extension ScenarioValue {
  /// What has elements of its own and is no value itself.
  var innerElements: ScenarioTable? { table.flatMap { $0.isAnnotatedValue ? nil : $0 } }
}
