import NumberText
import PlanReading
import SVGCharts
import SVGDrawing
import SampleAnalysis
import ScenarioKeys
import ScenarioReading
import SimulationKit
import StudyRuns

/// The samples of an ensemble over the inputs that move a target most, and the target itself.
struct EnsembleCrossing {
  private let charts: EnsembleCharts
  private let target: StudyOutputs.JudgedTarget
  /// With the largest effect first.
  private let ranked: [(factor: Int, effect: Double)]
  private let rows: [SampleRow]

  /// Inputs and samples that are drawn: more would hide each other.
  private static let mostInputs = 7
  private static let mostSamples = 120

  /// Nil where too few samples answered, or all with the same number.
  init?(_ charts: EnsembleCharts, _ target: StudyOutputs.JudgedTarget) {
    self.charts = charts
    self.target = target
    rows = charts.rows.filter { $0.outputs[target.column].isFinite }
    let dimensions = charts.summary.run.design.factors.keys.count
    guard
      let pawn = try? PAWN(
        values: rows.flatMap(\.values), outputs: rows.map { $0.outputs[target.column] }, dimensions: dimensions)
    else { return nil }
    ranked = pawn.indices.enumerated().map { ($0.offset, $0.element.median) }
      .sorted { ($1.effect, $0.factor) < ($0.effect, $1.factor) }
  }

  private var words: StudyWords { charts.words }
  private var name: String { target.target.indicator[words.language] }
  private func title(_ factor: Int) -> String {
    charts.summary.run.design.factors.title(factor)[words.language]
  }
  private var keys: [VariedKey] { charts.summary.run.design.factors.keys }

  private var looked: String {
    let read = charts.rows.count
    let part =
      read == charts.summary.count
      ? "" : words.say(" Of the first \(words.count(read)) samples.", "仅计前\(words.count(read))个样本。")
    return words.following(part, words.leftOut(read - rows.count, of: read))
  }

  /// How far each input moves the distribution of the target.
  var influence: Chart? {
    let shown = ranked.prefix(15)
    guard let first = shown.first else { return nil }
    let chance = PAWN.distanceByChance(samples: rows.count)
    let most = shown.prefix(3).filter { $0.effect >= first.effect / 4 && $0.effect > PAWN.clear * chance }
      .map { words.quoted(title($0.factor)) }
    return Chart(
      title: words.say("What moves it most: \(name)", "影响最大的输入：\(name)"), subtitle: charts.subtitle,
      caption: charts.caption
        + words.say(
          " Distance of the distributions with the input in a tenth of its range (PAWN, median).",
          "指标为输入限于其十分之一范围时分布的距离（PAWN中位数）。") + words.chance(chance) + looked,
      finding: most.isEmpty
        ? words.say("No input moves \"\(name)\" beyond chance.", "没有输入对“\(name)”的影响超出随机波动。")
        : words.say("What moves \"\(name)\" most: \(words.list(most)).", "对“\(name)”影响最大的是：\(words.list(most))。"),
      x: .values(title: words.say("Distance of distributions (0 to 1)", "分布距离（0到1）")),
      y: .categories(shown.map { title($0.factor) }),
      marks: [.bars([Series(words.say("Distance", "距离"), shown.map(\.effect), tone: .palette(0))])])
  }

  /// Samples over inputs, those that meet the target in colour.
  var chart: ParallelCoordinates? {
    let run = charts.summary.run
    let met = rows.filter { run.isMet(target, by: $0.outputs[target.column]) == true }
    let missed = rows.filter { run.isMet(target, by: $0.outputs[target.column]) == false }
    // A share of both kinds, but at least a third of the room for the rarer.
    let room = Self.mostSamples
    let few = min(met.count, missed.count)
    let rare = min(few, max(room / 3, room * few / max(1, rows.count)))
    let (shownMet, shownMissed) =
      met.count <= missed.count ? (rare, min(missed.count, room - rare)) : (min(met.count, room - rare), rare)
    let factors = ranked.prefix(Self.mostInputs).map(\.factor)
    func line(_ row: SampleRow) -> [Double] { factors.map { row.values[$0] } + [row.outputs[target.column]] }
    let drawn = (met.prefix(shownMet), missed.prefix(shownMissed))
    let all = (drawn.0 + drawn.1).map(line)
    guard let first = all.first else { return nil }
    func quantity(
      _ name: String, _ place: Int, _ text: (Double) -> String, limits: ClosedRange<Double>? = nil, mark: Double? = nil
    ) -> ParallelCoordinates.Quantity {
      var (low, high) = limits.map { ($0.lowerBound, $0.upperBound) } ?? (first[place], first[place])
      for value in all.map({ $0[place] }) + (mark.map { [$0] } ?? []) {
        (low, high) = (min(low, value), max(high, value))
      }
      return .init(name, low: low, high: high, lowLabel: text(low), highLabel: text(high), mark: mark)
    }
    let axes =
      factors.enumerated().map { place, factor in
        quantity(
          words.named(title(factor), unit: keys[factor].unit), place, inputNumber,
          limits: keys[factor].variation.limits)
      } + [
        quantity(
          words.named(name, unit: target.target.unit) + words.say("; stroke: ", "；竖线：")
            + words.goal(target, needed: charts.needed(target)),
          factors.count, { shownNumber($0, 2) }, mark: charts.needed(target))
      ]
    return ParallelCoordinates(
      title: words.say("Which samples meet it: \(name)", "哪些样本达到目标：\(name)"), subtitle: charts.subtitle,
      caption: charts.caption
        + words.say(
          " Drawn: \(shownMet) of \(words.count(met.count)) that meet it, \(shownMissed) of \(words.count(missed.count)) that miss it.",
          "图中为\(words.count(met.count))个达到样本中的\(shownMet)个、\(words.count(missed.count))个未达到样本中的\(shownMissed)个。")
        + looked,
      finding: finding(met, missed), axes: axes,
      groups: [
        .init(words.say("meets the target", "达到目标"), drawn.0.map(line), tone: .palette(0)),
        .init(words.say("misses it", "未达到"), drawn.1.map(line), tone: .tint(7, white: 0.7)),
      ])
  }

  private func finding(_ met: [SampleRow], _ missed: [SampleRow]) -> String {
    guard let factor = ranked.first?.factor, !met.isEmpty, !missed.isEmpty else {
      return met.isEmpty
        ? words.say("No sample meets \"\(name)\".", "没有样本达到“\(name)”。")
        : words.say("Every sample meets \"\(name)\".", "所有样本都达到“\(name)”。")
    }
    func median(_ rows: [SampleRow]) -> String {
      inputNumber(quantile(0.5, ofSorted: rows.map { $0.values[factor] }.sorted()))
    }
    let input = words.quoted(title(factor))
    return words.say(
      "\(words.count(met.count)) of \(words.count(rows.count)) samples meet \"\(name)\"; in half of these \(input) is above \(median(met)), in half of the others above \(median(missed)).",
      "\(words.count(rows.count))个样本中有\(words.count(met.count))个达到“\(name)”；其中半数的\(input)高于\(median(met))，其余样本中半数高于\(median(missed))。"
    )
  }
}

extension VariedKey.Variation {
  /// The ends of a distribution that has ends.
  fileprivate var limits: ClosedRange<Double>? {
    switch self {
    case .uniform(let low, let high), .triangular(let low, _, let high), .interval(let low, let high):
      low <= high ? low...high : nil
    case .normal, .lognormal, .discrete, .choice: nil
    }
  }
}
