/// The parameters of one session: checked, converted to the declared units, complete.
///
/// Reading a key that the manifest does not declare, or with another kind, is a mistake of the module's author and
/// stops with a message that names the key: the conformance test finds it. No scenario can bring it about.
public struct Parameters: Hashable, Sendable {
  public let mode: String?
  /// The labels of every axis of this run.
  public let axes: AxisLabels
  /// The name under which the scenario runs the module, where it differs from the manifest's identifier.
  public var instance: String?
  /// The language in which the module's messages are read.
  public var language = Language.en
  private let schema: ParameterSchema
  /// One for each declaration.
  private var slots: [ParameterValue?]

  /// Values of keys that are not declared are left out.
  public init(
    declarations: [ParameterDeclaration], mode: String? = nil, axes: AxisLabels = AxisLabels(),
    values: [String: ParameterValue] = [:]
  ) {
    self.init(ParameterSchema(declarations, axes), mode: mode, axes: axes, values: values)
  }

  private init(_ schema: ParameterSchema, mode: String?, axes: AxisLabels, values: [String: ParameterValue]) {
    self.schema = schema
    self.mode = mode
    self.axes = axes
    slots = schema.keys.map { values[$0] }
  }

  /// The values by key, without those that are not there.
  public var values: [String: ParameterValue] {
    get {
      var values: [String: ParameterValue] = [:]
      for (declaration, value) in zip(schema.declarations, slots) { values[declaration.key] = value }
      return values
    }
    set { slots = schema.declarations.map { newValue[$0.key] } }
  }

  public func labels(_ axis: String) -> [String] {
    guard let labels = axes[axis] else { preconditionFailure("no axis '\(axis)' in this run") }
    return labels
  }

  /// The calendar years of the run, from the axis `year`.
  public var years: [Int] { labels("year").compactMap { Int($0) } }

  public func has(_ key: String) -> Bool { value(key) != nil }

  public func number(_ key: String) -> Double {
    switch value(key) {
    case .number(let value): value
    case .integer(let value): Double(value)
    default: wrong(key, "a number")
    }
  }

  public func integer(_ key: String) -> Int {
    guard case .integer(let value) = value(key) else { wrong(key, "an integer") }
    return value
  }

  public func boolean(_ key: String) -> Bool {
    guard case .boolean(let value) = value(key) else { wrong(key, "a boolean") }
    return value
  }

  public func text(_ key: String) -> String {
    guard case .text(let value) = value(key) else { wrong(key, "a text") }
    return value
  }

  public func array(_ key: String) -> LabelledArray {
    guard let number = schema.numbers[key], case .array(let values) = slots[number],
      let shape = schema.shapes[number]
    else { wrong(key, "an array") }
    guard let labels = shape.labels else { preconditionFailure("an axis of '\(key)' has no labels in this run") }
    return LabelledArray(axes: shape.axes, labels: labels, values: values)
  }

  /// The records, each with its fields readable like parameters.
  public func records(_ key: String) -> [(name: String, fields: Parameters)] {
    guard let number = schema.numbers[key], case .records(let records) = slots[number],
      let fields = schema.fields[number]
    else { wrong(key, "a list of records") }
    return records.map { record in
      var parameters = Parameters(fields, mode: mode, axes: axes, values: record.fields)
      parameters.language = language
      parameters.instance = instance
      return (record.name, parameters)
    }
  }

  public func table(_ key: String) -> ParameterTable {
    guard case .table(let value) = value(key) else { wrong(key, "a table") }
    return value
  }

  /// The declared unit of a number or an array; of a record's field by the parameter, the record's name and the field.
  /// Nil for what has no unit.
  public func unit(of path: [String]) -> String? {
    guard let key = path.first, let kind = declaration(key)?.kind else { return nil }
    switch kind {
    case .number(let unit, _), .array(_, let unit, _, _): return unit
    case .records(let fields):
      let record = Parameters(declarations: fields, mode: mode, axes: axes)
      return record.unit(of: Array(path.dropFirst(2)))
    case .integer, .boolean, .choice, .text, .table: return nil
    }
  }

  func declaration(_ key: String) -> ParameterDeclaration? { schema.numbers[key].map { schema.declarations[$0] } }

  /// Changes one value in place.
  mutating func update(_ slot: Int, _ change: (inout ParameterValue?) -> Void) { change(&slots[slot]) }

  func slot(of key: String) -> Int? { schema.numbers[key] }

  package func value(_ key: String) -> ParameterValue? { schema.numbers[key].flatMap { slots[$0] } }

  private func wrong(_ key: String, _ kind: String) -> Never {
    preconditionFailure("the manifest declares no parameter '\(key)' that is \(kind)")
  }

  public static func == (a: Parameters, b: Parameters) -> Bool {
    a.mode == b.mode && a.axes == b.axes && a.language == b.language && a.instance == b.instance
      && a.slots == b.slots
      && (a.schema === b.schema || a.schema.declarations == b.schema.declarations)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(mode)
    hasher.combine(slots)
  }
}

/// The declarations of a session's parameters, laid out once for all copies of them.
private final class ParameterSchema: Sendable {
  struct Shape {
    var axes: [String]
    /// Nil where an axis has no labels in this run.
    var labels: [[String]]?
  }

  let declarations: [ParameterDeclaration]
  let keys: [String]
  /// The number of each declaration by key.
  let numbers: [String: Int]
  /// Of arrays, by number.
  let shapes: [Shape?]
  /// Of lists of records, by number.
  let fields: [ParameterSchema?]

  init(_ declarations: [ParameterDeclaration], _ axes: AxisLabels) {
    self.declarations = declarations
    keys = declarations.map(\.key)
    numbers = Dictionary(zip(keys, keys.indices)) { first, _ in first }
    shapes = declarations.map { declaration in
      guard case .array(let names, _, _, _) = declaration.kind else { return nil }
      let labels = names.compactMap { axes[$0] }
      return Shape(axes: names, labels: labels.count == names.count ? labels : nil)
    }
    fields = declarations.map { declaration in
      guard case .records(let fields) = declaration.kind else { return nil }
      return ParameterSchema(fields, axes)
    }
  }
}
