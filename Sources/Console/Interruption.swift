import Files
import Glibc

/// Ends the program after a signal as the signal would, once nothing half-written is left behind.
package enum Interruption {
  /// A handler may do next to nothing: it leaves the number here and wakes a thread.
  private nonisolated(unsafe) static var number: Int32 = 0
  private nonisolated(unsafe) static let raised = UnsafeMutablePointer<sem_t>.allocate(capacity: 1)

  /// Signals that end a program.
  private static let ending = [SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGXCPU]
  /// Signals whose cause is told by the call that failed: a pipe that nobody reads, a file above the limit.
  private static let told = [SIGPIPE, SIGXFSZ]

  /// The signals among these that are handled; nohup and background jobs of a shell have some ignored on purpose.
  private nonisolated(unsafe) static var handled: [Int32] = []

  package static func watch() {
    guard sem_init(raised, 0, 0) == 0 else { return }
    var thread = pthread_t()
    let failure = pthread_create(
      &thread, nil,
      { _ in
        Interruption.wait()
        return nil
      }, nil)
    guard failure == 0 else { return }
    pthread_detach(thread)
    handled = ending.filter { !isIgnored($0) }
    renew()
    // A handler rather than SIG_IGN, which the children of modules would inherit.
    for signal in told where !isIgnored(signal) { handle(signal) { _ in } }
  }

  /// Listens again to the signals that end the program: a module that is computing may have had them ignored.
  private static func renew() {
    for signal in handled {
      handle(signal) { signal in
        Interruption.number = signal
        sem_post(Interruption.raised)
      }
    }
  }

  private static func handle(_ signal: Int32, _ handler: @escaping @convention(c) (Int32) -> Void) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    action.sa_flags = SA_RESTART
    sigaction(signal, &action, nil)
  }

  private static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    sigaction(signal, nil, &action)
    // SIG_IGN, which Swift does not see, is 1.
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  }

  private static func isRaised(within seconds: Int) -> Bool {
    var end = timespec()
    clock_gettime(CLOCK_REALTIME, &end)
    end.tv_sec += seconds
    return sem_timedwait(raised, &end) == 0
  }

  private static func wait() {
    // This thread hears signals even where modules, or whoever started the program, blocked them.
    var mask = sigset_t()
    sigemptyset(&mask)
    pthread_sigmask(SIG_SETMASK, &mask, nil)
    while !isRaised(within: 1) { renew() }
    EarlyEnd.prepare()
    var action = sigaction()
    sigaction(number, &action, nil)
    kill(getpid(), number)
    while true { pause() }
  }
}

/// The three standard streams.
package enum StandardStreams {
  /// Puts something in the place of those that are closed: otherwise the next file that is opened would take the number,
  /// and results would be printed into it.
  package static func fill() {
    // Ascending, since the lowest free number is taken. What is written to a stream that only reads fails as it should.
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) == -1 {
      _ = open("/dev/null", stream == STDERR_FILENO ? O_WRONLY : O_RDONLY)
    }
  }
}
