/// Where the categories or years of an axis lie along it.
package struct PositionScale: Equatable {
  /// Centres as shares of the axis's length.
  package let centers: [Double]
  /// Width of the band round each centre, as a share of the axis's length.
  package let band: Double

  /// Equal bands side by side, as for categories.
  package init(count: Int) {
    self.init(
      centers: (0..<count).map { (Double($0) + 0.5) / Double(count) }, band: 1 / Double(max(1, count)))
  }

  /// Years in their true distances; `years` ascend. With `bands` there is half a band of room before the first and
  /// after the last, for columns; without, the first and the last lie on the ends of the axis.
  package init(years: [Int], bands: Bool) {
    guard let first = years.first, let last = years.last, years.count > 1 else {
      self.init(count: years.count)
      return
    }
    let gap = Double(zip(years, years.dropFirst()).map { $1 - $0 }.min() ?? 1)
    let margin = bands ? gap / 2 : 0
    let length = Double(last - first) + 2 * margin
    self.init(centers: years.map { (Double($0 - first) + margin) / length }, band: gap / length)
  }

  private init(centers: [Double], band: Double) {
    self.centers = centers
    self.band = band
  }
}
