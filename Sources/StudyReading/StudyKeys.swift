import Diagnostics
import ScenarioKit
package import SimulationKit
import StudyRuns

/// The keys of a study file.
package enum StudyKeys {
  package static let declarations = [
    ParameterDeclaration("scenario", .text, meaning: "the scenario that is varied, a path beside this file"),
    ParameterDeclaration(
      "name", .text, meaning: "the name of the results folder (default: the name of this file)", optional: true),
    ParameterDeclaration(
      "seed", .integer(Bounds(0)), meaning: "the seed from which samples follow (default: 1)", optional: true),
    ParameterDeclaration(
      "samples", .integer(Bounds(1, Double(StudyDesign.largest))),
      meaning: "how many samples to take; with settings of levers, for each of them", optional: true),
    ParameterDeclaration(
      "design", .choice(StudyDesign.Kind.allCases.map(\.rawValue)),
      meaning: "how samples are drawn (default: as the analyses need)", optional: true),
    ParameterDeclaration(
      "target", .text, meaning: "the target that is analysed, by its identifier (default: the first that is judged)",
      optional: true),
    ParameterDeclaration(
      "uncertain", .boolean, meaning: "whether the scenario's [uncertain] keys vary (default: true)", optional: true),
    ParameterDeclaration(
      "levers", .boolean, meaning: "whether the scenario's [levers] vary by chance too (default: false)",
      optional: true),
    ParameterDeclaration(
      "points", .text, meaning: "a CSV file of samples of one's own, a column for each key", optional: true),
    ParameterDeclaration(
      "points_are", .choice(["values", "quantiles"]),
      meaning: "values: numbers in the keys' units (default); quantiles: from 0 to 1 of each distribution",
      optional: true),
    ParameterDeclaration(
      "settings", .text, meaning: "a CSV file of lever settings for robustness, a column for each key", optional: true),
  ]

  /// Keys that hold lists and tables.
  package static let tables = ["analysis", "outputs", "factor", "lever", "shares", "correlation", "levels"]

  /// The analyses that a study asks for; nil where it names none.
  static func analyses(_ root: ScenarioTable, into problems: inout [Diagnostic]) -> [StudyAnalysis]? {
    guard let written = root["analysis"] else { return nil }
    let names = StudyAnalysis.allCases.map(\.rawValue)
    var found: [StudyAnalysis] = []
    let texts = written.texts(named: "analysis", example: "[\"ensemble\", \"prim\"]", into: &problems)
    if texts.isEmpty, written.isList {
      problems.append(
        .error(at: written.location, "analysis lists nothing", advice: "name one of \(names.joined(separator: ", "))"))
    }
    for (text, place) in texts {
      guard let analysis = StudyAnalysis(rawValue: text) else {
        problems.append(
          .error(
            at: place, "there is no analysis \"\(text)\"",
            advice: closest(to: text, in: names).map { "did you mean \"\($0)\"?" }
              ?? "write one of \(names.joined(separator: ", "))"))
        continue
      }
      if found.contains(analysis) {
        problems.append(.error(at: place, "the analysis \"\(text)\" stands twice", advice: "leave one"))
      } else {
        found.append(analysis)
      }
    }
    return found
  }
}
