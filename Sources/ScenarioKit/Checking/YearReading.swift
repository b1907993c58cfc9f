import Diagnostics

extension ValueReader {
  /// A table by year: a gap is filled only as `interpolation` says; beyond the given years only a growth rate reaches.
  mutating func years(
    _ written: ScenarioTable, at place: SourceLocation, _ names: ArraySlice<String>, _ labels: [String], _ within: Int,
    _ frame: ArrayFrame, _ interpolation: Interpolation?, path: [String]
  ) -> [Double]? {
    if let curve = written["s_curve"] {
      return sCurve(curve, beside: written, labels: labels, within: within, frame, path: path)
    }
    var table = written
    if table["file"] != nil || table["column"] != nil {
      guard let series = column(of: table, labels: labels, path: path) else { return nil }
      table = series
    }
    let chosen = own(interpolation, in: table, names, labels)
    _ = reportUnknownLabels(of: table, labels, names)
    var given: [Int: [Double]] = [:]
    var complete = true
    for (index, label) in labels.enumerated() {
      guard let element = table[label] else { continue }
      given[index] = self.element(element, names.dropFirst(), frame, chosen, path: path + [label])
      if given[index] == nil { complete = false }
    }
    guard complete else { return nil }
    let missing = labels.indices.filter { given[$0] == nil }
    guard let first = given.keys.min(), let last = given.keys.max() else {
      report(
        at: place, "\(path.dotted) has no value for \(Self.enumeration(labels))",
        advice: "give the first and the last year, or one year and its growth")
      return nil
    }
    let growth = table["growth"]
    if growth == nil, first > 0 || last < labels.count - 1 {
      report(
        at: place, "\(path.dotted) has no value for \(Self.enumeration(missing.map { labels[$0] }))",
        advice:
          "give the first and the last year, \(labels.first ?? "") and \(labels.last ?? ""): nothing is extrapolated")
      return nil
    }
    let between = missing.filter { $0 > first && $0 < last }
    if !between.isEmpty, chosen == nil {
      report(
        at: place, "\(path.dotted) has no value for \(Self.enumeration(between.map { labels[$0] }))",
        advice: "write them, or say interpolation = \"linear\", \"step\" or \"growth\"")
      return nil
    }
    if !between.isEmpty {
      courses[path, default: YearOrigin()].interpolation = chosen
      if let key = originKey(of: path) { provenance[key]?.interpolation = chosen }
    }
    let years = labels[first...last].compactMap { Int($0) }
    let rows = Dictionary(uniqueKeysWithValues: given.map { ($0.key - first, $0.value) })
    guard let filled = (chosen ?? .step).fill(rows, years: years, count: last - first + 1) else {
      report(
        at: place, "\(path.dotted) cannot grow at a constant rate between values of different signs or zero",
        advice: "write interpolation = \"linear\"")
      return nil
    }
    guard let growth, within > 0 else { return filled }
    let known = stride(from: 0, to: filled.count, by: within).map { Array(filled[$0..<$0 + within]) }
    return extended(known, from: first, labels: labels, by: growth, frame, path: path)
  }

  /// The table's own `interpolation`, or the one of what lies around it.
  mutating func own(
    _ outer: Interpolation?, in table: ScenarioTable, _ names: ArraySlice<String>, _ labels: [String]
  ) -> Interpolation? {
    guard names.contains("year"), !labels.contains("interpolation"), let written = table["interpolation"] else {
      return outer
    }
    guard case .text(let name) = written.content else {
      report(
        at: written.location, "interpolation must be a text, not \(written.kindName)",
        advice: "write \"linear\", \"step\" or \"growth\"")
      return .linear
    }
    return interpolation(named: name, at: written.location)
  }
}
