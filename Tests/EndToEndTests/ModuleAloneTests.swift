import CSVText
import Foundation
import Results
import ScenarioCase
import ScratchFolder
import Testing

/// `--only`: a module alone, with its own inputs, on a scenario without any economy.
struct ModuleAloneTests {
  private static let china = "Scenarios/china/new-energy-vehicles.toml"
  private static let only = ["--only", "new-energy-vehicles"]

  @Test func `the fleet of a nation runs without a table`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let answer = try Program.run(["run", Self.china] + Self.only, in: folder)
    #expect(answer.code == 0)
    #expect(
      answer.messages == """
        note: new-energy-vehicles was run alone: nothing else of \(Self.china) was read but labels and the year of prices
        results: results/china-vehicles-new-energy-vehicles

        """)
    // (27.5 + 14.9 + 7.7589 x S + 1.6 x S' + …) x 0.893: nearly all that were registered since 2011.
    #expect(
      answer.results.contains(
        "vehicle_stock[private_car]             10,000 vehicles             8.60    21.90    46.46\n"))
    let results = "results/china-vehicles-new-energy-vehicles"
    let record = try RunRecord(json: Array(folder.bytes("\(results)/run.json")))
    #expect(record.modules.map(\.identifier) == ["new-energy-vehicles"])
    #expect(record.order == [["new-energy-vehicles"]] && record.scorecard.isEmpty && record.calibrationFactor == nil)
    #expect(record.values.contains { $0.section == "modules.new-energy-vehicles.inputs" && $0.key == "domestic_share" })
    #expect(
      try folder.entries("\(results)/charts") == [
        "battery-demand.svg", "charging-by-class.svg", "charging-load.svg", "posts-in-use.svg", "primary-materials.svg",
        "retired-batteries.svg", "vehicle-stock.svg",
      ])
    // Classes by their titles, and no table where there is none.
    let chart = try folder.text("\(results)/charts/vehicle-stock.svg")
    #expect(chart.contains(">Private electric cars<"))
    #expect(chart.contains(">Scenario china-vehicles. Computed by simplan.<"))

    let stock = try CSVFile.read(
      bytes: Array(folder.bytes("\(results)/modules/new-energy-vehicles/vehicle_stock.csv")), file: "stock")
    #expect(stock.records.count > 4)
    // Drawn again from what is stored, and run again to the same bytes.
    let tree = try folder.tree(results)
    #expect(try Program.run(["chart", results], in: folder).code == 0)
    #expect(try Program.run(["run", Self.china] + Self.only, in: folder).code == 0)
    #expect(try folder.tree(results) == tree)
    let compared = try Program.run(["compare", results, results], in: folder)
    #expect(compared.code == 0 && compared.messages == "")
    #expect(compared.results.hasPrefix("No result of 2017 differs: all "))
  }

  @Test func `it is held against what the nation observed`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let answer = try Program.run(
      ["backcast", Self.china, "--observed", "Scenarios/data/observed-china.csv", "--csv"] + Self.only, in: folder)
    #expect(answer.code == 0 && answer.messages == "")
    let rows = answer.results.split(whereSeparator: \.isNewline).map { $0.split(separator: ",").map(String.init) }
    let stock = try #require(rows.first { $0[0].contains("vehicle_stock") })
    // 1.54 million registered: what is never registered of those sold is calibrated to it, rounded.
    #expect(stock[3] == "1540000")
    let computed = try #require(Double(stock[4]))
    #expect(abs(computed - 1_540_447) < 1)
    let observed = try Program.run(
      ["backcast", Self.china, "--observed", "Scenarios/data/observed.csv"] + Self.only, in: folder)
    #expect(observed.code == 0)
    #expect(
      observed.results.contains("not compared: sei_share (2015, 2017): not modelled: only new-energy-vehicles is run"))
  }

  @Test func `batteries fixed on one year are held against the next, and an analyst goes on by adding sales`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let answer = try Program.run(
      ["backcast", Self.china, "--observed", "Scenarios/data/observed-china.csv", "--csv"] + Self.only, in: folder)
    let made = answer.results.split(whereSeparator: \.isNewline).map { $0.split(separator: ",").map(String.init) }
      .filter { $0[0].contains("battery_use_of_makers[chemistry=sum]") }
    var missed: [String: Double] = [:]
    for row in made {
      guard row.count > 4, let observed = Double(row[3]), let computed = Double(row[4]) else { continue }
      missed[row[2]] = computed / observed - 1
    }
    // 2016 is what the sizes of packs rest on; 2015 is missed for the reasons that the scenario gives.
    #expect(abs(missed["2016"] ?? 1) < 0.01)
    #expect(abs(missed["2017"] ?? 1) < 0.1)
    #expect(abs((missed["2015"] ?? 0) - 0.337) < 0.01)
    let classes = [
      "private_car", "private_hybrid", "business_car", "taxi", "transit_bus", "coach", "staff_bus", "logistics_van",
      "medium_truck", "heavy_truck", "fuel_cell_bus",
    ]
    let added = classes.map { "\($0) = { 2018 = 10, 2019 = 10, 2020 = 10 }\n" }.joined()
    try folder.write(
      """
      base = "new-energy-vehicles.toml"
      name = "to-2020"
      title_en = "To 2020"
      title_zh = "至2020年"
      years = { last = 2020 }
      [modules.new-energy-vehicles.sales.value]
      \(added)
      [modules.new-energy-vehicles.production.value]
      \(added)
      """, to: "Scenarios/china/longer.toml")
    let longer = try Program.run(["run", "Scenarios/china/longer.toml"] + Self.only, in: folder)
    #expect(longer.code == 0, "\(longer.messages)")
    #expect(longer.results.contains("vehicle_stock[taxi]"))
  }

  @Test func `what only the rest of a scenario gives is asked for by name`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let text = try folder.text(Self.china)
    func answer(_ old: String, _ new: String) throws -> String {
      try folder.write(text.replacingOccurrences(of: old, with: new), to: Self.china)
      let answer = try Program.run(["validate", Self.china] + Self.only, in: folder)
      #expect(answer.code == 2)
      return answer.messages
    }
    #expect(
      try answer("domestic_share = ", "#").contains(
        "error: new-energy-vehicles reads domestic_share, which others give where it is not alone; write it in "
          + "[modules.new-energy-vehicles.inputs], as in domestic_share = …, or run the whole scenario, without --only")
    )
    #expect(
      try answer(", prices = 2017", "").contains(
        "error: new-energy-vehicles has prices, and nothing says of which year; write prices = 2017 in [years], or name a "
          + "table in [economy]"))
    #expect(
      try answer("sector = [", "sectors = [").contains(
        "error: new-energy-vehicles needs labels of the axis sector, and no table gives them; write them in the section "
          + "[axes], as in sector = [\"…\", \"…\"], or name a table in [economy]"))
    #expect(try answer("domestic_share = ", "domestic_shares = ").contains("did you mean domestic_share?"))
  }

  @Test func `a scenario with a table lends its labels and prices to a module`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let answer = try Program.run(["run", "Scenarios/2020.toml", "--only", "wind-solar"], in: folder)
    #expect(answer.code == 0)
    _ = try Program.run(["run", "Scenarios/2020.toml"], in: folder)
    // A result that depends on nothing else is the same as in the whole run.
    for name in ["wind_solar_capacity", "wind_solar_generation"] {
      let path = "modules/wind-solar/\(name).csv"
      #expect(try folder.bytes("results/plan-2020-wind-solar/\(path)") == folder.bytes("results/plan-2020/\(path)"))
    }
    #expect(
      try Program.run(["run", "Scenarios/2020.toml", "--only", "wnd-solar"], in: folder).messages.hasPrefix(
        "Scenarios/2020.toml:1:1: error: the scenario has no module wnd-solar; did you mean wind-solar?\n"))
    // In a whole run nothing reads the year of prices: the table has one.
    try folder.write(
      "base = \"2020.toml\"\nname = \"other\"\nyears = { prices = 2017 }\n", to: "Scenarios/other.toml")
    #expect(
      try Program.run(["validate", "Scenarios/other.toml"], in: folder).messages.contains(
        "unknown key prices in [years]"))
  }
}
