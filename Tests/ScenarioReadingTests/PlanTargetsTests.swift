import Diagnostics
import EconomyFixtures
import SimulationKit
import Study
import Testing

@testable import ScenarioReading

struct PlanTargetsTests {
  private let head =
    "# citation: Office of the Province, plan: 2016-2020\ntarget,indicator_en,indicator_zh,target_2020,unit,bound,"
    + "clause,relation,relation_to,note_en,note_zh,measure\n"

  private func messages(_ text: String) -> [String] {
    do {
      _ = try PlanReading.read(bytes: Array(text.utf8), file: "plan.csv", PlanReading.Context())
      return []
    } catch {
      return error.diagnostics.map(\.oneLine)
    }
  }

  @Test func `the shipped plan is read whole`() throws {
    let file = "Scenarios/plans/henan-2020.csv"
    let plan = try PlanReading.read(
      bytes: try EconomyFixtures.bytes(file), file: file,
      PlanReading.Context(years: Array(2015...2020), tableYear: 2017))
    #expect(plan.targets.count == 25)
    #expect(plan.citation == "河南省人民政府办公厅，《河南省“十三五”战略性新兴产业发展规划》，2017年1月6日")
    #expect(plan.targets[0].identifier == "sei-share")
    #expect(plan.targets[0].value == 15)
    #expect(plan.targets[0].bound == "about")
    #expect(plan.targets.map(\.measure).filter(\.isEmpty).count == 9)
    #expect(plan.targets.last?.measure == "parameter:fund-allocation.registered_size")
  }

  @Test func `a citation may hold a colon`() throws {
    let plan = try PlanReading.read(
      bytes: Array((head + "a,A,甲,1,%,reach,I,,,,,\n").utf8), file: "plan.csv", PlanReading.Context())
    #expect(plan.citation == "Office of the Province, plan: 2016-2020")
  }

