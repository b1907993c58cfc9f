import Economy
import NumberText
import PlanReading
import RegionalBase
import ResultText
import SampleAnalysis
import ScenarioKeys
import ScenarioReading
import SimulationKit
import StudyRuns

/// The words that texts, charts and pages of a study share, in one language.
///
/// This room shows studies: `Text` for a terminal, `Charts` as SVG, `Pages` as HTML. It computes nothing but what a
/// picture needs; numbers come from `StudyRuns`, `Observation` and `PlanSeeking`, drawing from `SVGCharts`, the parts of
/// a page from `Reporting`.
struct StudyWords: Sendable {
  let language: Language
  let header: ScenarioHeader
  let tableYear: Int

  init(_ prepared: PreparedRun, _ language: Language?) {
    self.init(prepared.header, priceYear: prepared.accounts.year, language)
  }

  /// - Parameter priceYear: nil for a run without money.
  init(_ header: ScenarioHeader, priceYear: Int?, _ language: Language?) {
    self.header = header
    self.language = language ?? header.language
    tableYear = priceYear ?? header.years[0]
  }

  func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }

  /// Says which samples an analysis looked at where it holds a part of them; empty where it looked at all.
  func looked(at held: HeldSamples, boxes: Bool) -> String {
    guard !held.areAll else { return "" }
    let (part, all) = (count(held.held), count(held.count))
    return boxes
      ? say(
        "Ranges were sought in \(part) of the \(all) samples, drawn by their numbers and the seed; they are counted over all.",
        "范围在\(all)个样本中按编号和种子抽取的\(part)个里寻找，统计则计全部样本。")
      : say(
        "Distributions are those of \(part) of the \(all) samples, drawn by their numbers and the seed.",
        "分布取自\(all)个样本中按编号和种子抽取的\(part)个。")
  }

  /// The name of an input in a sentence.
  func quoted(_ title: String) -> String { say("\"\(title)\"", "“\(title)”") }

  /// `a, b and c` or `a、b和c`.
  func list(_ texts: [String]) -> String {
    guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
    return texts.dropLast().joined(separator: say(", ", "、")) + say(" and ", "和") + last
  }

  /// A declared unit as reports write it.
  func unit(_ unit: String) -> String {
    let money = "1e8 CNY_"
    if unit.hasPrefix(money), let year = Int(unit.dropFirst(money.count)) {
      return Translations.unit("1e8 CNY_table", tableYear: year)[language]
    }
    return Translations.unit(unit, tableYear: tableYear)[language]
  }

  /// A name with its unit.
  func named(_ name: String, unit: String) -> String {
    let unit = self.unit(unit)
    return unit.isEmpty ? name : name + say(" (\(unit))", "（\(unit)）")
  }

  /// `15 %`, or `5（亿元，2017年价格）` where the unit begins with a figure.
  func amount(_ number: String, _ unit: String) -> String {
    let unit = self.unit(unit)
    guard !unit.isEmpty else { return number }
    if unit.first?.isNumber == true { return say("\(number) (\(unit))", "\(number)（\(unit)）") }
    return say("\(number) \(unit)", unit == "%" ? "\(number)%" : "\(number) \(unit)")
  }

  /// `at least 15 % in 2020`.
  func goal(_ target: PlanTargets.Target) -> String {
    let value = amount(short(target.value), target.unit)
    let bound = Translations.bound(target.bound)
    return say("\(bound.en) \(value) in \(target.year)", "\(target.year)年\(bound.zh)\(value)")
  }

  /// The goal of a target that a study judges, with the number from which on it is met where that is another.
  func goal(_ judged: StudyOutputs.JudgedTarget, needed: Double) -> String {
    let goal = goal(judged.target)
    return needed == judged.target.value
      ? goal : goal + say(", met from \(formatNumber(needed)) on", "，\(formatNumber(needed))起视为达到")
  }

  func title(_ series: StudyOutputs.Series) -> String { Self.title(series.name, series.title)[language] }

  func unit(_ series: StudyOutputs.Series) -> String { Self.unit(series.unit)[language] }

  /// A headline series in both languages; any other has the title that a study file gives it.
  static func title(_ name: String, _ title: String) -> Title {
    switch name {
    case "sei_share": Title(en: title, zh: "战略性新兴产业占工业比重")
    case "sei_growth_premium": Title(en: title, zh: "战略性新兴产业增速高于工业的幅度")
    case "value_added": Title(en: title, zh: "增加值")
    default: Title(title)
    }
  }

  /// The unit of a headline series in both languages.
  static func unit(_ unit: String) -> Title {
    let money = "1e8 CNY of "
    if unit.hasPrefix(money), let year = Int(unit.dropFirst(money.count)) {
      return Title(en: unit, zh: "亿元，\(year)年价格")
    }
    return unit == "percentage points" ? Title(en: unit, zh: "个百分点") : Title(unit)
  }

  func title(_ design: StudyDesign.Kind) -> String { Self.title(design)[language] }

  static func title(_ design: StudyDesign.Kind) -> Title {
    func say(_ en: String, _ zh: String) -> Title { Title(en: en, zh: zh) }
    return switch design {
    case .sobol: say(design.title, "加扰Sobol'序列")
    case .random: say(design.title, "随机样本")
    case .latinHypercube: say(design.title, "拉丁超立方")
    case .oneAtATime: say(design.title, "逐项变动")
    case .morris: say(design.title, "Morris轨迹")
    case .saltelli: say(design.title, "Saltelli样本对")
    case .fullFactorial: say(design.title, "全因子设计")
    case .saltelliSecondOrder: say(design.title, "Saltelli二阶样本对")
    case .efast: say(design.title, "eFAST搜索曲线")
    case .points: say(design.title, "给定样本点")
    }
  }

  /// How a factor is distributed.
  func distribution(_ key: VariedKey, _ factors: StudyFactors) -> String {
    guard language == .zh else { return factors.words(key) }
    if factors.variation.settings?.keys.contains(key) == true { return "见方案表" }
    if factors.variation.shares.contains(where: { $0.keys.contains(key) }) { return "合计为一的份额" }
    func limits(_ low: Double?, _ high: Double?) -> String {
      switch (low, high) {
      case (nil, nil): ""
      case (let low?, nil): "，不低于\(formatNumber(low))"
      case (nil, let high?): "，不高于\(formatNumber(high))"
      case (let low?, let high?): "，截断于\(formatNumber(low))—\(formatNumber(high))"
      }
    }
    let said: String =
      switch key.variation {
      case .uniform(let low, let high): "均匀分布，\(formatNumber(low))—\(formatNumber(high))"
      case .triangular(let low, let mode, let high):
        "三角分布，\(formatNumber(low))—\(formatNumber(high))，众数\(formatNumber(mode))"
      case .normal(let mean, let deviation, let low, let high):
        "正态分布，均值\(formatNumber(mean))，标准差\(formatNumber(deviation))\(limits(low, high))"
      case .lognormal(let median, let deviation, let low, let high):
        "对数正态分布，中位数\(formatNumber(median))，几何标准差\(formatNumber(deviation))\(limits(low, high))"
      case .discrete(let values, let weights):
        "离散分布，" + zip(values, weights).map { "\(formatNumber($0))（\(formatNumber($1))）" }.joined(separator: "、")
      case .interval(let low, let high): "可调整项，\(formatNumber(low))—\(formatNumber(high))"
      case .choice(let values): "可调整项，取值\(values.map { formatNumber($0) }.joined(separator: "、"))"
      }
    return said + (key.unit == "1" ? "" : "（\(key.unit)）")
  }

  /// The line over a text.
  func head(_ design: StudyDesign) -> String {
    say(
      "\(header.name): \(design.count) sample\(design.count == 1 ? "" : "s"), \(design.kind.title), seed \(design.seed)",
      "\(header.name)：\(design.count)个样本，\(title(design.kind))，种子\(design.seed)")
  }

  /// The line at the foot of a chart.
  func caption(_ design: StudyDesign) -> String {
    say(
      "Scenario \(header.name); \(samples(design.count)), \(title(design.kind)), seed \(design.seed). Computed by simplan.",
      "情景：\(header.name)；\(count(design.count))个样本，\(title(design.kind))，种子\(design.seed)。由 simplan 计算。")
  }

  /// The same with how many samples have no answer and are left out of the chart.
  func caption(_ design: StudyDesign, answered: Int) -> String {
    following(caption(design), leftOut(design.count - answered, of: design.count))
  }

  /// Says that samples without an answer are left out; empty for none.
  func leftOut(_ lost: Int, of samples: Int) -> String { Self.leftOut(lost, of: samples)[language] }

  static func leftOut(_ lost: Int, of samples: Int) -> Title {
    let (part, all) = (short(Double(lost)), short(Double(samples)))
    return lost == 0
      ? Title(en: "", zh: "")
      : Title(
        en: "Left out: \(part) of \(all) sample\(samples == 1 ? "" : "s"), without an answer.",
        zh: "\(all)个样本中有\(part)个没有结果，未计入。")
  }

  /// The samples that the quantiles of a band leave out; where years differ, those of the year with most.
  func leftOut(of band: EnsembleSummary.Band) -> String {
    guard let most = band.quantiles.failed.max(), let used = band.quantiles.used.min() else { return "" }
    return leftOut(most, of: most + used)
  }

  /// A sentence after another, if there is one.
  func following(_ text: String, _ sentence: String) -> String {
    sentence.isEmpty ? text : text + say(" ", "") + sentence
  }

  /// "1 sample" or "1,000 samples", in English.
  func samples(_ count: Int) -> String { "\(self.count(count)) sample\(count == 1 ? "" : "s")" }

  /// 1,000 and not 1000, as text has it.
  func count(_ value: Int) -> String { short(Double(value)) }

  /// At the foot of a chart of distances that chance alone brings.
  func chance(_ distance: Double) -> String {
    say(" About \(decimals(distance, 2)) is chance.", "约\(decimals(distance, 2))属随机波动。")
  }

  func percent(_ share: Double) -> String { shownPercent(share, language) }
}

/// A share with its sign of per cent, as `percentage` writes it.
func shownPercent(_ share: Double, _ language: Language) -> String {
  share.isFinite ? percentage(share) + Title(en: " %", zh: "%")[language] : "-"
}

/// A number of an input: four digits that count.
func inputNumber(_ value: Double) -> String {
  guard value != 0, value.isFinite else { return formatNumber(value) }
  var scale = 1.0
  while abs(value) * scale < 1000, scale < 1e15 { scale *= 10 }
  return formatNumber((value * scale).rounded() / scale)
}
