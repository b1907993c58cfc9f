import Diagnostics
import PlanSeeking
import ScenarioCase
import Seeking
import Testing

/// Settings of levers that reach a target. The bill of 2020 is 4 GW x hours x price: 40 (1e8 CNY) as planned.
struct LeverSeekTests {
  private static let header = """
    target,indicator_en,indicator_zh,value,year,unit,bound,clause,relation,relation_to,note_en,note_zh,variable

    """

  private static func scenario(_ levers: String, target: Double, bound: String = "at least") throws -> ScenarioCase {
    try ScenarioCase(
      """
      [plan]
      targets = "plan.csv"
      [modules.heat-pumps]
      stock = { 2015 = 0, 2016 = 0, 2017 = 0, 2018 = 1, 2019 = 2, 2020 = 4 }
      hours = { value = 1000, kind = "assumption", low = 500, high = 2000, reason = "A guess." }
      price = { ELC = 1, GWT = -0.4 }

      """ + levers, modules: false,
      files: [
        "plan.csv": header
          + "bill,Bills,电费,\(target),2020,1e8 CNY_2017,\(bound),I(1),,,,,heat-pumps/bill[sector=ELC]\n"
          + "patents,Patents,专利,6,2020,per 1e4 persons,reach,II,,,,,*/patents\n"
      ])
  }

  private static let levers = """
    [levers]
    "modules.heat-pumps.hours" = { low = 500, high = 2000 }
    "modules.heat-pumps.price.ELC" = { low = 0.5, high = 1.5 }
    """

  private static func answer(
    _ levers: String, target: Double, bound: String = "at least", keys: [String] = []
  ) throws -> LeverSeek.Answer {
    let prepared = try scenario(levers, target: target, bound: bound).prepared()
    return try LeverSeek(prepared, target: "bill", keys: keys).answer()
  }

  private static func reached(_ answer: LeverSeek.Alone) -> Double? {
    guard case .reaches(let value, let outcome) = answer, outcome.isFinite else { return nil }
    return value
  }

  // Of the 3 GW of 2020 two thirds stand in 2019, and 2 x 1000 x 1 / 100 = 20: for 24 it takes 3.6 GW.
  @Test func `years between written ones follow the lever`() throws {
    let scenario = try ScenarioCase(
      """
      [plan]
      targets = "plan.csv"
      [modules.heat-pumps]
      stock = { 2015 = 0, 2016 = 0, 2017 = 0, 2020 = 3, interpolation = "linear" }
      hours = 1000
      price = { ELC = 1, GWT = -0.4 }
      [levers]
      "modules.heat-pumps.stock.2020" = { low = 1, high = 6 }
      """, modules: false,
      files: [
        "plan.csv": Self.header + "bill,Bills,电费,24,2019,1e8 CNY_2017,at least,I(1),,,,,heat-pumps/bill[sector=ELC]\n"
      ])
    let seek = try LeverSeek(try scenario.prepared(), target: "bill")
    let answer = try seek.answer()
    #expect(abs(answer.planned - 20) < 1e-9)
    #expect(Self.reached(answer.alone[0]).map { abs($0 - 3.6) < 1e-6 } == true, "\(answer.alone)")
    let lines = seek.csv([answer]).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(lines.count == 2 && lines[1][0] == "alone" && lines[1][1] == "modules.heat-pumps.stock.2020")
    #expect(Double(lines[1][6]).map { abs($0 - 3.6) < 1e-6 } == true && lines[1].last == "reached")
  }

  // 4 x 1200 x 1 / 100 = 4 x 1000 x 1.2 / 100 = 48.
  @Test func `each lever alone is moved until the target is reached`() throws {
    let answer = try Self.answer(Self.levers, target: 48)
    #expect(abs(answer.planned - 40) < 1e-9 && !answer.isReached && answer.alone.count == 2)
    #expect(Self.reached(answer.alone[0]).map { abs($0 - 1200) < 1e-5 } == true, "\(answer.alone)")
    #expect(Self.reached(answer.alone[1]).map { abs($0 - 1.2) < 1e-8 } == true, "\(answer.alone)")
  }

  // 48 is about 47.5 and more: 4 x 1187.5 x 1 / 100 = 47.5.
  @Test func `a target about a number is sought where it is met, and at the number itself`() throws {
    let scenario = try Self.scenario(Self.levers, target: 48, bound: "about")
    let seek = try LeverSeek(try scenario.prepared(), target: "bill", keys: ["modules.heat-pumps.hours"])
    let answers = try seek.answers()
    #expect(answers.map(\.goal) == [47.95, 48])
    let needed = answers.map { Self.reached($0.alone[0]) ?? .nan }
    #expect(abs(needed[0] - 1198.75) < 1e-5 && abs(needed[1] - 1200) < 1e-5, "\(needed)")
    let rows = seek.csv(answers).split(separator: "\n").map { $0.split(separator: ",").suffix(4) }
    #expect(rows[0] == ["target", "target_unit", "goal", "answer"])
    #expect(rows[1].dropFirst() == ["1e8 CNY_2017", "47.95", "reached"])
    #expect(rows[2].dropFirst() == ["1e8 CNY_2017", "48", "reached"])
  }

