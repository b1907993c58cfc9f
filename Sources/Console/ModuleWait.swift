import ArgumentParser
import Files
import Glibc
import ModuleHost
import Synchronization

/// Modules that take long to answer: who is waited for, and when that is enough.
package enum ModuleWait {
  private static let told = Mutex<Set<String>>([])

  /// From now on says on standard error which module the program waits for, once for each.
  package static func tell() {
    ModuleWatch.onWait { call in
      guard told.withLock({ $0.insert(call.module).inserted }) else { return }
      say(
        "waiting for the module '\(call.module)' to answer '\(call.request)'; Ctrl-C ends the program, and "
          + "--module-timeout SECONDS does so after a time")
    }
  }

  /// From now on ends the program when a module takes longer than this over one answer.
  package static func limit(to seconds: Seconds) {
    ModuleWatch.onWait(longerThan: .milliseconds(Int64(seconds.value * 1000))) { call in
      guard call.isInProcess else { return }
      // The module keeps its thread, which nobody can end: the whole process goes.
      EarlyEnd.prepare()
      say(
        "error: the module '\(call.module)' did not answer '\(call.request)' within \(seconds) (--module-timeout); "
          + "nothing was written")
      _exit(Outcome.runFailed.rawValue)
    }
  }
}

/// A time on the command line.
package struct Seconds: ExpressibleByArgument, CustomStringConvertible {
  package let value: Double
  package let written: String

  /// The longest time: a week.
  private static let longest = 604_800.0

  package init?(argument: String) {
    guard let value = Double(argument), value >= 0.1, value <= Self.longest else { return nil }
    self.value = value
    written = argument
  }

  package var description: String { value == 1 ? "1 second" : "\(written) seconds" }
}

/// An amount of memory on the command line.
package struct Megabytes: ExpressibleByArgument {
  package let megabytes: Int

  /// Less than the first lets no program start; more than the last is no limit.
  private static let allowed = 64...1_048_576

  package var bytes: Int { megabytes << 20 }

  package init?(argument: String) {
    guard let value = Int(argument), Self.allowed.contains(value) else { return nil }
    megabytes = value
  }
}
