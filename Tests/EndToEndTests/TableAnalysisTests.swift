import ScenarioCase
import ScratchFolder
import Testing

/// Expected figures of the two-sector table are Miller & Blair's (2009): section 12.2.6 for extraction, worked out by hand
/// where said.
@Suite struct TableAnalysisTests {
  private static let henan = ["Scenarios/data/henan-2012.csv", "Scenarios/data/henan-2017.csv"]

  private func csv(_ words: [String], in folder: ScratchFolder) throws -> [[String]] {
    let answer = try Program.run(["table"] + words + ["--csv"], in: folder)
    #expect(answer.code == 0 && answer.messages.isEmpty, "\(answer.messages)")
    #expect(answer.results.hasPrefix("\u{FEFF}"))
    return answer.results.dropFirst().split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
  }

  @Test(arguments: [
    ("complete", ["MAN": 2588.2353, "AGR": 1210.5263]), ("backward", ["MAN": 805.8824, "AGR": 413.1579]),
    ("forward", ["AGR": 728.9474, "MAN": 452.9412]),
  ])
  func `extraction gives the losses of the book, the largest first`(kind: String, losses: [String: Double]) throws {
    let folder = try ScratchFolder(["table.csv": TableTests.table()])
    let rows = try csv(["extract", "table.csv", "--kind", kind], in: folder)
    #expect(rows[0] == ["code", "name", "own", "loss", "loss_percent", "loss_per_own"])
    #expect(rows.dropFirst().map { $0[0] } == losses.sorted { $0.value > $1.value }.map(\.key))
    for row in rows.dropFirst() {
      let (found, expected) = (try #require(Double(row[3])), try #require(losses[row[0]]))
      #expect(abs(found - expected) < 5e-5)
    }
  }

  @Test func `losses by sector sum to the loss of the sector that is extracted`() throws {
    let folder = try ScratchFolder(["table.csv": TableTests.table()])
    let rows = try csv(["extract", "table.csv", "--sector", "AGR"], in: folder)
    #expect(abs(rows.dropFirst().compactMap { Double($0[3]) }.reduce(0, +) - 1210.526316) < 1e-5)
  }

  @Test(arguments: [("L", "1.58415841584"), ("G", "1.91419141914")])
  func `forward linkages say whether they come from L or G`(basis: String, total: String) throws {
    let folder = try ScratchFolder(["table.csv": TableTests.table()])
    #expect(try csv(["linkages", "table.csv", "--forward", basis], in: folder)[1][5] == total)
    let text = try Program.run(["table", "linkages", "table.csv", "--forward", basis], in: folder).results
    #expect(text.contains("Total forward (\(basis))"))
  }

  @Test(arguments: [("two-polar", 11), ("n-factor", 10)])
  func `the drivers of a decomposition sum to the change of every sector`(method: String, columns: Int) throws {
    let folder = try ScratchFolder(shipped: [:])
    let words = ["table", "decompose", "--method", method] + Self.henan + ["--language", "zh"]
    let answer = try Program.run(words + ["--csv"], in: folder)
    #expect(answer.code == 0)
    let rows = answer.results.split(separator: "\n").dropFirst().map { $0.split(separator: ",").map(String.init) }
    #expect(rows.count == 23)
    for row in rows {
      let figures = row.dropFirst(2).compactMap { Double($0) }
      #expect(figures.count == columns)
      #expect(abs(figures[0] - figures.dropFirst().reduce(0, +)) < 1e-6, "\(row[0])")
    }
    let report = try Program.run(words + ["--chart", "charts/drivers.svg"], in: folder)
    #expect(report.results.contains("9! = 362,880") == (method == "n-factor"))
    #expect(try folder.text("charts/drivers.svg").hasPrefix("<svg "))
  }

  @Test(arguments: [
    ["multipliers"], ["linkages"], ["extract"], ["extract", "--sector", "MCH"], ["influence"], ["footprint"],
  ])
  func `every report of a provincial table has a chart and an answer in both languages`(words: [String]) throws {
    let folder = try ScratchFolder(shipped: [:])
    for (language, source) in [("en", "Source: Henan Bureau of Statistics"), ("zh", "资料来源：河南省统计局")] {
      let answer = try Program.run(
        ["table"] + words + [Self.henan[1], "--language", language, "--chart", "charts/\(language).svg"], in: folder)
      #expect(answer.code == 0 && answer.messages.isEmpty, "\(answer.messages)")
      #expect(answer.results.contains("\n\(source)"))
      #expect(try folder.text("charts/\(language).svg").hasPrefix("<svg "))
    }
  }

  @Test func `paths of value added are listed with what they cover`() throws {
    let folder = try ScratchFolder(["table.csv": TableTests.table()])
    let rows = try csv(["paths", "table.csv", "--cut-off", "0.1"], in: folder)
    // By hand: 0.7 x 1700; 0.65 x 0.25 x 1700; 0.65 x 350.
    #expect(rows.dropFirst().map { $0[2] } == ["MAN", "MAN < AGR", "AGR"])
    #expect(rows.dropFirst().map { $0[3] } == ["1190", "276.25", "227.5"])
  }

  /// Miller & Blair (2009), table 2.5 closed on households, who pay each other .05 of their income; section 6.2.
  @Test(arguments: [
    ("output", "total", [2.462258, 2.262386]), ("output", "truncated", [1.892409, 1.773336]),
    ("income", "type_i", [1.474147, 1.518152]), ("income", "type_ii", [1.899497, 1.956198]),
  ])
  func `multipliers of the closed model are those of the book`(
    indicator: String, column: String, expected: [Double]
  ) throws {
    let closed = TableTests.table([
      "code": "code,name_zh,name_en,AGR,MAN,household,other,output",
      "role": "role,,,intermediate,intermediate,household,other_final_demand,output",
      "column_zh": "column_zh,,,,,居民消费,其他最终使用,总产出",
      "column_en": "column_en,,,,,Household consumption,Other final demand,Gross output",
      "AGR": "AGR,农业,Agriculture,150,500,50,300,1000", "MAN": "MAN,制造业,Manufacturing,200,100,400,1300,2000",
      "value_added": "compensation,劳动者报酬,Compensation,300,500,50,150,\noperating_surplus,营业盈余,Surplus,350,900,,,",
    ])
    let folder = try ScratchFolder(["closed.csv": closed])
    let rows = try csv(["multipliers", "closed.csv", "--extension", indicator], in: folder)
    let place = try #require(rows[0].firstIndex(of: column))
    for (row, figure) in zip(rows.dropFirst(), expected) {
      #expect(abs((Double(row[place]) ?? .nan) - figure) < 6e-7, "\(row)")
    }
  }

  @Test func `tables at other prices are warned of, and both are named`() throws {
    let later = TableTests.table([
      "# prices: current producers' prices": "# prices: constant 2015 prices", "# year: 2017": "# year: 2018",
    ])
    let folder = try ScratchFolder(["table.csv": TableTests.table(), "later.csv": later])
    let answer = try Program.run(["table", "decompose", "table.csv", "later.csv"], in: folder)
    #expect(answer.code == 0)
    #expect(
      answer.messages == """
        warning: table.csv is at current producers' prices and later.csv at constant 2015 prices; put both at the same \
        prices; what changed between the two is part of every driver

        """)
    #expect(
      answer.results.contains(
        "\nThe prices of the tables differ: current producers' prices in the first, constant 2015 prices in the second; what "
          + "changed between the two is part of every driver.\n"))
  }

  private static let mistakes: [(words: [String], message: String)] = [
    (
      ["extract", "table.csv", "--extension", "employment"],
      "error: the table has no row 'employment'; its rows are value_added; add the row 'employment' to the table file"
    ),
    (
      ["extract", "table.csv", "--sector", "STEEL"], "error: the table has no sector 'STEEL'; its sectors are AGR, MAN"
    ),
    (["paths", "table.csv", "--sector", "STEEL"], "error: the table has no sector 'STEEL'; its sectors are AGR, MAN"),
    (
      ["linkages", "table.csv", "--chart", "linkages.png"],
      "error: 'linkages.png' is no name for a chart; let it end in .svg, as in linkages.svg"
    ),
    (
      ["decompose", "table.csv", "other.csv"],
      """
      error: other.csv has no sector 'MAN', table.csv has
      error: table.csv has no sector 'SRV', other.csv has
      2 errors
      """
    ),
  ]

  @Test(arguments: mistakes)
  func `a mistake names the sector or the row`(words: [String], message: String) throws {
    let other = TableTests.table([
      "code": "code,name_zh,name_en,AGR,SRV,household,output", "MAN": "SRV,服务业,Services,200,100,1700,2000",
    ])
    let folder = try ScratchFolder(["table.csv": TableTests.table(), "other.csv": other])
    #expect(try Program.run(["table"] + words, in: folder) == .invalid(message))
  }
}
