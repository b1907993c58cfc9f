import PlanSeeking
import SVGCharts
import SVGDrawing
import ScenarioReading
import SimulationKit

/// The settings that no other beats, by the first two objectives; a third one by colour.
struct FrontierChart {
  let seek: FrontierSeek
  let answer: FrontierSeek.Answer
  let words: StudyWords

  /// Settings with a number beside them.
  private static let numbered = 9

  private var objectives: [FrontierObjective] { seek.objectives }

  var chart: Chart? {
    guard !answer.settings.isEmpty else { return nil }
    return Chart(
      title: words.say("What can be had together", "可同时达到的水平"), subtitle: words.header.title[words.language],
      caption: words.say(
        "Scenario \(words.header.name): \(words.summary(seek, answer)). Computed by simplan.",
        "情景：\(words.header.name)。\(words.summary(seek, answer))。由 simplan 计算。"), finding: finding, height: 520,
      x: .values(title: axis(0), fromZero: false), y: .values(title: axis(1), fromZero: false),
      marks: [
        .scatter(
          Scatter(
            groups: groups + [
              PointGroup(
                words.say("as planned", "规划方案"),
                [
                  LabelledPoint(
                    words.say("plan", "规划"), x: answer.planned.objectives[0], y: answer.planned.objectives[1])
                ], tone: .palette(3), isEmphasized: true)
            ], omission: words.say("Some settings have no number beside them.", "部分方案未标编号。")))
      ])
  }

  private func axis(_ place: Int) -> String {
    words.named(objectives[place])
      + (objectives[place].isToBeLarge
        ? words.say("; more is better", "；越大越好") : words.say("; less is better", "；越小越好"))
  }

  private func points(_ places: [Int], _ labels: Set<Int>) -> [LabelledPoint] {
    places.map { place in
      let values = answer.settings[place].objectives
      return LabelledPoint(labels.contains(place) ? "\(place + 1)" : "", x: values[0], y: values[1])
    }
  }

  private var groups: [PointGroup] {
    let labels = Set(words.shownSettings(answer, most: Self.numbered))
    let all = Array(answer.settings.indices)
    guard objectives.count == 3 else {
      return [
        PointGroup(
          words.say("settings that no other beats", "非劣方案"), points(all, labels), tone: .palette(0), isJoined: true)
      ]
    }
    // Thirds by the third objective.
    let third = objectives[2]
    let ordered = all.sorted { (answer.settings[$0].objectives[2], $0) < (answer.settings[$1].objectives[2], $1) }
    let tones: [Tone] = [.palette(5), .palette(0), .palette(7)]
    return (0..<3).compactMap { part in
      let own = ordered[ordered.count * part / 3..<ordered.count * (part + 1) / 3]
      guard let first = own.first, let last = own.last else { return nil }
      let (low, high) = (answer.settings[first].objectives[2], answer.settings[last].objectives[2])
      return PointGroup(
        words.say(
          "\(third.name) \(answer.shown(low, objective: 2)) to \(answer.shown(high, objective: 2))",
          "\(third.title.zh) \(answer.shown(low, objective: 2))—\(answer.shown(high, objective: 2))"),
        points(own.sorted(), labels),
        tone: tones[part])
    }
  }

  private var finding: String {
    let (first, second) = (objectives[0], objectives[1])
    guard let best = self.best(0), let other = self.best(1) else { return "" }
    let (a, b) = (answer.settings[best], answer.settings[other])
    func text(_ setting: FrontierSeek.Setting, _ place: Int) -> String {
      words.amount(answer.shown(setting.objectives[place], objective: place), objectives[place].unit)
    }
    guard best != other else {
      return words.say(
        "One setting is best in both: \(text(a, 0)) and \(text(a, 1)).",
        "同一方案在两方面均为最佳：\(text(a, 0))，\(text(a, 1))。")
    }
    return words.say(
      "\(first.title.en) reaches \(text(a, 0)) at \(text(a, 1)) of \(second.title.en); at the best of that, \(text(b, 1)), it is \(text(b, 0)). As planned: \(text(answer.planned, 0)) and \(text(answer.planned, 1)).",
      "\(first.title.zh)最佳可达\(text(a, 0))，此时\(second.title.zh)为\(text(a, 1))；后者取最佳值\(text(b, 1))时，前者为\(text(b, 0))。规划方案：\(text(answer.planned, 0))，\(text(answer.planned, 1))。"
    )
  }

  /// The setting with the best of an objective.
  private func best(_ place: Int) -> Int? {
    answer.settings.indices.max {
      let (one, other) = (answer.settings[$0].objectives[place], answer.settings[$1].objectives[place])
      return objectives[place].isToBeLarge ? one < other : one > other
    }
  }
}
