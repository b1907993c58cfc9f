package import Coupling
package import Diagnostics
import Economy
import NumberText
import PlanReading
import RegionalBase
package import Results
package import ScenarioReading
package import SimulationKit
import Study

/// A result traced back to its parts and inputs, for a terminal.
package struct ResultExplanation {
  let prepared: PreparedRun
  let language: Language
  private let result: NamedResult
  private let year: Int?

  /// - Parameters:
  ///   - name: of a target, or a variable as plans write it.
  ///   - year: the only one to show; nil for all years of the run.
  ///   - language: the scenario's own where nil.
  /// - Throws: `InvalidInput` for a result or a year that the run does not have.
  package init(
    _ prepared: PreparedRun, of name: String, year: Int? = nil, language: Language? = nil
  ) throws(InvalidInput) {
    self.prepared = prepared
    self.language = language ?? prepared.header.language
    result = try prepared.result(named: name)
    self.year = year
    let years = prepared.header.years
    if let year, !years.contains(year) {
      throw InvalidInput(
        .error(
          "the run covers \(years[0]) to \(years[years.count - 1]), and not \(year)", advice: "name one of its years"))
    }
  }

  /// The result by year, and what it splits into.
  package struct Answered {
    fileprivate var answer: RunAnswer
    fileprivate var values: [Double?]
    fileprivate var splits: [ResultSplit]
    /// Whether the only split has the result as its sum.
    fileprivate var isWhole: Bool
  }

  /// Runs the scenario, and writes nothing.
  /// - Throws: `SampleFailure` saying what failed, or is infeasible, and where.
  package func answered() throws(SampleFailure) -> Answered {
    let years = prepared.header.years
    var problem = prepared.problem
    // One target a year, so that the numbers are those by which targets are judged.
    problem.targets += years.indices.map {
      Study.Target(
        identifier: "", value: 0, needed: 0, measure: result.measure, factor: factor, year: $0, since: result.since)
    }
    let answer = try problem.run(modules: prepared.loadedModules)
    let values = answer.targets.suffix(years.count).map(\.value)
    let splits = ResultSplit.splits(of: result.measure, since: result.since, prepared: prepared, answer: answer)
    return Answered(
      answer: answer, values: values, splits: splits, isWhole: splits.count == 1 && sums(splits[0], values))
  }

  package func text(_ answered: Answered) -> String {
    let years = prepared.header.years
    let (values, splits, isWhole) = (answered.values, answered.splits, answered.isWhole)
    var text = heading(answered.answer) + "\n"
    text += table(
      isWhole ? splits[0].scaled(by: planned.factor) : nil, values.map { $0.map { planned.factor * $0 } }, isWhole: true
    )
    for split in isWhole ? [] : splits {
      text +=
        "\n"
        + table(split, years.indices.map { year in split.parts.reduce(0) { $0 + $1.values[year] } }, isWhole: false)
    }
    let trace = ResultTrace(prepared, language: language)
    return text + trace.text(behind: result.measure.outputs, parameter: parameter)
  }

  /// The result and its parts with all digits, a row each; no part is left out for being small.
  package func table(_ answered: Answered) -> StoredTable {
    let years = prepared.header.years
    let shown = years.indices.filter { year == nil || years[$0] == year }
    var table = StoredTable(header: ["result", "split", "part", "unit"] + shown.map { "\(years[$0])" })
    table.rows.append([result.variable, "", "", unit] + shown.map { StoredTable.cell(answered.values[$0]) })
    for split in answered.splits {
      for part in split.parts {
        table.rows.append(
          [result.variable, split.title[language], part.name[language], answered.isWhole ? unit : split.unit[language]]
            + shown.map { StoredTable.cell(part.values[$0]) })
      }
    }
    return table
  }

  private var parameter: String? {
    guard case .parameter(let module, let key) = result.measure else { return nil }
    return "modules.\(module).\(key)"
  }

  private func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }

  private func bracketed(_ unit: String) -> String { unit.isEmpty ? "" : say(" (\(unit))", "（\(unit)）") }

  // MARK: - Heading

  /// Shares and rates are shown in per cent.
  private var isShare: Bool { result.isGrowth || result.variable == "sei_share" }
  private var factor: Double { isShare ? 100 : 1 }

  private var declaredUnit: String {
    result.isGrowth
      ? (result.measure == .growthPremium(years: prepared.header.years.count) ? "percentage points per year" : "%/year")
      : isShare ? "%" : result.unit
  }

  private var unit: String { Translations.unit(declaredUnit, tableYear: prepared.accounts.year)[language] }

  /// The unit in which planners of the language write the result.
  private var planned: PlannersUnit { PlannersUnit(declaredUnit, tableYear: prepared.accounts.year, language) }

  private func heading(_ answer: RunAnswer) -> String {
    var text = result.variable + bracketed(planned.name) + "\n"
    if let meaning { text += meaning + "\n" }
    if result.isGrowth {
      text +=
        say(
          "mean yearly growth since \(prepared.header.years[result.since])",
          "自\(prepared.header.years[result.since])年起的年均增长") + "\n"
    }
    guard let target = result.target,
      let place = prepared.targets.targets.firstIndex(where: { $0.identifier == target.identifier }),
      answer.targets.indices.contains(place)
    else { return text }
    let unit = Translations.unit(target.unit, tableYear: prepared.accounts.year)[language]
    let goal = short(target.value) + (unit.first?.isNumber == true ? " (\(unit))" : " \(unit)")
    return text
      + say(
        "target \(target.identifier): \(target.indicator.en), \(target.bound) \(goal) in \(target.year)",
        "目标\(target.identifier)：\(target.indicator.zh)，\(target.year)年\(Translations.bound(target.bound).zh)\(goal)")
      + bracketed(Translations.state(answer.targets[place].state)[language]) + "\n"
  }

  /// The words of a module on its output.
  private var meaning: String? {
    guard case .quantity(let quantity) = result.measure, case .module(let name, let output) = quantity.output,
      let module = prepared.modules.first(where: { $0.identifier == name })
    else { return nil }
    return module.member.outputs.first { $0.name == output }?.meaning[language]
  }

  // MARK: - Table

  /// Whether a split has the result as its sum, in the unit in which both are shown.
  private func sums(_ split: ResultSplit, _ values: [Double?]) -> Bool {
    values.enumerated().allSatisfy { year, value in
      guard let value else { return true }
      let sum = split.parts.reduce(0) { $0 + $1.values[year] }
      return abs(sum - value) <= 1e-6 * max(1, abs(value))
    }
  }

  /// A column for each year that is shown, a row for each part that is more than rounding, and the sum.
  /// - Parameter isWhole: whether the heading already says the unit.
  private func table(_ split: ResultSplit?, _ values: [Double?], isWhole: Bool) -> String {
    let shown = prepared.header.years.indices.filter { year == nil || prepared.header.years[$0] == year }
    let largest = shown.compactMap { values[$0]?.magnitude }.max() ?? 0
    let places = largest >= 1000 ? 1 : largest >= 1 ? 2 : largest >= 0.01 ? 4 : 6
    let smallest = (0..<places).reduce(0.5) { size, _ in size / 10 }
    let title = split.map { $0.title[language] + (isWhole ? "" : bracketed($0.unit[language])) }
    let heads = [title ?? ""] + shown.map { "\(prepared.header.years[$0])" }
    var table = TextTable(heads, [.left] + shown.map { _ in .right })
    for part in split?.parts ?? [] where shown.contains(where: { part.values[$0].magnitude >= smallest }) {
      table.add([part.name[language]] + shown.map { decimals(part.values[$0], places) })
    }
    let sum = split == nil ? say("value", "数值") : say("sum", "合计")
    table.add([sum] + shown.map { values[$0].map { decimals($0, places) } ?? "" })
    return table.text
  }
}
