import Diagnostics
import ScenarioKit

/// The series of a scenario that go on after their last given year, and those that end before the run.
struct SeriesExtensions {
  /// With the section before each path.
  private var extended: [(path: String, series: ExtendedSeries)] = []
  private var short: [Diagnostic] = []

  /// So many are told one by one, each at its place; of more, one word in `[years]` is the better advice.
  private static let toldAlone = 3

  mutating func add(_ section: ResolvedSection, in name: String) {
    extended += section.extendedSeries.map { ("\(name).\($0.path.joined(separator: "."))", $0) }
    short += section.shortSeries
  }

  /// The problems with what is to be said of such series.
  func told(
    _ problems: [Diagnostic], years: [Int]?, yearsPlace: SourceLocation?, beyond: RunBeyond?
  ) -> [Diagnostic] {
    guard let last = years?.last else { return problems }
    var problems = problems
    if short.count > Self.toldAlone {
      problems.removeAll(where: short.contains)
      problems.append(
        .error(
          at: yearsPlace,
          "\(short.count) series end before \(last), the last year of the run, the first of them at "
            + "\(short.first?.location?.description ?? "")",
          advice: "write beyond = \"hold\" or beyond = \"trend\" in [years], or below a series of its own"))
    }
    for way in YearsBeyond.allCases {
      let alike = extended.filter { $0.series.way == way }
      guard let first = alike.first else { continue }
      let count = alike.count == 1 ? "\(first.path) ends" : "\(alike.count) series end"
      let words = way == .hold ? "held at the last given value" : "continued by the trend of the last two given years"
      let isWord = alike.count == 1 ? "is" : "are"
      problems.append(
        Diagnostic(
          .note, at: beyond?.written.way == way ? beyond?.written.place : yearsPlace,
          "\(count) before \(last) and \(isWord) \(words) (beyond = \"\(way.rawValue)\"); simplan explain shows each"))
    }
    if let beyond, !beyond.isInherited, short.isEmpty, !extended.contains(where: \.series.followsRun),
      !problems.contains(where: { $0.severity == .error })
    {
      problems.append(
        .error(
          at: beyond.written.place, "beyond is not read: every series reaches \(last), or says itself how it goes on",
          advice: "remove it"))
    }
    return problems
  }
}
