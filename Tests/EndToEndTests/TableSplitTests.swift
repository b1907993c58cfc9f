import ScenarioCase
import ScratchFolder
import Testing

/// `simplan table split` on the shipped tables, parts and profiles.
@Suite struct TableSplitTests {
  private static let words = [
    "--parts", "Scenarios/data/henan-parts.csv", "--profiles", "Scenarios/data/china-2017-profiles.csv",
  ]

  @Test(arguments: ["2012", "2017"])
  func `the split table is one that table check takes`(year: String) throws {
    let folder = try ScratchFolder(shipped: [:])
    let split = ["table", "split", "Scenarios/data/henan-\(year).csv"] + Self.words
    let answer = try Program.run(split + ["--factor", "0.8957", "-o", "split.csv"], in: folder)
    #expect(answer.code == 0)
    #expect(
      answer.messages
        == (year == "2017"
          ? ""
          : """
          note: rural_household of MET is 0.93 where the national table has none: it is split by output
          note: urban_household of MET is 2.69 where the national table has none: it is split by output

          """))
    #expect(answer.results.hasPrefix("Parts of sectors (1e8 CNY): Henan input-output table \(year), 23 sectors\n"))
    let check = try Program.run(["table", "check", "split.csv"], in: folder)
    #expect(check.code == 0 && check.messages.isEmpty)
    #expect(check.results.hasPrefix("Henan input-output table \(year), 23 sectors, split into 46 sectors\n"))
    #expect(check.results.hasSuffix("the table balances within the rounding of its unrounded figures of 12 digits\n"))
    // Every other command takes it, too.
    let batteries = try Program.run(["table", "solve", "split.csv", "--final-demand", "BAT=100"], in: folder)
    #expect(batteries.code == 0)

    let again = try Program.run(split + ["--factor", "0.9", "-o", "split.csv"], in: folder)
    #expect(again.code == 2 && again.results.isEmpty)
    #expect(
      again.messages
        == "error: 'split.csv' stands there already and is left as it is; choose another name, or delete it yourself\n")
  }

  @Test func `mistakes of files are shown with their lines`() throws {
    let folder = try ScratchFolder(shipped: [:])
    try folder.write(
      """
      # title: A part
      # unit: shares
      # kind members: assumption
      # kind output_share: assumption
      # citation: made up
      code,industry,name_zh,name_en,parent,members,output_share
      BAT,new_energy,电池,Batteries,ELF,85:0.4,0.05

      """, to: "parts.csv")
    let answer = try Program.run(
      [
        "table", "split", "Scenarios/data/henan-2017.csv", "--parts", "parts.csv", "--profiles",
        "Scenarios/data/china-2017-profiles.csv",
      ], in: folder)
    #expect(answer.code == 2 && answer.results.isEmpty)
    #expect(
      answer.messages == """
        parts.csv:7:29: error: the parent 'ELF' of BAT is no sector; did you mean ELE? the sectors are AGR, MIN, FOD, LGT, \
        PET, CHE, NMM, MET, FMP, MCH, TRE, ELE, ICT, INS, ELC, GWT, CON, TRD, TRP, INF, FRB, RES, PUB
          BAT,new_energy,电池,Batteries,ELF,85:0.4,0.05
                                        ^
        parts.csv:7:33: error: the member '85' of BAT is no detailed sector of the profiles
          BAT,new_energy,电池,Batteries,ELF,85:0.4,0.05
                                            ^
        2 errors

        """)
  }
}
