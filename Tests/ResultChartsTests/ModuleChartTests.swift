import SVGCharts
import SimulationKit
import StoredRun
import Testing

@testable import ResultCharts
@testable import Results

/// Charts that manifests declare, over any axes and with every mark.
struct ModuleChartTests {
  /// Made and sold by class and province: two years, two classes, two provinces; and a number by class alone.
  private static let made = StoredTable(
    header: ["class", "province", "unit", "2019", "2020"],
    rows: [
      ["car", "east", "1e4 vehicle", "1", "2"], ["car", "west", "1e4 vehicle", "3", "4"],
      ["bus", "east", "1e4 vehicle", "5", "6"], ["bus", "west", "1e4 vehicle", "7", ""],
    ])
  private static let price = StoredTable(
    header: ["class", "unit", "value"], rows: [["car", "CNY", "10"], ["bus", "CNY", "20.5"]])

  private func part(
    _ output: String, _ mark: String, along: String? = nil, series: String? = nil, summed: [String] = [],
    at: [String: String] = [:], against: String? = nil
  ) -> RunRecord.ChartPart {
    RunRecord.ChartPart(
      name: "chart", output: output, mark: mark, unit: "", title: Title("Title"), quantity: Title("Quantity"),
      along: along, series: series, summed: summed, at: at,
      against: against.map { RunRecord.AgainstPart(output: $0, unit: "", quantity: Title("Other")) },
      rule: mark == "lines" ? ChartDeclaration.Rule(2.5, label: "limit") : nil,
      labels: ["class": ["car": Title(en: "Cars", zh: "乘用车")]])
  }

  private func numbers(_ table: StoredTable, _ part: RunRecord.ChartPart) throws -> ChartNumbers {
    try #require(ChartNumbers(table, part))
  }

  @Test func `axes that are summed or held at a label leave the others`() throws {
    let byYear = try numbers(Self.made, part("made", "columns", summed: ["province"]))
    #expect(byYear.positions == ["2019", "2020"] && byYear.years == [2019, 2020])
    #expect(byYear.series == ["car", "bus"])
    #expect(byYear.rows == [[4, 6], [12, 6]])
    let east = try numbers(
      Self.made, part("made", "columns", along: "class", summed: ["year"], at: ["province": "east"]))
    #expect(east.positions == ["car", "bus"] && east.years == nil && east.seriesAxis == nil)
    #expect(east.rows == [[3, 11]])
    let cells = try numbers(
      Self.made, part("made", "heatMap", along: "province", series: "class", at: ["year": "2020"]))
    #expect(cells.rows == [[2, 4], [6, nil]])
    let prices = try numbers(Self.price, part("price", "bars"))
    #expect(prices.along == "class" && prices.rows == [[10, 20.5]])
    #expect(ChartNumbers(Self.price, part("price", "lines", along: "year")) == nil)
  }

  @Test func `years before the first in which another output is something are left out`() throws {
    let paid = StoredTable(header: ["unit", "2019", "2020"], rows: [["1", "0", "3"]])
    var byYear = try numbers(Self.made, part("made", "columns", summed: ["province"]))
    byYear.begin(with: paid)
    #expect(byYear.years == [2020] && byYear.rows == [[6], [6]])
    var never = try numbers(Self.made, part("made", "columns", summed: ["province"]))
    never.begin(with: StoredTable(header: ["unit", "2019", "2020"], rows: [["1", "0", "0"]]))
    #expect(never.years == [2019, 2020])
    var along = try numbers(Self.made, part("made", "columns", along: "class", summed: ["year", "province"]))
    along.begin(with: paid)
    #expect(along.positions == ["car", "bus"])
  }

