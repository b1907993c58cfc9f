/// Names numbers among a session's parameters: from the parameter's key down to a part of it.
///
/// - `["rate"]`: a number, an integer or a whole array
/// - `["capacity", "wind"]`, `["capacity", "wind", "2020"]`: the part of an array that has these labels, along its first
///   axes
/// - `["parks", "A", "cost"]`: a field of a record, by the record's name; further labels where the field is an array
/// - `["weather", "factor"]`: a column of numbers of a table file
///
/// In JSON it is the list of its parts.
public struct ParameterPath: Hashable, Sendable, CustomStringConvertible {
  public var parts: [String]

  public init(_ parts: [String]) { self.parts = parts }

  /// The parameter in which the numbers stand.
  public var key: String { parts.first ?? "" }

  public var description: String { parts.joined(separator: ".") }

  /// Whether one of the two holds the other.
  public func overlaps(_ other: ParameterPath) -> Bool {
    zip(parts, other.parts).allSatisfy { $0 == $1 }
  }
}

extension ParameterPath: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
  public init(stringLiteral key: String) { self.init([key]) }
  public init(arrayLiteral parts: String...) { self.init(parts) }
}

extension ParameterPath: Codable {
  // Untyped, as the containers of `Codable` throw.
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode([String].self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(parts)
  }
}

/// Where the numbers of a path stand in the parameters of one session.
public struct ParameterPlace: Hashable, Sendable {
  public enum Part: Hashable, Sendable {
    case number
    case integer
    /// A part of an array's row-major values.
    case array(Range<Int>)
    case column(String)
  }

  public var path: ParameterPath
  /// The number of the parameter's declaration.
  var slot: Int
  public var part: Part
  /// The number of the record and its field; nil for a parameter that is no list of records.
  public var field: Field?
  public var count: Int
  public var bounds: Bounds
  /// The labels along the axes that the path leaves open; empty for a single number and for a column.
  public var labels: [[String]] = []

  public struct Field: Hashable, Sendable {
    public var record: Int
    public var key: String
  }
}

extension Parameters {
  /// Finds the numbers that a path names.
  /// - Throws: why there are none, as a sentence.
  public func place(of path: ParameterPath) throws(UnfitParameters) -> ParameterPlace {
    guard let slot = slot(of: path.key), let declaration = declaration(path.key) else {
      throw UnfitParameters("no parameter '\(path.key)' is declared here")
    }
    guard case .records(let fields) = declaration.kind else {
      return try place(of: path, slot, at: 1, declaration.kind, value(path.key))
    }
    guard path.parts.count > 2 else {
      throw UnfitParameters("the parameter '\(path)' names no number: write a record's name and a field behind it")
    }
    guard case .records(let records)? = value(path.key),
      let record = records.firstIndex(where: { $0.name == path.parts[1] })
    else { throw UnfitParameters("the parameter '\(path.key)' has no record '\(path.parts[1])'") }
    guard let field = fields.first(where: { $0.key == path.parts[2] && $0.applies(in: mode) }) else {
      throw UnfitParameters("the records of '\(path.key)' have no field '\(path.parts[2])' here")
    }
    var place = try place(of: path, slot, at: 3, field.kind, records[record].fields[field.key])
    place.field = ParameterPlace.Field(record: record, key: field.key)
    return place
  }

