import Diagnostics
import SimulationKit

/// The declaration and labels that the elements of an array are read against.
struct ArrayFrame {
  var number: NumberFrame
  /// The value of a label that is not named; nil where every label must be.
  var absent: Double?
}

extension ValueReader {
  /// 8,784 hours of 100 technologies in 100 zones, and no more memory than that.
  private static let sizeLimit = 100_000_000

  /// Row-major over the axes; nil after reporting. A list stands in the order of the axis, a table goes by label,
  /// one value counts for everything below it.
  mutating func array(
    _ value: ScenarioValue, axes names: ArraySlice<String>, _ frame: ArrayFrame,
    rules: YearRules = .none,
    path: [String]
  ) -> [Double]? {
    guard let axis = names.first else { return number(value, frame.number, path: path).map { [$0] } }
    if names.contains(where: unknownAxes.contains) {
      // One number for all labels has a unit and bounds whatever they are.
      if value.isBareNumber || value.isText { _ = number(value, frame.number, path: path) }
      return nil
    }
    var labels: [String] = []
    var count = 1
    for name in names {
      guard let known = axes[name] else {
        report(
          at: value.location, "\(path.dotted) runs over \(name), an axis that this run does not have",
          advice: "write its labels in the section [axes], as in \(name) = [\"…\", \"…\"]")
        return nil
      }
      if name == axis { labels = known }
      let (product, overflow) = count.multipliedReportingOverflow(by: known.count)
      guard !overflow, product <= Self.sizeLimit else {
        report(at: value.location, "\(path.dotted) would hold more than \(Self.sizeLimit) numbers")
        return nil
      }
      count = product
    }
    switch value.content {
    case .list(let elements): return list(elements, of: value, names, labels, frame, rules, path: path)
    case .table(let table):
      if axis == "year" {
        let within = labels.isEmpty ? 0 : count / labels.count
        return years(table, at: value.location, names, labels, within, frame, rules, path: path)
      }
      return labelled(table, at: value.location, names, labels, count, frame, rules, path: path)
    default:
      return number(value, frame.number, path: path).map { Array(repeating: $0, count: count) }
    }
  }

  private mutating func list(
    _ elements: [ScenarioValue], of value: ScenarioValue, _ names: ArraySlice<String>, _ labels: [String],
    _ frame: ArrayFrame, _ rules: YearRules, path: [String]
  ) -> [Double]? {
    if names.first == "year", elements.count < labels.count, !elements.isEmpty {
      return shorterList(elements, of: value, names, labels, frame, rules, path: path)
    }
    guard elements.count == labels.count else {
      report(
        at: value.location,
        "\(path.dotted) lists \(elements.count) values where the axis \(names.first ?? "") has \(labels.count)",
        advice: "its labels are \(Self.enumeration(labels))")
      return nil
    }
    var values: [Double]? = []
    for (label, element) in zip(labels, elements) {
      Self.append(self.element(element, names.dropFirst(), frame, rules, path: path + [label]), to: &values)
    }
    return values
  }

  private mutating func labelled(
    _ table: ScenarioTable, at place: SourceLocation, _ names: ArraySlice<String>, _ labels: [String], _ count: Int,
    _ frame: ArrayFrame, _ rules: YearRules, path: [String]
  ) -> [Double]? {
    let within = labels.isEmpty ? 0 : count / labels.count
    let chosen = own(rules, in: table, names, labels, path: path)
    let aliases = aliases(of: table, labels, axis: names.first ?? "")
    let misspelt = reportUnknownLabels(of: table, labels, names, besides: aliases.told)
    var values: [Double]? = []
    var missing: [String] = []
    for label in labels {
      if let element = table[label] ?? aliases.keys[label].flatMap({ table[$0] }) {
        Self.append(self.element(element, names.dropFirst(), frame, chosen, path: path + [label]), to: &values)
      } else if let below = table.below?.value, !below.isList {
        Self.append(self.element(below, names.dropFirst(), frame, chosen, path: path + [label]), to: &values)
      } else if let absent = frame.absent, table.below == nil {
        values? += Array(repeating: absent, count: within)
      } else {
        missing.append(label)
      }
    }
    guard !missing.isEmpty else { return values }
    let place = missing.lazy.compactMap { table.deleted[$0]?.place }.first ?? place
    missing.removeAll { misspelt.contains($0) }
    if missing.isEmpty { return nil }
    if let below = table.below?.value {
      report(
        at: place,
        "\(path.dotted) has no value for \(Self.enumeration(missing)): it takes the place of the list at \(below.location)",
        advice: "name every label of the axis \(names.first ?? ""), or write the whole list")
      return nil
    }
    report(
      at: place, "\(path.dotted) has no value for \(Self.enumeration(missing))",
      advice: "name every label of the axis \(names.first ?? "")")
    return nil
  }

