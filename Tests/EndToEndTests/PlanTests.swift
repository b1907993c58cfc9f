import CSVText
import ScenarioCase
import ScratchFolder
import Testing

/// Plans of a user's own, judged by the built program.
struct PlanTests {
  private static let head =
    "target,indicator_en,indicator_zh,baseline_year,value,year,unit,bound,band,clause,relation,relation_to,note_en,"
    + "note_zh,variable\n"

  private func scorecard(_ rows: String, modules: Bool = true) throws -> [String: [String: String]] {
    let scenario = try ScenarioCase(
      "[plan]\ntargets = \"plan.csv\"\n", modules: modules, files: ["plan.csv": Self.head + rows])
    let answer = try Program.run(["run", "case.toml", "--output", "results"], in: scenario.folder)
    #expect(answer.code == 0, "\(answer.messages)")
    let table = try CSVFile.read(text: try scenario.folder.text("results/scorecard.csv"), file: "scorecard.csv")
    let names = table.records[0].map(\.text)
    return Dictionary(
      uniqueKeysWithValues: table.records.dropFirst().map { record in
        (record[0].text, Dictionary(uniqueKeysWithValues: zip(names, record.map(\.text))))
      })
  }

  @Test func `targets of modules, sectors, ratios, growth and other years are judged`() throws {
    let rows = try scorecard(
      """
      wind,Wind,风电,,6,2020,GW,reach,,1,,,,,wind-solar/wind_solar_capacity[technology=wind]
      both,Both,风光,,9,2018,GW,at least,,1,,,,,wind-solar/wind_solar_capacity[technology=sum]
      output,Output,总产出,2015,8,2020,%/year,about,0.5,1,,,,,growth(gross_output)
      premium,Premium,增速差,2016,5,2019,%/year,about,,1,,,,,sei_growth_premium
      machines,Machines,机械,,5,2017,%,at most,,1,,,,,"ratio(value_added:MCH, value_added)"
      sales,Sales,调出,,5000,2017,1e8 CNY_2017,reach,,1,,,,,outflow:MCH
      patents,Patents,专利,,6,2020,per 1e4 persons,reach,,1,,,,,*/patents

      """)
    #expect(rows["wind"]?["value"] == "6" && rows["wind"]?["state"] == "met")
    #expect(rows["both"]?["target_year"] == "2018" && rows["both"]?["state"] == "met")
    #expect(rows["patents"]?["state"] == "not modelled")
    // The table's own year returns the table's cell.
    #expect(rows["sales"]?["value"] == "2348.23")
    #expect(rows["patents"]?["offer_en"] == "a module that gives 'patents' would answer it")
    let growth = try #require(rows["output"]?["value"].flatMap(Double.init))
    #expect(growth > 7.5 && growth < 8.5 && rows["output"]?["state"] == "met")
    #expect(rows["premium"]?["state"] == "missed" && rows["machines"]?["state"] == "met")
  }

  @Test func `without modules, uniform growth is the growth of output`() throws {
    let rows = try scorecard(
      """
      output,Output,总产出,2015,8,2020,%/year,at least,,1,,,,,growth(gross_output)
      wind,Wind,风电,,6,2020,GW,reach,,1,,,,,wind-solar/wind_solar_capacity[technology=wind]

      """, modules: false)
    #expect(rows["wind"]?["offer_en"] == "wind-solar offers it, and is switched off here")
    #expect(rows["wind"]?["state"] == "not modelled" && rows["output"]?["state"] != "not modelled")
  }

  @Test func `a target that rests on an implausible input says so on the scorecard, in the tables and in the report`()
    throws
  {
    let scenario = try ScenarioCase("modules.wind-solar.capacity.wind.2020 = \"9000 GW\"\n")
    let answer = try Program.run(["run", "case.toml", "--output", "results"], in: scenario.folder)
    #expect(answer.code == 0)
    let met = answer.results.split(separator: "\n").filter { $0.hasSuffix("met, on implausible inputs") }
    #expect(met.count == 2)
    // Lines are broken to the terminal's width.
    let said = answer.results.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      said.contains(
        "implausible: modules.wind-solar.capacity.wind.2020 is 9000 GW, far outside the 4 to 9 GW of its base; 15 targets "
          + "rest on it implausible: electricity generation is "))
    let table = try scenario.folder.text("results/scorecard.csv")
    #expect(table.contains(",met,,,modules.wind-solar.capacity.wind.2020 electricity generation,"))
    let report = try scenario.folder.text("results/report.html")
    #expect(report.contains(", 2 of them on inputs that are probably mistakes.") && !report.contains("state met"))
    #expect(report.contains("Implausible inputs: probably mistakes") && report.contains("case.toml:5:"))
  }
}
