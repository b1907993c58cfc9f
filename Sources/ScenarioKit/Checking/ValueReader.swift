import Diagnostics
import SimulationKit

/// Reads values one after the other and gathers what is wrong with them and where they come from.
struct ValueReader {
  var axes: [String: [String]]
  /// Axes whose labels nobody knows, because what gives them is wrong; arrays over them cannot be checked.
  var unknownAxes: Set<String>
  let mode: String?
  let project: ProjectFolder
  /// False where a file that may hold what is missing could not be read.
  let reportsMissing: Bool
  var problems: [Diagnostic] = []
  var provenance: [String: Provenance] = [:]
  var places: [[String]: SourceLocation] = [:]
  var courses: [[String]: YearOrigin] = [:]
  var inactiveValues: [String: ParameterValue] = [:]
  /// How many values are needed that may stand in a file which could not be read.
  var unknownValues = 0
  var tableFiles: [SourceText] = []
  /// By key, records of which one or more have an error, with what could be read of them.
  var partialRecords: [String: [ParameterRecord]] = [:]
  /// Where the single values of the array stand that is read, without those that carry a source of their own. Of a list
  /// that is written as a whole the list.
  var origins: [[String]: Provenance] = [:]
  /// The same of the tables that hold them.
  var tableOrigins: [[String]: Provenance] = [:]
  /// The elements of it that carry a source of their own.
  var statedElements: [[String]] = []
  /// Where the own file of the scenario names an interpolation of the parameter that is read; those that fill a gap are
  /// taken out.
  var idleInterpolations: Set<SourceLocation> = []
  /// The same of `beyond`.
  var idleBeyond: Set<SourceLocation> = []
  /// How series go on after their last year where they do not say so themselves.
  var beyond: WrittenBeyond?
  var extendedSeries: [ExtendedSeries] = []
  /// Numbers that are probably mistakes.
  var doubts: [Doubt] = []
  /// Those whose unit was asked about.
  var questioned: Set<[String]> = []
  /// Errors of series that end before the run.
  var shortSeries: [Diagnostic] = []
  /// While a record is read that says its first or its last year.
  var recordYears: RecordYears?
  /// By axis, what its labels are called beside their codes.
  var labelNames: [String: LabelNames] = [:]

  init(
    axes: [String: [String]] = [:], unknownAxes: Set<String> = [], mode: String? = nil,
    project: ProjectFolder = .anywhere, reportsMissing: Bool = true
  ) {
    self.axes = axes
    self.unknownAxes = unknownAxes
    self.mode = mode
    self.project = project
    self.reportsMissing = reportsMissing
  }

  mutating func report(at place: SourceLocation, _ message: String, advice: String? = nil) {
    problems.append(.error(at: place, message, advice: advice))
  }

  /// The key under which the origin of an element is kept: its own, or that of what lies around it.
  func originKey(of path: [String]) -> String? {
    var path = path
    while !path.isEmpty {
      if provenance[path.dotted] != nil { return path.dotted }
      path.removeLast()
    }
    return nil
  }

  /// The values of a section or of a record, by key; only what applies.
  ///
  /// - Parameter otherKeys: keys that are known and not read here.
  mutating func values(
    of declarations: [ParameterDeclaration], in table: ScenarioTable, path: [String], otherKeys: [String],
    enabled: Bool
  ) -> [String: ParameterValue] {
    let misspelt = table.reportUnknownKeys(except: declarations.map(\.key) + otherKeys, into: &problems)
    var values: [String: ParameterValue] = [:]
    for declaration in declarations {
      let applies = enabled && declaration.applies(in: mode)
      let own = path + [declaration.key]
      guard let written = table[declaration.key] else {
        if applies, !misspelt.contains(declaration.key) {
          values[declaration.key] = absent(declaration, in: table, path: own)
        }
        continue
      }
      if !applies, !written.inherited { reportIdle(declaration, at: written.keyLocation, path: own, enabled: enabled) }
      let value = self.value(of: declaration, written, path: own)
      if applies {
        values[declaration.key] = value
      } else {
        inactiveValues[own.dotted] = value
        for key in provenance.keys where key == own.dotted || key.hasPrefix(own.dotted + ".") {
          provenance[key]?.active = false
        }
      }
    }
    return values
  }

