import Coupling
import Economy
import EconomyFixtures
import Foundation
import LinearAlgebra
import ModuleHost
import RegionalBase
import ScenarioReading
import SeededNumbers
import SimulationKit
import Testing

@testable import Study

/// The properties of batches, on every shipped scenario with random factors.
struct BatchTests {
  static let scenarios = [
    "2020", "2020-slow-fund", "2020-no-fund", "2020-share", "2020-table-2012", "2020-hindsight", "premium-check",
  ]

  private static let outputs: Set<Output> = [
    .economy(.valueAddedByDriver), .economy(.grossOutputBySector), .economy(.strategicShare), .economy(.growthPremium),
    .economy(.industryValueAdded), .economy(.electricityDemand), .economy(.importShares),
  ]

  /// A prepared scenario with its loaded modules and the outputs that are compared.
  private struct Case {
    var problem: Problem
    var modules: [String: LoadedModule]
    var outputs: Set<Output>
    var factors: [Factor]

    init(_ name: String) throws { try self.init(path: EconomyFixtures.path("Scenarios/\(name).toml")) }

    init(path: String) throws {
      let prepared = try PreparedRun(path: path, anywhere: true, search: ModuleSearch())
      modules = prepared.loadedModules
      // Plain runs of other numbers have the same reference as the samples of a batch.
      problem = try prepared.problem.takingOverReference(modules: modules)
      factors = prepared.factors
      var outputs = BatchTests.outputs
      for module in prepared.modules {
        for output in module.member.outputs { outputs.insert(.module(module.identifier, output: output.name)) }
      }
      self.outputs = outputs
    }

    /// The number that a factor has in the central case.
    func nominal(_ factor: Factor) -> Double? {
      switch factor.place {
      case .economy(let field, let elements): problem.economy.values[field]?[elements.lowerBound]
      case .parameter(let module, let path, let elements):
        problem.module(module)?.numbers(at: path, elements: elements)?.first
      case .financedShare(let place): problem.financing[place].share
      case .module, .change, .alternative: nil
      }
    }

    /// Some random factors, each within two per cent of its number.
    func samples(_ count: Int, seed: UInt64, factors number: Int = 8) throws -> Samples {
      var random = SeededNumbers(seed)
      let known = factors.filter { factor in (nominal(factor) ?? 0) != 0 && !(nominal(factor) ?? .nan).isNaN }
        .filter { factor in
          // Shares that must sum to one, and years and counts, do not vary by themselves.
          switch factor.place {
          case .economy(.growth, _), .economy(.electricityConsumption, _), .economy(.industryShares, _): true
          case .parameter(let module, let path, _):
            path.parts.count == 1 && problem.module(module)?.isNumber(path.key) == true
          default: false
          }
        }.shuffled(using: &random)
      let chosen = Array(known.prefix(number))
      try #require(!chosen.isEmpty)
      let values = (0..<count).flatMap { _ in
        chosen.map { (nominal($0) ?? 0) * Double.random(in: 0.98...1.02, using: &random) }
      }
      return Samples(chosen, values: values)
    }

    func evaluate(_ samples: Samples, limits: EvaluationLimits = .init()) throws -> Answers {
      try problem.evaluate(samples, outputs: outputs, modules: modules, limits: limits)
    }
  }

  @Test(arguments: scenarios)
  func `a batch gives the same bits in any order, cut and number of threads`(name: String) throws {
    let (scenario, count) = (try Case(name), 69)
    // Two pieces of a whole block, and one of a part: some thread has more than one.
    let samples = try scenario.samples(count, seed: 11)
    let whole = try scenario.evaluate(samples)
    #expect(whole.failures.count < count - 5)
    let width = samples.factors.count
    func rows(_ order: [Int]) -> Samples {
      Samples(samples.factors, values: order.flatMap { samples.values[$0 * width..<($0 + 1) * width] })
    }
    let reversed = Array((0..<count).reversed())
    let backwards = try scenario.evaluate(rows(reversed))
    let threaded = try scenario.evaluate(samples, limits: EvaluationLimits(threads: 2, memory: 1))
    let part = [67, 3, 68, 50]
    let few = try scenario.evaluate(rows(part))
    for output in scenario.outputs {
      func differing(_ answers: Answers, _ samples: some Sequence<(place: Int, sample: Int)>) -> [Int] {
        samples.filter { answers.row(output, sample: $0.place) != whole.row(output, sample: $0.sample) }.map(\.sample)
      }
      // One expectation a row would take longer than the rows.
      #expect(differing(threaded, (0..<count).map { ($0, $0) }) == [], "\(output)")
      #expect(differing(backwards, (0..<count).map { (count - 1 - $0, $0) }) == [], "\(output)")
      #expect(differing(few, part.enumerated().map { ($0.offset, $0.element) }) == [], "\(output)")
    }
    #expect(threaded.failures == whole.failures)
  }

