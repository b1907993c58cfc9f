/// The shell scripts that compute a planned study on a batch system or on this machine, for `/bin/sh`. All of them can be
/// read, changed and started by hand.
package struct JobScripts: Sendable {
  package var program: String
  /// Of the study, as every machine reaches it.
  package var folder: String
  package var shards: Int
  /// Shards that are computed one after the other, in one process.
  package var shardsPerTask: Int
  /// Numbers of the tasks that have something to do.
  package var tasks: [Int]
  /// The most tasks at once; nil for as many as the engine likes.
  package var limit: Int?

  /// - Parameters:
  ///   - open: the shards that are to be computed.
  ///   - most: tasks that the engine takes, numbered from 0.
  package init(program: String, folder: String, shards: Int, open: [Int], shardsPerTask: Int, most: Int, limit: Int?) {
    self.program = program
    self.folder = folder
    self.shards = shards
    let least = shards / max(1, most) + (shards.isMultiple(of: max(1, most)) ? 0 : 1)
    self.shardsPerTask = max(min(shardsPerTask, shards), least, 1)
    self.limit = limit
    var tasks: [Int] = []
    for shard in open where tasks.last != shard / self.shardsPerTask { tasks.append(shard / self.shardsPerTask) }
    self.tasks = tasks
  }

  private static let head = "#!/bin/sh\n# Written by simplan study submit.\n"

  private var command: String { "\(quoted(program)) study" }

  /// One task: `task` is a number of the shell.
  private func task(_ task: String, threads: String) -> String {
    """
    first=$((\(task) * \(shardsPerTask)))
    last=$((first + \(shardsPerTask - 1)))
    [ "$last" -lt \(shards) ] || last=\(shards - 1)
    exec \(command) shard \(quoted(folder)) "$first-$last" --threads \(threads)

    """
  }

  /// Gathers, and leaves the exit code beside its results, since a batch system may forget its jobs.
  package var gather: String {
    """
    \(Self.head)code=0
    \(command) gather \(quoted(folder)) || code=$?
    echo "$code" > \(quoted(folder + "/jobs/gather.code"))
    exit "$code"

    """
  }

  /// A task of the job array.
  package var slurmTask: String {
    "\(Self.head)\(task("SLURM_ARRAY_TASK_ID", threads: "\"${SLURM_CPUS_PER_TASK:-1}\""))"
  }

  /// Hands both jobs to Slurm. Whoever gathers waits for every task to end, however it ends: the exit code is that of the
  /// gathering, since a job that depends on success is cancelled without one.
  package func slurm(name: String, options: [String]) -> String {
    let array = tasks.isEmpty ? "" : ranges(tasks) + (limit.map { "%\($0)" } ?? "")
    let logs = folder.replacing("%", with: "%%") + "/jobs"
    let options = options.map { " " + quoted($0) }.joined()
    let submitted =
      tasks.isEmpty
      ? "after=\n"
      : """
      job=$(sbatch --parsable --job-name=\(quoted(name)) --array='\(array)' --requeue --open-mode=append \\
        --output=\(quoted(logs + "/shards-%a.log"))\(options) \(quoted(folder + "/jobs/task.sh")))
      job=${job%%;*}
      after="--dependency=afterany:$job"
      echo "job $job: \(tasks.count) task\(tasks.count == 1 ? "" : "s") of \(shardsPerTask) shard\(shardsPerTask == 1 ? "" : "s")"

      """
    return """
      \(Self.head)set -eu
      rm -f \(quoted(folder + "/jobs/gather.code")) \(quoted(folder + "/jobs/gather.job"))
      \(submitted)job=$(sbatch --parsable --job-name=\(quoted(name + "-gather")) $after \\
        --output=\(quoted(logs + "/gather.log"))\(options) \(quoted(folder + "/jobs/gather.sh")))
      job=${job%%;*}
      echo "$job" > \(quoted(folder + "/jobs/gather.job"))
      echo "job $job: gathers them"

      """
  }

  /// A task on this machine, whose number is the first argument.
  package var localTask: String { "\(Self.head)\(task("$1", threads: "1"))" }

  /// Computes and gathers on this machine, and ends with the exit code of the gathering.
  package func local(processors: Int) -> String {
    """
    \(Self.head)set -u
    rm -f \(quoted(folder + "/jobs/gather.code"))
    printf '%s\\n'\(tasks.map { " \($0)" }.joined()) \\
      | xargs -r -n 1 -P \(limit ?? processors) /bin/sh \(quoted(folder + "/jobs/task.sh"))
    exec /bin/sh \(quoted(folder + "/jobs/gather.sh"))

    """
  }
}

/// A text as one word of the shell.
private func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "'\\''") + "'" }
