import ModuleHost
import SimulationKit
import Testing

/// The figures are computed by hand beside each case.
struct ComputingTests {
  /// Two segments over four years.
  private static let market = """
    [axes.segment]
    labels = ["content", "design"]
    [parameters.market]
    axes = ["segment", "year"]
    meaning = "m"
    [parameters.share]
    axes = ["segment"]
    meaning = "s"

    """
  private static let parameters: [String: ParameterValue] = [
    "market": .array([10, 20, 30, 40, 1, 2, 3, 4]), "share": .array([0.5, 0.25]),
  ]

  private static let formulas: [(axes: [String], formula: String, expected: [Double])] = [
    // Axes combine by name: the share of a segment counts in all years.
    (["segment", "year"], "market * share", [5, 10, 15, 20, 0.25, 0.5, 0.75, 1]),
    // The declared order of the axes is that of the numbers.
    (["year", "segment"], "market * share", [5, 0.25, 10, 0.5, 15, 0.75, 20, 1]),
    (["year"], "sum(market, segment) * sum(share, segment)", [8.25, 16.5, 24.75, 33]),
    (["year"], "sum(market * share, segment)", [5.25, 10.5, 15.75, 21]),
    (["segment"], "sum(market, year) * share", [50, 2.5]),
    ([], "sum(market, segment, year) + 0 * sum(share, segment)", [110]),
    (["segment"], "mean(market, year) * share", [12.5, 0.625]),
    (["segment", "year"], "cumulative(market) * share", [5, 15, 30, 50, 0.25, 0.75, 1.5, 2.5]),
    // A segment's share of the total.
    (
      ["year"], "market[segment=design] / sum(market * share, segment)",
      [0.19047619047619047, 0.19047619047619047, 0.19047619047619047, 0.19047619047619047]
    ),
    (["segment"], "market[year=2016] * share", [10, 0.5]),
    (["segment"], "(market[year=last] - market[year=first]) * share", [15, 0.75]),
    ([], "market[segment=content, year=2017] * share[segment=\"design\"]", [7.5]),
    (["year"], "(year - 2015) * market[segment=design] * share[segment=content]", [0, 1, 3, 6]),
    (["segment", "year"], "if(segment == \"content\", market, share)", [10, 20, 30, 40, 0.25, 0.25, 0.25, 0.25]),
    (
      ["segment", "year"], "if(segment != \"content\" and year > 2016, market, -share)",
      [-0.5, -0.5, -0.5, -0.5, -0.25, -0.25, 3, 4]
    ),
    (["segment"], "if(not (share < 0.5) or market[year=first] > 100, 1, 2)", [1, 2]),
    (["segment"], "min(share, 0.3, market[year=first]) + max(0, share - 0.3)", [0.5, 0.25]),
    (
      ["segment"], "sqrt(share) + exp(0) + log(e) + abs(-market[year=first]) + floor(2.7)",
      [14.707106781186548, 5.5]
    ),
    // A sign binds less than a power, a power to the right.
    (["segment"], "-share^2 + 2^3^2 - 2^-1 + market[year=first] * 0", [511.25, 511.4375]),
    (["segment"], "1 - share - 0.25 + 8 / 2 / market[year=first]", [0.65, 4.5]),
    (["segment"], "floor(pi * 1e15) + market[year=first] * share * 0", [3_141_592_653_589_793, 3_141_592_653_589_793]),
  ]

  @Test(arguments: formulas)
  func `a formula gives these numbers`(axes: [String], formula: String, expected: [Double]) throws {
    let text =
      Self.market
        + """
        [outputs.x]
        axes = \(axes)
        meaning = "x"
        formula = '\(formula)'
        [outputs.both]
        axes = ["segment", "year"]
        meaning = "reads both"
        formula = "market * share"
        """
    #expect(try areClose(FormulaCase(text).run(Self.parameters)["x"], expected))
  }

  @Test func `a stock carries over from the year before`() throws {
    let text = """
      [parameters]
      lapse = { meaning = "l" }
      first = { meaning = "f" }
      [inputs.new]
      axes = ["year"]
      meaning = "n"
      [outputs.stock]
      axes = ["year"]
      meaning = "s"
      formula = "stock[-1] * (1 - lapse) + new"
      initial = "first * 2"
      [outputs.before]
      axes = ["year"]
      meaning = "two years before"
      formula = "stock[-2]"
      """
    let outputs = try FormulaCase(text).run(
      ["lapse": .number(0.5), "first": .number(50)], inputs: ["new": [1, 2, 3, 4]])
    // 100 before 2015: 50 + 1, 25.5 + 2, 13.75 + 3, 8.375 + 4.
    #expect(outputs["stock"] == [51, 27.5, 16.75, 12.375])
    #expect(outputs["before"] == [100, 100, 51, 27.5])
  }

