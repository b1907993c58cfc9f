import Glibc
import NumberText
import SimulationKit

/// Keys of a table by year that give more than one year at once.
enum YearCourse {
  static let keys = ways + courses
  /// Those that say how years which are not given are filled.
  static let ways = ["interpolation", "beyond"]
  /// Those that give the years themselves.
  static let courses = ["growth", "s_curve", "file", "column"]
}

extension ValueReader {
  /// Notes how the years of a value came about, at the value itself or at what lies around it.
  mutating func noteCourse(_ words: String, path: [String]) {
    courses[path, default: YearOrigin()].course = words
    for length in stride(from: path.count, to: 0, by: -1) {
      let key = path[..<length].joined(separator: ".")
      guard provenance[key] != nil else { continue }
      provenance[key]?.note(course: words)
      return
    }
  }

  /// Fills the years before the first and after the last row at the rates of `growth`, which count against the year
  /// before; nil after reporting.
  mutating func extended(
    _ rows: [[Double]], from first: Int, labels: [String], by growth: ScenarioValue, _ frame: ArrayFrame,
    path: [String]
  ) -> [Double]? {
    let own = path + ["growth"]
    guard rows.count < labels.count else {
      report(
        at: growth.keyLocation, "\(own.dotted) is not read: the first and the last year are given",
        advice: "remove it, or delete = [\"\(labels.last ?? "")\"]")
      return nil
    }
    if first > 0, let key = originKey(of: path), let below = provenance[key]?.overridden.first {
      report(
        at: growth.keyLocation,
        "\(own.dotted) would rewrite \(Self.enumeration(Array(labels[..<first]))), which \(below) gives",
        advice: "growth counts from a year on: write the years before it too")
      return nil
    }
    let rateFrame = ArrayFrame(number: NumberFrame(unit: "1", bounds: Bounds(-0.99, 1)), absent: nil)
    guard let (rates, origin) = apart(growth, ["year"], rateFrame, path: own) else { return nil }
    var all = rows
    for year in first + rows.count..<max(labels.count, first + rows.count) {
      all.append(all[all.count - 1].map { $0 * (1 + rates[year]) })
    }
    for year in (0..<first).reversed() { all.insert(all[0].map { $0 / (1 + rates[year + 1]) }, at: 0) }
    for (label, row) in zip(labels, all) {
      guard let bad = row.first(where: { !frame.number.bounds.contains($0) }) else { continue }
      report(
        at: growth.location,
        "\((path + [label]).dotted) grows to \(frame.number.text(bad)) but must be "
          + frame.number.bounds.text(unit: frame.number.unit), advice: "choose another rate")
      return nil
    }
    let words =
      rates.allSatisfy { $0 == rates[0] } ? "growth of \(formatNumber(100 * rates[0])) % a year" : "growth by year"
    noteCourse(words + (origin.map(Self.words) ?? ""), path: path)
    return all.flatMap(\.self)
  }

  /// A value that another is made from, read without becoming part of the value's own origin: it may have another unit.
  mutating func apart(
    _ written: ScenarioValue, _ names: ArraySlice<String>, _ frame: ArrayFrame, path: [String]
  ) -> (values: [Double], origin: Provenance?)? {
    let kept = (provenance, origins, statedElements)
    // Nothing is copied: what is noted meanwhile is noted apart.
    (provenance, origins, statedElements) = ([:], [:], [])
    defer { (provenance, origins, statedElements) = kept }
    guard let values = element(written, names, frame, .none, path: path) else { return nil }
    return (values, provenance[path.dotted])
  }

  /// ", an assumption from 0.05 to 0.12: as in the years before".
  private static func words(_ origin: Provenance) -> String {
    guard let kind = origin.kind else { return "" }
    let article = kind == .assumption || kind == .unverified ? "an" : "a"
    let range = [origin.low, origin.high].compactMap { $0 }.map(formatNumber).joined(separator: " to ")
    let why = origin.reason ?? origin.source
    return ", \(article) \(kind.rawValue)\(range.isEmpty ? "" : " from \(range)")\(why.map { ": \($0)" } ?? "")"
  }

  /// A logistic curve: y = from + (to - from) / (1 + exp(-ln 81 (t - midpoint) / duration)), where `duration` is the
  /// years from 10 % to 90 % of the way (Grübler 1990, "The Rise and Fall of Infrastructures", section 1.2).
  mutating func sCurve(
    _ written: ScenarioValue, beside table: ScenarioTable, labels: [String], within: Int, _ frame: ArrayFrame,
    path: [String]
  ) -> [Double]? {
    let own = path + ["s_curve"]
    let others = table.members.filter { $0.key != "s_curve" }
    if let other = others.first(where: { !$0.value.inherited }) ?? others.first {
      let inherited = others.filter(\.value.inherited).map { "\"\($0.key)\"" }
      report(
        at: other.value.inherited ? written.keyLocation : other.value.keyLocation,
        "\((path + [other.key]).dotted) is not read beside s_curve",
        advice: other.value.inherited
          ? "it is inherited: write delete = [\(inherited.joined(separator: ", "))] too" : "remove one of the two")
      return nil
    }
    guard let curve = written.table else {
      report(
        at: written.location, "\(own.dotted) must be a table, not \(written.kindName)",
        advice: "write { from = 1, to = 20, midpoint = 2018, duration = 6 }")
      return nil
    }
    let misspelt = curve.reportUnknownKeys(except: ["from", "to", "midpoint", "duration"], into: &problems)
    func number(_ key: String, _ frame: NumberFrame, _ reader: inout ValueReader) -> Double? {
      guard let value = curve[key] else {
        if !misspelt.contains(key) {
          reader.report(
            at: written.location, "\(own.dotted) has no \(key)",
            advice: "write { from = 1, to = 20, midpoint = 2018, duration = 6 }")
        }
        return nil
      }
      return reader.apart(value, [], ArrayFrame(number: frame, absent: nil), path: own + [key])?.values.first
    }
    let from = number("from", frame.number, &self)
    let to = number("to", frame.number, &self)
    let midpoint = number("midpoint", NumberFrame(unit: "1", bounds: Bounds(1900, 2200)), &self)
    let duration = number("duration", NumberFrame(unit: "year", bounds: .positive), &self)
    guard let from, let to, let midpoint, let duration else { return nil }
    noteCourse("an S-curve round \(formatNumber(midpoint))", path: path)
    return labels.flatMap { label in
      let time = (Double(label) ?? midpoint) - midpoint
      return Array(repeating: from + (to - from) / (1 + exp(-log(81) * time / duration)), count: within)
    }
  }
}