  /// Results that follow from totals of outputs are computed without the outputs where nothing else is asked for.
  @Test(arguments: scenarios + ["bare"])
  func `totals are the same with and without the outputs of sectors`(name: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).toml")
    defer { try? FileManager.default.removeItem(at: file) }
    // Without modules no check but that of outputs refuses a sample.
    try """
    base = "\(EconomyFixtures.path("Scenarios/premium-check.toml"))"
    name = "bare"
    [strategic_industries]
    delete = ["growth_premium"]
    """.write(to: file, atomically: true, encoding: .utf8)
    let scenario = try name == "bare" ? Case(path: file.path) : Case(name)
    let totals: [EconomyVariable] = [
      .valueAdded, .grossOutput, .valueAddedByDriver, .strategicShare, .growthPremium, .aboveScaleIndustry,
      .electricityDemand, .generationNeeded,
    ]
    let factors = scenario.factors.filter { factor in
      if case .economy(.growth, _) = factor.place { true } else { false }
    }
    // Rates near the central ones, and a fall after which what does not grow, such as the residual, empties sectors.
    for (rates, seed) in [(0.07...0.08, 3), (-0.3...0.5, 4), (-0.95...(-0.3), 5)] as [(ClosedRange<Double>, UInt64)] {
      var random = SeededNumbers(seed)
      let samples = Samples(
        factors, values: (0..<40 * factors.count).map { _ in .random(in: rates, using: &random) })
      let asked = Set(totals.map { Output.economy($0) })
      func answers(_ outputs: Set<Output>) throws -> Answers {
        try scenario.problem.evaluate(samples, outputs: outputs, modules: scenario.modules)
      }
      let (folded, whole) = (try answers(asked), try answers(asked.union([.economy(.grossOutputBySector)])))
      #expect(folded.failures == whole.failures)
      for variable in totals {
        let output = Output.economy(variable)
        let largest = (whole.outputs[output]?.values ?? []).reduce(1) { $1.isNaN ? $0 : max($0, abs($1)) }
        let farthest = (0..<40).flatMap { sample -> [Double] in
          guard let a = folded.row(output, sample: sample), let b = whole.row(output, sample: sample) else { return [] }
          return zip(a, b).map { abs($0 - $1) / largest }
        }.max()
        #expect((farthest ?? 0) < 1e-12, "\(variable)")
      }
    }
  }

  @Test(arguments: scenarios)
  func `a sample agrees with a plain run of a problem with its numbers`(name: String) throws {
    let scenario = try Case(name)
    let samples = try scenario.samples(6, seed: 5)
    let answers = try scenario.evaluate(samples)
    for sample in 0..<6 {
      var problem = scenario.problem
      for (number, factor) in samples.factors.enumerated() {
        try problem.set(factor, samples[sample, number])
      }
      guard answers.failures[sample] == nil else {
        #expect(throws: SampleFailure.self) { _ = try problem.run(modules: scenario.modules) }
        continue
      }
      let run = try problem.run(modules: scenario.modules)
      let share = try #require(answers.row(.economy(.strategicShare), sample: sample))
      #expect(relativeDistance(Array(share), run.economy.satellite.share) < 1e-12)
      let years = run.economy.years.count
      let outputs = try #require(answers.row(.economy(.grossOutputBySector), sample: sample))
      for year in 0..<years {
        let row = run.economy.sectors.indices.map { Array(outputs)[$0 * years + year] }
        #expect(relativeDistance(row, run.economy.output.row(year)) < 1e-12)
      }
      let drivers = try #require(answers.row(.economy(.valueAddedByDriver), sample: sample))
      let largest = run.economy.valueAddedByDriver.values.reduce(0) { max($0, $1.magnitude) }
      for (a, b) in zip(drivers, run.economy.valueAddedByDriver.values) { #expect(abs(a - b) <= 1e-12 * largest) }
      for (module, arrays) in run.modules {
        for (output, array) in arrays {
          let row = try #require(answers.row(.module(module, output: output), sample: sample))
          #expect(
            relativeDistance(Array(row), array.values) < 1e-12 || array.values.allSatisfy { $0 == 0 }, "\(output)")
        }
      }
    }
  }

  @Test func `a sample that cannot be computed keeps its sentence and spoils no other`() throws {
    let scenario = try Case("2020")
    let growth = try #require(scenario.factors.first { $0.name == "economy.growth" })
    let samples = Samples([growth], values: [0.08, -0.9999, 0.07, .infinity, 0.08])
    let answers = try scenario.evaluate(samples)
    #expect(answers.failures.keys.sorted() == [1, 3])
    #expect(answers.failures[3]?.sentences == ["the demand for AGR in 2018 is not finite"])
    let shares = [0, 4].map { answers.row(.economy(.strategicShare), sample: $0).map(Array.init) }
    #expect(shares[0] == shares[1] && shares[0] != nil)
    #expect(answers.outputs[.economy(.strategicShare)]?.row(1).allSatisfy(\.isNaN) == true)
  }

  @Test func `a module switched off and a change left out are factors`() throws {
    let scenario = try Case("2020")
    let factors = [
      Factor("modules.fund-allocation", .module("fund-allocation")),
      Factor("economy.changes.electricity-saving", .change("electricity-saving")),
    ]
    let answers = try scenario.problem.evaluate(
      Samples(factors, values: [1, 1, 0, 1, 1, 0, 0, 0]),
      outputs: [
        .economy(.strategicShare), .economy(.electricityDemand), .module("fund-allocation", output: "fund_money"),
      ],
      modules: scenario.modules)
    #expect(answers.failures.isEmpty)
    let noFund = try Case("2020-no-fund").problem
    let run = try noFund.run(modules: scenario.modules)
    let share = try #require(answers.row(.economy(.strategicShare), sample: 1))
    #expect(relativeDistance(Array(share), run.economy.satellite.share) < 1e-12)
    #expect(answers.row(.module("fund-allocation", output: "fund_money"), sample: 1)?.allSatisfy(\.isNaN) == true)
    let demand = [0, 2].map { answers.row(.economy(.electricityDemand), sample: $0).map(Array.init) ?? [] }
    #expect(demand[1][5] > demand[0][5] * 1.05)
  }

  @Test func `an alternative problem is a factor`() throws {
    let central = try Case("2020")
    let slow = try Case("2020-slow-fund")
    let answers = try central.problem.evaluate(
      Samples([Factor("scenario", .alternative)], values: [0, 1, 2], alternatives: [slow.problem]),
      outputs: [.economy(.strategicShare)], modules: central.modules)
    let run = try slow.problem.run(modules: slow.modules)
    let share = try #require(answers.row(.economy(.strategicShare), sample: 1))
    #expect(relativeDistance(Array(share), run.economy.satellite.share) < 1e-12)
    #expect(
      answers.failures == [
        2: SampleFailure(.failed, ["there is 1 alternative beside the problem itself, so no number 2"])
      ])
  }
}

extension ModuleProblem {
  /// Whether a parameter is a single number that takes any value between two others.
  fileprivate func isNumber(_ key: String) -> Bool {
    if case .number? = parameters[key] { true } else { false }
  }
}

extension Problem {
  /// Puts the value of a factor into the problem itself.
  fileprivate mutating func set(_ factor: Factor, _ value: Double) throws {
    switch factor.place {
    case .economy(let field, let elements):
      for element in elements
      where economy.values[field]?[element].isNaN == false && factor.kept?.contains(element) != true {
        economy.values[field]?[element] = value
      }
    case .parameter(let module, let path, let elements):
      let key = path.key
      let place = try #require(modules.firstIndex { $0.name == module })
      switch modules[place].parameters[key] {
      case .number?: modules[place].parameters[key] = .number(value)
      case .array(var values)?:
        for element in elements { values[element] = value }
        modules[place].parameters[key] = .array(values)
      default: Issue.record("\(factor.name) is no number")
      }
    case .financedShare(let place): financing[place].share = value
    default: Issue.record("\(factor.name) is no number")
    }
  }
}
