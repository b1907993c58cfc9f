import Testing

@testable import NewEnergyVehicles

/// Hao, Wang, Ouyang and Cheng (2011), with the means by Γ computed with scipy.
@Test(arguments: [
  (14.46, 4.79, 13.2438), (13.11, 5.33, 12.0815), (11.53, 5.08, 10.5962), (12.80, 5.58, 11.8267), (10.09, 5.58, 9.3227),
  (8.02, 5.58, 7.4101),
])
func `the mean life of a Weibull law is not its scale`(scale: Double, shape: Double, mean: Double) {
  #expect(abs(SurvivalLaw.weibull(scale: scale, shape: shape).meanLife - mean) < 5e-5)
}

@Test(arguments: [
  SurvivalLaw.weibull(scale: 11.53, shape: 5.08), .normal(mean: 12, deviation: 2), .logNormal(mean: 9, deviation: 3),
  .fixed(7), .step(5.5),
])
func `the mean life is the area under the survival curve`(law: SurvivalLaw) {
  // Rectangles of a thousandth of a year about their middle; what is sold over a year reaches a step half a year apart.
  let area = (0..<60_000).reduce(0) { $0 + law.share(at: (Double($1) + 0.5) / 1000) } / 1000
  let shift = if case .step = law { 0.5 } else { 0.0 }
  #expect(abs(area - law.meanLife + shift) < 1e-3)
}

@Test(arguments: [(0, 1.0), (10, 0.842_889), (14, 0.424_629)])
func `the survival of a private car by age`(age: Int, share: Double) {
  #expect(abs(SurvivalLaw.weibull(scale: 14.46, shape: 4.79).share(at: Double(age)) - share) < 1e-6)
}

@Test func `compulsory scrap at five and a half years takes half of a year's vehicles in the sixth`() {
  let law = SurvivalLaw.step(5.5)
  #expect((3...7).map { law.share(at: Double($0)) } == [1, 1, 0.5, 0, 0])
  #expect((3...7).map { SurvivalLaw.fixed(5.5).share(at: Double($0)) } == [1, 1, 1, 0, 0])
}

@Test(arguments: 1...30) func `no law brings vehicles back`(seed: Int) {
  let size = 0.5 + Double(seed) / 2
  for law in [
    SurvivalLaw.weibull(scale: size, shape: size / 3), .normal(mean: size, deviation: size / 4),
    .logNormal(mean: size, deviation: size / 2), .fixed(size), .step(size),
  ] {
    for within in WithinYear.allCases {
      let shares = within.shares(law, years: 40)
      #expect(shares.allSatisfy { (0...1).contains($0) })
      for (a, b) in zip(shares, shares.dropFirst()) { #expect(b <= a) }
    }
  }
}

@Test func `a year is read at its start, in its middle or at its end`() {
  let law = SurvivalLaw.weibull(scale: 4, shape: 3)
  #expect(WithinYear.start.shares(law, years: 2) == [1, law.share(at: 1)])
  #expect(WithinYear.middle.shares(law, years: 2) == [law.share(at: 0.5), law.share(at: 1.5)])
  #expect(WithinYear.end.shares(law, years: 2) == [law.share(at: 1), law.share(at: 2)])
}
