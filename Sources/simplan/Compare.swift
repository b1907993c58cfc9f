import ArgumentParser
import Console
import Coupling
import Diagnostics
import Files
import PlanSeeking
import Reporting
import ResultText
import Results
import ScenarioKit
import ScenarioReading
import SimulationKit

extension Simplan {
  struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "compare",
      abstract: "Show what scenarios, or results, have entered and computed differently, and which input made it so.",
      discussion: """
        A scenario file is run, without writing results. A folder is read as the results of a run; if its scenario, its \
        data or its modules have changed since, the scenario is run again, which is said, and the folder left as it is. \
        All are compared with the first. As CSV and JSON results have all digits, and those that agree stand among them; \
        with --why its parts.
        """)

    @Argument(help: "Scenario files or results folders, two or more.")
    var scenarios: [String]

    @Option(help: "The year whose results are compared, or all (default: the last that all cover).")
    var year: ComparedYears = .last

    @Flag(help: "Show every result that differs, not only the largest differences of each theme.")
    var all = false

    @Option(
      help: ArgumentHelp(
        "A target of the plan: show what each section that two scenario files enter differently adds to its difference.",
        valueName: "target"))
    var why: String?

    @OptionGroup var format: FormatOptions

    @Option(
      name: .shortAndLong,
      help: "A folder for the comparison: a page, charts, and tables of inputs, results and causes.")
    var output: String?

    @Option(help: "The language of what is shown, en or zh (default: the first scenario's).")
    var language: Language?

    @OptionGroup var options: ScenarioOptions

    func validate() throws(ValidationError) {
      if scenarios.count < 2 { throw ValidationError("name two scenarios or results folders at least") }
      if why != nil, scenarios.count > 2 { throw ValidationError("--why tells two scenarios apart, not more") }
      if why != nil, output != nil { throw ValidationError("--output holds all causes: leave --why out") }
    }

    func run() throws(ExitCode) {
      try reporting {
        if let why {
          let (one, other) = (try options.prepared(scenarios[0]), try options.prepared(scenarios[1]))
          let attribution = try Attribution(one, other, target: why)
          try format.answer(tables: [NamedCSV(name: "causes", csv: attribution.csv)]) {
            AttributionText(attribution, of: one, other).text
          }
          return
        }
        var sides: [ComparedSide] = []
        for path in scenarios { sides.append(try ComparedSide(path, options)) }
        let comparison = try Comparison(sides.map { ($0.named, $0.results) }, years: year.years)
        for warning in comparison.warnings { say("warning: \(warning.en)") }
        let causes = format.chosen != .table && output == nil ? [] : try self.causes(of: comparison, sides)
        let language = language ?? Language(rawValue: sides[0].results.record.scenario.language) ?? .en
        let text = ComparisonText(comparison, causes: causes, language: language, showsAll: all)
        if let output { try write(text, sides.map(\.results), to: output) }
        try format.answer(tables: [NamedCSV(name: "results", csv: text.resultsCSV)]) { text.text }
        if let output { say("comparison: \(output)") }
      }
    }

    /// Why each scenario differs from the first; of results whose scenario is not at hand nothing can be told. It throws
    /// untyped, since `reporting` tells the kinds of errors apart.
    private func causes(of comparison: Comparison, _ sides: [ComparedSide]) throws -> [ComparisonCauses] {
      guard comparison.figures.contains(where: \.differs) else { return [] }
      return try sides.indices.dropFirst().map { place in
        guard let first = sides[0].prepared, let second = sides[place].prepared else { return .none }
        return try ComparisonCauses(comparison, side: place, first, second) { prepared throws(SampleFailure) in
          try ScenarioRun(prepared)
        }
      }
    }

    /// Writes the folder; throws untyped, since `reporting` tells the kinds of errors apart.
    private func write(_ text: ComparisonText, _ results: [StoredResults], to path: String) throws {
      let folder = try ResultsFolder(at: path, content: .comparison)
      let pictures = try ComparisonCharts(text, of: results).pictures()
      for picture in pictures { try folder.write(picture.svg, to: "\(picture.name).svg") }
      try folder.write(text.page(pictures), to: "comparison.html")
      try folder.write(text.inputsCSV, to: "inputs.csv")
      try folder.write(text.resultsCSV, to: "results.csv")
      try folder.write(text.causesCSV, to: "causes.csv")
      try folder.publish(
        record: try ComparisonRecord(
          simplan: ProgramDescription.current.version, scenarios: results.map(\.record.scenario.name)
        ).json)
    }
  }
}