  /// An element that may carry a source of its own.
  mutating func element(
    _ written: ScenarioValue, _ names: ArraySlice<String>, _ frame: ArrayFrame, _ rules: YearRules,
    path: [String]
  ) -> [Double]? {
    places[path] = written.location
    let origin = Provenance(location: written.location, overridden: written.overridden, inherited: written.inherited)
    var frame = frame
    if written.standsAlone {
      frame.number.replaced = ReplacedNumber(unit: frame.number.writtenUnit?.text, range: frame.number.range)
      (frame.number.writtenUnit, frame.number.range) = (nil, ValueRange())
      provenance[path.dotted] = origin
      statedElements.append(path)
    } else if let table = written.table {
      if table["value"] == nil { tableOrigins[path] = origin }
    } else if !(1..<path.count).contains(where: { origins[Array(path.prefix($0))] != nil }) {
      origins[path] = origin
    }
    guard let table = written.table, table["value"] != nil,
      !(names.first.flatMap { axes[$0] }?.contains("value") ?? false)
    else { return array(written, axes: names, frame, rules: rules, path: path) }
    let kind = ParameterKind.array(
      axes: Array(names), unit: frame.number.unit, frame.number.bounds, absent: frame.absent)
    guard let annotated = annotated(written, kind: kind, path: path) else { return nil }
    statedElements.append(path)
    var own = frame
    if let unit = annotated.unit { own.number.writtenUnit = unit }
    own.number.range = range(of: annotated, own.number, axes: names, path: path)
    let values = array(
      annotated.value, axes: names, own, rules: annotated.rules.over(rules), path: path)
    if let values {
      check(
        values, in: provenance[path.dotted]?.ranges, at: annotated.value.location, path: path, unit: frame.number.unit)
    }
    return values
  }

  /// Returns the labels that were perhaps meant: they are not missing too.
  mutating func reportUnknownLabels(
    of table: ScenarioTable, _ labels: [String], _ names: ArraySlice<String>, besides told: Set<String> = []
  ) -> Set<String> {
    let known = Set(labels)
    // A label that a base wrote too may be meant, since it may be overridden.
    let free = labels.filter { table[$0]?.inherited ?? true }
    var meant: Set<String> = []
    var freeNames = ClosestNames(free)
    for member in table.members where !known.contains(member.key) && !told.contains(member.key) {
      if YearCourse.ways.contains(member.key), names.contains("year") { continue }
      if names.first == "year", YearCourse.keys.contains(member.key) || member.key.isYear { continue }
      if names.contains("year"), member.key.isYear {
        report(
          at: member.value.keyLocation, "\(member.key) stands where the labels of \(names.first ?? "") belong",
          advice: "write the years below each label, as in \(labels.first ?? "") = { \(member.key) = … }")
        return known
      }
      // One year is near every other.
      let close = member.key.allSatisfy(\.isNumber) ? nil : freeNames.closest(to: member.key)
      if let close { meant.insert(close) }
      report(
        at: member.value.keyLocation, "\(member.key) is no label of the axis \(names.first ?? "")",
        advice: close.map { "did you mean \($0)?" } ?? "its labels are \(Self.enumeration(labels))")
    }
    return meant
  }

  /// Of the type, not of the reader: a method of the reader would copy it, and all it has gathered, for every element.
  private static func append(_ part: [Double]?, to values: inout [Double]?) {
    guard let part else {
      values = nil
      return
    }
    values? += part
  }

  static func enumeration(_ labels: [String]) -> String {
    labels.count > 10
      ? labels.prefix(9).joined(separator: ", ") + ", … (\(labels.count) in all)" : labels.joined(separator: ", ")
  }
}
