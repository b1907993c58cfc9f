import Diagnostics
import SimulationKit
package import Study

extension ScorecardText {
  /// The targets in the groups in which a reader takes them in: those that are judged first.
  package enum Group: CaseIterable {
    case judged, otherPerimeter, assumed, notModelled

    package init(_ state: TargetResult.State) {
      switch state {
      case .met, .missed: self = .judged
      case .otherPerimeter: self = .otherPerimeter
      case .assumed: self = .assumed
      case .notModelled: self = .notModelled
      }
    }
  }

  /// A group in a word or two, for a column.
  package func groupName(of group: Group) -> String {
    switch group {
    case .judged: Title(en: "judged", zh: "可作判断")[language]
    case .otherPerimeter: Title(en: "other perimeter", zh: "口径不同")[language]
    case .assumed: Title(en: "assumed", zh: "情景假设")[language]
    case .notModelled: Title(en: "not modelled", zh: "未建模")[language]
    }
  }

  /// The heading of a group of lines.
  func heading(of group: Group, _ lines: [Line]) -> String {
    switch group {
    case .judged:
      let (met, missed) = (lines.count { $0.state == .met }, lines.count { $0.state == .missed })
      return Title(
        en: "Judged: \(met) met, \(missed) missed", zh: "可作判断：达到\(met)项，未达到\(missed)项")[language]
    case .otherPerimeter:
      return Title(
        en: "Other perimeter: the ratio of what was computed to the plan's figure, not judged",
        zh: "口径不同：列出计算值与规划值之比，不作判定")[
          language]
    case .assumed: return Title(en: "Assumed: inputs of this scenario", zh: "情景假设：为本情景的输入")[language]
    case .notModelled: return Title(en: "Not modelled", zh: "未建模")[language]
    }
  }

  /// The table for a terminal, in groups.
  /// - Parameters:
  ///   - columns: of the terminal.
  ///   - colored: whether met and missed have colours beside their words; control characters are then escaped already.
  package func terminal(columns: Int = 80, colored: Bool = false) -> String {
    var table = TextTable(
      [
        Title(en: "Target", zh: "目标")[language], heading, Title(en: "Computed", zh: "计算值")[language],
        Title(en: "State", zh: "状态")[language],
      ], [.left, .right, .right, .left])
    for group in Group.allCases {
      let members = lines.filter { Group($0.state) == group }
      if !members.isEmpty { table.addHeading(heading(of: group, members)) }
      for line in members {
        let remarks = [line.relation, line.remark].filter { !$0.isEmpty }
        let unit = line.unit.isEmpty ? "" : Title(en: ", \(line.unit)", zh: "，\(line.unit)")[language]
        table.add(
          [line.indicator + unit, line.targetNumber, line.valueNumber, line.shortState],
          below: remarks.joined(separator: Title(en: "; ", zh: "；")[language]), tint: Self.tint(line))
      }
    }
    let doubts = implausible.flatMap { (colored ? $0.escapingControls : $0).wrapped(to: columns, hanging: 2) }
    return table.text(within: columns, colored: colored) + doubts.map { $0 + "\n" }.joined()
  }

  private static func tint(_ line: Line) -> TextTable.Tint? {
    switch line.state {
    case .met: line.isDoubtful ? nil : .good
    case .missed: .bad
    case .notModelled: .faint
    case .assumed, .otherPerimeter: nil
    }
  }
}
