import Diagnostics
import ScenarioKit
import SimulationKit
import Testing

struct ScenarioLoadingTests {
  @Test func `tables merge by key, lists are replaced and every value knows what it lies over`() throws {
    let folder = ScenarioFolder([
      "2020.toml": "base = \"bases/henan.toml\"\nname = \"plan\"\n[modules.nev]\nstock = 3\nlist = [1]\n",
      "bases/henan.toml": "base = [\"cn.toml\"]\nname = \"henan\"\n[modules.nev]\nstock = 2\nlist = [1, 2]\nlife = 8\n",
      "bases/cn.toml": "[modules.nev]\nstock = 1\n[modules.wind]\nhours = 2000\n",
    ])
    let scenario = try Scenario.load(path: "\(folder.path)/2020.toml")
    func origin(_ path: String...) -> String {
      guard let value = scenario.value(at: path) else { return "nothing" }
      return folder.withoutFolder(([value.location] + value.overridden).map(\.description).joined(separator: " over "))
        + (value.inherited ? " inherited" : "")
    }
    #expect(scenario.root.keys == ["modules", "name"])
    #expect(scenario.table(at: ["modules", "nev"]).keys == ["stock", "list", "life"])
    #expect(origin("name") == "2020.toml:2:8 over bases/henan.toml:2:8")
    #expect(origin("modules", "nev", "stock") == "2020.toml:4:9 over bases/henan.toml:4:9 over bases/cn.toml:2:9")
    #expect(origin("modules", "nev", "list") == "2020.toml:5:8 over bases/henan.toml:5:8")
    #expect(origin("modules", "nev", "life") == "bases/henan.toml:6:8 inherited")
    #expect(origin("modules", "wind", "hours") == "bases/cn.toml:4:9 inherited")
    #expect(folder.withoutFolder(scenario.table(at: ["modules", "nev"]).location.description) == "2020.toml:3:1")
    #expect(scenario.files.map { folder.withoutFolder($0.file) } == ["2020.toml", "bases/henan.toml", "bases/cn.toml"])
    if case .list(let elements)? = scenario.value(at: ["modules", "nev", "list"])?.content {
      #expect(elements.count == 1)
    } else {
      Issue.record("no list")
    }
  }

  @Test(arguments: [
    ("{value = 2}", "{value = 1, source = \"book\"}", ["value"]),
    ("{2016 = 5}", "{value = [1, 2], source = \"book\"}", ["2016"]),
    ("{2016 = 5}", "{value = {2015 = 1}, source = \"book\"}", ["value", "source"]),
    ("{source = \"a better book\"}", "{value = 1, source = \"book\"}", ["value", "source"]),
    ("{value = 2, source = \"book\"}", "{2015 = 1, 2016 = 2}", ["value", "source"]),
    ("{2016 = 5}", "{2015 = 1, 2016 = 2}", ["2015", "2016"]),
    ("{value = 2, verb = \"add\"}", "{value = 1, space = \"flow\"}", ["value", "space", "verb"]),
  ])
  func `an annotated value replaces and is replaced as a whole, its source too`(
    upper: String, lower: String, keys: [String]
  ) throws {
    let folder = ScenarioFolder(["a.toml": "base = \"b.toml\"\nx = \(upper)\n", "b.toml": "x = \(lower)\n"])
    #expect(try Scenario.load(path: "\(folder.path)/a.toml").table(at: ["x"]).keys == keys)
  }

  @Test func `single elements are laid into an annotated value, and what they replace is known`() throws {
    let folder = ScenarioFolder([
      "a.toml": "base = \"b.toml\"\nx = {wind = {2016 = 5}, delete = [\"solar\"]}\n",
      "b.toml": "x = {value = {wind = {2015 = 1, 2016 = 2}, solar = 3}, source = \"book\"}\n",
    ])
    let scenario = try Scenario.load(path: "\(folder.path)/a.toml")
    let wind = scenario.table(at: ["x", "value", "wind"])
    #expect(scenario.table(at: ["x", "value"]).keys == ["wind"])
    #expect(wind.keys == ["2015", "2016"])
    #expect(wind["2016"]?.overridden.map { folder.withoutFolder("\($0)") } == ["b.toml:1:40"])
    #expect(scenario.value(at: ["x"]).map { folder.withoutFolder("\($0.location)") } == "b.toml:1:5")
  }

  @Test func `of a list of bases the later lies over the earlier, and a shared one is read once`() throws {
    let folder = ScenarioFolder([
      "a.toml": "base = [\"b.toml\", \"./c.toml\"]\n",
      "b.toml": "base = \"d.toml\"\nx = 1\ny = 1\n",
      "c.toml": "base = \"d.toml\"\nx = 2\n",
      "d.toml": "z = 0\n",
    ])
    let scenario = try Scenario.load(path: "\(folder.path)/a.toml")
    #expect(scenario.value(at: ["x"]).map { folder.withoutFolder("\($0.location)") } == "c.toml:2:5")
    #expect(scenario.root.keys == ["z", "x", "y"])
    #expect(scenario.files.count == 4)
  }

