import Diagnostics

/// The key of a table that takes inherited keys away.
let deletionKey = "delete"

extension ScenarioTable {
  /// Lays a table over this one: tables are merged key by key, lists of named tables by name, everything else is
  /// replaced. Keys that the upper table deletes go first, so that one which it also sets replaces as a whole.
  ///
  /// Elements lie over elements, whether they are written as the keys of the table or as those of its `value`; what
  /// is said beside that `value` is said of these elements alone. An annotated value that names all that lay below, or a
  /// course of years, replaces as a whole. Over an annotated value lies what says more of it, such as a better `reason`,
  /// or single elements, of which the annotation then says nothing: no number keeps the source or the unit of the number
  /// it replaces.
  mutating func override(with upper: ScenarioTable, into problems: inout [Diagnostic]) {
    location = upper.location
    let removed = delete(what: upper, into: &problems)
    for member in upper.members where member.key != deletionKey {
      let lower = self[member.key]
      var value = member.value.laid(over: lower ?? removed[member.key], merging: lower != nil, into: &problems)
      // A value that a file in between deleted is replaced all the same.
      if let deletion = deleted.removeValue(forKey: member.key), value.chain.isEmpty {
        value.overridden = deletion.overridden
      }
      self[member.key] = value
    }
  }

  /// Takes away the keys that the upper table deletes; returns what they held.
  private mutating func delete(what upper: ScenarioTable, into problems: inout [Diagnostic]) -> [String: ScenarioValue]
  {
    guard let written = upper[deletionKey] else { return [:] }
    var removed: [String: ScenarioValue] = [:]
    let listed = written.texts(named: deletionKey, example: "[\"growth_premium\"]", into: &problems)
    if case .list(let elements) = written.content, elements.isEmpty {
      problems.append(.error(at: written.location, "delete lists nothing", advice: "remove it"))
    }
    var met: Set<String> = []
    var names = ClosestNames(keys)
    for (key, place) in listed {
      if !met.insert(key).inserted {
        problems.append(.error(at: place, "\(key) is deleted twice", advice: "remove one of the two"))
      } else if let value = self[key] {
        removed[key] = value
        deleted[key] = Deletion(place: place, overridden: [value.location] + value.overridden)
      } else {
        problems.append(
          .error(
            at: place, "\((path + [key]).dotted) is not inherited, so there is nothing to delete",
            advice: names.closest(to: key, besides: removed.keys).map { "did you mean \($0)?" }
              ?? "remove it from the list"))
      }
    }
    if !removed.isEmpty { remove { removed[$0] != nil } }
    return removed
  }
}

extension ScenarioValue {
  /// This value as it lies over another, which it merges with or replaces as a whole.
  func laid(
    over lower: ScenarioValue?, merging: Bool = true, into problems: inout [Diagnostic]
  ) -> ScenarioValue {
    var value = self
    guard let lower else {
      value.content = contentAlone(into: &problems)
      return value
    }
    if merging, let merged = content(mergedInto: lower, into: &problems) {
      value.content = merged
      value.standsAlone = lower.standsAlone && lower.table != nil
      if lower.table?.isAnnotatedValue ?? false, value.table?.isAnnotatedValue ?? false {
        // The value itself still stands where it stood.
        (value.location, value.chain) = (lower.location, lower.chain)
      } else {
        value.noteOverridden([lower.location], over: lower)
      }
    } else {
      value.content = contentAlone(into: &problems)
      value.replace(lower)
    }
    return value
  }

  /// Notes what this value and everything in it stand in place of: the same key's value, or a value without keys.
  private mutating func replace(_ lower: ScenarioValue) {
    noteOverridden(lower.valuePlaces, over: lower)
    let own = table?["value"] ?? self
    if own.isBareNumber || own.isText {
      var lower = lower
      // One file up is enough: what lies further down is not kept.
      lower.replaced = nil
      replaced = LowerValue(lower)
    }
    guard case .table(var table) = content else { return }
    let elements = lower.table.map { $0["value"] ?? lower }
    for key in table.keys {
      // A key that the other table does not have replaces nothing.
      guard let below = lower.table?[key] ?? (elements?.table.map { $0[key] } ?? lower) else { continue }
      table[key]?.replace(below)
    }
    content = .table(table)
  }

