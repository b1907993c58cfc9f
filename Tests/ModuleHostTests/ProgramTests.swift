import Foundation
import SimulationKit
import SimulationKitTesting
import Synchronization
import Testing

@testable import ModuleHost

/// Modules that are programs, written in Python over the kit that comes with simplan.
@Suite struct ProgramTests {
  @Test func `a program over the kit conforms`() throws {
    let program = try PythonModule("")
    let module = try program.load()
    let report = ConformanceReport(of: module)
    #expect(report.conforms, "\(report.text)")
    #expect(report.modes.map(\.name) == ["plain", "doubled"])
  }

  @Test func `every kind of parameter arrives, by sample where it is varied`() throws {
    let program = try PythonModule("")
    let module = try program.load()
    let session = try PythonModule.open(module)
    let outcome = try session.run(
      samples: 3, inputs: ["demand": .perSample([1, 2, 3, 4, 5, 6])],
      varied: [
        "rate": .perSample([1, 2, 3]), ["weights", "b"]: .perSample([0, 0, 10, 10, 0, 0]),
        ["parks", "p", "power"]: .perSample([1, 1, 2]), ["weather", "wind"]: .shared([4, 5]),
        "count": .perSample([1, 2, 1]),
      ])
    // rate x demand + the weights of both zones + count x power + the sum of wind; the weights are 1 for a, and varied for b.
    #expect(outcome.outputs["answer"]?.values == [12, 13, 28, 30, 27, 30])
    #expect((0..<3).map(outcome.notes) == [[], [], ["power 2.0"]])
  }

  @Test(arguments: [
    ("raise Infeasible('no wind')", SampleStatus(.infeasible, "no wind")),
    ("raise ValueError('too much')", SampleStatus(.failed, "ValueError: too much")),
    (
      "return {'answer': [1]}",
      SampleStatus(.failed, "ValueError: the output 'answer' has 1 values along an axis of 2")
    ),
    (
      "return {'answer': [1, math.nan]}",
      SampleStatus(.failed, "ValueError: the output 'answer' is nan; it must be finite")
    ),
    ("return {}", SampleStatus(.failed, "ValueError: the output 'answer' is missing")),
    ("return {'answer': inputs['demnd']}", SampleStatus(.failed, "KeyError: 'demnd'")),
    (
      "os._exit(7)",
      SampleStatus(
        .failed, "the module 'python-kinds' ended with exit code 7 while it answered 'run'; tell the module's author")
    ),
    (
      "os.kill(os.getpid(), 9)",
      SampleStatus(
        .failed,
        "the module 'python-kinds' ended by signal 9 (Killed) while it answered 'run'; tell the module's author")
    ),
    (
      "print('last', file=sys.stderr); os._exit(1)",
      SampleStatus(
        .failed,
        "the module 'python-kinds' ended with exit code 1 while it answered 'run': it last wrote 'last'; tell the module's "
          + "author")
    ),
  ])
  func `one sample that fails spoils no other, whatever it does`(line: String, status: SampleStatus) throws {
    let program = try PythonModule("if inputs['demand'][0] == 3: \(line)")
    let module = try program.load()
    let outcome = try PythonModule.open(module).run(
      samples: 5, inputs: ["demand": .perSample([1, 1, 2, 2, 3, 3, 4, 4, 5, 5])])
    #expect(outcome.status(of: 2) == status)
    #expect(outcome.reports.filter { $0.status.kind != .answered }.map(\.sample) == [2])
    #expect(outcome.outputs["answer"]?.values == [6, 6, 7, 7, 0, 0, 9, 9, 10, 10])
  }

  @Test func `a process that ends once is begun anew with its session and its labels`() throws {
    let program = try PythonModule(
      """
      if not os.path.exists(ONCE):
              open(ONCE, 'w').close()
              os.kill(os.getpid(), 9)
      """)
    var axes = PythonModule.axes
    axes["zone"] = (0..<100).map { "zone \($0)" }
    var parameters = PythonModule.parameters
    parameters["weights"] = .array(Array(repeating: 0, count: 200))
    let session = try program.load().open(axes: axes, parameters: parameters)
    #expect(try session.run(inputs: ["demand": .shared([1, 2])]).output("answer")?.values == [4, 5])
    #expect(FileManager.default.fileExists(atPath: program.once))
    #expect(try session.run(inputs: ["demand": .shared([3, 4])]).output("answer")?.values == [6, 7])
    try session.close()
  }

