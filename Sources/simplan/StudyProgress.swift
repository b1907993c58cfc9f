import Files
import Glibc
import NumberText
import StudyRuns
import Synchronization

/// Tells on a terminal how far a study is, and at its early end that what is finished stays.
final class StudyProgress: Sendable {
  private let count: Int
  private let start = ContinuousClock.now
  private let isShown = isatty(STDERR_FILENO) == 1
  private let finished = Mutex(0)

  init(_ count: Int) { self.count = count }

  func complete(_ run: StudyRun, _ folder: StudyFolder) throws(StudyError) {
    let registration = EarlyEnd.register { [self] in
      say(
        "\(isShown ? "\n" : "")stopped: the finished samples stay in \(folder.path); the same command goes on with them"
      )
    }
    defer { EarlyEnd.forget(registration) }
    try run.complete(folder) { [self] finished, computed in
      guard isShown else { return }
      let seconds = max(1e-3, (ContinuousClock.now - start) / .seconds(1))
      let rate = Double(computed) / seconds
      let left = Double(count - finished) / rate
      let text =
        "\r\(finished) of \(count) samples, \(short(rate.rounded())) a second, \(short(left.rounded())) s left   "
      _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
    }
    if isShown { say("") }
  }
}
