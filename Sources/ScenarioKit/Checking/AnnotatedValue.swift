import Diagnostics
import SimulationKit

/// A value and what the file says of it: `{value = 3, unit = "TWh", kind = "assumption", reason = "…", low = 2,
/// high = 5}`. Of a bare value all else is nil.
struct AnnotatedValue {
  var value: ScenarioValue
  var unit: (text: String, place: SourceLocation)?
  var rules = YearRules.none
  var low: ScenarioValue?
  var high: ScenarioValue?
  /// Of an array, what one low and one high value say of it.
  var rule: RangeRule?

  static let keys = ["value", "unit", "source", "kind", "reason", "low", "high", "range", "interpolation", "beyond"]
}

extension ValueReader {
  /// Takes an annotated value apart and notes its origin. Nil when its unit is wrong, since the numbers mean nothing
  /// then; what else is wrong is reported and the value read all the same.
  mutating func annotated(_ written: ScenarioValue, kind: ParameterKind, path: [String]) -> AnnotatedValue? {
    var origin = Provenance(
      location: written.location, overridden: written.overridden, inherited: written.inherited)
    guard let table = written.table, var value = table["value"] else {
      provenance[path.dotted] = origin
      return AnnotatedValue(value: written)
    }
    value.replaced = written.replaced ?? value.replaced
    var result = AnnotatedValue(value: value)
    table.reportUnknownKeys(except: kind.annotationKeys, into: &problems)
    func text(_ key: String, _ reader: inout ValueReader) -> String? {
      guard kind.annotationKeys.contains(key), let value = table[key] else { return nil }
      guard let text = reader.text(value, path: path + [key]) else { return nil }
      if text.trimmingSpaces.isEmpty { reader.report(at: value.location, "\((path + [key]).dotted) is empty") }
      return text
    }
    (origin.source, origin.sourceZh) = proseText("source", of: table, path: path)
    (origin.reason, origin.reasonZh) = proseText("reason", of: table, path: path)
    if let unit = text("unit", &self), let place = table["unit"]?.location { result.unit = (unit, place) }
    if let name = text("interpolation", &self), let written = table["interpolation"] {
      result.rules.between = interpolation(name, written)
    }
    if kind.annotationKeys.contains("beyond"), let written = table["beyond"] {
      result.rules.beyond = beyond(written, path: path)
    }
    if let name = text("range", &self), let place = table["range"]?.location {
      if table["low"] == nil && table["high"] == nil {
        report(at: place, "\(path.dotted).range is not read: there is no low and no high value", advice: "remove it")
      }
      result.rule = rangeRule(name, at: place)
    }
    if let name = text("kind", &self), let place = table["kind"]?.location {
      origin.kind = NumberKind(rawValue: name)
      if origin.kind == nil { reportUnknownKind(name, at: place) }
    }
    result.low = kind.isNumeric ? table["low"] : nil
    result.high = kind.isNumeric ? table["high"] : nil
    checkOrigin(origin, in: table, kind: kind, at: written.location, path: path)
    origin.unitAsWritten = result.unit?.text
    for key in AnnotatedValue.keys where key != "value" {
      if let said = table[key] { origin.note(annotation: key, said) }
    }
    provenance[path.dotted] = origin
    return unitFits(result, kind: kind, path: path) ? result : nil
  }

  /// A source or a reason: a text, or `{ en = "…", zh = "…" }` for reports in either language.
  private mutating func proseText(_ key: String, of table: ScenarioTable, path: [String]) -> (en: String?, zh: String?)
  {
    guard let written = table[key] else { return (nil, nil) }
    let path = path + [key]
    func text(_ value: ScenarioValue, _ path: [String], _ reader: inout ValueReader) -> String? {
      guard let text = reader.text(value, path: path) else { return nil }
      if text.trimmingSpaces.isEmpty { reader.report(at: value.location, "\(path.dotted) is empty") }
      return text
    }
    guard let languages = written.table else { return (text(written, path, &self), nil) }
    languages.reportUnknownKeys(except: Language.allCases.map(\.rawValue), into: &problems)
    func text(in language: Language) -> String? {
      guard let value = languages[language.rawValue] else {
        report(
          at: written.location, "\(path.dotted) has no \(language.rawValue)",
          advice: "write \(key) = { en = \"…\", zh = \"…\" }, or one text for both")
        return nil
      }
      return text(value, path + [language.rawValue], &self)
    }
    return (text(in: .en), text(in: .zh))
  }

  private mutating func unitFits(_ annotated: AnnotatedValue, kind: ParameterKind, path: [String]) -> Bool {
    guard let written = annotated.unit else { return true }
    let declared: String
    switch kind {
    case .number(let unit, _), .array(_, let unit, _, _): declared = unit
    default: return true
    }
    do {
      _ = try Unit(parsing: written.text).conversion(to: Unit(parsing: declared))
      return true
    } catch {
      report(at: written.place, "\(path.dotted): \(error.message)", advice: error.advice)
      return false
    }
  }

