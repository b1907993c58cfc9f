import Glibc
import ModuleHost
import SimulationKit
import Synchronization
import Testing

/// Harm that a module in this process can do to its host: each way is noticed, undone or told. The test module `bad-replies`
/// does what its parameter `fault` names; what it does to a whole process happens in a process of its own.
@Suite struct SharedProcessTests {
  @Test func `what a module leaves otherwise is put back and noticed`() async {
    await #expect(processExitsWith: .success) {
      let before = Surroundings()
      for (fault, notice) in [
        (50, "it changed how floating-point numbers are computed"), (51, "it changed the locale"),
        (52, "it changed the working folder"), (53, "it changed the umask"),
        (54, "it changed the handler of the signal 2"), (55, "it closed standard output"),
        (56, "it led standard error elsewhere"), (58, "it blocked signals, or let blocked ones through"),
        (59, "it changed the thread's locale"),
      ] {
        let module = try BadReplies.load()
        let session = try BadReplies.open(module, fault)
        for _ in 0..<2 {
          #expect(try session.run().output("value")?.values == [1, 1])
          #expect(Surroundings() == before)
        }
        #expect(module.notices == [notice])
      }
    }
  }

  @Test func `a module that leaves everything as it was has no notices`() throws {
    let module = try EveryKindRun.load()
    let session = try module.open(axes: EveryKindRun.axes, parameters: EveryKindRun.parameters)
    _ = try session.run(inputs: EveryKindRun.inputs(demand: [1, 2]))
    #expect(module.notices == [])
  }

  @Test func `what a module prints is kept away from standard output, and noticed`() async {
    let result = await #expect(
      processExitsWith: .success, observing: [\.standardOutputContent, \.standardErrorContent]
    ) {
      StandardOutputGuard.start()
      print("a result")
      let module = try BadReplies.load()
      #expect(try BadReplies.open(module, 57).run().isAnswered)
      print("another result")
      #expect(module.notices == ["it printed 26 bytes to standard output, which holds results"])
    }
    let output = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
    #expect(output.contains("a result\n") && output.contains("another result\n"))
    #expect(!output.contains("a word on standard output"))
    let error = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(error.contains("a word on standard output\n"))
  }

  @Test func `a callback after the answer reads no memory and is noticed`() throws {
    let module = try BadReplies.load()
    let session = try BadReplies.open(module, 25)
    for _ in 0..<3 { #expect(try session.run().output("value")?.values == [1, 1]) }
    #expect(module.notices == ["it called back after it had answered"])
  }

  @Test func `a callback on another thread is not heard`() throws {
    let module = try BadReplies.load()
    #expect(try BadReplies.open(module, 26).run().output("value")?.values == [1, 1])
    #expect(
      module.notices == ["it called back on another thread than the one that called it, and was not heard"])
  }

  @Test func `a module that ends the process is named, after what was registered is done`() async {
    let result = await #expect(processExitsWith: .exitCode(3), observing: [\.standardErrorContent]) {
      ModuleWatch.onExit { _ = write(STDERR_FILENO, "lock removed\n", 13) }
      _ = try BadReplies.open(BadReplies.load(), 60).run()
    }
    let error = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(
      error.hasSuffix(
        "error: the module 'bad-replies' ended the program while it answered 'run'; nothing was written. Tell the "
          + "module's author: a module returns, and never calls exit\nlock removed\n"), "\(error)")
  }

  @Test func `a caller learns for which module it has been waiting`() throws {
    let waited = Mutex<[ModuleCall]>([])
    // Each of several is told, at its own time.
    for patience in [Duration.seconds(1), .milliseconds(1100)] {
      ModuleWatch.onWait(longerThan: patience) { call in
        waited.withLock { if call.module == "slow" { $0.append(call) } }
      }
    }
    let module = try BadReplies.load().named("slow")
    _ = try BadReplies.open(module, 64).run()
    let calls = waited.withLock { $0 }
    #expect(calls.map(\.request) == ["run", "run"])
    #expect(!ModuleWatch.active.contains { $0.module == "slow" })
  }
}

/// The test module that does wrong what its parameter `fault` names.
enum BadReplies {
  static let axes = AxisLabels(["year": ["2015", "2016"]])

  static func load() throws -> LoadedModule { try ModuleSearch().load("bad-replies") }

  static func open(_ module: LoadedModule, _ fault: Int) throws -> ModuleSession {
    try module.open(axes: axes, parameters: ["fault": .integer(fault)])
  }
}

/// Surroundings that a module shares with its host.
private struct Surroundings: Equatable {
  var rounding = fegetround()
  var locale = setlocale(LC_ALL, nil).map { String(cString: $0) }
  var threadLocale = uselocale(nil)
  var folder = getcwd(nil, 0).map { String(cString: $0) }
  var umask = Glibc.umask(0o22)
  var interrupt = Self.ignoresInterrupt
  var output = Self.file(1)
  var error = Self.file(2)
  var blocked = Self.blocksTermination

  private static var ignoresInterrupt: Bool {
    var action = sigaction()
    sigaction(SIGINT, nil, &action)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }

  private static func file(_ descriptor: Int32) -> [UInt64] {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? [UInt64(status.st_dev), UInt64(status.st_ino)] : []
  }

  private static var blocksTermination: Int32 {
    var blocked = sigset_t()
    pthread_sigmask(SIG_BLOCK, nil, &blocked)
    return sigismember(&blocked, SIGTERM)
  }
}
