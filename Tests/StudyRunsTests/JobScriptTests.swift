import StudyRuns
import Testing

/// The scripts of a study for a batch system. `Tests/Slurm/run` runs them on a real one.
struct JobScriptTests {
  @Test(
    arguments: [
      ([], ""), ([4], "4"), ([0, 1, 2, 3], "0-3"), ([0, 2, 3, 9], "0,2-3,9"),
    ] as [([Int], String)])
  func `ascending numbers are written as ranges`(numbers: [Int], text: String) {
    #expect(ranges(numbers) == text)
  }

  @Test func `a task computes as many shards as a short array asks for, and only those tasks run that have work`() {
    // 10 shards in at most 4 tasks: 3 shards each, so that 0-2, 3-5, 6-8 and 9 belong together.
    let scripts = JobScripts(
      program: "/bin/simplan", folder: "/data/it's 5 %", shards: 10, open: [0, 2, 7], shardsPerTask: 1, most: 4,
      limit: 2)
    #expect(scripts.shardsPerTask == 3)
    #expect(scripts.tasks == [0, 2])
    #expect(
      scripts.slurmTask == """
        #!/bin/sh
        # Written by simplan study submit.
        first=$((SLURM_ARRAY_TASK_ID * 3))
        last=$((first + 2))
        [ "$last" -lt 10 ] || last=9
        exec '/bin/simplan' study shard '/data/it'\\''s 5 %' "$first-$last" --threads "${SLURM_CPUS_PER_TASK:-1}"

        """)
    #expect(
      scripts.slurm(name: "plan", options: ["--partition=long"]) == """
        #!/bin/sh
        # Written by simplan study submit.
        set -eu
        rm -f '/data/it'\\''s 5 %/jobs/gather.code' '/data/it'\\''s 5 %/jobs/gather.job'
        job=$(sbatch --parsable --job-name='plan' --array='0,2%2' --requeue --open-mode=append \\
          --output='/data/it'\\''s 5 %%/jobs/shards-%a.log' '--partition=long' '/data/it'\\''s 5 %/jobs/task.sh')
        job=${job%%;*}
        after="--dependency=afterany:$job"
        echo "job $job: 2 tasks of 3 shards"
        job=$(sbatch --parsable --job-name='plan-gather' $after \\
          --output='/data/it'\\''s 5 %%/jobs/gather.log' '--partition=long' '/data/it'\\''s 5 %/jobs/gather.sh')
        job=${job%%;*}
        echo "$job" > '/data/it'\\''s 5 %/jobs/gather.job'
        echo "job $job: gathers them"

        """)
  }

  @Test func `a job that has left the queue is given a minute to show its exit code`() {
    // A batch system that does not answer says nothing, and one that has the job again takes all back.
    let asked: [(isQueued: Bool?, seconds: Double)] = [
      (true, 0), (false, 10), (false, 69), (nil, 80), (true, 90), (false, 100), (false, 159.5), (false, 160),
    ]
    var watch = JobWatch()
    let ended = asked.map { watch.hasEnded(isQueued: $0.isQueued, at: $0.seconds) }
    #expect(ended == [false, false, false, false, false, false, false, true])
  }

  @Test(arguments: [(1, Int.max, 1), (1, 1, 1000), (Int.max, 5, 1000), (400, 1001, 400), (1, 1000, 1), (1, 999, 2)])
  func `no wish and no limit leads beyond the study`(wish: Int, most: Int, shardsPerTask: Int) {
    let scripts = JobScripts(
      program: "", folder: "", shards: 1000, open: Array(0..<1000), shardsPerTask: wish, most: most, limit: nil)
    #expect(scripts.shardsPerTask == shardsPerTask)
    #expect(scripts.tasks == Array(0..<(999 / shardsPerTask + 1)))
  }
}
