import FoundationEssentials
import SVGCharts
import Testing

@testable import SVGCharts
@testable import SVGDrawing

@Suite struct GoldenTests {
  @Test(arguments: Wording.readable)
  func `every kind of chart is drawn as the golden file shows it`(wording: Wording) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    let isRecording = ProcessInfo.processInfo.environment["SIMPLAN_RECORD"] == "1"
    for (name, scene) in try Samples.scenes(wording) {
      let file = folder.appending(path: "\(name)-\(wording.rawValue).svg")
      if isRecording { try Data(scene.svg().utf8).write(to: file) }
      let golden = try String(contentsOf: file, encoding: .utf8)
      #expect(scene.svg() == golden, "\(file.lastPathComponent) differs")
    }
  }
}
