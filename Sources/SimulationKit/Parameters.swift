/// The parameters of one session: checked, converted to the declared units, complete.
///
/// Reading a key that the manifest does not declare, or with another kind, is a mistake of the module's author and
/// stops with a message that names the key: the conformance test finds it. No scenario can bring it about.
public struct Parameters: Hashable, Sendable {
  public var mode: String?
  /// The labels of every axis of this run.
  public var axes: AxisLabels
  public var values: [String: ParameterValue]
  private let declarations: [ParameterDeclaration]

  public init(
    declarations: [ParameterDeclaration], mode: String? = nil, axes: AxisLabels = AxisLabels(),
    values: [String: ParameterValue] = [:]
  ) {
    self.declarations = declarations
    self.mode = mode
    self.axes = axes
    self.values = values
  }

  public func labels(_ axis: String) -> [String] {
    guard let labels = axes[axis] else { preconditionFailure("no axis '\(axis)' in this run") }
    return labels
  }

  /// The calendar years of the run, from the axis `year`.
  public var years: [Int] { labels("year").compactMap { Int($0) } }

  public func has(_ key: String) -> Bool { values[key] != nil }

  public func number(_ key: String) -> Double {
    switch values[key] {
    case .number(let value): value
    case .integer(let value): Double(value)
    default: wrong(key, "a number")
    }
  }

  public func integer(_ key: String) -> Int {
    guard case .integer(let value) = values[key] else { wrong(key, "an integer") }
    return value
  }

  public func boolean(_ key: String) -> Bool {
    guard case .boolean(let value) = values[key] else { wrong(key, "a boolean") }
    return value
  }

  public func text(_ key: String) -> String {
    guard case .text(let value) = values[key] else { wrong(key, "a text") }
    return value
  }

  public func array(_ key: String) -> LabelledArray {
    guard case .array(let values) = values[key], case .array(let axes, _, _, _)? = declaration(key)?.kind else {
      wrong(key, "an array")
    }
    return LabelledArray(axes: axes, labels: axes.map(labels), values: values)
  }

  /// The records, each with its fields readable like parameters.
  public func records(_ key: String) -> [(name: String, fields: Parameters)] {
    guard case .records(let records) = values[key], case .records(let fields)? = declaration(key)?.kind else {
      wrong(key, "a list of records")
    }
    return records.map {
      ($0.name, Parameters(declarations: fields, mode: mode, axes: axes, values: $0.fields))
    }
  }

  public func table(_ key: String) -> ParameterTable {
    guard case .table(let value) = values[key] else { wrong(key, "a table") }
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

  private func declaration(_ key: String) -> ParameterDeclaration? { declarations.first { $0.key == key } }

  private func wrong(_ key: String, _ kind: String) -> Never {
    preconditionFailure("the manifest declares no parameter '\(key)' that is \(kind)")
  }
}
