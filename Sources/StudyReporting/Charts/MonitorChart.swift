import NumberText
import Observation
import PlanReading
import SVGCharts
import SVGDrawing
import ScenarioReading
import SimulationKit

/// Actual figures beside the scenario's path and the growth that leads to each target.
struct MonitorChart {
  let monitor: Monitor
  let words: StudyWords

  var chart: SmallMultiples {
    SmallMultiples(
      title: words.say("Where the plan stands", "规划进展"),
      subtitle: words.say("Each target on a scale of its own", "各目标坐标不同"),
      caption: words.say(
        "Scenario \(words.header.name). Needed: even growth to the target. Computed by simplan.",
        "情景：\(words.header.name)。应达到：按均匀增长至目标。由 simplan 计算。"), finding: finding,
      series: [
        .init(words.say("scenario", "情景值"), tone: .palette(0)),
        .init(words.say("needed path", "应达到路径"), tone: .baseline),
        .init(words.say("actual", "实际值"), tone: .palette(7), isDots: true),
        .init(words.say("target", "目标"), tone: .palette(3), isDots: true),
      ], panels: monitor.lines.map(panel))
  }

  private func panel(_ line: Monitor.Line) -> SmallMultiples.Panel {
    let target = line.target
    let years = Set(
      Array(line.actuals.keys) + Array(line.scenarioPath.keys) + Array(line.neededPath.keys) + [target.year]
    ).sorted()
    func row(_ path: [Int: Double]) -> [Double?] { path.isEmpty ? [] : years.map { path[$0] } }
    var title = words.named(target.indicator[words.language], unit: target.unit)
    if let growth = line.growthNeeded {
      title += words.say("; still needed: \(rate(growth)) a year", "；尚需年均增长\(rate(growth))")
    } else if line.isReached {
      title += words.say("; reached", "；已达到")
    }
    return SmallMultiples.Panel(
      title: title, years: years,
      values: [
        row(line.scenarioPath), row(line.neededPath), row(line.actuals), row([target.year: target.value]),
      ])
  }

  private func rate(_ growth: Double) -> String { words.percent(growth) }

  private var finding: String {
    let behind = monitor.lines.filter { $0.isBehind == true }
    let judged = monitor.lines.count { $0.isBehind != nil }
    guard judged > 0 else {
      return words.say("No figure can be judged yet.", "尚无可判断的数据。")
    }
    let count = words.say(
      "\(behind.count) of \(judged) targets with figures \(behind.count == 1 ? "is" : "are") behind the path that leads there",
      "\(judged)个有数据的目标中有\(behind.count)个落后于应达到路径")
    let steepest = behind.filter { $0.growthNeeded != nil }.max { ($0.growthNeeded ?? 0) < ($1.growthNeeded ?? 0) }
    guard let steepest, let growth = steepest.growthNeeded else { return count + words.say(".", "。") }
    let name = steepest.target.indicator[words.language]
    return count
      + words.say(
        "; the steepest, \"\(name)\", still needs \(rate(growth)) a year.", "；其中“\(name)”尚需年均增长\(rate(growth))，要求最高。")
  }
}
