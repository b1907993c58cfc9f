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
      _ = try PlanTargets.read(bytes: Array(text.utf8), file: "plan.csv")
      return []
    } catch {
      return error.diagnostics.map(\.oneLine)
    }
  }

  @Test func `the shipped plan is read whole`() throws {
    let file = "Scenarios/plans/henan-2020.csv"
    let plan = try PlanTargets.read(bytes: try EconomyFixtures.bytes(file), file: file)
    #expect(plan.targets.count == 25)
    #expect(plan.citation == "河南省人民政府办公厅，《河南省“十三五”战略性新兴产业发展规划》，2017年1月6日")
    #expect(plan.targets[0].identifier == "sei-share")
    #expect(plan.targets[0].value == 15)
    #expect(plan.targets[0].bound == "about")
    #expect(plan.targets.map(\.measure).filter(\.isEmpty).count == 9)
    #expect(plan.targets.last?.measure == "parameter:fund-allocation.registered_size")
  }

  @Test func `a citation may hold a colon`() throws {
    let plan = try PlanTargets.read(bytes: Array((head + "a,A,甲,1,%,reach,I,,,,,\n").utf8), file: "plan.csv")
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
        "plan.csv:4:22: error: no measure 'sei_shares' is known; \(advice)",
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
}