  @Test func `a missing column is named with all that a plan has`() {
    let text = "target,indicator_en,indicator_zh,unit,bound,clause,relation,relation_to,note_en,note_zh,measure\n"
    #expect(
      messages(text) == [
        "plan.csv:1:1: error: there is no column 'target_2020'; a plan's targets have the columns target, indicator_en, "
          + "indicator_zh, target_2020, unit, bound, clause, relation, relation_to, note_en, note_zh, measure"
      ])
  }

  @Test func `a target larger than results show is refused at its cell`() {
    #expect(
      messages(head + "a,A,甲,10000000000000,%,reach,I,,,,,\n") == [
        "plan.csv:3:7: error: the target is 10000000000000, and results show no more than 1e12; is the unit right?"
      ])
    #expect(messages(head + "a,A,甲,1000000000000,%,reach,I,,,,,\n").isEmpty)
  }

  @Test func `a column that stands twice is refused, since only one of them is read`() throws {
    let line = try #require(head.split(separator: "\n").last)
    let twice = head.replacing(line, with: line + ",bound")
    #expect(
      messages(twice + "a,A,甲,15,%,reach,I,,,,,,about\n") == [
        "plan.csv:2:\(line.count + 2): error: the column 'bound' stands twice; leave one of them"
      ])
  }

  @Test func `everything wrong with the rows is said at once, each at its place`() {
    let rows =
      "a,A,甲,about 15,%,reach,I,,,,,\na,A,甲,,%,reach,I,,,,,sei_shares\nb,B,乙,1,%,reach,I,,,,,gross_output:steel\n"
    let advice =
      "leave it empty for what is not modelled, or write one of sei_share, sei_growth_premium, gross_output:<industry>, "
      + "parameter:<module>.<key>"
    #expect(
      messages(head + rows) == [
        "plan.csv:3:7: error: 'about 15' is not a number; write digits with a point, as in 1234.5, without spaces or "
          + "separators",
        "plan.csv:4:1: error: the target 'a' stands twice",
        "plan.csv:4:7: error: the cell is empty where a number must stand",
        "plan.csv:4:22: error: no measure 'sei_shares' is known; did you mean 'sei_share'?",
        "plan.csv:5:23: error: no measure 'gross_output:steel' is known; \(advice)",
      ])
  }

  @Test(arguments: ["sei_share:2020", "gross_output", "parameter:fund", "share", ":"])
  func `a measure of another form is none`(text: String) {
    #expect(Target.Measure(text, industries: EconomySections.industries) == nil)
  }

  @Test(arguments: [
    (15.0, "about", 14.5), (15.2, "about", 15.15), (15, "reach", 15), (15, "at least", 15), (0.125, "about", 0.1245),
  ])
  func `about is met by what rounds to the target, every other wording by the target itself`(
    value: Double, bound: String, needed: Double
  ) {
    let target = PlanTargets.Target(
      identifier: "t", indicator: Title(en: "indicator", zh: "指标"), value: value, unit: "%", bound: bound,
      clause: "II(3)", relation: "", relationTo: "", note: Title(en: "", zh: ""), measure: "sei_share")
    let numbers = target.numbers(industries: EconomySections.industries)
    #expect(abs(numbers.needed - needed) < 1e-12)
    #expect(numbers.measure == .share)
  }

  private func read(_ row: String, head: String? = nil) -> [String] {
    let context = PlanReading.Context(years: Array(2015...2020), tableYear: 2017) { module, key in
      switch (module, key) {
      case ("fund", "size"): .number(unit: "1e8 CNY")
      case ("fund", _): .absent(numbers: ["size", "ceiling"])
      default: .unknown
      }
    }
    do {
      _ = try PlanReading.read(bytes: Array(((head ?? self.head) + row).utf8), file: "plan.csv", context)
      return []
    } catch {
      return error.diagnostics.map(\.oneLine)
    }
  }

  @Test(arguments: [
    (
      "a,A,甲,1,%,about,I,,,,,gross_output:biotechnology\n",
      "3:9: error: \"%\" is a plain number, not money (CNY) at 2017 prices; write a unit like \"亿元_2017\" or \"元_2017\""
    ),
    (
      "a,A,甲,1,xyz,about,I,,,,,sei_share\n",
      "3:9: error: unknown unit \"xyz\"; write units like TWh, 万辆, 亿元, CNY_2015/W"
    ),
    (
      "a,A,甲,1,%,about,I,,,,,sei_growth_premium\n",
      "3:9: error: \"%\" is a plain number, not a rate per year; write 'percentage points per year', the unit of sei_growth_premium"
    ),
    ("a,A,甲,1,,about,I,,,,,\n", "3:9: error: the target has no unit; write it, or 1 for a number without one"),
    ("a,A,甲,1,%,at mots,I,,,,,sei_share\n", "3:11: error: no bound 'at mots' is known; did you mean 'at most'?"),
    (
      "a,A,甲,1,%,xyzzy,I,,,,,sei_share\n",
      "3:11: error: no bound 'xyzzy' is known; write one of 'about', 'at least', 'reach', 'more than', 'order of', "
        + "'at most', 'less than'"
    ),
    (
      "a,A,甲,1,%,about,I,plain conflit,a,,,sei_share\n",
      "3:19: error: no relation 'plain conflit' is known; did you mean 'plain conflict'?"
    ),
    (
      "aim,A,甲,1,%,about,I,part of,aims,,,sei_share\n",
      "3:29: error: there is no target 'aims'; did you mean 'aim'?"
    ),
    (
      "a,A,甲,1,%,about,I,part of,a,,,sei_share\n",
      "3:27: error: the target 'a' is related to itself; name another one"
    ),
    (
      "a,A,甲,1,%,about,I,part of,,,,sei_share\n",
      "3:27: error: the relation 'part of' is one to another target, and relation_to is empty; write the other target's "
        + "identifier"
    ),
    (
      "a,A,甲,1,%,about,I,,a,,,sei_share\n",
      "3:20: error: relation_to names a target, and the relation to it is not said; write the relation"
    ),
    (
      "a,A,甲,1,%,about,I,,,,,gross_output:biotechnolgy\n",
      "3:23: error: no measure 'gross_output:biotechnolgy' is known; did you mean 'gross_output:biotechnology'?"
    ),
    (
      "a,A,甲,1,1e8 CNY,about,I,,,,,parameter:fund.sise\n",
      "3:29: error: fund has no single number sise; did you mean parameter:fund.size?"
    ),
    (
      "a,A,甲,1,%,about,I,,,,,parameter:fund.size\n",
      "3:9: error: \"%\" is a plain number, not money (CNY) without a price year; write a unit like \"亿元\" or \"元\""
    ),
  ])
  func `a word or unit that the run does not know is told at its place`(row: String, message: String) {
    #expect(read(row) == ["plan.csv:\(message)"])
  }

  @Test func `years that the run does not cover are refused`() {
    let columns = "indicator_en,indicator_zh,target_2030,unit,bound,clause,relation,relation_to,note_en,note_zh,measure"
    #expect(
      read("a,A,甲,1,%,about,I,,,,,sei_share\n", head: "target,\(columns)\n") == [
        "plan.csv:1:34: error: the targets are those of 2030, and the run covers 2015 to 2020; change the years of the "
          + "run, or name targets of a year that it covers"
      ])
    let baseline =
      "baseline,baseline_unit,baseline_year,target,"
      + columns.split(separator: "2030").joined(separator: "2020") + "\n"
    #expect(read("11.8,%,2015,a,A,甲,15,%,about,I,,,,,sei_share\n", head: baseline) == [])
    #expect(
      read("11.8,%,1066,a,A,甲,15,%,about,I,,,,,sei_share\n", head: baseline) == [
        "plan.csv:2:8: error: the baseline's year 1066 is none of the run's, 2015 to 2020; leave the baseline empty, or "
          + "change the years of the run"
      ])
    #expect(
      read("11.8,GW,2015,a,A,甲,15,%,about,I,,,,,sei_share\n", head: baseline) == [
        "plan.csv:2:6: error: \"GW\" is power, not a plain number; write a unit like \"%\""
      ])
  }

  @Test(arguments: [
    ("0.15", "1", "about", "sei_share", 0.01, 0.145), ("15", "%", "at most", "sei_share", 1, 15),
    ("5", "percentage points per year", "more than", "sei_growth_premium", 1, 5),
    ("10000000", "1e4 CNY", "reach", "gross_output:biotechnology", 10000, 10_000_000),
    ("10000000", "万元", "reach", "gross_output:biotechnology", 10000, 10_000_000),
    ("1000", "1e8 CNY_2017", "reach", "gross_output:biotechnology", 1, 1000),
    ("1", "1e12 CNY", "reach", "parameter:fund.size", 1e-4, 1),
  ])
  func `a target keeps its unit, and the result is converted to it`(
    value: String, unit: String, bound: String, measure: String, factor: Double, needed: Double
  ) throws {
    let context = PlanReading.Context(years: Array(2015...2020), tableYear: 2017) { _, _ in .number(unit: "1e8 CNY") }
    let plan = try PlanReading.read(
      bytes: Array((head + "a,A,甲,\(value),\(unit),\(bound),I,,,,,\(measure)\n").utf8), file: "plan.csv", context)
    let target = try #require(
      plan.numbers(industries: EconomySections.industries, years: Array(2015...2020)).first)
    #expect(abs(target.factor / factor - 1) < 1e-12 && abs(target.needed - needed) < 1e-9)
    #expect(target.year == 5)
    let sides: [String: Target.Bound] = ["at most": .atMost, "more than": .above]
    #expect(target.bound == sides[bound] ?? .atLeast)
  }
}
