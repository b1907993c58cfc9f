import Glibc

/// A command line, an argument on each line, given to the built program in a fresh folder with the shipped scenarios and
/// results of one. It ends within its time and memory, with a documented code.
struct ArgumentsTarget: FuzzTarget {
  let scratch: String
  let program: String

  private static let codes: Set<Int32> = [0, 2, 3, 4, 64]
  private static let seconds = 30
  private static let kilobytes = 2 << 20

  func outcome(of input: [UInt8]) -> String? {
    let arguments = input.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      String(decoding: line.prefix { $0 != 0 }, as: UTF8.self)
    }
    // Nothing outside the folder is written to, whatever the program makes of the argument.
    guard arguments.count < 30, arguments.allSatisfy({ !$0.contains("..") && !isRooted($0) }) else { return nil }
    // $0 is the program.
    let script = """
      rm -rf "\(scratch)/work" && cp -r "\(scratch)/project" "\(scratch)/work" && cd "\(scratch)/work" && exec "$0" "$@"
      """
    let (status, peak) = ended(["/bin/sh", "-c", script, program] + arguments)
    guard status & 0x7F == 0 else { broken("signal \(status & 0x7F) from \(arguments)") }
    let code = status >> 8 & 0xFF
    guard Self.codes.contains(code) else { broken("exit code \(code) from \(arguments)") }
    guard peak < Self.kilobytes else { broken("\(peak) kB used by \(arguments)") }
    return "exit \(code)"
  }

  private func isRooted(_ argument: String) -> Bool {
    // "-o/tmp" and "--output=/tmp" too
    argument.hasPrefix("/") || argument.contains("=/") || argument.hasPrefix("-") && argument.contains("/")
      || argument.hasPrefix("~")
  }

  /// Runs a command to its end. Returns its status and its largest memory in kB.
  private func ended(_ command: [String]) -> (status: Int32, peak: Int) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    var words = command.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process: pid_t = 0
    guard posix_spawn(&process, "/bin/sh", &actions, nil, &words, environ) == 0 else {
      broken("nothing can be started")
    }
    var status: Int32 = 0
    var usage = rusage()
    for _ in 0..<Self.seconds * 500 {
      if wait4(process, &status, WNOHANG, &usage) == process { return (status, usage.ru_maxrss) }
      usleep(2000)
    }
    kill(process, SIGKILL)
    waitpid(process, &status, 0)
    broken("no end within \(Self.seconds) s of \(command.dropFirst(4))")
  }
}
