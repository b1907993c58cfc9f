import PlanReading
import ResultText
import Results
import SVGCharts
import Study

extension ReportCharts {
  /// The plan scorecard as a picture.
  var scorecard: ScorecardChart { scorecard { _ in true } }

  /// The targets that are chosen, as a picture.
  func scorecard(_ isChosen: (PlanTargets.Target) -> Bool) -> ScorecardChart {
    let text = ScorecardText(results.record, language: language)
    let lines = zip(text.lines, results.record.scorecard).filter { isChosen($0.1.target) }.map(\.0)
    func count(_ state: TargetResult.State) -> Int { lines.count { $0.state == state } }
    let judged = count(.met) + count(.missed)
    let doubtful = lines.count { $0.isDoubtful && [.met, .missed].contains($0.state) }
    return ScorecardChart(
      title: judged == 0
        ? say("Plan scorecard", "规划目标对照表")
        : say("\(count(.met)) of \(judged) judged targets are met", "\(judged)项可评判目标中有\(count(.met))项达到"),
      subtitle: subtitle(say("Plan scorecard", "规划目标对照表"), ""), caption: caption,
      finding: say(
        "\(count(.met)) targets met, \(count(.missed)) missed, \(count(.assumed)) assumed, \(count(.otherPerimeter)) of another perimeter, \(count(.notModelled)) not modelled."
          + (doubtful == 0 ? "" : " \(doubtful) of those met or missed rest on implausible inputs."),
        "\(count(.met))项达到，\(count(.missed))项未达到，\(count(.assumed))项为情景假设，\(count(.otherPerimeter))项口径不同，\(count(.notModelled))项未建模。"
          + (doubtful == 0 ? "" : "其中\(doubtful)项达到或未达到的结论依据存疑的输入值。")
      ),
      headings: .init(
        label: say("Target", "目标"), target: text.heading, value: say("Computed", "计算值"),
        state: say("State", "状态"), reached: say("Computed / target", "计算值/目标值")),
      rows: Self.inGroups(lines).map { line in
        ScorecardChart.Row(
          group: group(line.state),
          label: (line.relation.isEmpty
            ? line.indicator : say("\(line.indicator) (\(line.relation))", "\(line.indicator)（\(line.relation)）"))
            .uppercasingFirst,
          target: line.target,
          value: line.value, state: Self.mark(line), stateText: line.stateText, reached: line.reached)
      })
  }

  /// The judged targets first, in the plan's order within each group.
  private static func inGroups(_ lines: [ScorecardText.Line]) -> [ScorecardText.Line] {
    let order: [[TargetResult.State]] = [[.met, .missed], [.otherPerimeter], [.assumed], [.notModelled]]
    return order.flatMap { states in lines.filter { states.contains($0.state) } }
  }

  private func group(_ state: TargetResult.State) -> String {
    switch state {
    case .met, .missed: say("Judged", "可评判")
    case .otherPerimeter: say("Of another perimeter: shown beside the target, never judged", "口径不同：仅并列，不评判")
    case .assumed: say("Assumed by the scenario", "情景假设")
    case .notModelled: say("Not modelled", "未建模")
    }
  }

  private static func mark(_ line: ScorecardText.Line) -> ScorecardChart.State {
    switch line.state {
    case .met: line.isDoubtful ? .doubtful : .met
    case .missed: line.isDoubtful ? .doubtful : .missed
    case .assumed: .assumed
    case .otherPerimeter: .otherPerimeter
    case .notModelled: .notModelled
    }
  }
}
