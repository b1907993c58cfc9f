import Diagnostics
import Economy
import NumberText
import PlanReading
package import PlanSeeking
import RegionalBase
package import ScenarioReading
import SimulationKit

/// Why a target comes out differently in two scenarios, for a terminal.
package struct AttributionText {
  private let attribution: Attribution
  private let names: [String]
  private let language: Language
  private let unit: String

  /// In the language of the first scenario.
  package init(_ attribution: Attribution, of first: PreparedRun, _ second: PreparedRun) {
    self.attribution = attribution
    names = [first.name, second.name]
    language = first.header.language
    unit = Translations.unit(attribution.target.unit, tableYear: first.accounts.year)[language]
  }

  private func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }

  package var text: String {
    let (first, second) = (attribution.first, attribution.second)
    let isRatio = attribution.parts.contains { $0.throughNumerator != nil }
    let target = attribution.target
    var table = TextTable(
      [say("Entered differently", "录入差异"), say("Adds", "影响")]
        + (isRatio ? [say("Numerator", "分子"), say("Denominator", "分母")] : []),
      [.left, .right] + (isRatio ? [.right, .right] : []))
    for part in attribution.parts {
      table.add(
        [part.section, signed(part.part)]
          + (isRatio ? [part.throughNumerator, part.throughDenominator].map { $0.map(signed) ?? "" } : []))
    }
    table.add([say("sum", "合计"), signed(second - first)] + (isRatio ? ["", ""] : []))
    return say(
      "\(target.indicator.en) (\(unit)), \(target.year): \(decimals(first, 2)) in \(names[0]), "
        + "\(decimals(second, 2)) in \(names[1])",
      "\(target.indicator.zh)（\(unit)），\(target.year)年：\(names[0])为\(decimals(first, 2))，\(names[1])为\(decimals(second, 2))"
    )
      + "\n\n" + table.text
  }

  private func signed(_ value: Double) -> String { (value < 0 ? "-" : "+") + decimals(value.magnitude, 4) }
}
