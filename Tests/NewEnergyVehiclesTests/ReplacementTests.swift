import Testing

@testable import NewEnergyVehicles
@testable import SimulationKit

@Test(arguments: Fixture().values.keys.sorted())
func `a module whose parameter is replaced answers as one made with it`(key: String) throws {
  var before = Fixture()
  // Short lives, so that everything matters.
  before.survival = ["survival": .text("weibull"), "life_scale": .number(4), "life_shape": .number(2)]
  before.values["pack_life_scale"] = .array([4, 4, 4, 4])
  before.values["pack_life_shape"] = .array([2, 2, 2, 2])
  before.values["second_life_scale"] = .number(3)
  before.values["second_life_shape"] = .number(2)
  var after = before
  switch before.values[key] {
  case .number(let value)?: after.values[key] = .number(value * 0.75)
  case .array(let values)?: after.values[key] = .array(values.map { $0 * 0.75 })
  case .text?:
    guard key == "within_year" else { return }
    after.values[key] = .text("middle")
  default: Issue.record("'\(key)' is neither a number nor an array")
  }
  var module = try NewEnergyVehicles(before.parameters)
  let old = try before.run(&module)
  try module.replace(with: after.parameters, changed: ParameterChanges([ParameterPath([key])], [true]))
  let new = try after.run(&module)
  let fresh = try after.run()
  for output in NewEnergyVehicles.manifest.outputs { #expect(new[output.name] == fresh[output.name]) }
  #expect(NewEnergyVehicles.manifest.outputs.contains { new[$0.name] != old[$0.name] })
}
