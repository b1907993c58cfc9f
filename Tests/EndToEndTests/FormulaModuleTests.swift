import Foundation
import Results
import ScenarioCase
import ScratchFolder
import Testing

/// A module of formulas with the built program: shown, run, and run again in a process of its own.
struct FormulaModuleTests {
  private static let scenario = """
    name = "clouds"
    title_en = "Clouds"
    title_zh = "云"
    region = "Henan"
    years = { first = 2015, last = 2017, prices = 2017 }
    [modules.cloud-services]
    local_share = { storage = 0.1, computing = 0.02 }
    """
  private static let module = ["--module-path", "mine"]

  /// The guide's example, as a file in a folder.
  private func folder(_ change: (String) -> String = { $0 }) throws -> ScratchFolder {
    let guide = try String(contentsOfFile: ShippedFiles.repository + "Plugins/Formulas/README.md", encoding: .utf8)
    let blocks = guide.split(separator: "```toml\n").dropFirst().map { $0.split(separator: "\n```")[0] }
    let block = try #require(blocks.first { $0.hasPrefix("[module]") })
    return try ScratchFolder(["clouds.toml": Self.scenario, "mine/cloud-services.toml": change(String(block))])
  }

  @Test func `everything that a file declares is shown`() throws {
    let answer = try Program.run(["modules", "show", "cloud-services"] + Self.module, in: folder())
    #expect(answer.messages == "")
    #expect(
      answer.results == """
        cloud-services 1.0.0: Cloud services 云服务
        Sales, staff and servers from market growth and a local share.
        built for ABI 2 and level 1 of the module contract

        axis segment: storage, computing

        Parameters of [modules.cloud-services]
          market: array over segment, at least 0 1e8 CNY_table
              national market in 2015
              default 300 500 (assumption: an example)
          growth: number, any number
              growth of the market a year
              default 0.2 (assumption: an example)
          local_share: array over segment, 0 to 1, absent labels are 0
              share of the market that is served from here
          life: number, above 0 year
              years for which a server runs
              default 5 (assumption: an example)
          servers_per_sales: number, any number in 1/CNY_table
              new servers for each new yuan of sales
              default 0.00001 (assumption: an example)

        Reads
          electricity_demand [year] TWh: electricity of the region

        Gives
          revenue [year] 1e8 CNY_table: revenue
          servers [year] 1: servers that run
          electricity_share [year] 1: share of the region's electricity

        CNY_table is money in the prices of the scenario's table (written CNY_2017); CNY without a year is money in current prices

        """)
  }

  @Test func `it runs, and in a process of its own gives the same bytes`() throws {
    let folder = try folder()
    let words = ["run", "clouds.toml", "--only", "cloud-services"] + Self.module
    let answer = try Program.run(words + ["--output", "here"], in: folder)
    #expect(answer.code == 0)
    #expect(
      answer.results == """
        Output             Unit                       2015    2016    2017
        -----------------  -----------------------  ------  ------  ------
        revenue            1e8 CNY, prices of 2017      40      48   57.60
        servers                                     40,000  40,000  41,600
        electricity_share                                0       0       0

        """)
    let record = try RunRecord(json: Array(folder.bytes("here/run.json")))
    #expect(record.modules.map(\.library) == ["cloud-services.toml"])
    #expect(record.libraries["muParser"]?.hasPrefix("2.") == true)
    #expect(try Program.run(words + ["--output", "there", "--isolate"], in: folder).code == 0)
    #expect(try folder.bytes("there/variables.csv") == folder.bytes("here/variables.csv"))
    #expect(try folder.tree("there/modules") == folder.tree("here/modules"))
  }

  @Test func `in a scenario its parameters are explained and its outputs are there`() throws {
    let scenario = try ScenarioCase(
      "[modules.cloud-services]\nlocal_share = { storage = 0.1, computing = 0.02 }\n", modules: false,
      files: ["mine/cloud-services.toml": folder().text("mine/cloud-services.toml")])
    let explained = try Program.run(
      ["explain", "case.toml", "modules.cloud-services.growth"] + Self.module, in: scenario.folder)
    #expect(explained.code == 0 && explained.results.contains("growth of the market a year"))
    let answer = try scenario.run("--output", "out", "--module-path", "mine")
    #expect(answer.code == 0)
    // The region's electricity is read from the economy: 0.16 TWh of the table's 288 TWh in 2015.
    let share = try scenario.folder.text("out/modules/cloud-services/electricity_share.csv")
    let row = share.split(whereSeparator: \.isNewline).last?.split(separator: ",").dropFirst().compactMap { Double($0) }
    #expect(row?.count == 6)
    #expect(abs((row?.first ?? 0) - 0.16 / 288) < 1e-9)
  }

  @Test func `a mistake in the file is told when a scenario uses it`() throws {
    let folder = try folder {
      $0.split(separator: "local_share\"\ninitial").joined(separator: "local_shere\"\ninitial")
    }
    let answer = try Program.run(["run", "clouds.toml", "--only", "cloud-services"] + Self.module, in: folder)
    #expect(answer.code == 2)
    #expect(
      answer.messages == """
        clouds.toml:6:10: error: the formulas of the module mine/cloud-services.toml are not sound:
            mine/cloud-services.toml:48:50: error: unknown name 'local_shere'; did you mean local_share?
          [modules.cloud-services]
                   ^

        """)
  }
}