  @Test func `one label of a stock begins at the initial value of that label`() throws {
    let text = """
      [axes.kind]
      labels = ["a", "b"]
      [outputs.stock]
      axes = ["kind", "year"]
      meaning = "s"
      formula = "stock[-1] * 2"
      initial = 'if(kind == "a", 20, 30)'
      [outputs.of_b]
      axes = ["year"]
      meaning = "b, a year before"
      formula = "stock[kind=b, -1]"
      [outputs.of_all]
      axes = ["kind"]
      meaning = "over the years before"
      formula = "sum(stock[-1], year)"
      """
    let outputs = try FormulaCase(text).run()
    #expect(outputs["of_b"] == [30, 60, 120, 240])
    #expect(outputs["of_all"] == [20 + 40 + 80 + 160, 30 + 60 + 120 + 240])
  }

  @Test func `stocks that need each other's year before go on together`() throws {
    let text = """
      [axes.kind]
      labels = ["a", "b"]
      [outputs.hunters]
      axes = ["year"]
      meaning = "h"
      formula = "hunters[-1] + sum(prey[-1], kind) / 10"
      initial = "10"
      [outputs.prey]
      axes = ["kind", "year"]
      meaning = "p"
      formula = "prey[-1] * 2 - hunters"
      initial = 'if(kind == "a", 20, 30)'
      """
    let outputs = try FormulaCase(text).run()
    // 2015: 10 + 50 / 10 hunters, 40 - 15 and 60 - 15 prey; 2016: 15 + 70 / 10, 50 - 22, 90 - 22; 2017: 22 + 96 / 10,
    // 56 - 31.6, 136 - 31.6; 2018: 31.6 + 128.8 / 10, 48.8 - 44.48, 208.8 - 44.48.
    #expect(areClose(outputs["hunters"], [15, 22, 31.6, 44.48]))
    #expect(areClose(outputs["prey"], [25, 28, 24.4, 4.32, 45, 68, 104.4, 164.32]))
  }

  @Test func `records are an array over their names`() throws {
    let text = """
      [axes.project]
      records = "projects"
      [parameters.projects]
      type = "records"
      meaning = "named projects"
      [parameters.projects.fields.title_zh]
      type = "text"
      meaning = "t"
      optional = true
      [parameters.projects.fields.capacity]
      meaning = "c"
      [parameters.projects.fields.start]
      type = "integer"
      meaning = "first year"
      [parameters.projects.fields.life]
      meaning = "l"
      optional = true
      [outputs.running]
      axes = ["year"]
      meaning = "r"
      formula = '''sum(if(year >= projects.start and year < projects.start + given(projects.life, 100), projects.capacity, 0), project)'''
      """
    func project(_ name: String, _ fields: [String: ParameterValue]) -> ParameterRecord {
      ParameterRecord(name: name, fields: fields)
    }
    let outputs = try FormulaCase(text).run([
      "projects": .records([
        project("north", ["title_zh": .text("北"), "capacity": .number(10), "start": .integer(2016)]),
        project("south", ["capacity": .number(5), "start": .integer(2015), "life": .number(2)]),
      ])
    ])
    #expect(outputs["running"] == [5, 15, 10, 10])
  }

  @Test func `what is optional may be absent`() throws {
    let text = """
      [parameters.extra]
      axes = ["year"]
      meaning = "e"
      optional = true
      [inputs.power]
      axes = ["year"]
      meaning = "p"
      optional = true
      [outputs.x]
      axes = ["year"]
      meaning = "x"
      formula = "given(extra, 7) + given(power, year - 2015)"
      """
    let formulas = FormulaCase(text)
    #expect(try formulas.run()["x"] == [7, 8, 9, 10])
    #expect(
      try formulas.run(["extra": .array([1, 1, 1, 1])], inputs: ["power": [0, 0, 0, 5]])["x"] == [1, 1, 1, 6])
  }

  @Test func `texts and flags choose`() throws {
    let text = """
      [parameters]
      path = { type = "choice", choices = ["fast", "slow"], meaning = "p" }
      mine = { type = "text", meaning = "m" }
      subsidy = { type = "boolean", meaning = "s" }
      years = { type = "integer", meaning = "y" }
      [outputs.x]
      axes = ["industry"]
      meaning = "x"
      formula = '''if(industry == mine, if(path == "fast", 3, 2), 0) + if(subsidy, 10, 0) * years'''
      """
    let industries = ["industry": ["energy", "materials"]]
    func run(_ path: String, _ subsidy: Bool) throws -> [Double]? {
      try FormulaCase(text).run(
        ["path": .text(path), "mine": .text("materials"), "subsidy": .boolean(subsidy), "years": .integer(4)],
        axes: industries)["x"]
    }
    #expect(try run("fast", false) == [0, 3])
    #expect(try run("slow", true) == [40, 42])
  }
}
