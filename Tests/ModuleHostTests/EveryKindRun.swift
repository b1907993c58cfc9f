import ModuleHost
import SimulationKit

/// A run of the test module `every-kind`, found beside the test program.
enum EveryKindRun {
  static let axes = AxisLabels(["year": ["2015", "2016"], "zone": ["north", "south"]])
  /// [class, zone, year]
  static let weights = (0..<12).map { Double($0) / 16 }
  static let parameters: [String: ParameterValue] = ["weights": .array(weights)]
  static let prices = [1.0, 2, 4]

  static func load() throws -> LoadedModule { try ModuleSearch().load("every-kind") }

  static func open(
    _ changes: [String: ParameterValue] = [:], mode: String? = nil,
    batchMemory: Int = ModuleSession.standardBatchMemory
  ) throws -> ModuleSession {
    try load().open(
      mode: mode, axes: axes, parameters: parameters.merging(changes) { $1 }, batchMemory: batchMemory)
  }

  static func inputs(demand: [Double]) -> [String: BatchValues] {
    ["demand": .perSample(demand), "prices": .shared(prices)]
  }

  /// The expected `by_class` [class, year], written down a second time.
  static func byClass(demand: [Double], rate: Double = 0.5, count: Double = 2, extra: Double = 0) -> [Double] {
    (0..<3).flatMap { c in
      (0..<2).map { y in
        let weight = weights[c * 4 + y] + weights[c * 4 + 2 + y]
        return rate * count * weight * prices[c] * demand[y] + extra
      }
    }
  }
}