  @Test func `a process that is asked nothing for long is ended, and its session begun anew when it is needed`() throws
  {
    let program = try PythonModule("note(str(os.getpid()))")
    let session = try PythonModule.open(program.load { $0.idleLimit = .milliseconds(500) })
    func answer() throws -> pid_t? {
      let outcome = try session.run(inputs: ["demand": .shared([1, 2])])
      // The demand of the year, 2 for the weights of both zones, 1 for the power and 2 for the wind.
      #expect(outcome.output("answer")?.values == [6, 7])
      return pid_t(outcome.notes(of: 0).first ?? "")
    }
    let first = try #require(try answer())
    #expect(try answer() == first)
    for _ in 0..<200 where kill(first, 0) == 0 { usleep(50_000) }
    #expect(kill(first, 0) != 0)
    let second = try #require(try answer())
    #expect(second != first && kill(second, 0) == 0)
    try session.close()
  }

  @Test func `a manifest that is another at the next start is told`() throws {
    let program = try PythonModule("if not os.path.exists(ONCE): open(ONCE, 'w').close(); os._exit(1)")
    let session = try PythonModule.open(program.load())
    try program.write("", version: "2")
    let error = #expect(throws: ModuleError.self) { try session.run(inputs: ["demand": .shared([1, 2])]) }
    #expect(
      error
        == .badReply(
          module: "python-kinds", request: "describe",
          problem: "its manifest is no longer that with which it was loaded"))
  }

  @Test func `what a program writes where frames belong is told`() throws {
    let program = try PythonModule("os.write(REPLIES, b'GET / HTTP/1.1\\n\\n')")
    let error = #expect(throws: ModuleError.self) {
      try PythonModule.open(program.load()).run(inputs: ["demand": .shared([1, 2])])
    }
    #expect(
      error?.description
        == "the module 'python-kinds' answered 'run' wrongly: the stream holds something else than a frame, 'GET   HTTP 1 1 "
        + " '; prints belong on standard error; tell the module's author")
  }

  @Test func `a program that floods its host with progress is ended`() throws {
    let folder = try ModuleFolder()
    try folder.writeProgram(
      "flood.py",
      """
      #!/usr/bin/env python3
      import os, struct
      report = b'SMF\\x02' + struct.pack('<IQQQ', 3, 48, 25, 0) + b'{"sample":0,"fraction":0}' + bytes(7)
      while True: os.write(1, report * 1000)
      """)
    let transport = ChildTransport(
      ChildCommand(words: [folder.path + "/flood.py"], name: "flood", settings: PythonModule.settings))
    var (limits, heard) = (ReplyLimits(), 0)
    limits.progress = 500
    #expect(throws: ReplyProblem("it sent more than 500 messages of progress")) {
      try transport.exchange(
        Array(repeating: 0, count: 16), limits: limits,
        progress: { _ in
          heard += 1
          return true
        }, reply: { _ in })
    }
    #expect(heard == 500)
  }

  @Test func `a program that floods standard error is heard to a limit, and answers`() throws {
    let told = Mutex<[String]>([])
    let program = try PythonModule("print(('x' * 99 + '\\n') * 30000, file=sys.stderr)")
    let module = try program.load { settings in
      settings.words = { _, line in told.withLock { $0.append(line) } }
    }
    let session = try PythonModule.open(module)
    #expect(try session.run(inputs: ["demand": .shared([1, 2])]).isAnswered)
    try session.close()
    let lines = told.withLock { $0 }
    // 3 MB were written; 1 MB are 10,485.76 lines of 100 bytes.
    #expect(lines.count == 10_487)
    #expect(lines.last == "(it wrote more than 1 MB; the rest is left out)")
  }

  @Test func `what a program has started ends with it`() throws {
    let program = try PythonModule(
      "import subprocess; open(ONCE, 'w').write(str(subprocess.Popen(['sleep', '600']).pid)); os._exit(1)")
    #expect(try !PythonModule.open(program.load()).run(inputs: ["demand": .shared([1, 2])]).isAnswered)
    let started = try String(contentsOfFile: program.once, encoding: .utf8)
    // Whoever takes over orphans may leave a zombie.
    var status = ""
    for _ in 0..<100 where !status.contains(") Z") {
      usleep(20_000)
      status = (try? String(contentsOfFile: "/proc/\(started)/stat", encoding: .utf8)) ?? "(sleep) Z"
    }
    #expect(status.contains(") Z"), "\(status)")
  }

  @Test func `a program has the three standard streams and nothing of the host's`() throws {
    let extra = dup2(open("/dev/null", O_RDONLY), 300)
    defer { close(extra) }
    #expect(extra == 300 && fcntl(300, F_GETFD) == 0)
    let program = try PythonModule("note(' '.join(sorted(os.listdir('/proc/self/fd'))))")
    let outcome = try PythonModule.open(program.load()).run(inputs: ["demand": .shared([1, 2])])
    // Of its own: the kit's way to the host, and the folder that it lists.
    #expect(outcome.notes(of: 0) == ["0 1 2 3 4"])
  }

  @Test func `a program that reads no more while it is written to ends no host`() async {
    await #expect(processExitsWith: .success) {
      signal(SIGPIPE, SIG_DFL)
      let folder = try ModuleFolder()
      try folder.writeProgram("gone", "#!/bin/sh\nexec 0</dev/null\nsleep 0.3\n")
      let transport = ChildTransport(
        ChildCommand(words: [folder.path + "/gone"], name: "gone", settings: PythonModule.settings))
      for _ in 0..<3 {
        #expect(throws: ReplyProblem("with exit code 0", .ended)) {
          try transport.exchange(
            Array(repeating: 0, count: 32 << 20), limits: ReplyLimits(), progress: { _ in true }, reply: { _ in })
        }
      }
    }
  }

  @Test func `a program that announces more than fits is refused before anything is read`() throws {
    let program = try PythonModule("os.write(REPLIES, b'SMF\\x02' + struct.pack('<IQ', 2, 1 << 33)); time.sleep(60)")
    let error = #expect(throws: ModuleError.self) {
      try PythonModule.open(program.load()).run(inputs: ["demand": .shared([1, 2])])
    }
    #expect(
      error
        == .badReply(
          module: "python-kinds", request: "run",
          problem: "it announced 8589934592 bytes, where a message here has at most 67109928"))
  }

  @Test func `a program that writes before it has read does not wait for ever`() throws {
    // 8 MB each way at once, more than pipes hold.
    let folder = try ModuleFolder()
    try folder.writeProgram(
      "eager.py",
      """
      #!/usr/bin/env python3
      import os, struct
      def message(size): return struct.pack('<QQ', size, 0) + b'{}'.ljust(size)
      def frame(kind, message): return b'SMF\\x02' + struct.pack('<IQ', kind, len(message)) + message
      def write(rest):
          while rest: rest = rest[os.write(1, rest):]
      def read(count):
          while count: count -= len(os.read(0, min(count, 1 << 16)))
      for turn in range(3):
          read(16)
          write(frame(3, message(8 << 20)))
          read(8 << 20)
          write(frame(2, message(8)))
      """)
    let transport = ChildTransport(
      ChildCommand(words: [folder.path + "/eager.py"], name: "eager", settings: PythonModule.settings))
    for _ in 0..<3 {
      var received: [Int] = []
      try transport.exchange(
        [UInt8](repeating: 7, count: 8 << 20), limits: ReplyLimits(),
        progress: {
          received.append($0.count)
          return true
        }, reply: { received.append($0.count) })
      #expect(received == [(8 << 20) + 16, 24])
    }
  }

  @Test(arguments: [
    ("#!/usr/bin/env no-such-interpreter\n# simplan\n", "ended with exit code 127"),
    ("#!/no/such/interpreter\n# simplan\n", "cannot be started: No such file or directory"),
    ("#!/bin/true\n# simplan\n", "ended with exit code 0 while it answered 'describe'"),
    ("#!/bin/sh\nexec cat # simplan\n", "a frame of the kind 'request' came out of turn"),
  ])
  func `a program that is no module is told`(text: String, problem: String) throws {
    let folder = try ModuleFolder()
    try folder.writeProgram("other", text)
    let search = PythonModule.search(in: folder)
    let error = #expect(throws: ModuleError.self) { try search.load("other") }
    #expect(error?.description.contains(problem) == true, "\(String(describing: error))")
  }
}

