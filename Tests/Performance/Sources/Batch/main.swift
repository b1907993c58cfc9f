import Coupling
import Economy
import Glibc
import LinearAlgebra
import ModuleHost
import RegionalBase
import ScenarioReading
import SimulationKit
import Study

// Batches of a scenario: `Batch SCENARIO MODULES CASE [SAMPLES] [THREADS]`, with the modules' folders between colons. Prints a
// line for the whole batch and one for each module that the case reruns, alone: microseconds a sample, the median of five
// and its range. `Batch SCENARIO MODULES numbers FILE` writes the central case's economy for the peers of batch.py.
LinearAlgebraLibrary.startWithOneThread()
let words = CommandLine.arguments
guard words.count > 3 else { fatalError("say a scenario, the modules' folder and a case, or numbers and a file") }
let folders = words[2].split(separator: ":").map(String.init)
let prepared = try PreparedRun(path: words[1], anywhere: true, search: ModuleSearch(options: folders))
let modules = Dictionary(uniqueKeysWithValues: prepared.modules.map { ($0.identifier, $0.loaded) })
// Once, as a study does.
let problem = try prepared.problem.takingOverReference(modules: modules)
let evaluator = ProblemEvaluator(problem, modules: modules)
if words[3] == "numbers" {
  try writeNumbers(problem, modules, to: words[4])
  exit(0)
}
let count = words.count > 4 ? Int(words[4]) ?? 10_000 : 10_000
let threads = words.count > 5 ? Int(words[5]) ?? 2 : 2

/// Paths of the factors of a case; each varies by two per cent around its number.
let ofModules = [
  "economy.growth", "modules.new-energy-vehicles.charging_loss", "modules.wind-solar.learning_rate.wind",
]
let ofIndustries = [
  "information-technology.market_growth.terminals", "biotechnology.market_growth.devices",
  "high-end-equipment.market_growth.smart_equipment", "advanced-materials.market_growth.alloys",
  "new-energy-equipment.market_growth.smart_grid", "environmental-protection.market_growth.efficiency",
  "digital-creative.market_growth.content",
].map { "modules.\($0)" }
let cases = [
  "economy": ["economy.growth"],
  "ten": problem.economy.accounts.categories.prefix(7).map { "economy.growth.\($0.code)" }
    + ["electricity.consumption", "electricity.losses", "electricity.net_import_share"],
  "modules": ofModules,
  "industries": ofIndustries,
  "all": ofModules + ofIndustries + ["modules.fund-allocation.discount_rate"],
]
guard let paths = cases[words[3]] else { fatalError("the cases are \(cases.keys.sorted())") }
let factors = paths.compactMap { path in prepared.factor(path) }
guard factors.count == paths.count else {
  fatalError("no number at \(paths.filter { prepared.factor($0) == nil })")
}

func nominal(_ factor: Factor) -> Double {
  switch factor.place {
  case .economy(let field, let elements): problem.economy.values[field]?[elements.lowerBound] ?? 0
  case .parameter(let module, let path, let elements):
    problem.module(module)?.numbers(at: path, elements: elements)?.first ?? 0
  default: 0
  }
}

func value(_ factor: Int, _ sample: Int) -> Double {
  nominal(factors[factor]) * (0.98 + 0.04 * Double((sample * (7 + 2 * factor)) % 1009) / 1009)
}

let samples = Samples(factors, values: (0..<count).flatMap { sample in factors.indices.map { value($0, sample) } })
let outputs: Set<Output> = [.economy(.valueAddedByDriver), .economy(.strategicShare), .economy(.electricityDemand)]
var failures = 0
try report(words[3], samples: count, note: "\(threads) threads") {
  let answers = try evaluator.evaluate(samples, outputs: outputs, limits: EvaluationLimits(threads: threads))
  failures = answers.failures.count
}
var usage = rusage()
getrusage(numericCast(RUSAGE_SELF.rawValue), &usage)
print("\(failures) of \(count) samples failed; peak \(usage.ru_maxrss / 1024) MiB")
for module in problem.modules {
  var varied: [ParameterPath: BatchValues] = [:]
  for (place, factor) in factors.enumerated() {
    guard case .parameter(module.name, let path, let elements) = factor.place else { continue }
    varied[path] = .perSample((0..<1024).flatMap { sample in elements.map { _ in value(place, sample) } })
  }
  guard !varied.isEmpty, let loaded = modules[module.name] else { continue }
  let session = try loaded.open(mode: module.mode, axes: module.axes, parameters: module.parameters)
  var inputs: [String: BatchValues] = [:]
  for input in module.member.inputs {
    let width = input.axes.reduce(1) { $0 * ((module.axes[$1] ?? problem.axes[$1])?.count ?? 1) }
    inputs[input.name] = .shared(Array(repeating: 1, count: width))
  }
  try report("\(module.name) alone", samples: 1024, note: "1 thread") {
    _ = try session.run(samples: 1024, inputs: inputs, varied: varied)
  }
}
func report(_ name: String, samples: Int, note: String, _ work: () throws -> Void) rethrows {
  var times: [Double] = []
  for _ in 0..<5 {
    let start = ContinuousClock.now
    try work()
    times.append((ContinuousClock.now - start) / .microseconds(1) / Double(samples))
  }
  times.sort()
  let text = times.map { ($0 * 100).rounded() / 100 }
  print("\(name): \(text[2]) us a sample (\(text[0]) to \(text[4])), \(samples) samples, \(note)")
}
