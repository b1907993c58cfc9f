import Economy
import Glibc
import LinearAlgebra
import ModuleHost
import ScenarioReading
import SimulationKit
import Study

// Microseconds a sample of a scenario's batches: `Batch SCENARIO MODULES CASE [SAMPLES] [THREADS]`, with the folder of the
// built modules and one of the cases below; the median of five, its range, and the peak of memory.
let words = CommandLine.arguments
guard words.count > 3 else { fatalError("say a scenario, the modules' folder and a case") }
LinearAlgebraLibrary.setThreads(1)
let prepared = try PreparedRun(path: words[1], anywhere: true, search: ModuleSearch(options: [words[2]]))
let count = words.count > 4 ? Int(words[4]) ?? 10_000 : 10_000
let threads = words.count > 5 ? Int(words[5]) ?? 2 : 2

/// Paths of the factors of a case; each varies by two per cent around its number.
let cases = [
  "economy": ["economy.growth"],
  "ten": prepared.problem.economy.accounts.categories.prefix(7).map { "economy.growth.\($0.code)" }
    + ["electricity.consumption", "strategic_industries.published_share", "strategic_industries.above_scale_ratio"],
  "modules": [
    "economy.growth", "modules.new-energy-vehicles.charging_loss", "modules.wind-solar.learning_rate.wind",
  ],
  "all": [
    "economy.growth", "modules.new-energy-vehicles.charging_loss", "modules.wind-solar.learning_rate.wind",
    "modules.fund-allocation.discount_rate",
  ],
]
guard let paths = cases[words[3]] else { fatalError("the cases are \(cases.keys.sorted())") }

func nominal(_ factor: Factor) -> Double? {
  switch factor.place {
  case .economy(let field, let elements): prepared.problem.economy.values[field]?[elements.lowerBound]
  case .parameter(let module, let path, let elements):
    prepared.problem.module(module)?.numbers(at: path, elements: elements)?.first
  default: nil
  }
}

let factors = paths.compactMap { path in prepared.factor(path) }
guard factors.count == paths.count else {
  fatalError("no number at \(paths.filter { prepared.factor($0) == nil })")
}
var values: [Double] = []
for sample in 0..<count {
  for (number, factor) in factors.enumerated() {
    let place = Double((sample * (7 + 2 * number)) % 1009) / 1009
    values.append((nominal(factor) ?? 0) * (0.98 + 0.04 * place))
  }
}
let samples = Samples(factors, values: values)
let modules = Dictionary(uniqueKeysWithValues: prepared.modules.map { ($0.identifier, $0.loaded) })
let outputs: Set<Output> = [.economy(.valueAddedByDriver), .economy(.strategicShare), .economy(.electricityDemand)]
var times: [Double] = []
var failures = 0
for _ in 0..<5 {
  let start = ContinuousClock.now
  let answers = try prepared.problem.evaluate(
    samples, outputs: outputs, modules: modules, limits: EvaluationLimits(threads: threads))
  times.append((ContinuousClock.now - start) / .microseconds(1) / Double(count))
  failures = answers.failures.count
}
times.sort()
var usage = rusage()
getrusage(numericCast(RUSAGE_SELF.rawValue), &usage)
print(
  "\(words[3]): \(times[2]) us a sample (\(times[0]) to \(times[4])), \(count) samples, \(threads) threads, "
    + "\(failures) failed, peak \(usage.ru_maxrss / 1024) MiB")