/// One of the things compared: its results, and its scenario where that is at hand.
private struct ComparedSide {
  let named: String
  let results: StoredResults
  let prepared: PreparedRun?

  /// Reads or runs it; throws untyped, since `reporting` tells the kinds of errors apart.
  init(_ path: String, _ options: ScenarioOptions) throws {
    named = path
    let path = try existing(path)
    guard StoredResults.isFolder(path) else {
      let prepared = try options.prepared(path)
      self.prepared = prepared
      results = try ScenarioRun(prepared).stored(program: .current)
      return
    }
    guard !options.lock.isLocked else {
      throw InvalidInput(
        .error(
          "\(path) holds results, which no lock describes",
          advice: "name the scenario in its place, or leave out --locked"))
    }
    let stored = try storedResults(path)
    if stored.record.isOfModuleAlone {
      prepared = nil
      results = try Self.ofModuleAlone(stored, in: path, options)
      return
    }
    guard let prepared = try Self.scenario(of: stored, options) else {
      self.prepared = nil
      results = stored
      return
    }
    self.prepared = prepared
    let staleness = try Staleness(of: stored.record, beside: prepared.inputs, program: .current)
    if staleness.isStale {
      say("note: \(path) is older than what it stands on (\(staleness.words)): \(prepared.scenario.path) is run again")
      results = try ScenarioRun(prepared).stored(program: .current)
    } else {
      results = stored
    }
  }

  /// Results of a module alone; the module is run again where they are older than what it stands on.
  private static func ofModuleAlone(
    _ stored: StoredResults, in folder: String, _ options: ScenarioOptions
  ) throws -> StoredResults {
    let path = stored.record.scenario.path
    guard FileKind(at: path) == .file else {
      say("note: \(path) is not here, so that the results of \(stored.record.scenario.name) are taken as they stand")
      return stored
    }
    let prepared = try options.alone(path, module: stored.record.modules[0].identifier, quiet: true)
    guard prepared.header.name == stored.record.scenario.name else { return stored }
    let staleness = try Staleness(of: stored.record, beside: prepared.inputs, program: .current)
    guard staleness.isStale else { return stored }
    say("note: \(folder) is older than what it stands on (\(staleness.words)): \(path) is run again")
    return try ModuleAloneRun(prepared).stored(program: .current)
  }

  /// The scenario that results are of; nil where it is not here, or another of that name is.
  private static func scenario(
    of stored: StoredResults, _ options: ScenarioOptions
  ) throws(InvalidInput) -> PreparedRun? {
    let path = stored.record.scenario.path
    guard FileKind(at: path) == .file else {
      if !path.isEmpty {
        say("note: \(path) is not here, so that the results of \(stored.record.scenario.name) are taken as they stand")
      }
      return nil
    }
    let prepared = try options.prepared(path, quiet: true)
    return prepared.name == stored.record.scenario.name ? prepared : nil
  }
}

/// The years on the command line.
struct ComparedYears: ExpressibleByArgument {
  let years: Comparison.Years

  static let last = ComparedYears(.last)

  private init(_ years: Comparison.Years) { self.years = years }

  init?(argument: String) {
    if argument == "all" {
      self.init(.all)
    } else if argument == "last" {
      self.init(.last)
    } else if let year = Int(argument) {
      self.init(.one(year))
    } else {
      return nil
    }
  }

  var defaultValueDescription: String { "last" }
}
