import SimulationKit
import Testing

@testable import NewEnergyVehicles

@Test func `the mean life of a private car is 13.2438 years and not the scale of 14.46`() {
  let car = WeibullSurvival(scale: 14.46, shape: 4.79)
  #expect(abs(car.meanLife - 13.2438) < 5e-5)
}

@Test func `the mean life is the area under the survival curve`() {
  let bus = WeibullSurvival(scale: 11.53, shape: 5.08)
  // Trapezoids of one year; the curve is flat at both ends.
  let area = (1...60).reduce(0.5) { $0 + bus.share(at: $1) }
  #expect(abs(area - bus.meanLife) < 1e-3)
}

@Test(arguments: [(0, 1.0), (10, 0.842_889), (14, 0.424_629)])
func `the survival of a private car by age`(age: Int, share: Double) {
  #expect(abs(WeibullSurvival(scale: 14.46, shape: 4.79).share(at: age) - share) < 1e-6)
}

@Test func `the defaults are the figures of Hao and others, in the order of the classes`() {
  func values(_ key: String) -> [Double] {
    guard
      case .array(let values)? = NewEnergyVehicles.manifest.parameters.first(where: { $0.key == key })?
        .fallback?.value
    else { return [] }
    return values
  }
  #expect(Fixture.classes == ["private_car", "business_car", "bus", "special_vehicle"])
  #expect(values("life_scale") == [14.46, 13.11, 11.53, 8.02])
  #expect(values("life_shape") == [4.79, 5.33, 5.08, 5.58])
}

@Test func `a yearly survival after the last vehicle is zero and not a division by zero`() {
  let table = SurvivalTable(WeibullSurvival(scale: 1, shape: 20), ages: 6)
  #expect(table.yearlyShares[5] == 0)
}
