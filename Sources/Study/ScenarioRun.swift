package import Coupling
import Diagnostics
package import Economy
import InputOutput
import ModuleHost
import ScenarioKit
package import ScenarioReading
import SimulationKit

/// A run that answered: everything in memory, ready to be written.
package struct ScenarioRun: Sendable {
  package let prepared: PreparedRun
  package let answer: CoupledAnswer
  package let satellite: SatelliteAccount
  package let multipliers: (output: [Double], valueAdded: [Double])
  package let outputChange: [(name: String, values: [Double])]
  package let scorecard: Scorecard

  /// Computes a prepared scenario.
  /// - Parameter progress: called with a module and what it says while it works; answering false stops the run.
  /// - Throws: `RunFailure` saying what failed and where.
  package init(
    _ prepared: PreparedRun, progress: @escaping (_ module: String, _ report: String) -> Bool = { _, _ in true }
  ) throws(RunFailure) {
    self.prepared = prepared
    do {
      let model = prepared.accounts.model
      multipliers = (try model.outputMultipliers(), try model.valueAddedMultipliers())
      var runs: [String: Coupler.Run] = [:]
      for module in prepared.modules {
        let session = try module.loaded.open(
          mode: module.mode, axes: module.axes, parameters: module.section.parameters.values)
        runs[module.identifier] = { try Self.run(session, inputs: $0, progress) }
      }
      let coupler = Coupler(
        graph: prepared.graph, members: prepared.modules.map(\.member), axes: Self.allAxes(prepared),
        economy: prepared.settings.economy, electricity: prepared.settings.electricity,
        financing: prepared.settings.financing, valueAddedMultipliers: multipliers.valueAdded,
        loops: prepared.settings.loops, runs: runs)
      answer = try coupler.solve()
      satellite = try SatelliteAccount(
        prepared.settings.satellite, economy: answer.economy,
        products: prepared.settings.products.made(answer.bills, in: answer.economy, accounts: prepared.accounts))
      outputChange = try answer.economy.change(
        of: .output, from: 0, to: answer.economy.years.count - 1, accounts: prepared.accounts)
    } catch let failure as RunFailure {
      throw failure
    } catch let failure as EconomyFailure {
      throw .failed(failure.sentences)
    } catch let invalid as InvalidInput {
      throw .failed(invalid.diagnostics.map(\.message))
    } catch {
      throw .failed(["\(error)"])
    }
    scorecard = Scorecard(
      prepared.targets,
      Scorecard.Findings(
        satellite: satellite, lastYear: prepared.header.years.count - 1,
        premiumIsAssumed: prepared.settings.satellite.growthPremium != nil,
        parameters: Dictionary(
          uniqueKeysWithValues: prepared.modules.map { module in
            (module.identifier, module.section.parameters.values.compactMapValues(\.asNumber))
          })))
  }

  private static func run(
    _ session: ModuleSession, inputs: [String: LabelledArray],
    _ progress: (_ module: String, _ report: String) -> Bool
  ) throws -> ModuleAnswer {
    let name = session.module.manifest.identifier
    let outcome = try session.run(inputs: inputs.mapValues { .shared($0.values) }) { report in
      progress(name, report.message)
    }
    let status = outcome.statuses[0]
    switch status.kind {
    case .answered: break
    case .infeasible: throw RunFailure.infeasible(module: name, why: status.message ?? "no reason given")
    case .failed: throw RunFailure.failed(["the module \(name) failed: \(status.message ?? "no reason given")"])
    case .stopped: throw RunFailure.failed(["the module \(name) was stopped"])
    }
    return ModuleAnswer(outputs: outcome.outputs.mapValues { $0.array(0) }, notes: outcome.notes[0])
  }

  private static func allAxes(_ prepared: PreparedRun) -> AxisLabels {
    var axes = prepared.axes
    for module in prepared.modules {
      for name in module.axes.names where axes[name] == nil { axes[name] = module.axes[name] }
    }
    return axes
  }

  /// Sentences for the analyst.
  package var notes: [String] { answer.notes + satellite.notes + changeNotes }

  /// The declared changes in their order, with what each adds by year, 1e8 CNY.
  package var changeEffects: [(change: EconomyChange, effect: [Double])] {
    prepared.settings.changes.map { change in
      let effect = prepared.settings.knownEffects[change.name] ?? answer.economy.demand.effects[change.name]
      return (change, effect ?? [])
    }
  }

  private var changeNotes: [String] {
    prepared.settings.changeSummaries(answer.economy.demand.effects).map { "\($0.words); \($0.change.reason)" }
  }
}

/// Why a valid scenario has no answer.
package enum RunFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// The computation did not succeed.
  case failed([String])
  /// Something that the run needs has no solution, and that is the answer.
  case infeasible(module: String, why: String)

  package var description: String {
    switch self {
    case .failed(let sentences): sentences.joined(separator: "\n")
    case .infeasible(let module, let why): "\(module) has no feasible answer: \(why)"
    }
  }
}

extension ParameterValue {
  /// The value of a single number; nil for every other kind.
  var asNumber: Double? {
    switch self {
    case .number(let value): value
    case .integer(let value): Double(value)
    default: nil
    }
  }
}
