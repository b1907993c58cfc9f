package import Coupling
import Diagnostics
import Glibc
import ModuleHost
import NumberText
package import ScenarioReading
import Study
import Synchronization

/// A sample with what it gave. Numbers are as files hold them, so that results that are read back are the same.
package struct SampleRow: Hashable, Sendable {
  package var sample: Int
  /// By factor.
  package var values: [Double]
  /// By column; nan in a sample without an answer.
  package var outputs: [Double]
  /// Nil for a sample that answered.
  package var failure: Failure?

  package struct Failure: Hashable, Sendable {
    package var kind: SampleFailure.Kind
    package var sentence: String
  }

  /// Whether a part that it needs has no solution, rather than that something went wrong.
  package var isInfeasible: Bool { failure?.kind == .infeasible }
}

/// A scenario with a design, ready to be evaluated sample by sample.
package struct StudyRun: Sendable {
  package let prepared: PreparedRun
  package let design: StudyDesign
  package let outputs: StudyOutputs
  private let problem: Problem
  private let evaluator: ProblemEvaluator

  /// - Throws: `StudyError` where the central case, or the reference, has no answer.
  package init(
    _ prepared: PreparedRun, _ design: StudyDesign, outputs wishes: [StudyOutputs.Wish] = []
  ) throws(StudyError) {
    self.prepared = prepared
    self.design = design
    outputs = StudyOutputs(prepared, wishes: wishes)
    let modules = prepared.loadedModules
    do throws(SampleFailure) {
      var problem = try prepared.problem.takingOverReference(modules: modules)
      problem.targets += outputs.extra
      self.problem = problem
      evaluator = ProblemEvaluator(problem, modules: modules)
    } catch { throw .sample(error) }
  }

  /// The answers of these samples, which do not depend on the others.
  package func rows(_ samples: Range<Int>) throws(StudyError) -> [SampleRow] {
    let values: [Double]
    do throws(InvalidInput) { values = try design.values(samples) } catch { throw .input(error) }
    let (factors, width) = (design.factors, design.factors.factors.count)
    let rows = samples.indices.flatMap { place in
      let row = values[(place - samples.lowerBound) * width..<(place - samples.lowerBound + 1) * width]
      return Array(row) + factors.following.values(row)
    }
    let answers: Answers
    do throws(SampleFailure) {
      answers = try evaluator.evaluate(
        Samples(factors.factors + factors.following.factors, values: rows), outputs: outputs.outputs)
    } catch { throw .sample(error) }
    return samples.map { sample in
      let place = sample - samples.lowerBound
      let failure = answers.failures[place].map {
        SampleRow.Failure(kind: $0.kind, sentence: $0.sentences.joined(separator: "; "))
      }
      return SampleRow(
        sample: sample, values: values[place * width..<(place + 1) * width].map(inFileDigits),
        outputs: outputs.columns.map { column in
          guard let row = answers.row(column.output, sample: place), column.place < row.count else { return .nan }
          let value = row[row.startIndex + column.place]
          return value.isFinite ? inFileDigits(value) : .nan
        },
        failure: failure)
    }
  }

  /// Whether a value of a target meets it; nil for one that is not a number.
  package func isMet(_ target: StudyOutputs.JudgedTarget, by value: Double) -> Bool? {
    value.isFinite ? problem.judged(problem.targets[target.number], value: value).state == .met : nil
  }

  /// The number from which on a target is met, in its unit: the lower end of what "about" means.
  package func needed(_ target: StudyOutputs.JudgedTarget) -> Double { problem.targets[target.number].needed }

  /// The condition that a value of a target meets, such as "≥ 14.5".
  package func condition(_ target: StudyOutputs.JudgedTarget) -> String {
    let sign =
      switch problem.targets[target.number].bound {
      case .atLeast: "≥"
      case .above: ">"
      case .atMost: "≤"
      case .below: "<"
      }
    return "\(sign) \(formatNumber(needed(target)))"
  }

  /// Whether less of a target's value is better.
  func isUpperBound(_ target: StudyOutputs.JudgedTarget) -> Bool { problem.targets[target.number].bound.isUpper }

  package var shardCount: Int { Shard.count(for: design.count) }

  /// Computes what the folder does not hold yet, and writes it shard by shard.
  /// - Parameters:
  ///   - part: the shards that are asked for; all of them where it is nil.
  ///   - threads: shards that are computed at once; it changes no number.
  ///   - progress: called with the samples that are finished, of all, and of those that this call computed.
  package func complete(
    _ folder: StudyFolder, shards part: Range<Int>? = nil, threads: Int = StudyRun.processors,
    progress: @escaping @Sendable (_ finished: Int, _ computed: Int) -> Void = { _, _ in }
  ) throws(StudyError) {
    var (missing, damaged) = ([Int](), [StudyError]())
    var finished = 0
    for number in part ?? 0..<shardCount {
      do throws(StudyError) {
        if let rows = try folder.rows(number, of: design.count) {
          finished += rows.count
        } else {
          missing.append(number)
        }
      } catch { damaged.append(error) }
    }
    let shards = missing
    let state = Mutex((next: 0, finished: finished, computed: 0, failure: StudyError?.none))
    DispatchedThreads.run(min(max(1, threads), shards.count)) {
      while true {
        let place = state.withLock { state in
          defer { state.next += 1 }
          return state.failure == nil ? state.next : shards.count
        }
        guard place < shards.count else { return }
        do throws(StudyError) {
          let rows = try self.rows(Shard(shards[place], of: folder.record).samples(of: self.design.count))
          try folder.write(rows, shard: shards[place])
          state.withLock {
            $0.finished += rows.count
            $0.computed += rows.count
            progress($0.finished, $0.computed)
          }
        } catch { state.withLock { $0.failure = error } }
      }
    }
    if let failure = state.withLock({ $0.failure }) { throw failure }
    // Shards that were changed keep no other from being computed.
    if damaged.count == 1 { throw damaged[0] }
    if !damaged.isEmpty {
      let reasons = damaged.map { if case .refused(_, let reason) = $0 { reason } else { $0.description } }
      throw .refused(folder: folder.path, because: reasons.joined(separator: "\n  "))
    }
  }

  /// Gives the finished samples in their order, shard by shard.
  func forEachRow(in folder: StudyFolder, _ take: (SampleRow) -> Void) throws(StudyError) {
    for number in 0..<shardCount {
      guard let rows = try folder.rows(number, of: design.count) else {
        throw .refused(folder: folder.path, because: "a shard of the study is missing: start it again")
      }
      for row in rows { take(row) }
    }
  }

  /// The first of the finished samples, at most `count`.
  package func firstRows(_ count: Int, in folder: StudyFolder) throws(StudyError) -> [SampleRow] {
    var found: [SampleRow] = []
    for number in 0..<Shard.count(for: min(count, design.count)) {
      guard let rows = try folder.rows(number, of: design.count) else {
        throw .refused(folder: folder.path, because: "a shard of the study is missing: start it again")
      }
      found += rows
    }
    return Array(found.prefix(count))
  }

  /// The processors that this process may use.
  package static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

extension StudyRun {
  /// The answer of one sample.
  /// - Throws: `StudyError` for a number that no sample of the design has.
  package func row(_ sample: Int) throws(StudyError) -> SampleRow {
    let most = design.fixedCount ?? StudyDesign.largest
    guard (0..<most).contains(sample), let row = try rows(sample..<sample + 1).first else {
      throw .input(InvalidInput(.error("there is no sample \(sample)", advice: "samples count from 0 to \(most - 1)")))
    }
    return row
  }
}
