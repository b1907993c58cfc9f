public import Diagnostics
import InputOutput
import SVGCharts

/// Where forward linkages come from: the row sums of the Leontief inverse L or of the Ghosh inverse G.
public enum ForwardChoice: String, Sendable, CaseIterable {
  case leontief = "L"
  case ghosh = "G"
}

extension TableReport {
  /// Backward and forward linkages, power and sensitivity of dispersion and the key sectors.
  public func linkages(
    inverse: InverseChoice = .regional, forward: ForwardChoice = .ghosh
  ) throws(InvalidInput) -> TableAnswer {
    let model = try RegionalModel(table)
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
      title: say("Linkages, \(inverse.phrase.en): \(title)", "产业关联，\(inverse.phrase.zh)：\(title)"), rows,
      notes: [say("Key sectors: \(list)", "关键部门：\(list)"), sums, source], findings: model.findings,
      chart: dispersionChart(power: power, sensitivity: sensitivity, basis: basis, keys: list, inverse: inverse))
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

  private func dispersionChart(
    power: [Double], sensitivity: [Double], basis: Linkages.ForwardBasis, keys: String, inverse: InverseChoice
  ) -> Chart {
    Chart(
      title: say("Power and sensitivity of dispersion", "影响力系数与感应度系数"),
      subtitle: say("\(title), \(inverse.phrase.en)", "\(title)，\(inverse.phrase.zh)"), caption: source,
      finding: say("Key sectors, above the mean in both: \(keys).", "关键部门（二者均高于平均）：\(keys)。"),
      x: .categories(table.sectors.map(\.code)), y: .values(title: say("Over the mean of sectors", "与部门平均之比")),
      marks: [
        .points([
          Series(say("power (columns of L)", "影响力（L列）"), power),
          Series(say("sensitivity (rows of \(basis.rawValue))", "感应度（\(basis.rawValue)行）"), sensitivity),
        ]),
        .rule(value: 1, label: say("mean", "平均")),
      ])
  }
}