  private mutating func reportUnknownKind(_ name: String, at place: SourceLocation) {
    let names = NumberKind.allCases.map(\.rawValue)
    report(
      at: place, "unknown kind \"\(name)\"",
      advice: closest(to: name, in: names).map { "did you mean \"\($0)\"?" }
        ?? "write \(names.map { "\"\($0)\"" }.joined(separator: " or "))")
  }

  private mutating func checkOrigin(
    _ origin: Provenance, in table: ScenarioTable, kind: ParameterKind, at place: SourceLocation, path: [String]
  ) {
    switch origin.kind {
    case .assumption:
      let needed = kind.isNumeric ? ["reason", "low", "high"] : ["reason"]
      let missing = needed.filter { table[$0] == nil }
      guard !missing.isEmpty else { return }
      let deletion = missing.lazy.compactMap { table.deleted[$0]?.place }.first
      report(
        at: deletion ?? place, "the assumption \(path.dotted) has no \(missing.joined(separator: ", no "))",
        advice: kind.isNumeric
          ? "an assumption says its reason, a low and a high value" : "an assumption says its reason")
    case .document?, .derived?, .unverified?:
      guard table["source"] == nil, let name = origin.kind?.rawValue else { return }
      report(
        at: place, "\(path.dotted) is of the kind \(name) and names no source",
        advice: "write source = \"…\", or kind = \"assumption\" with a reason")
    case nil: return
    }
  }

  /// The low and the high value, in the declared unit of the frame, which reads bare ones as it reads the value. Of an array
  /// whose numbers do not share them, these are kept with its origin.
  /// - Parameter names: the axes of an array.
  mutating func range(
    of annotated: AnnotatedValue, _ frame: NumberFrame, axes names: ArraySlice<String> = [], path: [String]
  ) -> ValueRange {
    let unitAsWritten = provenance[path.dotted]?.unitAsWritten
    let isOfEach =
      !names.isEmpty && [annotated.low, annotated.high].contains { $0?.isList ?? false || $0?.table != nil }
    if isOfEach || annotated.rule == .factor {
      let range = arrayRange(of: annotated, frame, axes: names, path: path)
      provenance[path.dotted]?.unitAsWritten = unitAsWritten
      provenance[path.dotted]?.ranges = range
      return ValueRange()
    }
    // A bare bound has the unit of the value; one that is a quantity brings its own.
    var frame = frame
    frame.range = ValueRange()
    frame.isBound = true
    var quantityFrame = frame
    quantityFrame.writtenUnit = nil
    var range = ValueRange()
    (range.lowPlace, range.highPlace) = (annotated.low?.location, annotated.high?.location)
    range.low = annotated.low.flatMap { number($0, $0.isText ? quantityFrame : frame, path: path + ["low"]) }
    range.high = annotated.high.flatMap { number($0, $0.isText ? quantityFrame : frame, path: path + ["high"]) }
    // The unit is that of the value, whatever the bounds are written in.
    provenance[path.dotted]?.unitAsWritten = unitAsWritten
    provenance[path.dotted]?.low = range.low
    provenance[path.dotted]?.high = range.high
    if let low = range.low, let high = range.high, low > high, let place = annotated.low?.location {
      report(
        at: place, "the low value of \(path.dotted), \(frame.text(low)), is above the high one, \(frame.text(high))")
      return ValueRange()
    }
    return range
  }

  /// Whether a value lies in the range that is stated for it.
  mutating func check(_ value: Double, in frame: NumberFrame, at place: SourceLocation, path: [String]) {
    // A range that another file narrows is the mistake, not the value under it.
    func culprit(_ bound: SourceLocation?) -> SourceLocation {
      bound.flatMap { $0.file == place.file ? nil : $0 } ?? place
    }
    if let low = frame.range.low, value < low {
      report(
        at: culprit(frame.range.lowPlace),
        "\(path.dotted) is \(frame.text(value)), below its low value \(frame.text(low))")
    } else if let high = frame.range.high, value > high {
      report(
        at: culprit(frame.range.highPlace),
        "\(path.dotted) is \(frame.text(value)), above its high value \(frame.text(high))")
    }
  }
}

/// The bounds that an assumption gives for its value, in the declared unit; nil where nothing is said.
struct ValueRange {
  var low: Double?
  var high: Double?
  var lowPlace: SourceLocation?
  var highPlace: SourceLocation?
}

extension ParameterKind {
  fileprivate var isNumeric: Bool {
    switch self {
    case .number, .integer, .array: true
    case .boolean, .choice, .text, .records, .table: false
    }
  }

  /// Keys that may stand beside `value`: a unit of a text, or the years between of a single number, would be lost.
  fileprivate var annotationKeys: [String] {
    switch self {
    case .array(let axes, _, _, _):
      AnnotatedValue.keys.filter { !YearCourse.ways.contains($0) || axes.contains("year") }
    case .number: AnnotatedValue.keys.filter { !YearCourse.ways.contains($0) && $0 != "range" }
    case .integer: AnnotatedValue.keys.filter { !YearCourse.ways.contains($0) && $0 != "unit" && $0 != "range" }
    case .boolean, .choice, .text, .records, .table: ["value", "source", "kind", "reason"]
    }
  }
}
