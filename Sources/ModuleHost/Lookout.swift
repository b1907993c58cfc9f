import Dispatch
import Glibc

/// A thread that looks at something for as long as the process lives: after the pause that the last look asked for, or when
/// it is rung.
final class Lookout: Sendable {
  /// The shortest pause.
  private static let tick = Duration.milliseconds(10)

  private let look: @Sendable () -> Duration
  private let bell = DispatchSemaphore(value: 0)

  /// Begins to look; where the system gives no thread, nothing is looked at.
  /// - Parameter look: returns the time until the next look.
  init(_ look: @escaping @Sendable () -> Duration) {
    self.look = look
    var thread = pthread_t()
    let own = Unmanaged.passRetained(self)
    let failure = pthread_create(
      &thread, nil,
      { lookout in
        if let lookout { Unmanaged<Lookout>.fromOpaque(lookout).takeRetainedValue().stay() }
        return nil
      }, own.toOpaque())
    if failure == 0 { pthread_detach(thread) } else { own.release() }
  }

  /// Has it look now.
  func ring() { bell.signal() }

  private func stay() {
    while true {
      let pause = max(look(), Self.tick).components
      _ = bell.wait(
        timeout: .now() + .milliseconds(Int(pause.seconds * 1000 + pause.attoseconds / 1_000_000_000_000_000)))
    }
  }
}
