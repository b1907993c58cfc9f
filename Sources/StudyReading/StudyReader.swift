import Diagnostics
import NumberText
import Sampling
import ScenarioKeys
import ScenarioKit
import ScenarioReading
import SimulationKit
import StudyRuns

/// Reads what a study file says of a scenario that is read already.
struct StudyReader {
  let prepared: PreparedRun
  let root: ScenarioTable
  let head: ResolvedSection
  let project: ProjectFolder
  var problems: [Diagnostic]
  /// The tables of numbers that were read.
  var tables: [SourceText] = []
  /// Nil where the file names none, or none that there is.
  private let analyses: [StudyAnalysis]?

  init(
    _ prepared: PreparedRun, _ root: ScenarioTable, _ head: ResolvedSection, _ analyses: [StudyAnalysis]?,
    _ project: ProjectFolder, _ problems: [Diagnostic]
  ) {
    self.prepared = prepared
    self.root = root
    self.head = head
    self.analyses = analyses
    self.project = project
    self.problems = problems
  }

  var hasErrors: Bool { problems.contains { $0.severity == .error } }

  mutating func report(_ place: SourceLocation, _ message: String, _ advice: String?) {
    problems.append(.error(at: place, message, advice: advice))
  }

  func has(_ key: String) -> Bool { head.parameters.has(key) }

  private var design: StudyDesign.Kind? {
    if has("design") { return StudyDesign.Kind(rawValue: head.parameters.text("design")) }
    return has("points") ? .points : nil
  }

  /// The analyses named, else the usual one of the design.
  private var chosen: [StudyAnalysis] {
    if let analyses { return analyses }
    let design = design ?? .sobol
    return [StudyAnalysis.allCases.first { $0.designs.contains(design) } ?? .ensemble]
  }

  var asksRobustness: Bool { chosen.contains(.robustness) }

  /// The study; whole only where no error was found.
  mutating func study(named stem: String) -> StudyDescription {
    let name = has("name") ? head.parameters.text("name") : stem
    checkName(name)
    checkUnread()
    let levers = asksRobustness && !has("settings") ? merged(own("lever", .levers), over: .levers) : []
    let levels = asksRobustness ? self.levels(of: levers) : StudyLevels()
    let settings = asksRobustness ? self.settings(of: levers, levels) : nil
    var study = StudyDescription(name, chosen, variation(beside: settings))
    study.variation.settings = settings
    study.design = design
    if has("seed") { study.seed = UInt64(max(0, head.parameters.integer("seed"))) }
    if has("samples") { study.samples = head.parameters.integer("samples") }
    study.levels = asksRobustness ? levels : self.levels(of: study.variation.keys)
    if has("points") { readPoints(into: &study) }
    study.outputs = outputs()
    study.target = target()
    guard !hasErrors else { return study }
    let varies = !study.variation.keys.isEmpty || !study.variation.shares.isEmpty || study.variation.settings != nil
    if !varies {
      report(
        head.location(of: "scenario"), "the study has nothing to vary",
        "write [[factor]] with key = \"economy.growth\", distribution = \"uniform\", low = 0.06 and high = 0.09 below it"
          + (prepared.varied.contains { $0.section == .levers } ? ", or levers = true" : ""))
      return study
    }
    do throws(InvalidInput) { _ = try study.design(prepared) } catch {
      // A mistake without a place of its own belongs to the design, or to the file.
      let place = head.location(of: has("design") ? "design" : "scenario")
      problems += error.diagnostics.map { found in
        var found = found
        if found.location == nil { found.location = root["analysis"]?.location ?? place }
        return found
      }
    }
    return study
  }

  private mutating func checkName(_ name: String) {
    guard name.contains("/") || name.hasPrefix(".") || name.isEmpty else { return }
    report(
      head.location(of: "name"), "the name \"\(name)\" cannot name a folder of results",
      "write it without / and without a point before it")
  }

  /// Keys that the design, or the analyses, do not read.
  private mutating func checkUnread() {
    let kind = design ?? chosen.first?.designs.first
    func place(_ key: String) -> SourceLocation { root[key]?.keyLocation ?? root.location }
    if let kind, kind.drawsNothing {
      if has("samples") {
        report(place("samples"), "the design \(kind.rawValue) has a number of samples of its own", "remove samples")
      }
      if has("seed") {
        report(
          place("seed"), "the design \(kind.rawValue) draws nothing by chance, and nothing reads seed", "remove it")
      }
    }
    if root["levels"] != nil, kind != .fullFactorial, !asksRobustness {
      report(
        place("levels"), "levels belong to the design full-factorial and to the analysis robustness",
        "remove them, or write design = \"full-factorial\"")
    }
    if has("settings"), !asksRobustness {
      report(place("settings"), "settings belong to the analysis robustness", "remove them, or name that analysis")
    }
    if has("settings"), asksRobustness, root["levels"] != nil {
      report(
        place("levels"), "settings give every lever its numbers, and nothing reads levels", "remove one of the two")
    }
    if has("points_are"), !has("points") {
      report(place("points_are"), "there are no points", "write points = \"design.csv\"")
    }
    if has("target"), chosen == [.ensemble] {
      report(
        place("target"), "the analysis ensemble shows every target, and nothing reads target",
        "remove it, or name another analysis")
    }
    if asksRobustness, has("levers") {
      report(place("levers"), "robustness sets every lever by itself, and nothing reads levers", "remove it")
    }
    if !asksRobustness, has("levers"), head.parameters.boolean("levers"),
      var refusal = prepared.refusal(toVaryLevers: "levers = true")
    {
      refusal.location = place("levers")
      problems.append(refusal)
    }
    if asksRobustness, has("points") {
      report(place("points"), "robustness draws its samples, and points give them", "write settings, or remove it")
    }
    guard has("points"), has("design"), design != .points else { return }
    report(place("design"), "points are a design of their own", "remove design")
  }

