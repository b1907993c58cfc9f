import Diagnostics
import Glibc
import PlanSeeking
import ScenarioCase
import StudyRuns
import Testing

/// Settings of levers that no other beats. The bill of 2020 is 4 GW x hours x price / 100 (1e8 CNY): 40 as planned.
struct FrontierSeekTests {
  private static let header = """
    target,indicator_en,indicator_zh,value,year,unit,bound,clause,relation,relation_to,note_en,note_zh,variable

    """

  private static func scenario(_ keys: String) throws -> ScenarioCase {
    try ScenarioCase(
      """
      [plan]
      targets = "plan.csv"
      [modules.heat-pumps]
      stock = { 2015 = 0, 2016 = 0, 2017 = 0, 2018 = 1, 2019 = 2, 2020 = 4 }
      hours = { value = 1000, kind = "assumption", low = 500, high = 2000, reason = "A guess." }
      price = { ELC = 1, GWT = -0.4 }

      """ + keys, modules: false,
      files: [
        "plan.csv": header
          + "bill,Bills,电费,48,2020,1e8 CNY_2017,at least,I(1),,,,,heat-pumps/bill[sector=ELC]\n"
          + "hours,Hours,小时,900,2020,h,at least,I(1),,,,,parameter:heat-pumps.hours\n"
          + "patents,Patents,专利,6,2020,per 1e4 persons,reach,II,,,,,*/patents\n"
      ])
  }

  private static let levers = """
    [levers]
    "modules.heat-pumps.hours" = { low = 500, high = 2000 }
    "modules.heat-pumps.price.ELC" = { low = 0.5, high = 1.5 }

    """

  private static func seek(
    _ objectives: [String], _ keys: String = levers, _ change: (inout FrontierSeek.Options) -> Void = { _ in }
  ) throws -> FrontierSeek {
    var options = FrontierSeek.Options()
    options.evaluations = 1500
    change(&options)
    return try FrontierSeek(try scenario(keys).prepared(), objectives: objectives, options)
  }

  private static func bill(_ levers: [Double], stock: Double = 4) -> Double { stock * levers[0] * levers[1] / 100 }

  private static func distance(_ levers: [Double]) -> Double {
    let (u, v) = ((levers[0] - 1000) / 1500, levers[1] - 1)
    return (u * u + v * v).squareRoot()
  }

  /// The largest bill at a distance: on the circle round the plan, within the levers' ranges.
  private static func largestBill(at distance: Double) -> Double {
    (0...2000).reduce(0) { most, step in
      let angle = Double(step) / 2000 * 2 * Double.pi
      let levers = [1000 + 1500 * distance * cos(angle), 1 + distance * sin(angle)]
      return (500...2000).contains(levers[0]) && (0.5...1.5).contains(levers[1]) ? max(most, bill(levers)) : most
    }
  }

