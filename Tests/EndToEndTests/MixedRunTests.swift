import CSVText
import Foundation
import Results
import ScenarioCase
import ScratchFolder
import Testing

/// The example that couples a module in Python, a file of formulas and compiled modules, and what is left of it when one of
/// its processes is killed.
@Suite struct MixedRunTests {
  private static let file = "Scenarios/examples/hydrogen-buses.toml"
  private static let options = ["--module-path", "Scenarios/examples", "--quiet", "--output", "a"]

  @Test func `modules of every kind read each other's results in one run`() throws {
    let folder = try ScratchFolder(shipped: [:])
    let answer = try Program.run(["run", Self.file] + Self.options, in: folder)
    #expect(answer.code == 0, "\(answer.messages)")
    func last(_ table: String, _ row: String) throws -> Double {
      let line = try folder.text("a/\(table).csv").split(separator: "\n").first { $0.hasPrefix("\(row),") }
      return try #require(line?.split(separator: ",").last.flatMap { Double($0) })
    }
    // Formulas over the compiled fleet: a bus in a hundred drives 50,000 km with 0.08 kg/km; 1e4 vehicles, kt.
    let buses = try last("modules/new-energy-vehicles/vehicle_stock", "transit_bus")
    let taken = try last("modules/fuel-cell-buses/bus_hydrogen", "kt")
    #expect(abs(taken - buses * 1e4 * 0.01 * 50000 * 0.08 / 1e6) < 1e-9)
    // Python over the formulas, kt read as t: what is not made in 0.15 GW for 3,000 h at 53 kWh/kg is made of coal.
    let coal = 120_000 + 1000 * taken - 0.15 * 3000 / 1000 * 1e6 / 53
    #expect(abs(try last("modules/hydrogen/hydrogen_co2", "kt") - coal * 19 / 1000) < 1e-6)
    // A compiled module over the demand that holds Python's electrolysers: capacities at the end of 2020 would give 7 % of
    // it, those of 2019, at two thirds from 0.0389 of 2017 to 0.07, that share of its own; their mean generates.
    let record = try RunRecord(json: Array(folder.bytes("a/run.json")))
    #expect(record.loops.map(\.series) == [["electricity_demand"]])
    #expect(try last("modules/hydrogen/hydrogen_electricity", "TWh") == 0.45)
    let demand = try folder.text("a/economy/electricity.csv").split(separator: "\n").first { $0.hasPrefix("demand,") }
    let byYear = try #require(demand).split(separator: ",").suffix(2).compactMap { Double($0) }
    let generated = (byYear[0] * (0.0389 + (0.07 - 0.0389) * 2 / 3) + byYear[1] * 0.07) / 2
    #expect(abs(try last("modules/wind-solar/wind_solar_electricity", "TWh") - generated) < 1e-8)
  }

  @Test func `a Python process killed from outside fails the run by name, and old results stay whole`() throws {
    let (folder, before) = try Self.withResults()
    let run = try RunningProgram(["run", Self.file] + Self.options, in: folder)
    // Killed in the third sweep of the loop, and over the same question again.
    for call in [3, 4] { kill(try Self.process(ofCall: call, in: folder), SIGKILL) }
    let answer = try run.end()
    #expect(answer == HydrogenExampleTests.killed)
    #expect(try folder.tree("a") == before)
    #expect(try !folder.entries().contains { $0.hasPrefix(".a") })
    #expect(try Self.living(in: folder).isEmpty)
  }

  @Test(arguments: [SIGKILL, SIGTERM])
  func `a program that is killed takes its Python process with it, and leaves old results whole`(signal: Int32) throws {
    let (folder, before) = try Self.withResults()
    let run = try RunningProgram(["run", Self.file] + Self.options, in: folder)
    _ = try Self.process(ofCall: 3, in: folder)
    kill(run.process.processIdentifier, signal)
    #expect(try run.end().code == signal && run.process.terminationReason == .uncaughtSignal)
    for _ in 0..<100 where try !Self.living(in: folder).isEmpty { usleep(50_000) }
    #expect(try Self.living(in: folder).isEmpty)
    #expect(try folder.tree("a") == before)
    // Nothing that is left of it is in the way of the next run.
    try folder.write("0\n0\n0\n0\n", to: "calls")
    #expect(try Program.run(["run", Self.file] + Self.options, in: folder).code == 0)
    #expect(try folder.tree("a") == before)
  }

  /// A folder with results, where from now on the module in Python waits over its third and fourth sample.
  private static func withResults() throws -> (folder: ScratchFolder, results: [String: Data]) {
    let folder = try ScratchFolder(shipped: [:])
    try folder.change("Scenarios/examples/hydrogen.py", "def run(parameters, inputs):") {
      $0 + """

            import os, time
            with open('calls', 'a') as calls: calls.write(f'{os.getpid()}\\n')
            if len(open('calls').readlines()) in (3, 4): time.sleep(60)
        """
    }
    try folder.write("0\n0\n0\n0\n", to: "calls")
    #expect(try Program.run(["run", file] + options, in: folder).code == 0)
    try folder.remove("calls")
    return (folder, try folder.tree("a"))
  }

  /// The number of the process that waits over its so-many-th sample.
  private static func process(ofCall call: Int, in folder: ScratchFolder) throws -> pid_t {
    for _ in 0..<600 {
      if let number = processes(in: folder).dropFirst(call - 1).first { return number }
      usleep(50_000)
    }
    throw CocoaError(.fileReadUnknown)
  }

  private static func processes(in folder: ScratchFolder) -> [pid_t] {
    let lines = (try? folder.text("calls")).map { $0.split(separator: "\n", omittingEmptySubsequences: false) } ?? []
    // The last line may be half written.
    return lines.dropLast().compactMap { pid_t($0) }
  }

  /// The processes of the module that have not ended.
  private static func living(in folder: ScratchFolder) throws -> [pid_t] {
    Set(processes(in: folder)).filter { number in
      let status = (try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8)) ?? ") Z"
      return number > 0 && !status.contains(") Z")
    }
  }
}
