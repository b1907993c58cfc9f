import Diagnostics

extension ScenarioTable {
  /// `{value = 3, source = "…"}`, and not a table that happens to have a key of that name.
  var isAnnotatedValue: Bool { self["value"] != nil && saysOnlyAnnotations }

  private var saysOnlyAnnotations: Bool { keys.allSatisfy { AnnotatedValue.keys.contains($0) } }

  func merges(into lower: ScenarioTable) -> Bool {
    !isAnnotatedValue && (!lower.isAnnotatedValue || saysOnlyAnnotations)
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
