import Diagnostics

extension Scenario {
  /// A table as it would be had no file written a single number over a base's series, at the keys that are meant. A number
  /// for one label lies over the series of that label. Nil where no file does.
  ///
  /// - Parameter isMeant: of a path of keys below the table.
  package func table(
    at path: [String], withoutSingleNumbers isMeant: @escaping ([String]) -> Bool
  ) -> ScenarioTable? {
    var merged = ScenarioTable(path: [], location: root.location)
    var isChanged = false
    // Whatever is wrong with the files is told where they are merged as they are.
    var ignored: [Diagnostic] = []
    for layer in layers {
      var upper = layer.keeping(path.first.map { [$0] } ?? [])
      let lower = Scenario(self, root: merged).value(at: path)
      if let lower = lower?.table, let own = Scenario(self, root: upper).value(at: path)?.table {
        let left = own.withoutSingleNumbers(over: lower, path: [], isMeant, &isChanged)
        upper = upper.replacing(path[...], with: left)
      }
      merged.override(with: upper, into: &ignored)
    }
    return isChanged ? Scenario(self, root: merged).table(at: path) : nil
  }

  private init(_ scenario: Scenario, root: ScenarioTable) {
    self.init(
      path: scenario.path, root: root, files: scenario.files, project: scenario.project,
      isComplete: scenario.isComplete, unusedBlocks: [], notes: [])
  }
}

extension ScenarioTable {
  fileprivate func withoutSingleNumbers(
    over lower: ScenarioTable, path: [String], _ isMeant: ([String]) -> Bool, _ isChanged: inout Bool
  ) -> ScenarioTable {
    var left = self
    for member in members {
      let key = path + [member.key]
      if isMeant(key) {
        guard let value = member.value.withoutSingleNumbers(&isChanged) else {
          left.remove(member.key)
          continue
        }
        left[member.key] = value
      } else if let inner = member.value.table, let below = lower[member.key]?.table {
        left[member.key]?.content = .table(inner.withoutSingleNumbers(over: below, path: key, isMeant, &isChanged))
      }
    }
    return left
  }

  /// The table with another one at a path of keys that lead to one, or without it where nothing is left in it.
  fileprivate func replacing(_ path: ArraySlice<String>, with inner: ScenarioTable) -> ScenarioTable {
    guard let key = path.first else { return inner }
    var table = self
    guard let below = self[key]?.table else { return self }
    let left = below.replacing(path.dropFirst(), with: inner)
    if left.members.isEmpty { table.remove(key) } else { table[key]?.content = .table(left) }
    return table
  }
}

extension ScenarioValue {
  /// The series that it gives, without labels that have a single number for all years; nil where nothing else is left.
  fileprivate func withoutSingleNumbers(_ isChanged: inout Bool) -> ScenarioValue? {
    let inner = table.map { $0.isAnnotatedValue ? $0["value"] : nil } ?? nil
    if isBareNumber || isText || inner.map({ $0.isBareNumber || $0.isText }) ?? false {
      isChanged = true
      return nil
    }
    guard var elements = inner?.table ?? table, !elements.keys.contains(where: \.isYear) else { return self }
    for member in elements.members where !AnnotatedValue.keys.contains(member.key) && member.key != deletionKey {
      guard let left = member.value.withoutSingleNumbers(&isChanged) else {
        elements.remove(member.key)
        continue
      }
      elements[member.key] = left
    }
    if elements.members.isEmpty { return nil }
    var value = self
    if inner == nil {
      value.content = .table(elements)
    } else if var outer = table {
      outer["value"]?.content = .table(elements)
      value.content = .table(outer)
    }
    return value
  }
}
