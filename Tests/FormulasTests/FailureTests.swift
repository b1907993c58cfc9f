import Formulas
import ModuleHost
import SimulationKit
import Testing

/// A formula without a value is a failed sample that names it; nothing infinite comes out, and nothing that passed
/// through infinity.
struct FailureTests {
  private func failure(_ formula: String, _ numbers: [Double] = [1, 0, 2, 3]) throws -> [String] {
    let text = """
      [axes.segment]
      labels = ["content", "design"]
      [inputs.n]
      axes = ["year"]
      meaning = "n"
      [outputs.x]
      axes = ["segment", "year"]
      meaning = "x"
      formula = '\(formula)'
      """
    return try FormulaCase(text).outcome(inputs: ["n": numbers]).reports.map { "\($0.status.message ?? "")" }
  }

  @Test(arguments: [
    ("1 / n", "the formula of outputs.x divides by zero at content, 2016"),
    // A finite number that hides an infinite one.
    ("1 / (1 / n)", "the formula of outputs.x divides by zero at content, 2016"),
    ("exp(-1 / n^2)", "the formula of outputs.x divides by zero at content, 2016"),
    ("log(n)", "the formula of outputs.x divides by zero at content, 2016"),
    (
      "n / n",
      "the formula of outputs.x has no value (0 / 0, or the root, logarithm or power of a negative number) at content, 2016"
    ),
    (
      "sqrt(n - 1)",
      "the formula of outputs.x has no value (0 / 0, or the root, logarithm or power of a negative number) at content, 2016"
    ),
    (
      "(n - 1)^0.5",
      "the formula of outputs.x has no value (0 / 0, or the root, logarithm or power of a negative number) at content, 2016"
    ),
    (
      "min(log(n - 1.5), 0)",
      "the formula of outputs.x has no value (0 / 0, or the root, logarithm or power of a negative number) at content, 2015"
    ),
    ("exp(n * 1000)", "the formula of outputs.x gives a number that is larger than a double can hold at content, 2015"),
    ("if(segment == \"content\", n, 1 / n)", "the formula of outputs.x divides by zero at design, 2016"),
    (
      // Finite in the end, and of constants that overflow only with one another.
      "1 / (exp(n) + n * 1e200 * 1e200)",
      "the formula of outputs.x gives a number that is larger than a double can hold at content, 2015"
    ),
    ("sum(1 / n, year)", "the formula of outputs.x divides by zero at 2016"),
  ])
  func `a formula without a value is named with its labels`(formula: String, expected: String) throws {
    #expect(try failure(formula) == [expected])
  }

  @Test(arguments: [
    "if(n > 0, 1 / n, 0)", "if(n == 0, 0, 1 / n)", "if(n > 0 and 1 / n > 0.1, 1, 0)", "if(n == 0 or 1 / n > 0.1, 1, 0)",
  ])
  func `what is not chosen is not computed`(formula: String) throws {
    #expect(try failure(formula) == [])
  }

  @Test func `a failed sample spoils no other`() throws {
    let text = """
      [parameters]
      a = { meaning = "a" }
      b = { meaning = "b" }
      [variables.ratio]
      formula = "a / b"
      [outputs.x]
      meaning = "x"
      axes = ["year"]
      formula = "ratio * (year - 2014)"
      """
    let session = try LoadedModule(table: FormulaCase(text).module().entry()).open(
      axes: AxisLabels(["year": ["2015", "2016"]]), parameters: ["a": .number(1), "b": .number(1)])
    let outcome = try session.run(samples: 4, varied: ["b": .perSample([2, 0, 4, 0])])
    #expect(outcome.output("x", sample: 0)?.values == [0.5, 1])
    #expect(outcome.output("x", sample: 1) == nil)
    #expect(outcome.output("x", sample: 2)?.values == [0.25, 0.5])
    #expect(
      outcome.reports.map { "\($0.sample): \($0.status.message ?? "")" } == [
        "1: the formula of variables.ratio divides by zero", "3: the formula of variables.ratio divides by zero",
      ])
  }

  @Test func `a year that the run does not have is told`() throws {
    let text = """
      [inputs.n]
      axes = ["year"]
      meaning = "n"
      [outputs.x]
      meaning = "x"
      formula = "n[year=2030]"
      """
    let error = #expect(throws: ModuleError.self) { try FormulaCase(text).outcome(inputs: ["n": [1, 2, 3, 4]]) }
    #expect(
      error?.description
        == "the module 'case' refused 'open': inputs.n is read at year = 2030, which this run does not have; it has 2015 to 2018"
    )
  }
}