  private mutating func target() -> String? {
    guard has("target") else { return nil }
    let name = head.parameters.text("target")
    do throws(StudyError) { _ = try StudyOutputs(prepared).target(name) } catch {
      guard case .input(let input) = error else { return nil }
      problems += input.diagnostics.map { .error(at: head.location(of: "target"), $0.message, advice: $0.advice) }
    }
    return name
  }

  /// Levels of a factorial: one number, or one by key.
  private mutating func levels(of keys: [VariedKey]) -> StudyLevels {
    var levels = StudyLevels()
    guard let written = root["levels"] else { return levels }
    func number(_ value: ScenarioValue, _ name: String) -> Int? {
      if case .integer(let number) = value.content, (2...1000).contains(number) { return Int(number) }
      report(value.location, "\(name) must be a whole number from 2 to 1000", "write 3")
      return nil
    }
    guard let table = written.table else {
      levels.usual = number(written, "levels") ?? levels.usual
      return levels
    }
    let known = keys.map(\.key)
    for member in table.members {
      guard let key = keys.first(where: { $0.key == member.key }) else {
        report(
          member.value.keyLocation, "levels names \(member.key), which does not vary here",
          closest(to: member.key, in: known).map { "did you mean \"\($0)\"?" } ?? "remove it")
        continue
      }
      if key.listsValues {
        report(
          member.value.keyLocation, "\(member.key) has a list of values, each of which is a level", "remove its levels")
      }
      levels.byKey[member.key] = number(member.value, "the levels of \(member.key)")
    }
    return levels
  }

  /// Results whose bands are shown: a name for all years of the run, or with a year.
  private mutating func outputs() -> [StudyOutputs.Wish] {
    guard let written = root["outputs"] else { return [] }
    var elements = [written]
    if case .list(let all) = written.content { elements = all }
    if elements.isEmpty {
      report(
        written.location, "outputs lists nothing",
        "name results, such as \"value_added\", or remove it for the headline series")
    }
    var columns: Set<String> = []
    return elements.compactMap { element in
      guard let wish = output(element) else { return nil }
      let twice = wish.years.filter { !columns.insert("\(wish.result.variable).\($0)").inserted }
      guard let first = twice.first else { return wish }
      report(
        element.location,
        "the output \(wish.result.variable) stands twice"
          + (twice.count == prepared.header.years.count ? "" : ", in \(first)")
          + (twice.count > 1 && twice.count < prepared.header.years.count ? " and other years" : ""), "leave one")
      return nil
    }
  }

  /// One of the results.
  private mutating func output(_ element: ScenarioValue) -> StudyOutputs.Wish? {
    let years = prepared.header.years
    let name: String
    var year: Int?
    if case .text(let text) = element.content {
      name = text
    } else if let table = element.table {
      let section = SectionChecker(
        axes: [:],
        declarations: [
          ParameterDeclaration("variable", .text, meaning: "the result, as plans name variables"),
          ParameterDeclaration("year", .integer(.any), meaning: "the year"),
        ]
      ).resolve(table, into: &problems)
      guard section.parameters.has("variable"), section.parameters.has("year") else { return nil }
      name = section.parameters.text("variable")
      year = section.parameters.integer("year")
    } else {
      report(
        element.location, "an output is a text or a table, not \(element.kindName)",
        "write outputs = [\"value_added\", { variable = \"sei_share\", year = \(years.last ?? 2020) }]")
      return nil
    }
    do throws(InvalidInput) {
      let result = try prepared.result(named: name)
      guard let year else {
        return StudyOutputs.Wish(result, years: result.isGrowth ? Array(years.dropFirst()) : years)
      }
      guard years.contains(year) else {
        report(
          element.location, "\(year) is no year of the run",
          "write one from \(years.first ?? year) to \(years.last ?? year)")
        return nil
      }
      return StudyOutputs.Wish(result, years: [year])
    } catch {
      problems += error.diagnostics.map { .error(at: element.location, $0.message, advice: $0.advice) }
      return nil
    }
  }
}
