import Diagnostics
import PlanReading
import PlanSeeking
package import Results
package import ScenarioReading
package import SimulationKit

/// Why two compared scenarios differ, as far as it can be told.
package struct ComparisonCauses: Sendable {
  package let causes: [Causes]
  /// The reason why nothing, or not the inputs, is named, as a sentence; nil where the inputs are.
  package let note: Title?

  package static let none = ComparisonCauses(causes: [], note: nil)

  /// Splits the difference of every target over the inputs that differ; where the two differ in more than numbers, over
  /// the structure of their economies.
  /// - Parameter side: the place of the second scenario in the comparison; the first is its first.
  /// - Parameter run: runs a scenario, for scenarios that differ in more than numbers.
  package init<Failure: Error>(
    _ comparison: Comparison, side: Int = 1, _ a: PreparedRun, _ b: PreparedRun,
    run: (PreparedRun) throws(Failure) -> ScenarioRun
  ) throws(Failure) {
    let figures = comparison.figures.filter { figure in
      figure.theme == .targets && figure.difference(side) != nil && figure.differs
    }
    let differing = Set(figures.map { String($0.key.dropFirst("target:".count)) })
    let known = Set(b.targets.targets.map(\.identifier))
    // In the order of the plan.
    let names = a.targets.targets.map(\.identifier).filter { differing.contains($0) && known.contains($0) }
    guard !comparison.inputs.isEmpty, !comparison.years.isEmpty else {
      self = .none
      return
    }
    let refusal: Title
    do {
      let found = try Attribution.all(a, b, targets: names)
      let year = { (one: Attribution) in one.target.year }
      self.init(
        causes: found.map { one in
          Causes(
            figure: one.target.identifier, name: one.target.indicator, unit: one.target.unit, year: year(one),
            first: one.first, second: one.second, kind: .inputs,
            parts: one.parts.map {
              Causes.Part(code: $0.section, title: Self.title(of: $0.section, a, b), part: $0.part)
            })
        }, note: nil)
      return
    } catch { refusal = error.words }
    if let section = Self.onlySection(comparison, a, b) {
      self.init(
        causes: names.compactMap { name in
          guard let figure = figures.first(where: { $0.key == "target:\(name)" }), let first = figure.values[0],
            let second = figure.values[side]
          else { return nil }
          return Causes(
            figure: name, name: figure.name, unit: figure.unit,
            year: figure.year ?? 0, first: first, second: second, kind: .oneSection,
            parts: [Causes.Part(code: section, title: Self.title(of: section, a, b), part: second - first)])
        }, note: nil)
      return
    }
    let (first, second) = (try run(a), try run(b))
    do throws(InvalidInput) {
      let structure = try StructuralCauses(first, second, year: comparison.years[comparison.years.count - 1])
      self.init(causes: structure.all, note: Self.note(refusal, splitsStructure: true))
    } catch {
      self.init(causes: [], note: Self.note(refusal, splitsStructure: false))
    }
  }

  private init(causes: [Causes], note: Title?) {
    self.causes = causes
    self.note = note
  }

  static func note(_ refusal: Title, splitsStructure: Bool) -> Title {
    splitsStructure
      ? Title(
        en:
          "The inputs cannot be told apart (\(refusal.en)); the difference is split by the structure of the economies.",
        zh: "无法按输入区分差异的来源（\(refusal.zh)）；以下按经济结构分解。")
      : Title(
        en:
          "The inputs cannot be told apart (\(refusal.en)), nor can the structures of the economies: the sectors of their "
          + "tables differ, or a mixture of the two has no solution.",
        zh: "无法按输入区分差异的来源（\(refusal.zh)），也无法按经济结构分解：两者的部门不同，或其组合无解。")
  }

  /// The module's section where it is all that two scenarios with one reference enter differently.
  private static func onlySection(_ comparison: Comparison, _ a: PreparedRun, _ b: PreparedRun) -> String? {
    // A module that is switched off leaves what names it without effect.
    let sections = Set(
      comparison.inputs.filter { !$0.isInactiveSomewhere || $0.section.hasPrefix("modules.") }.map(\.section))
    guard sections.count == 1, let section = sections.first, section.hasPrefix("modules."), a.hasSameReference(as: b)
    else { return nil }
    return section
  }

  private static func title(of section: String, _ a: PreparedRun, _ b: PreparedRun) -> Title {
    if section.hasPrefix("modules.") {
      let name = section.dropFirst("modules.".count)
      if let module = (a.modules + b.modules).first(where: { $0.identifier == name }) { return module.title }
    }
    return titles[section] ?? Title(en: section, zh: section)
  }

  private static let titles = [
    "economy.growth": Title(en: "growth of final demand", zh: "最终需求增长"),
    "economy.markets": Title(en: "markets of goods sold outside", zh: "外销产品市场"),
    "economy.import_substitution": Title(en: "import substitution", zh: "进口替代"),
    "economy.changes": Title(en: "declared changes", zh: "声明的变化"),
    "economy.financed_by": Title(en: "money counted in two modules", zh: "重复资金的扣除"),
    "economy.satellites": Title(en: "physical accounts", zh: "实物账户"),
    "sales": Title(en: "who buys new output", zh: "新增产出的去向"),
    "electricity": Title(en: "electricity", zh: "电力"),
    "strategic_industries": Title(en: "the strategic industries", zh: "战略性新兴产业"),
  ]
}
