package import Economy
import NumberText

/// What a change of the economy does, in a sentence.
package struct ChangeSummary {
  /// Its place in the order in which changes are applied, from 1.
  package var number: Int
  package var change: EconomyChange
  /// What it adds by year of the run, 1e8 CNY; nil where only a run can tell.
  var effect: [Double]?
  /// The last year of the run in which it works, and its place in the run; nil where there is none.
  var lastYear: (year: Int, place: Int)?

  init(_ change: EconomyChange, number: Int, effect: [Double]?, in economy: RegionalEconomy) {
    self.number = number
    self.change = change
    self.effect = effect
    lastYear = economy.run.last { change.values[$0] != nil }.map { (economy.years[$0], $0 - economy.run.lowerBound) }
  }

  /// "change 2, data-centres: add flow ELC -> ICT; adds 5.00 (1e8 CNY) to purchases at the table's output in 2020".
  package var words: String { "change \(number), \(change.name): \(change.words); \(does)" }

  /// What it adds in the last year in which it works.
  package var does: String {
    guard let lastYear else { return "does nothing in the years of the run" }
    guard let effect else { return "what it adds depends on the bills of the modules: a run tells" }
    let what = change.space == .finalDemand ? "final demand" : "purchases at the table's output"
    return "adds \(rounded(effect[lastYear.place])) (1e8 CNY) to \(what) in \(lastYear.year)"
  }
}

extension EconomySettings {
  /// The declared changes in the order in which they are applied.
  /// - Parameter effects: what a run found, by the change's name.
  package func changeSummaries(_ effects: [String: [Double]] = [:]) -> [ChangeSummary] {
    changes.enumerated().map { number, change in
      ChangeSummary(change, number: number + 1, effect: knownEffects[change.name] ?? effects[change.name], in: economy)
    }
  }
}
