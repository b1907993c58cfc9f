package import Diagnostics
import PlanReading
package import ScenarioKit
package import ScenarioReading
package import SimulationKit

/// A figure that was observed, with the result of a run that it can be set beside.
package struct ObservedFigure: Sendable {
  /// As the file writes it.
  package var variable: String
  package var result: FoundResult
  package var year: Int
  /// In `unit`.
  package var value: Double
  package var unit: String
  package var valuePlace: SourceLocation
  package var unitPlace: SourceLocation
  /// document, derived, unverified or assumption.
  package var kind: String
  package var source: String
  /// From the unit of the result to the figure's; nil for what the run does not compute.
  package var conversion: UnitConversion?
  /// The reason why the run has no number to set beside it; nil where it has one.
  package var omission: Omission?

  package enum Omission: Hashable, Sendable {
    case outsideRun(first: Int, last: Int)
    /// A growth in the first year of the run.
    case noYearBefore
    /// Money without the year of its prices, in another year than the table's.
    case currentPrices(tableYear: Int)
    case notModelled(Title?)
    /// The computed number divides by 0, or grows from what is not above 0.
    case noNumber

    package var words: Title {
      switch self {
      case .outsideRun(let first, let last):
        Title(en: "the run covers \(first) to \(last)", zh: "模拟期为\(first)—\(last)年")
      case .noYearBefore:
        Title(en: "a growth needs the year before, and the run begins here", zh: "增长率须有上一年，而模拟自本年开始")
      case .currentPrices(let year):
        Title(
          en: "its money has no price year, and results are in prices of \(year)", zh: "金额未注明价格年，而结果按\(year)年价格计")
      case .notModelled(let offer):
        Title(en: "not modelled" + (offer.map { ": \($0.en)" } ?? ""), zh: "未建模" + (offer.map { "：\($0.zh)" } ?? ""))
      case .noNumber:
        Title(
          en: "the computed number divides by 0, or grows from what is not above 0", zh: "计算值的分母为零，或增长的起点不大于零")
      }
    }
  }
}
