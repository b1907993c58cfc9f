import Economy
import NumberText
import RegionalBase
package import SimulationKit
import Study

/// The effect of a declared change of the economy, in a sentence.
package struct ChangeSummary {
  /// Its place in the order in which changes are applied, from 1.
  package var number: Int
  package var change: DeclaredChange
  /// Money that it adds by year of the run; nil where only a run can tell.
  var effect: [Double]?
  /// Whether that is for the factor on the parts of split sectors, rather than for the modules' bills.
  var dependsOnSplit: Bool
  /// The last year of the run in which it works, with its index; nil if it works in no year of the run.
  var lastYear: (year: Int, place: Int)?

  /// "change 2, data-centres: add flow ELC -> ICT; adds 5.00 (1e8 CNY) to purchases at the table's output in 2020".
  package var words: String { "change \(number), \(change.name): \(change.words); \(does)" }

  /// The words with the reason, for a note of the run.
  package func sentence(in language: Language) -> String {
    guard language == .zh, let lastYear, let effect else { return "\(words); \(change.reason)" }
    let target = change.change.space == .finalDemand ? "最终需求" : "按表中产出计的中间购买"
    let does = "\(lastYear.year)年使\(target)变动\(rounded(effect[lastYear.place]))亿元"
    return "经济变动\(number)（\(change.name)，\(change.wordsZh)）：\(does)；\(change.reasonZh ?? change.reason)"
  }

  /// The amount that it adds in the last year in which it works.
  package var does: String {
    guard let lastYear else { return "does nothing in the years of the run" }
    guard let effect else {
      return
        "what it adds depends on the \(dependsOnSplit ? "split of the table" : "bills of the modules"): a run tells"
    }
    let target = change.change.space == .finalDemand ? "final demand" : "purchases at the table's output"
    return "adds \(rounded(effect[lastYear.place])) (1e8 CNY) to \(target) in \(lastYear.year)"
  }
}

extension PreparedRun {
  /// The declared changes in the order in which they are applied.
  /// - Parameter effects: found by a run, by the change's name; nil for those that are known without one.
  package func changeSummaries(_ effects: [String: [Double]]? = nil) -> [ChangeSummary] {
    let economy = problem.economy
    return changes.enumerated().map { number, change in
      let last = economy.run.last { !change.values[$0].isNaN }
      return ChangeSummary(
        number: number + 1, change: change, effect: (effects ?? knownEffects)[change.name],
        dependsOnSplit: economy.parts != nil, lastYear: last.map { (economy.years[$0], $0 - economy.run.lowerBound) })
    }
  }
}
