import Glibc
import ModuleHost
import SimulationKit

// Microseconds of processor time a sample: two varied numbers, one input and three outputs over six years, in batches of
// SAMPLES (10,000 unless said), the median of many; for a module in a process of its own the time of the clock, since two
// processes share the work. `Crossing [SAMPLES]`.

func time(of clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
}

func measure(
  _ what: String, _ module: LoadedModule, samples: Int, clock: clockid_t = CLOCK_PROCESS_CPUTIME_ID
) throws {
  let years = (2015...2020).map { "\($0)" }
  let session = try module.open(
    axes: AxisLabels(["year": years]), parameters: ["scale": .number(1), "shift": .number(2)])
  let demand = (0..<samples * years.count).map { 1 + Double($0 % 97) / 7 }
  let scales = (0..<samples).map { 1 + Double($0 % 89) / 10 }
  let shifts = (0..<samples).map { Double($0 % 83) / 9 }
  var times: [Double] = []
  for _ in 0..<max(11, min(2000, 200_000 / samples)) {
    let start = time(of: clock)
    let outcome = try session.run(
      samples: samples, inputs: ["demand": .perSample(demand)],
      varied: ["scale": .perSample(scales), "shift": .perSample(shifts)])
    times.append((time(of: clock) - start) / Double(samples))
    let last = outcome.outputs["second_output"]?.values.last
    guard last == (scales[samples - 1] * demand[demand.count - 1] + shifts[samples - 1]) || module.name == "idle" else {
      print("the last sample is wrong")
      exit(1)
    }
  }
  times.sort()
  print("\(what): \(times[times.count / 2]) us a sample (\(times[0]) to \(times[times.count - 1]))")
}

// The program is its own module in a process of its own.
let served = "CROSSING_SERVED"
if getenv(served) != nil { exit(serveModule(CrossingModule.self)) }
setenv(served, "1", 1)

let samples = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) ?? 10_000 : 10_000
try measure("crossing and 18 numbers written", LoadedModule(table: moduleEntry(CrossingModule.self)), samples: samples)
try measure("crossing alone", LoadedModule(table: moduleEntry(IdleModule.self)).named("idle"), samples: samples)
guard let program = ModuleSearch.runningProgram else { exit(1) }
try measure(
  "in a process of its own, and 18 numbers written", LoadedModule(inProcessOfItsOwn: program, ChildSettings()),
  samples: samples, clock: CLOCK_MONOTONIC)
