import Diagnostics

/// The declaration and years that one series is read against.
private struct SeriesFrame {
  var labels: [String]
  /// How many numbers a year has.
  var within: Int
  var rules: YearRules
  var frame: ArrayFrame

  init(labels: [String], within: Int, rules: YearRules, _ frame: ArrayFrame) {
    (self.labels, self.within, self.rules, self.frame) = (labels, within, rules, frame)
  }
}

extension String {
  /// "2015": a key that means a year.
  var isYear: Bool { count == 4 && (Int(self).map { (1900...2200).contains($0) } ?? false) }
}

extension ValueReader {
  /// A table by year: a gap is filled only as `interpolation` says; beyond the given years only a growth rate reaches.
  mutating func years(
    _ written: ScenarioTable, at place: SourceLocation, _ names: ArraySlice<String>, _ labels: [String], _ within: Int,
    _ frame: ArrayFrame, _ rules: YearRules, path: [String]
  ) -> [Double]? {
    if let curve = written["s_curve"] {
      return sCurve(curve, beside: written, labels: labels, within: within, frame, path: path)
    }
    if let recordYears, written["growth"] != nil, names.count == 1 {
      return grownYears(written, at: place, names, recordYears, frame, rules, path: path)
    }
    var table = written
    if table["file"] != nil || table["column"] != nil {
      guard let series = column(of: table, labels: labels, path: path) else { return nil }
      table = series
    }
    let chosen = own(rules, in: table, names, labels, path: path)
    let before = problems.count
    _ = reportUnknownLabels(of: table, labels, names)
    let beyond = outside(table, labels, fills: chosen.between != nil, path: path)
    // Without a year that was meant for the run, others would only seem missing.
    if problems.count > before { return nil }
    var given: [Int: [Double]] = [:]
    var complete = true
    for year in labels.compactMap({ Int($0) }) + beyond {
      guard let element = table["\(year)"] ?? table.below?.value, table["\(year)"] != nil || !element.isList else {
        continue
      }
      given[year] = self.element(element, names.dropFirst(), frame, chosen, path: path + ["\(year)"])
      if given[year] == nil { complete = false }
      if beyond.contains(year), let values = given[year] { note(beyond: year, values, element, path: path) }
    }
    guard complete else { return nil }
    return filled(
      given, of: table, at: place, SeriesFrame(labels: labels, within: within, rules: chosen, frame), path: path
    )
  }

  /// The given years beyond the run that count: the nearest on either side, where the years between are to be filled.
  ///
  /// Another one that the scenario's own file writes is an error. A base may serve longer runs; what it writes is
  /// checked, and kept as unread.
  private mutating func outside(_ table: ScenarioTable, _ labels: [String], fills: Bool, path: [String]) -> [Int] {
    guard let first = labels.first.flatMap({ Int($0) }), let last = labels.last.flatMap({ Int($0) }) else { return [] }
    let beyond = table.keys.filter { $0.isYear && !labels.contains($0) }.compactMap { Int($0) }
    var read: Set<Int> = []
    if fills, table["\(first)"] == nil, let before = beyond.filter({ $0 < first }).max() { read.insert(before) }
    if fills, table["\(last)"] == nil, let after = beyond.filter({ $0 > last }).min() { read.insert(after) }
    for year in beyond where !read.contains(year) {
      guard let value = table["\(year)"] else { continue }
      // A file of data is longer than a run without further words.
      if table["file"] != nil { continue }
      if value.inherited {
        if let key = originKey(of: path) { provenance[key]?.unread.append(value.keyLocation) }
      } else {
        report(
          at: value.keyLocation,
          "\((path + ["\(year)"]).dotted) is not read: \(recordYears == nil ? "the run covers" : "it applies from") "
            + "\(first) to \(last)",
          advice: recordYears == nil
            ? "remove it, or change the years of the run" : "remove it, or change first_year or last_year")
      }
    }
    return read.sorted()
  }

  /// Keeps a year beyond the run with what follows from it: it is no element of the array.
  private mutating func note(beyond year: Int, _ values: [Double], _ written: ScenarioValue, path: [String]) {
    let own = path + ["\(year)"]
    let said = provenance[own.dotted]
    for element in statedElements where element.starts(with: own) { provenance[element.dotted] = nil }
    provenance[own.dotted] = nil
    statedElements.removeAll { $0.starts(with: own) }
    origins = origins.filter { !$0.key.starts(with: own) }
    guard let key = originKey(of: path) else { return }
    provenance[key]?.beyond.append(
      YearBeyond(
        element: own.dropFirst(key.split(separator: ".").count).joined(separator: "."), values: values,
        origin: YearBeyond.Origin(
          location: written.location, overridden: written.overridden, kind: said?.kind,
          source: said?.reason ?? said?.source)))
  }

