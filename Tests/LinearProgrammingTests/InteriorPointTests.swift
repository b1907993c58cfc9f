import SeededNumbers
import Testing

@testable import LinearProgramming

@Suite struct InteriorPointTests {
  @Test(arguments: 0..<300 as Range<UInt64>)
  func `the interior point comes to the outcome and objective of simplex`(seed: UInt64) throws {
    var random = SeededNumbers(seed)
    var program = RandomProgram(&random).program
    program.secondObjective = nil
    let simplex = try program.solve()
    let outcome = try program.solveByInteriorPoint()
    guard let solution = simplex.solution else {
      #expect(outcome == simplex)
      return
    }
    let other = try #require(outcome.solution, "\(outcome)")
    #expect(abs(other.objective - solution.objective) < 1e-6)
  }

  @Test func `a second objective is refused`() throws {
    var program = LinearProgram(.minimise)
    let a = program.addVariable("a", upper: 1)
    program.secondObjective = .init(.minimise, coefficients: [a: 1])
    #expect(
      throws: InvalidLinearProgram(problems: [
        "an interior point chooses no corner: a second objective is one of simplex alone"
      ])
    ) { try program.solveByInteriorPoint() }
  }

  /// Capacities over all hours, storage from hour to hour and in a circle, a share of the year's energy.
  @Test func `a program of hours comes to the same cost and prices as simplex`() throws {
    let program = HourlyProgram(hours: 96)
    let simplex = try #require(try program.program.solve().solution)
    let solution = try #require(try program.program.solveByInteriorPoint().solution)
    #expect(abs(solution.objective / simplex.objective - 1) < 1e-9)
    #expect(abs(solution.dual(of: program.share) / simplex.dual(of: program.share) - 1) < 1e-6)
    for capacity in program.capacities { #expect(abs(solution[capacity] - simplex[capacity]) < 1e-4) }
    #expect(solution.residuals.gap < 1e-9)
  }
}

/// A made-up system: two kinds of power that cost nothing to run, one that does, one storage.
struct HourlyProgram {
  let program: LinearProgram
  let capacities: [LinearProgram.Variable]
  let share: LinearProgram.Row

  init(hours: Int) {
    var random = SeededNumbers(7)
    var program = LinearProgram(.minimise)
    let capacities = [("wind", 30), ("sun", 15), ("heat", 6.0), ("store", 4.4)].map {
      program.addVariable($0.0, objective: $0.1 * Double(hours) / 10)
    }
    let previous = (0..<hours).map { program.addVariable("level\($0)") }
    var burnt: [LinearProgram.Variable] = []
    for hour in 0..<hours {
      let heat = program.addVariable("heat\(hour)", objective: 9)
      let (charge, discharge) = (program.addVariable("in\(hour)"), program.addVariable("out\(hour)"))
      let curtailed = program.addVariable("off\(hour)")
      burnt.append(heat)
      let noon = Double((hour % 24) - 12)
      let sun = max(0, 1 - noon * noon / 36) * Double.random(in: 0.5...1, using: &random)
      let wind = Double.random(in: 0...0.8, using: &random)
      let load = 60 + 20 * Double.random(in: 0...1, using: &random)
      program.addRow(
        "balance\(hour)", lower: load, upper: load,
        [(capacities[0], wind), (capacities[1], sun), (heat, 1), (charge, -1), (discharge, 1), (curtailed, -1)])
      program.addRow("heat\(hour)", upper: 0, [(heat, 1), (capacities[2], -1)])
      program.addRow("in\(hour)", upper: 0, [(charge, 1), (capacities[3], -1)])
      program.addRow("out\(hour)", upper: 0, [(discharge, 1), (capacities[3], -1)])
      program.addRow("full\(hour)", upper: 0, [(previous[hour], 1), (capacities[3], -4)])
      program.addRow(
        "level\(hour)", lower: 0, upper: 0,
        [
          (previous[(hour + 1) % hours], 1), (previous[hour], -1), (charge, -0.95), (discharge, 1 / 0.95),
        ])
    }
    share = program.addRow("share", upper: 0.05 * Double(hours), burnt.map { ($0, 1) })
    (self.program, self.capacities) = (program, capacities)
  }
}
