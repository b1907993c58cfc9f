import Diagnostics
import InputOutput
import NumberText

/// The income by which household spending is divided in type II multipliers, as a person writes it.
package enum IncomeBaseChoice: Hashable, Sendable {
  case compensation
  case valueAdded
  /// Household income from elsewhere, in the table's unit.
  case stated(Double)

  package init?(_ word: String) {
    switch word {
    case "compensation": self = .compensation
    case "value-added", "value_added": self = .valueAdded
    default:
      guard let amount = Double(word), amount.isFinite else { return nil }
      self = .stated(amount)
    }
  }

  /// The base's Chinese name; the engine gives the English one.
  var nameZh: String {
    switch self {
    case .compensation: "劳动者报酬"
    case .valueAdded: "增加值"
    case .stated: "给定的居民收入"
    }
  }

  var base: IncomeBase {
    switch self {
    case .compensation: .compensation
    case .valueAdded: .valueAdded
    case .stated(let amount): .stated(amount)
    }
  }
}

/// The regional model closed on households, or why it is not.
struct Closure {
  var closure: HouseholdClosure?
  /// The income base, or the reason for its absence, in a sentence.
  var note: String

  /// A base that was asked for must work; without one, a table that cannot be closed only lacks type II.
  init(_ report: TableReport, _ model: RegionalModel, choice: IncomeBaseChoice?) throws(InvalidInput) {
    do throws(InvalidInput) {
      let (closure, base) = try model.closedOnHouseholds(incomeBase: (choice ?? .compensation).base)
      self.closure = closure
      let amount = "\(report.money(base.amount)) (\(report.table.description.unit))"
      let spent = decimals(100 * base.spentShare, 1)
      note = report.say(
        "Type II: households spend \(spent) % of the income base, \(base.name), which is \(amount).",
        "II型：居民消费为收入基数的\(spent)%，收入基数（\((choice ?? .compensation).nameZh)）为\(amount)。")
    } catch {
      guard choice == nil else { throw error }
      let reasons = error.diagnostics.map(\.message).joined(separator: "; ")
      note = report.say("Type II multipliers are left out: \(reasons).", "未计算II型乘数：\(reasons)。")
    }
  }
}
