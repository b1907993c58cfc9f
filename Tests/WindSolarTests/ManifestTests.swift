import SimulationKit
import Testing

@testable import WindSolar

@Test func `the manifest is sound`() {
  #expect(WindSolar.manifest.problems() == [])
}

@Test func `the demand is read only where a share is asked for`() {
  #expect(WindSolar.manifest.inputs.filter { $0.applies(in: "path") } == [])
  #expect(WindSolar.manifest.inputs.filter { $0.applies(in: "share") }.map(\.name) == ["electricity_demand"])
}
