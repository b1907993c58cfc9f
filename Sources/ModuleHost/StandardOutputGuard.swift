import Glibc
import Synchronization

/// Keeps what modules print away from the program's own standard output, which holds results.
///
/// Only a program that prints nothing itself while a module computes may ask for it.
public enum StandardOutputGuard {
  private struct State {
    var isOn = false
    var depth = 0
    /// Where prints go; -1 where it could not be made, and prints go straight to standard error.
    var store: Int32 = -1
    /// The program's standard output while a module computes.
    var own: Int32 = -1
  }

  private static let state = Mutex(State())

  /// From now on, what a module prints to standard output goes to standard error, and is noticed.
  public static func start() {
    state.withLock { state in
      guard !state.isOn else { return }
      state.isOn = true
      let name = "/simplan-\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
      let file = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0o600)
      guard file >= 0 else { return }
      shm_unlink(name)
      // Where standard output is closed the file must not take its place.
      state.store = fcntl(file, F_DUPFD_CLOEXEC, 3)
      close(file)
    }
  }

  static func enter() {
    state.withLock { state in
      guard state.isOn else { return }
      state.depth += 1
      guard state.depth == 1 else { return }
      // Earlier prints of the program itself go where they belong.
      fflush(nil)
      state.own = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 500)
      guard state.own >= 0 else { return }
      dup2(state.store >= 0 ? state.store : STDERR_FILENO, STDOUT_FILENO)
    }
  }

  static func leave(_ notice: (String) -> Void) {
    let printed = state.withLock { state -> Int in
      guard state.isOn, state.depth > 0 else { return 0 }
      state.depth -= 1
      return state.depth == 0 ? giveBack(&state) : 0
    }
    if printed > 0 { notice("it printed \(printed) bytes to standard output, which holds results") }
  }

  /// Gives standard output back although a module is computing: the program is about to end.
  static func release() {
    state.withLock { state in
      guard state.isOn, state.depth > 0 else { return }
      state.depth = 0
      _ = giveBack(&state)
    }
  }

  /// Returns how many bytes were printed, after showing them on standard error.
  private static func giveBack(_ state: inout State) -> Int {
    guard state.own >= 0 else { return 0 }
    fflush(nil)
    dup2(state.own, STDOUT_FILENO)
    close(state.own)
    state.own = -1
    guard state.store >= 0 else { return 0 }
    let count = Int(lseek(state.store, 0, SEEK_END))
    guard count > 0 else { return 0 }
    var bytes = [UInt8](repeating: 0, count: min(count, 1 << 16))
    let read = pread(state.store, &bytes, bytes.count, 0)
    if read > 0 { _ = write(STDERR_FILENO, bytes, read) }
    ftruncate(state.store, 0)
    lseek(state.store, 0, SEEK_SET)
    return count
  }
}
