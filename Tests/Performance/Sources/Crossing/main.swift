import ModuleHost
import SimulationKit

// Microseconds a sample of one batch, the median of eleven: `Crossing [SAMPLES]`.
let samples = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) ?? 10_000 : 10_000
let years = (2015...2020).map { "\($0)" }
let module = try LoadedModule(table: moduleEntry(CrossingModule.self))
let session = try module.open(
  axes: AxisLabels(["year": years]), parameters: ["scale": .number(1), "shift": .number(2)])
let demand = (0..<samples * years.count).map { 1 + Double($0 % 97) / 7 }
let scales = (0..<samples).map { 1 + Double($0 % 89) / 10 }
let shifts = (0..<samples).map { Double($0 % 83) / 9 }

var times: [Double] = []
for _ in 0..<11 {
  let start = ContinuousClock.now
  let outcome = try session.run(
    samples: samples, inputs: ["demand": .perSample(demand)],
    varied: ["scale": .perSample(scales), "shift": .perSample(shifts)])
  times.append((ContinuousClock.now - start) / .microseconds(1) / Double(samples))
  guard let last = outcome.outputs["second_output"]?.values.last,
    last == (scales.last ?? 0) * (demand.last ?? 0) + (shifts.last ?? 0)
  else { fatalError("the last sample is wrong") }
}
times.sort()
print("\(times[times.count / 2]) us a sample (\(times[0]) to \(times[times.count - 1])), \(samples) samples in a batch")
