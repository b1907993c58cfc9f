import NumberText
package import ScenarioKit
package import SimulationKit

/// A value as the record of a run holds it, in the declared unit.
package enum RecordedValue: Hashable, Sendable {
  case number(Double)
  case flag(Bool)
  case text(String)
  /// The elements of an array, the last axis fastest; nil for a year in which it does not apply.
  case numbers([Double?])
  /// The names of a list of records.
  case records([String])
  /// A table of a file.
  case rows(Int)

  package init(_ value: ParameterValue) {
    self =
      switch value {
      case .number(let value): .number(value)
      case .integer(let value): .number(Double(value))
      case .boolean(let value): .flag(value)
      case .text(let text): .text(text)
      case .array(let values): .numbers(values.map { $0.isNaN ? nil : $0 })
      case .records(let records): .records(records.map(\.name))
      case .table(let table): .rows(table.rows)
      }
  }

  /// The numbers of a number or an array; empty for everything else.
  package var numbers: [Double] {
    switch self {
    case .number(let value): [value]
    case .numbers(let values): values.compactMap(\.self)
    case .flag, .text, .records, .rows: []
    }
  }

  /// Whether it is given in numbers: a number, an array, or a table of them.
  package var isNumeric: Bool {
    switch self {
    case .number, .numbers, .rows: true
    case .flag, .text, .records: false
    }
  }

  /// The value in one line.
  package var words: String {
    switch self {
    case .number(let value): formatNumber(value)
    case .flag(let flag): "\(flag)"
    case .text(let text): text
    case .numbers(let values): values.map { $0.map(formatNumber) ?? "-" }.joined(separator: " ")
    case .records(let names): names.joined(separator: " ")
    case .rows(let count): "\(count) rows"
    }
  }
}

/// A JSON number, boolean, string or array of numbers; records and tables of files as an object with one member.
extension RecordedValue: Codable {
  private enum CodingKeys: String, CodingKey {
    case records, rows
  }

  // Untyped, as the containers of `Codable` throw.
  package func encode(to encoder: any Encoder) throws {
    switch self {
    case .number(let value): try encoder.encode(value)
    case .flag(let flag): try encoder.encode(flag)
    case .text(let text): try encoder.encode(text)
    case .numbers(let values): try encoder.encode(values)
    case .records(let names):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(names, forKey: .records)
    case .rows(let count):
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(count, forKey: .rows)
    }
  }

  package init(from decoder: any Decoder) throws {
    if let container = try? decoder.container(keyedBy: CodingKeys.self) {
      if let names = try container.decodeIfPresent([String].self, forKey: .records) {
        self = .records(names)
      } else {
        self = .rows(try container.decode(Int.self, forKey: .rows))
      }
      return
    }
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let value = try? container.decode(Double.self) {
      self = .number(value)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .numbers(try container.decode([Double?].self))
    }
  }
}

extension Encoder {
  fileprivate func encode(_ value: some Encodable) throws {
    var container = singleValueContainer()
    try container.encode(value)
  }
}

/// The values of a section by the paths that their origins have: of a parameter, of a record's field, or of an array's
/// elements that carry a source of their own.
package struct RecordedValues {
  private struct Part {
    let parameters: Parameters
    /// By parameter, each of its records by name: a section may have thousands, and each its own origins.
    let records: [String: [String: Part]]

    init(_ parameters: Parameters) {
      self.parameters = parameters
      var records: [String: [String: Part]] = [:]
      for case (let key, .records) in parameters.values {
        records[key] = Dictionary(
          parameters.records(key).map { ($0.name, Part($0.fields)) }, uniquingKeysWith: { first, _ in first })
      }
      self.records = records
    }
  }

  private let active: Part
  /// Values that do not apply in this run.
  private let idle: Part

  package init(of section: ResolvedSection) {
    active = Part(section.parameters)
    var parameters = section.parameters
    parameters.values = section.inactiveValues
    idle = Part(parameters)
  }

  /// - Parameter path: with dots; labels and names of records may hold some too.
  package func value(at path: String) -> RecordedValue? {
    Self.value(at: path[...], in: active) ?? Self.value(at: path[...], in: idle)
  }

  /// The labels of the axes of an array at a path, the slowest first; nil for what is no array.
  package func labels(at path: String) -> [[String]]? {
    Self.labels(at: path[...], in: active) ?? Self.labels(at: path[...], in: idle)
  }

  private static func labels(at path: Substring, in part: Part) -> [[String]]? {
    let key = part.parameters.value(String(path)) != nil ? path : path.prefix { $0 != "." }
    guard let value = part.parameters.value(String(key)) else { return nil }
    switch value {
    case .array:
      let labels = part.parameters.array(String(key)).labels
      return key == path ? labels : path.below(String(key)).flatMap { remaining($0, below: labels[...]) }
    case .records:
      guard let rest = path.below(String(key)) else { return nil }
      for point in rest.indices where rest[point] == "." {
        guard let record = part.records[String(key)]?[String(rest[..<point])],
          let found = labels(at: rest[rest.index(after: point)...], in: record)
        else { continue }
        return found
      }
      return nil
    default: return nil
    }
  }

  /// The labels of the axes that a path of labels leaves open.
  private static func remaining(_ path: Substring, below labels: ArraySlice<[String]>) -> [[String]]? {
    for label in labels.first ?? [] {
      if path == label { return Array(labels.dropFirst()) }
      guard let rest = path.below(label) else { continue }
      return remaining(rest, below: labels.dropFirst())
    }
    return nil
  }

  private static func value(at path: Substring, in part: Part) -> RecordedValue? {
    let parameters = part.parameters
    if let value = parameters.value(String(path)) { return RecordedValue(value) }
    let key = String(path.prefix { $0 != "." })
    guard let rest = path.below(key), let value = parameters.value(key) else { return nil }
    switch value {
    case .array: return elements(rest, of: parameters.array(key)).map { RecordedValue(.array($0)) }
    case .records:
      for point in rest.indices where rest[point] == "." {
        guard let record = part.records[key]?[String(rest[..<point])],
          let found = Self.value(at: rest[rest.index(after: point)...], in: record)
        else { continue }
        return found
      }
      return nil
    default: return nil
    }
  }

  /// The elements under the labels of a path, the slowest axis first.
  private static func elements(_ path: Substring, of array: LabelledArray) -> [Double]? {
    guard let labels = array.labels.first else { return nil }
    for (index, label) in labels.enumerated() {
      let row = array.row(index)
      if path == label { return row }
      guard let rest = path.below(label) else { continue }
      return elements(
        rest,
        of: LabelledArray(axes: Array(array.axes.dropFirst()), labels: Array(array.labels.dropFirst()), values: row))
    }
    return nil
  }
}

extension Substring {
  /// The rest of a path below a name.
  fileprivate func below(_ name: String) -> Substring? { hasPrefix(name + ".") ? dropFirst(name.count + 1) : nil }
}