  /// The place that the parts of a path from `start` on name in a value of this kind.
  private func place(
    of path: ParameterPath, _ slot: Int, at start: Int, _ kind: ParameterKind, _ value: ParameterValue?
  )
    throws(UnfitParameters) -> ParameterPlace
  {
    let rest = path.parts.dropFirst(start)
    switch kind {
    case .number(_, let bounds) where rest.isEmpty:
      return ParameterPlace(path: path, slot: slot, part: .number, count: 1, bounds: bounds)
    case .integer(let bounds) where rest.isEmpty:
      return ParameterPlace(path: path, slot: slot, part: .integer, count: 1, bounds: bounds)
    case .array(let names, _, let bounds, _):
      guard rest.count <= names.count else {
        throw UnfitParameters(
          "the parameter '\(path)' names more labels than the array has axes (\(names.joined(separator: ", ")))")
      }
      guard let count = axes.count(names) else {
        throw UnfitParameters("the parameter '\(path)' is over axes without labels in this session")
      }
      guard rest.isEmpty || value != nil else {
        throw UnfitParameters("the parameter '\(path)' names a part of an array that this session does not have")
      }
      var range = 0..<count
      for (name, label) in zip(names, rest) {
        let labels = axes[name] ?? []
        guard let number = labels.firstIndex(of: label) else {
          throw UnfitParameters("the parameter '\(path)' names '\(label)', which is no label of the axis '\(name)'")
        }
        let width = range.count / labels.count
        range = range.lowerBound + number * width..<range.lowerBound + (number + 1) * width
      }
      let open = names.dropFirst(rest.count).map { axes[$0] ?? [] }
      return ParameterPlace(
        path: path, slot: slot, part: .array(range), count: range.count, bounds: bounds, labels: open)
    case .table(let columns):
      guard rest.count == 1, let name = rest.first, columns.contains(where: { $0.name == name && $0.unit != nil }),
        case .table(let table)? = value
      else { throw UnfitParameters("the parameter '\(path)' names no column of numbers of a table of this session") }
      return ParameterPlace(path: path, slot: slot, part: .column(name), count: table.rows, bounds: .any)
    case .number, .integer: throw UnfitParameters("the parameter '\(path)' goes on behind a single number")
    case .boolean, .choice, .text, .records:
      throw UnfitParameters("the parameter '\(path)' is of the kind \(kind.name) and cannot vary in a batch")
    }
  }

  /// The paths of everything that can vary in this session, from whole parameters to single fields of records.
  public var variablePaths: [ParameterPath] {
    values.sorted { $0.key < $1.key }.flatMap { key, value -> [ParameterPath] in
      switch value {
      case .number, .integer, .array: return [ParameterPath([key])]
      case .table(let table): return table.numbers.keys.sorted().map { ParameterPath([key, $0]) }
      case .records(let records):
        return records.flatMap { record in
          record.fields.sorted { $0.key < $1.key }.compactMap { field, value in
            switch value {
            case .number, .integer, .array: ParameterPath([key, record.name, field])
            case .boolean, .text, .records, .table: nil
            }
          }
        }
      case .boolean, .text: return []
      }
    }
  }

  /// The numbers at a path.
  public func numbers(at path: ParameterPath) throws(UnfitParameters) -> [Double] {
    let place = try place(of: path)
    var value = value(path.key)
    if let field = place.field, case .records(let records)? = value {
      value = records[field.record].fields[field.key]
    }
    switch (value, place.part) {
    case (.number(let number)?, _): return [number]
    case (.integer(let integer)?, _): return [Double(integer)]
    case (.array(let values)?, .array(let range)): return Array(values[range])
    case (.table(let table)?, .column(let name)): return table.numbers[name] ?? []
    default: throw UnfitParameters("the parameter '\(path)' has no value in this session")
    }
  }

  /// The parameters with other numbers at a path.
  public func replacing(_ path: ParameterPath, with numbers: [Double]) throws(UnfitParameters) -> Parameters {
    let place = try place(of: path)
    guard numbers.count == place.count else {
      throw UnfitParameters("the parameter '\(path)' holds \(place.count) values, not \(numbers.count)")
    }
    var replaced = self
    numbers.withUnsafeBufferPointer { replaced.replace(place, with: $0) }
    return replaced
  }

  /// Puts numbers in place of those at a place.
  mutating func replace(_ place: ParameterPlace, with numbers: UnsafeBufferPointer<Double>) {
    update(place.slot) { value in
      guard let field = place.field else { return value.replace(place.part, with: numbers) }
      guard case .records(var records)? = value else { return }
      // The old value gives its storage up, so that the records change in place.
      value = nil
      records[field.record].fields[field.key].replace(place.part, with: numbers)
      value = .records(records)
    }
  }
}

extension ParameterValue? {
  fileprivate mutating func replace(_ part: ParameterPlace.Part, with numbers: UnsafeBufferPointer<Double>) {
    switch part {
    case .number: self = .number(numbers[0])
    // A number that is not whole stays a number and is refused by its kind.
    case .integer: self = Int(exactly: numbers[0]).map { .integer($0) } ?? .number(numbers[0])
    case .array(let range):
      guard case .array(var values)? = self else {
        self = .array(Array(numbers))
        return
      }
      self = nil
      values.withUnsafeMutableBufferPointer { _ = $0[range].update(fromContentsOf: numbers) }
      self = .array(values)
    case .column(let name):
      guard case .table(var table)? = self else { return }
      self = nil
      table.numbers[name] = Array(numbers)
      self = .table(table)
    }
  }
}
