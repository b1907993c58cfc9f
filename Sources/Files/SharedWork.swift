import Glibc
import Synchronization

/// Paths that several threads write to the disk together.
final class SharedWork: Sendable {
  private struct State {
    var waiting: [String]
    var refusal: FileError?
  }

  private let state: Mutex<State>

  init(_ paths: [String]) { state = Mutex(State(waiting: paths)) }

  /// The first refusal.
  var refusal: FileError? { state.withLock { $0.refusal } }

  /// Works off all paths, on the calling thread where no other can be made.
  func run(threads: Int) {
    var made: [pthread_t] = []
    for _ in 1..<max(threads, 1) {
      var thread = pthread_t()
      let own = Unmanaged.passRetained(self)
      let failure = pthread_create(
        &thread, nil,
        { work in
          if let work { Unmanaged<SharedWork>.fromOpaque(work).takeRetainedValue().work() }
          return nil
        }, own.toOpaque())
      guard failure == 0 else {
        own.release()
        break
      }
      made.append(thread)
    }
    work()
    for thread in made { pthread_join(thread, nil) }
  }

  private func work() {
    while let path = state.withLock({ $0.waiting.popLast() }) {
      let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
      guard file >= 0 else {
        refuse(.lastError(at: path))
        continue
      }
      // A file system that has nothing to write says EINVAL.
      if fsync(file) != 0, errno != EINVAL { refuse(.lastError(at: path)) }
      close(file)
    }
  }

  private func refuse(_ error: FileError) {
    state.withLock { if $0.refusal == nil { $0.refusal = error } }
  }
}
