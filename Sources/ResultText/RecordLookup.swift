package import Diagnostics
import FoundationEssentials
import PlanReading
package import Results
import ScenarioKit
import ScenarioReading
import SimulationKit

/// A part of a record that a key names: an input of the scenario, a target of the plan, or a path in `run.json`.
package struct RecordLookup {
  private let record: RunRecord
  private let root: JSONPart

  /// - Throws: `InvalidInput` for a record that has no text, which none that was read is.
  package init(_ record: RunRecord) throws(InvalidInput) {
    self.record = record
    do {
      root = try JSONDecoder().decode(JSONPart.self, from: Data(try record.json.utf8))
    } catch { throw InvalidInput(.error("the record cannot be shown: \(error)")) }
  }

  /// The rows under a key, each with its own key, value and detail.
  /// - Throws: `InvalidInput` where the record has no such part.
  package func table(of key: String) throws(InvalidInput) -> StoredTable {
    // A point too many changes no meaning.
    let key = key.split(separator: ".").joined(separator: ".")
    guard !key.isEmpty else {
      throw InvalidInput(
        .error("the key is empty", advice: "name a part of the record: \(root.names.joined(separator: ", "))"))
    }
    let inputs = self.inputs(key)
    if !inputs.rows.isEmpty { return inputs }
    var table = StoredTable(header: ["key", "value"])
    if let row = record.scorecard.firstIndex(where: { $0.target.identifier == key }),
      let part = root.part(at: ["scorecard", "\(row)"])
    {
      table.rows = part.leaves([key])
      return table
    }
    if let part = root.part(at: key.split(separator: ".").map(String.init)) {
      table.rows = part.leaves([key])
      return table
    }
    let names =
      root.names + record.values.map { "\($0.section).\($0.key)" } + record.scorecard.map(\.target.identifier)
    throw InvalidInput(
      .error(
        "the record has no \(key)",
        advice: closest(to: key, in: names).map { "did you mean \($0)?" }
          ?? "its parts are \(root.names.joined(separator: ", "))"))
  }

  /// Rows for a reader: of inputs each with what is said of it below.
  package static func text(of table: StoredTable, columns: Int) -> String {
    if table.header == ["key", "value"], table.rows.count == 1, table.rows[0][1].isEmpty {
      return "\(table.rows[0][0]): none\n"
    }
    guard table.column("written") != nil else { return table.text(within: columns) }
    return table.rows.map { row in
      let named = Self.named(row[1], by: row.last ?? "")
      let value = [named, row[2] == "1" ? "" : row[2]].filter { !$0.isEmpty }.joined(separator: " ")
      let range = row[4].isEmpty && row[5].isEmpty ? "" : "from \(row[4]) to \(row[5])"
      let kind = [row[3], range].filter { !$0.isEmpty }.joined(separator: ", ")
      let below = [row[6], kind, row[7]].filter { !$0.isEmpty }.flatMap { $0.wrapped(to: columns - 4) }
      return "\(row[0]) = \(value)".wrapped(to: columns, hanging: 4).map { $0 + "\n" }.joined()
        + below.map { "    \($0)\n" }.joined()
    }.joined()
  }

  /// Mark between axes in the column of labels.
  private static let cross = " × "

  /// The numbers of an array, each behind its labels: "wind 2015 0.9, wind 2016 1.1".
  private static func named(_ value: String, by labels: String) -> String {
    let numbers = value.split(separator: " ")
    var names = [""]
    for axis in labels.isEmpty ? [] : labels.split(separator: cross) {
      names = names.flatMap { name in axis.split(separator: " ").map { name + $0 + " " } }
    }
    guard !labels.isEmpty, names.count == numbers.count else { return value }
    return zip(names, numbers).map { $0 + $1 }.joined(separator: ", ")
  }

  /// Inputs of this key and below it.
  private func inputs(_ key: String) -> StoredTable {
    var table = StoredTable(header: ["key", "value", "unit", "kind", "low", "high", "written", "source", "labels"])
    for value in record.values {
      let path = "\(value.section).\(value.key)"
      guard [key, "modules." + key].contains(where: { path == $0 || path.hasPrefix($0 + ".") }) else { continue }
      let origin = value.origin
      table.rows.append([
        path, value.value?.words ?? "", value.unit ?? "", origin.kind?.rawValue ?? "", StoredTable.cell(origin.low),
        StoredTable.cell(origin.high), origin.location.map { "\($0)" } ?? "default of the module",
        origin.reason ?? origin.source ?? "",
        (value.labels ?? []).map { $0.joined(separator: " ") }.joined(separator: Self.cross),
      ])
    }
    return table
  }
}

/// A part of a JSON text.
private enum JSONPart: Decodable {
  case object([String: JSONPart])
  case list([JSONPart])
  case text(String)
  case number(Double)
  case flag(Bool)
  case null

  // Untyped, as the containers of `Codable` throw.
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSONPart].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSONPart].self))
    }
  }

  var names: [String] { if case .object(let members) = self { members.keys.sorted() } else { [] } }

  /// Keys lead into objects; of a list a number, or what an element is called.
  func part(at path: [String]) -> JSONPart? {
    guard !path.isEmpty else { return self }
    switch self {
    case .object(let members):
      // A key may hold points itself.
      for count in (1...path.count).reversed() {
        if let member = members[path.prefix(count).joined(separator: ".")] {
          return member.part(at: Array(path.dropFirst(count)))
        }
      }
      return nil
    case .list(let elements):
      if let place = Int(path[0]), elements.indices.contains(place) {
        return elements[place].part(at: Array(path.dropFirst()))
      }
      for count in (1...path.count).reversed() {
        let name = path.prefix(count).joined(separator: ".")
        if let element = elements.first(where: { $0.isCalled(name) }) {
          return element.part(at: Array(path.dropFirst(count)))
        }
      }
      return nil
    default: return nil
    }
  }

  private func isCalled(_ name: String) -> Bool {
    guard case .object(let members) = self else { return false }
    return ["identifier", "name", "path", "headline", "driver", "industry", "key"].contains { key in
      if case .text(let text)? = members[key] { text == name } else { false }
    }
  }

  /// A row for each value below; a list of plain values is one.
  func leaves(_ path: [String]) -> [[String]] {
    switch self {
    case .object(let members):
      return members.sorted { $0.key < $1.key }.flatMap { $0.value.leaves(path + [$0.key]) }
    case .list(let elements):
      let plain = elements.compactMap(\.plain)
      if plain.count == elements.count { return [[path.joined(separator: "."), plain.joined(separator: " ")]] }
      return elements.enumerated().flatMap { $0.element.leaves(path + ["\($0.offset)"]) }
    default: return [[path.joined(separator: "."), plain ?? ""]]
    }
  }

  private var plain: String? {
    switch self {
    case .text(let text): text
    case .number(let number): StoredTable.cell(number)
    case .flag(let flag): "\(flag)"
    case .null: ""
    case .object, .list: nil
    }
  }
}
