import InputOutput
import SVGCharts
import SVGDrawing

extension TableReport {
  /// One bar for each sector, the largest gain first, and where there are only losses the largest loss; losses have a
  /// colour of their own.
  /// - Parameters:
  ///   - finding: what is said of the sector with the largest magnitude, by its name and figure.
  ///   - decimals: of the figure in the finding.
  func sectorBars(
    _ values: [Double], title: String, subtitle: String, axis: String, decimals: Int,
    finding: (_ sector: String, _ figure: String) -> String
  ) -> Chart {
    let areLosses = values.allSatisfy { $0 <= 0 }
    let order = values.indices.sorted {
      areLosses ? (values[$0], $0) < (values[$1], $1) : (values[$1], $0) < (values[$0], $1)
    }
    let top = values.indices.max { values[$0].magnitude < values[$1].magnitude } ?? 0
    let hasLosses = values.contains { $0 < 0 }
    return Chart(
      title: title, subtitle: subtitle, caption: source,
      finding: finding(name(table.sectors[top]), figure(values[top], decimals)), x: .values(title: axis),
      y: .categories(order.map { names[$0] }),
      marks: [.bars([Series(title, order.map { values[$0] }, tone: hasLosses ? .signed : .automatic)])])
  }
}
