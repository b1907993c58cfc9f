import Diagnostics
import Glibc

/// How the years between two given ones are filled; always said by name.
public enum Interpolation: String, Sendable, Hashable, Codable, CaseIterable {
  /// Along a straight line.
  case linear
  /// The last given value stays.
  case step
  /// At a constant rate of growth.
  case growth

  /// Rows of equal length by year, given for the first and the last at least, to a row for each of these years; nil
  /// when growth meets a value of another sign or zero.
  func fill(_ given: [Int: [Double]], over years: [Int]) -> [[Double]]? {
    let known = given.keys.sorted()
    var rows: [[Double]] = []
    for year in years {
      if let row = given[year] {
        rows.append(row)
        continue
      }
      guard let before = known.last(where: { $0 < year }), let after = known.first(where: { $0 > year }),
        let low = given[before], let high = given[after]
      else { return nil }
      let share = Double(year - before) / Double(after - before)
      var row: [Double] = []
      for (a, b) in zip(low, high) {
        switch self {
        case .linear: row.append(a + (b - a) * share)
        case .step: row.append(a)
        case .growth:
          guard b / a > 0, (b / a).isFinite else { return nil }
          row.append(a * pow(b / a, share))
        }
      }
      rows.append(row)
    }
    return rows
  }
}

/// An interpolation as it is written.
struct WrittenInterpolation {
  var way: Interpolation
  var place: SourceLocation
}

extension ValueReader {
  /// The way that a value names; one that fills nothing is told once the parameter has been read.
  mutating func interpolation(_ name: String, _ written: ScenarioValue) -> WrittenInterpolation {
    if !written.inherited { idleInterpolations.insert(written.location) }
    return WrittenInterpolation(way: interpolation(named: name, at: written.location), place: written.location)
  }

  /// Stands in for an unknown one, which is reported, so that the gaps it was to fill are not reported too.
  private mutating func interpolation(named name: String, at place: SourceLocation) -> Interpolation {
    if let known = Interpolation(rawValue: name) { return known }
    let names = Interpolation.allCases.map(\.rawValue)
    report(
      at: place, "unknown interpolation \"\(name)\"",
      advice: closest(to: name, in: names).map { "did you mean \"\($0)\"?" }
        ?? "write \(names.map { "\"\($0)\"" }.joined(separator: " or "))")
    return .linear
  }
}
