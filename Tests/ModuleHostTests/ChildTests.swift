import Foundation
import ModuleHost
import ScratchFolder
import SimulationKit
import Synchronization
import Testing

/// Modules in processes of their own: the same answers, and faults that end a run rather than the host.
@Suite struct ChildTests {
  private static let axes = BadReplies.axes

  @Test func `a library in a process of its own answers as in the host's`() throws {
    let parameters = EveryKindRun.parameters.merging(["talkative": .boolean(true)]) { $1 }
    func outcome(_ module: LoadedModule) throws -> (BatchOutcome, [ProgressReport]) {
      var reports: [ProgressReport] = []
      let session = try module.open(axes: EveryKindRun.axes, parameters: parameters)
      let outcome = try session.run(
        samples: 3, inputs: EveryKindRun.inputs(demand: [1, 2, 0, 0, 3, 4]),
        varied: ["rate": .perSample([0.25, 0.5, 0.75])]
      ) {
        reports.append($0)
        return true
      }
      try session.close()
      return (outcome, reports)
    }
    let (inside, child) = (try EveryKindRun.load(), try Children.load("every-kind"))
    #expect(child.manifest == inside.manifest && child.level == inside.level && child.path == inside.path)
    let (expected, found) = (try outcome(inside), try outcome(child))
    #expect(found.0 == expected.0 && found.1 == expected.1 && !found.1.isEmpty)
    #expect(found.0.output("by_class")?.values == EveryKindRun.byClass(demand: [1, 2], rate: 0.25))
    #expect(
      try child.check(axes: EveryKindRun.axes, parameters: parameters)
        == inside.check(axes: EveryKindRun.axes, parameters: parameters))
  }

  @Test func `sessions of one module run at once, each in a process of its own`() throws {
    let module = try Children.load("bad-replies")
    nonisolated(unsafe) let opened = try (0..<3).map { _ in try BadReplies.open(module, 64) }
    #expect(Children.ofThisProcess("BadReplies").count >= 3)
    let start = ContinuousClock.now
    let answers = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 3) { place in
      if (try? opened[place].run())?.output("value")?.values == [1, 1] { answers.withLock { $0 += 1 } }
    }
    #expect(answers.withLock { $0 } == 3)
    // One after the other they would take 4.5 s.
    #expect(ContinuousClock.now - start < .seconds(4))
  }

  @Test(arguments: [
    (60, "with exit code 0", ""), (65, "with exit code 0", ""), (70, "by signal 6 (Aborted)", ""),
    (71, "by signal 11 (Segmentation fault)", ""),
    (2, "with exit code 1", "it last wrote 'error: it sent no reply and returned 7'"),
    (3, "with exit code 1", "it last wrote 'error: it sent more than one reply'"),
    (5, "with exit code 1", "it last wrote 'error: it handed over 8 bytes at no address'"),
    (6, "with exit code 1", "it last wrote 'error: it sent a message of the unknown kind 42'"),
  ])
  func `a module that ends its process has failed the sample, which is told how`(fault: Int, how: String, cause: String)
    throws
  {
    let session = try BadReplies.open(Children.load("bad-replies"), fault)
    for _ in 0..<2 {
      let outcome = try session.run()
      #expect(outcome.output("value") == nil)
      #expect(
        outcome.status(of: 0)
          == SampleStatus(
            .failed,
            "the module 'bad-replies' ended \(how) while it answered 'run'\(cause.isEmpty ? "" : ": ")\(cause); tell the "
              + "module's author"))
    }
  }

  @Test(arguments: [
    (8, "its progress: sample 0 of 1 is said to be done to 2.0"),
    (12, "it reports on sample 1 where it computed 1 of 1"),
    (13, "the output 'value' is missing"), (15, "value 1 of block 0 is not finite"),
    (16, "the output 'more' is not declared here"),
  ])
  func `a reply that the contract does not allow is told as in process`(fault: Int, problem: String) throws {
    let session = try BadReplies.open(Children.load("bad-replies"), fault)
    #expect(throws: ModuleError.badReply(module: "bad-replies", request: "run", problem: problem)) {
      try session.run()
    }
  }

  @Test func `a module that does not answer in time is ended, and the next request finds a new process`() throws {
    let module = try Children.load("bad-replies") { $0.answerLimit = .milliseconds(700) }
    let session = try BadReplies.open(module, 66)
    for _ in 0..<2 {
      let start = ContinuousClock.now
      let error = #expect(throws: ModuleError.self) { try session.run() }
      #expect(
        error?.description == "the module 'bad-replies' did not answer 'run' within 0.7 seconds (--module-timeout)")
      #expect(ContinuousClock.now - start < .seconds(3))
    }
    #expect(try BadReplies.open(module, 0).run().output("value")?.values == [1, 1])
  }

  @Test(arguments: 50...59)
  func `what a module does to its surroundings stays in its process`(fault: Int) throws {
    let session = try BadReplies.open(Children.load("bad-replies"), fault)
    for _ in 0..<3 { #expect(try session.run().output("value")?.values == [1, 1]) }
  }

  @Test func `what a module writes for people is told under its name`() throws {
    let told = Mutex<[String]>([])
    let module = try Children.load("bad-replies") { settings in
      settings.words = { module, line in told.withLock { $0.append("\(module): \(line)") } }
    }
    let session = try BadReplies.open(module, 57)
    _ = try session.run()
    try session.close()
    #expect(told.withLock { $0 } == ["bad-replies: a word on standard output"])
  }

  @Test func `a process has the memory that it is allowed`() throws {
    let module = try Children.load("bad-replies") { $0.memory = 1 << 30 }
    // 4 GB, written to.
    #expect(
      try BadReplies.open(module, 72).run().status(of: 0).message
        == "the module 'bad-replies' ended by signal 6 (Aborted) while it answered 'run': its memory was limited to 1024 "
        + "MB; tell the module's author")
    #expect(try BadReplies.open(module, 0).run().isAnswered)
  }

  @Test func `no process, descriptor or zombie is left behind`() throws {
    let before = Children.descriptors
    for fault in [0, 60, 3, 15, 0] {
      let module = try Children.load("bad-replies")
      let sessions = try (0..<3).map { _ in try BadReplies.open(module, fault) }
      for session in sessions { _ = try? session.run() }
    }
    #expect(Children.descriptors == before)
    #expect(Children.zombies == [])
  }

  @Test func `a library that is no module is refused as in process`() throws {
    let path = "\(ModuleFolder.build)/libNoModule.so"
    #expect(throws: ModuleError.noModule(path: path)) {
      try LoadedModule(inProcessOfItsOwn: path, Children.settings)
    }
    let other = "\(ModuleFolder.build)/libOtherABI.so"
    let error = #expect(throws: ModuleError.self) { try LoadedModule(inProcessOfItsOwn: other, Children.settings) }
    #expect(
      error?.description
        == "the module \(other) cannot be used: the module \(other) was built for version 99 of the module contract and "
        + "this program for version 2; build the module with this program's simplan_module.h")
  }
}

