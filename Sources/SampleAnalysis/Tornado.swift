/// The effect of every factor by itself, from its low to its high end, around the centre.
package struct Tornado: Hashable, Sendable {
  package struct Bar: Hashable, Sendable {
    package var factor: Int
    /// The output at the factor's low and at its high end; nan where that sample failed.
    package var atLow, atHigh: Double
    /// How far the output goes from end to end. Where one end failed, how far it goes from the centre to the other, which is
    /// the least that it can be; nan where nothing is left to compare.
    package var reach: Double

    package var isWhole: Bool { atLow.isFinite && atHigh.isFinite }

    fileprivate init(factor: Int, atLow: Double, atHigh: Double, centre: Double) {
      self.factor = factor
      self.atLow = atLow
      self.atHigh = atHigh
      reach = abs((atHigh.isFinite ? atHigh : centre) - (atLow.isFinite ? atLow : centre))
      if !atLow.isFinite, !atHigh.isFinite { reach = .nan }
    }
  }

  package let centre: Double
  /// The widest first, then in the order of the factors; last those of which nothing is known.
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
      Bar(factor: $0, atLow: outputs[1 + 2 * $0], atHigh: outputs[2 + 2 * $0], centre: centre)
    }.sorted {
      ($1.reach.isNaN ? -1 : $1.reach, $0.factor) < ($0.reach.isNaN ? -1 : $0.reach, $1.factor)
    }
  }
}
