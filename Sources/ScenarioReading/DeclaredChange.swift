package import Diagnostics
package import Economy
import InputOutput

/// A change of the economy as a scenario declares it: the numbers that the problem takes, and the words around them.
package struct DeclaredChange: Sendable {
  package var change: EconomyChange
  /// By computed year, money in the table's prices or a plain number; NaN where the change does nothing.
  package var values: [Double]
  package var reason: String
  /// As written: "ELC", "all".
  package var from: String
  package var to: String
  /// Where its numbers are written.
  package var place: SourceLocation

  package var name: String { change.name }

  /// "scale coefficient ELC -> all".
  package var words: String { "\(change.verb.rawValue) \(change.space.rawValue) \(from) -> \(to)" }
}

extension RegionalAccounts {
  /// A sector by code, Chinese or English name.
  func sector(named name: String) -> Int? {
    sector(name)
      ?? model.table.sectors.firstIndex { $0.nameZh == name || $0.nameEn.lowercased() == name.lowercased() }
  }

  /// A final-demand category by code, Chinese or English name.
  func category(named name: String) -> Int? {
    category(name) ?? categories.firstIndex { $0.nameZh == name || $0.nameEn.lowercased() == name.lowercased() }
  }

  /// Names that a misspelt sector may stand for.
  var sectorNames: [String] { sectors + model.table.sectors.flatMap { [$0.nameZh, $0.nameEn] } }
  var categoryNames: [String] { categories.map(\.code) + categories.flatMap { [$0.nameZh, $0.nameEn] } }
}
