import SVGCharts
import SVGDrawing

extension Samples {
  /// The 23 sectors of a provincial table by their linkages, with invented numbers: crowded where such tables are.
  static func keySectors(_ t: Wording) -> Chart {
    let key: [(String, Double, Double)] = [
      ("LGT", 1.18, 1.03), ("PET", 1.15, 1.46), ("CHE", 1.10, 1.21), ("NMM", 1.11, 1.004), ("INS", 1.12, 1.32),
      ("ELC", 1.17, 1.46), ("GWT", 1.25, 1.16),
    ]
    let other: [(String, Double, Double)] = [
      ("AGR", 0.87, 1.24), ("MIN", 0.98, 1.59), ("FOD", 1.17, 0.91), ("MET", 1.08, 0.92), ("FMP", 0.975, 1.06),
      ("MCH", 0.97, 0.66), ("TRE", 0.953, 0.58), ("ELE", 0.972, 0.735), ("ICT", 0.864, 0.63), ("CON", 1.13, 0.535),
      ("TRD", 0.817, 1.04), ("TRP", 0.938, 1.13), ("INF", 0.774, 0.95), ("FRB", 0.773, 1.004), ("RES", 0.862, 0.774),
      ("PUB", 0.808, 0.6),
    ]
    func points(_ list: [(String, Double, Double)]) -> [LabelledPoint] {
      list.map { LabelledPoint($0.0, x: $0.1, y: $0.2) }
    }
    return Chart(
      title: t("Seven sectors pull and push more than the mean", "七个部门的影响力与感应度均高于平均"),
      subtitle: t("Power and sensitivity of dispersion", "影响力系数与感应度系数"), caption: source(t),
      finding: t("Seven key sectors.", "七个关键部门。"), height: 560,
      x: .values(title: t("Power of dispersion (mean = 1)", "影响力系数（平均=1）"), fromZero: false),
      y: .values(title: t("Sensitivity of dispersion (mean = 1)", "感应度系数（平均=1）"), fromZero: false),
      marks: [
        .scatter(
          Scatter(
            groups: [
              PointGroup(t("Key sectors", "关键部门"), points(key), tone: .palette(3), isEmphasized: true),
              PointGroup(t("Other sectors", "其他部门"), points(other), tone: .baseline),
            ],
            divisions: Divisions(
              x: 1, y: 1, topLeft: t("forward", "前向"), topRight: t("key", "关键"), bottomLeft: t("weak", "弱关联"),
              bottomRight: t("backward", "后向")), omission: t("Some points have no label.", "部分点未标注。")))
      ])
  }
}
