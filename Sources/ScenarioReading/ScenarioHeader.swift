package import ChartRequests
import Diagnostics
import ScenarioKeys
package import ScenarioKit
package import SimulationKit

/// How series of a run go on after their last given year, where `[years]` says so.
struct RunBeyond {
  var written: WrittenBeyond
  /// Whether a base says it.
  var isInherited: Bool
}

/// Name, title, region and years of a scenario: the keys outside its sections.
package struct ScenarioHeader: Sendable {
  package var name: String
  package var title: Title
  /// Empty where nothing is told of this scenario: a base's story tells of the base.
  package var story: Title
  /// The scenario that it changes; nil for one that stands on its own.
  package var base: NamedBase?
  /// Whether the title is the base's.
  package var hasTitleOfBase = false
  package var language: Language
  package var region: String
  /// As reports in Chinese write it; nil where the scenario says none.
  package var regionZh: String?
  package var years: [Int]
  /// Charts that the scenario asks for beside those of the program.
  package var charts: [WrittenChart] = []

  package static let declarations = [
    ParameterDeclaration("name", .text, meaning: "the name that exports use; a word, not a number"),
    ParameterDeclaration("title_en", .text, meaning: "the title of reports in English"),
    ParameterDeclaration("title_zh", .text, meaning: "the title of reports in Chinese"),
    ParameterDeclaration("story", .text, meaning: "what the scenario tells, in a few sentences", optional: true),
    ParameterDeclaration("story_zh", .text, meaning: "the same in Chinese", optional: true),
    ParameterDeclaration(
      "language", .choice(Language.allCases.map(\.rawValue)), meaning: "the language of scorecard and charts",
      default: .init(.text("en"), .assumption, source: "the language of the program's own messages")),
    ParameterDeclaration("region", .text, meaning: "the region, as exports name it"),
    ParameterDeclaration(
      "region_zh", .text, meaning: "the region, as reports in Chinese name it", optional: true),
    ParameterDeclaration(
      "reference", .text,
      meaning:
        "the scenario that hosts, import shares and calibration come from, a file beside the naming file, or self",
      optional: true),
  ]

  package static let yearDeclarations = [
    ParameterDeclaration("first", .integer(Bounds(1990, 2100)), meaning: "the first year of the run"),
    ParameterDeclaration("last", .integer(Bounds(1990, 2100)), meaning: "the last year of the run"),
    ParameterDeclaration(
      "beyond", .choice(YearsBeyond.allCases.map(\.rawValue)),
      meaning: """
        how series go on after their last given year where they do not say so themselves: hold keeps the last value, trend \
        goes on with the growth a year of the last two given years (their slope where the interpolation is linear)
        """, optional: true),
  ]

  /// The keys that stand at the top of a scenario beside these.
  static let otherKeys =
    ["years", "modules"] + VariedKey.Section.allCases.map(\.rawValue) + EconomySections.all.map(\.name)
    + ["axes", WrittenChart.key]

  /// The key of `[years]` that says, where no table does, in which year's prices money is.
  /// Beside the name stand what a run adds to it and the ending of a draft; a file system has 255 bytes.
  private static let longestName = 120

  package static let pricesKey = ParameterDeclaration(
    "prices", .integer(Bounds(1990, 2100)),
    meaning: "the year of prices of a module that is run alone, without a table",
    optional: true)

  /// The year that `[years] prices` states, if it is one; mistakes are reported where the years are read.
  static func priceYear(_ scenario: Scenario) -> Int? {
    var mistakes: [Diagnostic] = []
    let section = SectionChecker(axes: [:], declarations: [pricesKey], otherKeys: yearDeclarations.map(\.key))
      .resolve(scenario.table(at: ["years"]), into: &mistakes)
    return section.parameters.has("prices") ? section.parameters.integer("prices") : nil
  }

  /// Reads the head of a scenario; a part is nil after reporting its mistakes.
  /// - Parameter withPrices: whether `[years]` may say in which year's prices money is.
  static func read(_ scenario: Scenario, withPrices: Bool = false, into problems: inout [Diagnostic])
    -> (header: ScenarioHeader?, years: [Int]?, beyond: RunBeyond?, charts: [WrittenChart])
  {
    let (years, beyond) = readYears(scenario, yearDeclarations + (withPrices ? [pricesKey] : []), into: &problems)
    let before = problems.count { $0.severity == .error }
    let head = SectionChecker(
      axes: [:], declarations: declarations, otherKeys: otherKeys, reportsMissing: scenario.isComplete
    ).resolve(scenario.root, into: &problems)
    if let origin = head.provenance["name"], origin.inherited {
      problems.append(
        .error(
          at: SourceLocation(file: scenario.path, line: 1, column: 1),
          "the scenario has no name of its own, and its results would replace those of its base"
            + (origin.location.map { " (\($0))" } ?? ""),
          advice: "write name = \"…\""))
    }
    for key in ["title_en", "title_zh", "region"] where head.parameters.has(key) {
      if head.parameters.text(key).allSatisfy(\.isWhitespace) {
        problems.append(.error(at: head.location(of: key), "\(key) is empty", advice: "write a few words"))
      }
    }
    if head.parameters.has("region"), !head.parameters.text("region").allSatisfy(\.isWhitespace) {
      do throws(IAMCNameError) { try IAMCName.check(head.parameters.text("region")) } catch {
        problems.append(.error(at: head.location(of: "region"), "region: \(error.description)"))
      }
    }
    if head.parameters.has("name") {
      do throws(IAMCNameError) { try IAMCName.check(head.parameters.text("name")) } catch {
        problems.append(.error(at: head.location(of: "name"), error.description))
      }
      // The name is that of the results folder too.
      let name = head.parameters.text("name")
      if name.contains("/") || name.hasPrefix(".") {
        problems.append(
          .error(
            at: head.location(of: "name"), "the name \"\(name)\" cannot name a folder of results",
            advice: "write it without / and without a point before it"))
      } else if name.utf8.count > Self.longestName {
        problems.append(
          .error(
            at: head.location(of: "name"),
            "the name has \(name.utf8.count) bytes, and the folder of results that it names may have \(Self.longestName)",
            advice: "write a shorter one, and the rest in title_en and title_zh"))
      }
    }
    let charts = WrittenChart.read(scenario.root, into: &problems)
    guard scenario.isComplete, problems.count(where: { $0.severity == .error }) == before, let years else {
      return (nil, years, beyond, charts)
    }
    let base = scenario.namedBase
    func own(_ key: String) -> String {
      guard head.parameters.has(key), base?.says(head.provenance[key]) != true else { return "" }
      return head.parameters.text(key)
    }
    let header = ScenarioHeader(
      name: head.parameters.text("name"),
      title: Title(en: head.parameters.text("title_en"), zh: head.parameters.text("title_zh")),
      story: Title(en: own("story"), zh: own("story_zh")), base: base,
      hasTitleOfBase: base != nil && own("title_en").isEmpty && own("title_zh").isEmpty,
      language: Language(rawValue: head.parameters.text("language")) ?? .en, region: head.parameters.text("region"),
      regionZh: head.parameters.has("region_zh") ? head.parameters.text("region_zh") : nil, years: years, charts: charts
    )
    return (header, years, beyond, charts)
  }

  private static func readYears(
    _ scenario: Scenario, _ declarations: [ParameterDeclaration], into problems: inout [Diagnostic]
  ) -> (years: [Int]?, beyond: RunBeyond?) {
    let span = SectionChecker(axes: [:], declarations: declarations, reportsMissing: scenario.isComplete)
      .resolve(scenario.table(at: ["years"]), into: &problems)
    var beyond: RunBeyond?
    if span.parameters.has("beyond"), let way = YearsBeyond(rawValue: span.parameters.text("beyond")) {
      beyond = RunBeyond(
        written: WrittenBeyond(way: way, place: span.location(of: "beyond")),
        isInherited: span.provenance["beyond"]?.inherited ?? false)
    }
    guard span.parameters.has("first"), span.parameters.has("last") else { return (nil, beyond) }
    let (first, last) = (span.parameters.integer("first"), span.parameters.integer("last"))
    guard first <= last else {
      problems.append(
        .error(
          at: span.location(of: "last"), "the last year \(last) is before the first, \(first)", advice: "exchange them")
      )
      return (nil, beyond)
    }
    return (Array(first...last), beyond)
  }
}
