import Diagnostics
import ScenarioKit
import Testing

struct ScenarioVariantTests {
  private static func problems(_ settings: [String], _ blocks: [String] = []) -> String {
    do throws(InvalidInput) {
      _ = try ScenarioVariant(settings: settings, blocks: blocks)
      return ""
    } catch { return error.description }
  }

  @Test(arguments: [
    ("a.b=3", "a.b = 3"), ("a = 0.5", "a =  0.5"), ("a=9 GW", "a = \"9 GW\""), ("a=true", "a = true"),
    ("a=\"x y\"", "a = \"x y\""), ("a=[1, 2]", "a = [1, 2]"), ("a={x = 1}", "a = {x = 1}"),
    ("行业.新能源=1", "\"行业\".\"新能源\" = 1"), ("a.\"b.c\".d=1", "a.\"b.c\".d = 1"), ("a=", "a = \"\""),
    ("a=x \"y\" \\z", "a = \"x \\\"y\\\" \\\\z\""), ("a=3 # three", "a = \"3 # three\""), ("a=b=c", "a = \"b=c\""),
  ])
  func `a setting is a line of TOML, a value that is none a text`(setting: String, line: String) throws {
    #expect(try ScenarioVariant(settings: [setting], blocks: [])?.source.line(1) == line)
  }

  @Test(arguments: [
    (["a"], "--set:1:1: error: a is no key with a value; write --set modules.NAME.KEY=VALUE"),
    (["=3"], "--set:1:1: error: =3 is no key with a value; write --set modules.NAME.KEY=VALUE"),
    (["a=1", "b..c=2"], "--set:2:1: error: b..c=2 is no key with a value; write --set modules.NAME.KEY=VALUE"),
    (["base=x"], "--set:1:1: error: base cannot be set on the command line; write it in a file"),
    (["use=x"], "--set:1:1: error: use cannot be set on the command line; write --use NAME"),
  ])
  func `what is no setting is refused with its place on the command line`(settings: [String], message: String) {
    #expect(Self.problems(settings) == message)
  }

  @Test func `a key that is set twice is told, and a block that is named twice`() throws {
    #expect(Self.problems(["a=1", "a=2"]).hasPrefix("--set:2:1: error: "))
    #expect(Self.problems([], ["slow", "slow"]) == "error: --use names slow twice; leave out one of the two")
    #expect(try ScenarioVariant(settings: [], blocks: []).map { $0.settings } == nil)
  }

  @Test func `a variant lies over the file with a name and titles of its own`() throws {
    let folder = ScenarioFolder([
      "a.toml": """
      base = "b.toml"
      name = "plan"
      title_en = "Plan"
      title_zh = "规划"
      x = 1
      y = 1
      [overrides.fast]
      y = 2
      z = 2
      [overrides.slow]
      y = 3

      """, "b.toml": "x = 0\nz = 0\n",
    ])
    let path = "\(folder.path)/a.toml"
    let variant = try #require(try ScenarioVariant(settings: ["x=5", "w=6"], blocks: ["fast"]))
    let scenario = try Scenario.load(path: path, variant: variant)
    func value(_ key: String) -> ScenarioValue? { scenario.value(at: [key]) }
    func text(_ key: String) -> String? { if case .text(let text)? = value(key)?.content { text } else { nil } }
    func number(_ key: String) -> Int? {
      if case .integer(let number)? = value(key)?.content { Int(number) } else { nil }
    }
    #expect([number("x"), number("y"), number("z"), number("w")] == [5, 2, 2, 6])
    #expect(text("name")?.hasPrefix("plan-fast-set-") == true && text("name")?.count == "plan-fast-set-123456".count)
    #expect(text("title_en") == "Plan (variant: fast, x=5, w=6)" && text("title_zh") == "规划（变体：fast, x=5, w=6）")
    #expect(value("x")?.location.description == "--set:1:5" && value("w")?.location.description == "--set:2:5")
    #expect(scenario.path == path && scenario.files.map(\.file) == [path, "\(folder.path)/b.toml"])
    #expect(scenario.unusedBlocks.map(\.name) == ["slow"])

    let same = try Scenario.load(path: path, variant: ScenarioVariant(settings: ["x=5", "w=6"], blocks: ["fast"]))
    #expect(same.value(at: ["name"])?.location == scenario.value(at: ["name"])?.location)
    let named = try Scenario.load(path: path, variant: ScenarioVariant(settings: ["name=mine"], blocks: []))
    if case .text(let name)? = named.value(at: ["name"])?.content { #expect(name == "mine") }
  }

  @Test func `a block that no file has is named`() throws {
    let folder = ScenarioFolder(["a.toml": "name = \"plan\"\n[overrides.slow]\ny = 3\n"])
    let variant = try #require(try ScenarioVariant(settings: [], blocks: ["slwo"]))
    #expect(throws: InvalidInput.self) { try Scenario.load(path: "\(folder.path)/a.toml", variant: variant) }
    do throws(InvalidInput) { _ = try Scenario.load(path: "\(folder.path)/a.toml", variant: variant) } catch {
      #expect(error.description == "error: there is no override block slwo; did you mean slow?")
    }
  }
}
