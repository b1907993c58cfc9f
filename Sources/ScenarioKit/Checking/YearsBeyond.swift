public import Diagnostics
import Glibc
import NumberText
import SimulationKit

/// How a series goes on after its last given year.
public enum YearsBeyond: String, Sendable, Hashable, Codable, CaseIterable {
  /// The last value stays.
  case hold
  /// The change a year between the last two given years goes on: their slope where the years between are filled along a
  /// straight line, else their rate of growth.
  case trend
}

/// The way in which series go on, as it is written.
public struct WrittenBeyond: Sendable {
  public var way: YearsBeyond
  public var place: SourceLocation

  public init(way: YearsBeyond, place: SourceLocation) {
    self.way = way
    self.place = place
  }
}

/// How the years of a series that are not given are filled.
struct YearRules {
  var between: WrittenInterpolation?
  /// Nil where that of all series counts.
  var beyond: WrittenBeyond?

  static let none = YearRules()

  /// These, and those of what lies around them for what they leave open.
  func over(_ outer: YearRules) -> YearRules {
    YearRules(between: between ?? outer.between, beyond: beyond ?? outer.beyond)
  }
}

/// A series that goes on after its last given year.
public struct ExtendedSeries: Sendable, Hashable {
  public var path: [String]
  public var way: YearsBeyond
  /// Whether the way is that of all series.
  public var followsRun: Bool
}

extension ValueReader {
  /// The way that a series' own `beyond` names. For an unknown one, which is reported, holding stands in, so that the
  /// years after the last are not told to be missing too; nil for what is no text.
  mutating func beyond(_ written: ScenarioValue, path: [String]) -> WrittenBeyond? {
    guard let name = text(written, path: path + ["beyond"]) else { return nil }
    guard let way = YearsBeyond(rawValue: name) else {
      let names = YearsBeyond.allCases.map(\.rawValue)
      report(
        at: written.location, "unknown beyond \"\(name)\"",
        advice: closest(to: name, in: names).map { "did you mean \"\($0)\"?" }
          ?? "write \(names.map { "\"\($0)\"" }.joined(separator: " or "))")
      return WrittenBeyond(way: .hold, place: written.location)
    }
    if !written.inherited { idleBeyond.insert(written.location) }
    return WrittenBeyond(way: way, place: written.location)
  }

  /// Reports a series that ends before the run, and keeps it, since where many do, one word in `[years]` mends them all.
  mutating func reportShort(_ path: [String], at place: SourceLocation, _ message: String, advice: String) {
    report(at: place, message, advice: advice)
    if let problem = problems.last { shortSeries.append(problem) }
  }

  /// The rows of the years after the last given one, by the series' own way or that of all series; nil after reporting.
  /// - Parameters:
  ///   - given: the given rows by year.
  ///   - years: those to be filled.
  mutating func rows(
    after given: [Int: [Double]], for years: [Int], _ beyond: WrittenBeyond, _ rules: YearRules, _ frame: ArrayFrame,
    at place: SourceLocation, path: [String]
  ) -> [[Double]]? {
    let known = given.keys.sorted()
    guard let last = known.last, let end = given[last], let final = years.last else { return [] }
    idleBeyond.remove(beyond.place)
    extendedSeries.append(ExtendedSeries(path: path, way: beyond.way, followsRun: rules.beyond == nil))
    var rows = years.map { _ in end }
    var words = "held at the value of \(last)"
    if beyond.way == .trend {
      guard known.count > 1, let start = given[known[known.count - 2]] else {
        report(
          at: place, "\(path.dotted) gives one year, and a trend needs two",
          advice: "write beyond = \"hold\" for it, or its growth")
        return nil
      }
      let before = known[known.count - 2]
      let isLinear = rules.between?.way == .linear
      words = "the \(isLinear ? "slope" : "growth a year") from \(before) to \(last) goes on"
      for (place, year) in years.enumerated() {
        let steps = Double(year - last) / Double(last - before)
        for (number, (a, b)) in zip(start, end).enumerated() where a != b {
          rows[place][number] = isLinear ? Self.settled(b + (b - a) * steps, a, b) : b * pow(b / a, steps)
        }
      }
      guard let bad = zip(start, end).first(where: { a, b in a != b && !isLinear && !(b / a > 0 && (b / a).isFinite) })
      else { return checked(rows, years, frame, at: place, words: "\(last + 1) to \(final): \(words)", path: path) }
      report(
        at: place,
        "\(path.dotted) goes from \(formatNumber(bad.0)) in \(before) to \(formatNumber(bad.1)) in \(last), which is no "
          + "rate of growth that could go on",
        advice: "write beyond = \"hold\" for it, or interpolation = \"linear\"")
      return nil
    }
    return checked(rows, years, frame, at: place, words: "\(last + 1) to \(final): \(words)", path: path)
  }

  /// A point of a line through two numbers; 0 where it is nothing but what rounding leaves of them.
  private static func settled(_ value: Double, _ a: Double, _ b: Double) -> Double {
    value.magnitude < 1e-12 * max(a.magnitude, b.magnitude) ? 0 : value
  }

  /// The rows, unless one leaves the bounds; one that leaves the range of an assumption is told.
  private mutating func checked(
    _ rows: [[Double]], _ years: [Int], _ frame: ArrayFrame, at place: SourceLocation, words: String, path: [String]
  ) -> [[Double]]? {
    let (number, range) = (frame.number, frame.number.range)
    for (year, row) in zip(years, rows) {
      guard let bad = row.first(where: { !number.bounds.contains($0) }) else { continue }
      report(
        at: place,
        "\(path.dotted) follows its trend to \(number.text(bad)) in \(year) but must be "
          + number.bounds.text(unit: number.unit), advice: "write beyond = \"hold\" for it")
      return nil
    }
    if let year = years.last, let row = rows.last {
      for value in row {
        let slack = 1e-9 * value.magnitude
        let isLow = range.low.map { value < $0 - slack } ?? false
        guard isLow || range.high.map({ value > $0 + slack }) ?? false else { continue }
        let bound = (isLow ? range.low : range.high) ?? 0
        problems.append(
          Diagnostic(
            .warning, at: place,
            "\(path.dotted) follows its trend to \(number.text(value)) in \(year), \(isLow ? "below its low" : "above its high") "
              + "value \(number.text(bound))"))
        break
      }
    }
    courses[path, default: YearOrigin()].extended = words
    if let key = originKey(of: path) { provenance[key]?.note(extended: words) }
    return rows
  }
}
