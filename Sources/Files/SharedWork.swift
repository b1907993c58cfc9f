import Glibc
import Synchronization

/// Files and folders that several threads write to the disk together.
final class SharedWork: Sendable {
  private struct State {
    var waiting: [String]
    var refusal: FileError?
  }

  private let state: Mutex<State>

  init(_ paths: [String]) { state = Mutex(State(waiting: paths)) }

  /// Works off all of them, on the calling thread where no other can be made. Returns the first refusal.
  func run(threads: Int) -> FileError? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    // The threads do next to nothing.
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
    while let path = state.withLock({ $0.waiting.popLast() }) {
      do throws(FileError) { try Self.synchronise(path) } catch {
        state.withLock { if $0.refusal == nil { $0.refusal = error } }
      }
    }
  }

  private static func synchronise(_ path: String) throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .lastError(at: path) }
    defer { close(descriptor) }
    // A file system that has nothing to write says EINVAL.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw .lastError(at: path) }
  }
}
