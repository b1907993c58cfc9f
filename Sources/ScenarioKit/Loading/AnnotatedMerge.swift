import Diagnostics

extension ScenarioTable {
  /// `{value = 3, source = "…"}`, and not a table that happens to have a key of that name.
  public var isAnnotatedValue: Bool { self["value"] != nil && saysOnlyAnnotations }

  private var saysOnlyAnnotations: Bool { keys.allSatisfy { AnnotatedValue.keys.contains($0) } }

  /// This annotated value with what a file above it says: more of the value itself (`reason = "…"`), or other elements of
  /// its table. Nil where those elements replace it as a whole: they say how all years come about, or lie over a list.
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
    // Of a single value there are no years between which a way of filling could be meant.
    if elements == nil, YearCourse.ways.contains(where: { above[$0] != nil }) { return nil }
    return merged.laying(elements: others, into: &problems)
  }

  /// This annotated value with elements laid over its own, of which the annotation then says nothing.
  private func laying(elements others: ScenarioTable, into problems: inout [Diagnostic]) -> ScenarioValue.Content? {
    guard var value = self["value"] else { return nil }
    let others = others.marked(standsAlone: true)
    var laid: ScenarioTable
    if let elements = value.table {
      laid = elements
      laid.path = path
      laid.override(with: others, into: &problems)
    } else {
      guard !value.isList, let single = others.laid(overSingle: value, standAlone: true, into: &problems) else {
        return nil
      }
      laid = single
      value.location = others.location
    }
    var merged = self
    if laid.allStandAlone {
      // Of the annotation nothing is left but how years are filled.
      for key in YearCourse.ways { laid[key] = laid[key] ?? merged[key] }
      return .table(laid.marked(standsAlone: false))
    }
    value.content = .table(laid)
    merged["value"] = value
    return .table(merged)
  }

  /// This table, whether of elements or an annotated value, with the elements of an annotated value above it. Nil where
  /// that one replaces it as a whole: it names all that lies here, or is a course of years.
  ///
  /// - Parameter standAlone: whether an annotation speaks of what lies around the elements, and not of them.
  func laying(elementsOf above: ScenarioTable, standAlone: Bool, into problems: inout [Diagnostic])
    -> ScenarioValue.Content?
  {
    if !isAnnotatedValue, self["value"] != nil {
      // `value` and its like are labels here.
      var merged = self
      merged.override(with: above, into: &problems)
      return .table(merged)
    }
    guard let elements = above.elementsOfValue(standAlone: standAlone, over: self) else { return nil }
    if isAnnotatedValue { return laying(elements: elements, into: &problems) }
    var merged = self
    merged.override(with: elements, into: &problems)
    return .table(merged)
  }

  /// The elements of this annotated value, each with what is said of all of them; nil where they replace the lower
  /// table as a whole.
  private func elementsOfValue(standAlone: Bool, over lower: ScenarioTable?) -> ScenarioTable? {
    guard var elements = self["value"]?.table else { return nil }
    elements.path = path
    let said = members.filter { $0.key != "value" }
    if said.isEmpty { return standAlone ? elements.marked(standsAlone: true) : elements }
    let below = lower.flatMap { $0.isAnnotatedValue ? $0["value"]?.table : $0 }
    let isCourse =
      elements.saysCourse || (below?.keeping(YearCourse.courses).saysCourse ?? false)
      || (self["interpolation"] != nil && elements.keys.contains(where: \.isYear))
    if isCourse || (below.map(elements.namesAll) ?? false) { return nil }
    for member in elements.members where member.key != deletionKey && !YearCourse.ways.contains(member.key) {
      elements[member.key] = member.value.annotated(with: said, at: location, standAlone: standAlone)
    }
    return elements
  }

  /// Whether keys give more than one year at once, or say how the years between are filled.
  private var saysCourse: Bool { (YearCourse.courses + ["interpolation"]).contains { self[$0] != nil } }

  /// Whether every value of another table has one here that takes its place.
  private func namesAll(of other: ScenarioTable) -> Bool {
    other.below == nil && self[deletionKey] == nil
      && other.members.allSatisfy { member in
        if YearCourse.ways.contains(member.key) { return true }
        guard let own = self[member.key] else { return false }
        guard let theirs = member.value.elements, let ours = own.elements else { return true }
        // An empty table among the others says that it holds nothing.
        return ours.members.isEmpty || ours.namesAll(of: theirs)
      }
  }

  /// This table as it lies over a value without labels, which still counts for the labels that are not named here. Nil
  /// where it replaces that value: it says how all years come about, or is no table of labels.
  func laid(overSingle lower: ScenarioValue, standAlone: Bool, into problems: inout [Diagnostic]) -> ScenarioTable? {
    var elements = self
    if isAnnotatedValue {
      guard let own = elementsOfValue(standAlone: standAlone, over: nil) else { return nil }
      elements = own
    }
    guard !elements.members.isEmpty, !elements.saysCourse,
      !elements.keys.contains(where: { $0 == deletionKey || AnnotatedValue.keys.contains($0) })
    else { return nil }
    var laid = ScenarioTable(path: elements.path, location: elements.location)
    laid.override(with: elements, into: &problems)
    for key in laid.keys { laid[key]?.noteOverridden([lower.location], over: lower) }
    laid.below = LowerValue(lower)
    return laid
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
    below?.value.standsAlone ?? true
      && members.allSatisfy { $0.value.innerElements?.allStandAlone ?? $0.value.standsAlone }
  }
}

extension ScenarioValue {
  /// A table of elements that is no value itself.
  var innerElements: ScenarioTable? { table.flatMap { $0.isAnnotatedValue ? nil : $0 } }

  /// Its elements, whether it is a table of them or an annotated value that holds one.
  fileprivate var elements: ScenarioTable? { table.flatMap { $0.isAnnotatedValue ? $0["value"]?.table : $0 } }

  /// This element with what an annotation around it says of all elements, as far as it says nothing itself.
  fileprivate func annotated(
    with said: [ScenarioTable.Member], at place: SourceLocation, standAlone: Bool
  ) -> ScenarioValue {
    var element = self
    var own: ScenarioTable
    if let table, table.isAnnotatedValue {
      own = table
      // As where they are read: what an element says of itself keeps the unit around it and no range of others.
      for member in said where (["unit"] + YearCourse.ways).contains(member.key) && own[member.key] == nil {
        own[member.key] = member.value
      }
    } else {
      own = ScenarioTable(
        path: table?.path ?? [], location: place,
        members: [ScenarioTable.Member(key: "value", value: self)] + said)
    }
    element.content = .table(own)
    element.standsAlone = standAlone
    return element
  }
}
