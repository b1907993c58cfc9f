import Foundation
import Testing

/// A host of a hundred lines, written from the header alone, drives a module: as a library and as a program.
@Suite struct PythonHostTests {
  private static let script = #filePath.replacing("PythonHostTests.swift", with: "host.py")

  @Test(arguments: [("library", "libEveryKind.so"), ("program", "EveryKindProgram")])
  func `a host that knows the header alone drives a module`(transport: String, file: String) throws {
    let process = Process()
    process.executableURL = URL(
      fileURLWithPath: try #require(
        ["/usr/bin/python3", "/usr/local/bin/python3"].first {
          FileManager.default.isExecutableFile(atPath: $0)
        }))
    process.arguments = ["-B", Self.script, transport, "\(ModuleFolder.build)/\(file)"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    // by_class is rate x count x the weights of both zones x price x demand; count is 2 by default
    let answered = [(0.25, [1.0, 2]), (0.5, [0, 0]), (0.75, [3, 4])].flatMap { rate, demand in
      EveryKindRun.byClass(demand: demand, rate: rate)
    }
    let numbers = answered.map { "\($0)" }.joined(separator: ", ")
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        ["every-kind", [], {"outputs": {"by_class": {"block": 0}}, "samples": [{"message": "nothing can be built without \
        demand", "sample": 1, "status": "infeasible"}]}, [[\(numbers)]], true, true, "session 1 is not open or is in use"]

        """)
  }

  @Test func `the host has fewer than a hundred lines`() throws {
    let text = try String(contentsOfFile: Self.script, encoding: .utf8)
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 100)
  }
}