  @Test(arguments: [("at least", 48.0, [48.0]), ("about", 40.0, [39.95, 40])])
  func `one goal is sought where a target is met at its number`(bound: String, target: Double, goals: [Double]) throws {
    let scenario = try Self.scenario(Self.levers, target: target, bound: bound)
    let answers = try LeverSeek(try scenario.prepared(), target: "bill", keys: ["modules.heat-pumps.hours"]).answers()
    #expect(answers.map(\.goal) == goals && answers.first?.isReached == (target == 40))
  }

  // 4 x 750 x 1 / 100 = 30.
  @Test func `a target that is a limit is sought from above`() throws {
    let answer = try Self.answer(Self.levers, target: 30, bound: "at most", keys: ["modules.heat-pumps.hours"])
    #expect(answer.alone.count == 1 && answer.together == nil)
    #expect(Self.reached(answer.alone[0]).map { abs($0 - 750) < 1e-5 } == true, "\(answer.alone)")
  }

  // With u = (h - 1000) / 1500 and v = p - 1 the least u^2 + v^2 with (1 + 1.5 u)(1 + v) = 1.2: found by hand on a grid of
  // v = 1.2 / (1 + 1.5 u) - 1 it is u = 0.0869, v = 0.0617.
  @Test func `of several levers the setting nearest to the plan is found`() throws {
    let answer = try Self.answer(Self.levers, target: 48)
    guard case .found(let values, let outcome, let distance, true, _)? = answer.together else {
      Issue.record("\(String(describing: answer.together))")
      return
    }
    #expect(outcome >= 48 && outcome - 48 < 1e-6)
    #expect(abs(4 * values[0] * values[1] / 100 - 48) < 1e-6)
    #expect(abs((values[0] - 1000) / 1500 - 0.0869) < 2e-4 && abs(values[1] - 1.0617) < 2e-4, "\(values)")
    #expect(abs(distance - 0.10653) < 1e-4, "\(distance)")
  }

  // At most 4 x 2000 x 1.5 / 100 = 120: the hours alone make 80, the price alone 60.
  @Test func `a target beyond all ranges is told with the best that can be had, and the last lever that helps`() throws
  {
    let answer = try Self.answer(Self.levers, target: 200)
    guard case .outOfReach(let best, let outcome) = answer.alone[1] else {
      Issue.record("\(answer.alone)")
      return
    }
    #expect(abs(best - 1.5) < 1e-6 && abs(outcome - 60) < 1e-4)
    guard case .outOfReach(let setting, let all, let steps, _)? = answer.together else {
      Issue.record("\(String(describing: answer.together))")
      return
    }
    #expect(abs(setting[0] - 2000) < 1e-2 && abs(setting[1] - 1.5) < 1e-5 && abs(all - 120) < 1e-3)
    #expect(steps.map(\.lever) == [0, 1] && abs(steps[0].outcome - 80) < 1e-3)
  }

  // 1200 h would do, and only what is listed may be: 1300 h make 52.
  @Test func `a lever with values takes the nearest one that reaches the target`() throws {
    let answer = try Self.answer(
      "[levers]\n\"modules.heat-pumps.hours\" = { values = [1600, 1000, 1300, 1100] }", target: 48)
    #expect(answer.alone == [.reaches(1300, outcome: 52)] && answer.moved.isEmpty)
  }

  @Test func `a target that the plan reaches asks for nothing`() throws {
    let answer = try Self.answer(Self.levers, target: 40)
    #expect(answer.isReached && answer.alone.isEmpty && answer.together == nil)
  }

  @Test(arguments: [
    (
      "", "bill", "",
      "the scenario has no levers to move; write [levers] with a line for each key to move, such as "
        + "\"modules.heat-pumps.hours\" = { low = 500, high = 2000 }"
    ),
    (levers, "bil", "", "the plan has no target 'bil'; did you mean bill?"),
    (
      levers, "patents", "",
      "the target patents is not modelled in this run: a module that gives 'patents' would answer it"
    ),
    (
      levers, "bill", "modules.heat-pumps.hour",
      "there is no lever modules.heat-pumps.hour; did you mean modules.heat-pumps.hours?"
    ),
    (
      "[uncertain]\n\"modules.heat-pumps.hours\" = { distribution = \"uniform\", low = 500, high = 2000 }\n"
        + "[levers]\n\"electricity.losses\" = { low = 0.05, high = 0.1 }", "bill", "modules.heat-pumps.hours",
      "modules.heat-pumps.hours varies by chance, and is no lever; write it in [levers] instead"
    ),
  ])
  func `what cannot be sought is an error`(levers: String, target: String, key: String, message: String) throws {
    let prepared = try Self.scenario(levers, target: 48).prepared()
    do {
      _ = try LeverSeek(prepared, target: target, keys: key.isEmpty ? [] : [key])
      Issue.record("nothing was said")
    } catch { #expect(error.description == "error: \(message)") }
  }

  @Test func `a lever that the plan's own number lies outside of is an error at its place`() throws {
    let scenario = try Self.scenario("[levers]\n\"modules.heat-pumps.hours\" = { low = 1200, high = 2000 }", target: 48)
    do {
      _ = try LeverSeek(try scenario.prepared(), target: "bill")
      Issue.record("nothing was said")
    } catch {
      #expect(
        scenario.relative(error.description) == """
          case.toml:12:1: error: the scenario has 1000 for modules.heat-pumps.hours, outside its lever from 1200 to 2000; \
          widen the lever
          """)
    }
  }
}