/// A module in Python in a folder of its own.
struct PythonModule {
  static let axes = AxisLabels(["year": ["2015", "2016"], "zone": ["a", "b"]])
  static let parameters: [String: ParameterValue] = [
    "weights": .array([1, 1, 1, 1]), "parks": .records([ParameterRecord(name: "p", fields: ["power": .number(1)])]),
    "weather": .table(ParameterTable(rows: 2, numbers: ["wind": [1, 1]])),
  ]
  static let kit = String(#filePath.dropLast("Tests/ModuleHostTests/ProgramTests.swift".count)) + "Sources/PythonKit"

  static var settings: ChildSettings {
    var settings = Children.settings
    settings.pythonFolder = kit
    return settings
  }

  static func search(in folder: ModuleFolder) -> ModuleSearch {
    var search = ModuleSearch(options: [folder.path], environment: nil, program: nil)
    search.children = settings
    return search
  }

  private let folder: ModuleFolder
  var once: String { folder.path + "/once" }

  /// - Parameter line: what it does with a sample before it answers.
  init(_ line: String) throws {
    folder = try ModuleFolder()
    try write(line, version: "1")
  }

  func load(_ change: (inout ChildSettings) -> Void = { _ in }) throws -> LoadedModule {
    var search = Self.search(in: folder)
    change(&search.children)
    return try search.load("python-kinds")
  }

  static func open(_ module: LoadedModule) throws -> ModuleSession {
    try module.open(axes: axes, parameters: parameters)
  }

  func write(_ line: String, version: String) throws {
    try folder.writeProgram(
      "python-kinds.py",
      """
      #!/usr/bin/env python3
      import math, os, struct, sys, time
      from simplan_module import Infeasible, note, serve

      ONCE = '\(once)'
      # The kit keeps standard output at the first number that is free.
      REPLIES = 3

      MANIFEST = {
          "identifier": "python-kinds", "version": "\(version)", "title": "Kinds", "summary": "Every kind of parameter.",
          "axes": [{"name": "zone", "meaning": "zones"}],
          "modes": [{"name": "plain", "meaning": "as it is"}, {"name": "doubled", "meaning": "twice"}],
          "parameters": [
              {"key": "rate", "kind": {"type": "number", "unit": "1", "lower": 0}, "meaning": "a rate",
               "default": {"value": {"number": 1}, "origin": "assumption", "source": "a test", "low": 0.5, "high": 2}},
              {"key": "count", "kind": {"type": "integer", "lower": 1, "upper": 5}, "meaning": "a count",
               "default": {"value": {"integer": 1}, "origin": "document", "source": "a test"}},
              {"key": "weights", "kind": {"type": "array", "axes": ["zone", "year"], "unit": "1"}, "meaning": "weights"},
              {"key": "parks", "kind": {"type": "records", "fields": [
                  {"key": "power", "kind": {"type": "number", "unit": "GW"}, "meaning": "power"}]}, "meaning": "parks"},
              {"key": "weather", "kind": {"type": "table", "columns": [
                  {"name": "wind", "unit": "1", "meaning": "wind"}]}, "meaning": "weather"},
              {"key": "rule", "kind": {"type": "choice", "choices": ["even", "odd"]}, "meaning": "a rule",
               "optional": True}],
          "inputs": [{"name": "demand", "unit": "TWh", "axes": ["year"], "meaning": "demand"}],
          "outputs": [{"name": "answer", "unit": "1", "axes": ["year"], "meaning": "the answer"}]}

      def run(parameters, inputs):
          \(line)
          power = sum(park["power"] for park in parameters["parks"])
          if power == 2: note(f"power {power}")
          factor = 2 if parameters.mode == "doubled" else 1
          return {"answer": [
              factor * (parameters["rate"] * inputs["demand"][y] + sum(row[y] for row in parameters["weights"])
                        + parameters["count"] * power + sum(parameters["weather"]["wind"]))
              for y in range(len(parameters.axes["year"]))]}

      if __name__ == "__main__":
          serve(MANIFEST, run)
      """)
  }
}
