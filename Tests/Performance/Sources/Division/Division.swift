import FundAllocation
import LinearAlgebra
import ModuleHost
import SimulationKit

/// A fund of eight industries and five years whose numbers stand in a folder: limits, and multipliers by sample. Industry i
/// buys and makes the product of sector i alone.
struct Division {
  private static let industries = [
    "information_technology", "biotechnology", "high_end_equipment", "advanced_materials", "new_energy",
    "new_energy_vehicles", "environmental_protection", "digital_creative",
  ]
  private static let years = (2016...2020).map { "\($0)" }

  private let folder: String
  private let session: ModuleSession
  private let axes: AxisLabels

  init(folder: String) throws {
    self.folder = folder
    func numbers(_ name: String, _ count: Int) -> ParameterValue {
      .array(RawFile.read("\(folder)/\(name)", count: count))
    }
    let (n, t) = (Self.industries.count, Self.years.count)
    let square = (0..<n * n).map { $0 / n == $0 % n ? 1.0 : 0 }
    let each = { (value: Double, count: Int) in ParameterValue.array(Array(repeating: value, count: count)) }
    axes = AxisLabels([
      "year": Self.years, "sector": Self.industries.indices.map { "S\($0)" }, "programme": [],
      "final_demand": ["gross_fixed_capital_formation"],
    ])
    session = try LoadedModule(table: moduleEntry(FundAllocation.self)).open(
      axes: axes,
      parameters: [
        "registered_size": .number(RawFile.read("\(folder)/total", count: 1)[0]), "disbursed_share": .number(1),
        "disbursement_ceiling": numbers("payments", t), "floor": numbers("floor", n), "ceiling": numbers("ceiling", n),
        "floor_counts": .text("paid"), "absorption": numbers("absorption", n * t), "leverage": numbers("leverage", n),
        "additional": each(1, n), "capital_bill": .array(square), "product_mix": .array(square),
        "discount_rate": .number(0.08), "lag": each(1, n), "capital_productivity": each(0.5, n),
        "utilisation": each(0.7, n * t), "sold_additionally": each(1, n), "terminal_years": .integer(5),
        "expected_return": numbers("returns", n), "return_deviation": numbers("deviations", n),
      ])
  }

  private func run(_ samples: Int, wanted: [String]) throws -> BatchOutcome {
    let n = Self.industries.count
    let multipliers = RawFile.read("\(folder)/multipliers", count: samples * n)
    let ones = BatchValues.shared(Array(repeating: 1, count: n))
    let outcome = try session.run(
      samples: samples,
      inputs: [
        "value_added_multiplier": .perSample(multipliers), "domestic_share": ones, "additional_sales_share": ones,
        "counted_share": ones,
      ], wanted: wanted, notes: false)
    return outcome
  }

  func write(_ samples: Int) throws {
    let names = [
      "fund_money", "fund_objective", "fund_shadow_price", "fund_payment_shadow_price", "fund_absorption_shadow_price",
      "fund_quota_shadow_price", "fund_range",
    ]
    let outcome = try run(samples, wanted: names)
    for name in names {
      guard let values = outcome.outputs[name]?.values else { RawFile.stop("\(name) is missing") }
      RawFile.write(values, to: "\(folder)/ours-\(name)")
    }
  }

  /// The least of three batches after a first one, which makes the programme.
  func seconds(_ samples: Int) throws -> Double {
    let wanted = ["fund_money", "fund_objective"]
    _ = try run(1, wanted: wanted)
    return try (0..<3).map { _ in
      let start = ContinuousClock.now
      _ = try run(samples, wanted: wanted)
      let parts = (ContinuousClock.now - start).components
      return Double(parts.seconds) + Double(parts.attoseconds) * 1e-18
    }.min() ?? 0
  }

  func writeFrontier() throws {
    let outcome = try run(
      1, wanted: ["fund_frontier_return", "fund_frontier_deviation", "fund_frontier_share", "fund_money"])
    for (name, numbers) in outcome.outputs { RawFile.write(numbers.values, to: "\(folder)/ours-\(name)") }
  }
}
