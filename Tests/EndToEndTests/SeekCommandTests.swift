import ScenarioCase
import ScratchFolder
import Testing

/// `simplan seek`.
@Suite struct SeekCommandTests {
  @Test func `the levers that ship are moved to the target, or told to be too short`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let answer = try Program.run(
      [
        "seek", "Scenarios/2020-levers.toml", "--target", "sei-share", "--lever",
        "modules.information-technology.share_growth.terminals", "--lever",
        "modules.biotechnology.market_growth.chemical_drugs",
      ], in: folder)
    #expect(answer.code == 0 && !folder.exists("results"), "\(answer.messages)")
    let lines = answer.results.split(separator: "\n")
    #expect(lines.count == 21)
    #expect(
      lines[0].hasPrefix(
        "SEI value added as a share of above-scale industrial value added: about 15 % in 2020, met from 14.50 % on; as "
          + "planned 13."))
    #expect(lines[1] == "To meet it, 14.50 %:" && lines[11] == "To reach the number itself, 15 %:")
    for start in [1, 11] {
      #expect(lines[start + 3].contains(" none  not within its range: at its best, 0.08, it is 13."))
      #expect(lines[start + 5].hasSuffix("; the last to help is \"Market growth (Chemical drugs)\"."))
    }
  }

  // An eighth of what is missing: 13.5 % is reached by the share of terminals alone, which may grow by 8 % a year.
  @Test func `a target within reach is answered with the lever's value`() throws {
    let folder = try ScratchFolder(shipped: [
      "near.toml": "base = \"Scenarios/2020-levers.toml\"\nname = \"near\"\n[plan]\ntargets = \"near.csv\"\n",
      "near.csv": """
      target,indicator_en,indicator_zh,value,year,unit,bound,clause,relation,relation_to,note_en,note_zh,variable
      share,The share,占比,13.5,2020,%,at least,I,,,,,sei_share
      """,
    ])
    let answer = try Program.run(
      [
        "seek", "near.toml", "--target", "share", "--lever", "modules.information-technology.share_growth.terminals",
        "--language", "zh",
      ], in: folder)
    let lines = answer.results.split(separator: "\n")
    #expect(answer.code == 0 && lines.count == 4, "\(answer)")
    #expect(lines.first?.hasPrefix("占比：2020年不低于13.50 %；按规划为13.") == true)
    let needed = lines.last?.split(separator: " ").dropLast().last.flatMap { Double($0) }
    #expect(needed.map { $0 > 0.016 && $0 < 0.08 } == true, "\(lines)")
  }

  @Test func `a scenario without levers is told which to write`() throws {
    let answer = try Program.run(
      ["seek", "Scenarios/2020.toml", "--target", "sei-share"], in: ScratchFolder(shipped: [:]))
    #expect(
      answer
        == .invalid(
          "error: the scenario has no levers to move; write [levers] with a line for each key to move, such as "
            + "\"economy.markets.machinery.growth\" = { low = 0.05, high = 0.13 }"))
  }

  @Test func `compare says which sections make a target differ`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let scenarios = ["Scenarios/2020.toml", "Scenarios/2020-slow-fund.toml"]
    let answer = try Program.run(["compare"] + scenarios + ["--why", "sei-share"], in: folder)
    #expect(answer.code == 0 && !folder.exists("results"), "\(answer.messages)")
    let lines = answer.results.split(separator: "\n")
    // The fund's two keys stand in one section, which is the whole difference.
    #expect(lines.count == 5, "\(answer.results)")
    let (fund, sum) = (lines[3].split(separator: " "), lines[4].split(separator: " "))
    #expect(fund[0] == "modules.fund-allocation" && sum[0] == "sum" && fund[1] == sum[1] && fund[1].hasPrefix("-0."))
  }
}
