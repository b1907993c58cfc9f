import Formulas
import ModuleHost
import SimulationKit
import Testing

struct CheckTests {
  private static let text = """
    [axes.segment]
    labels = ["content", "design"]
    [parameters.share]
    axes = ["segment"]
    meaning = "s"
    [parameters.total]
    meaning = "t"
    [inputs.n]
    axes = ["year"]
    meaning = "n"
    [outputs.x]
    axes = ["segment", "year"]
    meaning = "x"
    formula = "share * total * n"
    [[checks]]
    formula = "sum(share, segment) <= 1"
    message = { en = "the shares sum to more than 1", zh = "份额之和超过1" }
    advice = "write shares that sum to 1"
    [[checks]]
    formula = "share < 0.9"
    message = "is nearly all"
    severity = "warning"
    [[checks]]
    formula = "sum(x, segment) < 100"
    message = { en = "sells more than the market", zh = "超过市场" }
    """

  private func module() throws -> LoadedModule { try LoadedModule(table: FormulaCase(Self.text).module().entry()) }

  private let axes = AxisLabels(["year": ["2015", "2016"]])

  private func findings(_ share: [Double], _ language: Language = .en) throws -> [String] {
    try module().check(axes: axes, parameters: ["share": .array(share), "total": .number(1)], language: language)
      .map {
        "\($0.severity.rawValue) \(([$0.parameter] + $0.index).joined(separator: ".")): \($0.message); \($0.advice)"
      }
  }

  @Test func `parameters are checked element by element`() throws {
    #expect(try findings([0.5, 0.5]) == [])
    #expect(
      try findings([0.75, 0.95]) == [
        "error share: the shares sum to more than 1; write shares that sum to 1",
        "warning share.design: is nearly all; ",
      ])
    #expect(try findings([0.75, 0.5], .zh) == ["error share: 份额之和超过1; write shares that sum to 1"])
  }

  @Test func `a sample with parameters that fail is refused as a session would be`() throws {
    let session = try module().open(axes: axes, parameters: ["share": .array([0.5, 0.5]), "total": .number(1)])
    let outcome = try session.run(
      samples: 3, inputs: ["n": .shared([1, 1])],
      varied: [["share", "content"]: .perSample([0.25, 0.75, 0.5])])
    #expect(outcome.reports.map(\.sample) == [1])
    #expect(
      outcome.status(of: 1)
        == SampleStatus(.failed, "share: the shares sum to more than 1; write shares that sum to 1"))
    #expect(outcome.output("x", sample: 2)?.values == [0.5, 0.5, 0.5, 0.5])
    let error = #expect(throws: ModuleError.self) {
      try module().open(axes: axes, parameters: ["share": .array([0.75, 0.5]), "total": .number(1)])
    }
    #expect(
      error?.description
        == "the module 'case' refused 'open': share: the shares sum to more than 1; write shares that sum to 1")
  }

  @Test func `a check of results makes the sample infeasible`() throws {
    let session = try module().open(axes: axes, parameters: ["share": .array([0.5, 0.5]), "total": .number(10)])
    let outcome = try session.run(samples: 2, inputs: ["n": .perSample([1, 1, 1, 50])])
    #expect(outcome.status(of: 1) == SampleStatus(.infeasible, "sells more than the market (2016)"))
    #expect(outcome.output("x", sample: 0)?.values == [5, 5, 5, 5])
  }

  @Test func `a formula of parameters without a value is found by the check`() throws {
    let text = """
      [parameters]
      a = { meaning = "a" }
      b = { meaning = "b" }
      [outputs.x]
      meaning = "x"
      formula = "1 / b + a"
      """
    let module = try LoadedModule(table: FormulaCase(text).module().entry())
    let findings = try module.check(axes: axes, parameters: ["a": .number(1), "b": .number(0)])
    #expect(
      findings.map { "\($0.parameter): \($0.message); \($0.advice)" } == [
        "a: the formula of outputs.x divides by zero; change it, or guard the formula with if"
      ])
  }
}
