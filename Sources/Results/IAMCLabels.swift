import Economy
import InputOutput
import RegionalBase
import ScenarioKeys
import ScenarioReading
import SimulationKit

/// The labels of a run as names of variables have them: words, each name once among its kind, without the mark between levels.
struct IAMCLabels {
  private var sectors: [String: String]
  private var categories: [String: String]
  private var industries: [String: String]
  private var drivers: [String: String]

  init(_ prepared: PreparedRun) {
    let table = prepared.accounts.model.table
    sectors = Self.names(table.sectors.map { ($0.code, $0.nameEn) })
    categories = Self.names(table.finalDemand.map { ($0.code, $0.nameEn) })
    industries = Self.names(prepared.industries.codes.map { ($0, prepared.industries.title(of: $0).en) })
    drivers = Self.names(RunRecord.drivers(prepared).map { ($0.driver, $0.title.en) })
  }

  func sector(_ code: String) -> String { sectors[code] ?? code }
  func category(_ code: String) -> String { categories[code] ?? code }
  func industry(_ code: String) -> String { industries[code] ?? code }
  func driver(_ name: String) -> String { drivers[name] ?? name }

  /// Nil for an axis that is not the host's.
  func name(of label: String, on axis: String) -> String? {
    switch axis {
    case "sector": sectors[label]
    case "industry": industries[label]
    case "final_demand": categories[label]
    default: nil
    }
  }

  /// Where two have the same words, each has its code behind them.
  static func names(_ labels: [(code: String, words: String)]) -> [String: String] {
    let words = labels.map { code, words in
      let clean = words.replacing("|", with: "/")
      return clean.allSatisfy(\.isWhitespace) ? code : clean
    }
    let counts = Dictionary(words.map { ($0, 1) }, uniquingKeysWith: +)
    return Dictionary(
      zip(labels, words).map { label, name in (label.code, counts[name] == 1 ? name : "\(name) (\(label.code))") },
      uniquingKeysWith: { first, _ in first })
  }
}
