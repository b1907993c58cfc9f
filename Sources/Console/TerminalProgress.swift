import Files
import Glibc
import NumberText
package import StudyRuns
import Synchronization

/// Tells on a terminal how far a long piece of work is, with its rate and the time left.
package struct TerminalProgress: Sendable {
  private let count: Int
  private let name: String
  private let start = ContinuousClock.now
  package let isShown = isatty(STDERR_FILENO) == 1

  /// - Parameter name: of the pieces, "samples".
  package init(_ count: Int, of name: String) {
    self.count = count
    self.name = name
  }

  /// - Parameter computed: of the finished pieces, those that this run computed.
  package func tell(_ finished: Int, computed: Int) {
    guard isShown else { return }
    let seconds = max(1e-3, (ContinuousClock.now - start) / .seconds(1))
    let rate = max(1e-3, Double(computed) / seconds)
    let left = Double(max(0, count - finished)) / rate
    let speed = "\(short(rate.rounded())) a second, \(short(left.rounded())) s left"
    let text = "\r\(finished) of \(count) \(name), \(speed)   "
    _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
  }

  /// Ends the line.
  package func end() {
    if isShown { say("") }
  }
}

/// Completes a study and tells how far it is, and at its early end that what is finished stays.
package func complete(_ run: StudyRun, _ folder: StudyFolder, of count: Int) throws(StudyError) {
  let progress = TerminalProgress(count, of: "samples")
  let registration = EarlyEnd.register {
    say(
      "\(progress.isShown ? "\n" : "")stopped: the finished samples stay in \(folder.path); the same command goes on with "
        + "them")
  }
  defer { EarlyEnd.forget(registration) }
  try run.complete(folder) { finished, computed in progress.tell(finished, computed: computed) }
  progress.end()
}
