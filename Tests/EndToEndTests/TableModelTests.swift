import ScenarioCase
import ScratchFolder
import Testing

/// The models of `simplan table` on the shipped table of Henan, and what they answer to one mistake each.
@Suite struct TableModelTests {
  private static let henan = "Scenarios/data/henan-2017.csv"
  private static let codes =
    "AGR, MIN, FOD, LGT, PET, CHE, NMM, MET, FMP, MCH, TRE, ELE, ICT, INS, ELC, GWT, CON, TRD, TRP, INF, FRB, RES, PUB"

  /// Capital goods are made by machinery and construction; K is made up for the test.
  private static let capital: String = {
    let names = codes.split(separator: ", ").map(String.init)
    let rows = names.map { name in
      ([name] + names.map { _ in name == "MCH" ? "0.3" : name == "CON" ? "0.5" : "0" }).joined(separator: ",")
    }
    return (["code,\(names.joined(separator: ","))"] + rows).map { $0 + "\n" }.joined()
  }()

  private func csv(_ words: [String], in folder: ScratchFolder) throws -> [[String: String]] {
    let answer = try Program.run(["table"] + words + ["--csv", "--language", "zh"], in: folder)
    #expect(answer.code == 0 && answer.messages.isEmpty, "\(answer.messages)")
    #expect(answer.results.hasPrefix("\u{FEFF}"))
    let rows = answer.results.dropFirst().split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return rows.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(rows[0], $0)) }
  }

  private func sum(_ rows: [[String: String]], _ column: String) -> Double {
    rows.reduce(0) { $0 + (Double($1[column] ?? "") ?? .nan) }
  }

  /// Every unit of final demand becomes value added or imports; 0.01 is the rounding of the table's columns.
  @Test(arguments: [[], ["--category", "exports_abroad"]])
  func `a change of final demand is value added and imports together`(category: [String]) throws {
    let folder = try ScratchFolder(shipped: [:])
    let rows = try csv(
      ["solve", Self.henan, "--final-demand", "MCH=100", "--final-demand", "ICT=-40"] + category, in: folder)
    #expect(rows.count == 23)
    #expect(abs(sum(rows, "value_added_change") + sum(rows, "imports_change") - 60) < 0.01)
    // Half of the machinery that is used here is imported: exports call forth more.
    #expect((sum(rows, "output_change") > 100) == !category.isEmpty)
  }

  @Test func `a change of value added feeds at least as much output`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let rows = try csv(["supply", Self.henan, "--value-added", "ELC=100"], in: folder)
    let own = try #require(rows.first { $0["code"] == "ELC" }?["output_change"].flatMap(Double.init))
    #expect(own > 100 && sum(rows, "output_change") > own)
  }

  @Test func `when all primary costs rise by a tenth, so do all prices and baskets`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let words = ["price", Self.henan, "--value-added", "all=+10%", "--import-price", "all=+10%"]
    for row in try csv(words, in: folder) + csv(words + ["--baskets"], in: folder) {
      let change = try #require(row["price_change"].flatMap(Double.init))
      // Value added is the table's, a tenth of whose columns' rounding remains.
      #expect(abs(change - 10) < 1e-3, "\(row)")
    }
  }

  @Test func `a fixed output stays fixed and takes its final demand down`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let rows = try csv(["mixed", Self.henan, "--output", "CHE=-10%", "--final-demand", "AGR=+10"], in: folder)
    let row = try #require(rows.first { $0["code"] == "CHE" })
    #expect(row["output_percent"] == "-10" && row["given"] == "产出")
    #expect(rows.filter { Double($0["final_demand_change"] ?? "").map { abs($0) > 1e-6 } ?? false }.count == 2)
  }

  @Test func `baskets are stored by code in every language`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let rows = try csv(["price", Self.henan, "--value-added", "all=+10%", "--baskets"], in: folder)
    #expect(
      rows.compactMap { $0["category"] } == [
        "rural_household", "urban_household", "government", "gross_fixed_capital_formation", "exports_abroad",
        "outflow_to_provinces", "all_households",
      ])
  }

  @Test func `inoperability stands first where demand fails`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let rows = try csv(["inoperability", Self.henan, "--demand-loss", "FOD=10%"], in: folder)
    #expect(rows[0]["code"] == "FOD" && rows[0]["demand_loss"] == "0.1")
    let shares = rows.compactMap { $0["inoperability"].flatMap(Double.init) }
    #expect(shares == shares.sorted(by: >) && shares[0] > 0.1)
  }

  @Test func `outputs grow at the rate of final demand where that is one`() throws {
    let folder = try ScratchFolder(shipped: ["capital.csv": Self.capital])
    let words = ["dynamic", Self.henan, "--capital", "capital.csv", "--growth", "0.08", "--years", "5"]
    for row in try csv(words, in: folder) {
      let (first, last) = (Double(row["2017"] ?? "") ?? 0, Double(row["2022"] ?? "") ?? 0)
      #expect(abs(last / first - 1.4693280768) < 1e-9, "\(row)")
    }
    let faster = try csv(words + ["--growth-of", "ICT=+12%"], in: folder)
    #expect(sum(faster, "2022") > sum(try csv(words, in: folder), "2022"))
  }

  @Test func `what a larger domestic share adds in value added it takes from imports`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let rows = try csv(["imports", Self.henan, "--domestic-share", "ICT=0.6"], in: folder)
    #expect(sum(rows, "value_added_change") > 100)
    #expect(abs(sum(rows, "value_added_change") + sum(rows, "imports_change")) < 0.01)
  }

  /// The multipliers of the region's own products are the same however its imports are shown, but for the rounding of the
  /// table's output: a converted table has what its columns add up to.
  @Test(arguments: ["non-competitive", "domestic"])
  func `a table with imports treated another way is read back by every command`(kind: String) throws {
    let folder = try ScratchFolder(shipped: [:])
    let converted = try Program.run(["table", "imports", Self.henan, "--to", kind, "--csv"], in: folder)
    try folder.write(converted.results, to: "converted.csv")
    let (before, after) = (
      try csv(["multipliers", Self.henan], in: folder), try csv(["multipliers", "converted.csv"], in: folder)
    )
    for column in ["output", "value_added", "income"] {
      #expect(abs(sum(after, column) - sum(before, column)) < 1e-4)
    }
  }

  private static let charted: [[String]] = [
    ["solve", "--final-demand", "MCH=+10%"], ["supply", "--value-added", "ELC=+5%"],
    ["price", "--value-added", "all=+10%", "--row", "compensation"], ["mixed", "--output", "CHE=-10%"],
    ["inoperability", "--demand-loss", "FOD=10%"], ["imports"], ["imports", "--domestic-share", "ICT=0.6"],
    ["dynamic", "--capital", "capital.csv", "--growth", "8%", "--years", "5"],
  ]

  @Test(arguments: charted)
  func `every model has a report and a chart in both languages`(words: [String]) throws {
    let folder = try ScratchFolder(shipped: ["capital.csv": Self.capital])
    for (language, source) in [("en", "Source: Henan Bureau of Statistics"), ("zh", "资料来源：河南省统计局")] {
      let answer = try Program.run(
        ["table"] + words + [Self.henan, "--language", language, "--chart", "charts/\(language).svg"], in: folder)
      #expect(answer.code == 0 && answer.messages.isEmpty, "\(answer.messages)")
      #expect(answer.results.contains("\n\(source)"))
      #expect(try folder.text("charts/\(language).svg").hasPrefix("<svg "))
    }
  }

  private static let mistakes: [(words: [String], message: String)] = [
    (
      ["solve", "--final-demand", "MCH=+10%", "--final-demand", "MCX=5"],
      "error: the table has no sector 'MCX'; did you mean MCH? its sectors are \(codes)"
    ),
    (
      ["solve", "--final-demand", "MCH=5", "--category", "export_abroad"],
      "error: the table has no final demand 'export_abroad'; did you mean exports_abroad? its categories are "
        + "rural_household, urban_household, government, gross_fixed_capital_formation, inventory_change, exports_abroad, "
        + "outflow_to_provinces"
    ),
    (
      ["supply", "--value-added", "ELC=5 %"],
      "error: --value-added ELC: '5 %' is not a number; write digits with a point, as in 1234.5, -300 or +5%"
    ),
    (
      ["price", "--value-added", "ELC=5", "--row", "wages"],
      "error: the table has no row of value added 'wages'; its rows are compensation, net_production_taxes, depreciation, "
        + "operating_surplus"
    ),
    (
      ["mixed", "--output", "CHE=5", "--output", "CHE=-10%"], "error: --output CHE stands twice, as CHE=5 and CHE=-10%"
    ),
    (
      ["inoperability", "--demand-loss", "FOD=1.5"],
      "error: --demand-loss FOD: the lost demand, a share of output, cannot be 1.5, outside 0 to 1; write a share, as in 0.6 "
        + "or 60%"
    ),
    (
      ["imports", "--domestic-share", "ICT=60"],
      "error: --domestic-share ICT: the domestic share cannot be 60, outside 0 to 1; write a share, as in 0.6 or 60%"
    ),
    (
      ["dynamic", "--capital", "capital.csv", "--growth", "8%", "--years", "5", "--direction", "forward"],
      "error: the model cannot run forward, since K is singular: AGR, MIN, FOD, LGT, PET, CHE, NMM, MET, FMP, TRE, ELE, ICT, "
        + "INS, ELC, GWT, TRD, TRP, INF, FRB, RES, PUB make no capital goods; solve it backwards"
    ),
    (
      ["dynamic", "--capital", "bad.csv", "--growth", "8%", "--years", "5"],
      """
      bad.csv:1:1: error: there is no column for \(codes.dropFirst(5)); write zeros where no capital is needed
        code,AGR
        ^
      bad.csv:1:1: error: there is no row for \(codes.dropFirst(5)); write zeros where no capital is needed
        code,AGR
        ^
      2 errors
      """
    ),
  ]

  @Test(arguments: mistakes)
  func `a mistake is told with what there is`(words: [String], message: String) throws {
    let folder = try ScratchFolder(shipped: ["capital.csv": Self.capital, "bad.csv": "code,AGR\nAGR,0.5\n"])
    #expect(try Program.run(["table"] + words + [Self.henan], in: folder) == .invalid(message))
  }

  private static let misuses: [(words: [String], message: String)] = [
    (["solve"], "Error: Missing expected argument '--final-demand <code=amount> ...'"),
    (
      ["imports", "--to", "domestic", "--domestic-share", "ICT=0.6"],
      "Error: --to and --domestic-share do not go together"
    ),
    (["imports", "--to", "domestic", "--chart", "a.svg"], "Error: --to prints a table, of which there is no chart"),
    (["price", "--row", "compensation"], "Error: --row belongs to --value-added"),
    (
      ["dynamic", "--capital", "k.csv", "--growth", "8%", "--years", "5", "--csv", "--growth-factors"],
      "Error: --growth-factors belongs to --direction forward"
    ),
  ]

  @Test(arguments: misuses)
  func `options that do not go together are wrong usage`(words: [String], message: String) throws {
    let answer = try Program.run(["table"] + words + [Self.henan], in: ScratchFolder(shipped: [:]))
    #expect(answer.code == 64)
    #expect(answer.messages.split(separator: "\n").first.map(String.init) == message)
  }
}
