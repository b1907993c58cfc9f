import FoundationEssentials
import Glibc
import Synchronization

/// One kind of input with the promises that the program makes about it.
protocol FuzzTarget: Sendable {
  /// Takes an input as the program would. Returns how it ended, in the words of the table that `run` prints; nil for an
  /// input that is not tried.
  func outcome(of input: [UInt8]) -> String?

  /// The number of lines at the beginning that say where the rest belongs; nil where an input has no lines.
  var linesThatStay: Int? { get }
}

extension FuzzTarget {
  var linesThatStay: Int? { 0 }
}

/// Ends the process where a promise is broken; libFuzzer saves the input.
func broken(_ promise: String) -> Never {
  FuzzRun.current.write()
  FileHandleText.say("broken promise: \(promise)")
  abort()
}

/// Text on standard error.
enum FileHandleText {
  static func say(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    _ = Glibc.write(STDERR_FILENO, bytes, bytes.count)
  }
}

/// The target of this process with the number of inputs that ended each way; the script `run` says which through the
/// environment.
final class FuzzRun: Sendable {
  static let current = FuzzRun()

  let target: any FuzzTarget
  private let outcomeFile: String?
  private let counts = Mutex<(all: Int, byOutcome: [String: Int])>((0, [:]))

  private init() {
    let environment = ProcessInfo.processInfo.environment
    guard let name = environment["FUZZ_TARGET"], let scratch = environment["FUZZ_SCRATCH"],
      let build = environment["FUZZ_BUILD"]
    else {
      FileHandleText.say("start Tests/Fuzz/run, which says what to try and where")
      exit(64)
    }
    outcomeFile = environment["FUZZ_OUTCOMES"]
    switch name {
    case "scenario": target = ScenarioTarget(folder: scratch + "/Scenarios", modules: build)
    case "study": target = StudyTarget(folder: scratch + "/Scenarios", modules: build)
    case "table": target = TableTarget(file: scratch + "/table.csv")
    case "import": target = ImportTarget()
    case "formulas": target = FormulaTarget()
    case "plan": target = PlanTarget(folder: scratch + "/Scenarios", modules: build)
    case "results": target = ResultsTarget(folder: scratch + "/results")
    case "requests": target = RequestTarget()
    case "stream": target = StreamTarget()
    case "frames": target = FrameTarget()
    case "replies": target = ReplyTarget()
    case "manifests": target = ManifestTarget()
    case "arguments": target = ArgumentsTarget(scratch: scratch, program: build + "/simplan")
    default:
      FileHandleText.say("there is no target '\(name)'")
      exit(64)
    }
  }

  func take(_ input: [UInt8]) -> Bool {
    guard let outcome = target.outcome(of: input) else { return false }
    let all = counts.withLock { counts in
      counts.byOutcome[outcome, default: 0] += 1
      counts.all += 1
      return counts.all
    }
    // A trap leaves no time to write.
    if all % 500 == 0 { write() }
    return true
  }

  /// Writes a line "outcome<tab>count" for each outcome.
  func write() {
    guard let outcomeFile else { return }
    let lines = counts.withLock { $0.byOutcome.sorted { $0.key < $1.key }.map { "\($0.key)\t\($0.value)\n" } }
    try? lines.joined().write(toFile: outcomeFile, atomically: true, encoding: .utf8)
  }
}

@c(LLVMFuzzerInitialize)
public func initialize(_ count: UnsafeMutableRawPointer?, _ arguments: UnsafeMutableRawPointer?) -> CInt {
  if let folder = ProcessInfo.processInfo.environment["FUZZ_SEEDS"] {
    do { try RecordedSeeds.write(to: folder) } catch {
      FileHandleText.say("the seeds cannot be written: \(error)")
      exit(1)
    }
    exit(0)
  }
  _ = FuzzRun.current
  atexit { FuzzRun.current.write() }
  return 0
}

@c(LLVMFuzzerTestOneInput)
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  // -1 keeps an input that was not tried out of the corpus.
  FuzzRun.current.take(Array(UnsafeBufferPointer(start: start, count: count))) ? 0 : -1
}
