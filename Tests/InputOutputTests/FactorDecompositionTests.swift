import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct FactorDecompositionTests {
  /// y = abc from 1·2·3 to 2·3·5.
  private func product(_ changed: [Bool]) -> [Double] {
    let values: [(start: Double, end: Double)] = [(1, 2), (2, 3), (3, 5)]
    return [zip(values, changed).map { $1 ? $0.end : $0.start }.reduce(1, *)]
  }

  @Test func `three factors split as worked out by hand`() throws {
    let polar = try FactorDecomposition(factors: ["a", "b", "c"]) { product($0) }
    // a: (6 + 15) / 2, b: (2·1·3 + 1·1·5) / 2, c: (6·2 + 2·2) / 2.
    #expect(polar.contributions.map(\.values) == [[10.5], [5.5], [8]])
    #expect(polar.change == [24])
    #expect(polar.closureError == 0)
    // a: 2·3/3 + (3·3 + 2·5)/6 + 3·5/3, and so on.
    let all = try FactorDecomposition(factors: ["a", "b", "c"], method: .allOrders) { product($0) }
    let (a, b, c): (Double, Double, Double) = (2 + 19.0 / 6 + 5, 1 + 11.0 / 6 + 10.0 / 3, 4.0 / 3 + 14.0 / 6 + 4)
    #expect(gap(all.contributions.map { $0.values[0] }, [a, b, c]) < 1e-14)
    #expect(all.contributions.map(\.name) == ["a", "b", "c"])
  }

  @Test func `too many factors for all orders are refused`() {
    let names = (0..<13).map { "f\($0)" }
    let error = #expect(throws: InvalidInput.self) {
      try FactorDecomposition(factors: names, method: .allOrders) { _ in [0] }
    }
    #expect(error?.description == "error: 13 factors are too many; take at most 12")
  }

  @Test(arguments: FactorDecomposition.Method.allCases, [StructuralDecomposition.Measure.output, .valueAdded])
  func `the change of Henan from 2012 to 2017 splits over all factors without a rest`(
    method: FactorDecomposition.Method, measure: StructuralDecomposition.Measure
  ) throws {
    let (start, end) = (try RegionalModel(Fixtures.henan(2012)), try RegionalModel(Fixtures.henan(2017)))
    let split = try FactorDecomposition.ofStates(from: start.state, to: end.state, of: measure, method: method)
    #expect(split.closureError < 1e-9)
    let names = StateFactor.allCases.map(\.rawValue)
    #expect(split.contributions.map(\.name) == (measure == .output ? Array(names.dropFirst()) : names))
    let before = measure == .output ? start.table.grossOutput : start.table.totalValueAdded
    let after = measure == .output ? end.table.grossOutput : end.table.totalValueAdded
    #expect(gap(split.change, zip(after, before).map(-)) < 1e-6)
    for part in split.contributions { #expect(part.values.contains { $0.magnitude > 1 }, "\(part.name)") }
  }

  /// The decomposition by drivers takes the factors in the same order, so technology and import shares must agree.
  @Test(arguments: SeededEconomy.seeds)
  func `technology and import shares agree with the decomposition by drivers`(seed: Int) throws {
    var economy = try SeededEconomy(seed: seed)
    let (n, sectors, coefficients) = (economy.sectors.count, economy.sectors, economy.coefficients)
    func state(_ scale: Double, _ random: inout SeededGenerator) -> EconomyState {
      EconomyState(
        sectors: sectors, technicalCoefficients: coefficients.mapEntries { value, _, _ in scale * value },
        importShares: random.numbers(n, 0...0.6), valueAddedCoefficients: random.numbers(n, 0.2...0.6),
        regionalDemand: [.init(name: "households", values: random.numbers(n, 0...100))],
        directDemand: [
          .init(name: "exports", values: random.numbers(n, 0...100)),
          .init(name: "residual", values: random.numbers(n, -1 ... -0.5)),
        ])
    }
    let (start, end) = (state(1, &economy.random), state(0.9, &economy.random))
    for measure in [StructuralDecomposition.Measure.output, .valueAdded] {
      let factors = try FactorDecomposition.ofStates(from: start, to: end, of: measure)
      let drivers = try StructuralDecomposition(from: start, to: end, of: measure)
      #expect(factors.closureError < 1e-9)
      #expect(drivers.closureError < 1e-9)
      #expect(gap(factors.change, drivers.change) < 1e-9)
      for name in ["technology", "import_shares"] {
        let (a, b) = (
          factors.contributions.first { $0.name == name }, drivers.contributions.first { $0.name == name }
        )
        #expect(gap(a?.values ?? [], b?.values ?? []) < 1e-9)
      }
    }
  }
}
