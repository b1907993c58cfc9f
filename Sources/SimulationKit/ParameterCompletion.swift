extension [ParameterDeclaration] {
  /// The values with the defaults of what applies in `mode` and is not given, the fields of records included.
  ///
  /// A default that is one number for all labels of an array is filled in where `axes` has the labels.
  public func completed(_ values: [String: ParameterValue], mode: String?, axes: AxisLabels) -> [String: ParameterValue]
  {
    var complete = values
    for declaration in self {
      if complete[declaration.key] == nil && declaration.applies(in: mode) {
        complete[declaration.key] = declaration.fallbackValue(over: axes)
      }
      if case .records(let fields) = declaration.kind, case .records(let records)? = complete[declaration.key] {
        complete[declaration.key] = .records(
          records.map { record in
            ParameterRecord(name: record.name, fields: fields.completed(record.fields, mode: mode, axes: axes))
          })
      }
    }
    return complete
  }

  /// The first value that does not fit its declaration, as a sentence; nil when all fit.
  public func mismatch(_ values: [String: ParameterValue], mode: String?, axes: AxisLabels) -> String? {
    for declaration in self {
      guard let value = values[declaration.key] else {
        if declaration.optional || !declaration.applies(in: mode) { continue }
        return "the parameter '\(declaration.key)' is missing"
      }
      if let problem = declaration.kind.mismatch(value, mode: mode, axes: axes) {
        return "the parameter '\(declaration.key)' \(problem)"
      }
    }
    return nil
  }
}

extension ParameterDeclaration {
  /// The default; of an array with one number for all labels the whole array, or that number where an axis has no labels.
  public func fallbackValue(over axes: AxisLabels) -> ParameterValue? {
    guard let value = fallback?.value else { return nil }
    guard case .array(let names, _, _, _) = kind, case .number(let number) = value, let count = axes.count(names) else {
      return value
    }
    return .array(Array(repeating: number, count: count))
  }
}

extension ParameterKind {
  /// The fault of a value of this kind, as the end of a sentence; nil when it fits.
  func mismatch(_ value: ParameterValue, mode: String?, axes: AxisLabels) -> String? {
    switch (self, value) {
    case (.number(let unit, let bounds), .number(let number)):
      return bounds.contains(number) ? nil : "is \(number.plain) but must be \(bounds.text(unit: unit))"
    case (.integer(let bounds), .integer(let integer)):
      return bounds.contains(Double(integer)) ? nil : "is \(integer) but must be \(bounds.text(unit: "1"))"
    case (.choice(let choices), .text(let text)):
      return choices.contains(text) ? nil : "is '\(text)' but must be one of \(choices.joined(separator: ", "))"
    case (.boolean, .boolean), (.text, .text): return nil
    case (.array(let names, let unit, let bounds, _), .array(let values)):
      guard let count = axes.count(names) else {
        return "needs labels of the axes \(names.joined(separator: ", "))"
      }
      if values.count != count { return "holds \(values.count) values where \(count) belong" }
      guard let bad = values.first(where: { !bounds.contains($0) }) else { return nil }
      return "holds \(bad.plain) but must be \(bounds.text(unit: unit))"
    case (.records(let declarations), .records(let records)):
      var names: Set<String> = []
      for record in records {
        guard names.insert(record.name).inserted else { return "holds the record '\(record.name)' twice" }
        if let key = record.fields.keys.sorted().first(where: { key in !declarations.contains { $0.key == key } }) {
          return "has the unknown field '\(key)' in '\(record.name)'"
        }
        let complete = declarations.completed(record.fields, mode: mode, axes: axes)
        if let problem = declarations.mismatch(complete, mode: mode, axes: axes) {
          return "in '\(record.name)': \(problem)"
        }
      }
      return nil
    case (.table(let columns), .table(let table)):
      for column in columns {
        let count = column.unit == nil ? table.texts[column.name]?.count : table.numbers[column.name]?.count
        if count != table.rows { return "has no column '\(column.name)' of \(table.rows) rows" }
      }
      return nil
    default: return "must be of the kind \(name)"
    }
  }
}
