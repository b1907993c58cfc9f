package import Coupling
import Economy
import ModuleHost
import NumberText
package import PlanReading
import RegionalBase
import ScenarioKeys
import ScenarioKit
package import ScenarioReading
package import SimulationKit
package import Study

/// A scenario with the answer of its run: everything in memory, ready to be written.
package struct ScenarioRun: Sendable {
  package let prepared: PreparedRun
  package let answer: RunAnswer

  /// Runs a prepared scenario.
  /// - Parameter progress: called with a module and its report while it works; answering false stops the run.
  /// - Throws: `SampleFailure` saying what failed, or is infeasible, and where.
  package init(
    _ prepared: PreparedRun, progress: @escaping (_ module: String, _ report: String) -> Bool = { _, _ in true }
  ) throws(SampleFailure) {
    self.prepared = prepared
    answer = try prepared.problem.run(modules: prepared.loadedModules, progress: progress)
  }

  package var scorecard: Scorecard {
    Scorecard(
      rows: zip(prepared.targets.targets, answer.targets).map { Scorecard.Row(target: $0, $1) },
      implausible: implausible)
  }

  /// Numbers that are probably mistakes, and a year in which the modules generate more than the region uses.
  package var implausible: [ImplausibleInput] { prepared.implausible + [surplus].compactMap(\.self) }

  private var surplus: ImplausibleInput? {
    let (generated, used, years) = (answer.generation, answer.economy.electricity.demand, prepared.header.years)
    let worst = generated.indices.filter { $0 < used.count && generated[$0] > used[$0] }
      .max { generated[$0] - used[$0] < generated[$1] - used[$1] }
    guard let worst else { return nil }
    let makers = prepared.modules.filter { $0.member.links.contains { $0.kind == .electricityGeneration } }
    let moved = makers.flatMap { prepared.problem.targets(restingOn: "modules.\($0.identifier)") }
    let (more, less) = (short(generated[worst]), short(used[worst]))
    return ImplausibleInput(
      path: "electricity generation",
      words: Title(
        en: "is \(more) TWh in \(years[worst]), above the \(less) TWh that the region uses",
        zh: "\(years[worst])年为\(short(10 * generated[worst]))亿千瓦时，超过本地用电量\(short(10 * used[worst]))亿千瓦时"),
      targets: prepared.targets.targets.map(\.identifier).filter(moved.contains))
  }

  /// Sentences for the analyst.
  package var notes: [String] {
    (prepared.reference.map {
      [
        Text(
          en:
            "the demand that grows, the import shares and the level of the strategic industries are those of \($0.scenario.path)",
          zh: "基期需求、进口份额与战略性新兴产业水平取自\($0.scenario.path)")
      ].said(in: prepared)
    } ?? []) + (uncertainNote + answerNotes + partsNote).said(in: prepared)
      + prepared.changeSummaries(answer.changeEffects).map { $0.sentence(in: prepared.header.language) }
      + prepared.modules.flatMap { module in
        module.loaded.notices.map { "\(module.identifier): \($0); that was undone, tell the module's author" }
      }
  }

  /// Sentences that change how the results are read.
  package var warnings: [String] { answer.warnings.said(in: prepared) }

  /// The notes of the modules, in the scenario's language, and of the economy.
  private var answerNotes: [Text] {
    let satellite = answer.economy.satellite
    let (factor, year) = (decimals(satellite.calibrationFactor, 4), prepared.problem.economy.publishedYear)
    return answer.notes.map { note in
      guard satellite.notes.contains(note.en) else { return note }
      let scaled = answer.parts == nil ? "战略性新兴产业的份额" : "战略性新兴产业在各部门中的产出"
      return Text(en: note.en, zh: "\(scaled)乘以\(factor)，使\(year)年占比等于公布值")
    }
  }

  /// The keys that an ensemble would vary by chance, which a run leaves as they are written.
  private var uncertainNote: [Text] {
    let keys = prepared.varied.filter { $0.section == .uncertain }.map(\.key)
    guard !keys.isEmpty else { return [] }
    let (number, was) = keys.count == 1 ? ("1 uncertain key", "was") : ("\(keys.count) uncertain keys", "were")
    return [
      Text(
        en:
          "\(number) \(was) left at \(keys.count == 1 ? "its" : "their") central value: \(keys.joined(separator: ", "))",
        zh: "\(keys.count)项不确定输入取基准值：\(keys.joined(separator: "、"))")
    ]
  }

  private var partsNote: [Text] {
    guard let parts = answer.parts, !answer.economy.physicalAmounts.isEmpty else { return [] }
    let accounts = answer.economy.physicalAmounts.map(\.account)
    return [
      Text(
        en:
          "the \(parts.industries.count) parts of sectors have the amounts per unit of output of their sectors, but for those that are said to differ: \(accounts.map(\.name).joined(separator: ", "))",
        zh:
          "\(parts.industries.count)个部门组成部分的单位产出实物量与所属部门相同，另有注明者除外：\(accounts.map(\.titleZh).joined(separator: "、"))")
    ]
  }

  /// The declared changes in their order, with the money that each adds by year.
  package var changeEffects: [(change: DeclaredChange, effect: [Double])] {
    prepared.changes.map { change in
      (change, answer.changeEffects[change.name] ?? [])
    }
  }
}

extension [Text] {
  /// In the language of the scenario's reports.
  fileprivate func said(in prepared: PreparedRun) -> [String] { map { $0[prepared.header.language] } }
}

/// The plan's targets beside the results that a run computed for them.
package struct Scorecard: Sendable {
  package struct Row: Hashable, Codable, Sendable {
    package var target: PlanTargets.Target
    package var state: TargetResult.State
    /// In the target's unit; nil for a target that is not modelled.
    package var value: Double?
    /// Target minus value where missed.
    package var shortfall: Double?
    /// The reason why a variable that is computed has no value.
    package var obstacle: Title?

    /// The computed number over the plan's, where the two have different perimeters.
    package var perimeterRatio: Double? {
      guard state == .otherPerimeter, target.value != 0 else { return nil }
      return value.map { $0 / target.value }
    }

    package init(target: PlanTargets.Target, _ result: TargetResult) {
      self.target = target
      state = result.state
      value = result.value
      shortfall = result.shortfall
      obstacle = result.obstacle
    }
  }

  package var rows: [Row]
  /// Numbers that are probably mistakes, with the targets that rest on them.
  package var implausible: [ImplausibleInput]

  package init(rows: [Row], implausible: [ImplausibleInput] = []) {
    self.rows = rows
    self.implausible = implausible
  }

  /// The paths of the implausible numbers that a target rests on.
  func doubts(of row: Row) -> [String] {
    implausible.filter { $0.targets.contains(row.target.identifier) }.map(\.path)
  }
}
