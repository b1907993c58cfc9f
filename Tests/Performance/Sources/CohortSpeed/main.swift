import Glibc
import ModuleHost
import SimulationKit

@testable import NewEnergyVehicles

// Microseconds of processor time, on one core: `CohortSpeed SAMPLES` runs that many cohort runs in one batch, with the same
// lives and with other lives in every sample; then one sample after the other, the whole module's too. A line each:
// what, microseconds, checksum.

func now() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e6 + Double(time.tv_nsec) / 1e3
}

func report(_ what: String, _ microseconds: Double, _ sum: Double) { print("\(what)\t\(microseconds)\t\(sum)") }

func median(_ count: Int, _ body: () -> Void) -> Double {
  let times = (0..<count).map { _ in
    let start = now()
    body()
    return now() - start
  }.sorted()
  return times[count / 2]
}

let samples = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) ?? 100_000 : 100_000
let inflows = (0..<1000).map(Case.inflow)
let fixed = Case.curves(sample: 0).curves

func sum(_ cohorts: Cohorts) -> Double { cohorts.stock.reduce(0, +) + cohorts.outflow.reduce(0, +) }

// Checked over the first thousand samples, timed over all.
let checks = inflows.map { sum(Cohorts(inflow: $0, curves: fixed, years: Case.years)) }.reduce(0, +)
var kept = 0.0
var start = now()
for sample in 0..<samples {
  let cohorts = Cohorts(inflow: inflows[sample % 1000], curves: fixed, years: Case.years)
  kept += cohorts.stock[29] + cohorts.outflow[29]
}
report("batch, same lives", (now() - start) / Double(samples), checks)
let varied = inflows.enumerated().map {
  sum(Cohorts(inflow: $1, curves: Case.curves(sample: $0).curves, years: Case.years))
}.reduce(0, +)
start = now()
let fewer = max(samples / 10, 1)
var lives = Case.curves(sample: 0)
for sample in 0..<fewer {
  // As in a session: packs live as before, and keep their clocks.
  lives = Case.curves(sample: sample, after: lives)
  let cohorts = Cohorts(inflow: inflows[sample % 1000], curves: lives.curves, years: Case.years)
  kept += cohorts.stock[29] + cohorts.outflow[29]
}
report("batch, lives vary", (now() - start) / Double(fewer), varied)

report(
  "one sample, cohorts",
  median(2001) { kept += Cohorts(inflow: inflows[1], curves: fixed, years: Case.years).stock[29] }, kept > 0 ? 0 : 1)

// The module in a session, its sales varied: what a study pays for a sample, the check and the crossing included.
let opened = Case.parameters(sample: 0)
let batch = 1000
let sales = inflows.prefix(batch).flatMap { $0 }
let session = try LoadedModule(table: moduleEntry(NewEnergyVehicles.self)).open(
  mode: "path", axes: opened.axes, parameters: opened.values)
for (what, wanted) in [
  ("one sample, a study's session", Set(NewEnergyVehicles.manifest.links.map(\.output))),
  ("one sample, a session with all outputs", Set(NewEnergyVehicles.manifest.outputs.map(\.name))),
] {
  let time = median(11) {
    _ = try? session.run(
      samples: batch, inputs: ["domestic_share": .shared(Case.domesticShare.values)],
      varied: [ParameterPath(["sales"]): .perSample(sales)], wanted: Array(wanted))
  }
  report(what, time / Double(batch), 0)
}

// Without the session: other sales taken over, and computed.
let parameters = (0..<2).map(Case.parameters)
var model = try VehicleModel(parameters[0])
let arrays = NewEnergyVehicles.manifest.outputs.map {
  ($0.name, LabelledArray(zeroOver: $0.axes, labels: $0.axes.map(opened.labels)))
}
var outputs = Outputs(Dictionary(uniqueKeysWithValues: arrays))
var number = 0
report(
  "one sample, replace",
  median(1001) {
    number += 1
    if let next = try? VehicleModel(parameters[number % 2], after: model, hasChanged: { $0 == "sales" }) {
      model = next
    }
  }, 0)
report(
  "one sample, replace and run with all outputs",
  median(1001) {
    number += 1
    if let next = try? VehicleModel(parameters[number % 2], after: model, hasChanged: { $0 == "sales" }) {
      model = next
    }
    model.write(into: &outputs, table: Case.domesticShare.values)
  }, 0)
