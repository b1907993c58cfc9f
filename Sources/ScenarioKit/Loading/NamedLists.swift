import Diagnostics

extension ScenarioValue {
  var name: String? {
    if case .text(let name)? = table?["name"]?.content { return name }
    return nil
  }

  /// An element of a list of named tables as a member of a table by name.
  var asMember: ScenarioTable.Member? {
    guard let name, var fields = table else { return nil }
    fields.remove("name")
    fields.path = fields.path.dropLast() + [name]
    var value = self
    value.content = .table(fields)
    return ScenarioTable.Member(key: name, value: value)
  }
}

extension ScenarioTable {
  var holdsOnlyTables: Bool { !members.isEmpty && members.allSatisfy { $0.value.table != nil } }
}

extension [ScenarioValue] {
  var areTables: Bool { allSatisfy { $0.table != nil } }

  /// The first element of each name.
  private var places: [String: Int] {
    Dictionary(enumerated().compactMap { place, element in element.name.map { ($0, place) } }) { first, _ in first }
  }

  /// A list of tables that each have a name.
  var areNamed: Bool { !isEmpty && allSatisfy { $0.name != nil } }

  /// Elements of the same name are merged; the others follow in their order.
  func merged(with upper: [ScenarioValue], into problems: inout [Diagnostic]) -> [ScenarioValue] {
    var result = self
    var met: Set<String> = []
    let places = result.places
    for element in upper {
      // The second of one name is for the reader of records to report.
      guard let name = element.name, met.insert(name).inserted, let place = places[name] else {
        result.append(element.laid(over: nil, into: &problems))
        continue
      }
      result[place] = element.laid(over: result[place], into: &problems)
    }
    return result
  }

  /// A table by name over a list of named tables; its `delete` takes elements away.
  func merged(with upper: ScenarioTable, into problems: inout [Diagnostic]) -> [ScenarioValue] {
    var result = self
    let known = result.places
    var names = ClosestNames(result.compactMap(\.name))
    var removed: [String: Int] = [:]
    for (name, place) in upper[deletionKey]?.texts(named: deletionKey, example: "[\"name\"]", into: &problems) ?? [] {
      if let found = known[name], removed[name] == nil {
        removed[name] = found
      } else {
        problems.append(
          .error(
            at: place, "\((upper.path + [name]).dotted) is not inherited, so there is nothing to delete",
            advice: names.closest(to: name, besides: removed.keys).map { "did you mean \($0)?" }
              ?? "remove it from the list"))
      }
    }
    let gone = Set(removed.values)
    result = result.enumerated().filter { !gone.contains($0.offset) }.map(\.element)
    var elements: [ScenarioValue] = []
    for member in upper.members where member.key != deletionKey {
      var value = member.value
      if case .table(var fields) = value.content {
        let name = ScenarioValue(
          content: .text(member.key), location: value.keyLocation, keyLocation: value.keyLocation,
          inherited: value.inherited)
        fields["name"] = name
        value.content = .table(fields)
      }
      elements.append(value)
    }
    return result.merged(with: elements, into: &problems)
  }
}
