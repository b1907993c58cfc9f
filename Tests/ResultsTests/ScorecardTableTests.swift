import PlanReading
import ScenarioReading
import SimulationKit
import Study
import Testing

@testable import Results

struct ScorecardTableTests {
  @Test func `the table has the document's words, and no number for what is not modelled`() {
    let target = PlanTargets.Target(
      identifier: "t", indicator: Title(en: "indicator", zh: "指标"), value: 6, unit: "%", year: 2020, bound: "reach",
      clause: "II(3)",
      relation: "plain conflict", relationTo: "", note: Title(en: "", zh: ""), variable: "*/patents",
      offer: Title(en: "a module", zh: "模块"))
    let scorecard = Scorecard(rows: [Scorecard.Row(target: target, TargetResult(state: .notModelled))])
    #expect(
      scorecard.table.csv.split(separator: "\n").last
        == "t,indicator,指标,6,2020,%,reach,,II(3),plain conflict,,*/patents,,not modelled,,,,a module,模块,,")
  }
}
