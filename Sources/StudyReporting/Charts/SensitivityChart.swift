import NumberText
import PlanReading
import SVGCharts
import SVGDrawing
import ScenarioReading
import SimulationKit
import StudyRuns

/// Which inputs matter most to a target, as bars.
struct SensitivityChart {
  let summary: SensitivitySummary
  let words: StudyWords

  /// Inputs that are drawn.
  private static let most = 15

  private var target: PlanTargets.Target { summary.target.target }
  private var name: String { target.indicator[words.language] }
  private var unit: String { words.unit(target.unit) }

  /// Nil where no input has an effect that is known.
  var chart: Chart? {
    let lines = summary.lines.filter { $0.effect.isFinite }.prefix(Self.most)
    guard !lines.isEmpty else { return nil }
    let unknown = summary.unknown.count
    let left = summary.lines.count - unknown - lines.count
    let bars: RangeBars
    let x: String
    var fromZero = true
    switch summary.method {
    case .tornado:
      guard let stated = summary.stated, stated.isFinite else { return nil }
      bars = tornado(Array(lines), stated)
      x = words.named(words.say("\(name), \(target.year)", "\(target.year)年\(name)"), unit: target.unit)
      fromZero = false
    case .sobol:
      bars = RangeBars([
        series(words.say("with interactions", "含交互作用"), lines, at: 0, interval: true),
        series(words.say("alone", "单独作用"), lines, at: 3, interval: true),
      ])
      x = words.say("Share of the variance", "方差占比")
    case .morris:
      bars = RangeBars([series(words.say("Effect", "效应"), lines, at: 0, interval: true)])
      x = words.say("Mean size of the effect over the range (\(unit))", "全范围内的平均绝对效应（\(unit)）")
    case .sobolSecondOrder:
      bars = RangeBars([series(words.say("Together", "共同作用"), lines, at: 0, interval: true)])
      x = words.say("Share of the variance beyond the two inputs alone", "超出两项单独作用的方差占比")
    case .efast:
      bars = RangeBars([
        series(words.say("with interactions", "含交互作用"), lines, at: 0, interval: false),
        series(words.say("alone", "单独作用"), lines, at: 1, interval: false),
      ])
      x = words.say("Share of the variance", "方差占比")
    case .regional:
      bars = RangeBars([series(words.say("Distance", "距离"), lines, at: 0, interval: false)])
      x = words.say("Distance between samples that meet the target and the others (0 to 1)", "达标与未达标样本的分布距离（0到1）")
    case .pawn:
      bars = RangeBars([series(words.say("Distance", "距离"), lines, at: 0, interval: false)])
      x = words.say("Distance of distributions (0 to 1)", "分布距离（0到1）")
    }
    let remark: String =
      switch summary.method {
      case .tornado: words.say(" Numbers beside the bars: the input's low and high.", "条形旁数字为输入的低值与高值。")
      case .sobol, .sobolSecondOrder, .morris: words.say(" Whiskers: 95 % intervals.", "须线为95%区间。")
      case .efast, .regional: ""
      case .pawn: words.chance(summary.effectByChance ?? 0)
      }
    let rest =
      (left > 0 ? words.say(" Not shown: \(left) inputs that do less.", "未列出影响较小的\(left)项输入。") : "")
      + (unknown > 0 ? words.say(" Not shown, with an unknown effect: \(unknown).", "未列出影响未知的\(unknown)项输入。") : "")
      + (lines.contains(where: \.isAtLeast)
        ? words.say(" Half a bar: the other end has no answer.", "只有半条的：另一端没有结果。") : "")
    let looked = words.looked(at: summary.held, boxes: false)
    return Chart(
      title: words.say("What matters most: \(name)", "影响最大的因素：\(name)"),
      subtitle: words.header.title[words.language],
      caption: words.caption(summary.run.design) + remark + rest + (looked.isEmpty ? "" : words.say(" ", "")) + looked,
      finding: finding(lines.first), x: .values(title: x, fromZero: fromZero),
      y: .categories(lines.map { summary.title($0)[words.language] }), marks: [.rangeBars(bars)])
  }

  /// The sentence of the terminal, with how much the first input does.
  private func finding(_ first: SensitivitySummary.Line?) -> String {
    let most = words.finding(summary)
    guard let first, first.effect > 0, !summary.isTooFew else { return most }
    let effect = decimals(first.effect, 2)
    let input = words.quoted(summary.title(first)[words.language])
    switch summary.method {
    case .tornado:
      let points = target.unit == "%" ? words.say("percentage points", "个百分点") : unit
      if first.isAtLeast {
        return most
          + words.say(
            " \(input) moves it by at least \(words.amount(effect, points)).",
            "\(input)使其至少变动\(words.amount(effect, points))。")
      }
      return most
        + words.say(
          " From its low to its high, \(input) moves it by \(words.amount(effect, points)).",
          "\(input)从低值到高值使其变动\(words.amount(effect, points))。")
    case .sobol, .efast:
      return most
        + words.say(
          " \(input) is behind \(words.percent(first.effect)) of the variance.",
          "\(input)解释方差的\(words.percent(first.effect))。")
    case .sobolSecondOrder, .morris, .pawn, .regional: return most
    }
  }

  private func series(
    _ name: String, _ lines: ArraySlice<SensitivitySummary.Line>, at place: Int, interval: Bool
  ) -> RangeSeries {
    RangeSeries(
      name,
      lines.map { line in
        let value = line.cells[place]
        guard value.isFinite else { return nil }
        guard interval else { return RangeBar(to: value, label: decimals(value, 2)) }
        let (low, high) = (line.cells[place + 1], line.cells[place + 2])
        return RangeBar(to: value, whisker: low <= high && (high - low).isFinite ? low...high : nil)
      })
  }

  private func tornado(_ lines: [SensitivitySummary.Line], _ stated: Double) -> RangeBars {
    let names = (words.say("at its low", "取低值"), words.say("at its high", "取高值"))
    func bars(_ end: Int) -> [RangeBar?] {
      lines.map { line in
        guard line.cells[end].isFinite else { return nil }
        // Of the design one at a time: the centre, then each factor's low and high.
        let sample = 1 + 2 * line.factor + end
        let input = (try? summary.run.design.values(sample..<sample + 1))?[line.factor]
        return RangeBar(from: stated, to: line.cells[end], label: input.map(inputNumber) ?? "")
      }
    }
    return RangeBars(
      [RangeSeries(names.0, bars(0), tone: .palette(5)), RangeSeries(names.1, bars(1), tone: .palette(0))],
      sharesLine: true,
      rule: RangeBars.Rule(
        stated,
        label: words.say(
          "as stated: \(words.amount(decimals(stated, 2), target.unit))",
          "基准：\(words.amount(decimals(stated, 2), target.unit))")))
  }
}