  /// The default; an error where there is none and one is needed.
  private mutating func absent(_ declaration: ParameterDeclaration, in table: ScenarioTable, path: [String])
    -> ParameterValue?
  {
    if let fallback = declaration.fallback {
      var origin = Provenance(kind: fallback.origin, low: fallback.low, high: fallback.high, fromDefault: true)
      let (source, chinese) = (fallback.source.en, fallback.source.zh == fallback.source.en ? nil : fallback.source.zh)
      if fallback.origin == .assumption {
        (origin.reason, origin.reasonZh) = (source, chinese)
      } else {
        (origin.source, origin.sourceZh) = (source, chinese)
      }
      provenance[path.dotted] = origin
      // One number may count for all labels; nobody knows how many, where an axis is unknown.
      if case .array(let names, _, _, _) = declaration.kind, names.contains(where: unknownAxes.contains) { return nil }
      return declaration.fallbackValue(over: AxisLabels(axes))
    }
    guard !declaration.optional else { return nil }
    guard reportsMissing else {
      unknownValues += 1
      return nil
    }
    if let deletion = table.deleted[declaration.key] {
      report(
        at: deletion.place, "\(declaration.key) is deleted\(table.sectionSuffix), and nothing else gives it",
        advice: "write \(declaration.key) = \(declaration.kind.example)")
      return nil
    }
    report(
      at: table.location, "\(declaration.key) is missing\(table.sectionSuffix): \(declaration.meaning)",
      advice: "write \(declaration.key) = \(declaration.kind.example)")
    return nil
  }

  private mutating func reportIdle(
    _ declaration: ParameterDeclaration, at place: SourceLocation, path: [String], enabled: Bool
  ) {
    if enabled, let mode {
      report(
        at: place,
        "\(path.dotted) is not read in the mode \(mode), only in \(declaration.modes.joined(separator: ", "))",
        advice: "remove it, or change the mode")
    } else {
      report(
        at: place, "\(path.dotted) is not read: the module is switched off", advice: "remove it, or set enabled = true")
    }
  }

  /// Nil after reporting what is wrong.
  private mutating func value(of declaration: ParameterDeclaration, _ written: ScenarioValue, path: [String])
    -> ParameterValue?
  {
    places[path] = written.location
    if case .records(let fields) = declaration.kind { return records(fields, written, path: path) }
    let found = problems.count
    (idleInterpolations, idleBeyond) = ([], [])
    guard let annotated = annotated(written, kind: declaration.kind, path: path) else { return nil }
    let value: ParameterValue?
    switch declaration.kind {
    case .number(let unit, let bounds):
      let frame = frame(of: annotated, unit: unit, bounds, path: path)
      value = number(annotated.value, frame, path: path).map(ParameterValue.number)
    case .integer(let bounds):
      let frame = frame(of: annotated, unit: "1", bounds, path: path)
      value = integer(annotated.value, bounds: bounds, path: path)
      if case .integer(let number)? = value {
        check(Double(number), in: frame, at: annotated.value.location, path: path)
      }
    case .boolean: value = boolean(annotated.value, path: path)
    case .choice(let choices): value = choice(annotated.value, choices: choices, path: path)
    case .text: value = text(annotated.value, path: path).map(ParameterValue.text)
    case .array(let names, let unit, let bounds, let absent):
      let frame = ArrayFrame(
        number: frame(of: annotated, unit: unit, bounds, axes: names[...], path: path), absent: absent)
      (origins, tableOrigins, statedElements) = ([:], [:], [])
      value = array(
        annotated.value, axes: names[...], frame, rules: annotated.rules, path: path
      ).map(ParameterValue.array)
      if case .array(let numbers)? = value {
        check(numbers, in: provenance[path.dotted]?.ranges, at: annotated.value.location, path: path, unit: unit)
      }
      if written.table?["value"] == nil { noteOrigins(below: path) }
    case .table(let columns): value = tableFile(annotated.value, columns: columns, path: path)
    case .records: value = nil
    }
    if value != nil { reportIdleInterpolations() }
    if let value, let range = declaration.plausible { checkPlausible(value, range, declaration.kind, path: path) }
    return problems[found...].contains { $0.severity == .error } ? nil : value
  }
}

extension ValueReader {
  private mutating func frame(
    of annotated: AnnotatedValue, unit: String, _ bounds: Bounds, axes names: ArraySlice<String> = [], path: [String]
  ) -> NumberFrame {
    var frame = NumberFrame(unit: unit, bounds: bounds)
    frame.writtenUnit = annotated.unit
    frame.range = range(of: annotated, frame, axes: names, path: path)
    return frame
  }

  private mutating func reportIdleInterpolations() {
    for place in idleInterpolations.sorted() {
      report(at: place, "interpolation is not read: no year is missing between the given ones", advice: "remove it")
    }
    for place in idleBeyond.sorted() {
      report(at: place, "beyond is not read: the series reaches the last year", advice: "remove it")
    }
  }
}

extension [String] {
  /// How messages and provenance name a path.
  var dotted: String { joined(separator: ".") }
}

extension ParameterKind {
  /// Forms that may be written after `key =`.
  var example: String {
    switch self {
    case .number(let unit, _): unit.exampleOfNumber
    case .integer: "a whole number"
    case .boolean: "true or false"
    case .choice(let choices): choices.map { "\"\($0)\"" }.joined(separator: " or ")
    case .text: "a text in quotes"
    case .array(let axes, let unit, _, _):
      "numbers\(unit == "1" ? "" : " in \(unit)") over \(axes.joined(separator: " and "))"
    case .records: "a list of tables, each with a name"
    case .table(let columns): "the path of a CSV file with the columns \(columns.map(\.name).joined(separator: ", "))"
    }
  }
}