  /// A block that several files use is laid down for each of them, and lies over itself.
  mutating func noteOverridden(_ places: [SourceLocation], over lower: ScenarioValue) {
    let own = chain.isEmpty ? [] : overridden
    chain = lower.chain
    for place in (own + places).reversed() { chain.push(place) }
  }

  /// Where the values stand that are replaced with this one: those of a table by key and not their header.
  private var valuePlaces: [SourceLocation] {
    guard let elements = innerElements, !elements.members.isEmpty else { return [location] }
    return elements.members.filter { !YearCourse.ways.contains($0.key) }.flatMap(\.value.valuePlaces)
  }

  /// This value laid over the one below it; nil where it replaces the other.
  private func content(mergedInto lower: ScenarioValue, into problems: inout [Diagnostic]) -> Content? {
    switch (lower.content, content) {
    case (.table(let below), .table(let above)) where above.members.isEmpty && !below.members.isEmpty:
      problems.append(
        .error(
          at: keyLocation, "\(below.path.dotted) is empty here, and an empty table changes nothing of its base",
          advice: "remove it, or write what differs; delete = [\"…\"] takes keys away"))
      return lower.content
    case (.table(let below), .table(let above)) where below.isAnnotatedValue && above["value"] == nil:
      return below.laying(above, into: &problems)
    case (.table(let below), .table(let above)) where above.isAnnotatedValue && above["value"]?.table != nil:
      return below.laying(elementsOf: above, standAlone: standsAlone, into: &problems)
    case (.text, .table(let above)), (.integer, .table(let above)), (.number, .table(let above)):
      return above.laid(overSingle: lower, standAlone: standsAlone, into: &problems).map(Content.table)
    case (.list(let below), .table(let above)) where !below.areTables:
      return above.laid(overSingle: lower, standAlone: standsAlone, into: &problems).map(Content.table)
    case (.table(var merged), .table(let above)) where !above.isAnnotatedValue && !merged.isAnnotatedValue:
      merged.override(with: above, into: &problems)
      return .table(merged)
    case (.list(let below), .list(let above)) where above.isEmpty && below.areNamed:
      reportEmptyList(over: below.compactMap(\.name), into: &problems)
      return lower.content
    case (.table(let below), .list(let above)) where above.isEmpty && below.holdsOnlyTables:
      reportEmptyList(over: below.keys, into: &problems)
      return lower.content
    case (.list(let below), .list(let above)) where below.areNamed && above.areTables:
      return .list(below.merged(with: above, into: &problems))
    case (.list(let below), .table(let above)) where below.areNamed && !above.isAnnotatedValue:
      return .list(below.merged(with: above, into: &problems))
    case (.table(var merged), .list(let above))
    where above.areTables && above.contains(where: { $0.name != nil }) && merged.holdsOnlyTables:
      for element in above where element.name == nil {
        problems.append(
          .error(
            at: element.location, "an element of \(merged.path.dotted) has no name", advice: "write name = \"…\""))
      }
      let upper = ScenarioTable(path: merged.path, location: location, members: above.compactMap(\.asMember))
      // Two of one name are for the reader of records to report.
      guard upper.members.count == Set(upper.keys).count else { return nil }
      merged.override(with: upper, into: &problems)
      return .table(merged)
    default: return nil
    }
  }

  /// Nothing is taken away that is not named.
  private func reportEmptyList(over names: [String], into problems: inout [Diagnostic]) {
    let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
    problems.append(
      .error(
        at: location, "an empty list takes nothing away", advice: "write { delete = [\(list)] } to delete them"))
  }

  /// Where nothing lies below, deletions find nothing and say so.
  private func contentAlone(into problems: inout [Diagnostic]) -> Content {
    // Most of what files write lies over nothing, and takes nothing away.
    if content.isPlain { return content }
    switch content {
    case .table(let table):
      var alone = ScenarioTable(path: table.path, location: table.location)
      alone.override(with: table, into: &problems)
      return .table(alone)
    case .list(let elements):
      return .list(elements.map { $0.laid(over: nil, into: &problems) })
    default: return content
    }
  }
}

extension ScenarioValue.Content {
  /// Whether it is as a file writes it, and nothing in it deletes a key.
  fileprivate var isPlain: Bool {
    switch self {
    case .table(let table):
      table.misplacedAt == nil && table.deleted.isEmpty && table.below == nil && table[deletionKey] == nil
        && table.members.allSatisfy { $0.value.content.isPlain }
    case .list(let elements): elements.allSatisfy { $0.content.isPlain }
    default: true
    }
  }
}
