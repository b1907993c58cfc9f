import Diagnostics
import PlanSeeking
import ScenarioCase
import ScratchFolder
import SimulationKit
import StudyRuns
import Testing

/// The part of each section that two scenarios enter differently in the difference of a target.
struct AttributionTests {
  private static let plan = """
    target,indicator_en,indicator_zh,value,year,unit,bound,clause,relation,relation_to,note_en,note_zh,variable
    ratio,A ratio,比值,2,2020,1,at least,I,,,,,"ratio(north/bill[sector=ELC], south/bill[sector=ELC])"
    bill,Bills,电费,50,2020,1e8 CNY_2017,at least,I,,,,,north/bill[sector=ELC]

    """

  private static func pumps(_ name: String) -> String {
    """
    [modules.\(name)]
    module = "heat-pumps"
    stock = { 2015 = 0, 2016 = 0, 2017 = 0, 2018 = 1, 2019 = 2, 2020 = 4 }
    hours = { value = 1000, kind = "assumption", low = 500, high = 2000, reason = "A guess." }
    price = { ELC = 1, GWT = -0.4 }

    """
  }

  /// `case.toml` and a variant of it.
  private static func attribution(_ variant: String, reference: String = "case.toml", _ target: String) throws
    -> Attribution
  {
    let scenario = try ScenarioCase(
      "[plan]\ntargets = \"plan.csv\"\n" + pumps("north") + pumps("south"), modules: false, files: ["plan.csv": plan])
    try scenario.folder.write(
      "base = \"case.toml\"\nreference = \"\(reference)\"\nname = \"variant\"\n" + variant, to: "variant.toml")
    return try Attribution(scenario.prepared(), scenario.prepared("variant.toml"), target: target)
  }

  private static let bothHours = "[modules.north]\nhours = 2000\n[modules.south]\nhours = 1600\n"

  // 40/40 becomes 80/64. North first: 1 to 2, then south to 1.25; south first: 1 to 0.625, then north to 1.25. The means are
  // (1 + 0.625) / 2 and -(0.75 + 0.375) / 2.
  @Test func `a ratio is split by section, through its numerator and its denominator`() throws {
    let split = try Self.attribution(Self.bothHours, "ratio")
    #expect(abs(split.first - 1) < 1e-12 && abs(split.second - 1.25) < 1e-12)
    #expect(split.parts.map(\.section) == ["modules.north", "modules.south"])
    let (north, south) = (split.parts[0], split.parts[1])
    #expect(abs(north.part - 0.8125) < 1e-12 && abs(south.part + 0.5625) < 1e-12)
    #expect(abs((north.throughNumerator ?? 0) - 0.8125) < 1e-12 && north.throughDenominator == 0)
    #expect(abs((south.throughDenominator ?? 0) + 0.5625) < 1e-12 && south.throughNumerator == 0)
  }

  @Test func `what cannot be split is told in both languages for a report`() throws {
    let scenario = try ScenarioCase(
      "[plan]\ntargets = \"plan.csv\"\n" + Self.pumps("north") + Self.pumps("south"), modules: false,
      files: ["plan.csv": Self.plan])
    try scenario.folder.write(
      "base = \"case.toml\"\nreference = \"self\"\nname = \"variant\"\n" + Self.bothHours, to: "variant.toml")
    let (first, second) = (try scenario.prepared(), try scenario.prepared("variant.toml"))
    do throws(Attribution.Refusal) {
      _ = try Attribution.all(first, second, targets: ["bill"])
      Issue.record("it is split")
    } catch {
      #expect(
        error.words
          == Title(
            en: "the scenarios differ in more than numbers: their references", zh: "两个情景的差异不限于数值：参照情景不同"))
    }
  }

  @Test func `a section that does not reach the target adds nothing`() throws {
    let split = try Self.attribution(Self.bothHours, "bill")
    #expect(abs(split.first - 40) < 1e-9 && abs(split.second - 80) < 1e-9)
    #expect(split.parts.map(\.section) == ["modules.north", "modules.south"])
    #expect(abs(split.parts[0].part - 40) < 1e-9 && split.parts[1].part == 0 && split.parts[0].throughNumerator == nil)
  }

  @Test func `a reference is one file however its path is spelled`() throws {
    let split = try Self.attribution(Self.bothHours, reference: "Scenarios/../case.toml", "bill")
    #expect(split.parts.map(\.section) == ["modules.north", "modules.south"])
    #expect(abs(split.first - 40) < 1e-9 && abs(split.second - 80) < 1e-9)
  }

  @Test(arguments: [
    (
      "[modules.south]\nenabled = false\n", "case.toml", "bill",
      "the scenarios differ in more than numbers: the modules that take part; their difference cannot be split by section; "
        + "compare without --why"
    ),
    (
      bothHours, "self", "bill",
      "the scenarios differ in more than numbers: their references; their difference cannot be split by section; compare "
        + "without --why"
    ),
    ("", "case.toml", "bill", "the scenarios enter the same numbers; name two that differ"),
    (bothHours, "case.toml", "bil", "the plan has no target 'bil'; did you mean bill?"),
  ])
  func `what cannot be split is told`(variant: String, reference: String, target: String, message: String) throws {
    do {
      _ = try Self.attribution(variant, reference: reference, target)
      Issue.record("nothing was said")
    } catch let refusal as StudyError { #expect(refusal.description == "error: \(message)") }
  }
}
