import NumberText
import SVGCharts
import SVGDrawing
import SimulationKit

/// The bands of a series by year: nine in ten samples, half of them, and the median.
struct FanChart {
  let title: String
  let unit: String
  /// Of numbers in sentences.
  let decimals: Int
  let years: [Int]
  /// [probability][year], in the order of `EnsembleSummary.probabilities`; nil for a year without a value.
  let bands: [[Double?]]
  let subtitle: String
  var caption: String
  /// A level with its words; nil for none.
  var target: (value: Double, label: String)?
  /// The sentence on how often the target is met; empty for none.
  var chance = ""

  /// Returns nil without a value in the last year.
  func chart(_ language: Language) -> Chart? {
    func say(_ en: String, _ zh: String) -> String { Title(en: en, zh: zh)[language] }
    guard bands.count == 5, let year = years.last, let least = bands[0].last ?? nil, let middle = bands[2].last ?? nil,
      let most = bands[4].last ?? nil
    else { return nil }
    var marks: [Mark] = [
      .bands([
        Band(say("9 in 10 samples", "九成样本"), low: bands[0], high: bands[4], tone: .tint(0, white: 0.8)),
        Band(say("half of the samples", "半数样本"), low: bands[1], high: bands[3], tone: .tint(0, white: 0.55)),
      ]), .lines([Series(say("median", "中位数"), bands[2], tone: .palette(0))]),
    ]
    if let target { marks.append(.rule(value: target.value, label: target.label)) }
    func number(_ value: Double) -> String { shownNumber(value, decimals) }
    func amount(_ value: Double) -> String {
      if unit.isEmpty { return number(value) }
      if unit.first?.isNumber == true { return say("\(number(value)) (\(unit))", "\(number(value))（\(unit)）") }
      return say("\(number(value)) \(unit)", unit == "%" ? "\(number(value))%" : "\(number(value)) \(unit)")
    }
    let finding = say(
      "In \(year) 9 in 10 samples lie between \(number(least)) and \(amount(most)), half of them above \(amount(middle)).",
      "\(year)年九成样本介于\(number(least))与\(amount(most))之间，半数高于\(amount(middle))。")
    let measured = unit.isEmpty ? title : title + say(" (\(unit))", "（\(unit)）")
    return Chart(
      title: say("\(title): how sure it is", "\(title)：不确定范围"), subtitle: subtitle, caption: caption,
      finding: finding + chance, x: .years(years), y: .values(title: measured, fromZero: false), marks: marks)
  }
}