  /// All labels in a line, from the given years.
  private mutating func filled(
    _ given: [Int: [Double]], of table: ScenarioTable, at place: SourceLocation, _ series: SeriesFrame, path: [String]
  ) -> [Double]? {
    let labels = series.labels.compactMap { Int($0) }
    guard let first = given.keys.min(), let last = given.keys.max(), let start = labels.first, let end = labels.last
    else {
      report(
        at: place, "\(path.dotted) has no value for \(Self.enumeration(series.labels))",
        advice: "give the first and the last year, or one year and its growth")
      return nil
    }
    let missing = labels.filter { given[$0] == nil }
    let growth = table["growth"]
    // Where somebody took the year away, that is the place to mend.
    let place = missing.lazy.compactMap { table.deleted["\($0)"]?.place }.first ?? place
    let beyond = last < end ? series.rules.beyond ?? self.beyond : nil
    if growth == nil, first > start || (last < end && beyond == nil) {
      let missing = series.rules.between == nil ? missing : missing.filter { $0 < first || $0 > last }
      let message = "\(path.dotted) has no value for \(Self.enumeration(missing.map(String.init)))"
      if first <= start, missing.allSatisfy({ $0 > last }) {
        reportShort(
          path, at: place, message,
          advice:
            "give the first and the last year, \(start) and \(end), or beyond = \"hold\" or \"trend\": nothing else is "
            + "extrapolated")
      } else {
        report(
          at: place, message, advice: "give the first and the last year, \(start) and \(end): nothing is extrapolated")
      }
      return nil
    }
    let between = missing.filter { $0 > first && $0 < last }
    if !between.isEmpty, series.rules.between == nil {
      report(
        at: place, "\(path.dotted) has no value for \(Self.enumeration(between.map(String.init)))",
        advice: "write them, or say interpolation = \"linear\", \"step\" or \"growth\"")
      return nil
    }
    if !between.isEmpty {
      if let written = series.rules.between { idleInterpolations.remove(written.place) }
      courses[path, default: YearOrigin()].interpolation = series.rules.between?.way
      if let key = originKey(of: path), let chosen = series.rules.between?.way {
        provenance[key]?.note(interpolation: chosen)
      }
    }
    guard let rows = (series.rules.between?.way ?? .step).fill(given, over: labels.filter { $0 >= first && $0 <= last })
    else {
      report(
        at: place, "\(path.dotted) cannot grow at a constant rate between values of different signs or zero",
        advice: "write interpolation = \"linear\"")
      return nil
    }
    guard let growth, series.within > 0 else {
      guard let beyond else { return rows.flatMap(\.self) }
      return self.rows(
        after: given, for: labels.filter { $0 > last }, beyond, series.rules, series.frame, at: place, path: path
      ).map { (rows + $0).flatMap(\.self) }
    }
    return extended(
      rows, from: labels.firstIndex(of: max(first, start)) ?? 0, labels: series.labels, by: growth, series.frame,
      path: path)
  }

  /// The table's own `interpolation` and `beyond`, or those of what lies around it.
  mutating func own(
    _ outer: YearRules, in table: ScenarioTable, _ names: ArraySlice<String>, _ labels: [String], path: [String]
  ) -> YearRules {
    var rules = YearRules(between: ownInterpolation(in: table, names, labels, path: path))
    if names.contains("year"), !labels.contains("beyond"), let written = table["beyond"] {
      noteAnnotation("beyond", written, path: path)
      rules.beyond = beyond(written, path: path)
    }
    return rules.over(outer)
  }

  private mutating func ownInterpolation(
    in table: ScenarioTable, _ names: ArraySlice<String>, _ labels: [String], path: [String]
  ) -> WrittenInterpolation? {
    guard names.contains("year"), !labels.contains("interpolation"), let written = table["interpolation"] else {
      return nil
    }
    guard case .text(let name) = written.content else {
      report(
        at: written.location, "interpolation must be a text, not \(written.kindName)",
        advice: "write \"linear\", \"step\" or \"growth\"")
      return WrittenInterpolation(way: .linear, place: written.location)
    }
    noteAnnotation("interpolation", written, path: path)
    return interpolation(name, written)
  }

  private mutating func noteAnnotation(_ name: String, _ written: ScenarioValue, path: [String]) {
    guard written.standsAlone || !written.overridden.isEmpty, let key = originKey(of: path) else { return }
    let own = path.dropFirst(key.split(separator: ".").count) + [name]
    provenance[key]?.annotations.append(
      AnnotationOrigin(key: own.joined(separator: "."), location: written.location, overridden: written.overridden))
  }

  /// A list of fewer years than the run has: those from the first on. The rest follows from `beyond`, where it is said.
  mutating func shorterList(
    _ elements: [ScenarioValue], of value: ScenarioValue, _ names: ArraySlice<String>, _ labels: [String],
    _ frame: ArrayFrame, _ rules: YearRules, path: [String]
  ) -> [Double]? {
    let years = labels.compactMap { Int($0) }
    guard years.count == labels.count, let beyond = rules.beyond ?? beyond else {
      reportShort(
        path, at: value.location,
        "\(path.dotted) lists \(elements.count) values where the axis year has \(labels.count)",
        advice: "its labels are \(Self.enumeration(labels))")
      return nil
    }
    var given: [Int: [Double]] = [:]
    for (year, element) in zip(years, elements) {
      given[year] = self.element(element, names.dropFirst(), frame, rules, path: path + ["\(year)"])
    }
    guard given.count == elements.count else { return nil }
    return rows(
      after: given, for: Array(years.dropFirst(elements.count)), beyond, rules, frame, at: value.location, path: path
    ).map { (years.prefix(elements.count).compactMap { given[$0] } + $0).flatMap(\.self) }
  }
}
