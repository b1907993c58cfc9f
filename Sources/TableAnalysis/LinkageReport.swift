package import Diagnostics
import InputOutput
import SVGCharts
import SVGDrawing
import SimulationKit

/// The source of forward linkages: the row sums of the Leontief inverse L or of the Ghosh inverse G.
package enum ForwardChoice: String, Sendable, CaseIterable {
  case leontief = "L"
  case ghosh = "G"
}

extension TableReport {
  /// Backward and forward linkages, power and sensitivity of dispersion and the key sectors.
  package func linkages(
    inverse: InverseChoice = .regional, forward: ForwardChoice = .ghosh
  ) throws(InvalidInput) -> TableAnswer {
    let model = try modelOfOrigins()
    let basis: Linkages.ForwardBasis = forward == .ghosh ? .ghosh : .leontief
    let linkages = try Linkages(inverse.system(of: model), outputs: table.grossOutput, basis: basis)
    let (power, sensitivity) = (linkages.powerOfDispersion, linkages.sensitivityOfDispersion)
    var rows = FigureTable(
      sectorColumns + [
        .number("direct_backward", say("Direct backward", "直接后向"), decimals: 4),
        .number("direct_forward", say("Direct forward", "直接前向"), decimals: 4),
        .number("total_backward", say("Total backward", "完全后向"), decimals: 4),
        .number("total_forward", say("Total forward (\(basis.rawValue))", "完全前向（\(basis.rawValue)）"), decimals: 4),
        .number("power_of_dispersion", say("Power of dispersion", "影响力系数"), decimals: 4),
        .number("sensitivity_of_dispersion", say("Sensitivity of dispersion", "感应度系数"), decimals: 4),
        .text("class", say("Class", "类别")),
      ])
    for (j, kind) in linkages.classes.enumerated() {
      rows.add(
        labels(j),
        [
          linkages.directBackward[j], linkages.directForward[j], linkages.totalBackward[j], linkages.totalForward[j],
          power[j], sensitivity[j],
        ], after: [name(kind)])
    }
    let keys = linkages.keySectors.map { "\($0.code) \(name($0))" }
    let list = keys.isEmpty ? say("none", "无") : keys.joined(separator: say("; ", "；"))
    let sums = say(
      "Backward: column sums of A and L. Forward: row sums of \(forwardMatrices(basis)). Dispersion: over the mean; key "
        + "where both are above 1.",
      "后向：A、L列和；前向：\(forwardMatrices(basis))行和。系数为与平均数之比，二者均大于1为关键部门。")
    return TableAnswer(
      title: say("Linkages, \(phrase(of: inverse).en): \(title)", "产业关联，\(phrase(of: inverse).zh)：\(title)"), rows,
      notes: [say("Key sectors: \(list)", "关键部门：\(list)"), sums, source], findings: model.findings,
      chart: dispersionChart(linkages, keys: list, inverse: inverse))
  }

  private func forwardMatrices(_ basis: Linkages.ForwardBasis) -> String {
    switch basis {
    case .leontief: say("A and L", "A、L")
    case .ghosh: say("B and G", "B、G")
    }
  }

  private func name(_ kind: Linkages.Class) -> String {
    switch kind {
    case .key: say("key", "关键")
    case .backward: say("backward", "后向")
    case .forward: say("forward", "前向")
    case .weak: say("weak", "弱关联")
    }
  }

  /// Power of dispersion against sensitivity, cut at the mean. Sectors go by their codes, since names leave no room for
  /// one another; those of the key sectors stand in the legend, the others in the report's table.
  private func dispersionChart(_ linkages: Linkages, keys: String, inverse: InverseChoice) -> Chart {
    let (power, sensitivity) = (linkages.powerOfDispersion, linkages.sensitivityOfDispersion)
    var points: (key: [LabelledPoint], other: [LabelledPoint]) = ([], [])
    for (j, kind) in linkages.classes.enumerated() {
      let sector = table.sectors[j]
      let isNamed = kind == .key || table.sectors.count <= Self.mostLabelledSectors
      let point = LabelledPoint(isNamed ? sector.code : "", x: power[j], y: sensitivity[j])
      if kind == .key { points.key.append(point) } else { points.other.append(point) }
    }
    let basis = linkages.basis.rawValue
    let named = points.key.count <= Self.mostNamedSectors ? keys : String(points.key.count)
    // More sectors want more room; up to a width that still fits a screen.
    let extra = min(640, max(0, 8 * (table.sectors.count - 25)))
    return Chart(
      title: say("Power and sensitivity of dispersion", "影响力系数与感应度系数"),
      subtitle: say("\(title), \(phrase(of: inverse).en)", "\(title)，\(phrase(of: inverse).zh)"), caption: source,
      finding: say("Key sectors, above the mean in both: \(keys).", "关键部门（二者均高于平均）：\(keys)。"),
      width: 760 + extra, height: 600 + extra,
      x: .values(
        title: say("Power of dispersion, columns of L (mean = 1)", "影响力系数，L列（平均=1）"), fromZero: false),
      y: .values(
        title: say(
          "Sensitivity of dispersion, rows of \(basis) (mean = 1)", "感应度系数，\(basis)行（平均=1）"), fromZero: false),
      marks: [
        .scatter(
          Scatter(
            groups: [
              PointGroup(say("Key: \(named)", "关键部门：\(named)"), points.key, tone: .palette(3), isEmphasized: true),
              PointGroup(say("Other sectors", "其他部门"), points.other, tone: .baseline),
            ],
            divisions: Divisions(
              x: 1, y: 1, topLeft: say("forward: sensitive, weak pull", "前向型：感应度高、影响力低"),
              topRight: say("key: above the mean in both", "关键：二者均高于平均"),
              bottomLeft: say("weak: below the mean in both", "弱关联：二者均低于平均"),
              bottomRight: say("backward: strong pull, not sensitive", "后向型：影响力高、感应度低")),
            omission: say(
              "Points without a label found no room; the report lists every sector.", "无标注的点因空间不足未标注；报告列有全部部门。")))
      ])
  }

  /// Sectors beyond which only key sectors have a label, and key sectors beyond which they are counted and not named.
  private static let (mostLabelledSectors, mostNamedSectors) = (300, 40)
}
