import Foundation
import ModuleHost
import SimulationKit
import SimulationKitTesting
import Testing

/// The kit for Python with numpy and without, where samples are computed one by one and where all at once.
@Suite struct PythonKitTests {
  /// - Parameters:
  ///   - numpy: whether the kit may find it.
  ///   - lines: how many samples are computed.
  private static func load(numpy: Bool, _ lines: String) throws -> (module: LoadedModule, folder: ModuleFolder) {
    let folder = try ModuleFolder()
    try folder.writeProgram(
      "weighing.py",
      """
      #!/usr/bin/env python3
      import sys
      \(numpy ? "import numpy" : "sys.modules['numpy'] = None")
      from simplan_module import Infeasible, note, serve

      MANIFEST = {
          "identifier": "weighing", "version": "1", "title": "Weighing", "summary": "Weighs demand.",
          "axes": [{"name": "zone"}],
          "parameters": [
              {"key": "rate", "kind": {"type": "number", "unit": "1"}, "meaning": "a rate",
               "default": {"value": {"number": 1}, "origin": "document", "source": "a test"}},
              {"key": "weights", "kind": {"type": "array", "axes": ["zone", "year"], "unit": "1"}, "meaning": "weights"}],
          "inputs": [{"name": "demand", "unit": "TWh", "axes": ["year"], "meaning": "demand"}],
          "outputs": [{"name": "answer", "unit": "TWh", "axes": ["zone", "year"], "meaning": "weighed"},
                      {"name": "total", "unit": "TWh", "meaning": "in all"}]}

      def run(parameters, inputs):
          weights, demand = parameters["weights"], inputs["demand"]
          assert type(weights).__name__ == type(demand).__name__ == "\(numpy ? "ndarray" : "list")"
          answer = [[parameters["rate"] * w * d for w, d in zip(row, demand)] for row in weights]
          return {"answer": answer, "total": sum(sum(row) for row in answer)}

      \(lines)

      """)
    return (try PythonModule.search(in: folder).load("weighing"), folder)
  }

  private static let together = """
    def run_batch(parameters, inputs):
        answers = []
        for place, (own, given) in enumerate(zip(parameters, inputs)):
            if given["demand"][0] > 100: note(f"much: {given['demand'][0]:g}", place)
            answers.append(Infeasible("no demand") if given["demand"][0] < 0 else run(own, given))
        return answers

    serve(MANIFEST, run_batch=run_batch)
    """

  private static let arrays = """
    def run_batch(parameters, inputs):
        rates = numpy.array([each["rate"] for each in parameters])
        weights = numpy.array([each["weights"] for each in parameters])
        demand = numpy.array([each["demand"] for each in inputs])
        answers = rates[:, None, None] * weights * demand[:, None, :]
        return [{"answer": answer, "total": answer.sum()} for answer in answers]

    serve(MANIFEST, run_batch=run_batch)
    """

  private static func open(_ module: LoadedModule) throws -> ModuleSession {
    try module.open(
      axes: AxisLabels(["year": ["2015", "2016"], "zone": ["a", "b"]]), parameters: ["weights": .array([1, 2, 3, 4])])
  }

  private static var hasNumpy: Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", "import numpy"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  /// Of two samples: rate x weight x demand of each year, by zone.
  private static func check(_ module: LoadedModule) throws {
    let outcome = try open(module).run(
      samples: 2, inputs: ["demand": .perSample([1, 10, 2, 20])], varied: ["rate": .perSample([1, 0.5])])
    #expect(outcome.isAnswered)
    #expect(outcome.output("answer")?.values == [1, 20, 3, 40] && outcome.output("total")?.values == [64])
    #expect(outcome.outputs["answer"]?.values == [1, 20, 3, 40, 1, 20, 3, 40])
    #expect(outcome.outputs["total"]?.values == [64, 64])
    let report = ConformanceReport(of: module)
    #expect(report.conforms, "\(report.text)")
  }

  @Test(arguments: ["serve(MANIFEST, run)", together])
  func `without numpy arrays are lists`(lines: String) throws {
    let (module, folder) = try Self.load(numpy: false, lines)
    try withExtendedLifetime(folder) { try Self.check(module) }
  }

  @Test(.enabled("python3 has numpy") { hasNumpy }, arguments: ["serve(MANIFEST, run)", together, arrays])
  func `with numpy arrays are numpy's`(lines: String) throws {
    let (module, folder) = try Self.load(numpy: true, lines)
    try withExtendedLifetime(folder) { try Self.check(module) }
  }

  @Test func `of samples that are computed together each has its own end and notes`() throws {
    let (module, folder) = try Self.load(numpy: false, Self.together)
    let outcome = try withExtendedLifetime(folder) {
      try Self.open(module).run(samples: 3, inputs: ["demand": .perSample([1, 1, -1, 1, 200, 1])])
    }
    #expect((0..<3).map { outcome.status(of: $0).kind } == [.answered, .infeasible, .answered])
    #expect(outcome.status(of: 1).message == "no demand")
    #expect((0..<3).map(outcome.notes) == [[], [], ["much: 200"]])
    #expect(outcome.outputs["total"]?.values == [10, 0, 806])
  }

  @Test(arguments: [
    ("return []", "ValueError: run_batch gave 0 answers for 2 samples"),
    ("raise OverflowError('too much')", "OverflowError: too much"),
    ("note('whose?')", "TypeError: note needs the place of a sample where many are computed together"),
    ("return [{'answer': [[1, 1], [1, 1]]}] * 2", "ValueError: the output 'total' is missing"),
  ])
  func `a batch that fails as a whole fails all its samples with its reason`(line: String, reason: String) throws {
    let (module, folder) = try Self.load(
      numpy: false, "serve(MANIFEST, run_batch=lambda parameters, inputs: batch())\n".withBody(line))
    let outcome = try withExtendedLifetime(folder) {
      try Self.open(module).run(samples: 2, inputs: ["demand": .perSample([1, 1, 2, 2])])
    }
    #expect((0..<2).map { outcome.status(of: $0) } == Array(repeating: SampleStatus(.failed, reason), count: 2))
  }
}

extension String {
  /// The line behind the function `batch` of one line.
  fileprivate func withBody(_ line: String) -> String { "def batch():\n    \(line)\n\n\(self)" }
}
