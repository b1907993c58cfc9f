import ScenarioCase
import Testing

@Suite struct PlanBaselineTests {
  private static func plan(_ baseline: String) -> String {
    """
    target,indicator_en,indicator_zh,baseline,baseline_unit,baseline_year,value,year,unit,bound,clause,relation,\
    relation_to,note_en,note_zh,variable
    share,Share,占比,\(baseline),2015,15,2020,%,about,II,,,,,sei_share

    """
  }

  private static func mistakes(_ baseline: String) throws -> String {
    try ScenarioCase("[plan]\ntargets = \"plan.csv\"\n", files: ["plan.csv": plan(baseline)]).mistakes()
  }

  @Test func `the plan's baseline is the share that the account is calibrated to, in any unit`() throws {
    let agreeing = try Self.mistakes("11.8,%")
    #expect(!agreeing.contains("published_share"))
    #expect(try Self.mistakes("0.118,1") == agreeing)
    let other = try Self.mistakes("12.8,%")
    #expect(
      other.contains(
        "warning: published_share is 0.118, and the plan states 12.8 % for 2015 as the baseline of share; write the same "
          + "in both"), "\(other)")
    #expect(other.contains("Scenarios/henan/strategic-industries.toml:"))
  }
}
