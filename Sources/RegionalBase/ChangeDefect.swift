import Glibc
import NumberText

/// Why a change of the economy is impossible, and the remedy.
package struct ChangeDefect: Sendable {
  package enum Remedy: Sendable {
    /// The table's year must stay as the table says.
    case neutralInTableYear
    /// The smallest value that leaves the economy possible, in the unit of the change.
    case atLeast(Double)
    /// The largest.
    case atMost(Double)
    case anotherUser
  }

  /// The name of the change.
  package var change: String
  package var sentence: String
  package var remedy: Remedy

  package init(change: String, sentence: String, remedy: Remedy) {
    self.change = change
    self.sentence = sentence
    self.remedy = remedy
  }
}

extension [ChangeDefect] {
  /// The first defect of a change, with a remedy that mends the like of it in all years and cells.
  package func first(of change: String) -> ChangeDefect? {
    let own = filter { $0.change == change }
    guard var found = own.first else { return nil }
    for defect in own {
      switch (found.remedy, defect.remedy) {
      case (.atLeast(let one), .atLeast(let other)): found.remedy = .atLeast(Swift.max(one, other))
      case (.atMost(let one), .atMost(let other)): found.remedy = .atMost(Swift.min(one, other))
      default: continue
      }
    }
    return found
  }
}

/// A limit with four digits that still keeps it.
package func roundedLimit(_ value: Double, _ rule: FloatingPointRoundingRule) -> Double {
  guard value != 0, value.isFinite else { return 0 }
  let scale = pow(10, 3 - log10(abs(value)).rounded(.down))
  return (value * scale).rounded(rule) / scale
}
