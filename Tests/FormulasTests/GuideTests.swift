import Formulas
import FoundationEssentials
import ModuleHost
import SimulationKit
import Testing

/// The example of the guide is read, run and compared with figures by hand.
struct GuideTests {
  private func example() throws -> [UInt8] {
    let guide = try String(
      contentsOfFile: "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        + "/Plugins/Formulas/README.md", encoding: .utf8)
    let blocks = guide.split(separator: "```toml\n").dropFirst().map { $0.split(separator: "\n```")[0] }
    let block = try #require(blocks.first { $0.hasPrefix("[module]") })
    return Array(block.utf8)
  }

  @Test func `the example gives these figures`() throws {
    let module = try LoadedModule(table: FormulaModule.read(example(), file: "cloud-services.toml").entry())
    let axes = AxisLabels(["year": ["2015", "2016", "2017"], "segment": ["storage", "computing"]])
    let parameters: [String: ParameterValue] = ["local_share": .array([0.1, 0.02])]
    #expect(try module.check(axes: axes, parameters: parameters) == [])
    let session = try module.open(axes: axes, parameters: parameters)
    let outcome = try session.run(inputs: ["electricity_demand": .shared([0, 200, 250])])
    // 300 * 0.1 + 500 * 0.02, growing by a fifth.
    #expect(areClose(outcome.output("revenue")?.values, [40, 48, 57.6]))
    // A thousand for each new 1e8 CNY, less a fifth of what runs: 40,000; 32,000 + 8,000; 32,000 + 9,600.
    #expect(areClose(outcome.output("servers")?.values, [40_000, 40_000, 41_600], 1e-12))
    // 40,000 servers of 4 MWh are 0.16 TWh, 41,600 are 0.1664 TWh.
    #expect(areClose(outcome.output("electricity_share")?.values, [0, 0.16 / 200, 0.1664 / 250]))
  }

  @Test func `the check of the example is found`() throws {
    let module = try LoadedModule(table: FormulaModule.read(example(), file: "cloud-services.toml").entry())
    let findings = try module.check(
      axes: AxisLabels(["year": ["2015"]]), parameters: ["local_share": .array([0.9, 0.4])], language: .zh)
    #expect(findings.map { "\($0.parameter): \($0.message)；\($0.advice)" } == ["local_share: 超过全国市场的一半；请降低份额"])
  }
}
