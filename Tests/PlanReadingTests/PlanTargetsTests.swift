import Diagnostics
import Economy
import EconomyFixtures
import SimulationKit
import Study
import Testing

@testable import PlanReading

struct PlanTargetsTests {
  private let head =
    "# citation: Office of the Province, plan: 2016-2020\ntarget,indicator_en,indicator_zh,value,year,unit,bound,"
    + "clause,relation,relation_to,note_en,note_zh,variable\n"

  private func messages(_ text: String) -> [String] {
    do {
      _ = try PlanReader.read(bytes: Array(text.utf8), file: "plan.csv", PlanScope())
      return []
    } catch {
      return error.diagnostics.map(\.oneLine)
    }
  }

  @Test func `the shipped plan is read whole`() throws {
    let file = "Scenarios/plans/henan-2020.csv"
    let plan = try PlanReader.read(
      bytes: try EconomyFixtures.bytes(file), file: file,
      Self.scope())
    #expect(plan.targets.count == 25)
    #expect(plan.citation.hasPrefix("河南省人民政府办公厅，《河南省“十三五”战略性新兴产业发展规划》，2017年1月6日 | General Office"))
    #expect(plan.targets[0].identifier == "sei-share")
    #expect(plan.targets[0].value == 15)
    #expect(plan.targets[0].bound == "about")
    #expect(plan.targets.filter { $0.variable.hasPrefix("*/") }.count == 9)
    #expect(plan.numbers.filter { $0.measure == nil }.count == 10)
    #expect(plan.numbers.filter(\.isOfOtherPerimeter).count == 17)
    #expect(plan.targets.last?.variable == "parameter:fund-allocation.registered_size")
  }

  @Test func `a citation may hold a colon`() throws {
    let plan = try PlanReader.read(
      bytes: Array((head + "a,A,甲,1,2020,%,reach,I,,,,,\n").utf8), file: "plan.csv", PlanScope())
    #expect(plan.citation == "Office of the Province, plan: 2016-2020")
  }

