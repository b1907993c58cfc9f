import Diagnostics
import ScenarioCase
import ScenarioReading
import ScratchFolder
import Testing

/// The scenario that `reference` names.
struct ScenarioReferenceTests {
  private static let other = """
    base = "Scenarios/2020.toml"
    name = "other"
    title_en = "Other"
    title_zh = "其他"

    """

  @Test func `a variant inherits its reference, and self makes it its own`() throws {
    let case2020 = try ScenarioCase("", base: "Scenarios/2020.toml")
    #expect(try case2020.prepared().reference?.header.name == "plan-2020")
    #expect(try ScenarioCase("reference = \"self\"\n", base: "Scenarios/2020.toml").prepared().reference == nil)
    #expect(try case2020.prepared("Scenarios/2020.toml").reference == nil)
    // The reference's own files are a variant's inputs too.
    #expect(try case2020.prepared().files.contains { $0.file.hasSuffix("Scenarios/2020.toml") })
  }

  @Test func `a scenario on another table is its own reference, and says so`() throws {
    let other = try ScenarioCase("reference = \"Scenarios/2020-table-2012.toml\"\n")
    #expect(
      other.mistakes().contains(
        "case.toml:5:13: note: the reference Scenarios/2020-table-2012.toml stands on another table, so case.toml is its "
          + "own reference"))
    #expect(try other.prepared().reference == nil)
  }

  @Test func `a reference that is missing, refers on or is mistaken is told`() throws {
    let missing = try ScenarioCase("reference = \"no-such.toml\"\n")
    #expect(missing.mistakes().contains("case.toml:5:13: error: reference: there is no file no-such.toml"))
    let onward = try ScenarioCase(
      "reference = \"other.toml\"\n", files: ["other.toml": Self.other + "reference = \"third.toml\"\n"])
    try onward.folder.write(Self.other.replacing("other", with: "third"), to: "third.toml")
    #expect(
      onward.mistakes().contains(
        "other.toml:5:13: error: other.toml is the reference of another scenario and names a reference itself, third.toml; "
          + "write reference = \"self\" in other.toml, or name third.toml in both"), "\(onward.mistakes())")
    let mistaken = try ScenarioCase(
      "reference = \"other.toml\"\n",
      files: ["other.toml": Self.other + "reference = \"self\"\n[electricity]\nlosses = 7\n"])
    #expect(mistaken.mistakes().contains("other.toml:7:10: error: losses is 7"), "\(mistaken.mistakes())")
  }

  @Test func `two scenarios that refer to each other are told`() throws {
    let circle = try ScenarioCase(
      "reference = \"other.toml\"\n", files: ["other.toml": Self.other + "reference = \"case.toml\"\n"])
    #expect(
      circle.mistakes().contains(
        "other.toml is the reference of another scenario and names a reference itself, case.toml"),
      "\(circle.mistakes())")
  }
}
