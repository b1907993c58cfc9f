import Diagnostics
import ScenarioKit
import Testing

@Suite struct LabelNameTests {
  /// Resolves a section whose sectors `农业` and `MIN` are both called "industry", and `MIN` "mining" too.
  private func problems(_ lines: String) throws -> [String] {
    let folder = ScenarioFolder(["a.toml": "[m]\n\(lines)"])
    let names = LabelNames { name in
      switch name {
      case "industry": .ambiguous(["农业", "MIN"])
      case "mining": .label("MIN")
      default: .unknown
      }
    }
    let checker = SectionChecker(
      axes: SectionFixture.axes, declarations: SectionFixture.declarations, mode: nil, enabled: true, otherKeys: [],
      labelNames: ["sector": names])
    var problems: [Diagnostic] = []
    _ = checker.resolve(try Scenario.load(path: "\(folder.path)/a.toml").table(at: ["m"]), into: &problems)
    return folder.lines(problems)
  }

  @Test func `a name that several labels share is refused with their codes`() throws {
    let found = try problems("profile = { industry = 0.5 }\n")
    #expect(
      found == [
        "a.toml:2:13: error: 2 labels of the axis sector are called industry: 农业, MIN; write the code"
      ])
  }

  @Test func `a name of one label is that label`() throws {
    #expect(try problems("profile = { mining = 0.5 }\n") == [])
  }
}