  @Test func `what no data is at hand for stands before who would offer it`() throws {
    let head = head.replacing("variable\n", with: "variable,no_data_en,no_data_zh\n")
    func offer(_ cells: String) throws -> Title? {
      try PlanReader.read(
        bytes: Array((head + "a,A,甲,1,2020,%,reach,I,,,,,\(cells)\n").utf8), file: "plan.csv", PlanScope()
      ).targets[0].offer
    }
    let module = Title(en: "a module that gives 'exits' would answer it", zh: "须有模块给出“exits”")
    #expect(try offer("*/exits,,") == module)
    #expect(
      try offer("*/exits,the exits of 2015,2015年出口方向数")
        == Title(
          en: "no public data for the exits of 2015; \(module.en)", zh: "无公开数据：2015年出口方向数；\(module.zh)"))
    #expect(
      try offer(",,2015年出口方向数") == Title(en: "no public data for 2015年出口方向数", zh: "无公开数据：2015年出口方向数"))
  }

  @Test func `a missing column is named with all that a plan has`() {
    let text = "target,indicator_en,indicator_zh,unit,bound,clause,relation,relation_to,note_en,note_zh,variable\n"
    #expect(
      messages(text) == [
        "plan.csv:1:1: error: there is no column 'value', 'year'; a plan's targets have the columns target, indicator_en, "
          + "indicator_zh, value, year, unit, bound, clause, relation, relation_to, note_en, note_zh, variable, and may "
          + "have baseline, baseline_unit, baseline_year, band, perimeter, no_data_en, no_data_zh"
      ])
  }

  @Test func `a file of the earlier form says which columns to rename`() {
    let text =
      "target,indicator_en,indicator_zh,target_2020,unit,bound,clause,relation,relation_to,note_en,note_zh,measure\n"
    #expect(
      messages(text) == [
        "plan.csv:1:34: error: nothing reads the column 'target_2020'; rename it to 'value', and write 2020 in a column "
          + "'year'", "plan.csv:1:101: error: nothing reads the column 'measure'; rename it to 'variable'",
      ])
  }

  @Test func `a column that nothing reads is an error`() {
    #expect(
      messages(head.replacing("clause", with: "clauses,clause") + "a,A,甲,15,2020,%,reach,I,I,,,,,\n") == [
        "plan.csv:2:56: error: nothing reads the column 'clauses'; did you mean 'clause'?"
      ])
  }

  @Test func `a target larger than results show is refused at its cell`() {
    #expect(
      messages(head + "a,A,甲,10000000000000,2020,%,reach,I,,,,,\n") == [
        "plan.csv:3:7: error: the target is 10000000000000, and results show no more than 1e12; is the unit right?"
      ])
    #expect(messages(head + "a,A,甲,1000000000000,2020,%,reach,I,,,,,\n").isEmpty)
  }

  @Test func `a column that stands twice is refused, since only one of them is read`() throws {
    let line = try #require(head.split(separator: "\n").last)
    let twice = head.replacing(line, with: line + ",bound")
    #expect(
      messages(twice + "a,A,甲,15,2020,%,reach,I,,,,,,about\n") == [
        "plan.csv:2:\(line.count + 2): error: the column 'bound' stands twice; leave one of them"
      ])
  }

  @Test func `everything wrong with the rows is said at once, each at its place`() {
    let rows =
      "a,A,甲,about 15,2020,%,reach,I,,,,,\na,A,甲,,2020,%,reach,I,,,,,sei_shares\nb,B,乙,1,2020,%,reach,I,,,,,gross_output:steel\n"
    #expect(
      messages(head + rows) == [
        "plan.csv:3:7: error: 'about 15' is not a number; write digits with a point, as in 1234.5, without spaces or "
          + "separators",
        "plan.csv:4:1: error: the target 'a' stands twice",
        "plan.csv:4:7: error: the cell is empty where a number must stand",
        "plan.csv:4:27: error: no variable 'sei_shares' is known; did you mean 'sei_share'?",
        "plan.csv:5:14: error: \"%\" is a plain number, not money (CNY) without a price year; write a unit like "
          + "\"亿元\" or \"元\"",
      ])
  }

  @Test(arguments: [
    ("15", "about", 14.5), ("15.2", "about", 15.15), ("15", "reach", 15), ("15", "at least", 15),
    ("0.125", "about", 0.1245), ("13.0", "about", 12.95), ("13.00", "about", 12.995), ("1.30e1", "about", 12.95),
    ("0.13e2", "about", 12.5), ("13", "about", 12.5),
  ])
  func `about is met by what rounds to the target, every other wording by the target itself`(
    value: String, bound: String, needed: Double
  ) throws {
    let plan = try plan("a,A,甲,\(value),2020,%,\(bound),I,,,,,sei_share\n")
    let numbers = try #require(plan.numbers.first)
    #expect(abs(numbers.needed - needed) < 1e-12)
    #expect(numbers.measure == .quantity(.init(.strategicShare, years: 6)))
  }

  private func plan(_ rows: String, columns: String = "") throws -> PlanTargets {
    let head = columns.isEmpty ? head : String(head.dropLast()) + ",\(columns)\n"
    return try PlanReader.read(bytes: Array((head + rows).utf8), file: "plan.csv", Self.scope([Self.fund]))
  }

  /// A run of 2015 to 2020 with prices of 2017.
  private static func scope(_ modules: [PlanScope.Module]? = nil) -> PlanScope {
    var scope = PlanScope()
    (scope.years, scope.tableYear) = (Array(2015...2020), 2017)
    scope.industries = PlanScope.strategicIndustries
    (scope.modules, scope.knowsModules) = (modules ?? [], modules != nil)
    return scope
  }

  private static var fund: PlanScope.Module {
    PlanScope.Module(
      name: "fund",
      manifest: Manifest(
        identifier: "fund", version: "1", title: "Fund", summary: "Money.",
        parameters: ["size", "ceiling"].map {
          ParameterDeclaration($0, .number(unit: "1e8 CNY", .any), meaning: "money")
        }), mode: nil, axes: AxisLabels(), isActive: true)
  }

  private func read(_ row: String, head: String? = nil) -> [String] {
    do {
      _ = try PlanReader.read(bytes: Array(((head ?? self.head) + row).utf8), file: "plan.csv", Self.scope([Self.fund]))
      return []
    } catch {
      return error.diagnostics.map(\.oneLine)
    }
  }

  @Test(arguments: [
    (
      "a,A,甲,1,2020,%,about,I,,,,,gross_output:biotechnology\n",
      "3:14: error: \"%\" is a plain number, not money (CNY) at 2017 prices; write a unit like \"亿元_2017\" or \"元_2017\""
    ),
    (
      "a,A,甲,1,2020,xyz,about,I,,,,,sei_share\n",
      "3:14: error: unknown unit \"xyz\"; write units like TWh, 万辆, 亿元, CNY_2015/W"
    ),
    ("a,A,甲,1,2020,,about,I,,,,,\n", "3:14: error: the target has no unit; write it, or 1 for a number without one"),
    ("a,A,甲,1,2020,%,at mots,I,,,,,sei_share\n", "3:16: error: no bound 'at mots' is known; did you mean 'at most'?"),
    (
      "a,A,甲,1,2020,%,xyzzy,I,,,,,sei_share\n",
      "3:16: error: no bound 'xyzzy' is known; write one of 'about', 'at least', 'reach', 'more than', 'order of', "
        + "'at most', 'less than'"
    ),
    (
      "a,A,甲,1,2020,%,about,I,plain conflit,a,,,sei_share\n",
      "3:24: error: no relation 'plain conflit' is known; did you mean 'plain conflict'?"
    ),
    (
      "aim,A,甲,1,2020,%,about,I,part of,aims,,,sei_share\n",
      "3:34: error: there is no target 'aims'; did you mean 'aim'?"
    ),
    (
      "a,A,甲,1,2020,%,about,I,part of,a,,,sei_share\n",
      "3:32: error: the target 'a' is related to itself; name another one"
    ),
    (
      "a,A,甲,1,2020,%,about,I,part of,,,,sei_share\n",
      "3:32: error: the relation 'part of' is one to another target, and relation_to is empty; write the other target's "
        + "identifier"
    ),
    (
      "a,A,甲,1,2020,%,about,I,,a,,,sei_share\n",
      "3:25: error: relation_to names a target, and the relation to it is not said; write the relation"
    ),
    (
      "a,A,甲,1,2020,%,about,I,,,,,gross_output:biotechnolgy\n",
      "3:28: error: 'biotechnolgy' is neither an industry nor a sector; did you mean 'gross_output:biotechnology'?"
    ),
    (
      "a,A,甲,1,2020,1e8 CNY,about,I,,,,,parameter:fund.sise\n",
      "3:34: error: fund has no single number sise; did you mean parameter:fund.size?"
    ),
    (
      "a,A,甲,1,2020,%,about,I,,,,,parameter:fund.size\n",
      "3:14: error: \"%\" is a plain number, not money (CNY) without a price year; write a unit like \"亿元\" or \"元\""
    ),
  ])
  func `a word or unit that the run does not know is told at its place`(row: String, message: String) {
    #expect(read(row) == ["plan.csv:\(message)"])
  }

  private func read(_ row: String, columns: String) -> [String] {
    read(row, head: String(head.dropLast()) + ",\(columns)\n")
  }

  @Test func `a growth has a rate as its unit, and a year from which it counts`() {
    #expect(
      read("a,A,甲,1,2020,%,about,I,,,,,sei_growth_premium\n") == [
        "plan.csv:3:14: error: \"%\" is a plain number, not a rate per year; write 'percentage points per year' or "
          + "'%/year', the unit of sei_growth_premium",
        "plan.csv:3:28: error: sei_growth_premium is a growth, and the year from which it counts is not said; write it in "
          + "the column baseline_year",
      ])
    let row = "a,A,甲,1,2020,%/year,about,I,,,,,growth(value_added)"
    #expect(read(row + ",2016\n", columns: "baseline_year") == [])
    #expect(
      read(row + ",2020\n", columns: "baseline_year") == [
        "plan.csv:3:53: error: the baseline's year 2020 is not before the target's, 2020"
      ])
    #expect(
      read("a,A,甲,1,2020,%,about,I,,,,,sei_share,2016\n", columns: "baseline_year") == [
        "plan.csv:3:38: error: the target has no baseline that this could belong to; leave it empty"
      ])
  }

  @Test(arguments: [
    ("15", "%", "0.5", 14.5), ("1000", "1e8 CNY", "10 %", 900), ("1000", "亿元", "2e9 CNY", 980),
    ("5", "percentage points per year", "0.5 percentage points per year", 4.5), ("15", "%", "", 14.5),
  ])
  func `a band says how far below its value about reaches`(
    value: String, unit: String, band: String, needed: Double
  ) throws {
    let row = "a,A,甲,\(value),2020,\(unit),about,I,,,,,,\(band)\n"
    let target = try #require(try plan(row, columns: "band").numbers.first)
    #expect(abs(target.needed - needed) < 1e-9)
  }

  @Test(arguments: [
    (
      "%,about", "2 %",
      "3:30: error: '2 %' may mean points of the target's unit %, or a part of its value; write the number alone, in the "
        + "target's unit"
    ),
    ("%,reach", "2", "3:30: error: the bound 'reach' has no band; leave it empty, or write the bound 'about'"),
    ("1e8 CNY,about", "2 GW", "3:36: error: \"GW\" is power, not money (CNY) without a price year"),
    ("%,about", "-1", "3:30: error: the band is -1; write how far below the target 'about' reaches"),
  ])
  func `a band that does not fit is told`(unit: String, band: String, message: String) {
    let found = read("a,A,甲,15,2020,\(unit),I,,,,,,\(band)\n", columns: "band")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("plan.csv:\(message)") == true, "\(found)")
  }

  @Test func `an industry's output is of another perimeter unless the plan says that it is the same`() throws {
    func isOther(_ variable: String, _ perimeter: String) throws -> Bool? {
      try plan("a,A,甲,15,2020,1e8 CNY,reach,I,,,,,\(variable),\(perimeter)\n", columns: "perimeter")
        .numbers.first?.isOfOtherPerimeter
    }
    #expect(try isOther("gross_output:biotechnology", "") == true)
    #expect(try isOther("gross_output:biotechnology", "same") == false)
    #expect(try isOther("gross_output", "") == false)
    #expect(try isOther("value_added:biotechnology", "") == false)
    #expect(try isOther("value_added:biotechnology", "other") == true)
    #expect(
      read("a,A,甲,15,2020,%,reach,I,,,,,sei_share,othr\n", columns: "perimeter") == [
        "plan.csv:3:39: error: no perimeter 'othr' is known; did you mean 'other'?"
      ])
  }

  @Test func `years that the run does not cover are refused`() {
    #expect(
      read("a,A,甲,1,2030,%,about,I,,,,,sei_share\n") == [
        "plan.csv:3:9: error: the target is one of 2030, and the run covers 2015 to 2020; change the years of the run, or "
          + "name targets of a year that it covers"
      ])
    #expect(
      read("a,A,甲,1,20,%,about,I,,,,,sei_share\n") == [
        "plan.csv:3:9: error: the target's year '20' is no year; write it with four digits"
      ])
    let baseline = "baseline,baseline_unit,baseline_year," + (head.split(separator: "\n").last ?? "") + "\n"
    #expect(read("11.8,%,2015,a,A,甲,15,2020,%,about,I,,,,,sei_share\n", head: baseline) == [])
    #expect(
      read("11.8,%,1066,a,A,甲,15,2020,%,about,I,,,,,sei_share\n", head: baseline) == [
        "plan.csv:2:8: error: the baseline's year 1066 is none of the run's, 2015 to 2020; leave the baseline empty, or "
          + "change the years of the run"
      ])
    #expect(
      read("11.8,GW,2015,a,A,甲,15,2020,%,about,I,,,,,sei_share\n", head: baseline) == [
        "plan.csv:2:6: error: \"GW\" is power, not a plain number; write a unit like \"%\""
      ])
  }

  @Test(arguments: [
    ("0.15", "1", "about", "sei_share", 1, 0.145), ("15", "%", "at most", "sei_share", 100, 15),
    ("5", "percentage points per year", "more than", "sei_growth_premium", 100, 5),
    ("10000000", "1e4 CNY", "reach", "gross_output:biotechnology", 10000, 10_000_000),
    ("10000000", "万元", "reach", "gross_output:biotechnology", 10000, 10_000_000),
    ("1000", "1e8 CNY_2017", "reach", "gross_output:biotechnology", 1, 1000),
    ("1", "1e12 CNY", "reach", "parameter:fund.size", 1e-4, 1),
  ])
  func `a target keeps its unit, and the result is converted to it`(
    value: String, unit: String, bound: String, measure: String, factor: Double, needed: Double
  ) throws {
    let growth = measure == "sei_growth_premium" ? "2015" : ""
    let row = "a,A,甲,\(value),2020,\(unit),\(bound),I,,,,,\(measure),\(growth)\n"
    let target = try #require(try plan(row, columns: "baseline_year").numbers.first)
    #expect(abs(target.factor / factor - 1) < 1e-12 && abs(target.needed - needed) < 1e-9)
    #expect(target.year == 5)
    let sides: [String: Target.Bound] = ["at most": .atMost, "more than": .above]
    #expect(target.bound == sides[bound] ?? .atLeast)
  }
}
