import ScenarioCase
import ScratchFolder
import Testing

@Suite struct RunFailureTests {
  @Test func `floors above what may be paid are infeasible, named, and leave no results`() throws {
    let scenario = try ScenarioCase(
      """
      [modules.fund-allocation]
      registered_size = "1000 亿元"
      disbursed_share = 0.3
      floor_counts = "paid"
      floor = { information_technology = 100, biotechnology = 100, high_end_equipment = 100, advanced_materials = 50, \
      new_energy = 0, new_energy_vehicles = 0, environmental_protection = 0, digital_creative = 0 }
      """)
    let answer = try scenario.run()
    #expect(
      answer
        == Program.Answer(
          code: 4, results: "",
          messages: """
            infeasible: fund-allocation has no feasible answer: no division of the fund (1e8 CNY) meets all of: the money \
            paid in all (at most 300); the floor of information_technology (100); the floor of biotechnology (100); the \
            floor of high_end_equipment (100); the floor of advanced_materials (50); at best 50 are missing to the floors

            """))
    #expect(try !scenario.folder.exists("results") || scenario.folder.entries("results").isEmpty)
  }

  private static func loop(gain: Double) throws -> ScenarioCase {
    try ScenarioCase("[modules.loop-gain]\ngain = \(gain)\noffset = 1\n[modules.loop-echo]\n", modules: false)
  }

  @Test func `a loop of gain 1.1 fails and names the series`() throws {
    let scenario = try Self.loop(gain: 1.1)
    let answer = try scenario.run()
    #expect(
      answer
        == .failed(
          """
          error: the run failed
          the loop over 'loop_b' does not close: after 400 sweeps 'loop_b' still changes by 0.0918532514399332 of its size, where 1e-10 is \
          asked for
          """))
    #expect(try !scenario.folder.exists("results") || scenario.folder.entries("results").isEmpty)
  }
}
