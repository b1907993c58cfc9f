import Coupling
import Diagnostics
import Economy
import LinearAlgebra
import ModuleHost
package import PlanReading
import SampleAnalysis
import ScenarioKit
package import ScenarioReading
package import SimulationKit
import Study
package import StudyRuns

/// Why a target comes out differently in two scenarios: what each section that they enter differently adds, as its mean over
/// all orders in which the sections can be changed (Shapley), so that the parts sum to the whole difference.
package struct Attribution: Sendable {
  package struct Part: Hashable, Sendable {
    /// A section of the scenario, such as economy.markets or modules.fund-allocation.
    package var section: String
    /// In the target's unit.
    package var part: Double
    /// Of it, through the numerator of a ratio and through its denominator; nil for what is no ratio.
    package var throughNumerator: Double?
    package var throughDenominator: Double?
  }

  package let target: PlanTargets.Target
  package let first: Double
  package let second: Double
  /// The largest first.
  package let parts: [Part]

  /// Runs every mixture of the two scenarios' sections in one batch.
  /// - Throws: `StudyError` for a target that is not computed, for scenarios that differ in more than numbers, and where a
  ///   mixture has no answer.
  package init(_ a: PreparedRun, _ b: PreparedRun, target name: String) throws(StudyError) {
    let place = try Self.place(of: name, in: a)
    guard a.targets.numbers[place].measure != nil else {
      throw .refused("the target \(name) is not modelled in this run")
    }
    do throws(Refusal) { self = try Self.all(a, b, targets: [name])[0] } catch { throw error.error }
  }

  /// A split that cannot be made: the error for a command, and its cause as a phrase for a report.
  package struct Refusal: Error {
    package let error: StudyError
    package let words: Title
  }

  /// Several targets at once; those that are not modelled are left out.
  /// - Throws: `Refusal`, for the same reasons.
  package static func all(_ a: PreparedRun, _ b: PreparedRun, targets names: [String]) throws(Refusal) -> [Self] {
    var judged: [(target: PlanTargets.Target, number: Target, measures: [Target.Measure])] = []
    for name in names {
      let place: Int
      do throws(StudyError) { place = try Self.place(of: name, in: a) } catch { throw Refusal(error) }
      guard let measure = a.targets.numbers[place].measure else { continue }
      let ratio = ratio(measure, years: a.header.years.count)
      judged.append(
        (
          a.targets.targets[place], a.targets.numbers[place],
          [measure] + (ratio.map { [$0.above, $0.below] } ?? [])
        ))
    }
    let mixture = try Mixture(a, b)
    let count = mixture.sections.count
    guard count <= Shapley.largestCount else {
      throw Refusal(
        "the scenarios differ in \(count) sections, and \(Shapley.largestCount) at most are told apart",
        "两个情景有\(count)个部分不同，最多可区分\(Shapley.largestCount)个", advice: "compare scenarios that differ in less")
    }
    let values = try mixture.values(judged.map { ($0.measures, $0.number) })
    var attributions: [Self] = []
    for (one, measured) in zip(judged, values) {
      do throws(AnalysisError) {
        attributions.append(try Self(one.target, measured, sections: mixture.sections))
      } catch {
        throw Refusal(
          .sample(SampleFailure(.failed, ["the difference of \(one.target.identifier) cannot be split: \(error)"])))
      }
    }
    return attributions
  }

  /// - Parameter values: a row for each mixture; numerator and denominator follow the measure of a ratio.
  private init(
    _ target: PlanTargets.Target, _ values: Matrix, sections: [String]
  ) throws(AnalysisError) {
    self.target = target
    (first, second) = (values[0, 0], values[values.rows - 1, 0])
    if values.columns > 1 {
      let split = try RatioShapley(numerators: values.column(1), denominators: values.column(2))
      parts = Self.sorted(
        sections.indices.map {
          let (above, below) = (split.throughNumerator[$0], split.throughDenominator[$0])
          return Part(section: sections[$0], part: above + below, throughNumerator: above, throughDenominator: below)
        })
    } else {
      let split = try Shapley(values.column(0))
      parts = Self.sorted(sections.indices.map { Part(section: sections[$0], part: split.parts[$0]) })
    }
  }

  private static func place(of name: String, in run: PreparedRun) throws(StudyError) -> Int {
    guard let place = run.targets.targets.firstIndex(where: { $0.identifier == name }) else {
      let names = run.targets.targets.map(\.identifier)
      throw .refused(
        "the plan has no target '\(name)'",
        advice: closest(to: name, in: names).map { "did you mean \($0)?" }
          ?? "its targets are \(names.joined(separator: ", "))")
    }
    return place
  }

  private static func sorted(_ parts: [Part]) -> [Part] {
    parts.sorted { ($1.part.magnitude, $0.section) < ($0.part.magnitude, $1.section) }
  }

  /// The numerator and denominator of a measure; nil for what is no ratio.
  private static func ratio(
    _ measure: Target.Measure, years: Int
  ) -> (above: Target.Measure, below: Target.Measure)? {
    if case .ratio(let above, let below) = measure { return (above, below) }
    guard measure == .quantity(.init(.strategicShare, years: years)) else { return nil }
    return (.strategicValueAdded(years: years), .quantity(.init(.aboveScaleIndustry, years: years)))
  }
}

