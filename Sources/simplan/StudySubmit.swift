import ArgumentParser
import Console
import Files
import Glibc
import ResultText
import ScenarioReading
import StudyRuns

extension Simplan {
  struct StudySubmit: ParsableCommand {
    enum Engine: String, CaseIterable, ExpressibleByArgument { case slurm, local }

    static let configuration = CommandConfiguration(
      commandName: "submit",
      abstract: "Write the scripts that compute and gather a planned study, into its folder jobs, and start them.",
      discussion: """
        With slurm the shards are a job array, and a second job gathers them after the last has ended, however it ended. Only \
        shards that are not finished are submitted. With local they are processes on this machine.
        """)

    @OptionGroup var study: PlannedStudy

    @Option(help: "What computes the shards: slurm or local.")
    var engine: Engine

    @Option(parsing: .unconditional, help: ArgumentHelp("The most tasks at once.", valueName: "tasks"))
    var limit: Int?

    @Option(
      parsing: .unconditional,
      help: ArgumentHelp(
        "Shards that one task computes (default: 1, or as many as the engine's limit asks for).", valueName: "shards"))
    var perTask = 1

    @Option(
      help: ArgumentHelp(
        "An option for sbatch, such as --sbatch=--partition=long; may be repeated.", valueName: "option"))
    var sbatch: [String] = []

    @Flag(help: "Wait until slurm has gathered the study, and end as the gathering did.")
    var wait = false

    func validate() throws(ValidationError) {
      if let limit, limit < 1 { throw ValidationError("--limit takes 1 or more") }
      if perTask < 1 { throw ValidationError("--per-task takes 1 or more") }
      if engine == .local, !sbatch.isEmpty { throw ValidationError("--sbatch belongs to --engine slurm") }
    }

    func run() throws(ExitCode) {
      ModuleWait.tell()
      try reporting {
        let opened = try study.opened()
        guard let folder = realPath(of: study.folder), let program = realPath(of: "/proc/self/exe") else {
          throw StudyError.refused(folder: study.folder, because: "it is gone")
        }
        if engine == .slurm, !isOnPath("sbatch") {
          say(
            """
            error: Slurm is not here: there is no sbatch on the path; on Debian this installs it:
              sudo apt-get install --yes slurm-client
            """)
          throw Outcome.runFailed
        }
        let scripts = JobScripts(
          program: program, folder: folder, shards: opened.plan.shards,
          open: ShardStates(opened.run, opened.folder).open, shardsPerTask: perTask,
          most: engine == .slurm ? maximalArraySize : Int.max, limit: limit)
        let jobs = "\(folder)/jobs"
        let isSlurm = engine == .slurm
        do throws(FileError) {
          try FileTree.makeFolder(jobs)
          for (name, text) in [
            ("task.sh", isSlurm ? scripts.slurmTask : scripts.localTask), ("gather.sh", scripts.gather),
            (
              "start.sh",
              isSlurm
                ? scripts.slurm(name: opened.run.prepared.name, options: sbatch)
                : scripts.local(processors: StudyRun.processors)
            ),
          ] {
            // A shell that still reads the script of before keeps its own file.
            unlink("\(jobs)/\(name)")
            try writeFile(Array(text.utf8), to: "\(jobs)/\(name)")
          }
        } catch {
          throw StudyError.refused(folder: study.folder, because: "'\(error.path)' cannot be written: \(error.reason)")
        }
        let code = shell("exec /bin/sh '\(jobs.replacing("'", with: "'\\''"))/start.sh'")
        guard code == 0 else { throw ExitCode(code) }
        if isSlurm, wait { try follow(jobs, of: scripts.shards, in: folder) }
      }
    }

    /// Waits for the exit code that the gathering leaves, since Slurm forgets jobs that have ended.
    private func follow(_ jobs: String, of shards: Int, in folder: String) throws(ExitCode) {
      let isShown = isatty(STDERR_FILENO) == 1
      let job = number(in: "\(jobs)/gather.job")
      var watch = JobWatch()
      for half in 0... {
        if let code = number(in: "\(jobs)/gather.code").flatMap(Int32.init(exactly:)) {
          if isShown { say("") }
          let log = (try? readFile("\(jobs)/gather.log")).map { String(decoding: $0, as: UTF8.self) } ?? ""
          guard code == 0 else {
            say(log)
            throw ExitCode(code)
          }
          return try answer(log)
        }
        if let job, half.isMultiple(of: 20), watch.hasEnded(isQueued: isQueued(job), at: Double(half) / 2) {
          if isShown { say("") }
          say(
            """
            error: job \(job), which gathers the study, has ended without doing so, as a cancelled job does; \
            simplan study gather \(folder) gathers it
            """)
          throw Outcome.incomplete
        }
        if isShown {
          let done = FileTree.names(in: "\(folder)/samples").count { $0.hasSuffix(".csv") }
          let text = "\r\(done) of \(shards) shards   "
          _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
        }
        usleep(500_000)
      }
    }
  }
}

private func isOnPath(_ program: String) -> Bool {
  guard let path = getenv("PATH") else { return false }
  return String(cString: path).split(separator: ":").contains { access("\($0)/\(program)", X_OK) == 0 }
}

/// Runs a command line, with the streams of this program.
/// - Returns: its exit code, as a shell says it.
private func shell(_ command: String) -> Int32 {
  let status = system(command)
  return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
}

/// The number that a file holds alone; nil for a file that is not there, or not complete.
private func number(in path: String) -> Int? {
  (try? readFile(path)).flatMap { Int(String(decoding: $0, as: UTF8.self).filter { !$0.isWhitespace }) }
}

/// Runs a command line and reads what it prints; nil where no shell can be started.
private func output(of command: String) -> (text: String, status: Int32)? {
  guard let stream = popen(command, "r") else { return nil }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 4096)
  while case let count = fread(&buffer, 1, buffer.count, stream), count > 0 { bytes += buffer[..<count] }
  return (String(decoding: bytes, as: UTF8.self), pclose(stream))
}

/// Whether Slurm has a job waiting or running; nil where Slurm does not answer.
private func isQueued(_ job: Int) -> Bool? {
  guard let (lines, status) = output(of: "squeue --noheader --jobs=\(job) 2>&1") else { return nil }
  guard status == 0 else { return lines.contains("Invalid job id") ? false : nil }
  return lines.contains { !$0.isWhitespace }
}

/// The length of the longest job array that this Slurm takes; 1,001 where it does not say.
private var maximalArraySize: Int {
  for line in output(of: "scontrol show config 2>/dev/null")?.text.split(separator: "\n") ?? [] {
    let parts = line.split { $0 == "=" || $0.isWhitespace }
    if parts.first == "MaxArraySize", parts.count == 2, let size = Int(parts[1]), size > 0 { return size }
  }
  return 1001
}
