import Diagnostics

extension ValueReader {
  /// A table by year: a gap is filled only as `interpolation` says, and nothing is extrapolated.
  mutating func years(
    _ table: ScenarioTable, at place: SourceLocation, _ names: ArraySlice<String>, _ labels: [String],
    _ frame: ArrayFrame, _ interpolation: Interpolation?, path: [String]
  ) -> [Double]? {
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
    let missing = labels.indices.filter { given[$0] == nil }.map { labels[$0] }
    let ends = [labels.first, labels.last].compactMap { $0 }.filter { missing.contains($0) }
    if !ends.isEmpty {
      report(
        at: place, "\(path.dotted) has no value for \(Self.enumeration(missing))",
        advice:
          "give the first and the last year, \(labels.first ?? "") and \(labels.last ?? ""): nothing is extrapolated")
      return nil
    }
    if !missing.isEmpty, chosen == nil {
      report(
        at: place, "\(path.dotted) has no value for \(Self.enumeration(missing))",
        advice: "write them, or say interpolation = \"linear\", \"step\" or \"growth\"")
      return nil
    }
    guard let chosen else { return labels.indices.flatMap { given[$0] ?? [] } }
    if !missing.isEmpty, let key = originKey(of: path) { provenance[key]?.interpolation = chosen }
    guard let filled = chosen.fill(given, years: labels.compactMap { Int($0) }, count: labels.count) else {
      report(
        at: place, "\(path.dotted) cannot grow at a constant rate between values of different signs or zero",
        advice: "write interpolation = \"linear\"")
      return nil
    }
    return filled
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
