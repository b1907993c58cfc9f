import Economy
import EconomyFixtures
import InputOutput
import LinearAlgebra
import RegionalBase
import SimulationKit
import Testing

@testable import Coupling

/// A module that changes the structure of the two-sector table in 2018: by hand, with A = [[1/7, 1/5], [1/14, 1/10]],
/// m = (0.2, 0), uses inside the region (500, 40) and outflow (204, 0).
struct LinkedStructureTests {
  private static let axes = AxisLabels([
    "year": (2015...2020).map(String.init), "sector": ["MAN", "ELC"], "industry": EconomyFixtures.industries,
  ])

  private static func variable(_ name: String, _ axes: [String] = ["sector", "year"]) -> VariableDeclaration {
    VariableDeclaration(name, unit: "1", axes: axes, meaning: "numbers")
  }

  private static func member(_ links: [EconomyLink]) -> CouplingGraph.Member {
    CouplingGraphTests.member(
      "works", gives: [variable("inputs"), variable("spent", ["sector"]), variable("imported")], links: links)
  }

  private static func coupler(
    _ links: [EconomyLink], varied: Bool = false, _ run: @escaping Coupler.Run
  ) throws -> Coupler {
    let (accounts, members) = (try EconomyFixtures.twoSectors(), [member(links)])
    return Coupler(
      graph: try CouplingGraph(members, axes: axes), members: members, axes: axes,
      economy: try EconomyFixtures.economy(accounts).admitting(members),
      valueAddedMultipliers: try accounts.model.valueAddedMultipliers(),
      loops: LoopSolver(tolerance: 1e-10, maxSweeps: 200, fullSweeps: 7), runs: ["works": run],
      variedModules: varied ? ["works"] : [])
  }

  private static func solve(
    _ links: [EconomyLink], _ outputs: [String: [Double]]
  ) throws -> (economy: EconomyYears?, sentences: [String]) {
    let reply = ModuleReply(outputs: outputs.mapValues { SampleNumbers(shared: $0) })
    let answers = try coupler(links) { _ in reply }.solve(wanted: [], details: true)
    return (answers.economy.details[0], answers.failures[0]?.sentences ?? [])
  }

  /// Rows of MAN and ELC: a number in 2018, another in every other year.
  private static func in2018(_ man: Double, _ elc: Double, else others: [Double] = [0, 0]) -> [Double] {
    zip([man, elc], others).flatMap { number, other in (2015...2020).map { $0 == 2018 ? number : other } }
  }

  private static let inputs = EconomyLink(.coefficientChange, output: "inputs", user: "MAN")
  private static let imports = EconomyLink(.importShare, output: "imported")

  private static func expect(
    _ found: [Double]?, _ expected: [Double], _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(relativeDistance(found ?? [], expected) < 1e-12, sourceLocation: location)
  }

  @Test func `inputs that a module saves are saved, and the money is value added where nobody else gets it`() throws {
    let (economy, sentences) = try Self.solve([Self.inputs], ["inputs": Self.in2018(0, -1 / 70)])
    #expect(sentences == [])
    // ELC of MAN 4/70: (1 - 0.8/7) 0.9 - 0.16 x 4/70 = 0.788.
    Self.expect(economy?.output.row(3), [550 / 0.788, (4.0 / 70 * 604 + (1 - 0.8 / 7) * 40) / 0.788])
    Self.expect(economy?.output.row(4), [700, 100])
    #expect(abs((economy?.valueAddedCoefficients[3, 0] ?? 0) - 0.8) < 1e-12)
    #expect(economy?.drivers.contains(EconomyYears.technology) == true)
  }

