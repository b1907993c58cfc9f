package import ArgumentParser
import Coupling
package import Diagnostics
import Files
import Glibc
import ModuleHost
import StudyRuns
package import Synchronization

/// The exit codes of the program, beside 0 and ArgumentParser's 64.
package enum Outcome {
  package static let invalidInput = ExitCode(2)
  package static let runFailed = ExitCode(3)
  package static let infeasible = ExitCode(4)
  /// Shards of a study are missing or failed.
  package static let incomplete = ExitCode(5)
  /// As a shell shows the end by SIGPIPE.
  package static let unread = ExitCode(128 + SIGPIPE)

  /// The code of an input that was not accepted: of one that may be right, since a module failed over it, a failed run's.
  package static func of(_ invalid: InvalidInput) -> ExitCode { invalid.isFailure ? runFailed : invalidInput }
}

/// Writes to standard error.
package func say(_ text: String) { _ = writeLine(text, to: STDERR_FILENO) }

/// Writes a result to standard output.
/// - Throws: the exit code of a failed run, after saying that the result is lost (a full disk, mostly); for a pipe that
///   nobody reads any more, without a word, the one that the signal would give.
/// - Parameter escaped: whether the text holds nothing but our own control characters, such as those of colours.
package func answer(_ text: String, escaped: Bool = false) throws(ExitCode) {
  guard !writeLine(text, to: STDOUT_FILENO, escaped: escaped) else { return }
  let code = errno
  if code == EPIPE { throw Outcome.unread }
  let reason = code == EBADF ? "it is closed" : systemReason(code)
  say("error: the result cannot be written to standard output: \(reason)")
  throw Outcome.runFailed
}

private func writeLine(_ text: String, to descriptor: Int32, escaped: Bool = false) -> Bool {
  let ended = text.hasSuffix("\n") ? text : text + "\n"
  // Titles, citations and names are other people's: none of them may steer the terminal.
  var bytes = Array((escaped ? ended : ended.showingControls).utf8)[...]
  while !bytes.isEmpty {
    let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return false }
    bytes = bytes.dropFirst(count)
  }
  return true
}

/// Shows diagnostics with the lines they speak of.
package func show(_ diagnostics: [Diagnostic]) {
  say(DiagnosticRenderer(sources: sources(of: diagnostics)).render(diagnostics))
}

/// The texts that diagnostics speak of: files, and what `--set` says.
private func sources(of diagnostics: [Diagnostic]) -> [SourceText] {
  SourceText.files(of: diagnostics) + commandLine.withLock { $0.map { [$0] } ?? [] }
}

/// The settings of the command line as text, once they are read: diagnostics speak of them too.
package let commandLine = Mutex<SourceText?>(nil)

/// Runs a command's work and turns its errors into messages and exit codes: the one place that takes all of
/// them, untyped.
package func reporting<Result>(_ work: () throws -> Result) throws(ExitCode) -> Result {
  do {
    return try work()
  } catch let invalid as InvalidInput {
    say(invalid.text(with: sources(of: invalid.diagnostics)))
    throw Outcome.of(invalid)
  } catch let failure as SampleFailure {
    if failure.kind == .infeasible {
      say("infeasible: \(failure.module ?? "the economy") has no feasible answer: \(failure)")
      throw Outcome.infeasible
    }
    say("error: the run failed")
    say(failure.description)
    throw Outcome.runFailed
  } catch let error as ModuleError {
    say("error: \(error)")
    throw error.isFailure ? Outcome.runFailed : Outcome.invalidInput
  } catch let error as StudyError where !(error.cause is StudyError) {
    return try reporting { throw error.cause }
  } catch let error as StudyError where error.isInfeasible {
    say("infeasible: \(error)")
    throw Outcome.infeasible
  } catch let exit as ExitCode {
    throw exit
  } catch {
    say("error: \(error)")
    throw Outcome.runFailed
  }
}