/// Two scenarios that differ in numbers only, and every mixture of their sections.
private struct Mixture {
  /// Those that differ.
  let sections: [String]
  private let first: Problem
  private let second: Problem
  private let modules: [String: LoadedModule]

  init(_ a: PreparedRun, _ b: PreparedRun) throws(Attribution.Refusal) {
    func refuse(_ en: String, _ zh: String) -> Attribution.Refusal {
      Attribution.Refusal(
        "the scenarios differ in more than numbers: \(en)", "两个情景的差异不限于数值：\(zh)不同",
        advice: "their difference cannot be split by section; compare without --why")
    }
    guard a.header.years == b.header.years else { throw refuse("the years of the run", "计算年份") }
    guard a.modules.map(\.identifier) == b.modules.map(\.identifier),
      zip(a.modules, b.modules).allSatisfy({ $0.mode == $1.mode })
    else { throw refuse("the modules that take part", "参与计算的模块") }
    guard a.hasSameReference(as: b) else { throw refuse("their references", "参照情景") }
    modules = a.loadedModules
    do throws(SampleFailure) {
      first = try a.problem.takingOverReference(modules: a.loadedModules)
      second = try b.problem.takingOverReference(modules: b.loadedModules)
    } catch { throw Attribution.Refusal(.sample(error)) }
    let (one, other) = (first, second)
    guard Set(one.economy.values.keys) == Set(other.economy.values.keys),
      one.economy.values.allSatisfy({ other.economy.values[$0.key]?.count == $0.value.count })
    else { throw refuse("the markets, changes or accounts of the economy", "市场、声明的变化或实物账户") }
    var differing: [String] = []
    func add(_ name: String) { if !differing.contains(name) { differing.append(name) } }
    for (field, numbers) in one.economy.values where !numbers.isSame(as: other.economy.values[field] ?? []) {
      add(field.section)
    }
    for (one, other) in zip(one.modules, other.modules) where one.parameters != other.parameters {
      add("modules.\(one.name)")
    }
    if one.financing != other.financing { add("economy.financed_by") }
    guard !differing.isEmpty else {
      throw Attribution.Refusal("the scenarios enter the same numbers", "两个情景录入的数值相同", advice: "name two that differ")
    }
    sections = differing.sorted()
  }

  /// The first scenario with the sections of the second whose bits are set.
  private func problem(_ mask: Int) -> Problem {
    var problem = first
    for (bit, section) in sections.enumerated() where mask >> bit & 1 == 1 {
      for (field, numbers) in second.economy.values where field.section == section {
        problem.economy.values[field] = numbers
      }
      for place in problem.modules.indices where "modules.\(problem.modules[place].name)" == section {
        problem.modules[place].parameters = second.modules[place].parameters
      }
      if section == "economy.financed_by" { problem.financing = second.financing }
    }
    return problem
  }