/// Test modules in processes of their own, served by the program that is built beside the tests.
enum Children {
  static var settings: ChildSettings {
    var settings = ChildSettings { _, _ in }
    settings.server = "\(ModuleFolder.build)/simplan"
    return settings
  }

  static func search(_ change: (inout ChildSettings) -> Void = { _ in }) -> ModuleSearch {
    var search = ModuleSearch()
    search.isolates = true
    search.children = settings
    change(&search.children)
    return search
  }

  static func load(_ identifier: String, _ change: (inout ChildSettings) -> Void = { _ in }) throws -> LoadedModule {
    try search(change).load(identifier)
  }

  /// The processes that this one started and whose command line holds the word.
  static func ofThisProcess(_ word: String) -> [pid_t] { children.filter { $0.command.contains(word) }.map(\.number) }

  static var zombies: [pid_t] { children.filter { $0.state == "Z" }.map(\.number) }

  static var descriptors: Int { (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0 }

  private static var children: [(number: pid_t, state: String, command: String)] {
    let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    return processes.compactMap(pid_t.init).compactMap { number in
      guard let status = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8) else { return nil }
      let fields = status.split(separator: ")").last?.split(separator: " ") ?? []
      guard fields.count > 1, fields[1] == "\(getpid())" else { return nil }
      let command = (try? String(contentsOfFile: "/proc/\(number)/cmdline", encoding: .utf8)) ?? ""
      return (number, String(fields[0]), command)
    }
  }
}
