import Diagnostics
import ScenarioKit
import SimulationKit
import Testing

struct SectionErrorTests {
  @Test(arguments: [
    ("hour = 3", "a.toml:2:1: error: unknown key hour in [m]; did you mean hours?"),
    ("hours = 9000", "a.toml:2:9: error: hours is 9000 h but must be 0 to 8784 h"),
    ("hours = \"9 kW\"", "a.toml:2:9: error: hours: \"kW\" is power, not time in hours; write a unit like \"h\""),
    (
      "hours = true",
      "a.toml:2:9: error: hours must be a number, not true or false; write a number in h, as in \"1.5 h\""
    ),
    ("hours = nan", "a.toml:2:9: error: hours is not a finite number; write a number in h, as in \"1.5 h\""),
    (
      "hours = \"1,800 h\"",
      "a.toml:2:9: error: hours: \"1,800 h\" is not a number and a unit; write \"1800 h\", or \"1.800 h\" if the comma is a decimal sign"
    ),
    (
      "hours = {unit = \"h\"}",
      "a.toml:2:9: error: hours must be a number, not a table; a table with a unit or a source needs the key value"
    ),
    (
      "hours = {value = \"3 h\", unit = \"h\"}",
      "a.toml:2:32: error: the unit of hours is given twice, here and in \"3 h\"; remove one of the two"
    ),
    (
      "hours = {value = 3, unit = \"kW\"}",
      "a.toml:2:28: error: hours: \"kW\" is power, not time in hours; write a unit like \"h\""
    ),
    (
      "hours = {value = 3, kind = \"documnt\"}",
      "a.toml:2:28: error: unknown kind \"documnt\"; did you mean \"document\"?"
    ),
    (
      "hours = {value = 3, kind = \"document\"}",
      "a.toml:2:9: error: hours is of the kind document and names no source; write source = \"…\", or kind = \"assumption\" with a reason"
    ),
    (
      "hours = {value = 3, kind = \"assumption\", low = 1}",
      "a.toml:2:9: error: the assumption hours has no reason, no high; an assumption says its reason, a low and a high value"
    ),
    ("hours = {value = 3, low = 4}", "a.toml:2:18: error: hours is 3 h, below its low value 4 h"),
    ("hours = {value = 3, high = \"2 h\"}", "a.toml:2:18: error: hours is 3 h, above its high value 2 h"),
    (
      "hours = {value = 3, low = 5, high = 2}",
      "a.toml:2:27: error: the low value of hours, 5 h, is above the high one, 2 h"
    ),
    (
      "hours = {value = 3, soruce = \"x\"}", "a.toml:2:21: error: unknown key soruce in [m.hours]; did you mean source?"
    ),
    ("hours = {value = 3, source = \" \"}", "a.toml:2:30: error: hours.source is empty"),
    (
      "hours = {value = 3, interpolation = \"linear\"}",
      "a.toml:2:21: error: unknown key interpolation in [m.hours]; keys here are value, unit, source, kind, reason, low, high"
    ),
    ("share = 1.2", "a.toml:2:9: error: share is 1.2 but must be 0 to 1"),
    ("share = -1", "a.toml:2:9: error: share is -1 but must be 0 to 1"),
    ("share = 2", "a.toml:2:9: error: share is 2 but must be 0 to 1; write \"2 %\" for a percentage"),
    ("packs = \"３\"", "a.toml:2:9: error: packs must be a whole number, not a text; write 3 without quotes"),
    ("share = 8", "a.toml:2:9: error: share is 8 but must be 0 to 1; write \"8 %\" for a percentage"),
    (
      "energy = \"1.2 TWh/year\"",
      "a.toml:2:10: error: energy: \"TWh/year\" is energy per year, not energy; write a unit like \"TWh\""
    ),
    ("packs = 2.0", "a.toml:2:9: error: packs must be a whole number, not a decimal one; write 2 without a point"),
    (
      "packs = 2.5",
      "a.toml:2:9: error: packs must be a whole number, not a decimal one; write a number without a fraction"
    ),
    ("packs = \"2\"", "a.toml:2:9: error: packs must be a whole number, not a text; write 2 without quotes"),
    ("packs = true", "a.toml:2:9: error: packs must be a whole number, not true or false; write digits alone, as in 5"),
    ("packs = 5", "a.toml:2:9: error: packs is 5 but must be 1 to 4"),
    (
      "hybrid = \"no\"",
      "a.toml:2:10: error: hybrid must be true or false, not a text; write true or false, without quotes"
    ),
    ("fuel = \"deisel\"", "a.toml:2:8: error: fuel is \"deisel\"; did you mean \"diesel\"?"),
    ("fuel = \"di\"", "a.toml:2:8: error: fuel is \"di\"; write \"petrol\" or \"diesel\""),
    (
      "fuel = \"a\\u001B\\nb\"",
      "a.toml:2:8: error: fuel is \"a\\u001B\\nb\"; write \"petrol\" or \"diesel\""
    ),
    ("fuel = \"coal\"", "a.toml:2:8: error: fuel is \"coal\"; write \"petrol\" or \"diesel\""),
    ("note = 2015-01-01", "a.toml:2:8: error: note must be a text, not a date; write a text in quotes"),
    (
      "note = {value = \"x\", unit = \"h\"}",
      "a.toml:2:22: error: unknown key unit in [m.note]; keys here are value, source, kind, reason"
    ),
    (
      "cap = 3",
      "a.toml:2:1: error: cap is not read in the mode free, only in limited, fixed; remove it, or change the mode"
    ),
    (
      "stock = [1, 2, 3]",
      "a.toml:2:9: error: stock lists 3 values where the axis class has 2; its labels are private_car, bus"
    ),
    ("stock = {private_car = 1}", "a.toml:2:9: error: stock has no value for bus; name every label of the axis class"),
    (
      "stock = {privat_car = 1, bus = 2}",
      "a.toml:2:10: error: privat_car is no label of the axis class; did you mean private_car?"
    ),
    (
      "stock = [{2015 = 1, 2020 = 3}, 1]",
      "a.toml:2:10: error: stock.private_car has no value for 2016, 2017, 2018, 2019; write them, or say interpolation = \"linear\", \"step\" or \"growth\""
    ),
    (
      "stock = [{2015 = 1, 2019 = 3, interpolation = \"linear\"}, 1]",
      "a.toml:2:10: error: stock.private_car has no value for 2020; give the first and the last year, 2015 and 2020, or beyond = \"hold\" or \"trend\": nothing else is extrapolated"
    ),
    (
      "stock = [{2015 = 0, 2020 = 3, interpolation = \"growth\"}, 1]",
      "a.toml:2:10: error: stock.private_car cannot grow at a constant rate between values of different signs or zero; write interpolation = \"linear\""
    ),
    (
      "stock = [{2015 = 1, 2020 = 3, interpolation = \"lineer\"}, 1]",
      "a.toml:2:47: error: unknown interpolation \"lineer\"; did you mean \"linear\"?"
    ),
    (
      "stock = [1, {2014 = 1, 2015 = 1, 2020 = 3, interpolation = \"step\"}]",
      "a.toml:2:14: error: stock.bus.2014 is not read: the run covers 2015 to 2020; remove it, or change the years of the run"
    ),
    ("stock = [1, -2]", "a.toml:2:13: error: stock.bus is -2 vehicle but must be at least 0 vehicle"),
    (
      "stock = [[1, 2, 3, 4, 5, \"6 h\"], 1]",
      "a.toml:2:26: error: stock.private_car.2020: \"h\" is time in hours, not vehicles; write a unit like \"vehicle\""
    ),
    ("profile = {\"农林\" = 1}", "a.toml:2:12: error: 农林 is no label of the axis sector; did you mean 农业?"),
    (
      "profile = {\"农业\" = 1, interpolation = \"step\"}",
      "a.toml:2:22: error: interpolation is no label of the axis sector; its labels are 农业, MIN"
    ),
    (
      "price = {2015 = 2, 2016 = 0, 2020 = 1, interpolation = \"step\"}",
      "a.toml:2:27: error: price.2016 is 0 CNY_2015/W but must be above 0 CNY_2015/W"
    ),
    (
      "parks = 3",
      "a.toml:2:9: error: parks must be a list of tables, not a whole number; write one [[…]] section for each"
    ),
    ("parks = [{power = 3}]", "a.toml:2:10: error: an element of parks has no name; write name = \"…\""),
    (
      "parks = [{name = \"a\"}]",
      "a.toml:2:10: error: power is missing in [m.parks.a]: rated power; write power = a number in MW, as in \"1.5 MW\""
    ),
    (
      "parks = [{name = \"a\", power = 1}, {name = \"a\", power = 2}, 3]",
      "a.toml:2:43: error: parks holds \"a\" twice, first at a.toml:2:18; rename one of the two\na.toml:2:60: error: an element of parks must be a table, not a whole number; write {name = \"…\", …}"
    ),
    (
      "parks = {a = {power = 1, ower = \"x\"}, b = 2}",
      "a.toml:2:26: error: unknown key ower in [m.parks.a]; did you mean owner?\na.toml:2:43: error: parks.b must be a table, not a whole number; write {power = …}"
    ),
    (
      "survival = \"none.csv\"",
      "a.toml:2:12: error: survival: there is no file none.csv; paths are relative to the file that names them"
    ),
    ("survival = 3", "a.toml:2:12: error: survival must be a text, not a whole number; write a text in quotes"),
  ])
  func `a wrong value is told with what to write`(section: String, expected: String) throws {
    let problems = try SectionFixture.problems(section).joined(separator: "\n")
    #expect(problems == expected)
  }

