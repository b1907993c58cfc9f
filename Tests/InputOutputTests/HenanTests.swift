import InputOutput
import LinearAlgebra
import Testing

@Suite struct HenanTests {
  @Test func `the regional model of 2017 gives the multipliers computed apart with numpy`() throws {
    let model = try RegionalModel(Fixtures.henan(2017))
    let codes = model.table.sectors.map(\.code)
    let output = Dictionary(uniqueKeysWithValues: zip(codes, try model.outputMultipliers()))
    #expect(abs(output.values.reduce(0, +) / 23 - 1.7190) < 5e-5)
    #expect(abs(output["ICT", default: 0] - 1.7463) < 5e-5)
    #expect(abs(output["CON", default: 0] - 1.9194) < 5e-5)
    let value = Dictionary(uniqueKeysWithValues: zip(codes, try model.valueAddedMultipliers()))
    #expect(abs(value["ICT", default: 0] - 0.3254) < 5e-5)
    #expect(abs(value["AGR", default: 0] - 0.7789) < 5e-5)
    #expect(model.findings.isEmpty)
  }

  @Test func `value added of 2017 splits by final demand without a rest`() throws {
    let split = try RegionalModel(Fixtures.henan(2017)).valueAddedByDriver()
    let expected = [
      ("rural_household", 2334.03), ("urban_household", 5390.41), ("government", 2955.75),
      ("gross_fixed_capital_formation", 8712.86), ("inventory_change", 191.80), ("exports_abroad", 1516.45),
      ("outflow_to_provinces", 23451.54), ("residual", 0),
    ]
    #expect(split.map(\.name) == expected.map(\.0))
    for (part, figure) in zip(split, expected) { #expect(abs(part.value - figure.1) < 0.01, "\(part.name)") }
    #expect(abs(split.reduce(0) { $0 + $1.value } - 44552.84) < 1e-6)
  }

  @Test func `the total inverse of 2017 has a mean multiplier of 3_2776`() throws {
    let total = try RegionalModel(Fixtures.henan(2017)).totalSystem().outputMultipliers()
    #expect(abs(total.reduce(0, +) / 23 - 3.2776) < 5e-5)
  }

  @Test(arguments: [2012, 2017])
  func `the model with its residual returns the output of the table`(year: Int) throws {
    let model = try RegionalModel(Fixtures.henan(year))
    let outputs = try model.state.outputsByDriver().rowSums
    for (computed, printed) in zip(outputs, model.table.grossOutput) {
      #expect(abs(computed - printed) <= 1e-9 * printed)
    }
  }
}
