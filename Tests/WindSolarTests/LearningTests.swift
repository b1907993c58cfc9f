import Testing

@testable import WindSolar

private let curve = LearningCurve(cost: 8, reference: 100, rate: 0.1, spillover: 0)

@Test func `every doubling of the national capacity lowers the cost by the learning rate`() {
  let costs = curve.costs(cumulative: [100, 200, 400], ownAdditions: [0, 0, 0])
  for (cost, expected) in zip(costs, [8, 7.2, 6.48]) { #expect(abs(cost - expected) < 1e-12) }
}

@Test func `the region's own additions do not move the curve without a spill-over`() {
  #expect(
    curve.costs(cumulative: [150, 150], ownAdditions: [0, 0])
      == curve.costs(cumulative: [150, 150], ownAdditions: [9, 70]))
}

@Test func `own additions count cumulatively by the spill-over share`() {
  var curve = curve
  curve.spillover = 0.5
  // 100 + 0.5 * 100 and 100 + 0.5 * 200: the second is a doubling.
  let costs = curve.costs(cumulative: [100, 100], ownAdditions: [100, 100])
  // 8 * 1.5 ^ log2(0.9) = 8 * exp(-0.405465 * 0.152003)
  #expect(abs(costs[0] - 7.521_831) < 1e-6)
  #expect(abs(costs[1] - 7.2) < 1e-12)
}

@Test(arguments: [0.0, 0.5]) func `no learning rate leaves the cost as it is`(spillover: Double) {
  let still = LearningCurve(cost: 7.3, reference: 77, rate: 0, spillover: spillover)
  #expect(still.costs(cumulative: [10, 1000], ownAdditions: [5, 5]) == [7.3, 7.3])
}