  @Test(arguments: [(20, 4, true), (16, 4, false), (20, 0, false)])
  func `many whole numbers in rising order are an axis of numbers`(count: Int, step: Int, isNumeric: Bool) throws {
    let hours = StoredTable(
      header: ["hour", "unit", "value"],
      rows: (0..<count).map { ["\(step == 0 ? ($0 * 7) % count : step * $0 - 8)", "GW", "1"] })
    let read = try numbers(hours, part("hours", "area"))
    #expect(read.years == nil)
    #expect(read.manyNumbers == (isNumeric ? (0..<count).map { step * $0 - 8 } : nil))
  }

  @Test func `years are an axis of years however many they are`() throws {
    let years = (2015...2035).map(String.init)
    let table = StoredTable(header: ["unit"] + years, rows: [["GW"] + years.map { _ in "1" }])
    let read = try numbers(table, part("capacity", "columns"))
    #expect(read.manyNumbers == nil && read.years == Array(2015...2035))
  }

  @Test(arguments: [
    (
      "hour", Title(en: "Hour of the week", zh: "周内时刻"), "Quantity (GW) is largest for hour 13: 2.",
      "Quantity（万千瓦）最大的是小时13，为200。"
    ),
    (
      "slice", Title(en: "Part of the week", zh: "时段"), "Quantity (GW) is largest for part of the week 13: 2.",
      "Quantity（万千瓦）最大的是时段13，为200。"
    ),
    ("class", nil, "Quantity (GW) is largest for Cars: 2.", "Quantity（万千瓦）最大的是乘用车，为200。"),
  ])
  func `the largest number is told by the name of its axis or the title of its label, with its unit`(
    axis: String, meaning: Title?, en: String, zh: String
  ) throws {
    let label = axis == "class" ? "car" : "13"
    let table = StoredTable(header: [axis, "unit", "value"], rows: [["x", "GW", "1"], [label, "GW", "2"]])
    var declared = part("load", "bars", along: axis)
    (declared.unit, declared.alongMeaning) = ("GW", meaning)
    let results = StoredResults(record: try StoredRun.record(), tables: ["modules/fund/load.csv": table])
    let module = try #require(results.record.modules.first)
    #expect(try #require(ReportCharts(results).chart(declared, of: module)).finding == en)
    #expect(try #require(ReportCharts(results, language: .zh).chart(declared, of: module)).finding == zh)
  }

  private func chart(_ part: RunRecord.ChartPart) throws -> Chart {
    let results = StoredResults(
      record: try StoredRun.record(),
      tables: ["modules/fund/made.csv": Self.made, "modules/fund/price.csv": Self.price])
    let module = try #require(results.record.modules.first)
    return try #require(ReportCharts(results).chart(part, of: module))
  }

  @Test func `every mark of a manifest is drawn`() throws {
    let bars = try chart(part("price", "bars"))
    #expect(bars.y == .categories(["Cars", "bus"]) && bars.marks == [.bars([Series("Quantity", [10, 20.5])])])
    #expect(bars.finding == "Quantity is largest for bus: 20.50.")
    let lines = try chart(part("made", "lines", series: "class", summed: ["province"]))
    #expect(
      lines.marks == [
        .lines([Series("Cars", [4, 6]), Series("bus", [12, 6])]), .rule(value: 2.5, label: "limit"),
      ])
    #expect(lines.x == .years([2019, 2020]))
    let points = try chart(part("made", "points", along: "province", series: "class", at: ["year": "2019"]))
    #expect(points.marks == [.points([Series("Cars", [1, 3]), Series("bus", [5, 7])])])
    let scatter = try chart(part("price", "scatter", against: "price"))
    guard case .scatter(let groups)? = scatter.marks.first else {
      Issue.record("no scatter")
      return
    }
    #expect(
      groups.groups.map(\.points) == [[LabelledPoint("Cars", x: 10, y: 10), LabelledPoint("bus", x: 20.5, y: 20.5)]])
    for mark in ["columns", "area", "heatMap"] {
      let svg = try chart(part("made", mark, series: "class", at: ["province": "east"])).svg(identifier: mark)
      #expect(svg.contains("Cars"))
    }
  }
}
