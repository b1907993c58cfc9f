import Foundation
import ScenarioCase
import ScratchFolder
import Testing

/// Whatever is printed as a table is there as CSV and as JSON too.
@Suite struct PrintedFormTests {
  private static let text = """
    [economy.markets.electronics]
    title_en = "Electronics sold outside"
    title_zh = "电子信息产品外销"
    products = { ICT = 1 }
    customers = { exports_abroad = 1, outflow_to_provinces = 1 }
    growth = "12 %"
    [uncertain]
    "economy.markets.electronics.growth" = { distribution = "triangular", low = "0 %", mode = "15 %", high = "60 %" }
    "electricity.losses" = { distribution = "range" }
    [levers]
    "electricity.net_import_share" = { low = 0.02, high = 0.15 }
    "economy.growth" = { low = "6 %", high = "9 %" }
    """

  private static let observed =
    "variable,year,value,unit,kind,source\nvalue_added,2017,44000,1e8 CNY,document,A table\n"

  private static func lists(_ text: String) throws -> [String: [[String: Any]]] {
    let read = try JSONSerialization.jsonObject(with: Data(text.utf8))
    if let list = read as? [[String: Any]] { return ["": list] }
    return try #require(read as? [String: [[String: Any]]], "\(text.prefix(300))")
  }

  @Test(arguments: [
    (["explain", "case.toml"], [""]), (["explain", "case.toml", "electricity"], [""]),
    (["explain", "case.toml", "value_added", "--year", "2020"], [""]),
    (["seek", "case.toml", "--target", "sei-share"], [""]),
    (["monitor", "case.toml", "--actual", "a.csv"], [""]), (["backcast", "case.toml", "--observed", "o.csv"], [""]),
    (["ensemble", "case.toml", "--samples", "8"], ["bands", "chances"]),
    (["ensemble", "case.toml", "--samples", "8", "--sample", "3"], ["inputs", "results"]),
    (["sensitivity", "case.toml"], [""]),
    (["discover", "case.toml", "--samples", "128"], ["cart", "prim"]),
    (["robustness", "case.toml", "--samples", "4"], [""]),
    (
      ["frontier", "case.toml", "--objective", "max:sei-share", "--objective", "min:distance", "--evaluations", "40"],
      [""]
    ),
    (["compare", "case.toml", "other.toml"], [""]),
    (["modules", "show", "wind-solar"], [""]), (["modules"], [""]),
    (["table", "check", "Scenarios/data/henan-2017.csv"], [""]),
    (["table", "linkages", "Scenarios/data/henan-2017.csv"], [""]),
    (["keys", "economy"], [""]),
  ])
  func `a table is printed as CSV and as JSON with the same rows`(command: [String], names: [String]) throws {
    let scenario = try ScenarioCase(
      Self.text, modules: false,
      files: [
        "o.csv": Self.observed,
        "a.csv": Self.observed.replacing("value_added,2017,44000,1e8 CNY", with: "sei-share,2017,12.1,%"),
        "other.toml": "base = \"case.toml\"\nname = \"other\"\n[electricity]\nnet_import_share = 0.1\n",
      ])
    let json = try Program.run(command + ["--json"], in: scenario.folder)
    #expect(json.code == 0, "\(json.messages)")
    let lists = try Self.lists(json.results)
    #expect(lists.keys.sorted() == names)
    let csv = try Program.run(command + ["--csv"], in: scenario.folder)
    #expect(csv.code == 0 && csv.results.unicodeScalars.first == "\u{FEFF}", "\(csv.messages)")
    #expect(csv.results.unicodeScalars.count { $0 == "\u{FEFF}" } == 1)
    // No cell of these holds a line end: an empty line parts the tables.
    let tables = csv.results.split(separator: "\n\n")
    #expect(tables.count == names.count)
    #expect(
      tables.map { $0.split(separator: "\n").count - 1 }.reduce(0, +)
        == lists.values.reduce(0) { $0 + $1.count })
  }

  @Test func `two scenarios beside what was observed are printed as JSON under their names`() throws {
    let scenario = try ScenarioCase("", modules: false, files: ["o.csv": Self.observed])
    try scenario.folder.write("base = \"case.toml\"\nname = \"later\"\n", to: "later.toml")
    let answer = try Program.run(
      ["backcast", "case.toml", "--observed", "o.csv", "--hindsight", "later.toml", "--json"], in: scenario.folder)
    #expect(answer.code == 0, "\(answer.messages)")
    #expect(try Self.lists(answer.results).keys.sorted() == ["case", "later"])
  }

  @Test func `an order has no form of a table`() throws {
    let scenario = try ScenarioCase("", modules: false)
    let answer = try Program.run(["run", "case.toml", "--plan", "--json"], in: scenario.folder)
    #expect(answer.code == 64)
    #expect(
      answer.messages.hasPrefix("Error: --plan shows an order, which is no table: leave --format out\n"),
      "\(answer.messages)")
  }
}
