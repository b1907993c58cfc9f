import Glibc
import Synchronization

/// Open files and folders that several threads write to the disk together.
final class SharedWork: Sendable {
  private struct State {
    var waiting: [Int32]
    /// The value of `errno` of the first refusal.
    var refusal: Int32?
  }

  private let state: Mutex<State>

  init(_ descriptors: [Int32]) { state = Mutex(State(waiting: descriptors)) }

  /// Works off all of them, on the calling thread where no other can be made. Returns the value of `errno` of the first
  /// that was refused.
  func run(threads: Int) -> Int32? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    // The threads do next to nothing, and allocate nothing.
    pthread_attr_setstacksize(&attributes, 1 << 18)
    var made: [pthread_t] = []
    for _ in 1..<max(threads, 1) {
      var thread = pthread_t()
      let own = Unmanaged.passRetained(self)
      let failure = pthread_create(
        &thread, &attributes,
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
    return state.withLock { $0.refusal }
  }

  private func work() {
    while let descriptor = state.withLock({ $0.waiting.popLast() }) {
      // A file system that has nothing to write says EINVAL.
      guard fsync(descriptor) != 0, errno != EINVAL else { continue }
      let code = errno
      state.withLock { if $0.refusal == nil { $0.refusal = code } }
    }
  }
}
