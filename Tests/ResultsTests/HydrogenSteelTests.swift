import Economy
import LinearAlgebra
import RegionalBase
import Results
import ScenarioCase
import SimulationKit
import Study
import Testing

/// Mills of another author that no line of the host knows, on the shipped table.
struct HydrogenSteelTests {
  private static func run(_ share: String, plan: String = "") throws -> ScenarioRun {
    let scenario = try ScenarioCase(
      """
      [modules.hydrogen-steel]
      share = \(share)
      caught = "0.9 kg/CNY_2017"
      hydrogen = "20 g/CNY_2017"
      coal_saved = 0.05
      power = 0.02
      \(plan)

      """, modules: false,
      files: [
        "plan.csv": """
        # title_en: A plan
        # title_zh: 规划
        # citation: made up
        target,indicator_en,indicator_zh,value,unit,year,bound,clause,relation,relation_to,note_en,note_zh,variable
        h2,Hydrogen,氢,1000,kg,2020,at least,I(1),,,,,satellite:hydrogen

        """
      ])
    return try ScenarioRun(try scenario.prepared())
  }

  private static let tenth = "{ 2015 = 0, 2016 = 0, 2017 = 0, 2018 = 0, 2019 = 0, 2020 = 0.1 }"

  @Test func `mills release less, make hydrogen, and buy electricity instead of coal`() throws {
    let (changed, same) = (try Self.run(Self.tenth).answer.economy, try Self.run("0").answer.economy)
    func place(_ code: String) throws -> Int { try #require(changed.sectors.firstIndex(of: code)) }
    let (metals, mines, power) = (try place("MET"), try place("MIN"), try place("ELC"))
    // A tenth of MET needs 0.05 of MIN less and 0.02 of ELC more per unit; the rest, 0.003 of output, is value added.
    func moved(_ row: Int) -> Double {
      changed.technicalCoefficients[5][row, metals] - same.technicalCoefficients[5][row, metals]
    }
    #expect(abs(moved(mines) + 0.005) < 1e-12 && abs(moved(power) - 0.002) < 1e-12)
    let added = changed.valueAddedCoefficients[5, metals] - same.valueAddedCoefficients[5, metals]
    #expect(abs(added - 0.003) < 1e-12)
    // 90 kt and 2000 t for each 1e8 CNY of a tenth of the output that the loop ends with.
    let milled = 0.1 * changed.output[5, metals]
    #expect(changed.output[5, metals] != same.output[5, metals])
    let (co2, hydrogen) = (
      try #require(changed.physicalAmounts.first { $0.account.name == "co2" }),
      try #require(changed.physicalAmounts.first { $0.account.name == "hydrogen" })
    )
    let avoided = try #require(co2.flows.first)
    #expect(avoided.name == "hydrogen-steel/co2_avoided" && avoided.values[..<5].allSatisfy { $0 == 0 })
    #expect(abs(avoided.values[5] + 0.09 * milled) < 1e-9 * milled)
    #expect(abs(co2.total[5] - (co2.totalByDriver[5] - 0.09 * milled)) < 1e-9 * milled)
    #expect(abs(hydrogen.total[5] - 2000 * milled) < 1e-6 * milled)
    #expect(hydrogen.account.unit == "t")
  }

  @Test func `an account that a module opens is stored and judged`() throws {
    let run = try Self.run(Self.tenth, plan: "[plan]\ntargets = \"plan.csv\"")
    let hydrogen = try #require(run.answer.economy.physicalAmounts.last)
    let row = try #require(run.scorecard.rows.first)
    #expect(row.state == .met)
    #expect(abs((row.value ?? 0) - 1000 * hydrogen.total[5]) < 1e-9 * 1000 * hydrogen.total[5])
    let stored = try run.stored(program: .current)
    let table = try #require(stored.economy("satellites_by_driver"))
    let drivers = try #require(table.column("driver"))
    #expect(
      table.rows.map { $0[drivers] }.filter { $0.contains("/") } == [
        "hydrogen-steel/co2_avoided", "hydrogen-steel/hydrogen_made",
      ])
  }
}
