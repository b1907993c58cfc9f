import SimulationKit
import Testing

@Suite struct OutputsTests {
  private static let shape = LabelledArray(zeroOver: ["hour"], labels: [(0..<8760).map { "\($0)" }])

  @Test func `an element is written where the array lies`() {
    var outputs = Outputs(["profile": Self.shape])
    // a first write takes the values over from `shape`, which shares them
    outputs["profile"][0] = 1
    let address = outputs["profile"].values.withUnsafeBufferPointer { $0.baseAddress }
    for hour in 0..<8760 { outputs["profile"][hour] += Double(hour) }
    #expect(outputs["profile"].values.withUnsafeBufferPointer { $0.baseAddress } == address)
    #expect(outputs["profile"].values == [1] + (1..<8760).map { Double($0) })
    #expect(Self.shape.values.allSatisfy { $0 == 0 })
  }

  @Test func `an array of other axes stops the module with a message`() async {
    await #expect(processExitsWith: .failure) {
      var outputs = Outputs(["value": LabelledArray(zeroOver: ["year"], labels: [["2015", "2016"]])])
      outputs["value"].values = [1]
    }
    await #expect(processExitsWith: .failure) {
      var outputs = Outputs(["value": LabelledArray(zeroOver: ["year"], labels: [["2015", "2016"]])])
      outputs["value"] = LabelledArray(axes: ["year"], labels: [["2016", "2015"]], values: [1, 2])
    }
  }

  @Test func `a note that nobody reads is not even written`() {
    var outputs = Outputs([:])
    outputs.note("one")
    #expect(outputs.notes == ["one"])
  }
}
