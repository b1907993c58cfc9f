/// The value of one parameter, in the declared unit.
public enum ParameterValue: Codable, Hashable, Sendable {
  case number(Double)
  case integer(Int)
  case boolean(Bool)
  /// A choice or a text.
  case text(String)
  /// Row-major over the declared axes (the last axis runs fastest).
  case array([Double])
  /// In the scenario's order.
  case records([ParameterRecord])
  case table(ParameterTable)
}

/// One of a list of named records.
public struct ParameterRecord: Codable, Hashable, Sendable {
  public var name: String
  public var fields: [String: ParameterValue]

  enum CodingKeys: String, CodingKey {
    case name, fields
  }

  public init(name: String, fields: [String: ParameterValue]) {
    self.name = name
    self.fields = fields
  }

  /// Its title in reports, by the fields that `ParameterDeclaration.recordTitles(of:)` declares; nil where it writes neither.
  public var title: Title? {
    let texts = ParameterDeclaration.recordTitleKeys.map { key in
      if case .text(let text)? = fields[key] { text } else { String?.none }
    }
    guard texts.contains(where: { $0 != nil }) else { return nil }
    return Title(en: texts[0] ?? name, zh: texts[1] ?? name)
  }
}

/// The columns of a table file, as the host read them.
public struct ParameterTable: Codable, Hashable, Sendable {
  public var rows: Int
  public var numbers: [String: [Double]]
  public var texts: [String: [String]]

  public init(rows: Int, numbers: [String: [Double]] = [:], texts: [String: [String]] = [:]) {
    self.rows = rows
    self.numbers = numbers
    self.texts = texts
  }
}

/// An array of numbers over named axes, row-major (the last axis runs fastest).
public struct LabelledArray: Hashable, Sendable {
  public var axes: [String]
  public var labels: [[String]]
  public var values: [Double]

  /// `values.count` is the product of the label counts.
  public init(axes: [String], labels: [[String]], values: [Double]) {
    precondition(axes.count == labels.count && labels.reduce(1) { $0 * $1.count } == values.count)
    self.axes = axes
    self.labels = labels
    self.values = values
  }

  public init(zeroOver axes: [String], labels: [[String]]) {
    self.init(axes: axes, labels: labels, values: Array(repeating: 0, count: labels.reduce(1) { $0 * $1.count }))
  }

  @inlinable public subscript(_ i: Int) -> Double {
    get { values[i] }
    set { values[i] = newValue }
  }

  @inlinable public subscript(_ i: Int, _ j: Int) -> Double {
    get { values[i * labels[1].count + j] }
    set { values[i * labels[1].count + j] = newValue }
  }

  @inlinable public subscript(_ i: Int, _ j: Int, _ k: Int) -> Double {
    get { values[(i * labels[1].count + j) * labels[2].count + k] }
    set { values[(i * labels[1].count + j) * labels[2].count + k] = newValue }
  }

  /// The row of the slowest axis at `i`, over the remaining axes.
  public func row(_ i: Int) -> [Double] {
    let width = labels.dropFirst().reduce(1) { $0 * $1.count }
    return Array(values[i * width..<(i + 1) * width])
  }
}
