import Diagnostics
import ScenarioKit
import SimulationKit

/// What a scenario says of itself, outside its sections.
struct ScenarioHeader: Sendable {
  var name: String
  var title: Phrase
  var story: String
  var language: Language
  var region: String
  var years: [Int]

  static let declarations = [
    ParameterDeclaration("name", .text, meaning: "the name that exports use; a word, not a number"),
    ParameterDeclaration("title_en", .text, meaning: "the title of reports in English"),
    ParameterDeclaration("title_zh", .text, meaning: "the title of reports in Chinese"),
    ParameterDeclaration("story", .text, meaning: "what the scenario tells, in a few sentences", optional: true),
    ParameterDeclaration(
      "language", .choice(Language.allCases.map(\.rawValue)), meaning: "the language of scorecard and charts",
      default: .init(.text("en"), .assumption, source: "the language of the program's own messages")),
    ParameterDeclaration("region", .text, meaning: "the region, as exports name it"),
  ]

  static let yearDeclarations = [
    ParameterDeclaration("first", .integer(Bounds(1990, 2100)), meaning: "the first year of the run"),
    ParameterDeclaration("last", .integer(Bounds(1990, 2100)), meaning: "the last year of the run"),
  ]

  /// The keys that stand at the top of a scenario beside these.
  static let otherKeys = ["years", "modules"] + EconomySections.all.map(\.name)

  /// Reads the years of a run; nil after reporting what keeps them from being read.
  static func years(_ scenario: Scenario, into problems: inout [Diagnostic]) -> [Int]? {
    let before = problems.count { $0.severity == .error }
    let span = SectionChecker(axes: [:], declarations: yearDeclarations)
      .resolve(scenario.table(at: ["years"]), into: &problems)
    guard problems.count(where: { $0.severity == .error }) == before else { return nil }
    let (first, last) = (span.parameters.integer("first"), span.parameters.integer("last"))
    guard first <= last else {
      problems.append(
        .error(
          at: span.location(of: "last"), "the last year \(last) is before the first, \(first)", advice: "exchange them")
      )
      return nil
    }
    return Array(first...last)
  }

  /// Reads the head of a scenario; nil after reporting what keeps it from being read.
  init?(_ scenario: Scenario, years: [Int], into problems: inout [Diagnostic]) {
    let before = problems.count { $0.severity == .error }
    let head = SectionChecker(axes: [:], declarations: Self.declarations, otherKeys: Self.otherKeys)
      .resolve(scenario.root, into: &problems)
    guard problems.count(where: { $0.severity == .error }) == before else { return nil }
    name = head.parameters.text("name")
    do throws(IAMCNameError) { try IAMCName.check(name) } catch {
      problems.append(.error(at: head.location(of: "name"), error.description))
      return nil
    }
    // The name is that of the results folder too.
    if name.contains("/") || name.hasPrefix(".") {
      problems.append(
        .error(
          at: head.location(of: "name"), "the name \"\(name)\" cannot name a folder of results",
          advice: "write it without / and without a point before it"))
      return nil
    }
    title = Phrase(head.parameters.text("title_en"), head.parameters.text("title_zh"))
    story = head.parameters.has("story") ? head.parameters.text("story") : ""
    language = Language(rawValue: head.parameters.text("language")) ?? .en
    region = head.parameters.text("region")
    self.years = years
  }
}
