import Coupling
import ModuleHost
import SampleAnalysis
import ScenarioReading
import Study
import StudyRuns

/// Settings of levers as they are tried: what each gives for the objectives, and those that give nothing.
struct FrontierTrial {
  private let seek: FrontierSeek
  private let evaluator: ProblemEvaluator
  /// By objective; nil for the distance from the plan.
  private let outputs: [Output?]

  private(set) var count = 0
  private(set) var failed = 0
  private(set) var failures: [(levers: [Double], reason: String)] = []

  private static let shownFailures = 3
  /// Samples that are evaluated at once.
  private static let batch = 4096

  /// - Throws: `StudyError` where the reference has no answer.
  init(_ seek: FrontierSeek) throws(StudyError) {
    self.seek = seek
    let modules = seek.prepared.loadedModules
    var problem = seek.prepared.problem
    outputs = seek.objectives.map { objective in
      switch objective.measure {
      case .distance: return nil
      case .target(let place): return .target(place)
      case .result:
        if let added = objective.added { problem.targets.append(added) }
        return .target(problem.targets.count - 1)
      }
    }
    do throws(SampleFailure) {
      evaluator = ProblemEvaluator(try problem.takingOverReference(modules: modules), modules: modules)
    } catch { throw .sample(error) }
  }

  /// The objectives of each setting; nil for one without an answer in any of its samples.
  mutating func objectives(of settings: [[Double]]) throws(StudyError) -> [[Double]?] {
    let samples = seek.options.samples ?? 1
    var found: [[Double]?] = []
    let most = max(1, Self.batch / samples)
    for start in stride(from: 0, to: settings.count, by: most) {
      do throws(SampleFailure) {
        found += try tried(Array(settings[start..<min(start + most, settings.count)]), samples)
      } catch { throw .sample(error) }
    }
    count += settings.count
    return found
  }

  private mutating func tried(_ settings: [[Double]], _ samples: Int) throws(SampleFailure) -> [[Double]?] {
    let uncertain = seek.uncertain
    let width = uncertain?.factors.count ?? 0
    var rows: [Double] = []
    for setting in settings {
      for sample in 0..<samples {
        let row = setting + (uncertain?.values[sample * width..<(sample + 1) * width] ?? [])
        rows += row + seek.following.values(row[...])
      }
    }
    let factors = seek.levers.map(\.factor) + (uncertain?.factors ?? []) + seek.following.factors
    let answers = try evaluator.evaluate(
      Samples(factors, values: rows), outputs: Set(outputs.compactMap(\.self)),
      limits: EvaluationLimits(threads: seek.options.threads))
    return settings.enumerated().map { place, setting in
      let own = place * samples..<(place + 1) * samples
      if let failure = own.lazy.compactMap({ answers.failures[$0] }).first {
        note(setting, failure.sentences.joined(separator: "; "))
        return nil
      }
      var values: [Double] = []
      for (objective, output) in zip(seek.objectives, outputs) {
        guard let output else {
          values.append(seek.distance(of: setting))
          continue
        }
        let all = own.map { answers.row(output, sample: $0)?.first ?? .nan }
        guard all.allSatisfy(\.isFinite) else {
          note(setting, "\(objective.name) has no number")
          return nil
        }
        values.append(seek.judged(all, objective))
      }
      return values
    }
  }

  private mutating func note(_ setting: [Double], _ reason: String) {
    failed += 1
    if failures.count < Self.shownFailures { failures.append((setting, reason)) }
  }
}

extension FrontierSeek {
  /// Each lever's distance from the plan counts by its range, as in a search for the nearest setting.
  func distance(of setting: [Double]) -> Double {
    zip(levers, setting).reduce(0) { sum, part in
      let (lever, value) = part
      let share = lever.high > lever.low ? (value - lever.plan) / (lever.high - lever.low) : 0
      return sum + share * share
    }.squareRoot()
  }

  /// One number for the samples of a setting.
  func judged(_ values: [Double], _ objective: FrontierObjective) -> Double {
    guard values.count > 1 else { return values[0] }
    let probability =
      switch options.judgement {
      case .median: 0.5
      case .decile: objective.isToBeLarge ? 0.1 : 0.9
      }
    return quantile(probability, ofSorted: values.sorted())
  }
}