  /// For each target its measures: a row for each mixture, a column for each measure. The second measure is a numerator in
  /// the target's unit, so that its ratio to the third is too.
  func values(_ asked: [(measures: [Target.Measure], target: Target)]) throws(Attribution.Refusal) -> [Matrix] {
    let targets = asked.flatMap { measures, target in
      measures.enumerated().map { place, measure in
        Target(
          identifier: "", value: 0, needed: 0, measure: measure, factor: place < 2 ? target.factor : 1,
          year: target.year, since: target.since)
      }
    }
    func measured(_ problem: Problem) -> Problem {
      var problem = problem
      problem.targets = targets
      return problem
    }
    let count = 1 << sections.count
    // The last is the second scenario itself, which the mixture of all its sections must be.
    let mixtures = (0..<count).map { measured(problem($0)) } + [measured(second)]
    let samples = Samples(
      [Factor("mixture", .alternative)], values: mixtures.indices.map { Double($0) },
      alternatives: Array(mixtures.dropFirst()))
    let outputs = targets.indices.map { Output.target($0) }
    let answers: Answers
    do throws(SampleFailure) {
      answers = try mixtures[0].evaluate(samples, outputs: Set(outputs), modules: modules)
    } catch { throw Attribution.Refusal(.sample(error)) }
    if let failure = answers.failures.min(by: { $0.key < $1.key }) { throw Attribution.Refusal(.sample(failure.value)) }
    var columns: [[Double]] = []
    for output in outputs {
      let values = mixtures.indices.map { answers.row(output, sample: $0)?.first ?? .nan }
      let (whole, itself) = (values[count - 1], values[count])
      guard abs(whole - itself) <= 1e-9 * max(abs(whole), abs(itself)) else {
        throw Attribution.Refusal(
          "the scenarios differ in more than numbers: with all sections of the second the first gives "
            + "\(whole), and the second \(itself)",
          "两个情景的差异不限于数值：前者换用后者的全部部分得\(whole)，后者为\(itself)",
          advice: "their difference cannot be split by section; compare without --why")
      }
      columns.append(Array(values.prefix(count)))
    }
    var rest = columns[...]
    return asked.map { one in
      defer { rest = rest.dropFirst(one.measures.count) }
      return Matrix(columns: Array(rest.prefix(one.measures.count)), rows: count)
    }
  }
}

extension Attribution.Refusal {
  fileprivate init(_ en: String, _ zh: String, advice: String) {
    self.init(error: .refused(en, advice: advice), words: Title(en: en, zh: zh))
  }

  /// For an error whose own sentence is all that can be said.
  fileprivate init(_ error: StudyError) {
    let text = "\(error)".trimmingLabel
    self.init(error: error, words: Title(en: text, zh: "部分组合无法计算（\(text)）"))
  }
}

extension String {
  /// The first sentence of a message, without its label.
  fileprivate var trimmingLabel: String {
    let text = hasPrefix("error: ") ? dropFirst("error: ".count) : self[...]
    return text.split(separator: "; ").first.map(String.init) ?? String(text)
  }
}

extension StudyError {
  fileprivate static func refused(_ message: String, advice: String? = nil) -> StudyError {
    .input(InvalidInput(.error(message, advice: advice)))
  }
}

extension [Double] {
  /// Whether the numbers are equal, those that do nothing in the same places.
  fileprivate func isSame(as other: [Double]) -> Bool {
    count == other.count && zip(self, other).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN }
  }
}

extension EconomyField {
  /// The section of a scenario that states it.
  fileprivate var section: String {
    switch self {
    case .growth: "economy.growth"
    case .marketGrowth, .marketShareGrowth: "economy.markets"
    case .importSubstitution: "economy.import_substitution"
    case .offset, .change: "economy.changes"
    case .displacedInflow, .newOutflow, .displacedOther: "sales"
    case .electricityConsumption, .electricityLosses, .netElectricityImports: "electricity"
    case .industryShares, .industrial, .aboveScaleRatio, .publishedShare, .growthPremium, .productShares:
      "strategic_industries"
    case .intensityFactor: "economy.satellites"
    }
  }
}