  @Test func `the settings lie on the front that a circle round the plan gives`() throws {
    let answer = try Self.seek(["max:bill", "min:distance"]).answer()
    #expect(answer.planned.levers == [1000, 1] && abs(answer.planned.objectives[0] - 40) < 1e-9)
    #expect(answer.planned.objectives[1] == 0 && answer.failed == 0 && answer.evaluations >= 1500)
    #expect(answer.settings.count > 20)
    for setting in answer.settings {
      let (bill, distance) = (setting.objectives[0], setting.objectives[1])
      #expect(abs(bill - Self.bill(setting.levers)) < 1e-9)
      #expect(abs(distance - Self.distance(setting.levers)) < 1e-12)
      #expect(bill > 0.97 * Self.largestBill(at: distance), "\(setting)")
    }
    // The ends: both levers at their best, 4 x 2000 x 1.5 / 100, and the plan.
    #expect(
      answer.settings[0].objectives[0] > 120 - answer.epsilons[0]
        && answer.settings.last.map { $0.objectives[1] < answer.epsilons[1] } == true)
    for (better, worse) in zip(answer.settings, answer.settings.dropFirst()) {
      #expect(better.objectives[0] > worse.objectives[0] && better.objectives[1] > worse.objectives[1])
    }
  }

  @Test func `a result of another year, and a growth, are objectives too`() throws {
    let answer = try Self.seek([
      "min:heat-pumps/bill[sector=ELC]@2019", "max:growth(heat-pumps/bill[sector=ELC])@2020", "min:distance",
    ]) {
      $0.evaluations = 100
      $0.epsilons = [1, 1, 0.1]
    }.answer()
    // 2 x 1000 x 1 / 100, which doubles to 2020.
    #expect(abs(answer.planned.objectives[0] - 20) < 1e-9 && abs(answer.planned.objectives[1] - 100) < 1e-9)
  }

  @Test func `a seed gives the same bytes on any number of threads, another seed others`() throws {
    func csv(_ seed: UInt64, _ threads: Int) throws -> String {
      let seek = try Self.seek(["max:bill", "min:distance"]) {
        $0.evaluations = 200
        $0.seed = seed
        $0.threads = threads
      }
      return seek.csv(try seek.answer())
    }
    let first = try csv(1, 1)
    #expect(first == (try csv(1, 3)))
    #expect(first != (try csv(2, 1)))
    #expect(
      first.hasPrefix(
        "\u{FEFF}setting,max:bill,min:distance,modules.heat-pumps.hours,modules.heat-pumps.price.ELC\r\nplan,40,0,1000,1\r\n"
      )
        || first.hasPrefix(
          "\u{FEFF}setting,max:bill,min:distance,modules.heat-pumps.hours,modules.heat-pumps.price.ELC\nplan,40,0,1000,1\n"
        ))
  }

  private static let uncertain = """
    [uncertain]
    "modules.heat-pumps.stock.2020" = { distribution = "uniform", low = 3, high = 5 }

    """

  // The stock is even from 3 to 5: its deciles are 3.2 and 4.8, its median 4; the bill is ten times that.
  @Test(arguments: [
    ("max:bill", FrontierSeek.Judgement.decile, 32.0), ("min:bill", .decile, 48), ("max:bill", .median, 40),
  ])
  func `a setting is judged by the samples of what is uncertain`(
    objective: String, judgement: FrontierSeek.Judgement, planned: Double
  ) throws {
    let answer = try Self.seek([objective, "min:distance"], Self.uncertain + Self.levers) {
      $0.evaluations = 100
      $0.samples = 64
      $0.judgement = judgement
      $0.epsilons = [0.1, 0.01]
    }.answer()
    #expect(abs(answer.planned.objectives[0] - planned) < 0.35)
    for setting in answer.settings {
      #expect(abs(setting.objectives[0] / Self.bill(setting.levers) - planned / 40) < 0.009)
    }
  }

  @Test func `settings without an answer are counted, and the first are kept with their reason`() throws {
    let scenario = try ScenarioCase(
      """
      [levers]
      "sales.displaced_inflow" = { values = [0.3, 0.9] }
      "economy.growth" = { low = 0.06, high = 0.09 }
      """, modules: false)
    var options = FrontierSeek.Options()
    options.evaluations = 100
    let answer = try FrontierSeek(try scenario.prepared(), objectives: ["max:value_added", "min:distance"], options)
      .answer()
    #expect(answer.failed > 20 && answer.failed < answer.evaluations)
    #expect(answer.settings.allSatisfy { $0.levers[0] == 0.3 } && !answer.settings.isEmpty)
    #expect(answer.failures.count == 3 && answer.failures.allSatisfy { $0.levers[0] == 0.9 })
    #expect(
      answer.failures[0].reason == "the three shares of sales of information_technology sum to 1.6000, not to 1")
  }

  @Test(arguments: [
    (
      ["max:bill"],
      "a frontier lies between two or three objectives, and one is given; write --objective max:sei-share "
        + "--objective min:distance, say"
    ),
    (
      ["max:bill", "sei_share"],
      "'sei_share' does not say whether more or less of it is wanted; write max:sei_share or "
        + "min:sei_share"
    ),
    (
      ["max:bill", "big:sei_share"],
      "'big:sei_share' does not say whether more or less of it is wanted; write "
        + "max:sei_share or min:sei_share"
    ),
    (["max:bil", "min:distance"], "no result is called 'bil'; did you mean bill?"),
    (["max:bill", "min:bill"], "the objective bill is given twice; name another"),
    (["max:bill", "max:distance"], "max:distance would move every lever to its end; write min:distance"),
    (["max:bill", "min:sei_share@2030"], "'2030' is no year of the run; write one from 2015 to 2020"),
    (
      ["max:bill", "min:growth(value_added)@2015"],
      "growth(value_added) grows over the year before, and 2015 is the first of the run"
    ),
    (
      ["max:bill", "max:hours"],
      "hours is parameter:heat-pumps.hours, a number that the scenario sets: no lever moves it; name a result, such as bill"
    ),
    (
      ["max:bill", "max:patents"],
      "'patents' is not modelled in this run: a module that gives 'patents' would answer it"
    ),
  ])
  func `an objective that cannot be sought is told`(objectives: [String], message: String) throws {
    do {
      _ = try Self.seek(objectives)
      Issue.record("nothing was said")
    } catch let invalid as InvalidInput { #expect(invalid.description == "error: \(message)") }
  }

  @Test func `an objective that no lever moves is told`() throws {
    let seek = try Self.seek(["max:satellite:jobs@2015", "min:distance"])
    let told = #expect(throws: StudyError.self) { try seek.answer() }
    #expect(
      told?.description
        == "error: no lever moves satellite:jobs@2015; name an objective that depends on the levers")
  }

  @Test func `epsilons stand for each objective`() throws {
    let few = #expect(throws: InvalidInput.self) { try Self.seek(["max:bill", "min:distance"]) { $0.epsilons = [1] } }
    #expect(
      few?.description == "error: 1 epsilons are given for 2 objectives; give one for each, in their order, or none")
    let none = #expect(throws: InvalidInput.self) {
      try Self.seek(["max:bill", "min:distance"]) { $0.epsilons = [1, 0] }
    }
    #expect(none?.description == "error: an epsilon of 0.0 tells no settings apart; give one above 0")
    // Boxes of 20 between 40 and 120 hold few settings.
    let coarse = try Self.seek(["max:bill", "min:distance"]) { $0.epsilons = [20, 0.5] }.answer()
    #expect(coarse.settings.count <= 5 && coarse.epsilons == [20, 0.5])
  }
}
