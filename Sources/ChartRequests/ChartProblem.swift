import Diagnostics

/// A mistake in the request of a chart, without a place: the caller knows whether a file or the command line asks.
///
/// The sentences are the same whether the names are checked against what a scenario declares, before it runs, or against
/// stored results.
package struct ChartRequestProblem: Error, Hashable, Sendable {
  /// Which part of the request it is.
  package enum Part: String, Hashable, Sendable {
    case name, of, by, mark, year
  }

  package var part: Part
  package var message: String
  package var advice: String

  package init(_ part: Part, _ message: String, advice: String) {
    self.part = part
    self.message = message
    self.advice = advice
  }
}

extension ChartRequestProblem {
  package static func unknownVariable(_ name: String, known names: [String]) -> Self {
    func lastStep(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
    let near = closest(to: name, in: names) ?? closest(to: name, in: names.map(lastStep))
    return Self(
      .of, "the results have no variable '\(name)'",
      advice: near.map { "did you mean \($0)?" }
        ?? "a variable is a table of the folder, such as \(names.prefix(6).joined(separator: ", "))")
  }

  package static func takenName(_ name: String) -> Self {
    Self(
      .name, "every run of this scenario draws a chart of its own with the name \(name)", advice: "choose another name")
  }

  package static func differentUnits(_ units: [String]) -> Self {
    Self(
      .of, "the variables have different units (\(units.joined(separator: ", ")))",
      advice: "draw them in charts of their own, or with --mark scatter")
  }

  package static func severalModules(_ owners: [String], have name: String) -> Self {
    Self(
      .of, "several modules have an output \(name)",
      advice: "write one of \(owners.map { "\($0)/\(name)" }.joined(separator: ", "))")
  }

  package static func nothingToDraw(in table: String) -> Self {
    Self(.of, "\(table) has neither years nor a value to draw", advice: "choose a table with a column to a year")
  }

  package static func unknownLabel(_ label: String, of table: String, known labels: [String]) -> Self {
    Self(
      .of, "\(table) has no label '\(label)'",
      advice: closest(to: label, in: labels).map { "did you mean \(table):\($0)?" }
        ?? "its labels are \(labels.prefix(12).joined(separator: ", "))")
  }

  package static func unknownAxis(_ axis: String, of variable: String, known axes: [String]) -> Self {
    Self(
      .by, "\(variable) has no axis '\(axis)'",
      advice: axes.isEmpty ? "it is a single row: leave the axis out" : "it has \(axes.joined(separator: " and "))")
  }

  package static func severalAxes(_ axes: [String], of variable: String) -> Self {
    Self(
      .by, "\(variable) has the axes \(axes.joined(separator: " and "))",
      advice: "say which is told apart, by = \"\(axes[0])\" or --by \(axes[0])")
  }

  package static func unknownYear(_ year: Int, known years: [Int]) -> Self {
    Self(
      .year, "\(year) is not a year of the results",
      advice: "choose one of \(years.map(String.init).joined(separator: ", "))")
  }

  package static func pairNeeded(found count: Int) -> Self {
    Self(
      .of, "a scatter needs two variables, and \(count == 1 ? "one is" : "\(count) are") named",
      advice: "name the one that goes up, then the one that goes along")
  }

  package static func unknownTarget(_ name: String, known names: [String]) -> Self {
    Self(
      .of, "the plan has no target '\(name)'",
      advice: closest(to: name, in: names).map { "did you mean \($0)?" }
        ?? "its targets are \(names.joined(separator: ", "))")
  }
}