  @Test func `the money goes to whom the module names`() throws {
    var link = Self.inputs
    link.offset = "spent"
    let (economy, sentences) = try Self.solve([link], ["inputs": Self.in2018(0, -1 / 70), "spent": [1, 0]])
    #expect(sentences == [])
    // MAN of MAN 11/70: (1 - 0.8 x 11/70) 0.9 - 0.16 x 4/70.
    let determinant = (1 - 0.8 * 11 / 70) * 0.9 - 0.16 * 4 / 70
    Self.expect(
      economy?.output.row(3),
      [550 / determinant, (4.0 / 70 * 604 + (1 - 0.8 * 11 / 70) * 40) / determinant])
    #expect(abs((economy?.valueAddedCoefficients[3, 0] ?? 0) - 550.0 / 700) < 1e-12)
    #expect(
      try Self.solve([link], ["inputs": Self.in2018(0, -1 / 70), "spent": [0.5, 0.4]]).sentences == [
        "works: the shares of 'spent' sum to 0.9000, not to 1"
      ])
  }

  @Test func `an import share that a module sets is the year's`() throws {
    let table = [0.2, 0]
    let (economy, sentences) = try Self.solve([Self.imports], ["imported": Self.in2018(0.1, 0, else: table)])
    #expect(sentences == [])
    // (I - (I - M̂)A) = [[1 - 0.9/7, -0.18], [-1/14, 0.9]] has the determinant 27/35; demand is 0.9 x 500 + 204 and 40.
    Self.expect(economy?.output.row(3), [595.8 * 35 / 27, (654.0 / 14 + (1 - 0.9 / 7) * 40) * 35 / 27])
    Self.expect(economy?.importShares.row(3), [0.1, 0])
    Self.expect(economy?.output.row(4), [700, 100])
    #expect(economy?.drivers.contains(EconomyYears.importShareChange) == true)
  }

  @Test(arguments: [
    ([1.5, 0], "the import share of MAN in 2018 is 1.5; a share lies between 0 and 1"),
    (
      [0.2, 0.1],
      "the import share of ELC in 2018 is 0.1; the table imports none, so that no share of it can be changed"
    ),
  ])
  func `import shares that cannot be are refused`(shares: [Double], sentence: String) throws {
    let found = try Self.solve([Self.imports], ["imported": Self.in2018(shares[0], shares[1], else: [0.2, 0])])
    #expect(found.sentences == ["works (imported): \(sentence)"])
  }

  @Test func `the table's year stays the table's`() throws {
    let sectors = Self.in2018(0.3, 0, else: [0.3, 0])
    #expect(
      try Self.solve([Self.imports], ["imported": sectors]).sentences == [
        "works (imported): the import share of MAN in 2017 is 0.3; the table's year says 0.2"
      ])
    let inputs = Self.in2018(0, -1 / 70, else: [0, -1 / 70])
    #expect(
      try Self.solve([Self.inputs], ["inputs": inputs]).sentences == [
        "the change works (inputs) of ELC: in the table's year 2017 MAN would use 0.057143 of ELC per unit of output, "
          + "where the table says 0.071429"
      ])
  }

  @Test func `every sample has its own structure, and one that cannot be spoils no other`() throws {
    let savings = [0, -1.0 / 70, -1, -1.0 / 140]
    let coupler = try Self.coupler([Self.inputs, Self.imports], varied: true) { request in
      let inputs = request.samples.flatMap { Self.in2018(0, savings[$0]) }
      let imports = request.samples.flatMap { Self.in2018($0 == 3 ? 0.1 : 0.2, 0, else: [0.2, 0]) }
      return ModuleReply(outputs: [
        "inputs": SampleNumbers(perSample: inputs, width: 12), "imported": SampleNumbers(perSample: imports, width: 12),
      ])
    }
    let answers = coupler.solve(samples: 4, wanted: [.grossOutputBySector])
    #expect(
      answers.failures.mapValues(\.sentences) == [
        2: ["the change works (inputs) of ELC: in 2018 MAN would use -92.86 % of ELC"]
      ])
    let outputs = try #require(answers.economy.values[.grossOutputBySector])
    func man(_ sample: Int) -> Double { Array(outputs.row(sample))[3] }
    #expect(abs(man(0) - 700) < 1e-9 && abs(man(1) - 550 / 0.788) < 1e-9)
    // ELC of MAN 4.5/70 and m 0.1: 0.9 x 654 + 0.18 x 40 over (1 - 0.9/7) 0.9 - 0.18 x 4.5/70.
    #expect(abs(man(3) - 595.8 / ((1 - 0.9 / 7) * 0.9 - 0.18 * 4.5 / 70)) < 1e-9)
  }

  @Test func `links to what the table does not have are named`() throws {
    let unknown = Self.member([EconomyLink(.coefficientChange, output: "inputs", user: "STEEL")])
    let economy = EconomyFixtures.economy(try EconomyFixtures.twoSectors())
    #expect(
      try EconomyFixtures.sentences { _ = try economy.admitting([unknown]) } == [
        "works: the link 'coefficientChange' of 'inputs' changes the inputs of 'STEEL', which is no sector of the table "
          + "and no industry"
      ])
  }
}
