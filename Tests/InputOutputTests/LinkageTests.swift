import Diagnostics
import InputOutput
import LinearAlgebra
import Testing

@Suite struct LinkageTests {
  @Test(arguments: [false, true])
  func `published economies have the published linkages`(isGermany: Bool) throws {
    let economy = try isGermany ? ReferenceEconomy.germany() : .millerBlair()
    let ofL = try Linkages(economy.system, outputs: economy.outputs, basis: .leontief)
    let ofG = try Linkages(economy.system, outputs: economy.outputs, basis: .ghosh)
    #expect(gap(ofL.totalBackward, economy["output_multiplier"]) < 1e-13)
    #expect(gap(ofL.totalForward, economy["L_row_sums"]) < 1e-13)
    #expect(gap(ofG.totalForward, economy["input_multiplier_ghosh"]) < 1e-13)
    #expect(gap(ofL.powerOfDispersion, economy["power_of_dispersion"]) < 1e-13)
    #expect(gap(ofL.sensitivityOfDispersion, economy["sensitivity_of_dispersion_L"]) < 1e-13)
    #expect(gap(ofG.sensitivityOfDispersion, economy["sensitivity_of_dispersion_G"]) < 1e-13)
    #expect(gap(ofL.directBackward, economy.matrix("A").columnSums) < 1e-14)
    #expect(gap(ofL.directForward, economy.matrix("A").rowSums) < 1e-14)
    #expect(gap(ofG.directForward, economy.matrix("B").rowSums) < 1e-14)
  }

  @Test func `key sectors have both linkages above the mean`() throws {
    let germany = try ReferenceEconomy.germany()
    let linkages = try Linkages(germany.system, outputs: germany.outputs)
    #expect(linkages.classes == [.key, .key, .backward, .weak, .forward, .weak])
    #expect(linkages.keySectors.map(\.code) == ["AGR", "MAN"])
    let millerBlair = try ReferenceEconomy.millerBlair()
    #expect(try Linkages(millerBlair.system, outputs: millerBlair.outputs).keySectors.map(\.code) == ["1"])
  }

  @Test func `published economies have the published supply-side inverse`() throws {
    for economy in [try ReferenceEconomy.millerBlair(), try .germany()] {
      let ghosh = try GhoshModel(economy.system, outputs: economy.outputs)
      #expect(gap(ghosh.allocationCoefficients, economy.matrix("B")) < 1e-13)
      #expect(gap(ghosh.inverse(), economy.matrix("G")) < 1e-13)
      #expect(gap(economy.system.inverse(), economy.matrix("L")) < 1e-13)
    }
  }

  @Test(arguments: SeededEconomy.seeds)
  func `the supply-side model on the factors of the demand side equals its own inverse`(seed: Int) throws {
    var economy = try SeededEconomy(seed: seed)
    let ghosh = try GhoshModel(economy.system, outputs: economy.outputs)
    let own = try LUFactorization(
      Matrix.identity(economy.sectors.count) - ghosh.allocationCoefficients)
    #expect(gap(ghosh.inverse(), own.inverse()) < 1e-9)
    let inputs = economy.random.numbers(economy.sectors.count, 0...100)
    #expect(gap(try ghosh.outputs(forPrimaryInputs: inputs), try own.solveTransposed(inputs)) < 1e-8)
    #expect(gap(try ghosh.inputMultipliers(of: inputs), try own.solve(inputs)) < 1e-8)
    // The table's own primary inputs give back its output.
    let added = zip(economy.outputs, economy.coefficients.columnSums).map { $0 * (1 - $1) }
    #expect(gap(try ghosh.outputs(forPrimaryInputs: added), economy.outputs) < 1e-8)
  }

  @Test func `a sector without output sells nothing`() throws {
    let system = try LeontiefSystem(
      coefficients: Matrix(rows: [[0.5, 0], [0.25, 0]]), sectors: Fixtures.sectors(["A", "Z"]))
    let ghosh = try GhoshModel(system, outputs: [100, 0])
    #expect(try ghosh.inputMultipliers() == [2, 1])
    #expect(ghosh.inverse() == Matrix(rows: [[2, 0], [0, 1]]))
    #expect(try ghosh.outputs(forPrimaryInputs: [50, 5]) == [100, 5])
    #expect(try Linkages(system, outputs: [100, 0]).directForward == [0.5, 0])
  }

  @Test func `outputs that cannot be are refused by name`() throws {
    let economy = try ReferenceEconomy.millerBlair()
    let negative = #expect(throws: InvalidInput.self) { try Linkages(economy.system, outputs: [1, -2]) }
    #expect(negative?.description == "error: the output of 2 is -2.0; it must be a number of at least 0")
    let short = #expect(throws: InvalidInput.self) { try GhoshModel(economy.system, outputs: [1]) }
    #expect(short?.description == "error: outputs has 1 entries where there are 2 sectors")
  }
}
