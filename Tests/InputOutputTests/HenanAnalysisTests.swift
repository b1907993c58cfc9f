import InputOutput
import LinearAlgebra
import Testing

/// Figures of Henan 2017 that were computed apart with numpy, each from its own inverse.
@Suite struct HenanAnalysisTests {
  private func number(_ code: String, in model: RegionalModel) throws -> Int {
    try #require(model.table.sectors.firstIndex { $0.code == code })
  }

  @Test func `closed on households construction pulls 2_2275`() throws {
    let model = try RegionalModel(Fixtures.henan(2017))
    let closure = try model.closedOnHouseholds().closure
    let multipliers = try model.multipliers(of: [.output, .income], closure: closure)
    let construction = try number("CON", in: model)
    let truncated = try #require(multipliers[0].truncated)
    #expect(abs(truncated[construction] - 2.22748472475625) < 1e-10)
    #expect(abs(truncated.reduce(0, +) / 23 - 2.028620432025147) < 1e-10)
    #expect(abs((multipliers[1].typeTwo[construction] ?? 0) - 2.2745744636265974) < 1e-10)
  }

  @Test func `food, construction and minerals are lost the most`() throws {
    let model = try RegionalModel(Fixtures.henan(2017))
    let losses = try HypotheticalExtraction(model.regional, outputs: model.table.grossOutput).losses(.complete)
    for (code, loss) in [("FOD", 22660.34), ("CON", 20485.35), ("NMM", 16968.05), ("MET", 13081.335863047498)] {
      #expect(abs(losses[try number(code, in: model)] - loss) < 0.006, "\(code)")
    }
  }

  @Test func `light industry's purchases from itself have the widest influence`() throws {
    let model = try RegionalModel(Fixtures.henan(2017))
    let influence = try FieldOfInfluence(model.regional)
    let strongest = try #require(influence.strongest(1).first)
    let light = try number("LGT", in: model)
    #expect([strongest.row, strongest.column] == [light, light])
    #expect(abs(strongest.intensity - 5.806738432277794) < 1e-10)
  }

  @Test func `light industry, chemicals and metal products are key sectors`() throws {
    let model = try RegionalModel(Fixtures.henan(2017))
    let linkages = try Linkages(model.regional, outputs: model.table.grossOutput)
    #expect(linkages.keySectors.map(\.code) == ["LGT", "CHE", "FMP"])
  }
}
