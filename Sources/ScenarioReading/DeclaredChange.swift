package import Diagnostics
import Economy
package import RegionalBase

/// A change of the economy as a scenario declares it: the numbers that the problem takes, and the words around them.
package struct DeclaredChange: Sendable {
  package var change: EconomyChange
  /// By computed year, money in the table's prices or a plain number; NaN where the change does nothing.
  package var values: [Double]
  /// Who gets the money that a change of a coefficient saves, as shares of sectors, then of value added; empty for a change
  /// of final demand.
  package var offset: [Double]
  package var reason: String
  /// The same in Chinese, where the file has it.
  package var reasonZh: String?
  /// As written: "ELC", "all".
  package var from: String
  package var to: String
  /// Where its numbers are written.
  package var place: SourceLocation

  package var name: String { change.name }

  /// "scale coefficient ELC -> all".
  package var words: String { "\(change.verb.rawValue) \(change.space.rawValue) \(from) -> \(to)" }

  /// "缩放直接消耗系数 ELC→all".
  package var wordsZh: String {
    let verb =
      switch change.verb {
      case .add: "增加"
      case .scale: "缩放"
      case .set: "设定"
      }
    let space =
      switch change.space {
      case .flow: "中间流量"
      case .coefficient: "直接消耗系数"
      case .finalDemand: "最终需求"
      }
    return "\(verb)\(space) \(from)→\(to == "all" ? "全部" : to)"
  }
}
