import Diagnostics
package import ScenarioKit
package import SimulationKit

/// The strategic industries that a scenario declares, in its order.
package struct StrategicIndustries: Sendable {
  package private(set) var codes: [String]
  private var titles: [String: Title]

  private static let path = [EconomySections.strategicIndustries.name, "industries"]

  package init(codes: [String] = [], titles: [String: Title] = [:]) {
    self.codes = codes
    self.titles = titles
  }

  /// Reads their names alone, which are labels of other values; what else is wrong with them is told where the section is
  /// checked.
  package init(_ scenario: Scenario) {
    self.init()
    for member in scenario.table(at: Self.path).members {
      func text(_ key: String) -> String? {
        guard case .text(let text)? = scenario.value(at: Self.path + [member.key, key])?.content else { return nil }
        return text
      }
      codes.append(member.key)
      titles[member.key] = Title(en: text("title_en") ?? member.key, zh: text("title_zh") ?? member.key)
    }
  }

  /// An industry as reports write it.
  package func title(of code: String) -> Title { titles[code] ?? Title(en: code, zh: code) }

  /// The code of an industry that is called by it, or by its title in either language.
  package func code(named name: String) -> String? {
    codes.first { $0 == name || titles[$0]?.en == name || titles[$0]?.zh == name }
  }
}
