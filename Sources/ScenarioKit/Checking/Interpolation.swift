import Diagnostics
import Glibc

/// How the years between two given ones are filled; always said by name.
public enum Interpolation: String, Sendable, Hashable, CaseIterable {
  /// Along a straight line.
  case linear
  /// The last given value stays.
  case step
  /// At a constant rate of growth.
  case growth

  /// Rows of equal length by index, first and last given, to all rows in a line; nil when growth meets a value of
  /// another sign or zero.
  func fill(_ given: [Int: [Double]], years: [Int], count: Int) -> [Double]? {
    let known = given.keys.sorted()
    guard years.count == count || known.count == count else { return nil }
    var values: [Double] = []
    var before = 0
    for index in 0..<count {
      if let row = given[index] {
        values += row
        before = index
        continue
      }
      guard let after = known.first(where: { $0 > index }), let low = given[before], let high = given[after] else {
        return nil
      }
      let share = Double(years[index] - years[before]) / Double(years[after] - years[before])
      for (a, b) in zip(low, high) {
        switch self {
        case .linear: values.append(a + (b - a) * share)
        case .step: values.append(a)
        case .growth:
          guard b / a > 0, (b / a).isFinite else { return nil }
          values.append(a * pow(b / a, share))
        }
      }
    }
    return values
  }
}

extension ValueReader {
  /// Stands in for an unknown one, which is reported, so that the gaps it was to fill are not reported too.
  mutating func interpolation(named name: String, at place: SourceLocation) -> Interpolation {
    if let known = Interpolation(rawValue: name) { return known }
    let names = Interpolation.allCases.map(\.rawValue)
    report(
      at: place, "unknown interpolation \"\(name)\"",
      advice: closest(to: name, in: names).map { "did you mean \"\($0)\"?" }
        ?? "write \(names.map { "\"\($0)\"" }.joined(separator: " or "))")
    return .linear
  }
}
