import Formulas
import Glibc
import ModuleHost
import SimulationKit

// Microseconds of processor time a sample, of six modules of 40 formulas over six years each, of which half run over three
// segments: as files of formulas, and as modules in Swift that do the same. Four numbers vary and one input; batches of
// SAMPLES (10,000 unless said), the median of many. `FormulaSpeed [SAMPLES]`.

func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
}

let samples = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) ?? 10_000 : 10_000
let years = (2015...2020).map { "\($0)" }
let varied = ["growth", "share", "lapse", "intensity"]

/// The time of six modules together, and a number of the last sample.
func measure(_ what: String, varying: [String], _ load: () throws -> LoadedModule) throws -> (
  time: Double, last: Double
) {
  let sessions = try (0..<6).map { _ in
    try load().open(
      axes: AxisLabels(["year": years, "segment": CompiledIndustry.segments]),
      parameters: [
        "growth": .number(0.1), "share": .number(0.5), "lapse": .number(0.05), "intensity": .number(0.2),
        "base": .array([100, 200, 300]),
      ])
  }
  let demand = (0..<samples * years.count).map { 1 + Double($0 % 97) / 7 }
  let columns = varying.enumerated().map { number, key in
    (ParameterPath([key]), BatchValues.perSample((0..<samples).map { 0.01 + Double(($0 + number) % 89) / 100 }))
  }
  var times: [Double] = []
  var last = 0.0
  for _ in 0..<9 {
    let start = processorTime()
    for session in sessions {
      let outcome = try session.run(
        samples: samples, inputs: ["demand": varying.isEmpty ? .shared(Array(demand.prefix(6))) : .perSample(demand)],
        varied: Dictionary(uniqueKeysWithValues: columns))
      last = outcome.outputs["stock5"]?.values.last ?? 0
    }
    times.append((processorTime() - start) / Double(samples))
  }
  times.sort()
  print("\(what): \(times[4]) us a sample (\(times[0]) to \(times[8]))")
  return (times[4], last)
}

let module = try FormulaModule.read(Array(industryText().utf8), file: "industry.toml")
let formulas = try measure("six modules of formulas", varying: varied) { try LoadedModule(table: module.entry()) }
let compiled = try measure("the same in Swift", varying: varied) {
  try LoadedModule(table: moduleEntry(CompiledIndustry.self))
}
print("ratio \(formulas.time / compiled.time)")
guard abs(formulas.last - compiled.last) < 1e-9 * abs(compiled.last) else {
  print("the last samples differ: \(formulas.last) and \(compiled.last)")
  exit(1)
}
_ = try measure("six modules of formulas, one number varied", varying: ["intensity"]) {
  try LoadedModule(table: module.entry())
}
