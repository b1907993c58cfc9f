import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct StructuralDecompositionTests {
  private func state(
    _ coefficient: Double, _ share: Double, _ value: Double, _ regional: Double, _ direct: Double,
    code: String = "A", driver: String = "exports"
  ) -> EconomyState {
    EconomyState(
      sectors: Fixtures.sectors([code]), technicalCoefficients: Matrix(rows: [[coefficient]]), importShares: [share],
      valueAddedCoefficients: [value], regionalDemand: [.init(name: "households", values: [regional])],
      directDemand: [.init(name: driver, values: [direct])])
  }

  /// x falls from 200 to 160: technology gives the mean of 133.3 - 200 and 160 - 240, demand that of 26.7 and 40.
  @Test func `one sector splits as worked out by hand`() throws {
    let (start, end) = (state(0.5, 0, 0.5, 100, 0), state(0.25, 0, 0.75, 120, 0))
    let output = try StructuralDecomposition(from: start, to: end, of: .output)
    #expect(output.contributions.map(\.name) == ["technology", "import_shares", "households", "exports"])
    for (part, expected) in zip(output.contributions, [-220.0 / 3, 0, 100.0 / 3, 0]) {
      #expect(abs(part.values[0] - expected) < 1e-12, "\(part.name)")
    }
    let value = try StructuralDecomposition(from: start, to: end, of: .valueAdded)
    #expect(value.contributions.first?.name == "value_added_coefficients")
    for (part, expected) in zip(value.contributions, [45.0, -45, 0, 20, 0]) {
      #expect(abs(part.values[0] - expected) < 1e-12, "\(part.name)")
    }
    #expect(abs(value.change[0] - 20) < 1e-12)
  }

  /// With A = 0 imports only thin regional demand: (1 - m)f goes from 100 to 60, the share taking the mean of -50 and
  /// -60, demand that of 10 and 20; direct demand never passes the share.
  @Test func `import shares act on regional demand and not on direct demand`() throws {
    let (start, end) = (state(0, 0, 1, 100, 10), state(0, 0.5, 1, 120, 15))
    let parts = try StructuralDecomposition(from: start, to: end, of: .output).contributions
    for (part, expected) in zip(parts, [0.0, -55, 15, 5]) {
      #expect(abs(part.values[0] - expected) < 1e-12, "\(part.name)")
    }
  }

  @Test(arguments: [StructuralDecomposition.Measure.output, .valueAdded])
  func `the change of Henan from 2012 to 2017 is explained without a rest`(
    measure: StructuralDecomposition.Measure
  ) throws {
    let (start, end) = (try RegionalModel(Fixtures.henan(2012)), try RegionalModel(Fixtures.henan(2017)))
    let forward = try StructuralDecomposition(from: start.state, to: end.state, of: measure)
    #expect(forward.closureError < 1e-9)
    let before = measure == .output ? start.table.grossOutput : start.table.totalValueAdded
    let after = measure == .output ? end.table.grossOutput : end.table.totalValueAdded
    for (i, change) in forward.change.enumerated() { #expect(abs(change - (after[i] - before[i])) < 1e-6) }
    // The mean of both polar forms has no direction: backwards, every contribution changes its sign only.
    let backward = try StructuralDecomposition(from: end.state, to: start.state, of: measure)
    for (a, b) in zip(forward.contributions, backward.contributions) {
      for (x, y) in zip(a.values, b.values) { #expect(abs(x + y) < 1e-6, "\(a.name)") }
    }
    #expect(forward.contributions.first { $0.name == "technology" }?.values.contains { $0.magnitude > 1 } == true)
  }

  @Test func `states that do not match are refused`() {
    func message(_ end: EconomyState) -> String? {
      do {
        _ = try StructuralDecomposition(from: state(0.5, 0, 1, 1, 1), to: end, of: .output)
        return nil
      } catch { return error.description }
    }
    #expect(
      message(state(0.5, 0, 1, 1, 1, code: "B"))
        == "error: the two states have different sectors or a different order of them")
    #expect(
      message(state(0.5, 0, 1, 1, 1, driver: "outflow"))
        == "error: the drivers of direct demand differ: exports against outflow; give both states the same drivers, with "
        + "zeros where one has none")
    #expect(message(state(0.5, 1.25, 1, 1, 1)) == "error: the import share of A is 1.25, outside 0 to 1")
    #expect(message(state(1, 0, 1, 1, 1))?.hasPrefix("error: the economy is not productive: the sectors A") == true)
  }
}
