package import Coupling
package import Diagnostics
package import PlanReading
package import SimulationKit

/// The tables that a run of a scenario will store, as far as they are known before it: a chart that names another is a
/// mistake of the scenario.
///
/// A table that depends on how a run goes counts as declared: whether it is there is known afterwards.
package struct ChartNames {
  /// A table with the axes of its rows, and their labels where those are known.
  private struct Table {
    var axes: [(name: String, labels: [String]?)]
    /// Of all its numbers; nil where rows have units of their own.
    var unit: String?
    /// Whether it has a column to a year, or one for its values.
    var isDrawable = true
  }

  private var economy: [String: Table] = [:]
  /// By module and output.
  private var modules: [(module: String, output: String, table: Table)] = []
  /// The outputs of modules that are switched off, by module.
  private let idle: [String: Set<String>]
  /// The names of the charts that every run of the scenario draws.
  private let drawn: Set<String>
  private let years: [Int]?
  private let targets: [PlanTargets.Target]?

  /// - Parameters:
  ///   - idle: the outputs of modules that are switched off, by module.
  ///   - accounts: names of the physical accounts.
  package init(
    axes: AxisLabels, years: [Int]?, targets: [PlanTargets.Target]?, accounts: [String], idle: [String: Set<String>],
    members: [CouplingGraph.Member]
  ) {
    (self.idle, self.years, self.targets) = (idle, years, targets)
    drawn = Set(
      Self.drawnAlways + accounts.map { "satellite-\($0)" }
        + members.flatMap { member in member.manifest.charts.flatMap { [$0.name, "\(member.name)-\($0.name)"] } })
    func table(_ names: String...) -> Table { Table(axes: names.map { ($0, axes[$0]) }) }
    for name in ["gross_output", "value_added", "import_share", "prices"] { economy[name] = table("sector") }
    economy["value_added_by_driver"] = table("driver")
    economy["output_by_driver"] = table("driver", "sector")
    economy["strategic_industries"] = table("industry", "measure")
    for name in ["gross_output", "value_added", "value_added_by_driver", "output_by_driver", "strategic_industries"] {
      economy[name]?.unit = "1e8 CNY_table"
    }
    for name in ["import_share", "prices"] { economy[name]?.unit = "1" }
    economy["strategic_share"] = table("indicator")
    economy["strategic_share_by_driver"] = table("measure", "driver")
    economy["electricity"] = table("indicator")
    if !accounts.isEmpty {
      economy["satellites"] = Table(axes: [("account", accounts), ("code", nil)])
      economy["satellites_by_driver"] = Table(axes: [("account", accounts), ("driver", nil)])
    }
    for name in ["output_change", "multipliers", "sector_parts"] { economy[name] = Table(axes: [], isDrawable: false) }
    for member in members {
      for output in member.outputs {
        let axes = output.axes.filter { $0 != "year" }.map { (name: $0, labels: member.axes[$0] ?? axes[$0]) }
        modules.append((member.name, output.name, Table(axes: axes, unit: output.unit)))
      }
    }
  }

  private static let drawnAlways = [
    "scorecard", "value-added-by-driver", "plan-contribution", "sector-output-change", "strategic-share",
    "share-by-driver", "strategic-industries", "electricity",
  ]

  private var all: [String] { economy.keys.sorted() + modules.map { "\($0.module)/\($0.output)" }.sorted() }

  /// The mistakes of charts, each at the key that it is written under.
  package func problems(of charts: [WrittenChart]) -> [Diagnostic] {
    charts.flatMap { chart in
      problems(of: chart).map {
        // A key that lacks is missed where the chart says what it is of.
        .error(
          at: chart.places[$0.part.rawValue] ?? chart.places["of"] ?? chart.place, $0.message, advice: $0.advice)
      }
    }
  }

  private func problems(of chart: WrittenChart) -> [ChartRequestProblem] {
    var found: [ChartRequestProblem] = []
    if drawn.contains(chart.name) { found.append(.takenName(chart.name)) }
    // A year that the mark has no use for is told of already.
    if chart.mark.takesYear, let year = chart.year, let years, !years.contains(year) {
      found.append(.unknownYear(year, known: years))
    }
    guard chart.mark != .bullet else { return found + unknownTargets(chart) }
    if chart.mark == .scatter, chart.of.count != 2 { found.append(.pairNeeded(found: chart.of.count)) }
    for (place, name) in chart.of.enumerated() {
      do throws(ChartRequestProblem) {
        guard let (axes, label) = try axes(of: name) else { continue }
        if let label { found.append(label) }
        // Of a scatter the second variable follows the first; of parts of a whole no axis is told apart.
        let isWhole = chart.mark == .sankey && chart.of.count > 1 || chart.mark == .scatter && place > 0
        if isWhole { continue }
        for axis in chart.by where !axes.contains(axis) { found.append(.unknownAxis(axis, of: name, known: axes)) }
        // Behind a label that is unknown one axis less is left.
        if chart.by.isEmpty, axes.count > 1, label == nil { found.append(.severalAxes(axes, of: name)) }
      } catch {
        found.append(error)
      }
    }
    if let mixed = differentUnits(chart) { found.append(mixed) }
    return found
  }

  /// Variables of one axis of values are of one unit.
  private func differentUnits(_ chart: WrittenChart) -> ChartRequestProblem? {
    guard ![.scatter, .sankey].contains(chart.mark) else { return nil }
    var units: Set<String> = []
    for name in chart.of {
      // A name that is unknown is told of already.
      guard let table = try? table(String(name.prefix { $0 != ":" })), let unit = table.unit else { continue }
      units.insert(unit)
    }
    return units.count > 1 ? .differentUnits(units.sorted()) : nil
  }

  private func unknownTargets(_ chart: WrittenChart) -> [ChartRequestProblem] {
    guard let targets else { return [] }
    return chart.of.filter { name in !targets.contains { $0.identifier == name || $0.variable == name } }.map {
      .unknownTarget($0, known: targets.map(\.identifier))
    }
  }

  /// The axes whose labels are left to be told apart, and the fault of a label that none has; nil for a variable of a module
  /// that is switched off here, since the chart may come from a base in which it is not.
  private func axes(
    of request: String
  ) throws(ChartRequestProblem) -> (axes: [String], label: ChartRequestProblem?)? {
    let parts = request.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let table = try table(parts[0]) else { return nil }
    guard table.isDrawable else { throw .nothingToDraw(in: parts[0]) }
    var axes = table.axes.map(\.name)
    guard parts.count == 2 else { return (axes, nil) }
    let label = parts[1]
    if let place = table.axes.firstIndex(where: { $0.labels?.contains(label) == true }) {
      axes.remove(at: place)
    } else {
      // The label may be one of an axis whose labels a run brings.
      guard let place = table.axes.firstIndex(where: { $0.labels == nil }) else {
        let known = Set(table.axes.flatMap { $0.labels ?? [] }).sorted()
        return (axes, .unknownLabel(label, of: parts[0], known: known))
      }
      axes.remove(at: place)
    }
    return (axes, nil)
  }

  private func table(_ name: String) throws(ChartRequestProblem) -> Table? {
    if let table = economy[name] { return table }
    let steps = name.split(separator: "/", maxSplits: 1).map(String.init)
    let own = modules.filter { $0.output == name || "\($0.module)/\($0.output)" == name }
    if own.count > 1 { throw .severalModules(own.map(\.module), have: name) }
    if let found = own.first { return found.table }
    if idle.contains(where: { $1.contains(name) || steps.count == 2 && $0 == steps[0] && $1.contains(steps[1]) }) {
      return nil
    }
    throw .unknownVariable(name, known: all)
  }
}
