/// The effect of every factor by itself, from its low to its high end, around the centre.
package struct Tornado: Hashable, Sendable {
  package struct Bar: Hashable, Sendable {
    package var factor: Int
    /// The output at the factor's low and at its high end; nan where that sample failed.
    package var atLow, atHigh: Double

    /// How far the output goes, from the centre where one end failed.
    fileprivate func spread(around centre: Double) -> Double {
      let all = [atLow, atHigh, centre].filter(\.isFinite)
      return (all.max() ?? 0) - (all.min() ?? 0)
    }
  }

  package let centre: Double
  /// The widest first, then in the order of the factors.
  package let bars: [Bar]
  package let failed: Int

  /// - Parameter outputs: of the design one at a time: the centre, then each factor's low and high.
  package init(_ outputs: [Double]) throws(AnalysisError) {
    guard outputs.count >= 3, !outputs.count.isMultiple(of: 2) else {
      throw .unevenOutputs(count: outputs.count, group: 2)
    }
    let centre = outputs[0]
    self.centre = centre
    failed = outputs.count { !$0.isFinite }
    bars = (0..<(outputs.count - 1) / 2).map {
      Bar(factor: $0, atLow: outputs[1 + 2 * $0], atHigh: outputs[2 + 2 * $0])
    }.sorted {
      ($1.spread(around: centre), $0.factor) < ($0.spread(around: centre), $1.factor)
    }
  }
}
