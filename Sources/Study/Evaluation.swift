package import Coupling
import Diagnostics
import Dispatch
import Economy
import InputOutput
package import ModuleHost
import RegionalBase
import SimulationKit
import Synchronization

/// How many samples are computed at once, and by how many threads.
package struct EvaluationLimits: Sendable {
  package var threads: Int
  /// Bytes that the arrays of one piece of a batch may take on one thread.
  package var memory: Int

  package init(threads: Int = 1, memory: Int = 128 << 20) {
    self.threads = threads
    self.memory = memory
  }
}

extension Problem {
  /// Evaluates samples. One run is one sample; thousands are cut into pieces that go through modules and economy together.
  ///
  /// A sample's results are the same to the bit in any order, cut and number of threads. A sample that fails or has no
  /// feasible answer keeps its sentence and spoils no other. Nothing is computed that `outputs` does not ask for.
  /// - Parameter modules: loaded, by the name under which the problem runs them.
  /// - Throws: `SampleFailure` for a module that cannot be opened at all.
  package func evaluate(
    _ samples: Samples, outputs: Set<Output>, modules: [String: LoadedModule], limits: EvaluationLimits = .init()
  ) throws(SampleFailure) -> Answers {
    try ProblemEvaluator(self, modules: modules).evaluate(samples, outputs: outputs, limits: limits)
  }

  /// - Parameter evaluator: of this problem, or of one that differs from it by its reference alone.
  func evaluate(
    _ samples: Samples, _ members: [Int], _ outputs: Set<Output>, _ evaluator: ProblemEvaluator,
    _ limits: EvaluationLimits, into answers: inout Answers
  ) throws(SampleFailure) {
    let size = pieceSize(of: members.count, samples.factors, outputs, limits)
    let pieces = stride(from: 0, to: members.count, by: size).map {
      Array(members[$0..<min($0 + size, members.count)])
    }
    let multipliers = try tableMultipliers()
    if limits.threads <= 1 || pieces.count == 1 {
      try evaluator.withSessions { sessions in
        for piece in pieces {
          store(solve(samples, piece, outputs, sessions, multipliers), piece, samples, into: &answers)
        }
      }
      return
    }
    let shared = Mutex((next: 0, answers: answers, failure: SampleFailure?.none))
    // Given away, so that they are written in place.
    answers = Answers(samples: answers.samples, failures: [:], outputs: [:])
    DispatchQueue.concurrentPerform(iterations: min(limits.threads, pieces.count)) { _ in
      do throws(SampleFailure) {
        try evaluator.withSessions { sessions in
          while true {
            let number = shared.withLock { state in
              state.next += 1
              return state.next - 1
            }
            guard number < pieces.count else { return }
            let solved = solve(samples, pieces[number], outputs, sessions, multipliers)
            shared.withLock { store(solved, pieces[number], samples, into: &$0.answers) }
          }
        }
      } catch { shared.withLock { $0.failure = error } }
    }
    let (done, failure) = shared.withLock { ($0.answers, $0.failure) }
    answers = done
    if let failure { throw failure }
  }

  /// v'L of the regional inverse of the table's year, with induced consumption where households are closed; and what else
  /// modules read of the kind.
  func tableMultipliers() throws(SampleFailure) -> TableMultipliers {
    do {
      return TableMultipliers(
        valueAdded: try economy.accounts.valueAddedMultipliers(),
        others: DemandMultipliers.areRead(in: graph)
          ? try economy.demandMultipliers(amountsOf: DemandMultipliers.accountsRead(in: graph)) : nil)
    } catch { throw SampleFailure(error) }
  }

  /// The coupled answers of some samples.
  /// - Parameters:
  ///   - details: whether the whole economy is asked for.
  ///   - reported: whether, of detailed answers, all that modules say is asked for, and not what the economy needs alone.
  func solve(
    _ samples: Samples, _ piece: [Int], _ outputs: Set<Output>, _ sessions: Sessions, _ multipliers: TableMultipliers,
    details: Bool = false, reported: Bool = true
  ) -> CoupledAnswers {
    let values = FactorValues(self, samples, rows: piece)
    let varied = values.parameters
    var (runs, asked): ([String: Coupler.Run], Set<String>) = ([:], [])
    let (members, read) = (modules.map(\.member), outputs.union(outputs.flatMap(sources(of:))))
    for (module, member) in zip(modules, members) {
      let replaced = varied[module.name] ?? [:]
      let isAsked = member.outputs.contains { read.contains(.module(module.name, output: $0.name)) }
      let wanted = details && reported ? nil : neededOutputs(of: member, read)
      let notes = details && reported
      // A sample whose numbers a module refuses has failed, whoever reads the module.
      if isAsked || !replaced.isEmpty { asked.insert(module.name) }
      runs[module.name] = { sessions.run(module.name, $0, varied: replaced, wanted: wanted, notes: notes) }
    }
    var wanted: Set<EconomyVariable> = []
    for output in outputs {
      switch output {
      case .economy(let variable): wanted.insert(variable)
      case .target(let place): wanted.formUnion(targets[place].measure?.variables ?? [])
      case .module: continue
      }
    }
    return Coupler(
      graph: graph, members: members, axes: axes, economy: economy, financing: financing,
      financedShares: values.financedShares, valueAddedMultipliers: multipliers.valueAdded,
      demandMultipliers: multipliers.others, loops: loops, runs: runs,
      fields: values.fields, variedModules: Set(varied.keys)
    ).solve(samples: piece.count, wanted: wanted, modules: details && reported ? nil : asked, details: details)
  }

