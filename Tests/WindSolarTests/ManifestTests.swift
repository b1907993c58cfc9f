import SimulationKit
import Testing

@testable import WindSolar

@Test func `every link names an output, and every bill a host`() {
  let manifest = WindSolar.manifest
  let outputs = Set(manifest.outputs.map(\.name))
  for link in manifest.links {
    #expect(outputs.contains(link.output), "\(link.output)")
    #expect((link.host != nil) == (link.kind == .bill), "\(link.output)")
  }
}

@Test func `the demand is read only where a share is asked for`() {
  #expect(WindSolar.manifest.inputs.filter { $0.applies(in: "path") } == [])
  #expect(WindSolar.manifest.inputs.filter { $0.applies(in: "share") }.map(\.name) == ["electricity_demand"])
}
