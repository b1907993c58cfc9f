import Diagnostics
import InputOutput
import LinearAlgebra
import SeededNumbers
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
    let names = [
      "value_added_coefficients", "technology", "intermediate_import_shares", "final_import_shares", "demand_level",
      "demand_mix", "demand_products", "exports_abroad", "outflow_to_provinces", "residual",
    ]
    #expect(split.contributions.map(\.name) == (measure == .output ? Array(names.dropFirst()) : names))
    #expect(
      StateFactor.all(from: start.state, to: end.state, of: measure).map(\.name) == split.contributions.map(\.name))
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
    func state(_ scale: Double, _ random: inout SeededNumbers) -> EconomyState {
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
      func part(_ parts: [DemandDriver], _ name: String) throws -> [Double] {
        try #require(parts.first { $0.name == name }, "\(name)").values
      }
      for name in ["technology", "exports", "residual"] {
        let found = try part(factors.contributions, name)
        #expect(gap(found, try part(drivers.contributions, name)) < 1e-9, "\(name)")
      }
      let intermediate = try part(factors.contributions, "intermediate_import_shares")
      let final = try part(factors.contributions, "final_import_shares")
      #expect(gap(zip(intermediate, final).map(+), try part(drivers.contributions, "import_shares")) < 1e-9)
    }
  }

  /// One sector with A = 0, so that x = (1 - m) f + d: level and final import shares split by hand, the rest is zero.
  @Test func `level, import shares and exports of one sector split as worked out by hand`() throws {
    func state(_ share: Double, _ use: Double, _ exports: Double) -> EconomyState {
      EconomyState(
        sectors: Fixtures.sectors(["one"]), technicalCoefficients: Matrix(rows: [[0]]), importShares: [share],
        valueAddedCoefficients: [1], regionalDemand: [.init(name: "use", values: [use])],
        directDemand: [.init(name: "exports", values: [exports])])
    }
    for method in FactorDecomposition.Method.allCases {
      let parts = try FactorDecomposition.ofStates(
        from: state(0.2, 100, 10), to: state(0.4, 200, 25), of: .output, method: method)
      // -0.2 at the mean use of 150, 100 at the mean domestic share of 0.7.
      let expected: KeyValuePairs = [
        "technology": 0.0, "intermediate_import_shares": 0, "final_import_shares": -30, "demand_level": 70,
        "demand_mix": 0, "demand_products": 0, "exports": 15,
      ]
      #expect(parts.contributions.map(\.name) == expected.map(\.key))
      #expect(gap(parts.contributions.map { $0.values[0] }, expected.map(\.value)) < 1e-12)
    }
  }

  @Test func `a category that draws down stocks has no level and is a factor of its own`() throws {
    func state(_ stocks: [Double]) -> EconomyState {
      EconomyState(
        sectors: Fixtures.sectors(["a", "b"]), technicalCoefficients: Matrix(rows: [[0.1, 0.2], [0.3, 0.1]]),
        importShares: [0, 0.5], valueAddedCoefficients: [0.6, 0.7],
        regionalDemand: [.init(name: "use", values: [3, 4]), .init(name: "stocks", values: stocks)], directDemand: [])
    }
    let parts = try FactorDecomposition.ofStates(
      from: state([-2, 1]), to: state([1, 1]), of: .output, method: .allOrders)
    let other = try #require(parts.contributions.first { $0.name == "other_demand" })
    #expect(gap(other.values, parts.change) < 1e-12)
    #expect(parts.contributions.filter { $0.name != "other_demand" }.allSatisfy { $0.values == [0, 0] })
  }
}