  /// The outputs of a module that are asked for, read by others, or linked to the economy.
  private func neededOutputs(of member: CouplingGraph.Member, _ asked: Set<Output>) -> [String] {
    member.outputs.map(\.name).filter { name in
      asked.contains(.module(member.name, output: name))
        || graph.flows.contains { $0.from == .module(member.name) && $0.variable == name }
    }
  }

  /// The outputs that an output is computed from: those of a target's measure.
  private func sources(of output: Output) -> Set<Output> {
    guard case .target(let place) = output else { return [] }
    return targets[place].measure?.outputs ?? []
  }

  private func store(_ solved: CoupledAnswers, _ piece: [Int], _ samples: Samples, into answers: inout Answers) {
    for (place, failure) in solved.failures { answers.failures[piece[place]] = failure }
    for output in Array(answers.outputs.keys) {
      // Taken out for the time of writing, so that the array is written in place.
      guard var numbers = answers.outputs.updateValue(SampleNumbers(shared: []), forKey: output) else { continue }
      if case .target(let number) = output {
        store(targets[number], solved, piece, samples, into: &numbers)
      } else if let rows = solved.numbers(output) {
        numbers.take(rows, at: piece) { solved.failures[$0] == nil }
      }
      answers.outputs[output] = numbers
    }
  }

  private func store(
    _ target: Target, _ solved: CoupledAnswers, _ piece: [Int], _ samples: Samples, into numbers: inout SampleNumbers
  ) {
    let sources = (target.measure?.outputs ?? []).map { (output: $0, numbers: solved.numbers($0)) }
    var varied: Int?
    if case .parameter(let module, let key)? = target.measure {
      varied = samples.factors.firstIndex {
        if case .parameter(module, [key], _) = $0.place { true } else { false }
      }
    }
    for (place, sample) in piece.enumerated() where solved.failures[place] == nil {
      if let varied {
        numbers.values[sample] = samples[sample, varied]
      } else if let value = value(
        of: target, { output in sources.first { $0.output == output }?.numbers?.row(place) })
      {
        numbers.values[sample] = value
      }
    }
  }

  /// How many numbers an output has in one sample.
  package func width(of output: Output) -> Int {
    switch output {
    case .economy(let variable): return economy.width(of: variable, drivers: driverCount)
    case .module(let name, let output):
      guard let module = module(name), let variable = module.member.outputs.first(where: { $0.name == output }) else {
        return 0
      }
      return variable.axes.reduce(1) { $0 * ((module.axes[$1] ?? axes[$1])?.count ?? 0) }
    case .target: return 1
    }
  }

  private var driverCount: Int {
    economy.driverNames(
      modules: modules.filter { module in module.member.links.contains { $0.kind == .bill } }.map(\.name)
    ).count
  }

  /// Samples of a piece: whole blocks, as many as the memory holds and no more than give every thread as much to do.
  private func pieceSize(
    of samples: Int, _ factors: [Factor], _ outputs: Set<Output>, _ limits: EvaluationLimits
  ) -> Int {
    // Modules that a factor reaches, directly or through others, answer for each sample; so does the economy.
    let varied = graph.nodes(
      after: factors.map { factor in
        if case .parameter(let module, _, _) = factor.place { .module(module) } else { .quantities }
      })
    var numbers = width(of: .economy(.importShares))
    for output in outputs {
      numbers += sources(of: output).reduce(width(of: output)) { $0 + width(of: $1) }
    }
    for flow in graph.flows where flow.from == .quantities {
      numbers += economy.accounts.sectors.count * economy.run.count
    }
    for module in modules where varied.contains(.module(module.name)) {
      for variable in module.member.inputs + module.member.outputs {
        numbers += variable.axes.reduce(1) { $0 * ((module.axes[$1] ?? axes[$1])?.count ?? 1) }
      }
    }
    // They stand in the outputs, in the message, in what is linked and in what is picked from it.
    let bytes = 8 * 4 * numbers
    let each = (samples + max(1, limits.threads) - 1) / max(1, limits.threads)
    let rounds = max(1, (each + 2047) / 2048)
    return 32 * max(1, min((each + 32 * rounds - 1) / (32 * rounds), limits.memory / max(bytes, 1) / 32))
  }
}

extension CoupledAnswers {
  /// The rows of an output; nil for one that was not computed, and for a target.
  func numbers(_ output: Output) -> SampleNumbers? {
    switch output {
    case .economy(let variable): economy.values[variable]
    case .module(let name, let output): modules[name]?[output]
    case .target: nil
    }
  }
}

extension SampleNumbers {
  /// Writes rows in the place of some samples'.
  /// - Parameter isTaken: whether a row is written, by its place among the samples.
  fileprivate mutating func take(_ rows: SampleNumbers, at samples: [Int], where isTaken: (Int) -> Bool) {
    let width = width
    values.withUnsafeMutableBufferPointer { target in
      rows.values.withUnsafeBufferPointer { source in
        for (place, sample) in samples.enumerated() where isTaken(place) {
          let start = rows.start(place)
          _ = target[sample * width..<(sample + 1) * width].update(fromContentsOf: source[start..<start + width])
        }
      }
    }
  }
}

/// Sums over the inverse of the table's year, [sector].
struct TableMultipliers {
  var valueAdded: [Double]
  /// Nil where no module reads them.
  var others: DemandMultipliers?
}