  @Test func `a parameter that must be given is missing at the header, with its unit and meaning`() throws {
    let folder = ScenarioFolder(["a.toml": "x = 1\n[modules.\"风电\"]\n[m]\n"])
    let scenario = try Scenario.load(path: "\(folder.path)/a.toml")
    let checker = SectionChecker(
      axes: [:],
      declarations: [
        ParameterDeclaration("power", .number(unit: "GW", .positive), meaning: "rated power"),
        ParameterDeclaration("mode_text", .choice(["a", "b"]), meaning: "how"),
      ])
    var problems: [Diagnostic] = []
    _ = checker.resolve(scenario.table(at: ["modules", "风电"]), into: &problems)
    _ = checker.resolve(scenario.table(at: ["modules", "nev"]), into: &problems)
    _ = checker.resolve(scenario.table(at: ["x", "y"]), into: &problems)
    #expect(
      folder.lines(problems) == [
        "a.toml:1:5: error: x must be a table; write [x] and its keys below",
        "a.toml:2:1: error: power is missing in [modules.风电]: rated power;"
          + " write power = a number in GW, as in \"1.5 GW\"",
        "a.toml:2:1: error: mode_text is missing in [modules.风电]: how; write mode_text = \"a\" or \"b\"",
        "a.toml:2:1: error: power is missing in [modules.nev]: rated power;"
          + " write power = a number in GW, as in \"1.5 GW\"",
        "a.toml:2:1: error: mode_text is missing in [modules.nev]: how; write mode_text = \"a\" or \"b\"",
      ])
  }

  @Test func `what no mode reads is an error in the scenario's own file and inactive in a base`() throws {
    let base = ["b.toml": "[m]\ncap = \"3 GWh\"\nparks = {a = {power = 1}}\n"]
    let inherited = try SectionFixture.resolve(["a.toml": "base = \"b.toml\"\n"].merging(base) { a, _ in a })
    #expect(inherited.problems == ["b.toml:2:7: error: cap: \"GWh\" is energy, not power; write a unit like \"GW\""])
    let own = try SectionFixture.resolve(
      ["a.toml": "base = \"b.toml\"\n[m]\nhours = 3\ncap = 2\n"].merging(base) { a, _ in a }, enabled: false)
    #expect(
      own.problems == [
        "a.toml:3:1: error: hours is not read: the module is switched off; remove it, or set enabled = true",
        "a.toml:4:1: error: cap is not read: the module is switched off; remove it, or set enabled = true",
      ])
    #expect(own.section.provenance["parks.a.power"]?.active == false)
    #expect(own.section.parameters.values.isEmpty)
  }

  @Test func `a table file with mistakes names each cell`() throws {
    let (_, problems) = try SectionFixture.resolve([
      "a.toml": "[m]\nsurvival = \"s.csv\"\n", "s.csv": "age,clas,share,note\n1,车,x,\n2,车,,\n",
    ])
    #expect(
      problems == [
        "s.csv:1:1: error: the column class is missing: vehicle class; is it clas?",
        "s.csv:1:5: warning: the column clas is not read", "s.csv:1:16: warning: the column note is not read",
        "s.csv:2:5: error: 'x' is not a number; write digits with a point, as in 1234.5, without spaces or separators",
        "s.csv:3:5: error: the cell is empty where a number must stand",
      ])
  }

  @Test func `the mode and the switch of a module are checked`() throws {
    let folder = ScenarioFolder([
      "a.toml": "[a]\nmode = \"fixd\"\nenabled = 0\n[b]\nmode = \"x\"\n[c]\nenabled = false\n"
    ])
    let scenario = try Scenario.load(path: "\(folder.path)/a.toml")
    let title = Title(en: "", zh: "")
    let modes = [Mode("free", meaning: ""), Mode("fixed", meaning: "")]
    let manifest = Manifest(identifier: "wind", version: "1", title: title, summary: "", modes: modes)
    let plain = Manifest(identifier: "nev", version: "1", title: title, summary: "")
    var problems: [Diagnostic] = []
    let a = ModuleSettings(of: scenario.table(at: ["a"]), manifest: manifest, into: &problems)
    let b = ModuleSettings(of: scenario.table(at: ["b"]), manifest: plain, into: &problems)
    let c = ModuleSettings(of: scenario.table(at: ["c"]), manifest: manifest, into: &problems)
    #expect(a.enabled && a.mode == "free" && b.mode == nil && !c.enabled)
    #expect(
      folder.lines(problems) == [
        "a.toml:2:8: error: mode is \"fixd\"; did you mean \"fixed\"?",
        "a.toml:3:11: error: enabled must be true or false, not a whole number; write true or false, without quotes",
        "a.toml:5:1: error: the module nev has no modes; remove this key",
      ])
  }

  @Test func `a declared unit with a factor reads well in messages`() throws {
    let declarations = [ParameterDeclaration("fund", .number(unit: "1e8 CNY", .nonNegative), meaning: "size")]
    func problem(_ line: String) throws -> String {
      let scenario = Scenario(merging: try TOMLDocument.parse(line, file: "a.toml"))
      var problems: [Diagnostic] = []
      _ = SectionChecker(axes: [:], declarations: declarations).resolve(scenario.root, into: &problems)
      return problems.map(\.oneLine).joined(separator: "\n")
    }
    #expect(
      try problem("fund = \"-3 亿元\"")
        == "a.toml:1:8: error: fund is -3 × 1e8 CNY but must be at least 0 × 1e8 CNY")
    #expect(
      try problem("fund = true") == "a.toml:1:8: error: fund must be a number, not true or false;"
        + " write a number in 1e8 CNY, as in \"150000000 CNY\"")
    #expect(try problem("fund = \"1000 亿元\"") == "")
  }

  @Test func `five mistakes in two files are five errors at their places`() throws {
    let (_, problems) = try SectionFixture.resolve([
      "a.toml": """
      base = "bases/b.toml"
      [m] # 新能源汽车
      "note" = "河南省"
      share = "800 %"
      stock = {private_car = "3 万量", bus = {2015 = 1}} # 两处
      """,
      "bases/b.toml": "# 基准情景\n[m]\n\"电量\" = \"5 TWh\"\nenergy = {value = \"5 TWh\", kind = \"document\"}\n",
    ])
    #expect(
      problems == [
        "a.toml:4:9: error: share is 8 but must be 0 to 1",
        "a.toml:5:24: error: stock.private_car: unknown unit \"量\" in \"万量\";"
          + " write units like TWh, 万辆, 亿元, CNY_2015/W",
        "a.toml:5:38: error: stock.bus has no value for 2016, 2017, 2018, 2019, 2020;"
          + " give the first and the last year, 2015 and 2020, or beyond = \"hold\" or \"trend\": nothing else is extrapolated",
        "bases/b.toml:3:1: error: unknown key 电量 in [m]; keys here are hours, energy, share, packs, hybrid, fuel,"
          + " note, stock, profile, price, cap, parks, …",
        "bases/b.toml:4:10: error: energy is of the kind document and names no source; write source = \"…\","
          + " or kind = \"assumption\" with a reason",
      ])
  }

  @Test func `a module's finding is shown at the element it is about`() throws {
    let (section, _) = try SectionFixture.resolve([
      "a.toml": "[m]\nstock = {private_car = {2015 = 1, 2020 = 2, interpolation = \"step\"}, bus = 1}\n"
    ])
    let finding = ParameterDiagnostic(.warning, "stock", index: ["private_car", "2020"], "too many", advice: "write 1")
    let diagnostic = section.diagnostic(for: finding)
    #expect(diagnostic.location?.column == 42)
    #expect(diagnostic.severity == .warning && diagnostic.message == "stock.private_car.2020: too many")
  }
}
