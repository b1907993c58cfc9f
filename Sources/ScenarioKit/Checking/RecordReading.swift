import Diagnostics
import SimulationKit

extension ValueReader {
  /// Records stand in a list of tables that each have a `name`, or in a table by name, which bases merge.
  mutating func records(_ fields: [ParameterDeclaration], _ written: ScenarioValue, path: [String]) -> ParameterValue? {
    let found = problems.count
    let unknown = unknownValues
    var records: [ParameterRecord] = []
    switch written.content {
    case .list(let elements):
      var names: [String: SourceLocation] = [:]
      for element in elements {
        guard let table = element.table else {
          report(
            at: element.location, "an element of \(path.dotted) must be a table, not \(element.kindName)",
            advice: "write {name = \"…\", …}")
          continue
        }
        guard let name = recordName(table, at: element.location, path: path, names: &names) else { continue }
        records.append(record(fields, table, named: name, otherKeys: ["name"], path: path))
      }
    case .table(let table):
      for member in table.members {
        guard let fieldsTable = member.value.table else {
          report(
            at: member.value.location,
            "\((path + [member.key]).dotted) must be a table, not \(member.value.kindName)",
            advice: "write {\(fields.first?.key ?? "field") = …}")
          continue
        }
        if let meant = inheritedRecord(meantBy: member, fields, of: table) {
          report(
            at: member.value.keyLocation, "\((path + [member.key]).dotted) is new, and incomplete",
            advice: "did you mean \(meant)?")
          continue
        }
        records.append(record(fields, fieldsTable, named: member.key, otherKeys: [], path: path))
      }
    default:
      report(
        at: written.location, "\(path.dotted) must be a list of tables, not \(written.kindName)",
        advice: "write one [[…]] section for each")
    }
    let isWhole = unknownValues == unknown && !problems[found...].contains { $0.severity == .error }
    if !isWhole { partialRecords[path.dotted] = records }
    return isWhole ? .records(records) : nil
  }

  /// Takes the labels of an axis from the names of records, before anything over the axis is read. What is wrong with
  /// the records is told where they are read; the labels are unknown then.
  mutating func readLabels(
    of axis: String, fromRecords key: String, in table: ScenarioTable, _ declarations: [ParameterDeclaration]
  ) {
    let names = recordNames(key, in: table, declarations)
    axes[axis] = names
    if names == nil { unknownAxes.insert(axis) }
  }

  private func recordNames(
    _ key: String, in table: ScenarioTable, _ declarations: [ParameterDeclaration]
  ) -> [String]? {
    guard let written = table[key] else {
      guard case .records(let records)? = declarations.first(where: { $0.key == key })?.fallback?.value else {
        return nil
      }
      return records.map(\.name)
    }
    switch written.content {
    case .table(let byName): return byName.members.map(\.key)
    case .list(let elements):
      let names = elements.compactMap { element in
        if case .text(let name)? = element.table?["name"]?.content { name } else { String?.none }
      }
      return names.count == elements.count && Set(names).count == names.count ? names : nil
    default: return nil
    }
  }

  /// The record of a base that a misspelt name was to change: alone, it would only seem incomplete.
  private func inheritedRecord(
    meantBy member: ScenarioTable.Member, _ fields: [ParameterDeclaration], of table: ScenarioTable
  ) -> String? {
    guard !member.value.inherited, let written = member.value.table else { return nil }
    let missing = fields.contains { $0.fallback == nil && !$0.optional && written[$0.key] == nil }
    return missing ? closest(to: member.key, in: table.members.filter(\.value.inherited).map(\.key)) : nil
  }

  private mutating func recordName(
    _ table: ScenarioTable, at place: SourceLocation, path: [String], names: inout [String: SourceLocation]
  ) -> String? {
    guard let value = table["name"] else {
      report(at: place, "an element of \(path.dotted) has no name", advice: "write name = \"…\"")
      return nil
    }
    guard let name = text(value, path: path + ["name"]) else { return nil }
    if let first = names[name] {
      report(
        at: value.location, "\(path.dotted) holds \"\(name)\" twice, first at \(first)", advice: "rename one of the two"
      )
      return nil
    }
    names[name] = value.location
    return name
  }

  private mutating func record(
    _ fields: [ParameterDeclaration], _ table: ScenarioTable, named name: String, otherKeys: [String], path: [String]
  ) -> ParameterRecord {
    let own = path + [name]
    places[own] = table.location
    // Messages name an element of a list by its name, not by its number.
    var named = table
    named.path = named.path.dropLast() + [name]
    return ParameterRecord(
      name: name, fields: valuesInOwnYears(of: fields, in: named, path: own, otherKeys: otherKeys))
  }
}