  @Test func `all that is wrong with the files and their bases is said at once`() {
    let folder = ScenarioFolder([
      "a.toml": "base = [\"gone.toml\", 3, \"b.toml\", \"c.toml\"]\n",
      "b.toml": "x = 1\nx = 2\n",
      "c.toml": "# 基准\nbase = \"d.toml\"\n",
      "d.toml": "base = \"c.toml\"\n",
    ])
    #expect(
      folder.problems(in: "a.toml") == [
        "a.toml:1:9: error: there is no file gone.toml; paths are relative to the file that names them",
        "a.toml:1:22: error: base must be a list of texts, not a whole number; write base = \"henan.toml\", or a list of such paths",
        "b.toml:2:1: error: x is set twice, first at b.toml:1:1; remove one of the two, or join them",
        "d.toml:1:8: error: the bases go round in a circle: c.toml -> d.toml -> c.toml; remove one of these bases",
      ])
    #expect(
      folder.problems(in: "none.toml") == [
        "error: there is no file none.toml; paths are relative to the file that names them"
      ])
    #expect(folder.problems(in: "aa.toml") == ["error: there is no file aa.toml; did you mean a.toml?"])
    #expect(folder.problems(in: "../") != [])
  }

  @Test func `bases that share bases are laid down once each, however many ways lead to them`() throws {
    var files = ["a31.toml": "x = 1\n", "b31.toml": "x = 2\n"]
    for level in 0..<31 {
      for side in ["a", "b"] {
        files["\(side)\(level).toml"] = "base = [\"a\(level + 1).toml\", \"b\(level + 1).toml\"]\n"
      }
    }
    let folder = ScenarioFolder(files)
    let scenario = try Scenario.load(path: "\(folder.path)/a0.toml")
    #expect(scenario.files.count == 63)
    #expect(scenario.value(at: ["x"]).map { folder.withoutFolder("\($0.location)") } == "b31.toml:1:5")
    for level in 0..<40 { files["a\(level).toml"] = "base = \"a\(level + 1).toml\"\n" }
    #expect(
      ScenarioFolder(files).problems(in: "a0.toml") == [
        "a31.toml:1:8: error: the bases are more than 32 files deep; join some of them into one file"
      ])
  }

  @Test func `files beside one that cannot be read are read all the same, and nothing is missed in them`() throws {
    let folder = ScenarioFolder([
      "a.toml": "base = [\"b.toml\", \"c.toml\"]\nuse = \"perhaps-in-b\"\n[m]\nshare = 3\n", "b.toml": "x = 1 2\n",
      "c.toml": "[m]\nhuors = 5\n",
    ])
    var problems: [Diagnostic] = []
    let scenario = try #require(Scenario.read(path: "\(folder.path)/a.toml", into: &problems))
    #expect(!scenario.isComplete)
    let missing = ParameterDeclaration("life", .integer(.any), meaning: "years")
    _ = SectionChecker(
      axes: [:], declarations: SectionFixture.declarations + [missing], mode: "free",
      reportsMissing: scenario.isComplete
    ).resolve(scenario.table(at: ["m"]), into: &problems)
    #expect(
      folder.lines(problems) == [
        "a.toml:4:9: error: share is 3 but must be 0 to 1; write \"3 %\" for a percentage",
        "b.toml:1:7: error: something follows the value; begin a new line for the next key",
        "c.toml:2:1: error: unknown key huors in [m]; did you mean hours?",
      ])
  }

  @Test func `of an array over an axis whose labels nobody knows only one number for all is judged`() throws {
    let folder = ScenarioFolder(["a.toml": "[m]\nprice = [\"nonsense\"]\nstock = \"3 km\"\nhours = -1\n"])
    var problems: [Diagnostic] = []
    _ = SectionChecker(
      axes: [:], declarations: SectionFixture.declarations, mode: "free", unknownAxes: ["year"]
    ).resolve(try Scenario.load(path: "\(folder.path)/a.toml").table(at: ["m"]), into: &problems)
    #expect(
      folder.lines(problems) == [
        "a.toml:3:9: error: stock: \"km\" is length, not vehicles; write a unit like \"vehicle\"",
        "a.toml:4:9: error: hours is -1 h but must be 0 to 8784 h",
      ])
  }

  @Test func `a path that differs only in case is used and noted, unless two do`() throws {
    let folder = ScenarioFolder(["a.toml": "base = \"Bases/CN.toml\"\n", "bases/cn.toml": "x = 1\n"])
    let scenario = try Scenario.load(path: "\(folder.path)/a.toml")
    #expect(
      folder.lines(scenario.notes) == [
        "a.toml:1:8: note: Bases/CN.toml is read from bases/cn.toml, which differs in case"
      ])
    folder.write(Array("x = 2\n".utf8), to: "bases/Cn.toml")
    #expect(
      folder.problems(in: "a.toml") == [
        "a.toml:1:8: error: there is no file Bases/CN.toml, and several differ from it only in case: bases/Cn.toml,"
          + " bases/cn.toml; write the path as one of these"
      ])
  }

  @Test func `a missing table knows the nearest header, and a value in its place is told`() throws {
    let folder = ScenarioFolder(["a.toml": "\n[modules]\nnev = 3\n"])
    let scenario = try Scenario.load(path: "\(folder.path)/a.toml")
    let absent = scenario.table(at: ["modules", "wind"])
    #expect(absent.location.line == 2 && absent.misplacedAt == nil)
    let misplaced = scenario.table(at: ["modules", "nev"])
    #expect(misplaced.misplacedAt?.line == 3)
  }
}
