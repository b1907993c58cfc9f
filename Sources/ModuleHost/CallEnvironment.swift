import Glibc
import Synchronization

/// The surroundings that a module shares with its host and must leave as it found them: the working folder, the umask, the locale, signal
/// handlers and the three standard descriptors.
///
/// The first module to be called takes the picture, the last to return puts things back, so that modules on several
/// threads do not take each other's changes for the host's.
enum CallEnvironment {
  private struct State {
    var depth = 0
    var picture: ProcessPicture?
  }

  private static let state = Mutex(State())

  /// Calls into a module. `notice` is told, as the end of a sentence about the module, of everything that was changed and
  /// put back.
  static func kept<Result>(_ notice: (String) -> Void, _ work: () -> Result) -> Result {
    state.withLock { state in
      if state.depth == 0 { state.picture = ProcessPicture() }
      state.depth += 1
    }
    StandardOutputGuard.enter()
    let thread = ThreadPicture()
    let result = work()
    thread.restore(notice)
    StandardOutputGuard.leave(notice)
    let picture = state.withLock { state in
      state.depth -= 1
      return state.depth == 0 ? state.picture : nil
    }
    picture?.restore(notice)
    return result
  }
}

/// Surroundings of the calling thread: floating-point arithmetic, the thread's locale and its blocked signals.
private struct ThreadPicture {
  private let arithmetic = Arithmetic()
  private let locale = uselocale(nil)
  private var blocked = sigset_t()

  init() { pthread_sigmask(SIG_BLOCK, nil, &blocked) }

  func restore(_ notice: (String) -> Void) {
    if arithmetic.restore() { notice("it changed how floating-point numbers are computed") }
    if uselocale(nil) != locale {
      uselocale(locale)
      notice("it changed the thread's locale")
    }
    var (now, before) = (sigset_t(), blocked)
    pthread_sigmask(SIG_SETMASK, &before, &now)
    if (1..<32).contains(where: { sigismember(&now, $0) != sigismember(&before, $0) }) {
      notice("it blocked signals, or let blocked ones through")
    }
  }
}

/// The rounding mode, traps, and whether small numbers become zero.
struct Arithmetic {
  private var environment = fenv_t()

  init() { fegetenv(&environment) }

  /// Puts the arithmetic back; returns whether it had changed.
  @discardableResult
  func restore() -> Bool {
    let now = Arithmetic()
    var before = environment
    fesetenv(&before)
    return now.modes != modes
  }

  /// Without the flags that every computation raises.
  private var modes: [UInt64] {
    #if arch(x86_64)
      return [UInt64(environment.__control_word & 0x0F3F), UInt64(environment.__mxcsr & 0xFFC0)]
    #elseif arch(arm64)
      return [UInt64(environment.__fpcr)]
    #else
      return []
    #endif
  }
}

/// Surroundings of the whole process.
private struct ProcessPicture {
  private static let signals = [
    SIGHUP, SIGINT, SIGQUIT, SIGILL, SIGABRT, SIGFPE, SIGSEGV, SIGBUS, SIGPIPE, SIGALRM, SIGTERM, SIGCHLD, SIGXFSZ,
    SIGUSR1, SIGUSR2,
  ]
  /// Nobody can ask for the umask without setting it, and between the two another thread could create a file: it is read
  /// once, when the first module is called.
  private static let umask: mode_t? = {
    guard let file = fopen("/proc/self/status", "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      if text.hasPrefix("Umask:") { return mode_t(text.dropFirst(6).filter(\.isNumber), radix: 8) }
    }
    return nil
  }()

  private let folder: [CChar]?
  private let locale: [CChar]?
  private let handlers: [sigaction]
  private let descriptors: [StandardDescriptor]

  init() {
    _ = Self.umask
    folder = Self.workingFolder()
    locale = setlocale(LC_ALL, nil).map(Self.copy)
    handlers = Self.signals.map(Self.handler)
    descriptors = StandardDescriptor.all()
  }

  func restore(_ notice: (String) -> Void) {
    if let folder, Self.workingFolder() != folder {
      _ = chdir(folder)
      notice("it changed the working folder")
    }
    if let umask = Self.umask, Glibc.umask(umask) != umask { notice("it changed the umask") }
    if let locale, setlocale(LC_ALL, nil).map(Self.copy) != locale {
      _ = setlocale(LC_ALL, locale)
      notice("it changed the locale")
    }
    for (signal, before) in zip(Self.signals, handlers) {
      var before = before
      if Self.differ(Self.handler(signal), before) {
        sigaction(signal, &before, nil)
        notice("it changed the handler of the signal \(signal)")
      }
    }
    for descriptor in descriptors { descriptor.restore(notice) }
  }

  private static func workingFolder() -> [CChar]? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    guard getcwd(&buffer, buffer.count) != nil else { return nil }
    return buffer
  }

  private static func copy(_ text: UnsafeMutablePointer<CChar>) -> [CChar] {
    Array(UnsafeBufferPointer(start: text, count: strlen(text) + 1))
  }

  private static func handler(_ signal: Int32) -> sigaction {
    var action = sigaction()
    sigaction(signal, nil, &action)
    return action
  }

  private static func differ(_ a: sigaction, _ b: sigaction) -> Bool {
    func handler(_ action: sigaction) -> Int {
      withUnsafeBytes(of: action.__sigaction_handler) { $0.loadUnaligned(as: Int.self) }
    }
    // The kernel knows 64 signals; the rest of the mask is nobody's.
    func mask(_ action: sigaction) -> UInt64 {
      withUnsafeBytes(of: action.sa_mask) { $0.loadUnaligned(as: UInt64.self) }
    }
    return handler(a) != handler(b) || a.sa_flags != b.sa_flags || mask(a) != mask(b)
  }
}

/// Standard input, output or error, with a spare copy to put it back from.
private struct StandardDescriptor {
  private static let spares = Mutex<[Int32]>([])

  private let number: Int32
  private let identity: FileIdentity
  private let spare: Int32

  /// Those that are open.
  static func all() -> [StandardDescriptor] {
    spares.withLock { spares in
      if spares.isEmpty { spares = [-1, -1, -1] }
      return (Int32(0)...2).compactMap { number in
        guard let identity = FileIdentity(number) else { return nil }
        let place = Int(number)
        if FileIdentity(spares[place]) != identity {
          if spares[place] >= 0 { close(spares[place]) }
          // Far from the numbers that programs close one by one.
          spares[place] = fcntl(number, F_DUPFD_CLOEXEC, 500)
        }
        guard spares[place] >= 0 else { return nil }
        return StandardDescriptor(number: number, identity: identity, spare: spares[place])
      }
    }
  }

  func restore(_ notice: (String) -> Void) {
    let now = FileIdentity(number)
    guard now != identity else { return }
    dup2(spare, number)
    let name = ["standard input", "standard output", "standard error"][Int(number)]
    notice(now == nil ? "it closed \(name)" : "it led \(name) elsewhere")
  }
}

/// Which file lies behind a descriptor; nil for one that is closed.
struct FileIdentity: Equatable {
  private let device: dev_t
  private let inode: ino_t

  init?(_ descriptor: Int32) {
    var status = stat()
    guard descriptor >= 0, fstat(descriptor, &status) == 0 else { return nil }
    device = status.st_dev
    inode = status.st_ino
  }
}
