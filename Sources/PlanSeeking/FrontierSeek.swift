import CSVText
import Coupling
package import Diagnostics
import LinearAlgebra
import ModuleHost
import NumberText
import Sampling
import ScenarioKeys
package import ScenarioReading
import Seeking
import SimulationKit
import Study
package import StudyRuns

/// The settings of a scenario's levers between which only a choice of objectives can decide: of each, no other is better in
/// one objective and no worse in the rest.
package struct FrontierSeek: Sendable {
  /// How a setting is judged where `[uncertain]` keys vary: by the value that nine in ten samples reach, or by the median.
  package enum Judgement: String, Hashable, Sendable, CaseIterable {
    case decile, median
  }

  package struct Options: Sendable {
    /// Settings that are evaluated, up to the next whole generation.
    package var evaluations = 2000
    package var seed: UInt64 = 1
    /// The differences that matter, by objective; empty for about a hundredth of the range.
    package var epsilons: [Double] = []
    /// Samples of the `[uncertain]` keys for each setting; nil for their central values.
    package var samples: Int?
    package var judgement = Judgement.decile
    package var threads = 1

    package init() {}
  }

  package struct Setting: Hashable, Sendable {
    /// By lever, in the declared units.
    package var levers: [Double]
    /// By objective.
    package var objectives: [Double]
  }

  package struct Answer: Sendable {
    /// With the best first objective first.
    package var settings: [Setting]
    package var planned: Setting
    package var epsilons: [Double]
    /// Settings that were tried, those for the epsilons and the plan among them.
    package var evaluations: Int
    package var failed: Int
    /// Of the first few that failed the levers, with the reason.
    package var failures: [(levers: [Double], reason: String)]
  }

  package let objectives: [FrontierObjective]
  package let levers: [LeverSeek.Lever]
  package let options: Options
  package let prepared: PreparedRun
  let following: FollowingYears
  /// [sample][key] of the `[uncertain]` keys, and what they replace.
  let uncertain: (factors: [Factor], values: [Double])?

  /// - Throws: `InvalidInput` for objectives and levers that are not there.
  package init(
    _ prepared: PreparedRun, objectives texts: [String], levers keys: [String] = [], _ options: Options = Options()
  ) throws(InvalidInput) {
    self.prepared = prepared
    self.options = options
    guard (2...3).contains(texts.count) else {
      throw InvalidInput(
        .error(
          "a frontier lies between two or three objectives, and \(texts.count == 1 ? "one is" : "\(texts.count) are") "
            + "given", advice: "write --objective max:sei-share --objective min:distance, say"))
    }
    var problems: [Diagnostic] = []
    var found: [FrontierObjective] = []
    for text in texts {
      do throws(InvalidInput) {
        let objective = try FrontierObjective(text, prepared)
        if found.contains(where: { $0.measure == objective.measure }) {
          problems.append(.error("the objective \(objective.name) is given twice", advice: "name another"))
        }
        found.append(objective)
      } catch { problems += error.diagnostics }
    }
    if !options.epsilons.isEmpty, options.epsilons.count != texts.count {
      problems.append(
        .error(
          "\(options.epsilons.count) epsilons are given for \(texts.count) objectives",
          advice: "give one for each, in their order, or none"))
    }
    for epsilon in options.epsilons where !(epsilon > 0 && epsilon.isFinite) {
      problems.append(.error("an epsilon of \(epsilon) tells no settings apart", advice: "give one above 0"))
    }
    if !(1...1_000_000).contains(options.evaluations) {
      problems.append(.error("\(options.evaluations) settings cannot be tried", advice: "ask for 1 to 1000000"))
    }
    if !problems.isEmpty { throw InvalidInput(problems) }
    self.objectives = found
    levers = try LeverSeek.levers(of: prepared, keys).0
    let own = levers.map(\.key)
    var varied = own.compactMap { key in prepared.varied.first { $0.key == key } }
    if let samples = options.samples {
      let factors = try StudyFactors(prepared)
      let design = try StudyDesign(.sobol, seed: options.seed, samples: samples, factors)
      uncertain = (factors.factors, try design.values(0..<samples))
      varied += factors.keys
    } else {
      uncertain = nil
    }
    following = try FollowingYears(prepared, varied)
  }

  /// Searches.
  /// - Parameter tell: is given the settings that the search has tried after each generation.
  /// - Throws: `StudyError` where the scenario as it is planned has no answer, and where no lever moves an objective.
  package func answer(tell: (Int) -> Void = { _ in }) throws(StudyError) -> Answer {
    var trial = try FrontierTrial(self)
    let plan = levers.map(\.plan)
    guard let planned = try trial.objectives(of: [plan])[0] else {
      throw .sample(
        SampleFailure(.failed, [trial.failures.first?.reason ?? "an objective has no number in this run"]))
    }
    let epsilons = try options.epsilons.isEmpty ? self.epsilons(&trial) : options.epsilons
    let search = FrontierSearch(
      dimensions: levers.count, epsilons: epsilons, evaluations: options.evaluations, seed: options.seed)
    let corners = try corners(&trial, planned: planned)
    let before = trial.count
    let found = try search(from: (planPoint.map { [$0] } ?? []) + corners) { points throws(StudyError) in
      let settings = stride(from: 0, to: points.count, by: levers.count).map {
        setting(Array(points[$0..<$0 + levers.count]))
      }
      let answers = try trial.objectives(of: settings)
      tell(min(options.evaluations, trial.count - before))
      return answers.flatMap { values in
        objectives.indices.map { place in
          let value = values?[place] ?? .nan
          return objectives[place].isToBeLarge ? -value : value
        }
      }
    }
    let settings = (0..<found.points.shape[0]).map { member in
      Setting(
        levers: setting(levers.indices.map { found.points[member, $0] }),
        objectives: objectives.indices.map {
          let value = found.objectives[member, $0]
          return objectives[$0].isToBeLarge ? -value : value
        })
    }
    return Answer(
      settings: settings, planned: Setting(levers: plan, objectives: planned), epsilons: epsilons,
      evaluations: trial.count, failed: trial.failed, failures: trial.failures)
  }

  /// From the unit cube to the levers' ranges; of a lever with a list each value has as much room.
  private func setting(_ point: [Double]) -> [Double] {
    zip(levers, point).map { lever, share in
      lever.values.isEmpty
        ? lever.low + share * (lever.high - lever.low)
        : lever.values[min(lever.values.count - 1, Int(share * Double(lever.values.count)))]
    }
  }

  /// The plan in the unit cube; nil where a lever with a list does not have the plan's value.
  private var planPoint: [Double]? {
    let shares = levers.compactMap { lever -> Double? in
      guard lever.values.isEmpty else {
        return lever.values.firstIndex(of: lever.plan).map { (Double($0) + 0.5) / Double(lever.values.count) }
      }
      return lever.high > lever.low ? (lever.plan - lever.low) / (lever.high - lever.low) : 0
    }
    return shares.count == levers.count ? shares : nil
  }

  /// For each objective the corner of the ranges where every lever stands at the end that by itself does most for it. These
  /// are the ends of the frontier where levers act alike wherever the others stand, and a search falls short of them.
  private func corners(_ trial: inout FrontierTrial, planned: [Double]) throws(StudyError) -> [[Double]] {
    guard let plan = planPoint else { return [] }
    var ends: [(lever: Int, share: Double)] = []
    for (place, lever) in levers.enumerated() {
      let count = lever.values.count
      let shares = count == 0 ? [0, 1] : (0..<count).map { (Double($0) + 0.5) / Double(count) }
      ends += shares.map { (place, $0) }
    }
    let found = try trial.objectives(
      of: ends.map { end in
        var point = plan
        point[end.lever] = end.share
        return setting(point)
      })
    var corners: [[Double]] = []
    for (place, objective) in objectives.enumerated() {
      func gain(_ values: [Double]) -> Double { objective.isToBeLarge ? values[place] : -values[place] }
      var (corner, best) = (plan, [Double](repeating: gain(planned), count: levers.count))
      for (end, values) in zip(ends, found) {
        guard let values, gain(values) > best[end.lever] else { continue }
        (corner[end.lever], best[end.lever]) = (end.share, gain(values))
      }
      if corner != plan, !corners.contains(corner) { corners.append(corner) }
    }
    return corners
  }

  /// Settings that tell how far the objectives reach.
  private static let scouts = 64

  /// About a hundredth of the range that settings all over the levers show, as 1, 2 or 5 times a power of ten.
  private func epsilons(_ trial: inout FrontierTrial) throws(StudyError) -> [Double] {
    let points: [Double]
    do throws(SamplingError) {
      points = try SobolSequence(dimensions: levers.count, .owen(seed: options.seed)).points(0..<Self.scouts)
    } catch { throw .input(InvalidInput(.error(error.description))) }
    let found = try trial.objectives(
      of: (0..<Self.scouts).map { setting(Array(points[$0 * levers.count..<($0 + 1) * levers.count])) })
    return try objectives.enumerated().map { place, objective throws(StudyError) in
      let values = found.compactMap { $0?[place] }
      guard let low = values.min(), let high = values.max(), high - low > 1e-9 * max(abs(low), abs(high)) else {
        throw .input(
          InvalidInput(
            .error("no lever moves \(objective.name)", advice: "name an objective that depends on the levers")))
      }
      return roundedStep((high - low) / 100)
    }
  }
}

/// The largest of 1, 2 or 5 times a power of ten that is not above a positive number.
func roundedStep(_ value: Double) -> Double {
  var (scale, rest) = (1.0, value)
  while rest >= 10 { (rest, scale) = (rest / 10, scale * 10) }
  while rest < 1 { (rest, scale) = (rest * 10, scale / 10) }
  return (rest >= 5 ? 5 : rest >= 2 ? 2 : 1) * scale
}

extension FrontierSeek {
  /// A row for each setting, the plan first, and the levers in their declared units.
  package func csv(_ answer: Answer) -> String {
    var writer = CSVWriter(guardsFormulas: true)
    writer.row(
      ["setting"] + objectives.map { "\($0.isToBeLarge ? "max" : "min"):\($0.name)" } + levers.map(\.key))
    for (place, setting) in ([answer.planned] + answer.settings).enumerated() {
      writer.row(
        [place == 0 ? "plan" : "\(place)"] + (setting.objectives + setting.levers).map { formatNumber($0) })
    }
    return writer.text
  }
}
