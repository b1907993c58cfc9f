import CSVText
package import Coupling
package import Diagnostics
import Glibc
import NumberText
package import PlanReading
import ScenarioKit
package import ScenarioReading
import SimulationKit
import Study

/// How actual figures stand to the targets of a plan: to the scenario's path, to the path that the plan needs, and how fast
/// what is left would have to go.
package struct Monitor: Sendable {
  /// A target with the last actual figure up to its year. Numbers are in the target's unit, rates are shares a year.
  package struct Line: Sendable {
    package var target: PlanTargets.Target
    package var figure: ObservedFigure
    package var actual: Double
    /// The scenario's number for the figure's year; nil where nothing does, or in other prices.
    package var scenario: Double?
    /// The number that grows evenly from the start to the target, in the figure's year; of a growth the target itself.
    package var needed: Double?
    /// From the start to the figure's year.
    package var growthSoFar: Double?
    /// From the figure's year to the target's; nil where the target is reached, its year is there, or no rate leads to it.
    package var growthNeeded: Double?
    package var isReached: Bool
    /// Whether the actual number is short of the needed one; nil where none is needed by then.
    package var isBehind: Bool?
    /// By year: all actual figures up to the target's year, the scenario's numbers, and the even growth to the target.
    package var actuals: [Int: Double] = [:]
    package var scenarioPath: [Int: Double] = [:]
    package var neededPath: [Int: Double] = [:]
  }

  /// In the plan's order.
  package let lines: [Line]
  /// Figures of no target.
  package let unused: [ObservedFigure]
  /// Figures after the year of the last target that they belong to, with that year.
  package let late: [(figure: ObservedFigure, targetYear: Int)]
  /// Targets that a run is judged by and that have no figure up to their year, in the plan's order.
  package let unfollowed: [PlanTargets.Target]

  /// Runs the scenario once, for the numbers that stand beside the figures.
  /// - Throws: `SampleFailure` saying what failed, or is infeasible, and where.
  package static func computed(
    _ prepared: PreparedRun, for figures: [ObservedFigure]
  ) throws(SampleFailure) -> ComputedYears {
    var wishes: Set<ComputedYears.Wish> = []
    let first = prepared.header.years[0]
    for case .computed(let result) in figures.map(\.result) {
      wishes.insert(.init(result, year: first))
      for year in figures.map(\.year) + prepared.header.years { wishes.insert(.init(result, year: year)) }
    }
    return try ComputedYears(prepared, wishes)
  }

  /// - Parameter computed: from `computed(_:for:)`.
  /// - Throws: `InvalidInput` for figures in a unit that is not the target's, or that contradict each other, and where no
  ///   figure is that of a target.
  package init(
    _ prepared: PreparedRun, _ figures: [ObservedFigure], _ computed: ComputedYears
  ) throws(InvalidInput) {
    let stated = zip(prepared.targets.targets, prepared.targets.numbers)
    let first = prepared.header.years[0]
    var (lines, used): ([Line], Set<Int>) = ([], [])
    var (lastYears, unfollowed, contradictions) = ([Int: Int](), [PlanTargets.Target](), [Diagnostic]())
    for (target, judged) in stated {
      let all = figures.indices.filter { Self.belongs(figures[$0], to: target, judged) }
      for place in all { lastYears[place] = max(lastYears[place] ?? target.year, target.year) }
      let own = all.filter { figures[$0].year <= target.year }
      guard let last = own.max(by: { figures[$0].year < figures[$1].year }) else {
        // Only of what the run itself judges: a plan has many targets that nothing computes.
        let isJudged = [.met, .missed].contains(prepared.problem.judged(judged, value: 0).state)
        if isJudged { unfollowed.append(target) }
        continue
      }
      used.formUnion(own)
      let found = try Self.contradictions(own.map { figures[$0] }, in: target)
      contradictions += found.filter { !contradictions.contains($0) }
      guard found.isEmpty else { continue }
      var line = try Self.line(target, judged, own.map { figures[$0] }, figures[last], computed, first: first)
      try line.addPaths(judged, own.map { figures[$0] }, computed, prepared.header.years)
      lines.append(line)
    }
    guard contradictions.isEmpty else { throw InvalidInput(contradictions) }
    late = figures.indices.filter { !used.contains($0) }.compactMap { place in
      lastYears[place].map { (figures[place], $0) }
    }
    if lines.isEmpty, !late.isEmpty {
      throw InvalidInput(
        late.map { figure, year in
          .error(
            at: figure.valuePlace,
            "the figure is one of \(figure.year), after the last year of a target of \(figure.variable), \(year)",
            advice: "bring one of \(year) or before")
        })
    }
    guard !lines.isEmpty else {
      throw InvalidInput(
        .error(
          "none of the figures is that of a target of the plan",
          advice: "its variables are "
            + Set(prepared.targets.targets.map(\.variable)).filter { !$0.isEmpty }.sorted().joined(separator: ", ")))
    }
    self.lines = lines
    unused = figures.indices.filter { !used.contains($0) && lastYears[$0] == nil }.map { figures[$0] }
    self.unfollowed = unfollowed
  }

  /// Figures that say another number than an earlier one of the same target and year, each with both places.
  private static func contradictions(
    _ figures: [ObservedFigure], in target: PlanTargets.Target
  ) throws(InvalidInput) -> [Diagnostic] {
    var (first, found): ([Int: ObservedFigure], [Diagnostic]) = ([:], [])
    for figure in figures {
      guard let earlier = first[figure.year] else {
        first[figure.year] = figure
        continue
      }
      let (one, other) = (try inUnit(of: target, earlier), try inUnit(of: target, figure))
      guard abs(one - other) > 1e-9 * max(abs(one), abs(other)) else { continue }
      let place = earlier.valuePlace
      found.append(
        .error(
          at: figure.valuePlace,
          "\(figure.variable) is \(formatNumber(figure.value)) \(figure.unit) in \(figure.year) here, and "
            + "\(formatNumber(earlier.value)) \(earlier.unit) at \(place)",
          advice: "leave the one that holds"))
    }
    return found
  }

  private static func belongs(_ figure: ObservedFigure, to target: PlanTargets.Target, _ judged: Target) -> Bool {
    switch figure.result {
    case .computed(let result): result.measure == judged.measure
    case .notModelled(let named, _): named?.identifier == target.identifier || figure.variable == target.variable
    }
  }

  private static func line(
    _ target: PlanTargets.Target, _ judged: Target, _ figures: [ObservedFigure], _ figure: ObservedFigure,
    _ computed: ComputedYears, first: Int
  ) throws(InvalidInput) -> Line {
    let actual = try inUnit(of: target, figure)
    func scenario(_ year: Int) -> Double? {
      guard case .computed(let result) = figure.result else { return nil }
      return computed.value(result, in: year).map { $0 * judged.factor }
    }
    var line = Line(
      target: target, figure: figure, actual: actual, scenario: figure.omission == nil ? scenario(figure.year) : nil,
      isReached: judged.bound.isMet(by: actual, needed: judged.needed))
    if case .computed(let result) = figure.result, result.isGrowth {
      line.needed = target.value
      for year in stride(from: (target.since ?? first) + 1, through: target.year, by: 1) {
        line.neededPath[year] = target.value
      }
      if case .growth = result.measure {
        try grow(&line, judged, Dictionary(figures.map { ($0.year, $0) }) { $1 }, since: target.since ?? first)
      }
      return line
    }
    let start: (value: Double, year: Int)?
    if let baseline = target.baseline, let value = baseline.value(in: target.unit) {
      start = (value, baseline.year)
    } else if let known = beginning(figures, first), known.year < figure.year {
      start = (try inUnit(of: target, known), known.year)
    } else {
      start = figure.omission == nil ? scenario(first).map { ($0, first) } : nil
    }
    let left = target.year - figure.year
    if left > 0, !line.isReached { line.growthNeeded = rate(from: actual, to: target.value, years: left) }
    guard let start, start.year < target.year,
      let even = rate(from: start.value, to: target.value, years: target.year - start.year)
    else { return line }
    func path(_ year: Int) -> Double { start.value * pow(1 + even, Double(year - start.year)) }
    // Before the start the path does not exist.
    if figure.year >= start.year { line.needed = path(figure.year) }
    for year in start.year...target.year { line.neededPath[year] = path(year) }
    line.growthSoFar = rate(from: start.value, to: actual, years: figure.year - start.year)
    return line
  }

  /// The last figure up to the first year of the run, or else the first one.
  private static func beginning(_ figures: [ObservedFigure], _ first: Int) -> ObservedFigure? {
    let before = figures.filter { $0.year <= first }
    return before.isEmpty ? figures.min { $0.year < $1.year } : before.max { $0.year < $1.year }
  }

  /// Of a growth every year since the start counts: where one is missing, what is left is not known.
  private static func grow(
    _ line: inout Line, _ judged: Target, _ figures: [Int: ObservedFigure], since: Int
  ) throws(InvalidInput) {
    let (year, last) = (line.figure.year, line.target.year)
    guard year > since else { return }
    var product = 1.0
    for year in since + 1...year {
      guard let figure = figures[year] else { return }
      product *= 1 + (try inUnit(of: line.target, figure)) / 100
    }
    let mean = pow(product, 1 / Double(year - since)) - 1
    line.growthSoFar = mean
    let whole = pow(1 + line.target.value / 100, Double(last - since))
    if last > year {
      line.growthNeeded = rate(from: product, to: whole, years: last - year)
    } else {
      line.isReached = judged.bound.isMet(by: mean * 100, needed: judged.needed)
    }
  }

  fileprivate static func inUnit(of target: PlanTargets.Target, _ figure: ObservedFigure) throws(InvalidInput) -> Double
  {
    if figure.unit == target.unit { return figure.value }
    do throws(UnitError) {
      return try DocumentUnits.unit(figure.unit).conversion(to: DocumentUnits.unit(target.unit))(figure.value)
    } catch {
      throw InvalidInput(
        .error(
          at: figure.unitPlace, error.message,
          advice: "the target \(target.identifier) is in \(target.unit): write the figure in that"))
    }
  }

  /// Nil where no even growth leads there.
  private static func rate(from start: Double, to end: Double, years: Int) -> Double? {
    guard start > 0, end > 0, years > 0 else { return nil }
    return pow(end / start, 1 / Double(years)) - 1
  }

  package var csv: String {
    var writer = CSVWriter(guardsFormulas: true)
    writer.row([
      "target", "unit", "year", "actual", "scenario", "gap_to_scenario", "needed", "gap_to_needed", "target_value",
      "target_year", "growth_so_far", "growth_needed", "kind", "source",
    ])
    func text(_ value: Double?) -> String { value.map { formatNumber($0) } ?? "" }
    for line in lines {
      writer.row([
        line.target.identifier, line.target.unit, "\(line.figure.year)", text(line.actual), text(line.scenario),
        text(line.scenario.map { line.actual - $0 }), text(line.needed), text(line.needed.map { line.actual - $0 }),
        text(line.target.value), "\(line.target.year)", text(line.growthSoFar), text(line.growthNeeded),
        line.figure.kind, line.figure.source,
      ])
    }
    return writer.text
  }
}

extension Monitor.Line {
  fileprivate mutating func addPaths(
    _ judged: Target, _ figures: [ObservedFigure], _ computed: ComputedYears, _ years: [Int]
  ) throws(InvalidInput) {
    for figure in figures { actuals[figure.year] = try Monitor.inUnit(of: target, figure) }
    isBehind = needed.map { judged.bound.isUpper ? actual > $0 : actual < $0 }
    guard case .computed(let result) = figure.result, figure.omission == nil else { return }
    for year in years where year <= target.year {
      scenarioPath[year] = computed.value(result, in: year).map { $0 * judged.factor }
    }
  }
}

extension PlanTargets.Target.Baseline {
  /// Nil where it is counted in something else, as of a target that counts what is new.
  fileprivate func value(in unit: String) -> Double? {
    if self.unit == unit { return value }
    return try? DocumentUnits.unit(self.unit).conversion(to: DocumentUnits.unit(unit))(value)
  }
}
