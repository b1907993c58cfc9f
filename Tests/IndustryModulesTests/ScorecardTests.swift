import PlanReading
import Results
import ScenarioCase
import SimulationKit
import Study
import Testing

/// The plan's scorecard of the central scenario with all eight industries.
struct ScorecardTests {
  @Test func `every goal is computed, or says what no public data is for`() throws {
    let run = try ScenarioRun(try ScenarioCase("").prepared("Scenarios/2020.toml"))
    let rows = run.scorecard.rows
    #expect(rows.count == 25)
    let open = rows.filter { $0.value == nil }
    #expect(open.map(\.target.identifier) == ["innovation-centres"])
    #expect(open.first?.target.offer?.en.hasPrefix("no public data for ") == true)
    // A perimeter wider than the plan's is never judged.
    let states = Dictionary(uniqueKeysWithValues: rows.map { ($0.target.identifier, $0.state.rawValue) })
    for wider in ["rd-intensity", "rd-platforms", "cluster-sensors", "cluster-smart-manufacturing"] {
      #expect(states[wider] == "other perimeter", "\(wider)")
    }
    for judged in ["sei-share", "sei-growth-premium", "patents", "firms-1e9", "firms-1e10", "internet-exits"] {
      #expect(["met", "missed"].contains(states[judged] ?? ""), "\(judged)")
    }
  }
}
